//! What bears a name: somebody, an institution or a place, a man or a woman; by its words and by where it stands.

use std::ops::Range;

use super::{Finder, NameKind, NameMention};
use crate::entity::noun::{FEMALE_TITLE, Gender, MALE_TITLE, Noun, NounKind, among};
use crate::entity::reading::Reading;
use crate::lexicon::Class;
use crate::lexicon::place::{self, Place};
use crate::text::TokenKind;

impl Finder<'_> {
    pub(super) fn kind(&self, found: &NameMention, titled: bool) -> NameKind {
        let document = self.document;
        let name = found.name.clone();
        let word = |t: usize| document.words[t];
        let institution = name.clone().any(|t| {
            word(t).is(Class::CompanySuffix)
                || document.noun(t).is_some_and(|(n, _)| matches!(n.kind, NounKind::Body | NounKind::Outlet))
        });
        let given = word(name.start).is(Class::MaleName) || word(name.start).is(Class::FemaleName);
        let person_role = found.roles.iter().any(|role| role.noun.kind.is_person() && role.words != found.name);
        let body_role = !person_role && !given && found.roles.iter().any(|role| !role.noun.kind.is_person());
        if titled || (person_role && !institution) {
            NameKind::Person
        } else if institution {
            NameKind::Organization
        } else if name.len() > 2 && word(name.end - 1).is(Class::PlaceNoun) {
            // "the Ann Example Road"
            NameKind::Place
        } else if given && name.len() > 1 {
            NameKind::Person
        } else if is_place(document, name.clone()) {
            NameKind::Place
        } else if body_role {
            NameKind::Organization
        } else if self.is_location(found) {
            NameKind::Place
        } else {
            NameKind::Unknown
        }
    }

    /// Does a lower-case noun go on here, so that the name only narrows it down: "the Obama administration"?
    pub(super) fn narrows(&self, at: usize) -> bool {
        let document = self.document;
        document.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Word && t.spaced)
            && document.word(at).starts_with(char::is_lowercase)
            && !document.ends_phrase(at)
            && (document.words[at].verbs().is_empty() || document.noun(at).is_some())
    }

    /// What the noun behind a name makes of its bearer: "Reed’s presidential campaign".
    pub(super) fn implied(&self, at: usize) -> Option<&'static Noun> {
        let document = self.document;
        let known = |t: usize| document.tokens().get(t).is_some_and(|token| token.kind != TokenKind::Comma);
        let start = if known(at) && document.is_genitive(at) { at + 1 } else { at };
        let reach = start..document.tokens().len().min(start + 2);
        reach.take_while(|t| known(*t) && !document.ends_phrase(*t)).find_map(|t| Noun::implied(document.word(t)))
    }

    /// Does it stand where places stand: "in Example", "near Example", "Example, Ohio"?
    fn is_location(&self, found: &NameMention) -> bool {
        let document = self.document;
        let before = found.whole.start.checked_sub(1).map(|t| document.word(t));
        let inside = before.is_some_and(|word| among(&["in", "near", "outside"], word));
        let next = found.name.end;
        let comma = document.tokens().get(next).is_some_and(|t| t.kind == TokenKind::Comma);
        let owner = document.tokens().get(next).is_some() && document.is_genitive(next);
        let region = comma && next + 1 < document.tokens().len() && find_place(document, next + 1..next + 2).is_some();
        !owner && (inside || region)
    }
}

/// What a title of address tells.
pub(super) fn honorific(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    let male = among(MALE_TITLE, word).then_some(Gender::Male);
    male.or_else(|| among(FEMALE_TITLE, word).then_some(Gender::Female))
}

/// What the given name of a person tells; nothing for one that both bear.
pub(super) fn given_gender(document: &Reading, name: Range<usize>) -> Option<Gender> {
    if name.len() < 2 {
        return None;
    }
    let word = document.words[name.start];
    match (word.is(Class::MaleName), word.is(Class::FemaleName)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// Is it the name of a country or place?
pub(super) fn is_place(document: &Reading, name: Range<usize>) -> bool {
    find_place(document, name.clone()).is_some() || name.clone().any(|t| document.words[t].is(Class::PlaceNoun))
}

/// The place that a name leads to.
pub(crate) fn find_place(document: &Reading, name: Range<usize>) -> Option<Place> {
    let (first, last) = (document.tokens().get(name.start)?, document.tokens().get(name.end.checked_sub(1)?)?);
    place::find(&document.article.text[first.span.cover(last.span)])
}
