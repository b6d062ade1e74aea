//! "As one trader put it to X, …": an aside that gives a sentence or quotation to a speaker.

use super::Reader;
use super::via::names_outlet;
use crate::attribution::complement::clause_end;
use crate::attribution::draft::{Draft, trim};
use crate::attribution::noun_phrase::phrase_after;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// The pattern of "as somebody put it".
pub(in crate::attribution) const PUT: &str = "as somebody puts it";

/// The longest name of who puts it so, in tokens.
const LONGEST: usize = 12;

impl<'d> Reader<'d, '_> {
    /// "…, as one trader put it to X", "As one trader put it, …".
    pub(super) fn put(&mut self, at: usize) -> Option<usize> {
        let document = self.document;
        let puts = |i: &usize| {
            let t = self.item(*i);
            (t.reads("put") || t.reads("puts")) && *i + 1 < self.range.end && self.item(i + 1).reads("it")
        };
        let verb = (at + 2..self.range.end.min(at + LONGEST)).find(puts)?;
        let source = at + 1..verb;
        if source.clone().any(|i| self.item(i).is(Class::Auxiliary)) {
            return None;
        }
        let told = verb + 2 < self.range.end && self.item(verb + 2).reads("to");
        let told = told.then(|| phrase_after(document, verb + 3, self.range.end, false)).flatten();
        let end = told.as_ref().map_or(verb + 2, |told| told.end);
        let fronted = self.is_opening(at);
        let content = if fronted {
            let comma = end < self.range.end && document.tokens()[end].kind == TokenKind::Comma;
            let stop = clause_end(document, self.speech, end + 1, self.range.end);
            comma.then(|| trim(document, end + 1..stop))?
        } else {
            self.content_before(at)?
        };
        let draft = Draft {
            cue: Some(verb..verb + 2),
            source: Some(source),
            content: vec![content],
            via: told.into_iter().filter(|told| names_outlet(document, told)).collect(),
            pattern: PUT,
            confidence: 0.9,
            ..Draft::default()
        };
        self.push(draft, self.range.end)
    }
}
