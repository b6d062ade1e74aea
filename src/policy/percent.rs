//! A percentage that a policy asks for.

use std::fmt;
use std::str::FromStr;

/// A percentage from 0 to 100, exact to four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent {
    /// In ten-thousandths of a percent.
    parts: u32,
}

/// Ten-thousandths in one percent.
const ONE: u32 = 10_000;
/// How many decimals that makes.
const DECIMALS: usize = 4;

impl Percent {
    /// Are `part` of `whole` at least this percentage? Of nothing, everything is.
    pub fn is_met(self, part: usize, whole: usize) -> bool {
        part as u128 * u128::from(100 * ONE) >= u128::from(self.parts) * whole as u128
    }
}

/// Why a text is no percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentError {
    /// It is no decimal number.
    NotANumber,
    /// It is less than 0 or more than 100.
    OutOfRange,
    /// It has more than four decimals.
    TooFine,
}

impl fmt::Display for PercentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "not a number; give a percentage such as 80 or 62.5",
            Self::OutOfRange => "out of range; give a percentage from 0 to 100",
            Self::TooFine => "too many decimals; give four at most",
        })
    }
}

impl std::error::Error for PercentError {}

impl FromStr for Percent {
    type Err = PercentError;

    /// Reads "80", "62.5" or "62.5%".
    fn from_str(text: &str) -> Result<Self, PercentError> {
        let text = text.strip_suffix('%').unwrap_or(text);
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !is_digits(whole)
            || !is_digits(decimals)
            || whole.is_empty()
            || (decimals.is_empty() && digits.contains('.'))
        {
            return Err(PercentError::NotANumber);
        }
        if decimals.len() > DECIMALS {
            return Err(PercentError::TooFine);
        }
        let whole: u32 = whole.parse().unwrap_or(u32::MAX);
        let decimals: u32 = format!("{decimals:0<DECIMALS$}").parse().unwrap_or(0);
        let parts = whole.saturating_mul(ONE).saturating_add(decimals);
        if parts > 100 * ONE || (sign && parts > 0) {
            return Err(PercentError::OutOfRange);
        }
        Ok(Self { parts })
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.parts / ONE, self.parts % ONE);
        let decimals = format!("{decimals:0DECIMALS$}");
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{whole}%"),
            some => write!(f, "{whole}.{some}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Percent, PercentError};

    fn percent(text: &str) -> Result<Percent, PercentError> {
        text.parse()
    }

    #[test]
    fn reads_decimals_and_the_sign() {
        for (text, shown) in
            [("0", "0%"), ("100", "100%"), ("62.5", "62.5%"), ("62.50%", "62.5%"), ("007", "7%"), ("-0", "0%")]
        {
            assert_eq!(percent(text).map(|p| p.to_string()), Ok(shown.to_owned()));
        }
    }

    #[test]
    fn refuses_what_is_no_percentage() {
        for text in ["", "%", "ten", "1e1", "1,5", ".5", "5.", "NaN", "inf", "+5", "--5", "5 %"] {
            assert_eq!(percent(text), Err(PercentError::NotANumber), "{text}");
        }
        for text in ["100.0001", "101", "-1", "99999999999999999999"] {
            assert_eq!(percent(text), Err(PercentError::OutOfRange), "{text}");
        }
        assert_eq!(percent("33.33333"), Err(PercentError::TooFine));
    }

    #[test]
    fn compares_exactly() {
        let third = "33.3333".parse::<Percent>().unwrap_or_default();
        assert!(third.is_met(1, 3));
        assert!(!Percent { parts: 333_334 }.is_met(1, 3));
        assert!(Percent { parts: 100 * super::ONE }.is_met(0, 0));
        assert!(!Percent { parts: 1 }.is_met(0, usize::MAX));
    }
}
