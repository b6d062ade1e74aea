//! A Code Quality report for merge requests on GitLab.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::io::{self, Write};

use serde_json::json;

use super::escape::escape_json;
use super::problem::{self, Problem, problems};
use super::{Entry, Format, Layout};
use crate::policy::Severity;

pub(super) const FORMAT: Format = Format {
    name: "gitlab",
    about: "A Code Quality report for GitLab",
    open: |_, out| write!(out, "["),
    article,
    unread: |unread, _, out| issue(unread.file, unread.file, &problem::unread(unread), out),
    between: ",",
    close: |_, _, out| writeln!(out, "\n]"),
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    for (rank, problem) in problems(entry).iter().enumerate() {
        let comma = if rank > 0 { "," } else { "" };
        write!(out, "{comma}")?;
        issue(entry.path, entry.file, problem, out)?;
    }
    Ok(())
}

/// Writes the issue of an article that is reported under a path and was read from a file.
fn issue(path: &str, file: &str, problem: &Problem<'_>, out: &mut dyn Write) -> io::Result<()> {
    let severity = match problem.severity {
        Severity::Info => "info",
        Severity::Warning => "minor",
        Severity::Error => "major",
    };
    let [path, file] = [path, file].map(|path| path.strip_prefix("./").unwrap_or(path));
    let [(begin, _), (end, _)] = problem.lines();
    let issue = json!({
        "check_name": problem.rule,
        "description": problem.told(),
        // Fingerprints must be unique in a report, although two articles may have the same words.
        "fingerprint": format!("{path}:{}", problem.fingerprint),
        "location": { "path": file, "lines": { "begin": begin, "end": end } },
        "severity": severity,
    });
    write!(out, "\n  {}", escape_json(issue.to_string()))
}
