//! From paragraphs to sequences of pieces, and back to a vector for each token.

use std::collections::VecDeque;
use std::ops::Range;

use fearless_simd::Level;

use crate::layers::{Batch, Memory, run};
use crate::pieces::{END, START};
use crate::weights::{POSITIONS, Weights};
use crate::{SHAPES, WIDTH};

/// How many pieces of a paragraph fit into a sequence, between its start and its end.
const LONGEST: usize = POSITIONS - 2;

/// How many rows are computed together, and up to how many paragraphs are taken together.
const ROWS: (usize, usize) = (256, 1024);

/// A token of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'p> {
    /// The token's text.
    pub text: &'p str,
    /// The token's shape times 6, plus its place in a quotation times 2, plus 1 if it starts a sentence.
    pub shape: u8,
}

/// The vectors of a paragraph's tokens.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vectors {
    numbers: Vec<[f32; WIDTH]>,
}

impl Vectors {
    /// One vector for each token.
    pub fn as_slice(&self) -> &[[f32; WIDTH]] {
        &self.numbers
    }
}

/// Encodes paragraphs, a few at a time. See [`Encoder::encode`](crate::Encoder::encode).
#[derive(Debug)]
pub struct Encoded<'e, 'p> {
    weights: &'e Weights<'e>,
    level: Level,
    rest: &'p [Vec<Token<'p>>],
    ready: VecDeque<Vectors>,
    memory: Memory,
}

/// A part of a paragraph that is one sequence: its paragraph, pieces, and the shape and the first piece of each token.
struct Part {
    paragraph: usize,
    pieces: Vec<u16>,
    shapes: Vec<u8>,
    firsts: Vec<usize>,
}

impl<'e, 'p> Encoded<'e, 'p> {
    pub(crate) fn new(weights: &'e Weights<'e>, level: Level, rest: &'p [Vec<Token<'p>>]) -> Self {
        Self { weights, level, rest, ready: VecDeque::new(), memory: Memory::default() }
    }

    /// Encodes the next paragraphs.
    fn advance(&mut self) {
        let mut parts = Vec::new();
        let (mut rows, mut paragraphs) = (0, 0);
        while let Some((paragraph, rest)) = self.rest.split_first().filter(|_| rows < ROWS.1) {
            let cut = cut(self.weights, paragraphs, paragraph);
            rows += cut.iter().map(|part| part.pieces.len()).sum::<usize>();
            parts.extend(cut);
            paragraphs += 1;
            self.rest = rest;
        }
        let mut vectors = vec![Vectors::default(); paragraphs];
        for group in groups(&parts) {
            self.encode(&parts[group], &mut vectors);
        }
        self.ready.extend(vectors);
    }

    /// Encodes some sequences together, and adds their vectors to those of their paragraphs.
    fn encode(&mut self, parts: &[Part], vectors: &mut [Vectors]) {
        let mut batch = Batch::default();
        for part in parts {
            let start = batch.pieces.len();
            batch.pieces.extend(&part.pieces);
            batch.shapes.extend(&part.shapes);
            batch.sequences.push(start..batch.pieces.len());
        }
        run(self.weights, self.level, &batch, &mut self.memory);
        let rows = self.memory.rows.as_chunks::<WIDTH>().0;
        for (part, sequence) in parts.iter().zip(&batch.sequences) {
            let rows = part.firsts.iter().map(|first| rows[sequence.start + first]);
            vectors[part.paragraph].numbers.extend(rows);
        }
    }
}

impl Iterator for Encoded<'_, '_> {
    type Item = Vectors;

    fn next(&mut self) -> Option<Vectors> {
        if self.ready.is_empty() {
            self.advance();
        }
        self.ready.pop_front()
    }
}

/// Cuts a paragraph into sequences, preferably at the start of a sentence.
fn cut(weights: &Weights<'_>, paragraph: usize, tokens: &[Token<'_>]) -> Vec<Part> {
    let mut pieces = Vec::new();
    let mut ends = Vec::with_capacity(tokens.len() + 1);
    ends.push(0);
    for token in tokens {
        weights.pieces.split(token.text, &mut pieces);
        ends.push(pieces.len());
    }
    let mut parts = Vec::new();
    let mut first = 0;
    while first < tokens.len() {
        let end = part_end(tokens, &ends, first);
        let mut part =
            Part { paragraph, pieces: vec![START], shapes: vec![0], firsts: Vec::with_capacity(end - first) };
        for token in first..end {
            let range = ends[token]..ends[token + 1];
            part.firsts.push(part.pieces.len());
            part.shapes.resize(part.shapes.len() + range.len(), tokens[token].shape.min(SHAPES as u8 - 1));
            part.pieces.extend(&pieces[range]);
        }
        part.pieces.push(END);
        part.shapes.push(0);
        parts.push(part);
        first = end;
    }
    parts
}

/// Where the sequence that starts with a token ends: after the last token that fits, or in its second half before the last sentence.
fn part_end(tokens: &[Token<'_>], ends: &[usize], first: usize) -> usize {
    let length = |token: usize| ends[token] - ends[first];
    let fitting = (first + 1..=tokens.len()).take_while(|end| length(*end) <= LONGEST).last().unwrap_or(first + 1);
    if fitting == tokens.len() {
        return fitting;
    }
    let second_half = (first + 1..=fitting).rev().take_while(|token| length(*token) > LONGEST / 2);
    second_half.into_iter().find(|token| tokens[*token].shape % 2 == 1).unwrap_or(fitting)
}

/// Groups of sequences that are computed together.
fn groups(parts: &[Part]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut rows = 0;
    for (at, part) in parts.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if rows + part.pieces.len() <= ROWS.0 => group.end = at + 1,
            _ => {
                groups.push(at..at + 1);
                rows = 0;
            }
        }
        rows += part.pieces.len();
    }
    groups
}
