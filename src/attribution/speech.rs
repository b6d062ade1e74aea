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
            for quote in first..speech.extents.len() {
                if speech.extents[quote].start >= range.end {
                    break;
                }
                owners[quote].get_or_insert(at);
            }
        }
    }
    let given = drafts.len();
    for quote in 0..speech.extents.len() {
        if owners[quote].is_some() {
            continue;
        }
        let Some(previous) = quote.checked_sub(1).and_then(|p| owners[p]) else { continue };
        let (before, here) = (speech.extent(quote - 1), speech.extent(quote));
        if same_block(document, before.start, here.start) {
            // “A,” she said. “B.”: nothing but the cue's sentence stands between
            if runs_on(document, &drafts[previous], before.end, here.start) {
                drafts[previous].content.push(here);
                owners[quote] = Some(previous);
            }
        } else if fills_sentence(document, &here)
            && speech.continues[quote]
        {
            // each paragraph opens again, only the last one closes: one quotation
            drafts[previous].content.push(here);
            owners[quote] = Some(previous);
        } else if fills_sentence(document, &here)
            && next_block(document, before.start, here.start)
            && ends_block(document, &drafts[previous], before.end)
        {
            let source = drafts[previous].source.clone();
            drafts.push(Draft {
                source,
                content: vec![here],
                act: drafts[previous].act,
                pattern: "quotation goes on from the paragraph before",
                confidence: 0.75,
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
    let own_end = draft.end_of_words().max(cue.end);
    let sentence_starts = |i: usize| document.sentences().iter().any(|s| s.tokens.start == i);
    if from == to {
        return true;
    }
    // the next quotation starts a sentence, or follows a comma; no other sentence lies between
    let gap = from.max(own_end.min(to))..to;
    let words = gap.clone().filter(|&i| document.tokens()[i].kind.is_word()).count();
    let breaks = (from + 1..to).filter(|&i| sentence_starts(i)).count();
    breaks == 0 && words <= 12 && cue.end > from && cue.start <= to || (cue.end <= from && words == 0)
}

fn block_of(document: &Document, token: usize) -> usize {
    let start = document.tokens()[token].span.start();
    document.article.blocks.partition_point(|b| b.span.start() <= start).saturating_sub(1)
}

fn same_block(document: &Document, a: usize, b: usize) -> bool {
    block_of(document, a) == block_of(document, b)
}

fn next_block(document: &Document, a: usize, b: usize) -> bool {
    block_of(document, b) == block_of(document, a) + 1
}

/// Is the quotation the first thing of its block, with nothing behind it there that is not quoted?
fn fills_sentence(document: &Document, quote: &Range<usize>) -> bool {
    let block = document.article.blocks[block_of(document, quote.start)];
    block.kind != BlockKind::Headline && document.tokens()[quote.start].span.start() == block.span.start()
}

/// Does the speaker before still have the last word of the block: no other sentence follows the quotation and its cue?
fn ends_block(document: &Document, draft: &Draft, quote_end: usize) -> bool {
    let own_end = draft.end_of_words().max(quote_end);
    let block = document.article.blocks[block_of(document, quote_end - 1)];
    let last = document.tokens_in(block.span).end;
    (own_end..last).filter(|&i| document.tokens()[i].kind.is_word()).count() <= 8
}

/// A block quote whose introduction ends with a colon belongs to the introduction's source.
pub(super) fn introduce_block_quotes(document: &Document, drafts: &mut Vec<Draft>) {
    let blocks = &document.article.blocks;
    for (at, block) in blocks.iter().enumerate() {
        if block.kind != BlockKind::BlockQuote {
            continue;
        }
        let range = document.tokens_in(block.span);
        if range.is_empty() || drafts.iter().any(|d| d.content.iter().any(|c| range.contains(&c.start))) {
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
