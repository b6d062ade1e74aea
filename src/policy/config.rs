//! What stands in a file: settings, for which files they hold, and which files are articles at all.

use serde::{Deserialize, Serialize};

use super::settings::with_settings;

with_settings! {
    /// A policy file of ascribe.
    Config {
        /// In folders, only read files that match one of these patterns, relative to the folder of this file.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        include: Vec<String>,
        /// In folders, read no files that match one of these patterns, relative to the folder of this file.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        exclude: Vec<String>,
        /// In folders, read files with these extensions, in place of the formats that ascribe knows.
        #[serde(skip_serializing_if = "Option::is_none")]
        extensions: Option<Vec<String>>,
        /// Whether `outlets` are added to those that ascribe knows ("extend", the default) or stand in their place ("replace").
        #[serde(skip_serializing_if = "Option::is_none")]
        registry: Option<crate::policy::Known>,
        /// Outlets of your own, and what you know better of others.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        outlets: Vec<crate::outlet::Description>,
        /// The baseline: a file of known findings, which are let pass. `ascribe baseline create` writes it.
        #[serde(skip_serializing_if = "Option::is_none")]
        baseline: Option<String>,
        /// Findings that are let pass.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        ignore: Vec<crate::policy::Ignore>,
        /// Settings for some of the files; of several that match, the later one holds.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        overrides: Vec<Override>,
    }
}

/// What becomes of the outlets that ascribe knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Known {
    /// One's own are added to them.
    Extend,
    /// One's own stand in their place.
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
