//! Findings, and those that are ignored.

use serde::Serialize;

use super::document::Bytes;
use crate::audit::{self, Audit};
use crate::policy::{Rule, Severity};

/// What a rule found in the article.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::report) struct Finding<'a> {
    rule: Rule,
    severity: Severity,
    #[serde(flatten)]
    bytes: Bytes,
    message: &'a str,
    suggestion: Option<&'a str>,
    fingerprint: String,
}

/// A finding that is ignored, and why.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::report) struct Excepted<'a> {
    #[serde(flatten)]
    finding: Finding<'a>,
    reason: &'a str,
}

/// Findings with their fingerprints.
pub(in crate::report) fn findings<'a>(
    audit: &Audit<'_>,
    all: &'a [audit::Finding],
    prints: Vec<String>,
) -> Vec<Finding<'a>> {
    all.iter().zip(prints).map(|(finding, print)| Finding::new(audit, finding, print)).collect()
}

/// Findings that are ignored.
pub(in crate::report) fn excepted<'a>(audit: &Audit<'_>, all: &'a [audit::Excepted]) -> Vec<Excepted<'a>> {
    let excepted = |excepted: &'a audit::Excepted| Excepted {
        finding: Finding::new(audit, &excepted.finding, excepted.fingerprint.clone()),
        reason: &excepted.reason,
    };
    all.iter().map(excepted).collect()
}

impl<'a> Finding<'a> {
    fn new(audit: &Audit<'_>, finding: &'a audit::Finding, fingerprint: String) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity,
            bytes: Bytes::of(audit, finding.span),
            message: &finding.message,
            suggestion: finding.suggestion.as_deref(),
            fingerprint,
        }
    }
}
