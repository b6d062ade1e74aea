//! The findings of an article: what is wrong, where, and the words that it is about.

use std::collections::BTreeMap;
use std::io::{self, Write};

use anstyle::Style;

use super::flow::{Flow, LEAST, wrapped};
use super::palette::{BAD, BOLD, DIM, PLAIN, WARN, paint};
use crate::Span;
use crate::article::Position;
use crate::audit::{Audit, Excepted, Finding, FindingCounts};
use crate::policy::{Rule, Severity};
use crate::report::Layout;
use crate::report::mark::Name;
use crate::report::outcome::{hint, unlisted};

/// Lines narrower than this have no room for columns.
const NARROW: usize = 60;

/// Writes what the rules say, the most serious first, and what is ignored.
pub(super) fn list(
    audit: &Audit<'_>,
    findings: &[Finding],
    excepted: &[Excepted],
    layout: &Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    // The words of a finding are shown below it.
    let place = |span: Span| match audit.article.position(span) {
        Position::Line { line, column } => format!("{line}:{column}"),
        Position::Paragraph { number, .. } => format!("paragraph {number}"),
    };
    let mut listed: Vec<&Finding> = findings.iter().filter(|finding| finding.severity >= layout.least).collect();
    listed.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let places = listed.iter().map(|finding| finding.span).chain(excepted.iter().map(|excepted| excepted.finding.span));
    let column = places.map(|span| place(span).len()).max().unwrap_or_default();

    if !findings.is_empty() {
        writeln!(out, "\n{BOLD}Findings{BOLD:#}")?;
    }
    let indent = if layout.width < NARROW { 4 } else { column + 13 };
    for finding in listed {
        let severity = Name(finding.severity).to_string();
        let lead = format!("{:<column$}  ", place(finding.span));
        write!(out, "  {}{}", paint(DIM, &lead), paint(style(finding.severity), &format!("{severity:<7}")))?;
        let suggestion = finding.suggestion.as_ref().map(|mend| format!("; {mend}")).unwrap_or_default();
        let (message, rule) = (format!("{}{suggestion} ", finding.message), format!("({})", finding.rule));
        // In a narrow window the first line goes on where the columns end.
        let taken = (column + 13).saturating_sub(indent);
        let words = [(message.as_str(), PLAIN), (&rule, DIM)];
        writeln!(out, "  {}", behind(&words, taken, indent, layout))?;
        excerpt(audit, finding, indent, layout, out)?;
    }
    unlisted_rules(findings, layout, out)?;
    for (at, excepted) in excepted.iter().enumerate() {
        if at == 0 {
            writeln!(out, "\n{BOLD}Ignored findings{BOLD:#}")?;
        }
        let lead = format!("{:<column$}  ", place(excepted.finding.span));
        let rule = format!(" ({})", excepted.finding.rule);
        let words = wrapped(&[(&excepted.reason, PLAIN), (&rule, DIM)], column + 4, layout);
        writeln!(out, "  {}{words}", paint(DIM, &lead))?;
    }
    Ok(())
}

/// Words that flow behind so many columns of the first line, and behind an indent on the others.
fn behind(words: &[(&str, Style)], taken: usize, indent: usize, layout: &Layout) -> String {
    let mut flow = Flow::default();
    for (words, style) in words {
        flow.push(words, *style);
    }
    let width = layout.width.saturating_sub(indent).max(LEAST);
    flow.lines_behind(taken, width).join(&format!("\n{:indent$}", ""))
}

/// Writes the beginning of the words that a finding is about, unless its message repeats them; of a single word or mark, the
/// sentence.
fn excerpt(
    audit: &Audit<'_>,
    finding: &Finding,
    indent: usize,
    layout: &Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = &audit.article.text[finding.span];
    if words.trim().is_empty() || finding.message.contains(words) {
        return Ok(());
    }
    let at = audit.sentences.partition_point(|sentence| sentence.span.end() <= finding.span.start());
    let words = match audit.sentences.get(at) {
        Some(sentence) if words.split_whitespace().nth(1).is_none() => &audit.article.text[sentence.span],
        _ => words,
    };
    let mut flow = Flow::default();
    flow.push(words, DIM);
    // Room for the mark of what is left out.
    let lines = flow.lines(layout.width.saturating_sub(indent + 3).max(LEAST));
    let Some(first) = lines.first() else { return Ok(()) };
    let more = if lines.len() > 1 { if layout.ascii { "..." } else { "…" } } else { "" };
    writeln!(out, "{:indent$}{first}{}", "", paint(DIM, more))
}

/// Writes how many findings of each rule are not listed, and how they can be.
fn unlisted_rules(findings: &[Finding], layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let counts = FindingCounts::of(findings);
    let Some(hint) = hint(counts, layout.least) else { return Ok(()) };
    let mut rules: BTreeMap<Rule, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity < layout.least) {
        *rules.entry(finding.rule).or_default() += 1;
    }
    let rules: Vec<String> = rules.iter().map(|(rule, count)| format!("{count} {rule}")).collect();
    let rules = rules.join(", ");
    let words = match layout.many {
        // The hint is given once, at the end.
        true => format!("{} not listed: {rules}", crate::report::outcome::findings(unlisted(counts, layout.least))),
        false => format!("{hint}: {rules}"),
    };
    writeln!(out, "  {}", wrapped(&[(words.as_str(), DIM)], 4, layout))
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => BAD,
        Severity::Warning => WARN,
        Severity::Info => DIM,
    }
}
