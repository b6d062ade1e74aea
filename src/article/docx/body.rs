//! Paragraphs with their runs, links, notes and tracked changes.

use super::relations::Relations;
use super::styles::{Styles, is_drop_cap, is_heading, is_on};
use crate::article::field::address;
use crate::article::prose::Prose;
use crate::article::writer::Writer;
use crate::article::xml::{Step, Steps, Tag};
use crate::article::{BlockKind, Revision};
use crate::error::Error;

/// Reads the body of a document, then its notes.
pub(super) struct Body<'s> {
    styles: &'s Styles,
    revision: Revision,
    writer: Writer<'static>,
    /// The notes that marks refer to, in order: their kind and id.
    notes: Vec<(&'static str, String)>,
    /// The kind of the open paragraph, as far as it is known.
    kind: Option<BlockKind>,
    /// The open paragraph runs on into the next one: the mark between them was deleted, or not yet there.
    runs_on: bool,
    /// How many elements around hold text that the revision has not.
    absent: usize,
    cells: usize,
    /// The open paragraph is a drop cap, and what was read of it: the first letters of the next paragraph.
    is_drop_cap: bool,
    drop_cap: String,
    /// Text of the open paragraph is not seen, unless its run says otherwise.
    hides: bool,
    /// The open run is not seen.
    hidden: bool,
    in_text: bool,
    in_run: bool,
    in_paragraph_marks: bool,
    /// Where the text of links began, and where they lead.
    links: Vec<(usize, Option<String>)>,
    /// The fields around: their instructions, and where their results began.
    fields: Vec<Field>,
    in_instruction: bool,
}

/// A field, such as a link that is written as one.
#[derive(Default)]
struct Field {
    instruction: String,
    result: Option<usize>,
}

impl<'s> Body<'s> {
    pub(super) fn new(styles: &'s Styles, revision: Revision) -> Self {
        Self {
            styles,
            revision,
            writer: Writer::without_source(),
            notes: Vec::new(),
            kind: None,
            runs_on: false,
            absent: 0,
            cells: 0,
            is_drop_cap: false,
            drop_cap: String::new(),
            hides: false,
            hidden: false,
            in_text: false,
            in_run: false,
            in_paragraph_marks: false,
            links: Vec::new(),
            fields: Vec::new(),
            in_instruction: false,
        }
    }

    /// The notes that were referred to, in order, each once.
    pub(super) fn notes(&self) -> Vec<(&'static str, String)> {
        let mut notes = self.notes.clone();
        let mut seen = std::collections::HashSet::new();
        notes.retain(|note| seen.insert(note.clone()));
        notes
    }

    /// Reads the text of a note.
    pub(super) fn note(&mut self, name: String, xml: &str, part: &str, relations: &Relations) -> Result<(), Error> {
        self.writer.begin_note(name);
        self.read(xml, part, relations)?;
        self.writer.end_note();
        Ok(())
    }

