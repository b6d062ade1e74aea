//! How often each word is part of a cue or a source: the table of words.

use std::collections::BTreeMap;

use ascribe::attribution::tagger::words::{Known, UNKNOWN, WordTable, like_key};
use ascribe::attribution::tagger::{Kind, Tokens};

use super::corpus::Example;

/// Counts of one word: all, in cues, in sources.
#[derive(Clone, Copy, Default)]
struct Count {
    all: f64,
    cue: f64,
    source: f64,
}

/// Counts over some articles.
#[derive(Clone, Default)]
pub(crate) struct Counts {
    words: BTreeMap<u32, (Count, u32)>,
    /// By what the lexicon holds for alike.
    alike: BTreeMap<u32, Count>,
}

impl Counts {
    /// Counts the words of an article, or takes them off again with a weight of -1.
    pub(crate) fn add(&mut self, example: &Example, weight: f64) {
        let tokens = Tokens::read(&example.document, &WordTable::new(&[]), &[]);
        for (at, tag) in example.tags.iter().enumerate() {
            let (word, like) = tokens.keys(at);
            let (count, of) = self.words.entry(word).or_default();
            *of = like;
            for count in [count, self.alike.entry(like).or_default()] {
                count.all += weight;
                count.cue += weight * f64::from(u8::from(tag.kind() == Kind::Cue));
                count.source += weight * f64::from(u8::from(tag.kind().is_source()));
            }
        }
    }

    /// The table: words seen twice and more, and what the lexicon holds for alike, seen ten times and more.
    pub(crate) fn table(&self) -> Vec<u8> {
        let mut known = Vec::new();
        for (&word, (count, like)) in &self.words {
            if count.all < 2.0 {
                continue;
            }
            let prior = self.alike.get(like).copied().unwrap_or_default();
            let share =
                |part: f64, prior_part: f64| (part + 2.0 * (prior_part + 0.05) / (prior.all + 1.0)) / (count.all + 2.0);
            let (cue, source) = (share(count.cue, prior.cue), share(count.source, prior.source));
            known.push((word, Known { cue: step(cue), source: step(source), cluster: 0 }));
        }
        for (&like, count) in self.alike.iter().filter(|(_, count)| count.all >= 10.0) {
            let (cue, source) = (count.cue / count.all, count.source / count.all);
            known.push((like_key(like), Known { cue: step(cue), source: step(source), cluster: 0 }));
        }
        WordTable::build(&known)
    }
}

fn step(share: f64) -> u8 {
    const STEPS: [f64; 6] = [0.01, 0.03, 0.08, 0.2, 0.4, 0.65];
    let step = STEPS.iter().filter(|&&least| share >= least).count() as u8;
    step.min(UNKNOWN - 1)
}
