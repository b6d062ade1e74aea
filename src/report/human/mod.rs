//! The report for reading on a terminal: the verdict, the findings, the article with the source of each statement, and sums.
//!
//! It is always written with ANSI colours; the caller removes them where they are not wanted. No text of the article reaches
//! the terminal unescaped.

mod body;
mod diff;
mod explain;
mod findings;
mod flow;
mod palette;
mod tables;

use std::io::{self, Write};

use anstyle::Style;

pub(super) use diff::DIFF;
pub use explain::{Question, explain};

use self::flow::wrapped;
use self::palette::{BAD, BOLD, DIM, GOOD, PLAIN};
use super::outcome::{findings as found, hint, why, why_all, word};
use super::tally::figures;
use super::{Entry, Format, Layout, NOTHING_CHANGED, Totals, escape, reading};
use crate::audit::Audit;
use crate::entity::{Entity, Resolution};

pub(super) const FORMAT: Format = Format {
    name: "human",
    about: "Verdict, findings, the article with its sources marked, and coverage, for a terminal",
    tells_verdict: true,
    article,
    between: "\n\n",
    close: totals,
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    head(entry, layout, out)?;
    if layout.article_first {
        body::body(entry, layout, out)?;
    }
    findings::list(entry.audit, &entry.audit.findings, &entry.audit.excepted, layout, out)?;
    if !layout.article_first {
        body::body(entry, layout, out)?;
    }
    tables::coverage(entry.audit, layout, out)?;
    tables::cited(entry.audit, layout, out)?;
    let reading = reading(entry.audit);
    if let Some(reading) = &reading {
        writeln!(out, "\n{DIM}{reading}{DIM:#}")?;
    }
    if layout.many {
        return Ok(());
    }
    if reading.is_none() {
        writeln!(out)?;
    }
    let passed = entry.verdict.passed();
    writeln!(out, "{}", wrapped(&outcome(passed, &[(": ", PLAIN), (&why(entry), PLAIN)], layout), 2, layout))
}

/// Writes the name of the article, its verdict, and the numbers of findings and statements.
fn head(entry: &Entry<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let passed = entry.verdict.passed();
    // It is escaped here, so that line breaks in it are shown and not taken for spaces.
    let path = escape(entry.path);
    if layout.many {
        let rule = if layout.ascii { "-" } else { "─" };
        let rest = layout.width.saturating_sub(textwrap::core::display_width(&path) + 4);
        writeln!(out, "{DIM}{rule}{rule}{DIM:#} {BOLD}{path}{BOLD:#} {DIM}{}{DIM:#}\n", rule.repeat(rest))?;
        writeln!(out, "{}", wrapped(&outcome(passed, &[(": ", PLAIN), (&why(entry), PLAIN)], layout), 2, layout))?;
    } else {
        writeln!(out, "{}", wrapped(&outcome(passed, &[(": ", PLAIN), (&path, BOLD)], layout), 2, layout))?;
    }
    for counts in [found(entry.verdict.findings), figures(&entry.audit.coverage)] {
        writeln!(out, "  {}", wrapped(&[(counts.as_str(), PLAIN)], 2, layout))?;
    }
    Ok(())
}

/// "✓ Passed" or "✗ Failed", and more words behind it.
fn outcome<'a>(passed: bool, rest: &[(&'a str, Style)], layout: &Layout) -> Vec<(&'a str, Style)> {
    let [tick, cross] = if layout.ascii { ["v ", "x "] } else { ["✓ ", "✗ "] };
    let (sign, style) = if passed { (tick, GOOD) } else { (cross, BAD) };
    let mut words = vec![(sign, style), (word(passed), style)];
    words.extend_from_slice(rest);
    words
}

/// Writes the sum of a list of articles.
fn totals(totals: &Totals, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if totals.nothing_changed {
        return writeln!(out, "{NOTHING_CHANGED}");
    }
    if !layout.many {
        return Ok(());
    }
    let rule = if layout.ascii { "-" } else { "─" };
    writeln!(out, "\n{DIM}{}{DIM:#}", rule.repeat(layout.width))?;
    let hint = hint(totals.findings, layout.least).map(|hint| format!(" ({hint})")).unwrap_or_default();
    let counts = [format!("{}{hint}", found(totals.findings)), figures(&totals.coverage)];
    for counts in counts {
        writeln!(out, "  {}", wrapped(&[(counts.as_str(), PLAIN)], 2, layout))?;
    }
    let passed = totals.failed + totals.unread == 0;
    let why = why_all(totals);
    writeln!(out, "{}", wrapped(&outcome(passed, &[(": ", PLAIN), (&why, PLAIN)], layout), 2, layout))
}

/// The entity that a phrase was resolved to.
pub(super) fn entity<'a>(audit: &'a Audit<'_>, found: &Resolution) -> Option<&'a Entity> {
    audit.entities.get(found.entity)
}
