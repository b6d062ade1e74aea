//! The best tags of a block: exact decoding over all tag sequences that are well formed.

use super::model::Scores;
use super::tag::{KINDS, Kind, LANES, TAGS, Tag};

/// Scores worse than any that a block can reach.
const NEVER: i32 = i32::MIN / 4;

/// Room for decoding, kept from block to block.
#[derive(Default)]
pub(super) struct Lattice {
    /// For each token and tag, the tag before it on the best way there.
    back: Vec<[u8; LANES]>,
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
        let mut tag = (0..TAGS).max_by_key(|&tag| (best[tag], TAGS - tag)).unwrap_or(0) as u8;
        let start = tags.len();
        for back in self.back.iter().rev() {
            tags.push(Tag(tag));
            tag = back[usize::from(tag)];
        }
        tags[start..].reverse();
    }
}

/// One token on: the best score of each tag, and the tag before it.
fn step(best: &[i32; LANES], node: &[i16; LANES], edges: &[[i16; LANES]; KINDS]) -> ([i32; LANES], [u8; LANES]) {
    let mut next = [NEVER; LANES];
    let mut back = [0; LANES];
    for (kind, edges) in Kind::ALL.iter().zip(edges) {
        let (first, further) = (usize::from(kind.first().0), usize::from(kind.further().0));
        let from = if best[further] > best[first] { further } else { first };
        for tag in 0..TAGS {
            if tag == 0 || tag % 2 == 1 || tag == further {
                let score = best[from] + i32::from(edges[tag]);
                if score > next[tag] {
                    next[tag] = score;
                    back[tag] = from as u8;
                }
            }
        }
    }
    for (score, &node) in next.iter_mut().zip(node) {
        *score += i32::from(node);
    }
    (next, back)
}
