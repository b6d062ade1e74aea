//! The network: embeddings, then layers of attention and feed-forward blocks, for the rows of several sequences at once.

use std::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, f32x8};

use crate::WIDTH;
use crate::attention::{Scratch, TRIPLE, attend};
use crate::math::{add, gelu, normalize};
use crate::product::multiply;
use crate::quantized::{Activations, ROWS};
use crate::weights::{INNER, Layer, Weights};

/// How many rows go through a feed-forward block together, so that they stay in a cache.
const CHUNK: usize = 32;

/// The input of the network: a piece and a shape for each row, and the rows of each sequence.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) pieces: Vec<u16>,
    pub(crate) shapes: Vec<u8>,
    pub(crate) sequences: Vec<Range<usize>>,
}

/// Memory that is used again for each batch.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The rows of the batch, and after the network its output.
    pub(crate) rows: Vec<f32>,
    triples: Vec<f32>,
    change: Vec<f32>,
    inner: Vec<f32>,
    input: Activations,
    scratch: Scratch,
}

/// Runs the network on a batch; the output is in `memory.rows`.
pub(crate) fn run(weights: &Weights<'_>, level: Level, batch: &Batch, memory: &mut Memory) {
    dispatch!(level, simd => run_with(simd, weights, batch, memory));
}

#[inline(always)]
fn run_with<S: Simd>(simd: S, weights: &Weights<'_>, batch: &Batch, memory: &mut Memory) {
    let rows = batch.pieces.len();
    let padded = rows.next_multiple_of(ROWS);
    for (buffer, width) in [(&mut memory.rows, WIDTH), (&mut memory.triples, TRIPLE), (&mut memory.change, WIDTH)] {
        buffer.clear();
        buffer.resize(padded * width, 0.0);
    }
    memory.inner.resize(CHUNK * INNER, 0.0);
    embed(simd, weights, batch, &mut memory.rows);
    for layer in &weights.layers {
        attention(simd, layer, batch, memory);
        feed_forward(simd, layer, rows, memory);
    }
}

/// The sum of the embeddings of each piece, its position and its shape, normalized.
#[inline(always)]
fn embed<S: Simd>(simd: S, weights: &Weights<'_>, batch: &Batch, rows: &mut [f32]) {
    for sequence in &batch.sequences {
        for (position, at) in sequence.clone().enumerate() {
            let row = &mut rows[at * WIDTH..][..WIDTH];
            // Pieces and shapes are made by this crate; one that does not exist would add nothing.
            let _ = weights.words.write(usize::from(batch.pieces[at]), row);
            add(simd, row, weights.positions.chunks_exact(WIDTH).nth(position).unwrap_or_default());
            add(simd, row, weights.shapes.chunks_exact(WIDTH).nth(usize::from(batch.shapes[at])).unwrap_or_default());
            normalize(simd, row, &weights.norm.weight, &weights.norm.bias);
        }
    }
}

#[inline(always)]
fn attention<S: Simd>(simd: S, layer: &Layer<'_>, batch: &Batch, memory: &mut Memory) {
    let rows = batch.pieces.len();
    let Memory { rows: current, triples, change, input, scratch, .. } = memory;
    quantize(simd, input, current, rows);
    multiply(simd, input, &layer.query_key_value, triples);
    for sequence in &batch.sequences {
        let triples = &triples[sequence.start * TRIPLE..sequence.end * TRIPLE];
        attend(simd, triples, &mut change[sequence.start * WIDTH..sequence.end * WIDTH], scratch);
    }
    quantize(simd, input, change, rows);
    multiply(simd, input, &layer.attended, change);
    add_and_normalize(simd, current, change, layer, 0);
}

#[inline(always)]
fn feed_forward<S: Simd>(simd: S, layer: &Layer<'_>, rows: usize, memory: &mut Memory) {
    let Memory { rows: current, change, inner, input, .. } = memory;
    for first in (0..rows).step_by(CHUNK) {
        let count = CHUNK.min(rows - first);
        quantize(simd, input, &current[first * WIDTH..], count);
        multiply(simd, input, &layer.inner, inner);
        input.reset(count, INNER);
        for (at, row) in inner.chunks_exact_mut(INNER).enumerate().take(count) {
            for (x, smooth) in row.as_chunks_mut::<8>().0.iter_mut().zip(layer.smooth.as_chunks().0) {
                *x = (gelu(simd, f32x8::simd_from(simd, *x)) * f32x8::simd_from(simd, *smooth)).into();
            }
            input.set(simd, at, row);
        }
        multiply(simd, input, &layer.outer, &mut change[first * WIDTH..]);
    }
    add_and_normalize(simd, current, change, layer, 1);
}

#[inline(always)]
fn quantize<S: Simd>(simd: S, input: &mut Activations, rows: &[f32], count: usize) {
    input.reset(count, WIDTH);
    for (at, row) in rows.chunks_exact(WIDTH).enumerate().take(count) {
        input.set(simd, at, row);
    }
}

#[inline(always)]
fn add_and_normalize<S: Simd>(simd: S, rows: &mut [f32], change: &[f32], layer: &Layer<'_>, norm: usize) {
    for (row, change) in rows.chunks_exact_mut(WIDTH).zip(change.chunks_exact(WIDTH)) {
        add(simd, row, change);
        normalize(simd, row, &layer.norms[norm].weight, &layer.norms[norm].bias);
    }
}
