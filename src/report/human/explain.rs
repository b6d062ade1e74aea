//! Why a sentence has its status: what was found, by which pattern, and how each name was resolved.

use std::io::{self, Write};

use anstyle::Style;

use super::entity;
use super::flow::wrapped;
use super::palette::{BOLD, DIM, PLAIN, status};
use crate::Span;
use crate::audit::{Audit, Basis, Linked, Sentence, Status};
use crate::entity::{EntityKind, Resolution};
use crate::policy::Acts;
use crate::report::credit::{credited, deciding};
use crate::report::mark::{Name, mark, standing};
use crate::report::why::{hints, how, reason};
use crate::report::{Layout, escape};

/// A sentence to explain.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The name that the article was read under.
    pub path: &'a str,
    /// The audit of the article.
    pub audit: &'a Audit<'a>,
    /// The sentence, as an index into [`Audit::sentences`].
    pub sentence: usize,
    /// The acts that count under the policy of the audit.
    pub acts: Acts,
}

/// Writes why a sentence has its status.
pub fn explain(question: &Question<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let audit = question.audit;
    let Some(sentence) = audit.sentences.get(question.sentence) else { return Ok(()) };
    let mut page = Page { audit, layout, out };
    let place = page.place(sentence.span);
    let path = escape(question.path);
    let gap = if audit.article.is_text() { "" } else { " " };
    page.line(0, &[(&format!("{path}:{gap}{place}"), BOLD), (&format!(" sentence {}", question.sentence), DIM)])?;
    page.line(2, &[(&audit.article.text[sentence.span], PLAIN)])?;

    let mark = mark(sentence.status, layout.ascii);
    let standing = standing(sentence);
    let reason = reason(sentence);
    writeln!(page.out)?;
    page.line(0, &[(mark, status(sentence.status)), (" ", PLAIN), (&standing, BOLD), (&format!(": {reason}"), PLAIN)])?;
    let deciding = deciding(audit, sentence);
    for (id, linked) in credited(audit, sentence) {
        let decides = deciding.is_some_and(|deciding| std::ptr::eq(deciding, linked));
        writeln!(page.out)?;
        page.attribution(id, linked, decides)?;
    }
    if !sentence.links.is_empty() {
        page.links(sentence)?;
    }
    if sentence.status == Some(Status::Unattributed) {
        page.hints(sentence, question.acts)?;
    }
    Ok(())
}

/// An explanation in progress.
struct Page<'a> {
    audit: &'a Audit<'a>,
    layout: &'a Layout,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    /// Writes styled words, wrapped, with all lines indented by the same number of columns.
    fn line(&mut self, indent: usize, words: &[(&str, Style)]) -> io::Result<()> {
        writeln!(self.out, "{:indent$}{}", "", wrapped(words, indent, self.layout))
    }

    /// Writes a row of an attribution: a label, then the words.
    fn row(&mut self, label: &str, words: &[(&str, Style)]) -> io::Result<()> {
        writeln!(self.out, "    {DIM}{label:<11}{DIM:#}{}", wrapped(words, 15, self.layout))
    }

    /// Where a span stands: `line:column`, or its paragraph and words.
    fn place(&self, span: Span) -> String {
        escape(&self.audit.article.position(span).to_string()).into_owned()
    }

    /// Writes a row with words of the article and their place.
    fn words(&mut self, label: &str, span: Span) -> io::Result<()> {
        let audit = self.audit;
        self.row(label, &[(&audit.article.text[span], PLAIN), (" ", PLAIN), (&self.place(span), DIM)])
    }

    /// Writes the links that lead to outlets, with their words.
    fn links(&mut self, sentence: &Sentence) -> io::Result<()> {
        let note = if sentence.basis == Some(Basis::Linked) { " decide the status" } else { "" };
        writeln!(self.out)?;
        self.line(2, &[("links", BOLD), (note, DIM)])?;
        for citation in &sentence.links {
            let Some(link) = self.audit.article.links.get(citation.link) else { continue };
            self.words("words", link.span)?;
            let outlet = format!(", outlet {}", citation.outlet.id);
            self.row("target", &[(&link.target, PLAIN), (&outlet, DIM)])?;
        }
        Ok(())
    }

    fn attribution(&mut self, id: usize, linked: &Linked, decides: bool) -> io::Result<()> {
        let found = &linked.attribution;
        let note = if decides { " decides the status" } else { "" };
        self.line(2, &[(&format!("attribution {id}"), BOLD), (note, DIM)])?;
        self.row("pattern", &[(found.pattern, PLAIN)])?;
        if let Some(cue) = found.cue {
            self.words("cue", cue)?;
        }
        if let Some(source) = found.source {
            self.named("source", source, linked.source.as_ref())?;
        }
        for joint in &linked.joint {
            self.named("joint", joint.span, Some(&joint.source))?;
        }
        for (rank, &via) in found.via.iter().enumerate() {
            self.named("via", via, linked.via.get(rank))?;
        }
        for &content in &found.content {
            self.words("content", content)?;
        }
        let form = format!("{}; act: {}; stance: {}", Name(found.form), Name(found.act), Name(found.stance));
        self.row("form", &[(&form, PLAIN)])?;
        self.row("confidence", &[(&format!("{:.2}", found.confidence), PLAIN)])
    }

    /// Writes a source or via phrase, and the entity that it refers to.
    fn named(&mut self, label: &str, span: Span, found: Option<&Resolution>) -> io::Result<()> {
        self.words(label, span)?;
        let Some((found, entity)) = found.and_then(|found| Some((found, entity(self.audit, found)?))) else {
            return Ok(());
        };
        let trust = if entity.trusted { "" } else { ", which the policy does not trust" };
        let kind = match entity.outlet {
            Some(outlet) => format!(", outlet {}", outlet.outlet().id),
            None if entity.kind == EntityKind::Outlet => ", outlet that is not in the registry".to_owned(),
            None => format!(", {}", Name(entity.kind)),
        };
        let how = how(found.by);
        let before = found.antecedent.map(|span| format!(", refers back to “{}” ", &self.audit.article.text[span]));
        let at = found.antecedent.map(|span| self.place(span)).unwrap_or_default();
        let arrow = format!("{} ", if self.layout.ascii { "->" } else { "→" });
        let how = format!("{kind}{trust}: {how}{}", before.unwrap_or_default());
        self.row("", &[(&arrow, DIM), (&entity.name, BOLD), (&how, PLAIN), (&at, DIM)])?;
        match found.outlet.and_then(|outlet| self.audit.entities.get(outlet)) {
            Some(behind) => self.row("", &[(&arrow, DIM), (&behind.name, BOLD), (" is cited with it", PLAIN)]),
            None => Ok(()),
        }
    }

    /// Writes what could have been a source, and why it does not count.
    fn hints(&mut self, sentence: &Sentence, acts: Acts) -> io::Result<()> {
        let hints = hints(self.audit, sentence, acts);
        writeln!(self.out)?;
        for hint in hints {
            self.line(2, &[(&hint, PLAIN)])?;
        }
        Ok(())
    }
}
