//! The file of weights, read in place: matrices and embeddings stay where they are, small tables become numbers.
//!
//! `train/export.py` writes the same sections in the same order; both files change together.

use crate::pieces::Pieces;
use crate::product::Matrix;
use crate::{SHAPES, TAGS, WIDTH};

/// What a file starts with.
const MAGIC: &[u8; 8] = b"ascrenc\0";

/// The version of the format.
const VERSION: u32 = 1;

/// What the numbers in a file refer to. A file that was written for another description is not read.
const SCHEMA: &str = "width 384; heads 12; inner 1536; positions 256; pieces per token 12; tags 13; \
    shapes (lower upper title mixed number mark other-capital other; quotation 3; sentence start 2); sentence 794 128";

/// How wide the hidden layer of a feed-forward block is.
pub(crate) const INNER: usize = 1536;

/// How many positions a sequence has at most.
pub(crate) const POSITIONS: usize = 256;

/// How many values of an embedding share a factor.
const GROUP: usize = 32;

/// How wide the input and the hidden layer of the sentence head are.
pub(crate) const SENTENCE: (usize, usize) = (2 * WIDTH + 2 * TAGS, 128);

/// How many classes of distance the link head has for each of its tasks.
pub(crate) const DISTANCES: usize = 24;

/// Everything in a file.
#[derive(Debug)]
pub(crate) struct Weights<'a> {
    pub(crate) pieces: Pieces<'a>,
    pub(crate) words: Embeddings<'a>,
    pub(crate) positions: Vec<f32>,
    pub(crate) shapes: Vec<f32>,
    pub(crate) norm: Norm,
    pub(crate) layers: Vec<Layer<'a>>,
    pub(crate) tags: Linear,
    pub(crate) start: Vec<f32>,
    pub(crate) transitions: Vec<f32>,
    pub(crate) sentence: Option<(Linear, Linear)>,
    pub(crate) tokens: Option<Linear>,
    pub(crate) links: Option<LinkHead>,
}

/// Word embeddings with 4 bits per value: a level, times the factor of its group, times the scale of its row.
#[derive(Debug)]
pub(crate) struct Embeddings<'a> {
    levels: [f32; 16],
    scales: Vec<f32>,
    factors: &'a [[u8; WIDTH / GROUP]],
    codes: &'a [[u8; WIDTH / 2]],
}

/// The weights and biases of a layer normalization.
#[derive(Debug)]
pub(crate) struct Norm {
    pub(crate) weight: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

/// A layer: attention, then a feed-forward block.
#[derive(Debug)]
pub(crate) struct Layer<'a> {
    pub(crate) query_key_value: Matrix<'a>,
    pub(crate) attended: Matrix<'a>,
    pub(crate) inner: Matrix<'a>,
    pub(crate) outer: Matrix<'a>,
    /// The hidden values of the feed-forward block are multiplied with these before they are quantized.
    pub(crate) smooth: Vec<f32>,
    pub(crate) norms: [Norm; 2],
}

/// A small linear layer: a row of weights for each output, and biases.
#[derive(Debug)]
pub(crate) struct Linear {
    pub(crate) weight: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

/// Scores of links between two tokens.
#[derive(Debug)]
pub(crate) struct LinkHead {
    pub(crate) dependent: Linear,
    pub(crate) candidate: Linear,
    pub(crate) none: Linear,
    pub(crate) distance: Vec<f32>,
}

impl<'a> Weights<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut file = Sections { rest: bytes };
        let header = file.take(64)?;
        let number = |at: usize| Some(u32::from_le_bytes(header.get(at..at + 4)?.try_into().ok()?));
        let count = |nth: usize| Some(number(24 + 4 * nth)? as usize).filter(|count| *count <= 1 << 20);
        let schema = u64::from(number(16)?) | u64::from(number(20)?) << 32;
        if header.get(..8)? != MAGIC || number(8)? != VERSION || schema != fingerprint(SCHEMA) {
            return None;
        }
        let (layers, pieces, beginnings) = (count(0)?, count(1)?, count(2)?);
        let (sentence, tokens, links) = (count(3)?, count(4)?, count(5)?);
        let words = Embeddings::read(&mut file, pieces)?;
        let lengths = file.take(pieces)?;
        let text = file.take(lengths.iter().map(|length| usize::from(*length)).sum())?;
        Some(Self {
            words,
            pieces: Pieces::read(lengths, text, beginnings)?,
            positions: file.scaled(POSITIONS, WIDTH)?,
            shapes: file.scaled(SHAPES, WIDTH)?,
            norm: file.norm()?,
            layers: (0..layers).map(|_| file.layer()).collect::<Option<_>>()?,
            tags: file.linear(TAGS, WIDTH)?,
            start: file.halves(TAGS)?,
            transitions: file.floats(TAGS * TAGS)?,
            sentence: file.when(sentence, |file| {
                let hidden = Linear { weight: file.scaled(SENTENCE.1, SENTENCE.0)?, bias: file.halves(SENTENCE.1)? };
                Some((hidden, file.linear(sentence, SENTENCE.1)?))
            })?,
            tokens: file.when(tokens, |file| file.linear(tokens, WIDTH))?,
            links: file.when(links, |file| {
                let mut side =
                    || Some(Linear { weight: file.scaled(2 * links, WIDTH)?, bias: file.halves(2 * links)? });
                let (dependent, candidate) = (side()?, side()?);
                Some(LinkHead {
                    dependent,
                    candidate,
                    none: file.linear(2, WIDTH)?,
                    distance: file.halves(2 * DISTANCES)?,
                })
            })?,
        })
    }
}

