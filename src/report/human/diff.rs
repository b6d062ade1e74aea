//! The comparison of two drafts for a terminal: findings, statements that changed, how their sources changed, and coverage.

use std::io::{self, Write};

use super::findings;
use super::flow::{self, wrapped};
use super::outcome;
use super::palette::{BAD, BOLD, DIM, GOOD, PLAIN, paint, status};
use crate::audit::{Audit, Change, Coverage, Fate, FindingCounts, Status, Turn};
use crate::report::credit::credit;
use crate::report::diff::{DiffFormat, Drafts, no_lead, sign, sums, turned};
use crate::report::mark::{Name, arrow, count, mark};
use crate::report::tally::share;
use crate::report::{Layout, escape, fast};

pub(crate) const DIFF: DiffFormat = DiffFormat {
    name: "human",
    about: "The statements that changed, and coverage before and after, for a terminal",
    lead: no_lead,
    list: ["", "\n", ""],
    limit: None,
    tells_verdict: true,
    article,
};

/// The columns before the words of a statement.
const MARGIN: usize = 10;

fn article(drafts: &Drafts<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let arrow = if layout.ascii { " -> " } else { " → " };
    let [old, new] = [drafts.old_path, drafts.new_path].map(|path| escape(path.unwrap_or("(no file)")).into_owned());
    let words = [(old.as_str(), BOLD), (arrow, DIM), (&new, BOLD)];
    writeln!(out, "{}", wrapped(&words, 0, layout))?;
    writeln!(out, "  {}", wrapped(&[(&sums(drafts.comparison), PLAIN)], 2, layout))?;
    findings::list(drafts.new, &drafts.comparison.findings, &drafts.comparison.excepted, layout, out)?;
    for change in &drafts.comparison.changes {
        writeln!(out)?;
        statement(drafts, change, layout, out)?;
    }
    coverage(&drafts.comparison.before, &drafts.comparison.after, layout, out)?;
    if let Some(fast) = fast(drafts.new) {
        writeln!(out, "\n{DIM}{fast}{DIM:#}")?;
    }
    writeln!(out)?;
    verdict(drafts, layout, out)
}

/// Writes a statement as it was and as it is, and how its sources changed.
fn statement(drafts: &Drafts<'_>, change: &Change, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let style = match change.fate {
        Fate::New => GOOD,
        Fate::Gone => BAD,
        Fate::Kept | Fate::Reworded => BOLD,
    };
    let both = change.old.is_some() && change.new.is_some();
    if let Some(old) = change.old {
        let sign = if both { paint(DIM, "was") } else { format!("{}  ", paint(style, sign(change.fate))) };
        side(drafts, drafts.old, old, &sign, layout, out)?;
    }
    if let Some(new) = change.new {
        side(drafts, drafts.new, new, &format!("{}  ", paint(style, sign(change.fate))), layout, out)?;
    }
    let Some(turned) = turned(change) else { return Ok(()) };
    let style = match change.turn {
        Some(Turn::Lost) => BAD,
        Some(Turn::Weakened | Turn::Swapped) => BOLD,
        Some(Turn::Gained) | None => GOOD,
    };
    writeln!(out, "{:MARGIN$}{}", "", wrapped(&[(&turned, style)], MARGIN, layout))
}

/// Writes a statement of one draft: its line, its mark, its words, and its source.
fn side(
    drafts: &Drafts<'_>,
    audit: &Audit<'_>,
    sentence: usize,
    sign: &str,
    layout: &Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(sentence) = audit.sentences.get(sentence) else { return Ok(()) };
    let (line, _) = audit.article.position(sentence.span).numbers();
    let mark = paint(status(sentence.status), mark(sentence.status, layout.ascii));
    let mut flow = flow::Flow::default();
    flow.push(&audit.article.text[sentence.span], PLAIN);
    let credit = credit(audit, sentence, drafts.acts);
    if !credit.is_empty() {
        flow.push(&format!(" {} {credit}", arrow(layout.ascii)), DIM);
    }
    let lines = flow.lines(layout.width.saturating_sub(MARGIN).max(flow::LEAST));
    writeln!(out, "{sign}{} {mark} {}", paint(DIM, &format!("{line:>4}")), lines.join(&format!("\n{:MARGIN$}", "")))
}

/// Writes the statements by status, before and after.
fn coverage(before: &Coverage, after: &Coverage, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let statuses: [(Status, [usize; 2]); 4] = [
        (Status::Outlet, [before.outlet, after.outlet]),
        (Status::Source, [before.source, after.source]),
        (Status::Anonymous, [before.anonymous, after.anonymous]),
        (Status::Unattributed, [before.unattributed, after.unattributed]),
    ];
    writeln!(out, "\n{BOLD}{:<16}{BOLD:#}{DIM}      before           after{DIM:#}", "Coverage")?;
    for (which, [old, new]) in statuses {
        let mark = paint(status(Some(which)), mark(Some(which), layout.ascii));
        // There is no share of zero statements.
        let share = |part, whole| if whole == 0 { String::new() } else { share(part, whole) };
        let [of_old, of_new] = [share(old, before.statements), share(new, after.statements)];
        let row = format!("{:<16}{old:>4}{of_old:>8}{new:>8}{of_new:>8}", Name(which));
        let row = row.trim_end();
        writeln!(out, "{mark} {}", if old + new == 0 { paint(DIM, row) } else { row.to_owned() })?;
    }
    writeln!(out, "  {}", paint(DIM, &format!("{:<16}{:>4}{:>16}", "all", before.statements, after.statements)))
}

/// Writes whether the comparison passed, and why.
fn verdict(drafts: &Drafts<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let counts = FindingCounts::of(&drafts.comparison.findings);
    // The new draft, or the old one if there is no other.
    let path = escape(drafts.new_path.or(drafts.old_path).unwrap_or_default());
    let why = match counts.errors {
        0 => "; no statement lost its source".to_owned(),
        errors => format!("; {}", count(errors, "error")),
    };
    let why =
        if counts.errors == 0 && drafts.comparison.of_turn(Turn::Lost) > 0 { "; no errors".to_owned() } else { why };
    let words = outcome(counts.errors == 0, &[(": ", PLAIN), (&path, BOLD), (&why, PLAIN)], layout);
    writeln!(out, "{}", wrapped(&words, 2, layout))
}
