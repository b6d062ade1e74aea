//! Learns to tie sources and contents to cues: a choice by softmax, trained by AdaGrad.

use ascribe::attribution::tagger::link::{Choices, Piece, pieces};
use ascribe::attribution::tagger::{Kind, Tokens};

use super::corpus::Example;
use crate::random::Random;

/// How many weights there are; features share them by their lower bits.
const WEIGHTS: usize = 1 << 14;

/// Units of the stored weights in one of the learned ones.
const SCALE: f32 = 512.0;

/// What can be chosen: the features of each candidate, and whether it is right.
type Choice = Vec<(Vec<u32>, bool)>;

/// Learns the linker's weights, as 16-bit numbers.
pub(crate) fn learn<'a>(examples: impl Iterator<Item = (&'a Example<'a>, Tokens)>) -> Vec<u8> {
    let mut choices: Vec<Choice> = Vec::new();
    for (example, tokens) in examples {
        for block in tokens.blocks() {
            collect(example, &tokens, &pieces(&example.tags[block.clone()], block.start), &mut choices);
        }
    }
    let mut weights = vec![0.0f32; WEIGHTS];
    let mut squares = vec![0.0f32; WEIGHTS];
    let mut random = Random::new();
    for _ in 0..4 {
        random.shuffle(&mut choices);
        for choice in &choices {
            step(choice, &mut weights, &mut squares);
        }
    }
    let number = |weight: f32| ((weight * SCALE).round() as i16).to_le_bytes();
    weights.into_iter().flat_map(number).collect()
}

fn collect(example: &Example, tokens: &Tokens, pieces: &[Piece], choices: &mut Vec<Choice>) {
    let owners = |at: usize| &example.owners[pieces[at].tokens.start];
    for seeker in 0..pieces.len() {
        let sought = match pieces[seeker].kind {
            Kind::Cue => Choices::source(pieces, seeker),
            kind if kind.is_content() => Choices::cue(pieces, seeker),
            _ => continue,
        };
        let right = |other: usize| owners(other).iter().any(|owner| owners(seeker).contains(owner));
        let any = sought.candidates().flatten().any(right);
        let mut choice = Choice::new();
        for candidate in sought.candidates() {
            let mut features = Vec::new();
            sought.features(tokens, pieces, candidate, &mut features);
            choice.push((features, candidate.map_or(!any, right)));
        }
        if choice.len() > 1 {
            choices.push(choice);
        }
    }
}

fn step(choice: &Choice, weights: &mut [f32], squares: &mut [f32]) {
    let slot = |feature: u32| feature as usize & (WEIGHTS - 1);
    let scores: Vec<f32> =
        choice.iter().map(|(features, _)| features.iter().map(|&f| weights[slot(f)]).sum()).collect();
    let largest = scores.iter().fold(f32::MIN, |a, &b| a.max(b));
    let powers: Vec<f32> = scores.iter().map(|&score| super::crf::exponential(score - largest)).collect();
    let all: f32 = powers.iter().sum();
    let right: f32 = powers.iter().zip(choice).filter(|(_, (_, right))| *right).map(|(power, _)| power).sum();
    if right <= 0.0 {
        return;
    }
    for (power, (features, is_right)) in powers.iter().zip(choice) {
        let gradient = power / all - if *is_right { power / right } else { 0.0 };
        if gradient.abs() < 1e-3 {
            continue;
        }
        for &feature in features {
            let at = slot(feature);
            squares[at] += gradient * gradient;
            weights[at] -= 0.2 * gradient / (squares[at].sqrt() + 0.05);
        }
    }
}
