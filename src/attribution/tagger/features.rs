//! The features of a block's tokens, for training and decoding alike.
//!
//! Every feature is a hash, and holds for a run of tokens: template by template, equal hashes of neighbours are one run.

use std::ops::Range;

use super::atom::{Atom, FUNCTIONS};
use super::surroundings::Surroundings;
use super::tag::TAGS;
use super::words::UNKNOWN;
use crate::text::TokenKind;

/// What takes the features of a block.
pub trait Sink {
    /// A feature holds for these tokens, counted from the start of the block.
    fn node(&mut self, tokens: Range<usize>, feature: u32);
    /// The transition into this token has these rows of the table of transitions.
    fn edge(&mut self, token: usize, rows: [u16; EDGES]);
}

/// How many rows of the table of transitions add up to those into one token.
pub const EDGES: usize = 6;

const MARKS: usize = 16;
const PARTS: [usize; EDGES] = [MARKS * MARKS, 32, 64, FUNCTIONS, FUNCTIONS, TAGS * TAGS];

/// Of these rows every transition has exactly one.
pub const EDGE_ONCE: Range<usize> = PARTS[0]..PARTS[0] + PARTS[1];

/// How many rows the table of transitions has.
pub const EDGE_ROWS: usize = PARTS[0] + PARTS[1] + PARTS[2] + PARTS[3] + PARTS[4] + PARTS[5];

/// How many tokens beyond the ends of a block the features look.
const REACH: usize = 3;

/// What stands for the tokens beyond the ends of a block.
const BEYOND: Atom = Atom {
    word: 1,
    prefix: 1,
    suffix: 1,
    shape: 255,
    function: 19,
    reporting: 0,
    cue: UNKNOWN,
    source: UNKNOWN,
    quote: 0,
    sentence: 0,
    quotation: 0,
    grammar: 0,
};

/// The atoms of a block with those beyond its ends.
struct Padded(Vec<Atom>);

impl Padded {
    fn of(atoms: &[Atom]) -> Self {
        let beyond = [BEYOND; REACH];
        Self([&beyond, atoms, &beyond].concat())
    }

    /// The atom `by` tokens off from token `i`.
    #[inline]
    fn at(&self, i: usize, by: isize) -> &Atom {
        self.0.get((i + REACH).wrapping_add_signed(by)).unwrap_or(&BEYOND)
    }
}

/// Mixes a template's number and two values into a feature.
pub(super) fn feature(template: u32, a: u32, b: u32) -> u32 {
    let x = (u64::from(template) << 32 | u64::from(a)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 29) ^ u64::from(b)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (x >> 32) as u32
}

/// Several small numbers in one.
pub(super) fn pack<const N: usize>(parts: [u8; N]) -> u32 {
    parts.iter().fold(0, |sum: u32, &part| sum.wrapping_mul(67).wrapping_add(u32::from(part)))
}

/// A distance in tokens, in steps.
pub(super) fn far(distance: usize) -> u8 {
    match distance {
        0..4 => distance as u8,
        4..6 => 4,
        6..10 => 5,
        10..18 => 6,
        18..30 => 7,
        _ => 8,
    }
}

/// Gives a template's features to a sink, one for each run of tokens.
pub(super) struct Runs<'s, S> {
    pub(super) sink: &'s mut S,
    pub(super) length: usize,
    pub(super) template: u32,
}

impl<S: Sink> Runs<'_, S> {
    /// The next template: `value` gives the two values of each token, or nothing where the template does not apply.
    pub(super) fn each(&mut self, value: impl Fn(usize) -> Option<(u32, u32)>) {
        self.template += 1;
        let mut run: Option<(usize, (u32, u32))> = None;
        for i in 0..self.length {
            let here = value(i);
            if run.map(|(_, value)| value) == here && run.is_some() {
                continue;
            }
            if let Some((start, (a, b))) = run {
                self.sink.node(start..i, feature(self.template, a, b));
            }
            run = here.map(|value| (i, value));
        }
        if let Some((start, (a, b))) = run {
            self.sink.node(start..self.length, feature(self.template, a, b));
        }
    }

    /// A template that applies to every token.
    fn all(&mut self, value: impl Fn(usize) -> (u32, u32)) {
        self.each(|i| Some(value(i)));
    }
}

/// Gives the features of a block to `sink`. `atoms` are those of its tokens, `context` a number for the block before it.
pub(super) fn extract<S: Sink>(atoms: &[Atom], kinds: &[TokenKind], context: u8, sink: &mut S) {
    let mut runs = Runs { sink, length: atoms.len(), template: 0 };
    let padded = Padded::of(atoms);
    neighbours(&padded, &mut runs);
    Surroundings::of(atoms, kinds).features(atoms, context, &mut runs);
    for i in 0..atoms.len() {
        sink.edge(i, edge(&padded, kinds, i));
    }
}

