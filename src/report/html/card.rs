//! Why a statement has its status: the cue, the source and via, whom they mean, and how that is known.

use std::io::{self, Write};

use super::text::html;
use crate::Span;
use crate::audit::{Audit, Linked, Sentence, Status};
use crate::entity::{EntityKind, Resolution};
use crate::report::Entry;
use crate::report::credit::{credited, link_title, title};
use crate::report::mark::{Name, mark};
use crate::report::why::{hints, how, reason};

/// Writes the card of a statement. It uses only elements that may stand in a paragraph, where it follows the statement.
pub(super) fn card(entry: &Entry<'_>, id: usize, prefix: &str, out: &mut dyn Write) -> io::Result<()> {
    let audit = entry.audit;
    let sentence = &audit.sentences[id];
    let Some(status) = sentence.status else { return Ok(()) };
    write!(out, "<span class=\"card {}\" id=\"{prefix}-c{id}\" role=\"note\" dir=\"ltr\">", Name(status))?;
    let mark = mark(Some(status), false);
    write!(out, "<span class=\"line\"><strong><span class=\"mark\" aria-hidden=\"true\">{mark}</span> ")?;
    write!(out, "{}:</strong> {}</span>", Name(status), reason(sentence))?;
    for (_, linked) in credited(audit, sentence) {
        attribution(audit, linked, out)?;
    }
    if !sentence.links.is_empty() {
        links(audit, sentence, out)?;
    }
    if status == Status::Unattributed {
        for hint in hints(audit, sentence, entry.acts) {
            write!(out, "<span class=\"line\">{}</span>", html(&hint))?;
        }
    }
    write!(out, "</span>")
}

/// Writes the chain of an attribution: cue, source, via.
fn attribution(audit: &Audit<'_>, linked: &Linked, out: &mut dyn Write) -> io::Result<()> {
    let found = &linked.attribution;
    write!(out, "<span class=\"chain\">")?;
    if let Some(cue) = found.cue {
        phrase("cue", audit, cue, None, out)?;
    }
    if let Some(source) = found.source {
        phrase("source", audit, source, linked.source.as_ref(), out)?;
    }
    for joint in &linked.joint {
        phrase("joint", audit, joint.span, Some(&joint.source), out)?;
    }
    for (rank, via) in found.via.iter().enumerate() {
        phrase("via", audit, *via, linked.via.get(rank), out)?;
    }
    let form = format!("{}; act: {}; stance: {}", Name(found.form), Name(found.act), Name(found.stance));
    let confidence = 100.0 * found.confidence;
    row("form", &format!("{form} <small>confidence {confidence:.0}%</small>"), out)?;
    write!(out, "</span>")
}

/// Writes the links that lead to outlets. Their targets are shown as text: the page makes no request, and nobody follows a
/// link of the article by accident.
fn links(audit: &Audit<'_>, sentence: &Sentence, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<span class=\"chain\">")?;
    for citation in &sentence.links {
        let Some(link) = audit.article.links.get(citation.link) else { continue };
        let words = html(&audit.article.text[link.span]);
        let [outlet, target] = [&link_title(citation), link.target.as_str()].map(html);
        row("link", &format!("<span class=\"words\">“{words}”</span> → <b>{outlet}</b> <small>{target}</small>"), out)?;
    }
    write!(out, "</span>")
}

/// Writes a phrase, and the entity that it refers to.
fn phrase(
    label: &str,
    audit: &Audit<'_>,
    span: Span,
    found: Option<&Resolution>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut told = format!("<span class=\"words\">“{}”</span>", html(&audit.article.text[span]));
    if let Some((found, entity)) = found.and_then(|found| Some((found, audit.entities.get(found.entity)?))) {
        let kind = match entity.outlet {
            None if entity.kind == EntityKind::Outlet => "outlet that is not in the registry".to_owned(),
            _ => Name(entity.kind).to_string(),
        };
        told += &format!(" → <b>{}</b> <small>{kind}, {}", html(&title(entity)), how(found.by));
        if let Some(before) = found.antecedent {
            told += &format!(", refers back to “{}”", html(&audit.article.text[before]));
        }
        told += "</small>";
        if let Some(behind) = found.outlet.and_then(|outlet| audit.entities.get(outlet)) {
            told += &format!(" <small>cited with</small> <b>{}</b>", html(&title(behind)));
        }
    }
    row(label, &told, out)
}

/// Writes a row of a chain; `told` is HTML.
fn row(label: &str, told: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<span class=\"label\">{label}</span><span class=\"told\">{told}</span>")
}
