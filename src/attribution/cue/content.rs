//! Content that stands before its cue, or around it.

use std::ops::Range;

use super::Reader;
use crate::attribution::complement::clause_end;
use crate::attribution::draft::trim;
use crate::attribution::verb_group::{Voice, verb_group};
use crate::lexicon::Class;
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    /// The quotation that closes right before `end`, with nothing but a comma between, and leads on to who said it: it ends
    /// with a comma, dash, question or exclamation mark, not with the full stop of a sentence that is over.
    pub(super) fn quotation_before(&self, end: usize) -> Option<usize> {
        let document = self.document;
        let last = end.checked_sub(1)?;
        let comma = last >= self.range.start && document.tokens()[last].kind == TokenKind::Comma;
        let close = if comma { last } else { end };
        let quote = self.speech.closing_before(close)?;
        if comma || close > self.range.start {
            let inner = document.tokens()[..close].iter().rev().find(|t| !t.kind.is_quote())?;
            let full_stop = inner.kind == TokenKind::Stop && &document.article.text[inner.span] == ".";
            return (comma || !full_stop).then_some(quote);
        }
        // the segmenter ends a sentence with "?”" and "!”"; the speaker may still follow
        let asked = close >= 2 && document.word(close - 2).ends_with(['?', '!', '…', '.']);
        let here = document.article.blocks
            [document.sentences()[document.sentence_at(document.tokens()[close - 1].span.start())?].block];
        let same = here.span.contains(document.tokens().get(end)?.span);
        (asked && same && document.word(close - 2) != ".").then_some(quote)
    }

    /// What stands before a source and verb that end the sentence: the quotation that closes there, or the clause before the
    /// comma.
    pub(super) fn content_before(&self, end: usize) -> Option<Range<usize>> {
        let document = self.document;
        let last = end.checked_sub(1)?;
        if let Some(quote) = self.quotation_before(end) {
            let extent = self.speech.extent(quote);
            let start = self.mixed_start(extent.start);
            return Some(start..extent.end);
        }
        if end <= self.free || last < self.range.start {
            return None;
        }
        // "It is “a mess,” X said", where the quotation marks stand around a word or two
        let marked = last > self.free
            && document.tokens()[last].kind.is_quote()
            && document.tokens()[last - 1].kind == TokenKind::Comma;
        if !marked && !matches!(document.tokens()[last].kind, TokenKind::Comma | TokenKind::Dash) {
            return None;
        }
        let range = trim(document, self.free..last + usize::from(marked));
        let words = range.clone().filter(|&i| document.tokens()[i].kind.is_word()).count();
        (words >= 2).then_some(range)
    }

    /// Where the content of a quotation starts that is only the end of its clause: "It was “bad,” he said".
    pub(super) fn mixed_start(&self, open: usize) -> usize {
        let document = self.document;
        let Some(sentence) = document.sentence_at(document.tokens()[open].span.start()) else { return open };
        let start =
            document.sentences()[sentence].tokens.start.max(if self.range.contains(&open) { self.free } else { 0 });
        let lead = start..open;
        if lead.is_empty()
            || self
                .found
                .iter()
                .rev()
                .take(4)
                .any(|d| d.end_of_words() > lead.start || d.content.iter().any(|c| c.end > lead.start))
        {
            return open;
        }
        let cued = matches!(document.tokens()[open - 1].kind, TokenKind::Comma | TokenKind::Colon);
        if cued { open } else { trim(document, start..open + 1).start }
    }

    /// The rest of a clause that an attribution interrupts: "It was, he said, a mistake".
    pub(super) fn parenthetical(&self, end: usize, quoted: bool) -> Option<Range<usize>> {
        if end + 2 >= self.range.end || self.item(end).kind != TokenKind::Comma || !self.goes_on(end + 1) {
            return None;
        }
        if let Some(quote) = self.speech.opening_at(end + 1) {
            return Some(self.speech.extent(quote));
        }
        if quoted {
            return None;
        }
        let stop = clause_end(self.document, self.speech, end + 1, self.range.end);
        Some(trim(self.document, end + 1..stop)).filter(|r| !r.is_empty())
    }

    /// Does the interrupted clause go on at `at`, rather than a new one begin?
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let Some(t) = self.tokens(at).first() else { return false };
        let reports = verb_group(self.tokens(at)).is_ok_and(|(_, g)| g.voice == Voice::Gerund);
        !(t.is(Class::Coordinator)
            || t.is(Class::Relative)
            || ["while", "although", "though", "as"].iter().any(|word| t.reads(word))
            || t.is(Class::PhraseHead)
            || t.text.ends_with("ing")
            || reports)
    }

    /// The first token of the clause that `at` stands in.
    pub(super) fn clause_start(&self, at: usize) -> usize {
        (self.free..at)
            .rev()
            .find(|&i| {
                let t = self.item(i);
                matches!(t.kind, TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash)
                    || t.reads("that")
                    || t.reads("but")
            })
            .map_or(self.free, |i| i + 1)
    }
}
