//! The best tags of a block: exact decoding over all tag sequences that are well formed.

use super::model::Scores;
use super::tag::{KINDS, Kind, LANES, TAGS, Tag};

/// The score of what cannot be.
const NEVER: i16 = -16_000;

/// Room for decoding, kept from block to block.
#[derive(Default)]
pub(super) struct Lattice {
    /// For each token and tag, the tag before it on the best way there.
    back: Vec<[i16; LANES]>,
}

impl Lattice {
    /// The best tags of the tokens whose scores are given.
    pub(super) fn decode(&mut self, scores: &Scores, tags: &mut Vec<Tag>) {
        self.back.clear();
        let mut best = [NEVER; LANES];
        best[0] = 0;
        for (node, edges) in scores.nodes.iter().zip(&scores.edges) {
            let (next, back) = step(&best, node, edges);
            self.back.push(back);
            best = next;
        }
        let mut tag = (0..TAGS).max_by_key(|&tag| (best[tag], TAGS - tag)).unwrap_or(0);
        let start = tags.len();
        for back in self.back.iter().rev() {
            tags.push(Tag(tag as u8));
            tag = back[tag] as usize;
        }
        tags[start..].reverse();
    }
}

/// What each kind of tag may lead to costs nothing.
const ALLOWED: [[i16; LANES]; KINDS] = {
    let mut allowed = [[NEVER; LANES]; KINDS];
    let mut kind = 0;
    while kind < KINDS {
        let mut tag = 0;
        while tag < TAGS {
            if tag == 0 || tag % 2 == 1 || tag == 2 * kind {
                allowed[kind][tag] = 0;
            }
            tag += 1;
        }
        kind += 1;
    }
    allowed
};

/// One token on: the best score of each tag, relative to the best of all, and the tag before it.
fn step(best: &[i16; LANES], node: &[i16; LANES], edges: &[[i16; LANES]; KINDS]) -> ([i16; LANES], [i16; LANES]) {
    let mut next = [i16::MIN; LANES];
    let mut back = [0; LANES];
    for ((kind, edges), allowed) in Kind::ALL.iter().zip(edges).zip(&ALLOWED) {
        let (first, further) = (usize::from(kind.first().0), usize::from(kind.further().0));
        let from = if best[further] > best[first] { further } else { first };
        let so_far = best[from];
        for lane in 0..LANES {
            let score = so_far.saturating_add(edges[lane]).saturating_add(allowed[lane]);
            let better = score > next[lane];
            next[lane] = if better { score } else { next[lane] };
            back[lane] = if better { from as i16 } else { back[lane] };
        }
    }
    for (score, &node) in next.iter_mut().zip(node) {
        *score = score.saturating_add(node);
    }
    let top = next[..TAGS].iter().fold(i16::MIN, |a, &b| a.max(b));
    for score in &mut next {
        *score = score.saturating_sub(top);
    }
    (next, back)
}
