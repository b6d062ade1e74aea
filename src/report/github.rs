//! Annotations on a pull request, as workflow commands of GitHub Actions.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io::{self, Write};

use super::problem::problems;
use super::{Entry, Format, Layout, escape};
use crate::policy::Severity;

pub(super) const FORMAT: Format =
    Format { name: "github", about: "Annotations for GitHub Actions", tells_verdict: true, article, ..Format::PLAIN };

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let path = property(entry.file.strip_prefix("./").unwrap_or(entry.file));
    for problem in problems(entry) {
        let command = match problem.severity {
            Severity::Info => "notice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let [(line, column), (end_line, end_column)] = problem.lines();
        write!(out, "::{command} title=ascribe ({}),file={path},line={line},endLine={end_line}", problem.rule)?;
        // Columns are only allowed where the annotation is of one line.
        if line == end_line && column < end_column {
            write!(out, ",col={column},endColumn={end_column}")?;
        }
        writeln!(out, "::{}", data(&problem.told()))?;
    }
    Ok(())
}

/// Text for the message of a command. A runner that reads the line ends it at a line break, and decodes `%0A`.
fn data(text: &str) -> String {
    escape(text).replace('%', "%25")
}

/// Text for a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
