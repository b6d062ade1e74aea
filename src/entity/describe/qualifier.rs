//! The words of a description that narrow it down, and how well somebody known agrees with them.

use crate::entity::cast::Referent;
use crate::entity::chunk::Chunk;
use crate::entity::discourse::Discourse;
use crate::entity::name::Role;
use crate::entity::noun::{RANK, among, party};
use crate::entity::pronoun::Pronoun;
use crate::entity::sweep::Phrase;
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::lexicon::place;

/// A word that narrows a description down: "Turkish", "vice", "his".
pub(super) enum Qualifier {
    /// A rank, a country, a name, an adjective with a capital.
    Word(usize),
    /// Whom "his" means.
    Owner(usize),
}

impl Qualifier {
    /// How well a referent in a role agrees, from 0, not at all, to 1.
    pub(super) fn agrees(&self, discourse: &Discourse, referent: &Referent, role: Option<&Role>) -> f32 {
        let document = discourse.document;
        let has = |test: &dyn Fn(&str) -> bool| {
            let known = referent.roles.iter().flat_map(|r| r.words.clone()).chain(referent.name.clone());
            known.into_iter().any(|t| test(document.word(t)))
        };
        match self {
            Qualifier::Word(token) => {
                let word = document.word(*token);
                let strict = role.is_none_or(|role| !role.noun.kind.is_person()) || among(RANK, word);
                if let Some(wanted) = party(word).filter(|_| !strict) {
                    return match has(&|known| party(known) == Some(wanted)) {
                        true => 1.0,
                        false if has(&|known| party(known).is_some()) => 0.0,
                        false => 0.6,
                    };
                }
                match place::country_of(word) {
                    _ if has(&|known| akin(known, word)) => 1.0,
                    _ if strict => 0.0,
                    // of another country than is known
                    Some(_) if has(&|known| place::country_of(known).is_some()) => 0.0,
                    _ => 0.4,
                }
            }
            Qualifier::Owner(owner) => {
                let owner = &discourse.cast.referents[*owner];
                let mut words = role.map_or(0..0, |role| role.words.clone());
                let named = words.any(|t| owner.name.clone().any(|o| same(document.word(t), document.word(o))));
                if named { 1.0 } else { 0.0 }
            }
        }
    }
}

/// The words of a description that a referent must share.
pub(super) fn qualifiers(discourse: &Discourse, chunk: &Chunk, phrase: &Phrase) -> Vec<Qualifier> {
    let document = discourse.document;
    let mut found = Vec::new();
    for token in chunk.tokens.start..chunk.head {
        let word = document.words[token];
        let first = token == document.sentences()[discourse.sentence].tokens.start;
        if let Some(pronoun) = Pronoun::of(document.word(token)).filter(|_| word.is(Class::Possessive)) {
            if let Some(owner) = discourse.antecedent(pronoun, token, &[]) {
                found.push(Qualifier::Owner(owner));
            }
        } else if (document.is_capital(token) && !(first && word.is(Class::Determiner)))
            || among(RANK, document.word(token))
        {
            found.push(Qualifier::Word(token));
        }
    }
    for token in chunk.head + 1..phrase.tokens.end {
        if document.tokens()[token].kind == crate::text::TokenKind::Comma || document.words[token].is(Class::Relative) {
            break;
        }
        if document.is_capital(token) {
            found.push(Qualifier::Word(token));
        }
    }
    found
}

/// The same word, or a country and its people: "Turkey" and "Turkish".
fn akin(a: &str, b: &str) -> bool {
    same(a, b) || place::country_of(a).is_some_and(|country| place::country_of(b) == Some(country))
}
