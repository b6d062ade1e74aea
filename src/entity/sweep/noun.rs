//! Where common noun phrases stand that somebody or something is described with.

use std::ops::Range;

use super::Sweep;
use crate::entity::noun::{NounKind, PAIR, POSTPOSITIVE, among};
use crate::entity::relative;
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::text::TokenKind;

/// Words that head no description.
const FUNCTION: [Class; 5] =
    [Class::Preposition, Class::Determiner, Class::Coordinator, Class::Auxiliary, Class::Adverb];

impl Sweep<'_> {
    /// May the token head a description?
    pub(super) fn is_noun(&self, at: usize) -> bool {
        let document = self.discourse.document;
        document.tokens()[at].kind == TokenKind::Word
            && !document.words[at].any(&FUNCTION)
            && (document.noun(at).is_some_and(|(noun, _)| noun.kind != NounKind::Quantity) || self.is_pair(at))
            && self.discourse.name_at(at).is_none()
    }

    /// "the two", without a noun behind it?
    fn is_pair(&self, at: usize) -> bool {
        let document = self.discourse.document;
        // a determiner first: most words have none before them
        let the = at
            .checked_sub(1)
            .is_some_and(|before| document.words[before].is(Class::Determiner) && same(document.word(before), "the"));
        let counts = |t: usize| document.noun(t).is_some_and(|(noun, _)| noun.kind != NounKind::Quantity);
        the && among(PAIR, document.word(at)) && at + 1 < document.tokens().len() && !counts(at + 1)
    }

    /// The noun phrase whose head is the token `head`; none where the head is part of a longer phrase, or says something
    /// of the subject: "is a lawyer", "as a lawyer".
    pub(super) fn noun_phrase(&self, head: usize, floor: usize) -> Option<Range<usize>> {
        let document = self.discourse.document;
        let start = relative::phrase_start(document, head, floor);
        let before = start.checked_sub(1).filter(|before| *before >= floor);
        let plural = document.noun(head).is_some_and(|(_, plural)| plural);
        let article = document.words[start].is(Class::Determiner);
        let predicate = before.is_some_and(|t| document.words[t].is(Class::Be) || same(document.word(t), "as"));
        let verb = start == head
            && before.is_some_and(|t| {
                document.words[t].any(&[Class::SubjectPronoun, Class::Modal]) || (!plural && document.word(t) == "to")
            });
        (!self.goes_on(head + 1, plural) && !verb && !(article && predicate)).then_some(start..head + 1)
    }

    /// Does the noun phrase go on at a token behind a noun: "campaign cash"?
    fn goes_on(&self, at: usize, plural: bool) -> bool {
        let document = self.discourse.document;
        let Some(token) = document.tokens().get(at).filter(|t| t.kind == TokenKind::Word && t.spaced) else {
            return false;
        };
        let (word, text) = (document.words[at], document.word(at));
        let unknown = !plural
            && !document.ends_phrase(at)
            && !word.is(Class::Adverb)
            && !text.ends_with("ed")
            && !among(POSTPOSITIVE, text)
            && token.span.len() > 1;
        word.verbs().is_empty() && (text.starts_with(char::is_uppercase) || self.is_noun(at) || unknown)
    }
}
