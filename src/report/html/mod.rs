//! A page to read and send on: one file with no outside request. It can be read without its script.
//!
//! Each statement is a link to the card that says why it stands as it does; the card shows on hover, on focus, and when the
//! link is followed. The script only lights up what belongs together.

mod card;
mod copy;
mod figures;
mod text;

use std::io::{self, Write};

use self::text::html;
use super::mark::count;
use super::problem::problems;
use super::tally::figures;
use super::{Entry, Format, Layout, Totals, Unread, title};
use crate::article::BlockKind;

pub(super) const FORMAT: Format = Format {
    name: "html",
    about: "A page to read and send on, in one file",
    open,
    article,
    unread,
    close,
    ..Format::PLAIN
};

pub(super) const STYLE: &str = include_str!("page.css");
pub(super) const SCRIPT: &str = include_str!("page.js");

/// What a page may do: nothing but its own style and script.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'";

/// Opens the page of several articles; that of one bears its title.
fn open(layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if !layout.many {
        return Ok(());
    }
    head("Source audit", out)?;
    writeln!(out, "<h1 class=\"all\">Source audit</h1>")
}

fn head(title: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>", html(title))?;
    writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>")
}

fn article(entry: &Entry<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let name = title(entry.audit).unwrap_or(entry.path);
    if layout.many {
        let (lead, class) = outcome(entry);
        writeln!(out, "<details class=\"article\">\n<summary><span class=\"path\">{}</span>", html(entry.path))?;
        writeln!(out, "<span class=\"name\">{}</span>", html(name))?;
        writeln!(out, "<span class=\"verdict {class}\">{lead}</span>")?;
        figures::bar(entry.audit, out)?;
        writeln!(out, "</summary>")?;
        page(entry, "h2", out)?;
        writeln!(out, "</details>")
    } else {
        head(&format!("{name} · source audit"), out)?;
        writeln!(out, "<div class=\"article\">")?;
        page(entry, "h1", out)?;
        writeln!(out, "</div>")
    }
}

/// Tells among several articles that one could not be read.
fn unread(unread: &Unread<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if !layout.many {
        return Ok(());
    }
    let line = unread.place.map(|(line, _)| format!(":{line}")).unwrap_or_default();
    writeln!(out, "<div class=\"unread\">\n<span class=\"path\">{}{line}</span>", html(unread.file))?;
    writeln!(out, "<p><strong>✗ Not read</strong> {}</p>\n</div>", html(unread.message))
}

/// Writes all that is to be shown of one article; its title is a heading of the given level.
fn page(entry: &Entry<'_>, heading: &str, out: &mut dyn Write) -> io::Result<()> {
    let audit = entry.audit;
    let problems = problems(entry);
    let copy = copy::Copy::new(entry, &problems, prefix(entry.path));
    writeln!(out, "<header>\n<p class=\"kicker\">Source audit <span class=\"path\">{}</span></p>", html(entry.path))?;
    let titled = audit.article.blocks.first().is_some_and(|block| block.kind == BlockKind::Headline);
    if titled {
        copy.block(0, heading, out)?;
    } else {
        writeln!(out, "<{heading}>{}</{heading}>", text::title(title(audit).unwrap_or(entry.path)))?;
    }
    verdict(entry, out)?;
    figures::coverage(audit, out)?;
    writeln!(out, "</header>\n<div class=\"columns\">")?;
    figures::legend(audit, entry.path, out)?;
    writeln!(out, "<div class=\"copy\">")?;
    for block in usize::from(titled)..audit.article.blocks.len() {
        copy.block(block, "p", out)?;
    }
    writeln!(out, "</div>\n</div>")?;
    let heading = if heading == "h1" { "h2" } else { "h3" };
    figures::sources(audit, heading, out)?;
    figures::named_by_file(audit, out)?;
    figures::excepted(audit, heading, out)
}

/// Writes whether the article meets what is asked of it.
fn verdict(entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (lead, class) = outcome(entry);
    writeln!(out, "<div class=\"verdict {class}\">")?;
    if !lead.is_empty() {
        writeln!(out, "<strong>{lead}</strong>")?;
    }
    let mut reasons: Vec<String> = entry.verdict.failures.iter().map(ToString::to_string).collect();
    if reasons.is_empty() {
        reasons.push(figures(&entry.audit.coverage));
    }
    reasons.iter().try_for_each(|reason| writeln!(out, "<p>{}</p>", html(reason)))?;
    writeln!(out, "</div>")
}

fn outcome(entry: &Entry<'_>) -> (&'static str, &'static str) {
    match (entry.verdict.passed(), entry.verdict.gates) {
        (false, _) => ("✗ Failed", "failed"),
        (true, 1..) => ("✓ Passed", "passed"),
        (true, 0) => ("", "open"),
    }
}

fn close(totals: &Totals, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if layout.many {
        write!(out, "<p class=\"totals\"><strong>{}</strong>: ", count(totals.articles, "article"))?;
        write!(out, "{}", figures(&totals.coverage))?;
        for (number, what) in [(totals.failed, "failed"), (totals.unread, "not read")] {
            if number > 0 {
                write!(out, "; {number} {what}")?;
            }
        }
        writeln!(out, "</p>")?;
    }
    if layout.many || totals.articles > 0 {
        writeln!(out, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>")?;
    }
    Ok(())
}

/// What the ids of an article begin with, so that those of several keep apart: FNV-1a of its path.
fn prefix(path: &str) -> String {
    let hash = path.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("a{hash:08x}")
}
