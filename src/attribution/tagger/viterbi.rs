//! The best tags of a stretch: exact decoding over all tag sequences that are well formed.

use std::ops::Range;

use super::model::Scores;
use super::tag::{KIND_LANES, KINDS, Kind, LANES, Tag};

/// The score of what cannot be.
const NEVER: i16 = -16_000;

/// A score for each kind.
type Kinds = [i16; KIND_LANES];

/// Room for decoding, kept from stretch to stretch.
#[derive(Default)]
pub(super) struct Lattice {
    /// The best scores before each token.
    before: Vec<Best>,
}

/// The best scores so far of the tags that begin each kind, and of those that go on with it.
#[derive(Clone, Copy)]
struct Best {
    first: Kinds,
    further: Kinds,
}

impl Lattice {
    /// Puts the best tags of the tokens in `stretch`, of which the scores are given, into `tags`.
    pub(super) fn decode(&mut self, scores: &Scores, stretch: Range<usize>, tags: &mut [Tag]) {
        let (Some(nodes), Some(edges)) = (scores.nodes.get(stretch.clone()), scores.edges.get(stretch)) else { return };
        self.before.clear();
        let mut best = Best { first: [NEVER; KIND_LANES], further: [NEVER; KIND_LANES] };
        best.first[0] = 0;
        for (node, edges) in nodes.iter().zip(edges) {
            self.before.push(best);
            best.step(node, edges);
        }
        let mut kind = (0..KINDS).max_by_key(|&k| (best.first[k].max(best.further[k]), KINDS - k)).unwrap_or(0);
        let mut goes_on = best.goes_on(kind);
        for ((tag, before), edges) in tags.iter_mut().zip(&self.before).zip(edges).rev() {
            let of = Kind::ALL[kind];
            *tag = if goes_on { of.further() } else { of.first() };
            kind = if goes_on { kind } else { before.leading_to(kind, edges) };
            goes_on = before.goes_on(kind);
        }
    }
}

impl Best {
    /// Is the best tag of this kind one that goes on with it?
    fn goes_on(&self, kind: usize) -> bool {
        self.further[kind] > self.first[kind]
    }

    /// The best score of each kind.
    #[inline]
    fn by_kind(&self) -> Kinds {
        pairwise(&self.first, &self.further, i16::max)
    }

    /// The kind from which the best way leads to the tag that begins `kind`; of equally good ones the first.
    fn leading_to(&self, kind: usize, edges: &[Kinds; KIND_LANES]) -> usize {
        let so_far = self.by_kind();
        let score = |before: &usize| so_far[*before].saturating_add(edges[*before][kind]);
        (0..KINDS).rev().max_by_key(score).unwrap_or(0)
    }

    /// One token on: the best score of each tag, relative to the best of all.
    fn step(&mut self, node: &[i16; LANES], edges: &[Kinds; KIND_LANES]) {
        let so_far = self.by_kind();
        let mut first = [i16::MIN; KIND_LANES];
        for kind in 0..KINDS {
            first = pairwise(&first, &edges[kind].map(|edge| edge.saturating_add(so_far[kind])), i16::max);
        }
        let further = pairwise(&so_far, &edges[KIND_LANES - 1], i16::saturating_add);
        for lane in 0..KIND_LANES {
            self.first[lane] = first[lane].saturating_add(node[lane]);
            self.further[lane] = further[lane].saturating_add(node[lane + KINDS - 1]);
        }
        // nothing goes on with being outside, and the last lane is idle
        self.further[0] = NEVER;
        (self.first[KINDS], self.further[KINDS]) = (NEVER, NEVER);
        // relative to the best of all, so that nothing overflows however long the stretch
        let top = self.by_kind().into_iter().fold(i16::MIN, i16::max);
        self.first = self.first.map(|score| score.saturating_sub(top));
        self.further = self.further.map(|score| score.saturating_sub(top));
    }
}

/// Joins two scores of each kind.
#[inline]
fn pairwise(a: &Kinds, b: &Kinds, join: impl Fn(i16, i16) -> i16) -> Kinds {
    std::array::from_fn(|kind| join(a[kind], b[kind]))
}
