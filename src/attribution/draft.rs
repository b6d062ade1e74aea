//! An attribution while it is being put together: token ranges instead of spans.

use std::ops::Range;

use super::tokens::item;
use super::{Attribution, Form};
use crate::document::Document;
use crate::lexicon::{Act, Class, Stance};
use crate::span::Span;
use crate::text::{TokenKind, Usage};

/// See [`Attribution`]; ranges are half-open ranges of the document's tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) cue: Option<Range<usize>>,
    pub(super) source: Option<Range<usize>>,
    pub(super) content: Vec<Range<usize>>,
    pub(super) via: Vec<Range<usize>>,
    pub(super) act: Act,
    pub(super) stance: Stance,
    pub(super) pattern: &'static str,
    pub(super) confidence: f32,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            cue: None,
            source: None,
            content: Vec::new(),
            via: Vec::new(),
            act: Act::Says,
            stance: Stance::Asserts,
            pattern: "",
            confidence: 0.8,
        }
    }
}

impl Draft {
    /// The token behind the last one of cue, source and via.
    pub(super) fn end_of_words(&self) -> usize {
        let ends = self.cue.iter().chain(&self.source).chain(&self.via).map(|r| r.end);
        ends.max().unwrap_or(0)
    }

    /// Does it have the words at `name` for its source, or for a part of its via chain?
    pub(super) fn credits(&self, name: &Range<usize>) -> bool {
        self.via.iter().chain(&self.source).any(|range| touch(range, name))
    }

    /// The attribution with spans in place of tokens; none where nothing is attributed.
    pub(super) fn finish(mut self, document: &Document) -> Option<Attribution> {
        // "explained in a comment to X": the outlet is none of the content
        let passed = |r: &Range<usize>| self.via.iter().any(|via| via.start <= r.start && r.end <= via.end);
        self.content.retain(|r| !r.is_empty() && !passed(r));
        self.content.sort_by_key(|r| r.start);
        let mut content: Vec<Range<usize>> = Vec::new();
        for range in self.content {
            match content.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => content.push(range),
            }
        }
        if content.is_empty() {
            return None;
        }
        self.via.sort_by_key(|r| r.start);
        self.via.dedup();
        let form = form(document, &content);
        // "“Fair fares!” cheered the crowd", "she vowed that": whose very words stand there has said them, and so has who
        // vows that something is so
        let feels = matches!(self.act, Act::Feels | Act::Intends);
        // not "withdrew that account"
        let so = |c: &Range<usize>| {
            item(document, c.start).reads("that") && c.clone().any(|at| item(document, at).is(Class::Auxiliary))
        };
        let that = self.act == Act::Intends && content.first().is_some_and(so);
        // "asked people to boil water"
        let requests = self.act == Act::Asks
            && self.source.is_some()
            && self.cue.iter().zip(content.first()).any(|(cue, content)| is_request(document, cue, content));
        let uttered = feels && form != Form::Indirect || that;
        let act = match self.act {
            _ if uttered => Act::Says,
            _ if requests => Act::Orders,
            act => act,
        };
        Some(Attribution {
            form,
            cue: self.cue.map(|r| span(document, r)),
            // the comma that closes an apposition is no part of it
            source: self
                .source
                .map(|r| without_neither(document, trim(document, r)))
                .filter(|r| !r.is_empty())
                .map(|r| span(document, r)),
            content: content.into_iter().map(|r| span(document, r)).collect(),
            via: self.via.into_iter().map(|r| span(document, r)).collect(),
            act,
            stance: self.stance,
            pattern: self.pattern,
            confidence: self.confidence,
        })
    }
}

/// "The ministry neither | confirmed nor denied": the source without the word that belongs to its verbs.
fn without_neither(document: &Document, source: Range<usize>) -> Range<usize> {
    let last = source.end.checked_sub(1).filter(|last| *last > source.start);
    let neither = last.is_some_and(|last| document.word(last).eq_ignore_ascii_case("neither"));
    source.start..source.end - usize::from(neither)
}

/// Is somebody asked to do something, rather than what is so?
fn is_request(document: &Document, cue: &Range<usize>, content: &Range<usize>) -> bool {
    const ASKED: usize = 8;
    let first = item(document, content.start);
    let wonders = first.kind.is_quote() || first.any(&[Class::WhWord, Class::Subordinator]);
    let passive = cue.clone().any(|at| item(document, at).is(Class::Be));
    !wonders && !passive && content.clone().skip(1).take(ASKED).any(|at| item(document, at).reads("to"))
}

/// The bytes of a range of tokens, which is not empty.
pub(super) fn span(document: &Document, range: Range<usize>) -> Span {
    let tokens = document.tokens();
    tokens[range.start].span.cover(tokens[range.end - 1].span)
}

/// How content is given: all of its words in quotation marks, some, or none.
pub(super) fn form(document: &Document, content: &[Range<usize>]) -> Form {
    let quoted = |token: usize| {
        let found = document.quotations().partition_point(|q| q.open <= token);
        document.quotations()[..found]
            .iter()
            .rev()
            .take(4)
            .any(|q| token <= q.end && (q.usage == Usage::Speech || !q.nested))
    };
    let (mut inside, mut outside) = (false, false);
    for token in content.iter().cloned().flatten().filter(|&t| document.tokens()[t].kind.is_word()) {
        if quoted(token) {
            inside = true;
        } else {
            outside = true;
        }
        if inside && outside {
            break;
        }
    }
    let block_quote = content.first().is_some_and(|r| is_block_quote(document, r.start));
    match (inside, outside) {
        (true, false) => Form::Direct,
        (true, true) => Form::Mixed,
        (false, _) if block_quote => Form::Direct,
        _ => Form::Indirect,
    }
}

fn is_block_quote(document: &Document, token: usize) -> bool {
    let start = document.tokens()[token].span.start();
    let block = document.article.blocks.partition_point(|b| b.span.start() <= start).checked_sub(1);
    block.is_some_and(|b| document.article.blocks[b].kind == crate::article::BlockKind::BlockQuote)
}

/// Have two ranges a token in common?
pub(super) fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Have two cues a token in common?
pub(super) fn meet(a: &Option<Range<usize>>, b: &Option<Range<usize>>) -> bool {
    a.iter().zip(b).any(|(a, b)| touch(a, b))
}

/// Have two drafts content in common?
pub(super) fn overlap(a: &Draft, b: &Draft) -> bool {
    a.content.iter().any(|x| b.content.iter().any(|y| touch(x, y)))
}

/// A range without white stops, commas and coordinators at its ends.
pub(super) fn trim(document: &Document, mut range: Range<usize>) -> Range<usize> {
    let loose = |i: usize| {
        use TokenKind::*;
        matches!(document.tokens()[i].kind, Comma | Semicolon | Colon | Dash | Stop)
    };
    while range.start < range.end && loose(range.start) {
        range.start += 1;
    }
    while range.start < range.end && loose(range.end - 1) {
        range.end -= 1;
    }
    range
}
