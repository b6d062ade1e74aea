//! Functions of real numbers that give the same bits on every CPU: vectors of eight numbers, one order, no fused operations.

use fearless_simd::prelude::*;
use fearless_simd::{f32x8, u32x8};

/// Adding this number rounds to a whole number, which then is in the lower bits; the nearest even one decides between two.
pub(crate) const ROUND: f32 = 12_582_912.0;

/// The sum of the eight numbers of a vector, in one order.
#[inline(always)]
pub(crate) fn sum<S: Simd>(x: f32x8<S>) -> f32 {
    let [a, b, c, d, e, f, g, h] = x.into();
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// The largest of the eight numbers of a vector.
#[inline(always)]
pub(crate) fn largest<S: Simd>(x: f32x8<S>) -> f32 {
    let numbers: [f32; 8] = x.into();
    numbers.into_iter().fold(f32::MIN, |a, b| if b > a { b } else { a })
}

/// The product of two rows whose lengths are equal multiples of eight.
#[inline(always)]
pub(crate) fn dot<S: Simd>(simd: S, a: &[f32], b: &[f32]) -> f32 {
    let pairs = a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0);
    let zero = f32x8::splat(simd, 0.0);
    sum(pairs.fold(zero, |total, (a, b)| total + f32x8::simd_from(simd, *a) * f32x8::simd_from(simd, *b)))
}

/// e to the power of x, for x up to 88; for very small x almost 0.
#[inline(always)]
pub(crate) fn exp<S: Simd>(simd: S, x: f32x8<S>) -> f32x8<S> {
    let number = |x: f32| f32x8::splat(simd, x);
    let x = x.max(number(-87.0)).min(number(88.0));
    let rounded = x * number(std::f32::consts::LOG2_E) + number(ROUND);
    let whole = rounded - number(ROUND);
    // The logarithm of 2 in two parts, so that the difference is exact.
    let rest = x - whole * number(0.693_359_4) - whole * number(-2.121_944_4e-4);
    let mut power = number(1.987_569_2e-4);
    for factor in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_65, 0.5] {
        power = power * rest + number(factor);
    }
    let power = power * rest * rest + rest + number(1.0);
    let bits: u32x8<S> = rounded.bitcast();
    let two: f32x8<S> = ((bits << 23) + u32x8::splat(simd, 1.0_f32.to_bits())).bitcast();
    power * two
}

/// The hyperbolic tangent.
#[inline(always)]
pub(crate) fn tanh<S: Simd>(simd: S, x: f32x8<S>) -> f32x8<S> {
    let (one, two) = (f32x8::splat(simd, 1.0), f32x8::splat(simd, 2.0));
    one - two / (exp(simd, (x * two).min(f32x8::splat(simd, 80.0))) + one)
}

/// The Gaussian error linear unit: x times the probability that a normal variable is less than x.
#[inline(always)]
pub(crate) fn gelu<S: Simd>(simd: S, x: f32x8<S>) -> f32x8<S> {
    let number = |x: f32| f32x8::splat(simd, x);
    let half = number(0.5) * x;
    half + half * erf(simd, x * number(std::f32::consts::FRAC_1_SQRT_2))
}

/// The error function, as a rational function; it is off by less than 1e-6.
#[inline(always)]
fn erf<S: Simd>(simd: S, x: f32x8<S>) -> f32x8<S> {
    let number = |x: f32| f32x8::splat(simd, x);
    let x = x.max(number(-4.0)).min(number(4.0));
    let square = x * x;
    let mut above = number(-2.726_142_3e-10);
    for factor in [2.770_681_4e-8, -2.101_024e-6, -5.692_506_5e-5, -7.349_906_3e-4, -2.954_6e-3, -1.609_603_3e-2] {
        above = above * square + number(factor);
    }
    let mut below = number(-1.456_607_2e-5);
    for factor in [-2.133_740_6e-4, -1.682_827e-3, -7.373_329e-3, -1.426_473_9e-2] {
        below = below * square + number(factor);
    }
    x * above / below
}

/// Normalizes a row to mean 0 and variance 1, then scales and moves each of its numbers.
#[inline(always)]
pub(crate) fn normalize<S: Simd>(simd: S, row: &mut [f32], weight: &[f32], bias: &[f32]) {
    let chunks = row.as_chunks_mut::<8>().0;
    let zero = f32x8::splat(simd, 0.0);
    let share = 1.0 / (chunks.len() * 8) as f32;
    let total = chunks.iter().fold(zero, |total, x| total + f32x8::simd_from(simd, *x));
    let mean = f32x8::splat(simd, sum(total) * share);
    let square = chunks.iter().fold(zero, |total, x| {
        let x = f32x8::simd_from(simd, *x) - mean;
        total + x * x
    });
    let scale = f32x8::splat(simd, 1.0 / (sum(square) * share + 1e-12).sqrt());
    for ((x, weight), bias) in chunks.iter_mut().zip(weight.as_chunks().0).zip(bias.as_chunks().0) {
        let normal = (f32x8::simd_from(simd, *x) - mean) * scale;
        *x = (normal * f32x8::simd_from(simd, *weight) + f32x8::simd_from(simd, *bias)).into();
    }
}

/// Adds a row to another.
#[inline(always)]
pub(crate) fn add<S: Simd>(simd: S, row: &mut [f32], other: &[f32]) {
    for (x, y) in row.as_chunks_mut::<8>().0.iter_mut().zip(other.as_chunks::<8>().0) {
        *x = (f32x8::simd_from(simd, *x) + f32x8::simd_from(simd, *y)).into();
    }
}
