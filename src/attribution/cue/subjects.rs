//! Subjects: which phrase a verb belongs to, and whether it can say anything.

use std::ops::Range;

use super::Reader;
use super::via::names_outlet;
use crate::attribution::noun_phrase::{phrase_after, subject_before};
use crate::attribution::verb_group::VerbGroup;
use crate::lexicon::{Class, Form, Frame, Word};
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    /// The subject that a verb group has, or shares with the verb before it ("X said …, and added …").
    pub(super) fn shared_or_own_subject(&self, group: &VerbGroup) -> Option<Range<usize>> {
        let document = self.document;
        let floor = self.free.min(group.start);
        if let Some(own) = subject_before(document, floor, group.start) {
            return Some(own);
        }
        let last = group.start.checked_sub(1).filter(|&i| i >= self.range.start)?;
        if self.document.tokens()[last].kind == TokenKind::Comma
            && let Some(subject) = subject_before(document, self.range.start, group.start)
            // "The family, which came asking for an inquiry, alleged": a cue inside the clause
            && subject.start < floor
            && subject.clone().any(|at| self.item(at).is(Class::Relative))
        {
            return Some(subject);
        }
        // "retired but continued to write": nothing is said
        let joined =
            self.item(last).is(Class::Coordinator) && !(self.item(last).reads("but") && group.verb.takes(Frame::Weak));
        if !joined || !self.item(group.main).word.form(Form::Past) && !self.item(group.main).word.form(Form::Third) {
            return None;
        }
        match self.found[self.first..].last() {
            Some(draft) => draft.source.clone(),
            None => self.sentence_subject(group.start),
        }
    }

    /// "more than economists had expected": does "than" before a subject make its clause a measure, where no number follows
    /// ("more than twenty officials said")?
    pub(super) fn is_compared(&self, source: &Range<usize>) -> bool {
        let than = |at: usize| at < source.end && self.item(at).reads("than");
        let Some(behind) = (source.start..source.start + 2).find(|&at| than(at)).map(|at| at + 1) else { return false };
        let counts = [Class::NumberWord, Class::Quantifier, Class::Determiner];
        behind < source.end && self.item(behind).kind != TokenKind::Number && !self.item(behind).any(&counts)
    }

    /// The subject of the sentence: the noun phrase before its first verb, as far as the lexicon knows verbs.
    pub(super) fn sentence_subject(&self, before: usize) -> Option<Range<usize>> {
        let document = self.document;
        let mut at = self.range.start;
        while at < before {
            let t = self.item(at);
            let opening = t.is(Class::Preposition) || t.is(Class::Subordinator) || t.text.ends_with("ing");
            if !opening && let Some(found) = phrase_after(document, at, before, true) {
                // a subject ends where its verb begins; without a lexicon of all verbs, a past form is one
                let verb = (found.start + 1..found.end).find(|&i| {
                    let t = self.item(i);
                    !t.is_capital() && (t.text.ends_with("ed") || t.word.form(Form::Past))
                });
                return Some(found.start..verb.unwrap_or(found.end));
            }
            let comma = (at..before).find(|&i| document.tokens()[i].kind == TokenKind::Comma)?;
            at = comma + 1;
        }
        None
    }

    /// Can a phrase be somebody or something that says things: does it name or describe a person, body or document?
    pub(super) fn can_speak(&self, source: &Range<usize>) -> bool {
        const SPEAKERS: [Class; 12] = [
            Class::SubjectPronoun,
            Class::Relative,
            Class::Quantifier,
            Class::PersonNoun,
            Class::PersonPlural,
            Class::Title,
            Class::GroupNoun,
            Class::InstitutionNoun,
            Class::DocumentNoun,
            Class::MediaNoun,
            Class::MediaPerson,
            Class::KinNoun,
        ];
        names_outlet(self.document, source)
            || source.clone().any(|i| {
                let t = self.item(i);
                let name = t.is_capital() && i > self.range.start && t.kind == TokenKind::Word;
                name || t.word.any(&SPEAKERS) && !t.reads("it") && !t.reads("that")
                // a capital at the start of the sentence is a name if nothing is known of the word
                || t.is_capital() && t.word == Word::default()
            })
    }

    /// Does the token open the sentence, a coordinator or short adverb aside?
    pub(super) fn is_opening(&self, at: usize) -> bool {
        (self.free..at).all(|i| {
            let t = self.item(i);
            t.is(Class::Coordinator) || t.is(Class::Adverb) || !t.is_word()
        })
    }
}
