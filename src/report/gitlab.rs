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
    let [path, file] = [entry.path, entry.file].map(|path| path.strip_prefix("./").unwrap_or(path));
    for (rank, problem) in problems(entry).into_iter().enumerate() {
        let severity = match problem.severity {
            Severity::Info => "info",
            Severity::Warning => "minor",
            Severity::Error => "major",
        };
        let [(begin, _), (end, _)] = problem.lines();
        let issue = json!({
            "check_name": problem.rule,
            "description": problem.told(),
            // The words of two articles may be alike; in one report no two fingerprints may.
            "fingerprint": format!("{path}:{}", problem.fingerprint),
            "location": { "path": file, "lines": { "begin": begin, "end": end } },
            "severity": severity,
        });
        let comma = if rank > 0 { "," } else { "" };
        write!(out, "{comma}\n  {}", escape_json(issue.to_string()))?;
    }
    Ok(())
}
