//! The trained weights, read in place from the bytes they are stored as.
//!
//! All numbers are integers, little-endian. Weights share one scale: `scale` of them are one unit of log-probability.

use std::ops::Range;

use super::features::{EDGE_ROWS, EDGES, Sink};
use super::tag::{KINDS, LANES, TAGS};
use super::words::WordTable;

/// How many parts a model has.
pub const PARTS: usize = 5;

/// What a file of weights starts with.
pub const MAGIC: [u8; 8] = *b"ascribe1";

/// Bytes before the first part: the magic number, the length of each part and the scale, as 32-bit numbers; padded.
pub const HEADER: usize = 64;

/// Bytes of a row of weights: one for each tag, and three of its feature's hash.
pub const ROW: usize = 16;

/// Rows of a bucket, which is a line of the processor's cache: the places where a feature's row can stand.
pub const BUCKET: usize = 4;

/// The built-in weights, which start on a line of the cache.
static WEIGHTS: &Aligned<[u8]> = &Aligned { bytes: *include_bytes!("../../../data/weights.bin") };

#[repr(C, align(64))]
struct Aligned<B: ?Sized> {
    bytes: B,
}

/// Weights for tagging and linking.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a> {
    /// Buckets of rows, found by the upper bits of a feature.
    nodes: &'a [[u8; ROW * BUCKET]],
    /// How far a feature is shifted to give its bucket.
    shift: u32,
    /// For each row of transitions and each kind of tag that they come from, a weight for each tag that they lead to.
    edges: &'a [[[u8; LANES]; KINDS]],
    /// What is known of words.
    words: WordTable<'a>,
    /// Weights of the linker, by feature.
    links: &'a [[u8; 2]],
    /// Weights of the judge, by feature.
    judge: &'a [[u8; 2]],
}

impl Model<'static> {
    /// The built-in model; none if the file it was built with is no model, which a test rules out.
    pub fn built_in() -> Option<Self> {
        Self::read(&WEIGHTS.bytes)
    }
}

impl<'a> Model<'a> {
    /// The model stored in `bytes`, which start on a line of the cache if it is to be fast; none if they are no model.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (header, mut rest) = bytes.split_at_checked(HEADER)?;
        let numbers = header.strip_prefix(&MAGIC)?;
        let number = |nth: usize| Some(u32::from_le_bytes(numbers.get(nth * 4..nth * 4 + 4)?.try_into().ok()?));
        let mut part = |nth: usize| -> Option<&'a [u8]> {
            let (part, behind) = rest.split_at_checked(number(nth)? as usize)?;
            rest = behind;
            Some(part)
        };
        let (nodes, edges, words, links, judge) = (part(0)?, part(1)?, part(2)?, part(3)?, part(4)?);
        let nodes = nodes.as_chunks().0;
        let edges = edges.as_chunks().0.as_chunks().0;
        let links = links.as_chunks().0;
        let judge = judge.as_chunks().0;
        let whole = nodes.len().is_power_of_two() && nodes.len() > 1 && edges.len() == EDGE_ROWS;
        let whole = whole
            && judge.len().is_power_of_two()
            && links.len().is_power_of_two()
            && words.len().is_power_of_two()
            && words.len() >= 4;
        let shift = 32 - nodes.len().trailing_zeros();
        whole.then_some(Self { nodes, shift, edges, words: WordTable::new(words), links, judge })
    }

    /// Has the processor fetch a feature's bucket.
    #[inline]
    fn touch(&self, feature: u32) -> u8 {
        self.nodes.get((feature >> self.shift) as usize).map_or(0, |bucket| bucket[0])
    }

    /// Where a feature's row stands, counted in rows, plus one; zero for an unknown feature.
    ///
    /// Has no branches: whether a feature is known is too hard to foresee.
    #[inline]
    fn place(&self, feature: u32) -> u32 {
        let at = feature >> self.shift;
        let Some(bucket) = self.nodes.get(at as usize) else { return 0 };
        let rows: &[[u8; ROW]] = bucket.as_chunks().0;
        let mut place = 0;
        for (nth, row) in (1..).zip(rows) {
            let print = u32::from_le_bytes([row[TAGS - 1], row[TAGS], row[TAGS + 1], row[TAGS + 2]]) & 0xffff_ff00;
            place |= (at * BUCKET as u32 + nth) & u32::from(print == feature << 8).wrapping_neg();
        }
        place
    }

    /// The weights of the row at a place, one a tag; idle lanes hold nothing of meaning.
    #[inline]
    fn row(&self, place: u32) -> Option<&'a [u8; ROW]> {
        let row = place.checked_sub(1)? as usize;
        self.nodes.get(row / BUCKET)?.as_chunks().0.get(row % BUCKET)
    }

    /// What is known of words.
    pub fn words(&self) -> WordTable<'a> {
        self.words
    }

    /// The weight of a feature of the linker.
    pub(super) fn link(&self, feature: u32) -> i32 {
        shared(self.links, feature)
    }

    /// The weight of a feature of the judge.
    pub(super) fn judge(&self, feature: u32) -> i32 {
        shared(self.judge, feature)
    }
}

