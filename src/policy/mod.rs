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
mod reader;
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
pub use reader::{Reader, UnknownReader};
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
    /// Whether a source also counts for the sentences after it.
    pub carry: Carry,
    /// What a link to an outlet's site means for the statement that it is in.
    pub links: Links,
    /// The acts that give a statement a status.
    pub acts: Acts,
    /// Attributions with a lower confidence are left out of the audit.
    pub min_confidence: Confidence,
    /// What reads the articles.
    pub reader: Reader,
    /// The smallest part of the statements that must have an outlet behind them.
    pub min_cited: Option<Percent>,
    /// The smallest part of the statements that must have a source, named or not.
    pub min_attributed: Option<Percent>,
    /// The largest part of the statements that may have only unnamed sources.
    pub max_anonymous: Option<Percent>,
    /// The largest part of the statements that may have no source.
    pub max_unattributed: Option<Percent>,
    /// The same for statements that need a source for one reason.
    pub needs: BTreeMap<Need, Demand>,
    /// The outlet that publishes the articles, by its id or a name; by default the agency in each article's dateline.
    pub outlet: Option<String>,
    /// How much each rule matters.
    pub severities: Severities,
    /// The findings to accept, besides those that the article's own comments name.
    pub exceptions: Vec<Exception>,
    /// Today's date, for exceptions that end; without it, none ends.
    pub today: Option<Date>,
    /// The known outlets.
    pub registry: Registry,
    /// The outlets that count as such.
    pub trust: Trust,
}

/// The gates for some statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Demand {
    /// At least this percentage of them must have an outlet behind them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_cited: Option<Percent>,
    /// At least this percentage of them must have a source, named or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_attributed: Option<Percent>,
    /// At most this percentage of them may have only unnamed sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_anonymous: Option<Percent>,
    /// At most this percentage of them may have no source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_unattributed: Option<Percent>,
}

/// Whether a source also counts for the sentences after the one that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Carry {
    /// It does not: each sentence must be attributed by its own words or by a quotation that continues in it.
    #[default]
    Strict,
    /// It does, to the end of its paragraph or until somebody else is cited.
    Paragraph,
}

/// What a link to an outlet's site means for the statement that it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Links {
    /// The statement cites the outlet.
    #[default]
    Cite,
    /// Nothing: only words count.
    Ignore,
}
