//! The outlets that a statement came through.

use std::ops::Range;

use super::Reader;
use crate::attribution::complement::Complement;
use crate::attribution::noun_phrase::starts_adverbial;
use crate::document::Document;
use crate::lexicon::Class;
use crate::outlet::OutletMention;
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    /// The outlets that stand where whom it was said to and on what occasion does, and those that passed it on.
    pub(super) fn via(&self, followed: &Complement) -> Vec<Range<usize>> {
        let occasion = self.opening_occasion();
        let stands = |m: &&OutletMention| {
            let within = |aside: &Range<usize>| aside.start <= m.tokens.start && m.tokens.end <= aside.end;
            within(&followed.aside) || within(&occasion)
        };
        // "the BBC's Today programme" is one outlet
        let owner = |end: usize| self.document.outlets.iter().any(|m| m.tokens.end == end);
        let programme =
            |m: &Range<usize>| m.start > 1 && self.item(m.start - 1).kind == TokenKind::Clitic && owner(m.start - 1);
        let inside = self.document.outlets.iter().filter(stands).filter(|m| !programme(&m.tokens));
        let relayed = |m: &Range<usize>| followed.via.iter().any(|v| v.start <= m.start && m.end <= v.end);
        inside.map(|m| m.tokens.clone()).filter(|m| !relayed(m)).chain(followed.via.iter().cloned()).collect()
    }

    /// "In an interview with Sky News," at the start of the sentence; empty where it starts otherwise.
    pub(super) fn opening_occasion(&self) -> Range<usize> {
        let start = self.range.start;
        let prepositional = self.item(start).is(Class::Preposition);
        let comma = self.range.clone().take(24).find(|&i| self.document.tokens()[i].kind == TokenKind::Comma);
        match comma {
            Some(comma) if prepositional && starts_adverbial(self.document, start, comma) => start..comma,
            _ => start..start,
        }
    }
}

/// Does a phrase name an outlet?
pub(super) fn names_outlet(document: &Document, range: &Range<usize>) -> bool {
    document.outlets.iter().any(|m| range.start <= m.tokens.start && m.tokens.end <= range.end)
}
