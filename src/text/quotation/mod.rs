//! Pairs the quotation marks of an article, whatever their style and however they are mistyped.
//!
//! Knows marks, spacing and the blocks they stand in; not who speaks. One bad mark costs the quotation it belongs to and
//! no other: every block starts anew, but for a quotation that runs over several paragraphs, where each opens again and
//! only the last one closes.

mod mark;
mod pairing;
mod title;
mod usage;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{Close, Quotation, Token, Usage};
use mark::Mark;
use pairing::{Draft, Pairing, State};

/// The quotations of an article, in the order of their opening marks. They nest or stand apart, but never cross.
///
/// `tokens` are those of the article's text, and `blocks` the ranges of them that its blocks are made of, in order.
pub fn quotations(text: &str, tokens: &[Token], blocks: &[Range<usize>]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut marks = Vec::new();
    let mut pairing = Pairing::default();
    let mut pending = Vec::new();
    for block in blocks.iter().filter(|block| !block.is_empty()) {
        mark::collect(text, tokens, block, &mut marks);
        pairing.pair(&marks);
        let resumed = resume(&pairing.drafts, block, &pending, &mut found);
        pending.clear();
        for (nth, draft) in pairing.drafts.iter().enumerate() {
            let Some((end, close)) = ending(draft, block) else { continue };
            if draft.state == State::Open {
                pending.push(Pending { index: found.len(), mark: draft.mark });
            }
            let (open, continues) = (draft.mark.at, nth < resumed);
            let usage = if continues { Usage::Speech } else { usage::usage(text, tokens, block, open, end) };
            found.push(Quotation { open, end, close, continues, nested: false, usage });
        }
    }
    nest(&mut found);
    found
}

/// A quotation that its block left open.
struct Pending {
    /// Its place among the quotations found.
    index: usize,
    mark: Mark,
}

/// How many of the pending quotations, outermost first, a block goes on with: its first tokens open them again.
fn resume(drafts: &[Draft], block: &Range<usize>, pending: &[Pending], found: &mut [Quotation]) -> usize {
    let resumed = pending.iter().zip(drafts).enumerate().take_while(|(nth, (pending, draft))| {
        let (before, mark) = (pending.mark, draft.mark);
        let alike = before.family == mark.family && before.is_straight() == mark.is_straight();
        alike && mark.at == block.start + nth && ending(draft, block).is_some()
    });
    let resumed = resumed.count();
    for pending in pending.iter().take(resumed) {
        if let Some(quotation) = found.get_mut(pending.index) {
            quotation.close = Close::RunsOn;
            quotation.usage = Usage::Speech;
        }
    }
    resumed
}

/// Where and how a draft ends; nothing for one that is no quotation.
fn ending(draft: &Draft, block: &Range<usize>) -> Option<(usize, Close)> {
    match draft.state {
        State::Closed(end) => Some((end, Close::Marked)),
        State::Broken(end) => Some((end, Close::Unclosed)),
        State::Open if draft.mark.at + 1 < block.end => Some((block.end, Close::Unclosed)),
        State::Open | State::Dropped => None,
    }
}

/// Finds out which quotations stand inside another one.
fn nest(found: &mut [Quotation]) {
    let mut reach = 0;
    for quotation in found {
        quotation.nested = quotation.open < reach;
        reach = reach.max(quotation.end);
    }
}
