//! Tells speech from the names of works, and from words that are only held at a distance.

use std::ops::Range;

use super::title;
use crate::text::{Token, TokenKind, Usage};

/// The most words that a nickname or a scare quote has.
pub(super) const FEW: usize = 3;

/// What the quotation with this opening mark and this end, both in `block`, is used for.
pub(super) fn usage(text: &str, tokens: &[Token], block: &Range<usize>, open: usize, end: usize) -> Usage {
    let inside = tokens.get(open + 1..end).unwrap_or_default();
    let words = inside.iter().filter(|token| token.kind.is_word()).take(FEW + 1).count();
    let utterance = words <= FEW && is_utterance(text, tokens, block, open, end);
    // “Never!” and “God Knows.” are cries as well as names
    let cry = utterance && !ends_with(text, inside, ",");
    if words > 0 && !cry && title::is_title(text, tokens, block, open, end) {
        Usage::Title
    } else if words > FEW || words > 0 && utterance {
        Usage::Speech
    } else {
        Usage::Scare
    }
}

fn ends_with(text: &str, inside: &[Token], mark: &str) -> bool {
    inside.last().is_some_and(|last| text[last.span].ends_with(mark))
}

/// Do a few words make an utterance of their own? “No,” he said. “Never!”
///
/// It ends like a sentence and stands where one may begin. Alone, neither tells: American style puts the stop of the
/// sentence around it inside the marks as well.
fn is_utterance(text: &str, tokens: &[Token], block: &Range<usize>, open: usize, end: usize) -> bool {
    use TokenKind::*;
    let inside = tokens.get(open + 1..end).unwrap_or_default();
    let Some(last) = inside.iter().rfind(|token| !token.kind.is_quote()) else { return false };
    if last.kind == Stop && !text[last.span].ends_with('.') {
        return true;
    }
    let stopped = text[last.span].ends_with('.');
    let after = tokens.get(end + 1).filter(|_| end + 1 < block.end).map(|after| after.kind);
    let mut earlier = tokens.get(block.start..open).unwrap_or_default().iter().rev();
    match earlier.find(|token| !token.kind.is_quote()).map(|before| before.kind) {
        None | Some(Stop | Ellipsis) => {
            stopped || after == Some(Comma) || after.is_some() && matches!(last.kind, Comma | Dash | Ellipsis)
        }
        Some(Comma | Colon) => stopped,
        _ => false,
    }
}
