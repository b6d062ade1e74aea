//! The features of all training articles, numbered.

use std::collections::HashMap;
use std::ops::Range;

use ascribe::attribution::tagger::features::{EDGES, POINTS, STANDING, Sink};
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

/// Takes the features of a stretch.
struct Stretch<'d> {
    data: &'d mut Data,
    /// Those that stand; zero for none.
    standing: [u32; STANDING],
}

impl Sink for Stretch<'_> {
    fn standing(&mut self, slot: usize, feature: u32) {
        self.standing[slot] = feature;
    }

    fn token(&mut self, points: &[u32; POINTS], edges: [u16; EDGES]) {
        for &hash in points.iter().chain(&self.standing).filter(|feature| **feature != 0) {
            self.data.push(hash);
        }
        self.data.starts.push(self.data.features.len());
        self.data.edges.push(edges);
    }
}

impl Data {
    /// Adds an article with its tags.
    pub(crate) fn add(&mut self, tokens: &Tokens, tags: &[Tag]) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        for (nth, block) in tokens.blocks().enumerate() {
            let start = self.tags.len();
            tokens.reader(nth).features(&block, &mut Stretch { data: self, standing: [0; STANDING] });
            self.tags.extend(tags[block].iter().map(|tag| tag.0));
            self.blocks.push(start..self.tags.len());
        }
    }

    /// One more feature of the last token.
    fn push(&mut self, hash: u32) {
        if self.closed && !self.numbers.contains_key(&hash) {
            return;
        }
        let number = *self.numbers.entry(hash).or_insert_with(|| {
            self.hashes.push(hash);
            self.counts.push(0);
            self.hashes.len() as u32 - 1
        });
        self.counts[number as usize] += 1;
        self.features.push(number);
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
