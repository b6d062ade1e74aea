//! Learns how likely a candidate attribution is right: logistic regression over candidates of models that have not seen
//! their articles.

use ascribe::attribution;
use ascribe::attribution::tagger::Model;
use ascribe::attribution::tagger::judge::{JUDGE_SCALE, sigmoid};

use super::corpus::Example;
use crate::evaluate::right;
use crate::gold;
use crate::random::Random;

/// How many weights there are; features share them by their lower bits.
const WEIGHTS: usize = 1 << 13;

/// Strength of the prior.
const PRIOR: f32 = 3.0;

/// A candidate's features, and whether it is right.
pub(crate) type Case = (Vec<u32>, bool);

/// The candidates that a model finds in an article.
pub(crate) fn cases(example: &Example, article: &gold::Article, model: &Model) -> Vec<Case> {
    let (found, features): (Vec<_>, Vec<_>) = attribution::candidates(&example.document, model).into_iter().unzip();
    let right = right(article, &found);
    features.into_iter().zip(right).collect()
}

/// Learns the judge's weights, as 16-bit numbers.
pub(crate) fn learn(mut cases: Vec<Case>) -> Vec<u8> {
    let slot = |feature: u32| feature as usize & (WEIGHTS - 1);
    let mut counts = vec![0u32; WEIGHTS];
    cases.iter().flat_map(|(features, _)| features).for_each(|&f| counts[slot(f)] += 1);
    let mut weights = vec![0.0f32; WEIGHTS];
    let mut squares = vec![0.0f32; WEIGHTS];
    let mut random = Random::new();
    for rate in [0.05, 0.05, 0.05, 0.03, 0.03, 0.02, 0.01, 0.005] {
        random.shuffle(&mut cases);
        for (features, right) in &cases {
            let score: f32 = features.iter().map(|&f| weights[slot(f)]).sum();
            let gradient = sigmoid(score) - f32::from(u8::from(*right));
            for &feature in features {
                let at = slot(feature);
                let g = gradient + PRIOR / counts[at] as f32 * weights[at];
                squares[at] += g * g;
                weights[at] -= rate * g / (squares[at].sqrt() + 0.05);
            }
        }
    }
    eprintln!("{} candidates, {} right", cases.len(), cases.iter().filter(|case| case.1).count());
    let number = |weight: f32| ((weight * JUDGE_SCALE).round() as i16).to_le_bytes();
    weights.into_iter().flat_map(number).collect()
}
