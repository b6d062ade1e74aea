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
    back: Vec<Back>,
}

/// How a token's tags are best reached.
#[derive(Clone, Copy)]
struct Back {
    /// For each kind, does the best tag of the token before go on with it?
    further: [bool; KIND_LANES],
    /// For each tag that begins a kind, the kind of the tag before it.
    from: Kinds,
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
        self.back.clear();
        let mut best = Best { first: [NEVER; KIND_LANES], further: [NEVER; KIND_LANES] };
        best.first[0] = 0;
        for (node, edges) in scores.nodes.iter().zip(&scores.edges).take(stretch.end).skip(stretch.start) {
            self.back.push(best.step(node, edges));
        }
        let mut kind = (0..KINDS).max_by_key(|&k| (best.first[k].max(best.further[k]), KINDS - k)).unwrap_or(0);
        let mut goes_on = best.further[kind] > best.first[kind];
        for (tag, back) in tags.iter_mut().zip(&self.back).rev() {
            let of = Kind::ALL[kind];
            *tag = if goes_on { of.further() } else { of.first() };
            kind = if goes_on { kind } else { back.from[kind] as usize };
            goes_on = back.further[kind];
        }
    }
}

impl Best {
    /// One token on: the best score of each tag, relative to the best of all.
    fn step(&mut self, node: &[i16; LANES], edges: &[Kinds; KIND_LANES]) -> Back {
        let mut further = [false; KIND_LANES];
        let mut so_far = [NEVER; KIND_LANES];
        for kind in 0..KIND_LANES {
            further[kind] = self.further[kind] > self.first[kind];
            so_far[kind] = self.further[kind].max(self.first[kind]);
        }
        let mut first = [i16::MIN; KIND_LANES];
        let mut from = [0; KIND_LANES];
        for (kind, edges) in edges.iter().enumerate().take(KINDS) {
            for lane in 0..KIND_LANES {
                let score = so_far[kind].saturating_add(edges[lane]);
                let better = score > first[lane];
                first[lane] = if better { score } else { first[lane] };
                from[lane] = if better { kind as i16 } else { from[lane] };
            }
        }
        let on = &edges[KIND_LANES - 1];
        for lane in 0..KIND_LANES {
            self.first[lane] = first[lane].saturating_add(node[lane]);
            self.further[lane] = so_far[lane].saturating_add(on[lane]).saturating_add(node[lane + KINDS - 1]);
        }
        // nothing goes on with being outside, and the last lane is idle
        self.further[0] = NEVER;
        (self.first[KINDS], self.further[KINDS]) = (NEVER, NEVER);
        // relative to the best of all, so that nothing overflows however long the stretch
        let best: Kinds = std::array::from_fn(|lane| self.first[lane].max(self.further[lane]));
        let top = best.iter().fold(i16::MIN, |a, &b| a.max(b));
        for lane in 0..KIND_LANES {
            self.first[lane] = self.first[lane].saturating_sub(top);
            self.further[lane] = self.further[lane].saturating_sub(top);
        }
        Back { further, from }
    }
}