/// The token and those beside it.
fn neighbours<S: Sink>(atoms: &Padded, runs: &mut Runs<S>) {
    let near = |i: usize, by: isize| atoms.at(i, by);
    let here = |i: usize| atoms.at(i, 0);
    for by in -3..=3 {
        runs.all(|i| (near(i, by).word, 0));
    }
    runs.all(|i| (near(i, -1).word, here(i).word));
    runs.all(|i| (here(i).word, near(i, 1).word));
    runs.all(|i| (near(i, -2).word, near(i, -1).word));
    runs.all(|i| (near(i, 1).word, near(i, 2).word));
    runs.all(|i| (here(i).prefix, 0));
    for by in -1..=1 {
        runs.all(|i| (near(i, by).suffix, 0));
    }
    runs.all(|i| (pack([near(i, -1).shape, here(i).shape, near(i, 1).shape]), 0));
    runs.all(|i| (pack([near(i, -2).shape, near(i, -1).shape, here(i).shape]), 0));
    runs.all(|i| (pack([here(i).shape, near(i, 1).shape, near(i, 2).shape]), 0));
    for by in [-2, 2] {
        runs.all(|i| (pack([near(i, by).cue]), 0));
    }
    runs.all(|i| (pack([near(i, -1).cue, here(i).cue, near(i, 1).cue]), 0));
    runs.all(|i| (pack([near(i, -1).source, here(i).cue, near(i, 1).source]), 0));
    runs.all(|i| {
        (
            pack([near(i, -1).source, here(i).source, near(i, 1).source]),
            u32::from(near(i, 1).cue) * 8 + u32::from(near(i, -1).cue),
        )
    });
    for by in -2..=2 {
        runs.all(|i| (near(i, by).reporting, 0));
    }
    runs.all(|i| (near(i, -1).reporting, here(i).reporting));
    runs.all(|i| (here(i).reporting, near(i, 1).reporting));
    runs.all(|i| (pack([near(i, -1).function, here(i).function, near(i, 1).function]), 0));
    runs.all(|i| (pack([near(i, -2).function, near(i, -1).function, here(i).function]), 0));
    runs.all(|i| (pack([here(i).function, near(i, 1).function, near(i, 2).function]), 0));
    runs.all(|i| (pack([near(i, -1).quote, here(i).quote, near(i, 1).quote]), 0));
    runs.all(|i| (pack([here(i).quote, here(i).cue]), 0));
    runs.all(|i| (here(i).word, u32::from(here(i).quote)));
    runs.all(|i| (pack([near(i, -1).grammar, here(i).grammar, near(i, 1).grammar]), 0));
    runs.all(|i| (pack([here(i).grammar, here(i).cue, here(i).quote]), 0));
    runs.all(|i| (here(i).word, u32::from(here(i).grammar)));
}

/// The rows of the table of transitions for that into token `i`.
fn edge(atoms: &Padded, kinds: &[TokenKind], i: usize) -> [u16; EDGES] {
    let (before, here) = (atoms.at(i, -1), atoms.at(i, 0));
    let mark_before = i.checked_sub(1).map_or(MARKS - 1, |before| mark(kinds[before], atoms.at(before, 0)));
    let starts = i == 0 || before.sentence != here.sentence;
    let values = [
        mark_before * MARKS + mark(kinds[i], here),
        usize::from(before.quote) * 8 + usize::from(here.quote) * 2 + usize::from(starts),
        usize::from(before.cue) * 8 + usize::from(here.cue),
        usize::from(here.function),
        usize::from(before.function),
        usize::from(before.grammar) * TAGS + usize::from(here.grammar),
    ];
    let mut base = 0;
    let mut rows = [0; EDGES];
    for ((row, value), part) in rows.iter_mut().zip(values).zip(PARTS) {
        *row = (base + value.min(part - 1)) as u16;
        base += part;
    }
    rows
}

/// A number below `MARKS - 1`.
fn mark(kind: TokenKind, atom: &Atom) -> usize {
    use TokenKind::*;
    match kind {
        Word if atom.function == 20 => 0,
        Word if atom.shape % 2 == 1 => 1,
        Word => 2,
        Clitic => 3,
        Number | Address => 4,
        Stop => 5,
        Ellipsis => 6,
        Comma => 7,
        Semicolon => 8,
        Colon => 9,
        Dash => 10,
        Open => 11,
        Close => 12,
        DoubleOpen | SingleOpen => 13,
        DoubleClose | SingleClose | DoubleStraight | SingleStraight => 14,
        Symbol => 2,
    }
}
