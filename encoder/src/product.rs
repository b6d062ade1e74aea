//! Products of activations and weights: bytes times 7-bit integers, added exactly.
//!
//! One step multiplies four rows with 16 columns, eight numbers deep. The weights of a step are stored as two halves of four
//! numbers for each column. On CPUs without an instruction for four products at once, pairs of products are added as 16-bit
//! numbers, and so are the pairs of both halves; the weights are limited so that this never overflows (see `train/export.py`).

use fearless_simd::prelude::*;
use fearless_simd::{Level, f32x8, i32x8};

use crate::quantized::{Activations, ROWS};

/// How many columns are multiplied together.
pub(crate) const COLUMNS: usize = 16;

/// The weights of one step: two halves, each of two vectors with four numbers for each of eight columns.
type Step = [[u8; 32]; 4];

/// The activations of one step.
type Block = [[u8; 8]; ROWS];

/// The sums of a tile.
type Tile = [[[i32; 8]; 2]; ROWS];

/// A matrix of weights.
#[derive(Debug)]
pub(crate) struct Matrix<'a> {
    pub(crate) steps: &'a [Step],
    depth: usize,
    scales: Vec<f32>,
    bias: Vec<f32>,
    /// The sum of each column's weights.
    sums: Vec<i32>,
}

impl<'a> Matrix<'a> {
    pub(crate) fn new(bytes: &'a [u8], depth: usize, scales: Vec<f32>, bias: Vec<f32>) -> Self {
        let steps = bytes.as_chunks().0.as_chunks().0;
        let mut sums = vec![0; scales.len()];
        for (panel, sums) in steps.chunks_exact(depth / 8).zip(sums.as_chunks_mut::<COLUMNS>().0) {
            for step in panel.as_flattened().as_chunks::<2>().0 {
                for (weights, sum) in step.as_flattened().as_chunks::<4>().0.iter().zip(&mut *sums) {
                    *sum += weights.iter().map(|weight| i32::from(*weight as i8)).sum::<i32>();
                }
            }
        }
        Self { steps, depth, scales, bias, sums }
    }

    /// How many columns the product has.
    pub(crate) fn width(&self) -> usize {
        self.scales.len()
    }
}

/// Multiplies rows of activations with a matrix; `out` has as many rows as the activations.
#[inline(always)]
pub(crate) fn multiply<S: Simd>(simd: S, input: &Activations, matrix: &Matrix<'_>, out: &mut [f32]) {
    let (steps, width) = (matrix.depth / 8, matrix.width());
    for (panel, weights) in matrix.steps.chunks_exact(steps).enumerate() {
        let at = panel * COLUMNS;
        let column = |half: usize| at + 8 * half..at + 8 * half + 8;
        let scales: [f32x8<S>; 2] = std::array::from_fn(|half| f32x8::from_slice(simd, &matrix.scales[column(half)]));
        let bias: [f32x8<S>; 2] = std::array::from_fn(|half| f32x8::from_slice(simd, &matrix.bias[column(half)]));
        let sums: [i32x8<S>; 2] = std::array::from_fn(|half| i32x8::from_slice(simd, &matrix.sums[column(half)]));
        for (group, blocks) in input.blocks.chunks_exact(steps).enumerate() {
            let tile = tile(simd.level(), blocks, weights);
            for (row, tile) in tile.iter().enumerate() {
                let row = group * ROWS + row;
                let zero = i32x8::splat(simd, input.zeros[row]);
                let scale = f32x8::splat(simd, input.scales[row]);
                for half in 0..2 {
                    let whole = i32x8::simd_from(simd, tile[half]) - zero * sums[half];
                    let real: f32x8<S> = whole.to_float();
                    let real = real * scale * scales[half] + bias[half];
                    real.store_slice(&mut out[row * width..][column(half)]);
                }
            }
        }
    }
}

/// The sums of one tile, with the best instructions.
#[inline(always)]
fn tile(level: Level, blocks: &[Block], weights: &[Step]) -> Tile {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    if let Some(avx2) = level.as_avx2() {
        return tile_avx2(avx2, blocks, weights);
    }
    let _ = level;
    tile_anywhere(blocks, weights)
}

/// The sums of one tile, on any CPU.
#[inline(always)]
fn tile_anywhere(blocks: &[Block], weights: &[Step]) -> Tile {
    let mut tile = Tile::default();
    for (block, step) in blocks.iter().zip(weights) {
        for (row, sums) in block.iter().zip(&mut tile) {
            for (four, half) in row.as_chunks::<4>().0.iter().zip(step.as_chunks::<2>().0) {
                let four = four.map(i16::from);
                for (vector, sums) in half.iter().zip(&mut *sums) {
                    for (weights, sum) in vector.as_chunks::<4>().0.iter().zip(sums) {
                        let product = |nth: usize| i32::from(four[nth] * i16::from(weights[nth] as i8));
                        *sum += product(0) + product(1) + product(2) + product(3);
                    }
                }
            }
        }
    }
    tile
}

#[cfg(target_arch = "x86")]
use std::arch::x86 as arch;
#[cfg(target_arch = "x86_64")]
use std::arch::x86_64 as arch;

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
fearless_simd::kernel!(
    /// The sums of one tile, with AVX2.
    #[inline]
    fn tile_avx2(avx2: Avx2, blocks: &[Block], weights: &[Step]) -> Tile {
        use arch::*;
        let ones = _mm256_set1_epi16(1);
        let mut sums = [[_mm256_setzero_si256(); 2]; ROWS];
        for (block, step) in blocks.iter().zip(weights) {
            let step = step.map(|bytes| -> __m256i { fearless_simd::u8x32::simd_from(avx2, bytes).into() });
            for (row, sums) in block.iter().zip(&mut sums) {
                let [a, b, c, d, e, f, g, h] = *row;
                let first = _mm256_set1_epi32(i32::from_le_bytes([a, b, c, d]));
                let second = _mm256_set1_epi32(i32::from_le_bytes([e, f, g, h]));
                for (half, sum) in sums.iter_mut().enumerate() {
                    let first = _mm256_maddubs_epi16(first, step[half]);
                    let second = _mm256_maddubs_epi16(second, step[2 + half]);
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(_mm256_add_epi16(first, second), ones));
                }
            }
        }
        sums.map(|row| row.map(|sum| i32x8::simd_from(avx2, sum).into()))
    }
);
