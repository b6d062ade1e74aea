//! The findings that a newsroom accepts, and why.

use serde::{Deserialize, Serialize};

use super::{Date, Rule};

/// Findings of a rule that are accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The rule.
    pub rule: Rule,
    /// Only the finding with this fingerprint.
    pub fingerprint: Option<String>,
    /// Only findings in sentences that contain these words, whatever the white space.
    pub text: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it applies.
    pub until: Option<Date>,
    /// Is it for this article only, so that it is unused if nothing here matches?
    pub particular: bool,
    /// Where it is, for messages: "ascribe.toml:12".
    pub place: String,
}

impl Exception {
    /// Does it still apply? It does if today's date is not known.
    pub fn holds(&self, today: Option<Date>) -> bool {
        holds(self.until, today)
    }
}

/// Does something that ends on this day still apply?
pub(crate) fn holds(until: Option<Date>, today: Option<Date>) -> bool {
    until.zip(today).is_none_or(|(until, today)| today <= until)
}

/// An exception in a policy file. It applies to the articles of the policy, or to the files that match a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ignore {
    /// The rule whose findings are accepted.
    pub rule: Rule,
    /// Why: a few words.
    pub reason: String,
    /// Only in files that match this pattern, relative to the folder of this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Only the finding with this fingerprint, as `ascribe check --format json` prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Only findings in sentences that contain these words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The last day on which it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Ignore {
    /// The exception for an article that it applies to; `place` says where it is.
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
