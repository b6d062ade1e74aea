//! Attention within one sequence.

use fearless_simd::f32x8;
use fearless_simd::prelude::*;

use crate::WIDTH;
use crate::math::{exp, largest, sum};
use crate::weights::POSITIONS;

/// How wide a head is.
const HEAD: usize = 32;

/// How wide a row of queries, keys and values is.
pub(crate) const TRIPLE: usize = 3 * WIDTH;

/// How many queries are compared with keys together.
const QUERIES: usize = 8;

/// How many queries collect values together.
const COLLECTED: usize = 2;

/// Room for one head: its keys, by column, and the weights of a few queries.
#[derive(Debug)]
pub(crate) struct Scratch {
    keys: Vec<[f32; 8]>,
    shares: Vec<[f32; POSITIONS]>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self { keys: vec![[0.0; 8]; HEAD * POSITIONS / 8], shares: vec![[0.0; POSITIONS]; QUERIES] }
    }
}

/// Writes what each row of a sequence attends to. `input` has rows of queries, keys and values.
#[inline(always)]
pub(crate) fn attend<S: Simd>(simd: S, input: &[f32], out: &mut [f32], scratch: &mut Scratch) {
    let input = input.as_chunks::<TRIPLE>().0;
    let out = out.as_chunks_mut::<WIDTH>().0;
    for head in 0..WIDTH / HEAD {
        scratch.transpose(input, WIDTH + head * HEAD);
        for first in (0..input.len()).step_by(QUERIES) {
            compare(simd, input, head * HEAD, first, scratch);
            let queries = QUERIES.min(input.len() - first);
            let mut totals = [0.0; QUERIES];
            for (shares, total) in scratch.shares.iter_mut().zip(&mut totals).take(queries) {
                *total = soften(simd, shares, input.len());
            }
            for pair in (0..queries).step_by(COLLECTED) {
                let rows = &scratch.shares[pair..pair + COLLECTED];
                let collected = collect(simd, input, 2 * WIDTH + head * HEAD, rows);
                for (nth, values) in collected.into_iter().enumerate().take(queries - pair) {
                    let scale = f32x8::splat(simd, 1.0 / totals[pair + nth]);
                    let out = out[first + pair + nth][head * HEAD..][..HEAD].as_chunks_mut::<8>().0;
                    for (out, value) in out.iter_mut().zip(values) {
                        *out = (value * scale).into();
                    }
                }
            }
        }
    }
}

impl Scratch {
    /// Stores the keys of a head by column, eight rows next to each other.
    #[inline(always)]
    fn transpose(&mut self, input: &[[f32; TRIPLE]], column: usize) {
        for (rows, keys) in input.chunks(8).zip(self.keys.as_chunks_mut::<HEAD>().0) {
            for (nth, row) in rows.iter().enumerate() {
                for (key, keys) in row[column..column + HEAD].iter().zip(&mut *keys) {
                    keys[nth] = *key;
                }
            }
        }
    }
}

/// Compares some queries with all keys.
#[inline(always)]
fn compare<S: Simd>(simd: S, input: &[[f32; TRIPLE]], column: usize, first: usize, scratch: &mut Scratch) {
    let last = input.len() - 1;
    let queries: [&[f32; HEAD]; QUERIES] = std::array::from_fn(|nth| {
        let row = &input[(first + nth).min(last)];
        row[column..].first_chunk().unwrap_or(&[0.0; HEAD])
    });
    let scale = f32x8::splat(simd, 0.176_776_7);
    for (block, keys) in scratch.keys.as_chunks::<HEAD>().0.iter().enumerate().take(input.len().div_ceil(8)) {
        let mut products = [f32x8::splat(simd, 0.0); QUERIES];
        for (at, key) in keys.iter().enumerate() {
            let key = f32x8::simd_from(simd, *key);
            for (product, query) in products.iter_mut().zip(queries) {
                *product += f32x8::splat(simd, query[at]) * key;
            }
        }
        for (product, shares) in products.into_iter().zip(&mut scratch.shares) {
            shares.as_chunks_mut::<8>().0[block] = (product * scale).into();
        }
    }
}

/// Turns the scores of a query into weights that are not divided by their sum yet, and gives their sum.
#[inline(always)]
fn soften<S: Simd>(simd: S, shares: &mut [f32; POSITIONS], length: usize) -> f32 {
    let padded = length.next_multiple_of(8);
    shares[length..padded].fill(-1e30);
    let chunks = shares[..padded].as_chunks_mut::<8>().0;
    let most = chunks.iter().fold(f32x8::splat(simd, -1e30), |most, x| most.max(f32x8::simd_from(simd, *x)));
    let most = f32x8::splat(simd, largest(most));
    for chunk in &mut *chunks {
        *chunk = exp(simd, f32x8::simd_from(simd, *chunk) - most).into();
    }
    shares[length..padded].fill(0.0);
    let chunks = shares[..padded].as_chunks::<8>().0;
    sum(chunks.iter().fold(f32x8::splat(simd, 0.0), |total, x| total + f32x8::simd_from(simd, *x)))
}

/// The sums of all values, weighted for two queries.
#[inline(always)]
fn collect<S: Simd>(
    simd: S,
    input: &[[f32; TRIPLE]],
    column: usize,
    shares: &[[f32; POSITIONS]],
) -> [[f32x8<S>; HEAD / 8]; COLLECTED] {
    let mut sums = [[f32x8::splat(simd, 0.0); HEAD / 8]; COLLECTED];
    for (at, row) in input.iter().enumerate() {
        let values = row[column..column + HEAD].as_chunks::<8>().0;
        for (sums, shares) in sums.iter_mut().zip(shares) {
            let share = f32x8::splat(simd, shares[at]);
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += share * f32x8::simd_from(simd, *value);
            }
        }
    }
    sums
}
