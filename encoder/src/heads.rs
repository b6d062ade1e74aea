//! What vectors say: scores of tags, of a sentence's properties, of further properties of tokens, and of links between tokens.

use std::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, f32x8};

use crate::math::{dot, exp, tanh};
use crate::weights::{DISTANCES, Linear, LinkHead, SENTENCE};
use crate::{Encoder, TAGS, Vectors, WIDTH};

impl Encoder<'_> {
    /// The scores of the tags of each token, without transitions.
    pub fn tags(&self, vectors: &Vectors) -> Vec<[f32; TAGS]> {
        let mut scores = vec![[0.0; TAGS]; vectors.as_slice().len()];
        for (vector, scores) in vectors.as_slice().iter().zip(&mut scores) {
            self.weights.tags.apply(self.level, vector, scores);
        }
        scores
    }

    /// The score of a tag at the start of a paragraph.
    pub fn start(&self, tag: usize) -> f32 {
        self.weights.start.get(tag).copied().unwrap_or_default()
    }

    /// The score of a tag after another one.
    pub fn transition(&self, before: usize, tag: usize) -> f32 {
        self.weights.transitions.get(before * TAGS + tag).copied().unwrap_or_default()
    }

    /// How many scores a sentence has; 0 if the weights say nothing about sentences.
    pub fn sentence_width(&self) -> usize {
        self.weights.sentence.as_ref().map_or(0, |(_, output)| output.bias.len())
    }

    /// The scores of a sentence, from the vectors and tag scores of its paragraph; empty if the weights say nothing about sentences
    /// or the sentence has no tokens.
    pub fn sentence(&self, vectors: &Vectors, tags: &[[f32; TAGS]], sentence: Range<usize>) -> Vec<f32> {
        let (Some((hidden, output)), Some(vectors), Some(tags)) = (
            &self.weights.sentence,
            vectors.as_slice().get(sentence.clone()).filter(|vectors| !vectors.is_empty()),
            tags.get(sentence),
        ) else {
            return Vec::new();
        };
        let tags: Vec<[f32; TAGS]> = tags.iter().map(|scores| softmax(self.level, scores)).collect();
        let (mean, most) = summary(vectors);
        let (tag_mean, tag_most) = summary(&tags);
        let mut input = Vec::with_capacity(SENTENCE.0.next_multiple_of(8));
        for part in [&mean[..], &most[..], &tag_mean[..], &tag_most[..]] {
            input.extend(part);
        }
        let mut middle = [0.0; SENTENCE.1];
        hidden.apply(self.level, &input, &mut middle);
        dispatch!(self.level, simd => {
            for chunk in middle.as_chunks_mut::<8>().0 {
                *chunk = tanh(simd, f32x8::simd_from(simd, *chunk)).into();
            }
        });
        let mut scores = vec![0.0; output.bias.len()];
        output.apply(self.level, &middle, &mut scores);
        scores
    }

    /// How many further scores a token has.
    pub fn token_width(&self) -> usize {
        self.weights.tokens.as_ref().map_or(0, |linear| linear.bias.len())
    }

    /// The further scores of each token, [`Encoder::token_width`] for each.
    pub fn tokens(&self, vectors: &Vectors) -> Vec<f32> {
        let Some(linear) = &self.weights.tokens else { return Vec::new() };
        let width = linear.bias.len();
        let mut scores = vec![0.0; vectors.as_slice().len() * width];
        for (vector, scores) in vectors.as_slice().iter().zip(scores.chunks_exact_mut(width)) {
            linear.apply(self.level, vector, scores);
        }
        scores
    }

    /// What scores links between tokens of a paragraph; none if the weights say nothing about links.
    pub fn links<'p>(&'p self, vectors: &'p Vectors) -> Option<Links<'p>> {
        Some(Links { head: self.weights.links.as_ref()?, level: self.level, vectors })
    }
}

