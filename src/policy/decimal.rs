//! Decimal numbers as a policy writes them, exact to four decimals.

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
