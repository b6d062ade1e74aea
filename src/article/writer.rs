//! Puts the prose of a marked-up text or a document together, with its blocks, links and the way back.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::prose::Prose;
use super::{Block, BlockKind, Link, SourceMap};
use crate::span::Span;

/// The prose so far.
pub(super) struct Writer<'a> {
    source: &'a str,
    text: String,
    map: SourceMap,
    blocks: Vec<Block>,
    links: Vec<Link>,
    open: Option<Block>,
    /// The words that marks of footnotes stand behind, with the names of the notes.
    references: Vec<(Span, String)>,
    /// Where the links in footnotes lead, by the names of the notes.
    cited: HashMap<String, Vec<String>>,
    /// The footnote that is being read.
    note: Option<String>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let text = String::with_capacity(source.len());
        Self {
            source,
            text,
            map: SourceMap::default(),
            blocks: Vec::new(),
            links: Vec::new(),
            open: None,
            references: Vec::new(),
            cited: HashMap::new(),
            note: None,
        }
    }

    /// Is a block open, with text in it?
    #[cfg(feature = "markdown")]
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Does the open block so far end in white space, or is there none?
    #[cfg(feature = "documents")]
    pub(super) fn is_spaced(&self) -> bool {
        self.open.is_none() || self.text.ends_with(char::is_whitespace)
    }

    /// Where the next text will stand, or a little before it.
    pub(super) fn position(&self) -> usize {
        self.text.len()
    }

    /// Starts the prose of a document, which has no source: its text is what places lead to.
    #[cfg(feature = "documents")]
    pub(super) fn without_source() -> Writer<'static> {
        Writer::new("")
    }

    /// Adds text of a document; opens a block of this kind if none is.
    #[cfg(feature = "documents")]
    pub(super) fn words(&mut self, text: &str, kind: BlockKind) {
        self.open_for(text, kind);
        if self.open.is_some() {
            self.text.push_str(text);
        }
    }

    /// Adds text that was made from these bytes of the source; opens a block of this kind if none is.
    pub(super) fn text(&mut self, text: &str, source: Range<usize>, kind: BlockKind) {
        self.open_for(text, kind);
        if self.open.is_none() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        if self.source.get(source.clone()) == Some(text) {
            self.map.copy(start, Span::new(source.start, source.end));
        } else {
            self.map.replace(Span::new(start, self.text.len()), Span::new(source.start, source.end));
        }
    }

    /// Adds text that stands at these bytes of the source, white space as one blank, or was made from all of them; opens a
    /// block of this kind if none is.
    #[cfg(feature = "documents")]
    pub(super) fn folded(&mut self, text: &str, source: Range<usize>, kind: BlockKind) {
        if self.source.get(source.clone()) != Some(text) {
            return self.text(text, source, kind);
        }
        let mut at = source.start;
        for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|c: char| c.is_ascii_whitespace());
            if !word.is_empty() {
                self.text(word, at..at + word.len(), kind);
            }
            if word.len() < piece.len() && !self.is_spaced() {
                self.text(" ", at + word.len()..at + piece.len(), kind);
            }
            at += piece.len();
        }
    }

    /// Drops the open block, with its links and marks of footnotes.
    #[cfg(feature = "documents")]
    pub(super) fn discard(&mut self) {
        let Some(block) = self.open.take() else { return };
        let start = block.span.start();
        self.text.truncate(start);
        self.links.retain(|link| link.span.start() < start);
        self.references.retain(|(span, _)| span.start() < start);
        // The white space before it belongs to what stood before.
        if self.blocks.is_empty() {
            self.text.clear();
        } else if self.text.ends_with("\n\n") {
            self.text.truncate(start - 2);
        }
    }

    /// Ends a line inside the open block.
    pub(super) fn line_break(&mut self, mark: char) {
        if self.open.is_some() {
            self.text.push(mark);
        }
    }

    /// Closes the open block; `kind` says what it is from its text and the kind it was opened with.
    pub(super) fn close(&mut self, kind: impl FnOnce(&str, BlockKind) -> BlockKind) {
        let Some(block) = self.open.take() else { return };
        let span = Span::new(block.span.start(), self.text.len()).trim(&self.text);
        if !span.is_empty() {
            let kind = kind(&self.text[span.range()], block.kind);
            self.blocks.push(Block { span, kind });
        }
    }

    /// Adds a link over the text from `start`, as far as it stands in the open block, if it leads anywhere.
    pub(super) fn link(&mut self, start: usize, target: String) {
        let Some(block) = self.open.as_ref().filter(|_| !target.is_empty()) else { return };
        let span = Span::new(start.max(block.span.start()), self.text.len()).trim(&self.text);
        if !span.is_empty() {
            if let Some(note) = &self.note {
                self.cited.entry(note.clone()).or_default().push(target.clone());
            }
            self.links.push(Link { span, target });
        }
    }

    /// Puts the mark of a footnote behind the last word. The mark is no text; the links in the note stand on the word, too.
    pub(super) fn refer(&mut self, note: String) {
        let Some(block) = &self.open else { return };
        let read = self.text[block.span.start()..].trim_end();
        let word = read.rsplit(char::is_whitespace).next().unwrap_or_default();
        let end = block.span.start() + read.len();
        if !word.is_empty() && self.note.is_none() {
            self.references.push((Span::new(end - word.len(), end), note));
        }
    }

    /// Begins a footnote.
    pub(super) fn begin_note(&mut self, note: String) {
        self.note = Some(note);
    }

    /// Ends the footnote.
    pub(super) fn end_note(&mut self) {
        self.note = None;
    }

    /// Takes the prose as it is.
    pub(super) fn finish(mut self) -> Prose<'a> {
        for (span, note) in &self.references {
            let targets = self.cited.get(note).into_iter().flatten();
            self.links.extend(targets.map(|target| Link { span: *span, target: target.clone() }));
        }
        self.links.sort_by_key(|link| (link.span.end(), link.span.start()));
        Prose { text: Cow::Owned(self.text), blocks: self.blocks, links: self.links, map: self.map, ..Prose::default() }
    }

    /// Opens a block if none is and there is something to put into it.
    fn open_for(&mut self, text: &str, kind: BlockKind) {
        // A byte order mark is no text.
        let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
        if self.open.is_none() && !text.chars().all(is_blank) {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.open = Some(Block { span: Span::new(self.text.len(), self.text.len()), kind });
        }
    }
}
