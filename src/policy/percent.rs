//! A percentage that a policy asks for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::decimal::{self, Fault, ONE};

/// A percentage from 0 to 100, exact to four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent {
    /// In ten-thousandths of a percent.
    parts: u32,
}

impl Percent {
    /// Are `part` of `whole` at least this percentage? Of nothing, everything is.
    pub fn is_met(self, part: usize, whole: usize) -> bool {
        part as u128 * u128::from(100 * ONE) >= u128::from(self.parts) * whole as u128
    }

    /// Are `part` of `whole` at most this percentage? Of nothing, everything is.
    pub fn is_kept(self, part: usize, whole: usize) -> bool {
        part as u128 * u128::from(100 * ONE) <= u128::from(self.parts) * whole as u128
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
            Self::NotANumber => "not a number; use a percentage such as 80 or 62.5",
            Self::OutOfRange => "out of range; use a percentage from 0 to 100",
            Self::TooFine => "too many decimals; use at most four",
        })
    }
}

impl std::error::Error for PercentError {}

impl FromStr for Percent {
    type Err = PercentError;

    /// Reads "80", "62.5" or "62.5%".
    fn from_str(text: &str) -> Result<Self, PercentError> {
        let text = text.strip_suffix('%').unwrap_or(text);
        let parts = decimal::read(text, 100).map_err(|fault| match fault {
            Fault::NotANumber => PercentError::NotANumber,
            Fault::OutOfRange => PercentError::OutOfRange,
            Fault::TooFine => PercentError::TooFine,
        })?;
        Ok(Self { parts })
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", decimal::show(self.parts))
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decimal::deserialize(deserializer, "a percentage such as 80 or 62.5")
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        decimal::serialize(self.parts, serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Percent {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Percent".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "minimum": 0, "maximum": 100 })
    }
}

#[cfg(test)]
mod tests {
    use super::{ONE, Percent, PercentError};

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
        assert!(Percent { parts: 100 * ONE }.is_met(0, 0));
        assert!(!Percent { parts: 1 }.is_met(0, usize::MAX));
        assert!(!third.is_kept(1, 3));
        assert!(Percent { parts: 333_334 }.is_kept(1, 3));
        assert!(Percent::default().is_kept(0, 0) && Percent::default().is_kept(0, 5));
        assert!(!Percent::default().is_kept(1, usize::MAX));
    }
}
