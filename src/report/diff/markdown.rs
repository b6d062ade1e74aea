//! The comparison in Markdown, for a comment on a pull request.

use std::io::{self, Write};

use super::{DiffFormat, Drafts, sign, sums, turned};
use crate::audit::{Audit, Coverage, Status};
use crate::policy::Reader;
use crate::report::comment::marker;
use crate::report::credit::credit;
use crate::report::mark::{Name, count, mark};
use crate::report::markdown::{MOST, cell, escaped};
use crate::report::place::{heading, place};
use crate::report::{Layout, Limit};

pub(super) const FORMAT: DiffFormat = DiffFormat {
    name: "markdown",
    about: "The changes in Markdown, for a comment on a pull request",
    lead: |layout| marker("ascribe diff", layout.comment) + "\n\n",
    list: ["", "\n", ""],
    limit: Some(Limit { most: MOST, passed: MOST / 2, left_out }),
    tells_verdict: false,
    article,
};

/// How many characters the changes of one article may take, and its findings, so that one article always fits a comment.
const CHANGES: usize = 40_000;
const FINDINGS: usize = 20_000;
/// How many characters of a statement are shown.
const WORDS: usize = 600;

fn article(drafts: &Drafts<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let comparison = drafts.comparison;
    let path = |path: Option<&str>| path.map_or("(no file)".to_owned(), cell);
    writeln!(out, "### {} → {}\n\n{}.", path(drafts.old_path), path(drafts.new_path), sums(comparison))?;
    if drafts.new.reader == Reader::Fast {
        writeln!(out, "\nRead by the fast reader.")?;
    }
    let article = &drafts.new.article;
    let findings = comparison.findings.iter().map(|finding| {
        let place = format!("{} {}", heading(article).to_lowercase(), cell(&place(article, finding.span)));
        let message = cell(&finding.message);
        format!("- **{}** {place}: {message} ({})\n", Name(finding.severity), finding.rule)
    });
    lines("", findings, FINDINGS, "finding", out)?;
    let changes = comparison.changes.iter().map(|change| {
        let (before, after) = (side(drafts, drafts.old, change.old), side(drafts, drafts.new, change.new));
        let turn = turned(change).map(|turn| cell(&turn)).unwrap_or_default();
        format!("| `{}` | {before} | {after} | {turn} |\n", sign(change.fate))
    });
    lines("| | before | after | sources |\n| --- | --- | --- | --- |\n", changes, CHANGES, "change", out)?;
    coverage(drafts, out)
}

/// Writes lines below a heading, as many as so many characters hold, and how many more there are.
fn lines(
    heading: &str,
    lines: impl Iterator<Item = String>,
    most: usize,
    what: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (mut taken, mut more) = (0, 0);
    for (rank, line) in lines.enumerate() {
        if rank == 0 {
            write!(out, "\n{heading}")?;
        }
        taken += line.chars().count();
        match taken <= most {
            true => write!(out, "{line}")?,
            false => more += 1,
        }
    }
    match more {
        0 => Ok(()),
        more => writeln!(
            out,
            "\n{} left out: a comment has no room for all. `ascribe diff` lists them.",
            count(more, &format!("more {what}"))
        ),
    }
}

/// Writes how many articles a comment has no room for.
fn left_out(articles: usize, failed: usize, out: &mut dyn Write) -> io::Result<()> {
    let failed = if failed > 0 { format!(" ({failed} failed)") } else { String::new() };
    let articles = count(articles, "more article");
    writeln!(out, "\n{articles}{failed} left out: a comment has no room for all. `ascribe diff` lists them.")
}

/// A statement, its line or paragraph, and its source; empty if the draft does not have it.
fn side(drafts: &Drafts<'_>, audit: &Audit<'_>, sentence: Option<usize>) -> String {
    let Some(sentence) = sentence.and_then(|at| audit.sentences.get(at)) else { return String::new() };
    let (line, _) = audit.article.position(sentence.span).numbers();
    let words = escaped(&audit.article.text[sentence.span], WORDS);
    // The credit is escaped for terminals, but not for Markdown.
    let credit = cell(&credit(audit, sentence, drafts.acts));
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
