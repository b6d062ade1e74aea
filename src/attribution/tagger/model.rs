//! The trained weights, read in place from the bytes they are stored as.
//!
//! All numbers are integers, little-endian. Weights share one scale: `scale` of them are one unit of log-probability.

use super::features::{EDGE_ROWS, EDGES, POINTS, STANDING, Sink};
use super::tag::{KIND_LANES, Kind, LANES, TAGS, Tag};
use super::words::WordTable;
use crate::encoder::{self, TokenScores};

/// Units of the weights in one unit of log-probability.
const UNITS: f32 = 40.0;

/// How much the scores of the encoder count where it has read a block.
const ENCODER: f32 = 0.75;

/// How many hundredths of the model's own scores count there.
const MODEL: i32 = 35;

/// How many parts a model has.
pub const PARTS: usize = 5;

/// What a file of weights starts with.
pub const MAGIC: [u8; 8] = *b"ascribe1";

/// Bytes before the first part: the magic number, the length of each part and the scale, as 32-bit numbers; padded.
pub const HEADER: usize = 64;

/// A row of weights: one for each tag, by [`Tag::lane`], and behind them two bytes of its feature.
pub type Row = [u8; LANES];

/// How many rows there are: a feature's upper bits tell where its row stands. The first one stays empty.
pub const ROWS: usize = 1 << 16;

/// Where a feature's row stands.
pub const fn place(feature: u32) -> usize {
    (feature >> (32 - ROWS.trailing_zeros())) as usize
}

/// What is stored of a feature in its row, to tell it from others with the same place.
pub const fn print(feature: u32) -> [u8; 2] {
    (feature as u16).to_le_bytes()
}

/// A row of transitions: for each kind before, the weights of the tags that begin a kind; then, by kind, those of going on.
pub type EdgeRow = [[u8; KIND_LANES]; KIND_LANES];

/// The built-in weights, which start on a line of the cache.
static WEIGHTS: &Aligned<[u8]> = &Aligned { bytes: *include_bytes!("../../../data/weights.bin") };

#[repr(C, align(64))]
struct Aligned<B: ?Sized> {
    bytes: B,
}

/// Weights for tagging and linking.
#[derive(Debug, Clone, Copy)]
pub struct Model<'a> {
    /// Rows of weights.
    nodes: &'a [Row; ROWS],
    /// Rows of transitions.
    edges: &'a [EdgeRow],
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
        let nodes = nodes.as_chunks().0.try_into().ok()?;
        let edges = edges.as_chunks().0.as_chunks().0;
        let links = links.as_chunks().0;
        let judge = judge.as_chunks().0;
        let whole = edges.len() == EDGE_ROWS
            && judge.len().is_power_of_two()
            && links.len().is_power_of_two()
            && words.len().is_power_of_two()
            && words.len() >= 4;
        whole.then_some(Self { nodes, edges, words: WordTable::new(words), links, judge })
    }

    /// The weights of a feature, by [`Tag::lane`]; idle lanes hold nothing of meaning. An unknown feature has those of the
    /// first row, which are all zero.
    #[inline]
    fn row(&self, feature: u32) -> &'a Row {
        let place = place(feature);
        let row = &self.nodes[place];
        let stored = u16::from_le_bytes([row[LANES - 2], row[LANES - 1]]);
        let differ = usize::from(stored ^ feature as u16);
        // no branch: whether a feature is known is too hard to foresee; reckoned, since a comparison would become one
        let known = differ.wrapping_sub(1) >> u16::BITS;
        &self.nodes[place & known]
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

/// The scores of a block's tokens and transitions, up to the end of the last stretch that was scored; all others are zero.
#[derive(Default)]
pub(in crate::attribution) struct Scores {
    /// For each token, a score for each tag, by [`Tag::lane`].
    pub(super) nodes: Vec<[i16; LANES]>,
    /// For each token, the scores of the transition into it, as in [`EdgeRow`].
    pub(super) edges: Vec<[[i16; KIND_LANES]; KIND_LANES]>,
}

impl Scores {
    /// Makes room for those of another block, of this length.
    pub(super) fn clear(&mut self, length: usize) {
        self.nodes.clear();
        self.nodes.reserve(length);
        self.edges.clear();
        self.edges.reserve(length);
    }

    /// Zero for the tokens before `end` that have no scores yet.
    fn skip_to(&mut self, end: usize) {
        self.nodes.resize(end, [0; LANES]);
        self.edges.resize(end, [[0; KIND_LANES]; KIND_LANES]);
    }

