//! Block quotes that are signed below: "— Ann Example, to X", a line with a name, or the name and handle of an embedded post.

use std::ops::Range;

use super::draft::{Draft, overlap, trim};
use super::tokens::item;
use super::verb_group::is_auxiliary;
use crate::article::BlockKind;
use crate::document::Document;
use crate::text::TokenKind;

/// The longest signature, in tokens.
const LONGEST: usize = 16;

/// Gives block quotes to those who sign them, where nothing else does.
pub(super) fn sign_block_quotes(document: &Document, drafts: &mut Vec<Draft>) {
    let blocks = &document.article.blocks;
    let is_quote = |at: usize| blocks.get(at).is_some_and(|block| block.kind == BlockKind::BlockQuote);
    let mut start = 0;
    while start < blocks.len() {
        let end = (start..blocks.len()).find(|at| !is_quote(*at)).unwrap_or(blocks.len());
        if let Some(last) = end.checked_sub(1).filter(|last| *last >= start) {
            let quote = document.tokens_in(blocks[start].span.cover(blocks[last].span));
            let below = (last > start).then(|| document.tokens_in(blocks[last].span).start);
            if let Some(draft) = signed(document, quote, below)
                && !drafts.iter().any(|other| overlap(other, &draft))
            {
                drafts.push(draft);
            }
        }
        start = end + 1;
    }
}

/// The attribution of a quote whose last words sign it; `below` is where its last block begins, if there are several.
fn signed(document: &Document, quote: Range<usize>, below: Option<usize>) -> Option<Draft> {
    let kind = |at: usize| document.tokens()[at].kind;
    let floor = quote.start.max(quote.end.saturating_sub(LONGEST + 1));
    // a post may end with a link, a tag or a picture
    let ends = [TokenKind::Stop, TokenKind::Ellipsis, TokenKind::Address, TokenKind::Symbol];
    let ended =
        |at: usize| (quote.start..at).rev().find(|at| !kind(*at).is_quote()).is_some_and(|at| ends.contains(&kind(at)));
    let dash = (floor..quote.end).rev().find(|at| kind(*at) == TokenKind::Dash && ended(*at));
    let start = dash.or_else(|| below.filter(|at| *at >= floor && ended(*at)))?;
    let words = trim(document, start..quote.end);
    let plain = |at: usize| kind(at) != TokenKind::Stop && !is_auxiliary(item(document, at)) && !kind(at).is_quote();
    if words.is_empty() || quote.end > words.end || !words.clone().all(plain) {
        return None;
    }
    // "Ann Example, to X": whom it was said to is no part of the name, nor are handle and date of a post, "(@example) May 4"
    let is_behind = |at: &usize| matches!(kind(*at), TokenKind::Comma | TokenKind::Open);
    let name = words.start..words.clone().find(is_behind).unwrap_or(words.end);
    if name.is_empty() {
        return None;
    }
    let via = document.outlets_in(words.clone()).map(|mention| mention.tokens.clone());
    Some(Draft {
        cue: dash.map(|dash| dash..dash + 1),
        via: via.filter(|via| via.start >= name.end).collect(),
        source: Some(name),
        content: vec![quote.start..start],
        pattern: "quotation and signature",
        ..Draft::default()
    })
}