/// A weight of a table whose places are shared by the features that fall on them.
fn shared(table: &[[u8; 2]], feature: u32) -> i32 {
    let at = feature as usize & (table.len() - 1);
    table.get(at).map_or(0, |weight| i32::from(i16::from_le_bytes(*weight)))
}

/// The scores of a block's tokens and transitions.
#[derive(Default)]
pub(in crate::attribution) struct Scores {
    /// For each token, a score for each tag.
    pub(super) nodes: Vec<[i16; LANES]>,
    /// For each token and kind of the tag before it, a score for each tag.
    pub(super) edges: Vec<[[i16; LANES]; KINDS]>,
}

impl Scores {
    pub(super) fn clear(&mut self, length: usize) {
        self.nodes.clear();
        self.nodes.resize(length, [0; LANES]);
        self.edges.clear();
        self.edges.resize(length, [[0; LANES]; KINDS]);
    }
}

/// Features that wait to be added up: so many that the processor fetches the rows of many at once.
const BATCH: usize = 128;

/// Adds up the scores of a block.
pub(super) struct Scorer<'m, 's> {
    model: &'m Model<'m>,
    scores: &'s mut Scores,
    /// Runs of tokens with their feature.
    waiting: [(u32, u32, u32); BATCH],
    count: usize,
}

impl<'m, 's> Scorer<'m, 's> {
    pub(super) fn new(model: &'m Model<'m>, scores: &'s mut Scores) -> Self {
        Self { model, scores, waiting: [(0, 0, 0); BATCH], count: 0 }
    }

    /// Adds up the features that wait.
    pub(super) fn flush(&mut self) {
        let waiting = &mut self.waiting[..self.count];
        // without this the misses of the cache would come one by one
        std::hint::black_box(waiting.iter().fold(0, |sum, (_, _, feature)| sum | self.model.touch(*feature)));
        for (_, _, feature) in waiting.iter_mut() {
            *feature = self.model.place(*feature);
        }
        for &(start, end, place) in waiting.iter() {
            let Some(row) = self.model.row(place) else { continue };
            for sums in self.scores.nodes.get_mut(start as usize..end as usize).unwrap_or_default() {
                add(sums, row);
            }
        }
        self.count = 0;
    }
}

impl Sink for Scorer<'_, '_> {
    #[inline]
    fn node(&mut self, tokens: Range<usize>, feature: u32) {
        self.waiting[self.count] = (tokens.start as u32, tokens.end as u32, feature);
        self.count += 1;
        if self.count == BATCH {
            self.flush();
        }
    }

    fn edge(&mut self, token: usize, rows: [u16; EDGES]) {
        let Some(sums) = self.scores.edges.get_mut(token) else { return };
        for row in rows {
            let Some(weights) = self.model.edges.get(usize::from(row)) else { continue };
            for (sums, weights) in sums.iter_mut().zip(weights) {
                add(sums, weights);
            }
        }
    }
}

fn add(sums: &mut [i16; LANES], weights: &[u8; LANES]) {
    for (sum, &weight) in sums.iter_mut().zip(weights) {
        *sum = sum.wrapping_add(i16::from(weight as i8));
    }
}
