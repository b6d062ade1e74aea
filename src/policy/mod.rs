//! What a newsroom asks of an article.

mod percent;
mod rule;

pub use percent::{Percent, PercentError};
pub use rule::{Rule, Severity, UnknownRule};

/// The settings of an audit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// How far a source is taken to go on speaking.
    pub carry: Carry,
    /// What a link to an outlet's site says of the words that it stands on.
    pub links: Links,
    /// The least part of the statements that must have an outlet behind them.
    pub min_cited: Option<Percent>,
    /// The least part of the statements that must have anybody behind them.
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

/// What a link to an outlet's site says of the words of a statement that it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Links {
    /// It cites the outlet for the statement.
    #[default]
    Cite,
    /// Nothing: only words count.
    Ignore,
}
