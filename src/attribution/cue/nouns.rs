//! Reporting nouns with a clause: "X's claim that …", "allegations that …".

use std::ops::Range;

use super::Reader;
use super::homographs::is_plural;
use crate::attribution::complement::clause_end;
use crate::attribution::draft::Draft;
use crate::attribution::noun_phrase::{phrase_after, subject_before};
use crate::attribution::verb_group::is_auxiliary;
use crate::lexicon::{Act, Class, Form};
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    /// "X's claim that …", "the claim by X that …", "allegations that …".
    pub(super) fn noun(&mut self, at: usize) -> Option<usize> {
        let document = self.document;
        let noun = self.item(at).word.noun().filter(|noun| !matches!(noun.act, Act::Shows | Act::Finds))?;
        let mut source = None;
        let mut next = at + 1;
        if at > self.range.start {
            // "his terse reply"
            let described =
                |i: usize| !self.item(i).any(&[Class::Possessive, Class::Preposition]) && self.item(i).is_word();
            let at = if at >= self.range.start + 3 && described(at - 1) { at - 1 } else { at };
            let owner = self.item(at - 1);
            if owner.is(Class::Possessive) && !owner.is(Class::Relative) {
                source = Some(at - 1..at);
            } else if owner.kind == TokenKind::Clitic && owner.text.ends_with('s') {
                source = subject_before(document, self.free, at - 1).map(|s| self.owner(s).start..at);
            }
        }
        if source.is_none()
            && next < self.range.end
            && (self.item(next).reads("by") || self.item(next).reads("from") || self.item(next).reads("of"))
        {
            source = phrase_after(document, next + 1, self.range.end, true);
            next = source.as_ref()?.end;
        }
        if let Some(quote) = self.predicate(at).filter(|_| source.is_some()) {
            let draft = Draft {
                cue: Some(at..at + 1),
                source,
                content: vec![self.speech.extent(quote)],
                act: noun.act,
                stance: noun.stance,
                pattern: "quotation that is somebody's words",
                confidence: 0.85,
                ..Draft::default()
            };
            return self.push(draft, next);
        }
        if next + 1 >= self.range.end || !self.item(next).reads("that") || self.is_relative_that(next) {
            return None;
        }
        let end = clause_end(document, self.speech, next, self.range.end);
        let draft = Draft {
            cue: Some(at..at + 1),
            source,
            content: vec![next..end],
            act: noun.act,
            stance: noun.stance,
            pattern: "reporting noun with a clause",
            confidence: 0.7,
            ..Draft::default()
        };
        self.push(draft, end)
    }

    /// "“Never again” were her words", "“Too late,” was the blunt verdict of X": the quotation that a noun at `at` is said to be.
    fn predicate(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let floor = self.range.start.max(at.saturating_sub(LONGEST));
        let be = (floor..at).rev().find(|&i| is_auxiliary(self.item(i))).filter(|&be| self.item(be).is(Class::Be))?;
        let plain = |i: usize| self.item(i).is_word() || self.item(i).kind == TokenKind::Clitic;
        self.quotation_before(be).filter(|_| (be..at).all(plain))
    }

    /// The owner in a possessive: what follows the last preposition that does not belong to its name.
    pub(super) fn owner(&self, range: Range<usize>) -> Range<usize> {
        let preposition =
            |&i: &usize| self.item(i).is(Class::Preposition) && !self.item(i).reads("of") && !self.item(i).reads("for");
        let start = range.clone().rev().find(preposition).map_or(range.start, |i| i + 1);
        start..range.end
    }

    /// Is "that" at `at` the subject of a relative clause ("a letter that says")?
    pub(super) fn is_relative_that(&self, at: usize) -> bool {
        let next = self.item(at + 1);
        is_auxiliary(next)
            || next.is(Class::PastVerb)
            || (next.word.verb().is_some() && !next.is(Class::Determiner) && !is_plural(next))
            || (next.word.form(Form::Third) && !next.is_capital())
    }
}
