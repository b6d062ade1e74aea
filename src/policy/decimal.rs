//! Decimal numbers as a policy writes them, exact to four decimals.

use std::fmt::{self, Display};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;

/// How many decimals are kept.
const DECIMALS: usize = 4;
/// Parts in one.
pub(super) const ONE: u32 = 10_000;

/// Why a text is no decimal number of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is none at all.
    NotANumber,
    /// It is less than 0 or more than the most.
    OutOfRange,
    /// It has more than four decimals.
    TooFine,
}

/// Reads "80" or "62.5" as ten-thousandths, from 0 to `most` ones.
pub(super) fn read(text: &str, most: u32) -> Result<u32, Fault> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !is_digits(decimals) || whole.is_empty() || (decimals.is_empty() && digits.contains('.')) {
        return Err(Fault::NotANumber);
    }
    if decimals.len() > DECIMALS {
        return Err(Fault::TooFine);
    }
    let whole: u32 = whole.parse().unwrap_or(u32::MAX);
    let decimals: u32 = format!("{decimals:0<DECIMALS$}").parse().unwrap_or(0);
    let parts = whole.saturating_mul(ONE).saturating_add(decimals);
    if parts > most.saturating_mul(ONE) || (sign && parts > 0) {
        return Err(Fault::OutOfRange);
    }
    Ok(parts)
}

/// Shows ten-thousandths as "80" or "62.5".
pub(super) fn show(parts: u32) -> String {
    let (whole, decimals) = (parts / ONE, format!("{:0DECIMALS$}", parts % ONE));
    match decimals.trim_end_matches('0') {
        "" => whole.to_string(),
        some => format!("{whole}.{some}"),
    }
}

/// Reads a number of a file by the digits that it is written in.
pub(super) fn deserialize<'de, T, D>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err: Display>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_any(Number(expected, PhantomData))
}

/// Writes ten-thousandths as a number, a whole one where it is.
pub(super) fn serialize<S: Serializer>(parts: u32, serializer: S) -> Result<S::Ok, S::Error> {
    if parts.is_multiple_of(ONE) {
        serializer.serialize_u32(parts / ONE)
    } else {
        serializer.serialize_f64(f64::from(parts) / f64::from(ONE))
    }
}

/// Takes any number; holds what to say of everything else.
struct Number<T>(&'static str, PhantomData<T>);

impl<T: FromStr<Err: Display>> Visitor<'_> for Number<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        number.to_string().parse().map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        number.to_string().parse().map_err(E::custom)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        // the shortest digits that mean the number are the ones that were written
        number.to_string().parse().map_err(E::custom)
    }
}
