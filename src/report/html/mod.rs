//! A page to read and share: one file that makes no requests, and can be read without its script.
//!
//! At its head stand the verdict, the findings with a link to each, and the coverage. Each statement is a link to itself; the
//! card that explains its status follows it, and shows on hover, on focus, and when the link is followed. The script
//! highlights what belongs together, and keeps the page where it is when a link is followed.

mod card;
mod copy;
mod figures;
mod findings;
mod text;

use std::io::{self, Write};

use self::text::html;
use super::outcome::{findings as found, why, why_all, word};
use super::problem::problems;
use super::{Entry, Format, Layout, Totals, Unread, reading, title};
use crate::article::BlockKind;

pub(super) const FORMAT: Format = Format {
    name: "html",
    about: "A page to read and share, in one file",
    open,
    article,
    unread,
    close,
    ..Format::PLAIN
};

pub(super) const STYLE: &str = include_str!("page.css");
pub(super) const SCRIPT: &str = include_str!("page.js");

/// The page may use nothing but its own style and script.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'";

/// Opens the page of several articles. The page of one article is opened with its title.
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
    writeln!(out, "<meta name=\"generator\" content=\"ascribe\">")?;
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
        writeln!(
            out,
            "<span class=\"verdict {class}\">{lead} <small>{}</small></span>",
            found(entry.verdict.findings)
        )?;
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

/// Writes, among several articles, that one could not be read.
fn unread(unread: &Unread<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if !layout.many {
        return Ok(());
    }
    let line = unread.place.map(|(line, _)| format!(":{line}")).unwrap_or_default();
    writeln!(out, "<div class=\"unread\">\n<span class=\"path\">{}{line}</span>", html(unread.file))?;
    writeln!(out, "<p><strong>✗ Could not be read:</strong> {}</p>\n</div>", html(unread.message))
}

/// Writes one article; its title is a heading of the given level.
fn page(entry: &Entry<'_>, heading: &str, out: &mut dyn Write) -> io::Result<()> {
    let audit = entry.audit;
    let problems = problems(entry);
    let copy = copy::Copy::new(entry, &problems, prefix(entry.path));
    write!(out, "<header>\n<p class=\"kicker\">Source audit <span class=\"path\">{}</span>", html(entry.path))?;
    if let Some(reading) = reading(audit) {
        write!(out, " <span class=\"note\">{reading}</span>")?;
    }
    writeln!(out, "</p>")?;
    let titled = audit.article.blocks.first().is_some_and(|block| block.kind == BlockKind::Headline);
    if titled {
        copy.block(0, heading, out)?;
    } else {
        writeln!(out, "<{heading}>{}</{heading}>", text::title(title(audit).unwrap_or(entry.path)))?;
    }
    verdict(entry, out)?;
    let below = if heading == "h1" { "h2" } else { "h3" };
    writeln!(out, "<div class=\"sums\">")?;
    figures::coverage(audit, out)?;
    findings::list(&copy, entry.path, below, out)?;
    writeln!(out, "</div>\n</header>\n<div class=\"columns\">")?;
    figures::legend(audit, entry.path, out)?;
    writeln!(out, "<div class=\"copy\">")?;
    for block in usize::from(titled)..audit.article.blocks.len() {
        copy.block(block, "p", out)?;
    }
    writeln!(out, "</div>\n</div>")?;
    figures::sources(audit, below, out)?;
    figures::named_by_file(audit, out)?;
    figures::excepted(audit, below, out)
}

/// Writes whether the article passed, and why.
fn verdict(entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (lead, class) = outcome(entry);
    writeln!(out, "<div class=\"verdict {class}\">")?;
    writeln!(out, "<strong>{lead}</strong>")?;
    writeln!(out, "<p>{}</p>", html(&why(entry)))?;
    writeln!(out, "</div>")
}

fn outcome(entry: &Entry<'_>) -> (&'static str, &'static str) {
    match entry.verdict.passed() {
        false => ("✗ Failed", "failed"),
        true => ("✓ Passed", "passed"),
    }
}

fn close(totals: &Totals, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if layout.many {
        let passed = totals.failed + totals.unread == 0;
        let (sign, class) = if passed { ("✓", "passed") } else { ("✗", "failed") };
        writeln!(out, "<div class=\"totals verdict {class}\">\n<strong>{sign} {}</strong>", word(passed))?;
        writeln!(out, "<p>{}; {}</p>\n</div>", why_all(totals), found(totals.findings))?;
    }
    if layout.many || totals.articles > 0 {
        writeln!(out, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>")?;
    }
    Ok(())
}

/// The prefix of the ids of an article, which keeps them unique among several articles: FNV-1a of its path.
fn prefix(path: &str) -> String {
    let hash = path.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("a{hash:08x}")
}
