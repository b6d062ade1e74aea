//! What stands beside a name and tells of its bearer: a title in lower case, a bracket, an apposition, "is the …".

use std::ops::Range;

use super::bearer::find_place;
use super::role::{Role, ends_apposition, role_back, role_forward};
use super::{Finder, NameKind, NameMention, is_acronym};
use crate::entity::noun::{NAMING, Noun, among, party};
use crate::entity::reading::Reading;
use crate::entity::region::regions;
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::text::TokenKind;

impl Finder<'_> {
    /// Reads a lower-case title in front of the name, and a description in front of a comma before it.
    pub(super) fn before(&self, found: &mut NameMention, sentence: Range<usize>) {
        let document = self.document;
        let Some(last) = found.whole.start.checked_sub(1).filter(|t| *t >= sentence.start) else { return };
        let called = among(NAMING, document.word(last));
        if called && last > sentence.start {
            found.roles.extend(role_back(document, last - 1, sentence.start));
        } else if document.tokens()[last].kind == TokenKind::Word && !document.is_capital(last) {
            let given = document.words[found.name.start].any(&[Class::MaleName, Class::FemaleName]);
            if let Some(role) = role_back(document, last, sentence.start)
                && (role.noun.kind.is_person() || !given)
            {
                found.whole.start = role.words.start;
                found.gender = found.gender.or(role.noun.gender);
                found.roles.push(role);
            }
        } else if document.tokens()[last].kind == TokenKind::Comma
            && last > sentence.start
            && document
                .tokens()
                .get(found.name.end)
                .is_some_and(|t| matches!(t.kind, TokenKind::Comma | TokenKind::Stop))
            && let Some(role) = role_back(document, last - 1, sentence.start)
            && document.words[role.words.start].is(Class::Determiner)
        {
            found.gender = found.gender.or(role.noun.gender);
            found.roles.push(role);
        }
    }

    /// Reads what stands behind the name: a bracket, an apposition, "is the …".
    pub(super) fn behind(&self, found: &mut NameMention, sentence: Range<usize>) {
        let document = self.document;
        let tokens = document.tokens();
        let kind = |t: usize| tokens.get(t).filter(|_| t < sentence.end).map(|t| t.kind);
        let mut at = found.name.end;
        if kind(at) == Some(TokenKind::Open) {
            if kind(at + 2) == Some(TokenKind::Close) && is_acronym(document.word(at + 1)) {
                found.alias = Some(at + 1);
            }
            if kind(at + 1).is_some() && kind(at + 2) == Some(TokenKind::Close) {
                let titled = found.roles.iter().any(|role| role.noun.kind.is_person());
                found.roles.extend(seat(document, at + 1, titled));
            }
            let close = (at..sentence.end.min(at + 8)).find(|t| tokens[*t].kind == TokenKind::Close);
            at = close.map_or(at, |close| close + 1);
        }
        // "Ann Example of Ohio, a lawyer,"
        if kind(at + 2) == Some(TokenKind::Comma) && document.word(at) == "of" && document.is_capital(at + 1) {
            at += 2;
        }
        let the = kind(at + 1).is_some() && document.words[at + 1].is(Class::Determiner);
        if kind(at) == Some(TokenKind::Comma) || (kind(at) == Some(TokenKind::Dash) && the) {
            at += 1;
            if kind(at) == Some(TokenKind::Number) && kind(at + 1) == Some(TokenKind::Comma) {
                at += 2;
            }
            if kind(at).is_some_and(|k| k == TokenKind::Word) && same(document.word(at), "who") {
                found.kind = NameKind::Person;
                at += 1;
            } else if let Some(role) = kind(at).and_then(|_| seat(document, at, false)) {
                found.roles.push(role);
                return;
            } else {
                // "of Ohio, a lawyer": told of whoever stands before
                let place = find_place(document, found.name.clone()).is_some();
                if let Some(role) = role_forward(document, at, sentence.end)
                    && !(place && role.noun.kind.is_person())
                    && ends_apposition(document, role.head + 1, sentence.end)
                {
                    found.gender = found.gender.or(role.noun.gender);
                    found.roles.push(role);
                }
                return;
            }
        }
        if kind(at).is_some() && document.words[at].is(Class::Be) && !document.is_genitive(at) {
            let next = at + 1;
            if kind(next).is_some()
                && document.words[next].is(Class::Determiner)
                && let Some(role) = role_forward(document, next, sentence.end)
            {
                found.roles.push(role);
            }
        }
    }
}

/// What the party and state behind a politician's name tell: "(R-Tex.)", "(Ky.)" of somebody with a title.
fn seat(document: &Reading, token: usize, titled: bool) -> Option<Role> {
    let word = document.word(token);
    let state = || titled && !regions(document, token..token + 1).is_empty();
    let (noun, _) = Noun::listed("politician").filter(|_| party(word).is_some() || state())?;
    Some(Role { noun, head: token, words: token..token + 1 })
}
