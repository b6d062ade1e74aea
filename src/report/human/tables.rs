//! The tables under an article: its coverage by status, and how often it cites each source.

use std::io::{self, Write};

use textwrap::core::display_width;

use super::flow::wrapped;
use super::palette::{BOLD, DIM, paint, status};
use crate::audit::{Audit, Need};
use crate::report::mark::{Name, mark, meaning};
use crate::report::tally::{STATUSES, cited as cited_by, of_status, share};
use crate::report::{Layout, escape};

/// The width of a full bar.
const BAR: usize = 24;
/// The width of the coverage table without its bars.
const TABLE: usize = 33;
/// The least width of a line to explain each status.
const EXPLAINED: usize = 80;
/// The greatest number of names that are listed.
const NAMES: usize = 12;

/// Writes the statements by status, and what each status means if the line has room for it.
pub(super) fn coverage(audit: &Audit<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let sum = &audit.coverage;
    if sum.statements == 0 {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}{:<16}{BOLD:#}{DIM}statements{DIM:#}", "Coverage")?;
    for which in STATUSES {
        let (statements, _) = of_status(audit, which);
        let colour = status(Some(which));
        let mark = paint(colour, mark(Some(which), layout.ascii));
        let row = format!("{:<14}{statements:>6}{:>8}", Name(which), share(statements, sum.statements));
        let row = if statements == 0 { paint(DIM, &row) } else { row };
        let bar = bar(statements, sum.statements, layout);
        let about = if layout.width < EXPLAINED { "" } else { meaning(which) };
        let gap = BAR - bar.chars().count();
        let rest = format!("   {}{:gap$}  {}", paint(colour, &bar), "", paint(DIM, about));
        writeln!(out, "{}", format!("{mark} {row}{rest}").trim_end())?;
    }
    writeln!(out, "  {}", paint(DIM, &format!("{:<14}{:>6}", "all", sum.statements)))?;
    needs(audit, layout, out)
}

/// Writes how many of the statements that need a source for something have one: "5 of 5 quotations, 1 of 2 figures".
fn needs(audit: &Audit<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let needs = Need::ALL.into_iter().filter(|need| *need != Need::None);
    let counted = needs.map(|need| (need, audit.coverage.of_need(need))).filter(|(_, covered)| covered.statements > 0);
    let parts: Vec<String> = counted
        .map(|(need, covered)| format!("{} of {} {}", covered.attributed, covered.statements, need.plural()))
        .collect();
    if parts.is_empty() {
        return Ok(());
    }
    let words = format!("Attributed: {}", parts.join(", "));
    writeln!(out, "  {}", wrapped(&[(words.as_str(), DIM)], 2, layout))
}

/// Writes the sources of the statements: outlets first, then the most cited first.
pub(super) fn cited(audit: &Audit<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let cited = cited_by(audit);
    let most = layout.width.saturating_sub(26).max(20);
    let rows: Vec<_> = cited.iter().take(NAMES).map(|found| (found, clipped(&escape(&found.title), most))).collect();
    let Some(longest) = rows.iter().map(|(.., name)| display_width(name)).max() else { return Ok(()) };

    let column = longest.max(14);
    writeln!(out, "\n{BOLD}{:<column$}{BOLD:#}{DIM}statements{DIM:#}", "Sources")?;
    for (found, name) in rows {
        let which = Some(found.status);
        let mark = paint(status(which), mark(which, layout.ascii));
        let gap = column - display_width(&name);
        writeln!(out, "{mark} {name}{:gap$}{:>4}  {DIM}{}{DIM:#}", "", found.statements, Name(found.kind))?;
    }
    match cited.len().saturating_sub(NAMES) {
        0 => Ok(()),
        more => writeln!(out, "{DIM}  and {more} more{DIM:#}"),
    }
}

/// A bar that shows a part of a whole: at least one column for a part that is not zero, and nothing if the line has no room.
fn bar(part: usize, whole: usize, layout: &Layout) -> String {
    let room = BAR.min(layout.width.saturating_sub(TABLE));
    if part == 0 || whole == 0 || room < BAR / 3 {
        return String::new();
    }
    let columns = ((part * room + whole / 2) / whole).max(1);
    if layout.ascii { "=" } else { "━" }.repeat(columns)
}

/// The text, cut to a number of columns.
fn clipped(text: &str, columns: usize) -> String {
    if display_width(text) <= columns {
        return text.to_owned();
    }
    let mut clipped = String::new();
    for c in text.chars() {
        if display_width(&clipped) + 2 > columns {
            break;
        }
        clipped.push(c);
    }
    clipped + "…"
}
