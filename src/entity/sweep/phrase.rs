//! The source and via phrases of attributions that the sweep resolves, with their content.

use std::cmp::Reverse;
use std::ops::Range;

use super::joint::parts;
use crate::Span;
use crate::attribution::Attribution;
use crate::entity::name::NameMention;
use crate::entity::reading::Reading;
use crate::text::TokenKind;

/// A source or via phrase, and where its resolution goes.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) attribution: usize,
    /// Which of the via phrases; none for the source.
    pub(crate) via: Option<usize>,
    /// Is it a further source, named together with the first?
    pub(crate) joint: bool,
}

/// The source and via phrases of all attributions, in the order of the text.
pub(super) fn phrases(document: &Reading, attributions: &[Attribution], names: &[NameMention]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for (index, attribution) in attributions.iter().enumerate() {
        let sources = attribution.source.iter().map(|span| (None, *span));
        let via = attribution.via.iter().enumerate().map(|(at, span)| (Some(at), *span));
        for (via, span) in sources.chain(via) {
            let mut tokens = document.tokens_in(span);
            // "the nominee’s speech": the owner is the source
            while tokens.len() > 1 && ends_genitive(document, tokens.end - 1) {
                tokens.end -= 1;
            }
            let parts = if via.is_none() { parts(document, names, &tokens) } else { vec![tokens] };
            let one = parts.len() == 1;
            for (rank, tokens) in parts.into_iter().enumerate() {
                let span = if one {
                    span
                } else {
                    document.tokens()[tokens.start].span.cover(document.tokens()[tokens.end - 1].span)
                };
                phrases.push(Phrase { tokens, span, attribution: index, via, joint: rank > 0 });
            }
        }
    }
    phrases.sort_by_key(|phrase| (phrase.tokens.start, Reverse(phrase.tokens.end), phrase.attribution, phrase.via));
    phrases
}

/// Is it "’s" or a bare apostrophe, whatever follows?
fn ends_genitive(document: &Reading, token: usize) -> bool {
    let kind = document.tokens()[token].kind;
    matches!(kind, TokenKind::Clitic | TokenKind::SingleClose | TokenKind::SingleStraight)
}

/// What is attributed to somebody: ranges of tokens, in order, apart.
pub(super) fn reported(document: &Reading, attributions: &[Attribution]) -> Vec<Range<usize>> {
    let mut spans: Vec<Span> =
        attributions.iter().flat_map(|attribution| attribution.content.iter().copied()).collect();
    spans.sort_unstable();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for span in spans {
        let range = document.tokens_in(span);
        match ranges.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}
