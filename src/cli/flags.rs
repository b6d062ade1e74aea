//! The flags that set a policy, for all commands that audit.

use ascribe::policy::{Acts, Carry, Confidence, Percent, Policy};
use clap::{Args, ValueEnum};

/// What is asked of articles, and who counts as a source.
#[derive(Debug, Args)]
pub(super) struct Flags {
    /// How far a source goes on speaking
    #[arg(long, value_enum, default_value = "strict")]
    carry: CarryOption,

    /// What a source must do to count, such as says,reports; or all [default: all but intends, feels, asks]
    ///
    /// The acts are says, writes, reports, finds, shows, believes, expects, intends, feels, orders, asks. Attributions by
    /// other acts are shown but give a statement no status.
    #[arg(long, value_name = "ACTS")]
    acts: Option<Acts>,

    /// Leave attributions out that are less sure than this, from 0 to 1 [default: 0]
    #[arg(long, value_name = "CONFIDENCE", allow_hyphen_values = true)]
    min_confidence: Option<Confidence>,
}

/// The least that articles must cite.
#[derive(Debug, Args)]
pub(super) struct Gates {
    /// Fail where fewer statements than this percentage have an outlet behind them
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_cited: Option<Percent>,

    /// Fail where fewer statements than this percentage have any source behind them
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_attributed: Option<Percent>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CarryOption {
    /// Not at all: each sentence needs its own source, or a quotation that runs through it
    Strict,
    /// To the end of the paragraph, until somebody else is cited
    Paragraph,
}

impl Flags {
    /// Sets what they say in a policy.
    pub(super) fn set(&self, policy: &mut Policy) {
        policy.carry = match self.carry {
            CarryOption::Strict => Carry::Strict,
            CarryOption::Paragraph => Carry::Paragraph,
        };
        policy.acts = self.acts.unwrap_or(policy.acts);
        policy.min_confidence = self.min_confidence.unwrap_or(policy.min_confidence);
    }
}

impl Gates {
    /// Sets what they say in a policy.
    pub(super) fn set(&self, policy: &mut Policy) {
        policy.min_cited = self.min_cited.or(policy.min_cited);
        policy.min_attributed = self.min_attributed.or(policy.min_attributed);
    }
}
