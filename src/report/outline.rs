//! The outline: one line per sentence, to be kept as a snapshot and read as a diff.
//!
//! A line depends only on its own sentence, so that a changed status changes one line.

use std::io::{self, Write};

use super::credit::credit;
use super::escape::one_line;
use super::mark::{Name, arrow, count, mark, standing};
use super::{Entry, Format, Layout, escape, title};
use crate::policy::Severity;

pub(super) const FORMAT: Format = Format {
    name: "outline",
    about: "One line per sentence, for snapshots and diffs",
    article: outline,
    between: "\n",
    ..Format::PLAIN
};

/// How many characters of a sentence are shown: of its beginning and of its end.
const HEAD: usize = 36;
const TAIL: usize = 24;

fn outline(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let audit = entry.audit;
    let sum = &audit.coverage;
    let title = title(audit).map(one_line).unwrap_or_default();
    writeln!(out, "= {}{}{title}", escape(entry.path), if title.is_empty() { "" } else { ": " })?;
    writeln!(
        out,
        "= {}: {} outlet, {} source, {} anonymous, {} unattributed; {} of {} words attributed",
        count(sum.statements, "statement"),
        sum.outlet,
        sum.source,
        sum.anonymous,
        sum.unattributed,
        sum.attributed_words,
        sum.words,
    )?;
    for (id, sentence) in audit.sentences.iter().enumerate() {
        let mark = mark(sentence.status, false);
        let basis = sentence.basis.map(|basis| Name(basis).to_string()).unwrap_or_default();
        let words = shortened(&one_line(&audit.article.text[sentence.span]));
        let standing = standing(sentence);
        write!(out, "{id:>3} {mark} {standing:<12} {basis:<9} {words}")?;
        match credit(audit, sentence, entry.acts) {
            credit if credit.is_empty() => writeln!(out)?,
            credit => writeln!(out, " {} {credit}", arrow(false))?,
        }
    }
    for finding in audit.findings.iter().filter(|finding| finding.severity > Severity::Info) {
        let words = shortened(&one_line(&audit.article.text[finding.span]));
        writeln!(out, "! {} {}: {}: {words}", Name(finding.severity), finding.rule, escape(&finding.message))?;
    }
    Ok(())
}

/// The text, without its middle if it is long; cut between words if possible.
fn shortened(text: &str) -> String {
    let chars = text.chars().count();
    if chars <= HEAD + TAIL + 3 {
        return text.to_owned();
    }
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let (head, tail) = (&text[..at(HEAD)], &text[at(chars - TAIL)..]);
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    let tail = tail.split_once(' ').map_or(tail, |(_, tail)| tail);
    format!("{head} … {tail}")
}
