//! The features of all training articles, numbered.

use std::collections::HashMap;
use std::ops::Range;

use ascribe::attribution::tagger::features::{EDGES, Sink};
use ascribe::attribution::tagger::{Tag, Tokens};

/// Features of all tokens, block after block.
#[derive(Default)]
pub(crate) struct Data {
    /// The features of each token: those of token `t` stand at `starts[t]..starts[t + 1]`.
    pub(crate) features: Vec<u32>,
    pub(crate) starts: Vec<usize>,
    pub(crate) edges: Vec<[u16; EDGES]>,
    pub(crate) tags: Vec<u8>,
    pub(crate) blocks: Vec<Range<usize>>,
    /// The hash of each feature, and how often it occurs.
    pub(crate) hashes: Vec<u32>,
    pub(crate) counts: Vec<u32>,
    numbers: HashMap<u32, u32>,
    /// Are features without a number left out?
    closed: bool,
}

/// The features of one block, token by token.
#[derive(Default)]
struct Block {
    nodes: Vec<Vec<u32>>,
    edges: Vec<[u16; EDGES]>,
}

impl Sink for Block {
    fn node(&mut self, tokens: Range<usize>, feature: u32) {
        for features in &mut self.nodes[tokens] {
            features.push(feature);
        }
    }

    fn edge(&mut self, token: usize, rows: [u16; EDGES]) {
        self.edges[token] = rows;
    }
}

impl Data {
    /// Adds an article with its tags.
    pub(crate) fn add(&mut self, tokens: &Tokens, tags: &[Tag]) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        for (nth, range) in tokens.blocks().enumerate() {
            let mut block = Block { nodes: vec![Vec::new(); range.len()], edges: vec![[0; EDGES]; range.len()] };
            tokens.features(nth, &mut block);
            let start = self.tags.len();
            for (at, features) in range.clone().zip(&block.nodes) {
                for &hash in features {
                    if self.closed && !self.numbers.contains_key(&hash) {
                        continue;
                    }
                    let number = *self.numbers.entry(hash).or_insert_with(|| {
                        self.hashes.push(hash);
                        self.counts.push(0);
                        self.hashes.len() as u32 - 1
                    });
                    self.counts[number as usize] += 1;
                    self.features.push(number);
                }
                self.starts.push(self.features.len());
                self.tags.push(tags[at].0);
            }
            self.edges.extend(&block.edges);
            self.blocks.push(start..self.tags.len());
        }
    }

    /// Data with the same numbers of features, and no articles yet.
    pub(crate) fn like(&self) -> Self {
        let numbers = self.hashes.iter().copied().zip(0..).collect();
        Self { numbers, hashes: self.hashes.clone(), counts: self.counts.clone(), closed: true, ..Self::default() }
    }

    /// Drops features that occur less than `least` times.
    pub(crate) fn prune(&mut self, least: u32) {
        let mut renumbered = vec![u32::MAX; self.hashes.len()];
        let (mut hashes, mut counts) = (Vec::new(), Vec::new());
        for (old, &count) in self.counts.iter().enumerate() {
            if count >= least {
                renumbered[old] = hashes.len() as u32;
                hashes.push(self.hashes[old]);
                counts.push(count);
            }
        }
        let (mut kept, mut start) = (0, 0);
        for token in 0..self.tags.len() {
            let end = self.starts[token + 1];
            for at in start..end {
                let number = renumbered[self.features[at] as usize];
                if number != u32::MAX {
                    self.features[kept] = number;
                    kept += 1;
                }
            }
            start = end;
            self.starts[token + 1] = kept;
        }
        self.features.truncate(kept);
        (self.hashes, self.counts) = (hashes, counts);
        self.numbers = HashMap::new();
    }
}
