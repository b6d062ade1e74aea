//! One line a finding, as compilers print them: for editors, `grep` and logs.

use std::io::{self, Write};

use super::mark::{Name, count};
use super::problem::problems;
use super::tally::figures;
use super::{Entry, Format, Layout, Totals, escape};

pub(super) const FORMAT: Format = Format {
    name: "concise",
    about: "One line a finding: path:line:column: severity rule message",
    tells_verdict: true,
    article,
    close: totals,
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    // A line that begins with two colons would be a command to some logs.
    let here = if entry.file.starts_with(':') { "./" } else { "" };
    let path = escape(entry.file);
    for problem in problems(entry) {
        let (line, column) = problem.start;
        let severity = Name(problem.severity);
        writeln!(out, "{here}{path}:{line}:{column}: {severity} {} {}", problem.rule, problem.advice())?;
    }
    Ok(())
}

/// Writes one line on all articles.
fn totals(totals: &Totals, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let Totals { articles, failed, unread, .. } = *totals;
    let unread = if unread > 0 { format!(", {unread} not read") } else { String::new() };
    writeln!(out, "{}, {failed} failed{unread}: {}", count(articles, "article"), figures(&totals.coverage))
}
