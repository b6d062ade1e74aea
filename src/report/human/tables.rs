//! The sums under an article: its coverage by status, and whom it cites how often.

use std::io::{self, Write};

use textwrap::core::display_width;

use super::flow::wrapped;
use super::palette::{BOLD, DIM, paint, status};
use crate::audit::{Audit, Need};
use crate::report::mark::{Name, mark};
use crate::report::tally::{STATUSES, cited as cited_by, of_status, share};
use crate::report::{Layout, escape};

/// How wide the bar of a whole is.
const BAR: usize = 24;
/// How wide the coverage table is without its bars.
const TABLE: usize = 49;
/// How many names are listed at most.
const NAMES: usize = 12;

/// Writes the statements and their words by status.
pub(super) fn coverage(audit: &Audit<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let sum = &audit.coverage;
    if sum.statements == 0 {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}{:<16}{BOLD:#}{DIM}statements           words{DIM:#}", "Coverage")?;
    for which in STATUSES {
        let (statements, words) = of_status(audit, which);
        let colour = status(Some(which));
        let mark = paint(colour, mark(Some(which), layout.ascii));
        let [of_statements, of_words] = [share(statements, sum.statements), share(words, sum.words)];
        let row = format!("{:<16}{statements:>4}{of_statements:>8}{words:>8}{of_words:>8}", Name(which));
        match bar(statements, sum.statements, layout) {
            _ if statements == 0 => writeln!(out, "{mark} {}", paint(DIM, &row))?,
            bar if bar.is_empty() => writeln!(out, "{mark} {row}")?,
            bar => writeln!(out, "{mark} {row}   {}", paint(colour, &bar))?,
        }
    }
    let attributed = share(sum.attributed_words, sum.words);
    let row = format!("{:<16}{:>4}{:>16}  {attributed} attributed", "all", sum.statements, sum.words);
    writeln!(out, "  {}", paint(DIM, &row))?;
    needs(audit, layout, out)
}

/// Writes how many of the statements that need a source for something have one: "quotations 5 of 5, figures 1 of 2".
fn needs(audit: &Audit<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let needs = Need::ALL.into_iter().filter(|need| *need != Need::None);
    let counted = needs.map(|need| (need, audit.coverage.of_need(need))).filter(|(_, covered)| covered.statements > 0);
    let parts: Vec<String> = counted
        .map(|(need, covered)| format!("{} {} of {}", need.plural(), covered.attributed, covered.statements))
        .collect();
    if parts.is_empty() {
        return Ok(());
    }
    let words = format!("Attributed: {}", parts.join(", "));
    writeln!(out, "  {}", wrapped(&[(words.as_str(), DIM)], 2, layout))
}

/// Writes whom the statements are credited to, outlets first, the most cited first.
pub(super) fn cited(audit: &Audit<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let cited = cited_by(audit);
    let most = layout.width.saturating_sub(26).max(20);
    let rows: Vec<_> = cited.iter().take(NAMES).map(|found| (found, clipped(&escape(&found.title), most))).collect();
    let Some(longest) = rows.iter().map(|(.., name)| display_width(name)).max() else { return Ok(()) };

    let column = longest.max(16);
    writeln!(out, "\n{BOLD}{:<column$}{BOLD:#}{DIM}statements{DIM:#}", "Cited")?;
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

/// A bar as long as the part of the whole; at least one column for a part that is not empty, and none where the line has
/// no room for bars.
fn bar(part: usize, whole: usize, layout: &Layout) -> String {
    let room = BAR.min(layout.width.saturating_sub(TABLE));
    if part == 0 || whole == 0 || room < BAR / 3 {
        return String::new();
    }
    let columns = ((part * room + whole / 2) / whole).max(1);
    if layout.ascii { "=" } else { "━" }.repeat(columns)
}

/// The text in at most so many columns.
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
