//! What reads an article: how accurately and how fast attributions are found.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What reads an article.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reader {
    /// The encoder, a small neural network, together with the linear model: the most accurate.
    #[default]
    Encoder,
    /// The linear model alone: much faster, but less accurate.
    Fast,
}

impl Reader {
    /// All readers; the default is the first.
    pub const ALL: [Self; 2] = [Self::Encoder, Self::Fast];

    /// Its name in policies and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Encoder => "encoder",
            Self::Fast => "fast",
        }
    }

    /// What it is, in half a line.
    pub fn about(self) -> &'static str {
        match self {
            Self::Encoder => "A small neural network: the most accurate",
            Self::Fast => "A linear model: less accurate, but dozens of times faster, for large archives",
        }
    }
}

impl FromStr for Reader {
    type Err = UnknownReader;

    fn from_str(name: &str) -> Result<Self, UnknownReader> {
        Self::ALL.into_iter().find(|reader| reader.name() == name).ok_or(UnknownReader)
    }
}

/// An unknown name of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownReader;

impl fmt::Display for UnknownReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown reader; use encoder or fast")
    }
}

impl std::error::Error for UnknownReader {}

#[cfg(test)]
mod tests {
    use super::{Reader, UnknownReader};

    #[test]
    fn readers_are_known_by_their_names() {
        for reader in Reader::ALL {
            assert_eq!(reader.name().parse(), Ok(reader));
            assert_eq!(serde_json::to_value(reader).ok(), Some(reader.name().into()));
            assert!(UnknownReader.to_string().contains(reader.name()));
        }
        assert_eq!("Fast".parse::<Reader>(), Err(UnknownReader));
        assert_eq!(Reader::ALL.first(), Some(&Reader::default()));
    }
}
