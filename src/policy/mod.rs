//! What a newsroom asks of an article.

mod acts;
mod confidence;
mod config;
mod date;
mod decimal;
mod exception;
mod layers;
mod nearest;
mod need;
mod percent;
mod preset;
#[cfg(feature = "config")]
mod read;
mod rule;
#[cfg(feature = "schema")]
mod schema;
mod settings;
mod severities;
mod trust;
mod write;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::outlet::Registry;

pub use acts::{Acts, UnknownAct};
pub use confidence::{Confidence, ConfidenceError};
pub use config::{Config, Known, Override};
pub use date::{Date, NoDate};
pub(crate) use exception::holds;
pub use exception::{Exception, Ignore};
pub use layers::{Layers, Origin};
pub use nearest::nearest;
pub use need::{Need, UnknownNeed};
pub use percent::{Percent, PercentError};
pub use preset::Preset;
#[cfg(feature = "config")]
pub use read::{Source, Written};
pub use rule::{Rule, Severity, UnknownRule};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use settings::{Level, Settings, Wrong};
pub use severities::Severities;
pub use trust::Trust;
pub use write::{commented, inline};

/// The settings of an audit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// How far a source is taken to go on speaking.
    pub carry: Carry,
    /// What a link to an outlet's site says of the words that it stands on.
    pub links: Links,
    /// What must be done by a cue for its attribution to give a statement a status.
    pub acts: Acts,
    /// How sure an attribution must be to be heeded at all. Less sure ones are left out of the audit.
    pub min_confidence: Confidence,
    /// The least part of the statements that must have an outlet behind them.
    pub min_cited: Option<Percent>,
    /// The least part of the statements that must have anybody behind them.
    pub min_attributed: Option<Percent>,
    /// The most part of the statements that may rest on unnamed sources alone.
    pub max_anonymous: Option<Percent>,
    /// The most part of the statements that may have nobody behind them.
    pub max_unattributed: Option<Percent>,
    /// The same of the statements that need a source for one thing.
    pub needs: BTreeMap<Need, Demand>,
    /// The outlet that the articles are written for, by its id or a name; by default the agency of each article's dateline.
    pub outlet: Option<String>,
    /// Which rules count, and how much.
    pub severities: Severities,
    /// What is let pass, beside what the article's own comments say.
    pub exceptions: Vec<Exception>,
    /// What day it is, for exceptions that end; without it none does.
    pub today: Option<Date>,
    /// The outlets that are known.
    pub registry: Registry,
    /// The outlets that count as such.
    pub trust: Trust,
}

/// What is asked of the sources of some statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Demand {
    /// The least percentage of them that must have an outlet behind them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_cited: Option<Percent>,
    /// The least percentage of them that must have anybody behind them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_attributed: Option<Percent>,
    /// The most percentage of them that may rest on unnamed sources alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_anonymous: Option<Percent>,
    /// The most percentage of them that may have nobody behind them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_unattributed: Option<Percent>,
}

/// How far a source is taken to go on speaking after the sentence that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Carry {
    /// Not at all: each sentence must be attributed by its own words or by a quotation that runs through it.
    #[default]
    Strict,
    /// To the end of its paragraph, until somebody else is cited.
    Paragraph,
}

/// What a link to an outlet's site says of the words of a statement that it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Links {
    /// It cites the outlet for the statement.
    #[default]
    Cite,
    /// Nothing: only words count.
    Ignore,
}
