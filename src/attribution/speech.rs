//! Quotations of somebody's words: which tokens stand in them, and whose they are where no verb of their own sentence says.

use std::ops::Range;

use super::draft::Draft;
use crate::article::BlockKind;
use crate::document::Document;
use crate::lexicon::Act;
use crate::text::{Close, TokenKind, Usage};

/// The outermost quotations of an article that are speech, by token.
pub(super) struct Speech {
    /// Tokens from the opening mark to behind the closing one; in order, apart.
    extents: Vec<Range<usize>>,
    /// For each, whether it goes on from the one before it.
    continues: Vec<bool>,
}

impl Speech {
    pub(super) fn of(document: &Document) -> Self {
        let outermost = || document.quotations().iter().filter(|q| q.usage == Usage::Speech && !q.nested);
        let extents = outermost().map(|q| q.open..q.end + usize::from(q.close == Close::Marked)).collect();
        Self { extents, continues: outermost().map(|q| q.continues).collect() }
    }

    fn at(&self, token: usize) -> Option<usize> {
        let found = self.extents.partition_point(|q| q.start <= token).checked_sub(1)?;
        (token < self.extents[found].end).then_some(found)
    }

    /// Where the quotation that holds `token` ends.
    pub(super) fn skip(&self, token: usize) -> Option<usize> {
        self.at(token).map(|q| self.extents[q].end)
    }

    /// The quotation that `token` opens.
    pub(super) fn opening_at(&self, token: usize) -> Option<usize> {
        self.at(token).filter(|&q| self.extents[q].start == token)
    }

    /// The quotation whose last token stands right before `token`.
    pub(super) fn closing_before(&self, token: usize) -> Option<usize> {
        self.at(token.checked_sub(1)?).filter(|&q| self.extents[q].end == token)
    }

    pub(super) fn extent(&self, quote: usize) -> Range<usize> {
        self.extents[quote].clone()
    }

    pub(super) fn end_of(&self, quote: usize) -> usize {
        self.extents[quote].end
    }
}

/// Gives every quotation that no cue of its sentence has claimed to the speaker before it, where the text leads there: a
/// quotation of several paragraphs, and one that follows another with no cue of its own.
pub(super) fn continue_quotations(document: &Document, speech: &Speech, drafts: &mut Vec<Draft>) {
    let mut owners: Vec<Option<usize>> = vec![None; speech.extents.len()];
    for (at, draft) in drafts.iter().enumerate() {
        for range in &draft.content {
            let first = speech.extents.partition_point(|q| q.end <= range.start);
            let inside = speech.extents[first..].iter().take_while(|q| q.start < range.end).count();
            for owner in &mut owners[first..first + inside] {
                owner.get_or_insert(at);
            }
        }
    }
    let given = drafts.len();
    for quote in 0..speech.extents.len() {
        if owners[quote].is_some() {
            continue;
        }
        let here = speech.extent(quote);
        let previous = quote.checked_sub(1).and_then(|p| Some((p, owners[p]?)));
        if let Some((before, owner)) = previous {
            let before = speech.extent(before);
            let near = same_block(document, before.start, here.start);
            // each paragraph opens again, only the last one closes; or “A,” she said. “B.”
            if (!near && speech.continues[quote]) || (near && runs_on(document, &drafts[owner], before.end, here.start))
            {
                drafts[owner].content.push(here);
                owners[quote] = Some(owner);
                continue;
            }
        }
        if let Some(speaker) = speaker_before(document, drafts, &here) {
            drafts.push(Draft {
                source: drafts[speaker].source.clone(),
                content: vec![here],
                act: drafts[speaker].act,
                pattern: "quotation goes on with the speaker before it",
                confidence: 0.7,
                ..Draft::default()
            });
            owners[quote] = Some(drafts.len() - 1);
        }
    }
    debug_assert!(drafts.len() >= given);
}

/// Do only the words of the attribution itself stand between one quotation and the next?
fn runs_on(document: &Document, draft: &Draft, from: usize, to: usize) -> bool {
    let Some(cue) = draft.cue.clone() else { return from == to };
    if from == to {
        return true;
    }
    // the rest of the cue's sentence may stand between, and no other
    let starts = |i: &usize| document.sentences().binary_search_by_key(i, |s| s.tokens.start).is_ok();
    let breaks = (from + 1..to).filter(starts).count();
    let words = (from..to).filter(|&i| document.tokens()[i].kind.is_word()).count();
    breaks == 0 && (cue.start >= from && cue.end <= to || words == 0)
}

/// Who speaks where a quotation fills its sentences and no cue of theirs says whose it is: the source cited last before it,
/// in the same block or at the end of the one before.
fn speaker_before(document: &Document, drafts: &[Draft], quote: &Range<usize>) -> Option<usize> {
    let opens = document.sentences().binary_search_by_key(&quote.start, |s| s.tokens.start).ok()?;
    let here = &document.sentences()[opens];
    let block = document.article.blocks.get(here.block)?;
    if matches!(block.kind, BlockKind::Headline | BlockKind::Caption) {
        return None;
    }
    let closes =
        (quote.end..document.tokens().len()).find(|&i| document.tokens()[i].kind.is_word()).unwrap_or(quote.end);
    let whole = document.sentence_at(document.tokens()[quote.end - 1].span.start())?;
    if closes < document.sentences()[whole].tokens.end {
        return None;
    }
    let before = &document.sentences()[opens.checked_sub(1)?];
    let cited =
        |d: &Draft| d.source.is_some() && d.content.iter().chain(&d.cue).any(|r| before.tokens.contains(&(r.end - 1)));
    if before.block != here.block && before.block + 1 != here.block {
        return None;
    }
    drafts.iter().rposition(cited)
}

fn block_of(document: &Document, token: usize) -> usize {
    let start = document.tokens()[token].span.start();
    document.article.blocks.partition_point(|b| b.span.start() <= start).saturating_sub(1)
}

fn same_block(document: &Document, a: usize, b: usize) -> bool {
    block_of(document, a) == block_of(document, b)
}

/// A block quote whose introduction ends with a colon belongs to the introduction's source.
pub(super) fn introduce_block_quotes(document: &Document, drafts: &mut Vec<Draft>) {
    let blocks = &document.article.blocks;
    for (at, block) in blocks.iter().enumerate() {
        if block.kind != BlockKind::BlockQuote {
            continue;
        }
        let range = document.tokens_in(block.span);
        let within = |part: &Range<usize>| range.contains(&part.start);
        let is_taken = |draft: &Draft| draft.content.iter().any(within) || draft.source.as_ref().is_some_and(within);
        if range.is_empty() || drafts.iter().any(is_taken) {
            continue;
        }
        let Some(before) = at.checked_sub(1).map(|b| blocks[b]) else { continue };
        let introduction = document.tokens_in(before.span);
        let Some(last) = introduction.clone().next_back() else { continue };
        let speaker = drafts.iter().rposition(|d| d.cue.as_ref().is_some_and(|c| introduction.contains(&c.start)));
        if before.kind == BlockKind::BlockQuote || document.tokens()[last].kind == TokenKind::Colon {
            let owner = match before.kind {
                BlockKind::BlockQuote => {
                    drafts.iter().rposition(|d| d.content.iter().any(|c| introduction.contains(&c.start)))
                }
                _ => speaker,
            };
            match owner {
                Some(owner) => drafts[owner].content.push(range),
                None => {
                    if let Some(found) = super::cue::introduction(document, introduction) {
                        drafts.push(Draft { content: vec![range], act: Act::Says, ..found });
                    }
                }
            }
        }
    }
}