    pub(super) fn finish(mut self) -> Prose<'static> {
        self.close();
        self.writer.finish()
    }

    /// Reads paragraphs.
    pub(super) fn read(&mut self, xml: &str, part: &str, relations: &Relations) -> Result<(), Error> {
        const DEEPEST: usize = 8;
        // text boxes wait here until the text around them is read; each comes with how deep it lies in others
        let mut waiting = vec![(0, xml)];
        while let Some((depth, xml)) = waiting.pop() {
            let mut steps = Steps::new(xml, part);
            let mut boxes = Vec::new();
            while let Some(step) = steps.next()? {
                match step {
                    Step::Start(tag) => {
                        let name = tag.name();
                        match name.as_str() {
                            // what these hold is read elsewhere, or was so before a change of form
                            "Fallback" | "pPrChange" | "rPrChange" | "sectPr" | "rt" => drop(steps.inside(&tag)?),
                            "txbxContent" => boxes.push(steps.inside(&tag)?.0),
                            _ => self.start(&name, &tag, relations),
                        }
                    }
                    Step::End(name) => self.end(&name),
                    Step::Text(text) => self.text(&text),
                }
            }
            self.leave_drop_cap();
            self.close();
            waiting.extend(boxes.into_iter().rev().filter(|_| depth < DEEPEST).map(|xml| (depth + 1, xml)));
        }
        Ok(())
    }

    fn start(&mut self, name: &str, tag: &Tag<'_>, relations: &Relations) {
        let value = || tag.attribute("val");
        match name {
            "p" if !self.runs_on => {
                self.close();
                (self.kind, self.is_drop_cap, self.hides) = (None, false, false);
            }
            "p" => self.runs_on = false,
            "pPr" => self.in_paragraph_marks = true,
            "pStyle" => {
                let style = value().unwrap_or_default();
                self.kind = self.styles.kind(&style).or(self.kind);
                self.is_drop_cap = self.styles.drops(&style);
                self.hides = self.styles.hides(&style).unwrap_or(false);
            }
            "framePr" => self.is_drop_cap = is_drop_cap(tag),
            "outlineLvl" if is_heading(value().as_deref()) => self.kind = Some(BlockKind::Headline),
            "numId" if value().is_some_and(|id| id != "0") => {
                self.kind = self.kind.or(Some(BlockKind::ListItem));
            }
            "tc" => self.cells += 1,
            "r" => {
                self.in_run = true;
                self.hidden = self.hides;
            }
            "rStyle" if self.in_run => {
                self.hidden = value().and_then(|style| self.styles.hides(&style)).unwrap_or(self.hides);
            }
            "vanish" if self.in_run => self.hidden = is_on(value().as_deref()),
            "t" | "delText" => self.in_text = true,
            "instrText" => self.in_instruction = true,
            "tab" if self.in_run => self.text_of("\t"),
            "br" | "cr" if self.in_run && self.is_present() => self.writer.line_break('\n'),
            "noBreakHyphen" => self.text_of("\u{2011}"),
            "ins" | "moveTo" if self.in_paragraph_marks => self.runs_on |= self.revision == Revision::Original,
            "del" | "moveFrom" if self.in_paragraph_marks => self.runs_on |= self.revision == Revision::Final,
            "ins" | "moveTo" => self.absent += usize::from(self.revision == Revision::Original),
            "del" | "moveFrom" => self.absent += usize::from(self.revision == Revision::Final),
            "hyperlink" => {
                let target = tag.attribute("id").and_then(|id| relations.target(&id).map(str::to_owned));
                self.links.push((self.writer.position(), target));
            }
            "fldSimple" => {
                let target = tag.attribute("instr").and_then(|instruction| address(&instruction));
                self.links.push((self.writer.position(), target));
            }
            "fldChar" => self.field(tag.attribute("fldCharType").as_deref()),
            "footnoteReference" => self.refer("footnotes", tag),
            "endnoteReference" => self.refer("endnotes", tag),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" if !self.runs_on => self.close(),
            "pPr" => self.in_paragraph_marks = false,
            "tc" => self.cells = self.cells.saturating_sub(1),
            "r" => self.in_run = false,
            "t" | "delText" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "ins" | "moveTo" if !self.in_paragraph_marks && self.revision == Revision::Original => {
                self.absent = self.absent.saturating_sub(1);
            }
            "del" | "moveFrom" if !self.in_paragraph_marks && self.revision == Revision::Final => {
                self.absent = self.absent.saturating_sub(1);
            }
            "hyperlink" | "fldSimple" => {
                if let Some((start, Some(target))) = self.links.pop() {
                    self.writer.link(start, target);
                }
            }
            _ => {}
        }
    }

    /// Does the revision have what is being read, and do readers see it?
    fn is_present(&self) -> bool {
        self.absent == 0 && !self.hidden
    }

    fn text(&mut self, text: &str) {
        if self.in_instruction {
            if let Some(field) = self.fields.last_mut() {
                field.instruction.push_str(text);
            }
        } else if self.in_text {
            self.text_of(text);
        }
    }

    /// Adds text, unless the revision has it not.
    fn text_of(&mut self, text: &str) {
        if self.is_present() {
            if self.is_drop_cap {
                return self.drop_cap.push_str(text);
            }
            let default = if self.cells > 0 { BlockKind::TableCell } else { BlockKind::Paragraph };
            let kind = self.kind.unwrap_or(default);
            self.writer.words(&std::mem::take(&mut self.drop_cap), kind);
            self.writer.words(text, kind);
        }
    }

    /// Begins a field, its result, or ends it.
    fn field(&mut self, mark: Option<&str>) {
        match mark {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                let at = self.writer.position();
                if let Some(field) = self.fields.last_mut() {
                    field.result = Some(at);
                }
            }
            Some("end") => {
                let field = self.fields.pop().unwrap_or_default();
                if let (Some(start), Some(target)) = (field.result, address(&field.instruction)) {
                    self.writer.link(start, target);
                }
            }
            _ => {}
        }
    }

    fn refer(&mut self, kind: &'static str, tag: &Tag<'_>) {
        if let Some(id) = tag.attribute("id").filter(|_| self.is_present()) {
            self.writer.refer(format!("{kind}/{id}"));
            self.notes.push((kind, id));
        }
    }

    fn close(&mut self) {
        self.writer.close(|_, kind| kind);
    }

    /// Writes a drop cap that no paragraph follows.
    fn leave_drop_cap(&mut self) {
        self.is_drop_cap = false;
        if !self.drop_cap.is_empty() {
            self.text_of("");
            self.close();
        }
    }
}
