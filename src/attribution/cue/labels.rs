//! Names set apart by a mark: "NAME: …", "“…” — Name", and the introductions of block quotes.

use std::ops::Range;

use super::Reader;
use crate::article::BlockKind;
use crate::attribution::draft::{Draft, trim};
use crate::attribution::noun_phrase::{is_nominal, phrase_after, subject_before};
use crate::attribution::tokens::Tokens;
use crate::attribution::verb_group::verb_group;
use crate::document::Document;
use crate::lexicon::{Class, Frame};
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    /// "NAME: …" at the start of a headline; gives the place behind it.
    pub(super) fn label(&mut self) -> Option<usize> {
        let document = self.document;
        let sentence = document.sentence_at(document.tokens()[self.range.start].span.start())?;
        let block = document.sentences()[sentence].block;
        let opens = document.article.blocks[block].span.start() == document.tokens()[self.range.start].span.start();
        let colon = self.range.clone().take(8).find(|&i| document.tokens()[i].kind == TokenKind::Colon)?;
        let quoted = usize::from(self.item(self.range.start).kind.is_quote());
        let words = self.range.start + quoted..colon;
        let named = !words.is_empty()
            && words.clone().all(|i| {
                let t = self.item(i);
                t.is_capital() && is_nominal(t)
                    || t.is(Class::Determiner) && i == words.start
                    || t.is(Class::Preposition)
                    || t.kind == TokenKind::Clitic
            })
            && words
                .clone()
                .any(|i| (words.len() == 1 || !self.item(i).is(Class::Determiner)) && self.item(i).is_capital());
        if self.block != BlockKind::Headline
            || !opens
            || !named
            || colon + 2 >= self.range.end
            || words.clone().any(|i| self.item(i).word.is(Class::LabelWord))
        {
            return None;
        }
        let draft = Draft {
            cue: Some(colon..colon + 1),
            source: Some(words),
            content: vec![trim(document, colon + 1..self.range.end)],
            pattern: "name and colon",
            confidence: 0.75,
            ..Draft::default()
        };
        let end = self.range.end;
        self.push(draft, end)
    }

    /// "“…” — Name" at the end of a block: gives the place behind it.
    pub(super) fn signature(&mut self, at: usize) -> Option<usize> {
        let quote = self.speech.closing_before(at)?;
        let source = phrase_after(self.document, at + 1, self.range.end, false)?;
        let named = self.item(source.start).is_capital() && !self.item(source.start).is(Class::SubjectPronoun);
        let over = (source.end..self.range.end).all(|i| !self.item(i).is_word());
        if !named || !over {
            return None;
        }
        let end = source.end;
        let draft = Draft {
            cue: Some(at..at + 1),
            source: Some(source),
            content: vec![self.speech.extent(quote)],
            pattern: "quotation and signature",
            ..Draft::default()
        };
        self.push(draft, end)
    }
}

/// The source and cue of an introduction that names a speaker before a block quote: "X on the plan:".
pub(in crate::attribution) fn introduction(document: &Document, range: Range<usize>) -> Option<Draft> {
    let (_, group) = range.clone().rev().find_map(|at| {
        verb_group(Tokens::forward(document, at..range.end)).ok().filter(|(_, g)| g.verb.takes(Frame::Quote))
    })?;
    let sentence = document.sentence_at(document.tokens()[group.start].span.start())?;
    let floor = document.sentences()[sentence].tokens.start;
    let source = subject_before(document, floor, group.start);
    Some(Draft {
        cue: Some(group.start..group.end),
        source,
        act: group.verb.act,
        stance: group.stance,
        pattern: "introduction of a block quote",
        ..Draft::default()
    })
}
