//! A Code Quality report for merge requests on GitLab.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::io::{self, Write};

use serde_json::json;

use super::escape::escape_json;
use super::problem::problems;
use super::{Entry, Format, Layout};
use crate::policy::Severity;

pub(super) const FORMAT: Format = Format {
    name: "gitlab",
    about: "A Code Quality report for GitLab",
    open: |_, out| write!(out, "["),
    article,
    between: ",",
    close: |_, _, out| writeln!(out, "\n]"),
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let path = entry.path.strip_prefix("./").unwrap_or(entry.path);
    for (rank, problem) in problems(entry).into_iter().enumerate() {
        let severity = match problem.severity {
            Severity::Info => "info",
            Severity::Warning => "minor",
            Severity::Error => "major",
        };
        let issue = json!({
            "check_name": problem.rule,
            "description": problem.advice(),
            // The words of two articles may be alike; in one report no two fingerprints may.
            "fingerprint": format!("{path}:{}", problem.fingerprint),
            "location": { "path": path, "lines": { "begin": problem.start.0, "end": problem.end.0 } },
            "severity": severity,
        });
        let comma = if rank > 0 { "," } else { "" };
        write!(out, "{comma}\n  {}", escape_json(issue.to_string()))?;
    }
    Ok(())
}
