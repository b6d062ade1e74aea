//! Paragraphs with their spans, links, notes and tracked changes.

use std::collections::{HashMap, HashSet};

use super::CONTENT;
use super::styles::Styles;
use crate::article::prose::Prose;
use crate::article::writer::Writer;
use crate::article::xml::{Step, Steps, Tag};
use crate::article::{BlockKind, Revision};
use crate::error::Error;

/// Reads the body of a document, then its notes.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    revision: Revision,
    writer: Writer<'static>,
    /// The notes, in order: their ids and texts as they are written.
    notes: Vec<(String, &'a str)>,
    /// What was deleted, as it is written, and what was put in, by the ids of the changes.
    deleted: HashMap<String, &'a str>,
    inserted: HashSet<String>,
    /// The insertions around that the original has not.
    absent: HashSet<String>,
    /// The kind of the paragraphs around, the innermost last.
    kinds: Vec<BlockKind>,
    items: usize,
    cells: usize,
    /// For each paragraph, span and hidden text around, whether the words in it are hidden.
    hidden: Vec<bool>,
    /// A mark in the open paragraph hides all of it.
    hides_paragraph: bool,
    in_body: bool,
    links: Vec<(usize, Option<String>)>,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, revision: Revision) -> Self {
        Self {
            styles,
            revision,
            writer: Writer::without_source(),
            notes: Vec::new(),
            deleted: HashMap::new(),
            inserted: HashSet::new(),
            absent: HashSet::new(),
            kinds: Vec::new(),
            items: 0,
            cells: 0,
            hidden: Vec::new(),
            hides_paragraph: false,
            in_body: false,
            links: Vec::new(),
        }
    }

    /// Reads the text of the document.
    pub(super) fn read(&mut self, content: &'a str) -> Result<(), Error> {
        self.steps(content, 0)?;
        self.close();
        Ok(())
    }

    /// Reads the notes that were met on the way.
    pub(super) fn read_notes(&mut self) -> Result<(), Error> {
        self.in_body = true;
        for (id, text) in std::mem::take(&mut self.notes) {
            self.writer.begin_note(id);
            self.steps(text, 0)?;
            self.close();
            self.writer.end_note();
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Prose<'static> {
        self.writer.finish()
    }

    /// Reads some XML; `depth` is how many boxes and deletions it lies in.
    fn steps(&mut self, xml: &'a str, depth: usize) -> Result<(), Error> {
        const DEEPEST: usize = 8;
        let mut boxes = Vec::new();
        let mut steps = Steps::new(xml, CONTENT);
        while let Some(step) = steps.next()? {
            match step {
                Step::Start(tag) => match tag.name().as_str() {
                    "tracked-changes" => self.changes(steps.inside(&tag)?.0)?,
                    "annotation" | "table-of-content" | "illustration-index" | "table-index" | "object-index"
                    | "user-index" | "alphabetical-index" | "bibliography" | "note-citation" | "forms" | "title"
                    | "desc" | "sequence-decls" => drop(steps.inside(&tag)?),
                    "section" | "table-row" | "table-column" if is_hidden(&tag) => drop(steps.inside(&tag)?),
                    "note" => {
                        let text = steps.inside(&tag)?.0;
                        self.note(&tag, text);
                    }
                    "text-box" => boxes.push(steps.inside(&tag)?.0),
                    "change" => {
                        let deleted = tag.attribute("change-id").and_then(|id| self.deleted.get(&id).copied());
                        if let Some(deleted) =
                            deleted.filter(|_| self.revision == Revision::Original && depth < DEEPEST)
                        {
                            self.put_back(deleted, depth)?;
                        }
                    }
                    name => self.start(name, &tag),
                },
                Step::End(name) => {
                    self.end(&name);
                    if matches!(name.as_str(), "p" | "h") && self.kinds.is_empty() {
                        for text in std::mem::take(&mut boxes).into_iter().filter(|_| depth < DEEPEST) {
                            self.steps(text, depth + 1)?;
                        }
                    }
                }
                Step::Text(text) => self.text(&text),
            }
        }
        Ok(())
    }

    /// Reads what a deletion took away. Its first paragraph goes on from the one around.
    fn put_back(&mut self, deleted: &'a str, depth: usize) -> Result<(), Error> {
        let mut steps = Steps::new(deleted, CONTENT);
        let mut first = true;
        while let Some(step) = steps.next()? {
            let Step::Start(tag) = step else { continue };
            if !matches!(tag.name().as_str(), "p" | "h") {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.close();
            }
            self.steps(steps.inside(&tag)?.0, depth + 1)?;
        }
        Ok(())
    }

    /// Keeps the tracked changes by their ids.
    fn changes(&mut self, xml: &'a str) -> Result<(), Error> {
        let mut steps = Steps::new(xml, CONTENT);
        let mut region = String::new();
        while let Some(step) = steps.next()? {
            let Step::Start(tag) = step else { continue };
            match tag.name().as_str() {
                "changed-region" => region = tag.attribute("id").unwrap_or_default(),
                "deletion" => drop(self.deleted.insert(region.clone(), steps.inside(&tag)?.0)),
                "insertion" => {
                    steps.inside(&tag)?;
                    self.inserted.insert(region.clone());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Keeps a note until its turn comes.
    fn note(&mut self, tag: &Tag<'_>, text: &'a str) {
        if self.is_present() {
            let id = tag.attribute("id").unwrap_or_else(|| self.notes.len().to_string());
            self.writer.refer(id.clone());
            self.notes.push((id, text));
        }
    }

    fn start(&mut self, name: &str, tag: &Tag<'_>) {
        match name {
            "body" => self.in_body = true,
            "p" | "h" => {
                if self.absent.is_empty() {
                    self.close();
                }
                let style = tag.attribute("style-name").unwrap_or_default();
                let default = match (self.items, self.cells) {
                    (0, 0) => BlockKind::Paragraph,
                    (0, _) => BlockKind::TableCell,
                    _ => BlockKind::ListItem,
                };
                let kind = if name == "h" { BlockKind::Headline } else { self.styles.kind(&style).unwrap_or(default) };
                self.kinds.push(kind);
                self.hidden.push(self.styles.hides_paragraph(&style));
            }
            "span" => {
                let own = tag.attribute("style-name").and_then(|style| self.styles.hides_words(&style));
                self.hidden.push(own.unwrap_or(self.is_hidden()));
            }
            "hidden-text" => self.hidden.push(is_hidden(tag) || self.is_hidden()),
            "hidden-paragraph" => self.hides_paragraph |= is_hidden(tag),
            "list-item" => self.items += 1,
            "table-cell" => self.cells += 1,
            "s" => self.blank(" "),
            "tab" => self.blank("\t"),
            "line-break" if self.is_present() => self.writer.line_break('\n'),
            "a" => self.links.push((self.writer.position(), tag.attribute("href"))),
            "change-start" => {
                let id = tag.attribute("change-id").filter(|id| self.inserted.contains(id));
                self.absent.extend(id.filter(|_| self.revision == Revision::Original));
            }
            "change-end" => drop(tag.attribute("change-id").map(|id| self.absent.remove(&id))),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                // an insertion may reach over the end of a paragraph, which the original then has not
                if self.absent.is_empty() {
                    self.close();
                }
                self.kinds.pop();
                self.hidden.pop();
            }
            "span" | "hidden-text" => drop(self.hidden.pop()),
            "list-item" => self.items = self.items.saturating_sub(1),
            "table-cell" => self.cells = self.cells.saturating_sub(1),
            "a" => {
                if let Some((start, Some(target))) = self.links.pop() {
                    self.writer.link(start, target);
                }
            }
            _ => {}
        }
    }

    /// Does the revision have what is being read, and do readers see it?
    fn is_present(&self) -> bool {
        self.absent.is_empty() && self.in_body && !self.is_hidden()
    }

    fn is_hidden(&self) -> bool {
        self.hidden.last().copied().unwrap_or(false)
    }

    /// Adds text, white space as one blank.
    fn text(&mut self, text: &str) {
        let Some(&kind) = self.kinds.last().filter(|_| self.is_present()) else { return };
        for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|c: char| c.is_ascii_whitespace());
            self.writer.words(word, kind);
            if word.len() < piece.len() {
                self.blank(" ");
            }
        }
    }

    fn blank(&mut self, blank: &str) {
        if let Some(&kind) = self.kinds.last().filter(|_| self.is_present() && !self.writer.is_spaced()) {
            self.writer.words(blank, kind);
        }
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.hides_paragraph) {
            self.writer.discard();
        }
        self.writer.close(|_, kind| kind);
    }
}

/// Is it hidden, by itself or since its condition holds?
fn is_hidden(tag: &Tag<'_>) -> bool {
    match tag.attribute("display").as_deref() {
        Some("none") => true,
        Some("true") => false,
        _ => {
            tag.attribute("is-hidden").as_deref() == Some("true")
                || matches!(tag.attribute("visibility").as_deref(), Some("collapse" | "filter"))
        }
    }
}
