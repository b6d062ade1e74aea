//! Activations as bytes: each row has its own scale and its own zero.

use fearless_simd::prelude::*;
use fearless_simd::{f32x8, u32x8};

use crate::math::ROUND;

/// How many rows are multiplied together.
pub(crate) const ROWS: usize = 4;

/// How many columns are multiplied together.
pub(crate) const STEP: usize = 8;

/// Rows of activations, stored by four rows, in them by eight columns.
#[derive(Debug, Default)]
pub(crate) struct Activations {
    /// Four rows of eight columns each.
    pub(crate) blocks: Vec<[[u8; STEP]; ROWS]>,
    pub(crate) scales: Vec<f32>,
    pub(crate) zeros: Vec<i32>,
    /// How many blocks a row has.
    pub(crate) steps: usize,
}

impl Activations {
    /// Makes room for rows, all zero.
    pub(crate) fn reset(&mut self, rows: usize, width: usize) {
        let rows = rows.next_multiple_of(ROWS);
        self.steps = width / STEP;
        self.blocks.clear();
        self.blocks.resize(rows / ROWS * self.steps, [[0; STEP]; ROWS]);
        self.scales.clear();
        self.scales.resize(rows, 0.0);
        self.zeros.clear();
        self.zeros.resize(rows, 0);
    }

    /// Stores a row. The real numbers from its smallest to its largest, and 0, become the whole numbers from 0 to 255.
    #[inline(always)]
    pub(crate) fn set<S: Simd>(&mut self, simd: S, row: usize, values: &[f32]) {
        let chunks = values.as_chunks::<STEP>().0;
        let nothing = f32x8::splat(simd, 0.0);
        let (mut low, mut high) = (nothing, nothing);
        for chunk in chunks {
            let chunk = f32x8::simd_from(simd, *chunk);
            (low, high) = (low.min(chunk), high.max(chunk));
        }
        let (low, high) = (-crate::math::largest(nothing - low), crate::math::largest(high));
        let range = high - low;
        if !(range > 0.0 && range.is_finite()) {
            return;
        }
        let inverse = 255.0 / range;
        let zero = -low * inverse + ROUND - ROUND;
        self.scales[row] = range / 255.0;
        self.zeros[row] = zero as i32;
        let (inverse, zero) = (f32x8::splat(simd, inverse), f32x8::splat(simd, zero));
        let (most, round) = (f32x8::splat(simd, 255.0), f32x8::splat(simd, ROUND));
        let start = row / ROWS * self.steps;
        for (block, chunk) in self.blocks[start..start + self.steps].iter_mut().zip(chunks) {
            let value = (f32x8::simd_from(simd, *chunk) * inverse + zero).max(nothing).min(most) + round;
            let bits: u32x8<S> = value.bitcast();
            let bits: [u32; STEP] = bits.into();
            block[row % ROWS] = bits.map(|bits| bits as u8);
        }
    }
}
