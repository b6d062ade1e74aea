//! A small text encoder: for each token of a paragraph, a vector that describes the token in its context, and scores made from it.
//!
//! The network is a BERT of a few layers (384 wide, 12 heads, uncased word pieces) with 7-bit weights and 8-bit activations. Integer
//! products are exact, and all other arithmetic is done in one order with + - * / and square roots only. Vectors are therefore the
//! same on every CPU, whatever instructions it has, and do not depend on the other paragraphs that are encoded in the same call.
//!
//! [`Encoder::read`] reads the weights in place from the bytes that `train/export.py` writes.

mod attention;
mod heads;
mod layers;
mod math;
mod pieces;
mod product;
mod quantized;
mod sequence;
mod weights;

#[cfg(test)]
mod tests;

pub use fearless_simd::Level;
pub use heads::Links;
pub use sequence::{Encoded, Token, Vectors};

use weights::Weights;

/// How long a vector is.
pub const WIDTH: usize = 384;

/// How many tags there are.
pub const TAGS: usize = 13;

/// How many shapes of tokens there are.
pub const SHAPES: usize = 48;

/// Encodes paragraphs with the weights of one file.
#[derive(Debug)]
pub struct Encoder<'a> {
    weights: Weights<'a>,
    level: Level,
}

impl<'a> Encoder<'a> {
    /// The encoder stored in `bytes`; none if they were not written for this version of the encoder. Bytes that start at a multiple
    /// of 64 are read fastest.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { weights: Weights::read(bytes)?, level: Level::new() })
    }

    /// The same encoder, which uses only the instructions of a level. This changes its speed, never its results.
    pub fn with_level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// The vectors of each paragraph, in order. Paragraphs are encoded as they are asked for, a few at a time.
    pub fn encode<'e, 'p>(&'e self, paragraphs: &'p [Vec<Token<'p>>]) -> Encoded<'e, 'p> {
        Encoded::new(&self.weights, self.level, paragraphs)
    }
}
