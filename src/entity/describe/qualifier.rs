//! The words of a description that narrow it down, and how well somebody known agrees with them.

use crate::entity::cast::Referent;
use crate::entity::chunk::Chunk;
use crate::entity::discourse::Discourse;
use crate::entity::name::Role;
use crate::entity::noun::{RANK, among, party};
use crate::entity::pronoun::Pronoun;
use crate::entity::region::{self, regions};
use crate::entity::sweep::Phrase;
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::lexicon::place::Country;
use crate::outlet::country_names;
use crate::text::TokenKind;

/// A word that narrows a description down: "Turkish", "vice", "his".
pub(super) enum Qualifier {
    /// A rank, a name, an adjective with a capital.
    Word(usize),
    /// A country or a part of one.
    Region(Country),
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
                match has(&|known| same(known, word)) {
                    true => 1.0,
                    false if strict => 0.0,
                    false => 0.4,
                }
            }
            Qualifier::Region(wanted) => {
                let ranges = referent.roles.iter().map(|r| r.words.clone()).chain([referent.name.clone()]);
                let known: Vec<Country> =
                    ranges.flat_map(|tokens| regions(document, tokens)).map(|(_, country)| country).collect();
                if known.iter().any(|known| region::is_same(*known, *wanted)) || is_home(discourse, referent, *wanted) {
                    1.0
                } else if role.is_none_or(|role| !role.noun.kind.is_person()) {
                    0.0
                } else if known.is_empty() || known.iter().any(|known| region::overlap(*known, *wanted)) {
                    0.4
                } else {
                    // of another country than is known
                    0.0
                }
            }
            Qualifier::Owner(owner) if referent.owner == Some(*owner) => 1.0,
            Qualifier::Owner(owner) => {
                let owner = &discourse.cast.referents[*owner];
                let mut words = role.map_or(0..0, |role| role.words.clone());
                let named = words.any(|t| owner.name.clone().any(|o| document.same(t, o)));
                if named { 1.0 } else { 0.0 }
            }
        }
    }
}

/// Is an outlet based in a country, which its name need not tell: "the Milan paper"?
fn is_home(discourse: &Discourse, referent: &Referent, country: Country) -> bool {
    let mention = referent.outlet.and_then(|at| discourse.document.outlets.get(at));
    let known = mention.and_then(|mention| mention.outlet);
    known.is_some_and(|outlet| country_names(outlet.outlet().country).contains(&country.name()))
}

/// The words of a description that a referent must share.
pub(super) fn qualifiers(discourse: &Discourse, chunk: &Chunk, phrase: &Phrase) -> Vec<Qualifier> {
    let document = discourse.document;
    let behind = (chunk.head + 1..phrase.tokens.end)
        .find(|t| document.tokens()[*t].kind == TokenKind::Comma || document.words[*t].is(Class::Relative))
        .unwrap_or(phrase.tokens.end.max(chunk.head + 1));
    // where somebody is based, his name need not tell: "the Lodi, New Jersey-based company"
    let based = chunk.tokens.clone().rev().find(|t| document.word(*t).ends_with("-based"));
    let start = based.map_or(chunk.tokens.start, |based| based + 1).min(chunk.head);
    let regions: Vec<_> =
        [start..chunk.head, chunk.head + 1..behind].into_iter().flat_map(|tokens| regions(document, tokens)).collect();
    let mut found: Vec<Qualifier> = regions.iter().map(|(_, country)| Qualifier::Region(*country)).collect();
    let elsewhere = |token: usize| !regions.iter().any(|(tokens, _)| tokens.contains(&token));
    for token in (chunk.tokens.start..chunk.head).filter(|token| elsewhere(*token)) {
        let word = document.words[token];
        let first = token == document.sentences()[discourse.sentence].tokens.start;
        if word.is(Class::Possessive) && Pronoun::of(document.word(token)).is_some() {
            found.extend(owner(discourse, chunk).map(Qualifier::Owner));
        } else if token >= start
            && ((document.is_capital(token) && !(first && word.is(Class::Determiner)))
                || among(RANK, document.word(token)))
        {
            found.push(Qualifier::Word(token));
        }
    }
    let behind = (chunk.head + 1..behind).filter(|token| elsewhere(*token));
    found.extend(behind.filter(|token| document.is_capital(*token)).map(Qualifier::Word));
    found
}

/// Whom "his" of a description means.
pub(super) fn owner(discourse: &Discourse, chunk: &Chunk) -> Option<usize> {
    let document = discourse.document;
    let possessive = |t: &usize| document.words[*t].is(Class::Possessive);
    chunk.tokens.clone().filter(possessive).find_map(|token| {
        let pronoun = Pronoun::of(document.word(token))?;
        discourse.antecedent(pronoun, token, &[])
    })
}
