//! One line per finding, as compilers print them: for editors, `grep` and logs.

use std::io::{self, Write};

use super::mark::{Name, count};
use super::outcome::hint;
use super::problem::problems;
use super::tally::figures;
use super::{Entry, Format, Layout, NOTHING_CHANGED, Totals, escape};

pub(super) const FORMAT: Format = Format {
    name: "concise",
    about: "One line per finding: path:line:column: severity rule message",
    tells_verdict: true,
    article,
    close: totals,
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    // A line that begins with two colons would be a command to some logs.
    let here = if entry.file.starts_with(':') { "./" } else { "" };
    let path = escape(entry.file);
    for problem in problems(entry).iter().filter(|problem| problem.severity >= layout.least) {
        let (place, severity) = (problem.behind_path(), Name(problem.severity));
        writeln!(out, "{here}{path}{place}: {severity} {} {}", problem.rule, problem.advice())?;
    }
    Ok(())
}

/// Writes one line about all articles.
fn totals(totals: &Totals, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let Totals { articles, failed, unread, .. } = *totals;
    if totals.nothing_changed {
        return writeln!(out, "{NOTHING_CHANGED}");
    }
    let unread = if unread > 0 { format!(", {unread} not read") } else { String::new() };
    let hint = hint(totals.findings, layout.least).map(|hint| format!("; {hint}")).unwrap_or_default();
    let (articles, figures) = (count(articles, "article"), figures(&totals.coverage));
    writeln!(out, "{articles}, {failed} failed{unread}; {figures}{hint}")
}
