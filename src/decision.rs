//! Decisions that are learned: a softmax over a few features, with the weights of `data/decisions.toml`.
//!
//! `cargo xtask decide` learns the weights. Scores are sums in a fixed order, so that they are the same on every machine.

use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/decisions.rs"));

/// One decision: a score for each class, linear in the features.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    classes: usize,
    /// For each feature the weights of all classes.
    weights: Cow<'static, [f32]>,
}

/// All decisions.
#[derive(Debug, Clone, PartialEq)]
pub struct Decisions {
    /// Is a candidate attribution right? No or yes.
    pub candidate: Decision,
    /// Is a source named, unnamed, or an outlet?
    pub source: Decision,
    /// Who stands behind a statement: nobody, somebody unnamed, a named source, or an outlet?
    pub status: Decision,
    /// What does a statement need a source for? In the order of [`crate::policy::Need::ALL`].
    pub need: Decision,
}

impl Decisions {
    /// Those with the built-in weights.
    pub const BUILT_IN: Decisions = Decisions {
        candidate: Decision::built_in(CANDIDATE_CLASSES, CANDIDATE),
        source: Decision::built_in(SOURCE_CLASSES, SOURCE),
        status: Decision::built_in(STATUS_CLASSES, STATUS),
        need: Decision::built_in(NEED_CLASSES, NEED),
    };
}

impl Decision {
    const fn built_in(classes: usize, weights: &'static [f32]) -> Self {
        Self { classes, weights: Cow::Borrowed(weights) }
    }

    /// A decision between some classes with the given weights: for each feature those of all classes.
    pub fn new(classes: usize, weights: Vec<f32>) -> Self {
        Self { classes, weights: Cow::Owned(weights) }
    }

    /// For each feature the weights of all classes.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The score of each class; none where the weights are for another number of features.
    pub fn scores<const C: usize>(&self, features: &[f32]) -> Option<[f32; C]> {
        if self.classes != C || self.weights.len() != C * features.len() {
            return None;
        }
        let mut scores = [0.0; C];
        for (feature, weights) in features.iter().zip(self.weights.chunks_exact(C)) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += feature * weight);
        }
        Some(scores)
    }
}

/// How far each score is below the largest, and no further than `least`.
pub fn below_best<const N: usize>(scores: [f32; N], least: f32) -> [f32; N] {
    let best = scores.iter().fold(f32::MIN, |a, &b| a.max(b));
    scores.map(|score| (score - best).max(-least))
}
