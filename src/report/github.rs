//! Annotations on a pull request, as workflow commands of GitHub Actions.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io::{self, Write};

use super::problem::{self, Problem, problems};
use super::{Entry, Format, Layout, NOTHING_CHANGED, escape};
use crate::policy::Severity;

pub(super) const FORMAT: Format = Format {
    name: "github",
    about: "Annotations for GitHub Actions",
    tells_verdict: true,
    article,
    unread: |unread, _, out| annotation(unread.file, &problem::unread(unread), out),
    close: |totals, _, out| match totals.nothing_changed {
        true => writeln!(out, "::notice title=ascribe::{NOTHING_CHANGED}"),
        false => Ok(()),
    },
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    problems(entry).iter().try_for_each(|problem| annotation(entry.file, problem, out))
}

fn annotation(file: &str, problem: &Problem<'_>, out: &mut dyn Write) -> io::Result<()> {
    let command = match problem.severity {
        Severity::Info => "notice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let path = property(file.strip_prefix("./").unwrap_or(file));
    let [(line, column), (end_line, end_column)] = problem.lines();
    write!(out, "::{command} title=ascribe ({}),file={path},line={line},endLine={end_line}", problem.rule)?;
    // Columns are only allowed if the annotation is on one line.
    if line == end_line && column < end_column {
        write!(out, ",col={column},endColumn={end_column}")?;
    }
    writeln!(out, "::{}", data(&problem.told()))
}

/// Text for the message of a command. The runner ends a message at a line break, and decodes `%0A`.
fn data(text: &str) -> String {
    escape(text).replace('%', "%25")
}

/// Text for a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
