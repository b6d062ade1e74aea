//! A quotation mark that is never closed.
//!
//! ## Why it matters
//!
//! If a quotation does not end, readers cannot tell which words are the speaker’s and which are the writer’s.
//!
//! ## When it fires
//!
//! A mark opens a quotation, and no mark closes it before the paragraph ends. A quotation of several paragraphs, in
//! which each paragraph opens with a mark and only the last one closes, is correct. A quotation that is closed in a
//! later paragraph that does not open with a mark is ignored.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! “We will not sell the harbour, Mayor Ada Obi said on Monday.
//! ```
//!
//! Does not:
//!
//! ```text
//! “We will not sell the harbour,” Mayor Ada Obi said on Monday.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! unclosed-quotation = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The punctuation guide of the AP Stylebook (quotation marks: running quotations): each paragraph of a quotation opens
//! with a mark, and the last one closes.

use super::case::{Case, Note, tokens_of};
use crate::article::BlockKind;
use crate::text::{Close, Quotation};

/// The number of following blocks in which the closing mark is looked for.
const NEAR: usize = 3;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let unclosed = case.speech().filter(|quotation| {
        quotation.close == Close::Unclosed && !closes_later(case, quotation) && !is_markup(case, quotation)
    });
    let marks = unclosed.filter_map(|quotation| case.document.tokens().get(quotation.open));
    let note =
        |span| Note::new(span, "this quotation mark is never closed").suggest("close it where the speaker’s words end");
    marks.map(|token| note(token.span)).collect()
}

/// Is there a mark in one of the next paragraphs that closes nothing there? Then the paragraphs in between only lack an opening
/// mark.
fn closes_later(case: &Case<'_>, quotation: &Quotation) -> bool {
    let Some(last) = case.sentence_of(quotation.end.saturating_sub(1)) else { return false };
    let Some(block) = case.document.sentences().get(last).map(|sentence| sentence.block) else { return false };
    let blocks = case.document.article.blocks.iter().skip(block + 1).take(NEAR);
    let prose = blocks.take_while(|block| block.kind != BlockKind::Headline);
    prose.into_iter().any(|block| {
        let tokens = case.document.tokens_in(block.span);
        let marks = tokens.clone().filter(|&at| case.document.tokens()[at].kind.is_quote() && is_double(case.word(at)));
        let paired = case.document.quotations().iter().filter(|q| tokens.contains(&q.open));
        let known: Vec<usize> = paired.flat_map(|q| [q.open, tokens_of(q).end.saturating_sub(1)]).collect();
        marks.into_iter().any(|at| !known.contains(&at))
    })
}

/// Is the quotation in a line with markup, where quotation marks enclose values?
fn is_markup(case: &Case<'_>, quotation: &Quotation) -> bool {
    let line = case.sentence_of(quotation.open).and_then(|at| case.document.sentences().get(at));
    line.is_some_and(|line| line.tokens.clone().any(|at| matches!(case.word(at), "<" | ">" | "=")))
}

fn is_double(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "''" | "’’" | "``" | "‘‘")
}
