//! The comparison in Markdown, for a comment on a pull request.

use std::io::{self, Write};

use super::{DiffFormat, Drafts, sign, sums, turned};
use crate::audit::{Audit, Coverage, Status};
use crate::report::Layout;
use crate::report::credit::credit;
use crate::report::mark::{Name, mark};
use crate::report::markdown::markdown;
use crate::report::place::{heading, place};

pub(super) const FORMAT: DiffFormat = DiffFormat {
    name: "markdown",
    about: "The changes in Markdown, for a comment on a pull request",
    list: ["", "\n", ""],
    tells_verdict: false,
    article,
};

fn article(drafts: &Drafts<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let comparison = drafts.comparison;
    let path = |path: Option<&str>| path.map_or("(no file)".to_owned(), markdown);
    writeln!(out, "### {} → {}\n\n{}.", path(drafts.old_path), path(drafts.new_path), sums(comparison))?;
    for (rank, finding) in comparison.findings.iter().enumerate() {
        let article = &drafts.new.article;
        let place = format!("{} {}", heading(article).to_lowercase(), markdown(&place(article, finding.span)));
        let lead = if rank == 0 { "\n" } else { "" };
        let message = markdown(&finding.message);
        writeln!(out, "{lead}- **{}** {place}: {message} ({})", Name(finding.severity), finding.rule)?;
    }
    if !comparison.changes.is_empty() {
        writeln!(out, "\n| | before | after | sources |\n| --- | --- | --- | --- |")?;
    }
    for change in &comparison.changes {
        let (before, after) = (side(drafts, drafts.old, change.old), side(drafts, drafts.new, change.new));
        let turn = turned(change).map(|turn| markdown(&turn)).unwrap_or_default();
        writeln!(out, "| `{}` | {before} | {after} | {turn} |", sign(change.fate))?;
    }
    coverage(drafts, out)
}

/// A statement, its line or paragraph, and its source; empty if the draft does not have it.
fn side(drafts: &Drafts<'_>, audit: &Audit<'_>, sentence: Option<usize>) -> String {
    let Some(sentence) = sentence.and_then(|at| audit.sentences.get(at)) else { return String::new() };
    let (line, _) = audit.article.position(sentence.span).numbers();
    let words = markdown(&audit.article.text[sentence.span]);
    // The credit is escaped for terminals, but not for Markdown.
    let credit = markdown(&credit(audit, sentence, drafts.acts));
    let arrow = if credit.is_empty() { "" } else { " ← " };
    format!("{line} {} {words}{arrow}{credit}", mark(sentence.status, false))
}

fn coverage(drafts: &Drafts<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (before, after) = (&drafts.comparison.before, &drafts.comparison.after);
    writeln!(out, "\n| coverage | before | after |\n| --- | ---: | ---: |")?;
    for (status, count) in STATUSES {
        let cell = |sum: &Coverage| match sum.statements {
            0 => "0".to_owned(),
            all => format!("{} ({:.1}%)", count(sum), 100.0 * count(sum) as f64 / all as f64),
        };
        writeln!(out, "| {} {} | {} | {} |", mark(Some(status), false), Name(status), cell(before), cell(after))?;
    }
    writeln!(out, "| all | {} | {} |", before.statements, after.statements)
}

type Counted = (Status, fn(&Coverage) -> usize);

const STATUSES: [Counted; 4] = [
    (Status::Outlet, |sum| sum.outlet),
    (Status::Source, |sum| sum.source),
    (Status::Anonymous, |sum| sum.anonymous),
    (Status::Unattributed, |sum| sum.unattributed),
];