    /// Adds the encoder's scores of all tokens of a block to a part of what the model gives.
    pub(super) fn add(&mut self, scores: &[TokenScores]) {
        let Some(encoder) = encoder::built_in() else { return };
        let mut rows = [[0; KIND_LANES]; KIND_LANES];
        for (before, kind) in Kind::ALL.into_iter().flat_map(|before| Kind::ALL.map(|kind| (before, kind))) {
            let from = |before: Tag, tag: Tag| encoder.transition(before.0.into(), tag.0.into());
            let mean = |tag: Tag| (from(before.first(), tag) + from(before.further(), tag)) / 2.0;
            rows[before as usize][kind as usize] = units(mean(kind.first()));
            if before == kind && kind != Kind::Outside {
                rows[KIND_LANES - 1][kind as usize] = units(mean(kind.further()));
            }
        }
        let mut first = rows;
        for kind in Kind::ALL {
            first[0][kind as usize] = units(encoder.start(kind.first().0.into()));
        }
        let tokens = self.nodes.iter_mut().zip(&mut self.edges).zip(scores);
        for (nth, ((node, edges), scores)) in tokens.enumerate() {
            for (tag, &score) in (0..TAGS as u8).map(Tag).zip(&scores.tags) {
                let lane = &mut node[tag.lane()];
                *lane = part(*lane).saturating_add(units(score));
            }
            let rows = if nth == 0 { &first } else { &rows };
            for (edge, row) in edges.as_flattened_mut().iter_mut().zip(rows.as_flattened()) {
                *edge = part(*edge).saturating_add(*row);
            }
        }
    }

    /// The score of a token's tag; zero for a token that has none.
    pub(super) fn node(&self, token: usize, tag: Tag) -> i32 {
        self.nodes.get(token).map_or(0, |scores| scores[tag.lane()].into())
    }

    /// The score of a tag behind one of the kind `before`.
    pub(super) fn edge(&self, token: usize, before: Kind, tag: Tag) -> i32 {
        let row = if tag.goes_on() { KIND_LANES - 1 } else { before as usize };
        self.edges.get(token).map_or(0, |scores| scores[row][tag.kind() as usize].into())
    }
}

/// A score of the encoder in the units of the weights.
fn units(score: f32) -> i16 {
    (score * (UNITS * ENCODER)).round() as i16
}

/// The part of a score of the model that counts beside the encoder's.
fn part(score: i16) -> i16 {
    (i32::from(score) * MODEL / 100) as i16
}

/// Adds up the scores of a stretch.
pub(super) struct Scorer<'m, 's> {
    model: &'m Model<'m>,
    scores: &'s mut Scores,
    /// The rows of the features that stand, and their sum.
    standing: [&'m Row; STANDING],
    sum: [i16; LANES],
}

impl<'m, 's> Scorer<'m, 's> {
    /// For a stretch that begins with the token at `start` of the block that the scores are for, behind those before.
    pub(super) fn new(model: &'m Model<'m>, scores: &'s mut Scores, start: usize) -> Self {
        scores.skip_to(start);
        Self { model, scores, standing: [&[0; LANES]; STANDING], sum: [0; LANES] }
    }
}

impl Sink for Scorer<'_, '_> {
    fn standing(&mut self, slot: usize, feature: u32) {
        let Some(row) = self.standing.get_mut(slot) else { return };
        let new = if feature == 0 { &[0; LANES] } else { self.model.row(feature) };
        let old = std::mem::replace(row, new);
        for lane in 0..LANES {
            self.sum[lane] =
                self.sum[lane].wrapping_add((new[lane] as i8).into()).wrapping_sub((old[lane] as i8).into());
        }
    }

    fn token(&mut self, points: &[u32; POINTS], edges: [u16; EDGES]) {
        // all rows are looked up before the first is added, so that the waits for memory overlap
        let rows = points.map(|feature| self.model.row(feature));
        let mut sum = self.sum;
        rows.iter().for_each(|row| add(&mut sum, row));
        self.scores.nodes.push(sum);
        let rows = edges.map(|row| self.model.edges.get(usize::from(row)).unwrap_or(&[[0; KIND_LANES]; KIND_LANES]));
        self.scores.edges.push(std::array::from_fn(|kind| {
            let mut sum = [0; KIND_LANES];
            rows.iter().for_each(|row| add(&mut sum, &row[kind]));
            sum
        }));
    }
}

#[inline]
fn add<const N: usize>(sums: &mut [i16; N], weights: &[u8; N]) {
    for (sum, &weight) in sums.iter_mut().zip(weights) {
        *sum = sum.wrapping_add(i16::from(weight as i8));
    }
}
