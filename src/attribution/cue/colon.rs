//! "Rahim was adamant: “…”", "For Obi it is simple: “…”", "Her advice: “…”": a quotation behind a colon with no verb that says
//! it, and who the words before the colon are about.

use std::ops::Range;

use super::Reader;
use crate::attribution::draft::Draft;
use crate::attribution::noun_phrase::{phrase_after, subject_before};
use crate::attribution::verb_group::is_auxiliary;
use crate::lexicon::{Class, Form};
use crate::text::TokenKind;

/// The pattern of a quotation that only a colon announces.
pub(in crate::attribution) const COLON: &str = "quotation behind a colon";

/// So many words at least make a quotation speech rather than a title or a term.
const LEAST: usize = 3;

impl<'d> Reader<'d, '_> {
    /// Adds the quotation behind a colon that no cue of the sentence has claimed.
    pub(super) fn announced(&mut self) {
        let document = self.document;
        let announces =
            |at: &usize| document.tokens()[*at].kind == TokenKind::Colon && self.speech.opening_at(at + 1).is_some();
        let Some(colon) = self.range.clone().find(announces) else { return };
        let Some(quote) = self.speech.opening_at(colon + 1) else { return };
        let said = self.speech.extent(quote);
        let words = said.clone().filter(|at| self.item(*at).is_word()).count();
        let claimed = self.found[self.first..]
            .iter()
            .any(|draft| draft.content.iter().any(|content| content.start < said.end && said.start < content.end));
        let Some(source) = self.announcer(colon).filter(|_| !claimed && words >= LEAST) else { return };
        let draft = Draft {
            cue: Some(colon..colon + 1),
            source: Some(source),
            content: vec![said],
            pattern: COLON,
            confidence: 0.6,
            ..Draft::default()
        };
        self.push(draft, self.range.end);
    }

    /// Who the words before the colon are about.
    fn announcer(&self, colon: usize) -> Option<Range<usize>> {
        let document = self.document;
        let start = self.range.start;
        let first = self.item(start);
        let names = |source: &Range<usize>| {
            self.can_speak(source)
                && !["it", "this", "that", "there"].iter().any(|word| self.item(source.start).reads(word))
        };
        if first.reads("for") {
            return phrase_after(document, start + 1, colon, true).filter(names);
        }
        if ["his", "her"].iter().any(|word| first.reads(word)) && !(start..colon).any(|at| is_auxiliary(self.item(at)))
        {
            return Some(start..start + 1);
        }
        // "The warden's verdict"
        let owner = (start..colon).find(|at| document.tokens()[*at].kind == TokenKind::Clitic);
        let verb = (start..colon).find(|at| is_auxiliary(self.item(*at)));
        if let Some(owner) = owner.filter(|owner| verb.is_none() && *owner > start) {
            return Some(start..owner + 1).filter(names);
        }
        if let Some(verb) = verb {
            // "The film was called: “…”"
            if verb + 2 == colon && self.item(verb + 1).word.form(Form::Participle) {
                return None;
            }
            return subject_before(document, start, verb).filter(|source| source.start == start && names(source));
        }
        // "Rahim shrugs", "She laughs"
        let named = |at: &usize| self.item(*at).is_capital() && !self.item(*at).is(Class::Determiner);
        let end = (start..colon).take_while(named).last()? + 1;
        let person = self.item(start).is(Class::SubjectPronoun)
            || end > start + 1
            || !self.item(start).word.any(&[Class::Preposition, Class::Subordinator, Class::Coordinator]);
        Some(start..end).filter(|source| person && end < colon && names(source))
    }
}
