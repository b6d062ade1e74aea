//! What a newsroom asks of an article.

mod need;
mod percent;
mod rule;
mod severities;

use std::collections::BTreeMap;

pub use need::{Need, UnknownNeed};
pub use percent::{Percent, PercentError};
pub use rule::{Rule, Severity, UnknownRule};
pub use severities::Severities;

/// The settings of an audit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// How far a source is taken to go on speaking.
    pub carry: Carry,
    /// The least part of the statements that must have an outlet behind them.
    pub min_cited: Option<Percent>,
    /// The least part of the statements that must have anybody behind them.
    pub min_attributed: Option<Percent>,
    /// The same of the statements that need a source for one thing.
    pub needs: BTreeMap<Need, Demand>,
    /// The outlet that the articles are written for, by its id or a name; by default the agency of each article's dateline.
    pub outlet: Option<String>,
    /// Which rules count, and how much.
    pub severities: Severities,
}

/// How much of some statements must be covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Demand {
    /// The least part of them that must have an outlet behind them.
    pub min_cited: Option<Percent>,
    /// The least part of them that must have anybody behind them.
    pub min_attributed: Option<Percent>,
}

/// How far a source is taken to go on speaking after the sentence that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Carry {
    /// Not at all: each sentence must be attributed by its own words or by a quotation that runs through it.
    #[default]
    Strict,
    /// To the end of its paragraph, until somebody else is cited.
    Paragraph,
}
