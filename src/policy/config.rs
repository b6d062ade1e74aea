//! The contents of a policy file: settings, the files they apply to, and which files are articles.

use serde::{Deserialize, Serialize};

use super::settings::with_settings;

with_settings! {
    /// A policy file of ascribe.
    Config {
        /// In folders, read only files that match one of these patterns, relative to the folder of this file.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        include: Vec<String>,
        /// In folders, skip files that match one of these patterns, relative to the folder of this file.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        exclude: Vec<String>,
        /// In folders, read files with these extensions instead of those that ascribe knows.
        #[serde(skip_serializing_if = "Option::is_none")]
        extensions: Option<Vec<String>>,
        /// Whether `outlets` are added to those that ascribe knows ("extend", the default) or replace them ("replace").
        #[serde(skip_serializing_if = "Option::is_none")]
        registry: Option<crate::policy::Known>,
        /// Your own outlets, or changes to known ones.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        outlets: Vec<crate::outlet::Description>,
        /// The baseline: a file of known findings, which are accepted. `ascribe baseline create` writes it.
        #[serde(skip_serializing_if = "Option::is_none")]
        baseline: Option<String>,
        /// Findings to accept.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        ignore: Vec<crate::policy::Ignore>,
        /// Settings for some of the files; if several match, the last one applies.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        overrides: Vec<Override>,
    }
}

/// What happens to the outlets that ascribe knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Known {
    /// The policy's outlets are added to them.
    Extend,
    /// The policy's outlets replace them.
    Replace,
}

with_settings! {
    /// Settings for the files that match a pattern.
    #[cfg_attr(feature = "schema", schemars(extend("required" = ["files"])))]
    Override {
        /// Which files: patterns relative to the folder of this file.
        files: Vec<String>,
    }
}
