//! How sure an attribution has to be.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::decimal::{self, Fault, ONE};

/// A confidence from 0 to 1, exact to four decimals: as fine as reports print it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Confidence {
    /// In ten-thousandths.
    parts: u32,
}

impl Confidence {
    /// Is a measured confidence, from 0 to 1, at least this one? It is rounded to four decimals, as in reports.
    pub fn is_met(self, measured: f32) -> bool {
        f64::from(measured) * f64::from(ONE) >= f64::from(self.parts) - 0.5
    }
}

/// Why a text is no confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfidenceError {
    /// It is no decimal number.
    NotANumber,
    /// It is less than 0 or more than 1.
    OutOfRange,
    /// It has more than four decimals.
    TooFine,
}

impl fmt::Display for ConfidenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "not a number; use a confidence such as 0.6",
            Self::OutOfRange => "out of range; use a confidence from 0 to 1",
            Self::TooFine => "too many decimals; use at most four",
        })
    }
}

impl std::error::Error for ConfidenceError {}

impl FromStr for Confidence {
    type Err = ConfidenceError;

    /// Reads "0", "0.6" or "1".
    fn from_str(text: &str) -> Result<Self, ConfidenceError> {
        let parts = decimal::read(text, 1).map_err(|fault| match fault {
            Fault::NotANumber => ConfidenceError::NotANumber,
            Fault::OutOfRange => ConfidenceError::OutOfRange,
            Fault::TooFine => ConfidenceError::TooFine,
        })?;
        Ok(Self { parts })
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&decimal::show(self.parts))
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decimal::deserialize(deserializer, "a confidence such as 0.6")
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        decimal::serialize(self.parts, serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Confidence {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "minimum": 0, "maximum": 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::{Confidence, ConfidenceError};

    fn confidence(text: &str) -> Result<Confidence, ConfidenceError> {
        text.parse()
    }

    #[test]
    fn reads_what_lies_from_nothing_to_one() {
        for (text, shown) in
            [("0", "0"), ("1", "1"), ("0.60", "0.6"), ("0.0001", "0.0001"), ("-0", "0"), ("1.0000", "1")]
        {
            assert_eq!(confidence(text).map(|c| c.to_string()), Ok(shown.to_owned()));
        }
        for text in ["", "high", ".5", "1.", "60%", "NaN", "1e-1"] {
            assert_eq!(confidence(text), Err(ConfidenceError::NotANumber), "{text}");
        }
        for text in ["1.0001", "60", "-0.1"] {
            assert_eq!(confidence(text), Err(ConfidenceError::OutOfRange), "{text}");
        }
        assert_eq!(confidence("0.55555"), Err(ConfidenceError::TooFine));
    }

    #[test]
    fn compares_what_is_printed() {
        let asked = Confidence { parts: 6000 };
        assert!(asked.is_met(0.6) && asked.is_met(0.599_96) && asked.is_met(1.0));
        assert!(!asked.is_met(0.599_94) && !asked.is_met(0.0) && !asked.is_met(f32::NAN));
        assert!(Confidence::default().is_met(0.0));
    }
}
