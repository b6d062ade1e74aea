//! The report for reading on a terminal: the article with who stands behind each sentence, sums, and the verdict.
//!
//! Always written with ANSI colours; the shell takes them out where they are not wanted. Nothing of the article reaches
//! the terminal unescaped.

mod body;
mod diff;
mod explain;
mod flow;
mod palette;
mod tables;

use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) use diff::DIFF;
pub use explain::{Question, explain};

use self::palette::{BAD, BOLD, DIM, GOOD, PLAIN};
use super::mark::{Name, count};
use super::tally::figures;
use super::{Entry, Format, Layout, Totals, escape};
use crate::audit::{Audit, Excepted, Finding};
use crate::entity::{Entity, Resolution};
use crate::policy::{Rule, Severity};

pub(super) const FORMAT: Format = Format {
    name: "human",
    about: "The article with its sources marked, and coverage, for reading on a terminal",
    tells_verdict: true,
    article,
    between: "\n\n",
    close: totals,
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if layout.many {
        let rule = if layout.ascii { "-" } else { "─" };
        let path = escape(entry.path);
        let rest = layout.width.saturating_sub(textwrap::core::display_width(&path) + 4);
        writeln!(out, "{DIM}{rule}{rule}{DIM:#} {BOLD}{path}{BOLD:#} {DIM}{}{DIM:#}\n", rule.repeat(rest))?;
    }
    body::body(entry.audit, layout, out)?;
    list_findings(entry.audit, &entry.audit.findings, &entry.audit.excepted, layout, out)?;
    tables::coverage(entry.audit, layout, out)?;
    tables::cited(entry.audit, layout, out)?;
    writeln!(out)?;
    verdict(entry, layout, out)
}

/// Writes what the rules say, each with its place; of infos only how many there are.
fn list_findings(
    audit: &Audit<'_>,
    findings: &[Finding],
    excepted: &[Excepted],
    layout: &Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    if !findings.is_empty() {
        writeln!(out, "\n{BOLD}Findings{BOLD:#}")?;
    }
    for finding in findings.iter().filter(|finding| finding.severity > Severity::Info) {
        let (line, column) = audit.article.line_column(audit.article.source(finding.span).start());
        let (place, severity) = (format!("{line}:{column} "), Name(finding.severity).to_string());
        let style = if finding.severity == Severity::Error { BAD } else { PLAIN };
        let suggestion = finding.suggestion.as_ref().map(|mend| format!("; {mend}")).unwrap_or_default();
        let (message, rule) = (format!(": {}{suggestion} ", finding.message), format!("({})", finding.rule));
        let words = [(place.as_str(), DIM), (&severity, style), (&message, PLAIN), (&rule, DIM)];
        writeln!(out, "  {}", flow::wrapped(&words, 4, layout))?;
    }
    let mut infos: BTreeMap<Rule, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Info) {
        *infos.entry(finding.rule).or_default() += 1;
    }
    let infos: Vec<String> = infos.iter().map(|(rule, count)| format!("{count} {rule}")).collect();
    if !infos.is_empty() {
        let words = format!("info: {}", infos.join(", "));
        writeln!(out, "  {}", flow::wrapped(&[(words.as_str(), DIM)], 4, layout))?;
    }
    for (at, excepted) in excepted.iter().enumerate() {
        if at == 0 {
            writeln!(out, "\n{BOLD}Let pass{BOLD:#}")?;
        }
        let (line, column) = audit.article.line_column(audit.article.source(excepted.finding.span).start());
        let (place, rule) = (format!("{line}:{column} "), format!(" ({})", excepted.finding.rule));
        let words = [(place.as_str(), DIM), (&excepted.reason, PLAIN), (&rule, DIM)];
        writeln!(out, "  {}", flow::wrapped(&words, 4, layout))?;
    }
    Ok(())
}

/// Writes whether the article meets what is asked of it, and the figures that decide.
fn verdict(entry: &Entry<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let verdict = entry.verdict;
    let [tick, cross] = if layout.ascii { ["v", "x"] } else { ["✓", "✗"] };
    let (word, style) = match (verdict.passed(), verdict.gates) {
        (false, _) => (format!("{cross} failed "), BAD),
        (true, 1..) => (format!("{tick} passed "), GOOD),
        (true, 0) => (String::new(), PLAIN),
    };
    let mut reasons: Vec<String> = verdict.failures.iter().map(ToString::to_string).collect();
    if reasons.is_empty() {
        reasons.push(figures(&entry.audit.coverage));
    }
    // Before it flows, so that line breaks in it are shown and not taken for space.
    let path = escape(entry.path);
    for reason in reasons {
        let words = [(word.as_str(), style), (&path, BOLD), (": ", PLAIN), (&reason, PLAIN)];
        writeln!(out, "{}", flow::wrapped(&words, 0, layout))?;
    }
    Ok(())
}

/// Writes the sum of a list of articles.
fn totals(totals: &Totals, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if !layout.many {
        return Ok(());
    }
    let articles = count(totals.articles, "article");
    let figures = format!(": {}", figures(&totals.coverage));
    let mut words = vec![(articles.as_str(), BOLD), (figures.as_str(), PLAIN)];
    let [failed, unread] = [(totals.failed, "failed"), (totals.unread, "not read")]
        .map(|(number, what)| if number > 0 { format!("{number} {what}") } else { String::new() });
    for part in [&failed, &unread].into_iter().filter(|part| !part.is_empty()) {
        words.extend([("; ", PLAIN), (part, BAD)]);
    }
    let rule = if layout.ascii { "-" } else { "─" };
    writeln!(out, "\n{DIM}{}{DIM:#}\n{}", rule.repeat(layout.width), flow::wrapped(&words, 0, layout))
}

/// The entity that a phrase was resolved to.
pub(super) fn entity<'a>(audit: &'a Audit<'_>, found: &Resolution) -> Option<&'a Entity> {
    audit.entities.get(found.entity)
}