/// Scores links between the tokens of a paragraph.
#[derive(Debug, Clone, Copy)]
pub struct Links<'p> {
    head: &'p LinkHead,
    level: Level,
    vectors: &'p Vectors,
}

impl Links<'_> {
    /// The scores of candidates to be what a token depends on, then the score of none of them. The task is 0 for the cue of a
    /// content and 1 for the source of a cue; tokens are the first ones of their phrases.
    pub fn score(&self, task: usize, dependent: usize, candidates: &[usize]) -> Vec<f32> {
        let head = self.head;
        let width = head.dependent.bias.len() / 2;
        let project = |linear: &Linear, token: usize| {
            let mut out = vec![0.0; 2 * width];
            if let Some(vector) = self.vectors.as_slice().get(token) {
                linear.apply(self.level, vector, &mut out);
            }
            out.split_off(task.min(1) * width)
        };
        let own = project(&head.dependent, dependent);
        let scores = candidates.iter().map(|candidate| {
            let other = project(&head.candidate, *candidate);
            let product: f32 = own.iter().zip(&other).take(width).map(|(a, b)| a * b).sum();
            let distance = bucket(*candidate as i64 - dependent as i64) + DISTANCES * task.min(1);
            product / 8.0 + head.distance.get(distance).copied().unwrap_or_default()
        });
        let mut scores: Vec<f32> = scores.collect();
        let mut none = [0.0; 2];
        if let Some(vector) = self.vectors.as_slice().get(dependent) {
            head.none.apply(self.level, vector, &mut none);
        }
        scores.push(none[task.min(1)]);
        scores
    }
}

/// The class of a distance in tokens.
fn bucket(distance: i64) -> usize {
    let class = match distance.unsigned_abs() {
        near @ 0..6 => near as usize,
        6..8 => 6,
        8..12 => 7,
        12..18 => 8,
        18..30 => 9,
        30..60 => 10,
        _ => 11,
    };
    class + if distance > 0 { DISTANCES / 2 } else { 0 }
}

impl Linear {
    fn apply(&self, level: Level, input: &[f32], out: &mut [f32]) {
        dispatch!(level, simd => self.apply_with(simd, input, out));
    }

    #[inline(always)]
    fn apply_with<S: Simd>(&self, simd: S, input: &[f32], out: &mut [f32]) {
        let even = input.len() / 8 * 8;
        for ((row, bias), out) in self.weight.chunks_exact(input.len()).zip(&self.bias).zip(out) {
            let rest: f32 = input[even..].iter().zip(&row[even..]).map(|(a, b)| a * b).sum();
            *out = dot(simd, &input[..even], &row[..even]) + rest + bias;
        }
    }
}

/// The mean and the largest value of each column.
fn summary<const N: usize>(rows: &[[f32; N]]) -> ([f32; N], [f32; N]) {
    let (mut total, mut most) = ([0.0; N], [f32::MIN; N]);
    for row in rows {
        for ((total, most), x) in total.iter_mut().zip(&mut most).zip(row) {
            *total += x;
            *most = if *x > *most { *x } else { *most };
        }
    }
    let share = 1.0 / rows.len() as f32;
    (total.map(|total| total * share), most)
}

/// The scores of a token's tags as probabilities.
fn softmax(level: Level, scores: &[f32; TAGS]) -> [f32; TAGS] {
    let most = scores.iter().fold(f32::MIN, |a, b| if *b > a { *b } else { a });
    let mut padded = [-80.0; TAGS.next_multiple_of(8)];
    for (padded, score) in padded.iter_mut().zip(scores) {
        *padded = score - most;
    }
    dispatch!(level, simd => {
        for chunk in padded.as_chunks_mut::<8>().0 {
            *chunk = exp(simd, f32x8::simd_from(simd, *chunk)).into();
        }
    });
    let total: f32 = padded[..TAGS].iter().sum();
    std::array::from_fn(|tag| padded[tag] / total)
}

const _: () = assert!(WIDTH.is_multiple_of(8));