impl<'a> Embeddings<'a> {
    fn read(file: &mut Sections<'a>, rows: usize) -> Option<Self> {
        let levels = file.halves(16)?.try_into().ok()?;
        let scales = file.halves(rows)?;
        let factors = file.take(rows * WIDTH / GROUP)?.as_chunks().0;
        let codes = file.take(rows * WIDTH / 2)?.as_chunks().0;
        Some(Self { levels, scales, factors, codes })
    }

    /// Writes the embedding of a piece; none for a piece that does not exist.
    pub(crate) fn write(&self, piece: usize, out: &mut [f32]) -> Option<()> {
        let (scale, factors, codes) = (self.scales.get(piece)?, self.factors.get(piece)?, self.codes.get(piece)?);
        for ((out, codes), factor) in out.chunks_exact_mut(GROUP).zip(codes.chunks_exact(GROUP / 2)).zip(factors) {
            let scale = scale * f32::from(*factor);
            for (out, code) in out.as_chunks_mut::<2>().0.iter_mut().zip(codes) {
                *out = [code & 15, code >> 4].map(|code| self.levels[usize::from(code)] * scale);
            }
        }
        Some(())
    }
}

/// What is left of a file: sections that start at multiples of 64 bytes.
struct Sections<'a> {
    rest: &'a [u8],
}

impl<'a> Sections<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (section, rest) = self.rest.split_at_checked(length.next_multiple_of(64))?;
        self.rest = rest;
        section.get(..length)
    }

    /// Reads a part that is there if its count is not zero.
    fn when<T>(&mut self, count: usize, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if count == 0 { Some(None) } else { read(self).map(Some) }
    }

    /// Numbers in half precision.
    fn halves(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count * 2)?.as_chunks().0;
        Some(bytes.iter().map(|bytes| half(u16::from_le_bytes(*bytes))).collect())
    }

    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count * 4)?.as_chunks().0;
        Some(bytes.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }

    /// Rows of bytes, each with a scale.
    fn scaled(&mut self, rows: usize, width: usize) -> Option<Vec<f32>> {
        let bytes = self.take(rows * width)?;
        let scales = self.floats(rows)?;
        let rows = bytes.chunks_exact(width).zip(scales);
        Some(rows.flat_map(|(row, scale)| row.iter().map(move |byte| f32::from(*byte as i8) * scale)).collect())
    }

    fn linear(&mut self, outputs: usize, inputs: usize) -> Option<Linear> {
        Some(Linear { weight: self.halves(outputs * inputs)?, bias: self.halves(outputs)? })
    }

    fn norm(&mut self) -> Option<Norm> {
        Some(Norm { weight: self.halves(WIDTH)?, bias: self.halves(WIDTH)? })
    }

    fn matrix(&mut self, outputs: usize, depth: usize) -> Option<Matrix<'a>> {
        Some(Matrix::new(self.take(outputs * depth)?, depth, self.floats(outputs)?, self.halves(outputs)?))
    }

    fn layer(&mut self) -> Option<Layer<'a>> {
        Some(Layer {
            query_key_value: self.matrix(3 * WIDTH, WIDTH)?,
            attended: self.matrix(WIDTH, WIDTH)?,
            inner: self.matrix(INNER, WIDTH)?,
            outer: self.matrix(WIDTH, INNER)?,
            smooth: self.halves(INNER)?,
            norms: [self.norm()?, self.norm()?],
        })
    }
}

/// The value of a finite number in half precision.
fn half(bits: u16) -> f32 {
    let (sign, exponent, rest) = (u32::from(bits >> 15) << 31, u32::from(bits >> 10 & 31), u32::from(bits & 1023));
    if exponent == 0 {
        let small = rest as f32 / 16_777_216.0;
        return if sign == 0 { small } else { -small };
    }
    f32::from_bits(sign | (exponent + 112) << 23 | rest << 13)
}

/// The 64-bit FNV-1a hash.
const fn fingerprint(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}
