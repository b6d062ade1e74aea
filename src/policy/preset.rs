//! Policies to start from.

use super::{Carry, Demand, Level, Need, Rule, Settings};

/// A policy to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// Most statements need sources, and vague or unexplained sources are errors.
    Strict,
    /// For news agencies; quotations and figures need sources, and vague sources are errors. The rest may be the agency's own.
    Wire,
    /// For comment and blogs; quotations need speakers, a paragraph's source carries on, and most other rules are relaxed.
    Blog,
}

impl Preset {
    /// All presets.
    pub const ALL: [Self; 3] = [Self::Strict, Self::Wire, Self::Blog];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Wire => "wire",
            Self::Blog => "blog",
        }
    }

    /// What it is for, in half a line.
    pub fn about(self) -> &'static str {
        match self {
            Self::Strict => "most statements need sources, and vague or unexplained sources are errors",
            Self::Wire => "for news agencies; quotations and figures need sources, and vague sources are errors",
            Self::Blog => "for comment and blogs; quotations need speakers, and most other rules are relaxed",
        }
    }

    /// Its settings; the rest keeps its defaults.
    pub fn settings(self) -> Settings {
        use Level::{Error, Info, Off, Warning};
        use Rule::*;
        let (carry, asked, unnamed, rules): (_, _, _, &[(Rule, Level)]) = match self {
            Self::Strict => (
                Carry::Strict,
                Some("60"),
                Some("10"),
                &[
                    (FigureWithoutSource, Error),
                    (UnattributedStatement, Warning),
                    (VagueSource, Error),
                    (WeaselAttribution, Error),
                    (AnonymousUnexplained, Error),
                    (RelayWithoutOrigin, Warning),
                    (StateMediaUnlabelled, Warning),
                    (UnknownOutlet, Warning),
                    (UnderidentifiedSource, Warning),
                    (HeadlineOutrunsBody, Error),
                    (LeadUnsourced, Error),
                ],
            ),
            Self::Wire => (
                Carry::Strict,
                Some("40"),
                Some("25"),
                &[
                    (FigureWithoutSource, Error),
                    (UnattributedStatement, Off),
                    (VagueSource, Error),
                    (SingleSource, Info),
                    (RelayWithoutOrigin, Warning),
                    (StateMediaUnlabelled, Warning),
                    (UnderidentifiedSource, Warning),
                ],
            ),
            Self::Blog => (
                Carry::Paragraph,
                None,
                None,
                &[
                    (ContestedClaim, Warning),
                    (FigureWithoutSource, Info),
                    (UnattributedStatement, Off),
                    (LateSpeaker, Info),
                    (SingleSource, Off),
                    (UnderidentifiedSource, Off),
                    (LeadUnsourced, Off),
                ],
            ),
        };
        Settings {
            carry: Some(carry),
            min_attributed: asked.and_then(|percent| percent.parse().ok()),
            max_anonymous: unnamed.and_then(|percent| percent.parse().ok()),
            gates: asked
                .iter()
                .map(|_| (Need::Quotation, Demand { min_attributed: "100".parse().ok(), ..Demand::default() }))
                .collect(),
            rules: rules.iter().copied().collect(),
            ..Settings::default()
        }
    }
}
