//! Plain text: paragraphs, list items and quoted blocks by their lines.
//!
//! The article's text is the input itself, byte for byte; only where quoted lines follow each other, their marks are left
//! out. What the paragraphs are is for `structure`.

mod lines;
mod marker;
mod wrap;

use std::borrow::Cow;

use super::prose::Prose;
use super::{Block, BlockKind, SourceMap, structure};
use crate::span::Span;
use lines::Line;
#[cfg(test)]
pub(super) use lines::is_blank;
use marker::{Marker, marker};
use wrap::{Joint, Wrap};

/// The blocks of a plain text.
pub(super) fn prose(input: &str) -> Prose<'_> {
    let mut lines = lines::split(input);
    let (text, map) = match lines::drop_marks(input, &mut lines) {
        Some((text, map)) => (Cow::Owned(text), map),
        None => (Cow::Borrowed(input), SourceMap::default()),
    };
    let wrap = Wrap::measure(&text, &lines);
    let mut blocks = Vec::new();
    for run in lines.split(Line::is_blank).filter(|run| !run.is_empty()) {
        for run in run.chunk_by(|a, b| a.is_quoted() == b.is_quoted()) {
            Run::new(&text, run, wrap).cut(&mut blocks);
        }
    }
    Prose { text, blocks, map, ..Prose::default() }
}

/// Lines that stand together, all quoted or none.
struct Run<'a> {
    text: &'a str,
    lines: &'a [Line],
    /// The width they are broken at.
    wrap: Option<Wrap>,
    /// The white space before a line that goes on; what has more starts a paragraph.
    indent: usize,
    /// Each line is a label that stands by itself, such as the name of a column.
    labels: bool,
}

impl<'a> Run<'a> {
    /// `wrap` is what the whole text is broken at; a longer run may be broken where the rest is not.
    fn new(text: &'a str, lines: &'a [Line], wrap: Option<Wrap>) -> Self {
        const ENOUGH_LINES: usize = 4;
        let wrap = wrap.or_else(|| if lines.len() < ENOUGH_LINES { None } else { Wrap::measure(text, lines) });
        let least = |lines: &[Line]| lines.iter().map(|line| line.indent).min();
        let indent = least(lines.get(1..).unwrap_or_default()).or(least(lines)).unwrap_or_default();
        Self { text, lines, wrap, indent, labels: are_labels(text, lines) }
    }

    /// Cuts the lines into blocks.
    fn cut(&self, blocks: &mut Vec<Block>) {
        let mut item: Option<(Marker, usize)> = None;
        for (at, line) in self.lines.iter().enumerate() {
            let marker = marker(&self.text[line.span]);
            let (span, kind) = match marker.filter(|(marker, _)| self.starts_item(at, *marker, item.map(|item| item.0)))
            {
                Some((marker, len)) => {
                    item = Some((marker, line.indent));
                    (Span::new(line.span.start() + len, line.span.end()), BlockKind::ListItem)
                }
                None if item.is_some_and(|item| line.indent > item.1) || self.goes_on(at, blocks.len()) => {
                    if let Some(block) = blocks.last_mut() {
                        block.span = block.span.cover(line.span);
                    }
                    continue;
                }
                None => {
                    item = None;
                    (line.span, BlockKind::Paragraph)
                }
            };
            blocks.push(Block { span, kind: if line.is_quoted() { BlockKind::BlockQuote } else { kind } });
        }
    }

    /// Does a line go on from the one before it? `count` is how many blocks there are so far: a byline stands near the top.
    fn goes_on(&self, at: usize, count: usize) -> bool {
        const TOP: usize = 2;
        let line = &self.lines[at];
        let Some(before) = at.checked_sub(1).map(|before| &self.lines[before]) else { return false };
        let is_byline = count <= TOP && structure::is_byline(&self.text[line.span]);
        let joint = Joint::new(self.text, before, line);
        let full = || line.indent <= self.indent && self.wrap.is_some_and(|wrap| wrap.is_full(joint));
        !self.labels && !is_byline && (joint.is_inside_sentence() || full())
    }

    /// Is what looks like the marker of an item one, and no hyphen or number that a broken line happens to start with?
    fn starts_item(&self, at: usize, marker: Marker, item: Option<Marker>) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| &self.text[self.lines[before].span]) else { return true };
        let next = self.lines.get(at + 1).and_then(|line| self::marker(&self.text[line.span]));
        let is_first = matches!(marker, Marker::Bullet(_) | Marker::Number(1));
        item.is_some_and(|item| marker.follows(item))
            || next.is_some_and(|(next, _)| next.follows(marker))
            || is_first && (before.ends_with(':') || self.wrap.is_none() && !wrap::is_open(before))
    }
}

fn are_labels(text: &str, lines: &[Line]) -> bool {
    const LONGEST: usize = 30;
    let is_label = |line: &Line| line.span.len() <= LONGEST && wrap::is_open(&text[line.span]);
    lines.iter().all(is_label) && lines.first().is_some_and(|line| text[line.span].starts_with(char::is_lowercase))
}
