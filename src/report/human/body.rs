//! The article, sentence by sentence: the status of each in the margin, and its source after it.

use std::io::{self, Write};

use anstyle::Style;

use super::flow::{Flow, LEAST};
use super::palette::{BOLD, CUE, DIM, PLAIN, paint, status};
use crate::Span;
use crate::article::BlockKind;
use crate::audit::{Audit, Basis, Sentence, SentenceKind};
use crate::entity::Resolution;
use crate::report::credit::{credit, stands_for};
use crate::report::mark::{Name, arrow, mark};
use crate::report::{Entry, Layout};

/// Writes the sentences, with an empty line between blocks, and before each sentence its line in the input and its mark.
pub(super) fn body(entry: &Entry<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let audit = entry.audit;
    if audit.sentences.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}Article{BOLD:#}")?;
    let words = marked(audit);
    let line_of = |sentence: &Sentence| audit.article.position(sentence.span).numbers().0;
    let digits = audit.sentences.last().map_or(1, |last| line_of(last).to_string().len());
    let margin = digits + 5;
    let width = layout.width.saturating_sub(margin).max(LEAST);
    let mut before = None;
    for sentence in &audit.sentences {
        let line = line_of(sentence);
        let (new_block, new_line) = before.map_or((false, true), |(b, l)| (b != sentence.block, l != line));
        before = Some((sentence.block, line));
        if new_block && new_line {
            writeln!(out)?;
        }
        let number = if new_line { line.to_string() } else { String::new() };
        let gap = digits.saturating_sub(number.len());
        let mark = paint(status(sentence.status), mark(sentence.status, layout.ascii));
        write!(out, "{:gap$}{}  {mark}  ", "", paint(DIM, &number))?;
        let lines = flow(entry, sentence, &words, layout).lines(width);
        writeln!(out, "{}", lines.join(&format!("\n{:margin$}", "")))?;
    }
    Ok(())
}

/// The words of the sentence, then its source.
fn flow(entry: &Entry<'_>, sentence: &Sentence, words: &[(Span, Style)], layout: &Layout) -> Flow {
    let audit = entry.audit;
    let text = &audit.article.text;
    let base = base(audit, sentence);
    let mut flow = Flow::default();
    let mut at = sentence.span.start();
    let from = words.partition_point(|(span, _)| span.end() <= at);
    for &(span, style) in words[from..].iter().take_while(|(span, _)| span.start() < sentence.span.end()) {
        let (start, end) = (span.start().max(at), span.end().min(sentence.span.end()));
        flow.push(&text[at..start], base);
        flow.push(&text[start..end], style | base.get_effects());
        at = end;
    }
    flow.push(&text[at..sentence.span.end()], base);
    let credit = credit(audit, sentence, entry.acts);
    let basis = match sentence.basis {
        Some(basis @ (Basis::Continued | Basis::Carried | Basis::Linked)) => format!(" ({})", Name(basis)),
        _ => String::new(),
    };
    if !credit.is_empty() {
        flow.push(&format!(" {} {credit}{basis}", arrow(layout.ascii)), DIM);
    }
    flow
}

/// The style of the words of a sentence that are neither cue nor source.
fn base(audit: &Audit<'_>, sentence: &Sentence) -> Style {
    let title = audit.article.blocks.get(sentence.block).is_some_and(|block| block.kind == BlockKind::Headline);
    match sentence.kind {
        SentenceKind::Headline => BOLD,
        _ if title => BOLD,
        SentenceKind::Byline | SentenceKind::Dateline | SentenceKind::Keywords => DIM,
        _ => PLAIN,
    }
}

/// The cues, sources and via phrases of the article with their styles, in order and without overlaps.
fn marked(audit: &Audit<'_>) -> Vec<(Span, Style)> {
    let named = |found: Option<&Resolution>| {
        let by = found.and_then(|found| stands_for(audit, found));
        by.map_or(PLAIN, |by| status(Some(by)))
    };
    let mut words = Vec::new();
    for linked in &audit.attributions {
        let found = &linked.attribution;
        words.extend(found.cue.map(|span| (span, CUE)));
        words.extend(found.source.map(|span| (span, named(linked.source.as_ref()).underline())));
        words.extend(found.via.iter().zip(&linked.via).map(|(&span, to)| (span, named(Some(to)))));
    }
    words.sort_by_key(|(span, _)| (span.start(), span.end()));
    let mut end = 0;
    words.retain(|(span, _)| {
        let apart = span.start() >= end;
        end = if apart { span.end() } else { end };
        apart
    });
    words
}
