//! What a newsroom lets pass, and why.

use serde::{Deserialize, Serialize};

use super::{Date, Rule};

/// Findings of a rule that are let pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The rule.
    pub rule: Rule,
    /// Only the finding with this fingerprint.
    pub fingerprint: Option<String>,
    /// Only findings in sentences that hold these words, white space aside.
    pub text: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Is it for this article and no other, so that it is of no use if nothing here is like it?
    pub particular: bool,
    /// Where it stands, as it is told to people: "ascribe.toml:12".
    pub place: String,
}

impl Exception {
    /// Does it still hold? It does where nobody says what day it is.
    pub fn holds(&self, today: Option<Date>) -> bool {
        holds(self.until, today)
    }
}

/// Does what ends with a day still hold?
pub(crate) fn holds(until: Option<Date>, today: Option<Date>) -> bool {
    until.zip(today).is_none_or(|(until, today)| today <= until)
}

/// An exception as a policy file has it. It holds for the articles that the file is for, or for one file or pattern of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ignore {
    /// The rule whose findings are let pass.
    pub rule: Rule,
    /// Why: a few words.
    pub reason: String,
    /// Only in files that match this pattern, relative to the folder of this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Only the finding with this fingerprint, as `ascribe check --format json` prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Only findings in sentences that hold these words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The last day on which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Ignore {
    /// The exception for an article that it is for; `place` says where it stands.
    pub fn exception(&self, place: String) -> Exception {
        let one = |file: &String| !file.ends_with('/') && !file.contains(['*', '?', '[', '{', '!']);
        Exception {
            rule: self.rule,
            fingerprint: self.fingerprint.clone(),
            text: self.text.clone(),
            reason: self.reason.trim().to_owned(),
            until: self.until,
            particular: self.file.as_ref().is_some_and(one),
            place,
        }
    }
}
