//! Plain text: paragraphs, list items and quoted blocks by their lines.
//!
//! The article's text is the input itself, byte for byte; only where quoted lines follow each other, their marks are left
//! out. What the paragraphs are is for `structure`.

mod lines;
mod marker;
mod wrap;

use std::borrow::Cow;

use super::{Block, BlockKind, Prose, SourceMap, structure};
use crate::span::Span;
use lines::Line;
#[cfg(test)]
pub(super) use lines::is_blank;
use marker::{Marker, marker};
use wrap::Wrap;

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
            cut(&text, run, wrap, &mut blocks);
        }
    }
    Prose { text, blocks, links: Vec::new(), map }
}

/// How many lines it takes to see that a run of lines is wrapped where the rest of the text is not.
const ENOUGH_LINES: usize = 4;

/// Cuts lines that stand together, all quoted or none, into blocks.
fn cut(text: &str, run: &[Line], wrap: Option<Wrap>, blocks: &mut Vec<Block>) {
    let wrap = wrap.or_else(|| if run.len() < ENOUGH_LINES { None } else { Wrap::measure(text, run) });
    let labels = are_labels(text, run);
    let mut item: Option<(Marker, usize)> = None;
    let mut before: Option<&Line> = None;
    for (at, line) in run.iter().enumerate() {
        let marker = marker(&text[line.span]).filter(|(marker, _)| {
            starts_item(text, *marker, item.map(|(marker, _)| marker), &run[..at], &run[at + 1..])
        });
        let goes_on = before.is_some_and(|before| {
            let hangs = item.is_some_and(|(_, indent)| line.indent > indent);
            hangs || !labels && !structure::is_byline(&text[line.span]) && wrap::joins(text, before, line, wrap)
        });
        before = Some(line);
        if let Some((marker, len)) = marker {
            item = Some((marker, line.indent));
            let span = Span::new(line.span.start() + len, line.span.end());
            blocks.push(Block { span, kind: kind(line, BlockKind::ListItem) });
        } else if goes_on && let Some(block) = blocks.last_mut() {
            block.span = block.span.cover(line.span);
        } else {
            item = None;
            blocks.push(Block { span: line.span, kind: kind(line, BlockKind::Paragraph) });
        }
    }
}

fn kind(line: &Line, otherwise: BlockKind) -> BlockKind {
    if line.is_quoted() { BlockKind::BlockQuote } else { otherwise }
}

/// Is what looks like the marker of an item one, and no hyphen or number that a wrapped line happens to start with?
fn starts_item(text: &str, marker: Marker, item: Option<Marker>, before: &[Line], after: &[Line]) -> bool {
    let Some(last) = before.last() else { return true };
    let goes_on =
        || after.first().and_then(|line| self::marker(&text[line.span])).is_some_and(|(next, _)| next.follows(marker));
    match item {
        Some(item) if marker.follows(item) => true,
        _ => {
            !wrap::is_open(&text[last.span]) && (matches!(marker, Marker::Bullet(_)) || marker == Marker::Number(1))
                || goes_on()
        }
    }
}

/// Is each line a label that stands by itself, such as the names of columns?
fn are_labels(text: &str, run: &[Line]) -> bool {
    const LABEL: usize = 30;
    let is_label = |line: &Line| line.span.len() <= LABEL && wrap::is_open(&text[line.span]);
    run.iter().all(is_label) && run.first().is_some_and(|line| text[line.span].starts_with(char::is_lowercase))
}
