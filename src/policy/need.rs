//! What a statement may need a source for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a statement needs a source for.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// Somebody's words: in quotation marks, as a block quote, or as a turn in a transcript.
    Quotation,
    /// Blame, casualties, wrongdoing, a crime or an allegation.
    Contested,
    /// A count, percentage, sum of money or measurement, but not a date, age, score, clock time or address.
    Figure,
    /// Anything else that can be checked.
    Claim,
    /// It needs none: what the writer saw or did, what the article says about itself, what words mean, and common
    /// knowledge.
    None,
}

impl Need {
    /// All needs, the most important first.
    pub const ALL: [Need; 5] = [Need::Quotation, Need::Contested, Need::Figure, Need::Claim, Need::None];

    /// Its name in policies and reports.
    pub fn name(self) -> &'static str {
        match self {
            Need::Quotation => "quotation",
            Need::Contested => "contested",
            Need::Figure => "figure",
            Need::Claim => "claim",
            Need::None => "none",
        }
    }

    /// What several statements that need it are called.
    pub fn plural(self) -> &'static str {
        match self {
            Need::Quotation => "quotations",
            Need::Contested => "contested claims",
            Need::Figure => "figures",
            Need::Claim => "other claims",
            Need::None => "statements that need no source",
        }
    }
}

impl FromStr for Need {
    type Err = UnknownNeed;

    fn from_str(name: &str) -> Result<Self, UnknownNeed> {
        Self::ALL.into_iter().find(|need| need.name() == name).ok_or(UnknownNeed)
    }
}

/// An unknown name of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownNeed;

impl fmt::Display for UnknownNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown; use quotation, contested, figure, claim or none")
    }
}

impl std::error::Error for UnknownNeed {}
