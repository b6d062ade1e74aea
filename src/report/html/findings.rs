//! The list of findings at the head of an article: how many there are, and a jump to each.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::copy::{Copy, Note, sign};
use super::text::html;
use crate::audit::FindingCounts;
use crate::policy::Severity;
use crate::report::outcome::findings as found;
use crate::report::place::{heading as heading_of, place};

/// How many findings are listed with their messages; links to the others are numbers.
const LISTED: usize = 6;

/// Writes how many findings there are, then a link to each: the most serious first.
/// `path` tells the list from those of other articles.
pub(super) fn list(copy: &Copy<'_>, path: &str, heading: &str, out: &mut dyn Write) -> io::Result<()> {
    let (article, prefix) = (&copy.audit.article, &copy.prefix);
    let mut ranked: Vec<(usize, &Note<'_>)> = copy.notes.iter().enumerate().collect();
    ranked.sort_by_key(|(_, note)| Reverse(note.problem.severity));
    let serious = ranked.iter().filter(|(_, note)| note.problem.severity > Severity::Info).count();
    let (listed, rest) = ranked.split_at(serious.min(LISTED));

    writeln!(out, "<nav class=\"findings\" aria-label=\"Findings in {}\">", html(path))?;
    writeln!(out, "<{heading}>{}</{heading}>", capital(&found(counts(&ranked))))?;
    if !listed.is_empty() {
        writeln!(out, "<ol>")?;
    }
    for (at, note) in listed {
        let (severity, sign) = sign(note.problem.severity);
        let (number, message) = (at + 1, html(&note.problem.message));
        let (unit, place) = (heading_of(article).to_lowercase(), html(&place(article, note.span)));
        writeln!(
            out,
            "<li class=\"{severity}\"><a href=\"#{prefix}-f{number}\"><span class=\"number\">{number}</span> <span class=\"severity\"><span aria-hidden=\"true\">{sign}</span> \
             {severity}</span> <span class=\"message\">{message}</span> <small class=\"{unit}\">{unit} {place}</small></a></li>"
        )?;
    }
    if !listed.is_empty() {
        writeln!(out, "</ol>")?;
    }
    if !rest.is_empty() {
        let lead = if listed.is_empty() { "Go to" } else { "Also" };
        write!(out, "<p class=\"rest\">{lead} {}:", found(counts(rest)))?;
        for (at, note) in rest {
            let (severity, _) = sign(note.problem.severity);
            let (number, message) = (at + 1, html(&note.problem.message));
            write!(
                out,
                " <a class=\"{severity}\" href=\"#{prefix}-f{number}\">{number}<span class=\"unseen\"> {severity}: {message}</span></a>"
            )?;
        }
        writeln!(out, "</p>")?;
    }
    writeln!(out, "</nav>")
}

fn counts(ranked: &[(usize, &Note<'_>)]) -> FindingCounts {
    let of = |severity| ranked.iter().filter(|(_, note)| note.problem.severity == severity).count();
    FindingCounts { errors: of(Severity::Error), warnings: of(Severity::Warning), infos: of(Severity::Info) }
}

/// The words with a capital letter first.
fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
