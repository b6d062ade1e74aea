//! Where the tokens of a block stand: in which sentence, between which words that report and which marks.

use super::atom::Atom;
use crate::text::TokenKind;

/// No such token.
pub(super) const NONE: u32 = u32::MAX;

/// Where a token stands. All places are counted from the block's start.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The sentence, counted from zero.
    pub(super) sentence: u32,
    /// The nearest likely cue outside of quotations to the left in the sentence.
    pub(super) left: u32,
    /// The same to the right.
    pub(super) right: u32,
    /// The next mark to the right in the sentence.
    pub(super) next: u32,
    /// The nearest one to the left.
    pub(super) previous: u32,
    /// How many marks that part clauses stand before it in the block.
    pub(super) parts: u32,
}

/// What a sentence of the block holds.
#[derive(Clone, Copy)]
pub(super) struct SentenceParts {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many likely cues stand outside of quotations, up to two.
    pub(super) cues: u8,
    /// How many quotations open in it, up to two.
    pub(super) quotations: u8,
}

/// The places of a block's tokens.
pub(super) fn places(atoms: &[Atom], kinds: &[TokenKind], sentences: &[SentenceParts]) -> Vec<Place> {
    let mut places = Vec::with_capacity(atoms.len());
    let reports = |i: usize| atoms[i].is_strong() && atoms[i].quote == 0;
    let is_mark = |i: usize| !kinds[i].is_word() && kinds[i] != TokenKind::Clitic;
    use TokenKind::{Close, Comma, Dash, Open, Semicolon};
    let parts_clauses = |i: usize| matches!(kinds[i], Comma | Semicolon | Dash | Open | Close);
    let mut parts = 0;
    for (nth, sentence) in (0..).zip(sentences) {
        let (mut cue, mut mark) = (NONE, NONE);
        for i in sentence.start..sentence.end {
            places.push(Place { sentence: nth, left: cue, right: NONE, next: NONE, previous: mark, parts });
            cue = if reports(i) { i as u32 } else { cue };
            mark = if is_mark(i) { i as u32 } else { mark };
            parts += u32::from(parts_clauses(i));
        }
        (cue, mark) = (NONE, NONE);
        for i in (sentence.start..sentence.end).rev() {
            (places[i].right, places[i].next) = (cue, mark);
            cue = if reports(i) { i as u32 } else { cue };
            mark = if is_mark(i) { i as u32 } else { mark };
        }
    }
    places
}

/// The sentences of a block; together they hold all of its tokens.
pub(super) fn sentences(atoms: &[Atom]) -> Vec<SentenceParts> {
    let mut found: Vec<SentenceParts> = Vec::new();
    for (i, atom) in atoms.iter().enumerate() {
        let before = i.checked_sub(1).map(|b| &atoms[b]);
        if before.is_none_or(|b| b.sentence != atom.sentence) {
            found.push(SentenceParts { start: i, end: i, cues: 0, quotations: 0 });
        }
        let Some(sentence) = found.last_mut() else { continue };
        sentence.end = i + 1;
        if atom.is_strong() && atom.quote == 0 {
            sentence.cues = (sentence.cues + 1).min(2);
        }
        if atom.quotation != 0 && before.is_none_or(|b| b.quotation != atom.quotation) {
            sentence.quotations = (sentence.quotations + 1).min(2);
        }
    }
    found
}

/// The outermost quotations of a block, from opening mark to behind the closing one.
pub(super) fn quotations(atoms: &[Atom]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut last = 0;
    for (i, atom) in atoms.iter().enumerate() {
        if atom.quotation != 0 {
            match found.last_mut() {
                Some(open) if last == atom.quotation => open.1 = i + 1,
                _ => found.push((i, i + 1)),
            }
        }
        last = atom.quotation;
    }
    found
}
