//! The features of a stretch of tokens, for training and decoding alike.
//!
//! Every feature is a hash. Those of a token's neighbours are new with each token; those of its surroundings stand from one
//! token to the next until they change, so that only changes cost anything.

use super::atom::{Atom, FUNCTIONS};
use super::surroundings::Surroundings;
use super::tag::TAGS;
use super::words::UNKNOWN;
use crate::text::TokenKind;
use std::ops::Range;

pub use super::surroundings::STANDING;

/// What takes the features of a stretch, token by token.
pub trait Sink {
    /// From the next token on, the feature in this slot is another one; zero for none. All slots are empty at first.
    fn standing(&mut self, slot: usize, feature: u32);
    /// The next token has these features, besides those that stand, and the transition into it these rows of the table of
    /// transitions.
    fn token(&mut self, points: &[u32; POINTS], edges: [u16; EDGES]);
}

/// How many features each token has by itself and its neighbours.
pub const POINTS: usize = 36;

/// How many rows of the table of transitions add up to those into one token.
pub const EDGES: usize = 6;

const MARKS: usize = 16;
const PARTS: [usize; EDGES] = [MARKS * MARKS, 32, 64, FUNCTIONS, FUNCTIONS, TAGS * TAGS];

/// Of these rows every transition has exactly one.
pub const EDGE_ONCE: Range<usize> = PARTS[0]..PARTS[0] + PARTS[1];

/// How many rows the table of transitions has.
pub const EDGE_ROWS: usize = PARTS[0] + PARTS[1] + PARTS[2] + PARTS[3] + PARTS[4] + PARTS[5];

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

/// Mixes a template's number and two values into a feature.
#[inline]
pub(super) fn feature(template: u32, a: u32, b: u32) -> u32 {
    // the upper half of (upper, a) * FACTOR, by halves: that of `a` is worked out once for all templates
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let upper = b ^ template.wrapping_mul(0x9e37_79b1);
    let lower = (u64::from(a).wrapping_mul(FACTOR) >> 32) as u32;
    upper.wrapping_mul(FACTOR as u32).wrapping_add(lower)
}

/// Several small numbers in one.
#[inline]
pub(super) fn pack<const N: usize>(parts: [u8; N]) -> u32 {
    parts.iter().fold(0, |sum: u32, &part| sum.wrapping_mul(67).wrapping_add(u32::from(part)))
}

/// A distance in tokens, in steps.
#[inline]
pub(super) fn far(distance: usize) -> u8 {
    const STEPS: [u8; 31] =
        [0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8];
    STEPS[distance.min(STEPS.len() - 1)]
}

/// Gives the features of the tokens in `stretch` to `sink`. `atoms` are those of its block, `context` a number for the block
/// before it.
pub(super) fn extract<S: Sink>(atoms: &[Atom], surroundings: &mut Surroundings, stretch: Range<usize>, sink: &mut S) {
    surroundings.begin();
    for i in stretch {
        surroundings.features(atoms, i, sink);
        sink.token(&points(atoms, i), edge(atoms, surroundings.kinds, i));
    }
}

/// The atom at a place of a block, or what stands for those beyond its ends.
#[inline]
fn at(atoms: &[Atom], i: usize, by: isize) -> &Atom {
    i.checked_add_signed(by).and_then(|i| atoms.get(i)).unwrap_or(&BEYOND)
}

/// The token and those beside it.
fn points(atoms: &[Atom], i: usize) -> [u32; POINTS] {
    let [c, b, a, here, x, y, z] = [-3, -2, -1, 0, 1, 2, 3].map(|by| at(atoms, i, by));
    let shapes = |atoms: [&Atom; 3]| pack(atoms.map(|atom| atom.shape));
    let functions = |atoms: [&Atom; 3]| pack(atoms.map(|atom| atom.function));
    [
        feature(1, c.word, 0),
        feature(2, b.word, 0),
        feature(3, a.word, 0),
        feature(4, here.word, 0),
        feature(5, x.word, 0),
        feature(6, y.word, 0),
        feature(7, z.word, 0),
        feature(12, here.prefix, 0),
        feature(13, a.suffix, 0),
        feature(14, here.suffix, 0),
        feature(15, x.suffix, 0),
        feature(16, shapes([a, here, x]), 0),
        feature(17, shapes([b, a, here]), 0),
        feature(18, shapes([here, x, y]), 0),
        feature(19, u32::from(b.cue), 0),
        feature(20, u32::from(y.cue), 0),
        feature(21, pack([a.cue, here.cue, x.cue]), 0),
        feature(22, pack([a.source, here.cue, x.source]), 0),
        feature(23, pack([a.source, here.source, x.source]), u32::from(x.cue) * 8 + u32::from(a.cue)),
        feature(24, b.reporting, 0),
        feature(25, a.reporting, 0),
        feature(26, here.reporting, 0),
        feature(27, x.reporting, 0),
        feature(28, y.reporting, 0),
        feature(29, a.reporting, here.reporting),
        feature(30, here.reporting, x.reporting),
        feature(31, functions([a, here, x]), 0),
        feature(32, functions([b, a, here]), 0),
        feature(33, functions([here, x, y]), 0),
        feature(34, pack([a.quote, here.quote, x.quote]), 0),
        feature(35, pack([here.quote, here.cue]), 0),
        feature(36, here.word, u32::from(here.quote)),
        feature(37, pack([a.grammar, here.grammar, x.grammar]), 0),
        feature(38, pack([here.grammar, here.cue, here.quote]), 0),
        feature(39, here.word, u32::from(here.grammar)),
        feature(40, pack([here.cue, here.source, here.quote]), u32::from(here.function)),
    ]
}

/// The rows of the table of transitions for that into token `i`.
fn edge(atoms: &[Atom], kinds: &[TokenKind], i: usize) -> [u16; EDGES] {
    let (before, here) = (at(atoms, i, -1), at(atoms, i, 0));
    let mark_before = i.checked_sub(1).map_or(MARKS - 1, |b| mark(kinds[b], before));
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
