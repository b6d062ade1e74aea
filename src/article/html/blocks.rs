//! The blocks of a page's article.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::measure::Measure;
use super::tree::{Element, NodeKind, Tree};
use super::{names, references, related};
use crate::article::BlockKind;
use crate::article::prose::{Prose, can_be_heading};
use crate::article::writer::Writer;

/// Reads parts of a page into blocks.
pub(super) struct Reader<'a, 't> {
    source: &'a str,
    tree: &'t Tree,
    measure: &'t Measure,
    /// The elements that name the writer, in order.
    bylines: &'t [usize],
    /// There is hardly any text but links.
    keeps_links: bool,
    writer: Writer<'a>,
    /// The elements that hold footnotes, by the anchors that marks lead to.
    notes: BTreeMap<usize, String>,
    /// The elements around the place that is being read.
    open: Vec<usize>,
    /// Where the text of the links around began.
    links: Vec<usize>,
    headings: usize,
    quotes: usize,
    items: usize,
    cells: usize,
    named: usize,
    times: usize,
    strong: usize,
    preformatted: usize,
    /// All text of the open block so far is a time.
    all_time: bool,
    /// All text of the open block so far is strong.
    all_strong: bool,
    /// A line was broken just before.
    broken: bool,
}

impl<'a, 't> Reader<'a, 't> {
    pub(super) fn new(
        source: &'a str,
        tree: &'t Tree,
        measure: &'t Measure,
        bylines: &'t [usize],
        keeps_links: bool,
    ) -> Self {
        Self {
            source,
            tree,
            measure,
            bylines,
            keeps_links,
            writer: Writer::new(source),
            notes: notes(tree, measure, source),
            open: Vec::new(),
            links: Vec::new(),
            headings: 0,
            quotes: 0,
            items: 0,
            cells: 0,
            named: 0,
            times: 0,
            strong: 0,
            preformatted: 0,
            all_time: true,
            all_strong: true,
            broken: false,
        }
    }

    /// Reads these nodes.
    pub(super) fn read(&mut self, nodes: Range<usize>) {
        let mut at = nodes.start;
        while at < nodes.end {
            self.leave(at);
            match &self.tree.nodes[at].kind {
                NodeKind::Text(_) if self.measure.left_out[at] => {}
                NodeKind::Text(range) => self.text(range.clone()),
                NodeKind::Element(element) if at == nodes.start || self.is_read(at, element) => self.enter(at, element),
                NodeKind::Element(_) => {
                    if !self.measure.left_out[at] && is_mark(self.tree, self.measure, self.source, at) {
                        self.refer(at);
                    }
                    at = self.tree.nodes[at].end;
                    continue;
                }
            }
            at += 1;
        }
        self.leave(usize::MAX);
        self.close();
    }

    /// Reads some bytes as a block by itself.
    pub(super) fn line(&mut self, range: Range<usize>, kind: BlockKind) {
        self.words(range, kind);
        self.close();
    }

    pub(super) fn finish(self) -> Prose<'a> {
        self.writer.finish()
    }

    /// Is an element part of the article's text?
    fn is_read(&self, at: usize, element: &Element) -> bool {
        let is_own = |at: usize| self.bylines.binary_search(&at).is_ok();
        let has_byline = || {
            let first = self.bylines.partition_point(|byline| *byline < at);
            self.bylines.get(first).is_some_and(|byline| *byline < self.tree.nodes[at].end)
        };
        let leads_away = || {
            names::is_block(&element.name)
                && !matches!(element.name.as_str(), "html" | "body" | "main" | "article" | "h1" | "td" | "th" | "tr")
                && self.named == 0
                && !self.keeps_links
                && (related::is_mostly_link(self.measure, self.tree, self.source, at)
                    || matches!(element.name.as_str(), "ul" | "ol")
                        && self.notes.range(at..self.tree.nodes[at].end).next().is_none()
                        && related::is_list_of_links(self.measure, self.tree, self.source, at))
                && !has_byline()
        };
        !self.measure.left_out[at]
            && !is_mark(self.tree, self.measure, self.source, at)
            && (is_own(at) || !leads_away())
    }

    /// Lets the mark of a footnote refer to its note.
    fn refer(&mut self, at: usize) {
        let nodes = at..self.tree.nodes[at].end;
        let mut hrefs = nodes.filter_map(|at| self.tree.element(at)?.attribute("href")?.strip_prefix('#'));
        if let Some(note) = hrefs.next() {
            self.writer.refer(note.to_owned());
        }
    }

    fn enter(&mut self, at: usize, element: &Element) {
        let name = element.name.as_str();
        let is_named = self.bylines.binary_search(&at).is_ok();
        if name == "br" {
            return self.line_break();
        }
        if names::is_block(name) || is_named {
            self.close();
        }
        self.named += usize::from(is_named);
        if let Some(note) = self.notes.get(&at) {
            self.writer.begin_note(note.clone());
        }
        match name {
            "blockquote" => self.quotes += 1,
            "li" | "dd" | "dt" => self.items += 1,
            "td" | "th" => self.cells += 1,
            "time" => self.times += 1,
            "strong" | "b" => self.strong += 1,
            "pre" => self.preformatted += 1,
            "a" => self.links.push(self.writer.position()),
            "q" => self.mark("“", element.tag.clone()),
            _ => self.headings += usize::from(names::is_heading(name)),
        }
        self.open.push(at);
    }

    /// Leaves the elements that end before a node.
    fn leave(&mut self, next: usize) {
        while let Some(&at) = self.open.last().filter(|&&at| self.tree.nodes[at].end <= next) {
            self.open.pop();
            let Some(element) = self.tree.element(at) else { continue };
            let name = element.name.as_str();
            let is_named = self.bylines.binary_search(&at).is_ok();
            match name {
                "a" => {
                    if let (Some(start), Some(target)) = (self.links.pop(), element.attribute("href")) {
                        self.writer.link(start, target.trim().to_owned());
                    }
                }
                "q" if !element.end_tag.is_empty() => self.mark("”", element.end_tag.clone()),
                _ => {}
            }
            if names::is_block(name) || is_named {
                self.close();
            }
            self.named -= usize::from(is_named);
            if self.notes.contains_key(&at) {
                self.writer.end_note();
            }
            match name {
                "blockquote" => self.quotes -= 1,
                "li" | "dd" | "dt" => self.items -= 1,
                "td" | "th" => self.cells -= 1,
                "time" => self.times -= 1,
                "strong" | "b" => self.strong -= 1,
                "pre" => self.preformatted -= 1,
                _ => self.headings -= usize::from(names::is_heading(name)),
            }
        }
    }

    /// Breaks the line; two breaks part paragraphs.
    fn line_break(&mut self) {
        if self.broken {
            self.close();
        } else {
            self.writer.line_break('\n');
        }
        self.broken = true;
    }

    /// What the text at this place is.
    fn kind(&self) -> BlockKind {
        if self.named > 0 {
            BlockKind::Byline
        } else if self.headings > 0 {
            BlockKind::Headline
        } else if self.quotes > 0 {
            BlockKind::BlockQuote
        } else if self.items > 0 {
            BlockKind::ListItem
        } else if self.cells > 0 {
            BlockKind::TableCell
        } else {
            BlockKind::Paragraph
        }
    }

    /// A quotation mark that stands for a tag.
    fn mark(&mut self, mark: &str, tag: Range<usize>) {
        self.all_time = false;
        self.writer.text(mark, tag, self.kind());
    }

    fn text(&mut self, range: Range<usize>) {
        let is_blank = self.source.get(range.clone()).is_none_or(|text| text.trim().is_empty());
        if !is_blank {
            self.broken = false;
            self.all_time &= self.times > 0;
            self.all_strong &= self.strong > 0;
        }
        self.words(range, self.kind());
    }

    /// Adds some bytes of the source: white space as one blank, references as what they stand for.
    fn words(&mut self, range: Range<usize>, kind: BlockKind) {
        let Some(text) = self.source.get(range.clone()) else { return };
        let is_special = |c: char| c.is_ascii_whitespace() || c == '&';
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let plain = rest.find(is_special).unwrap_or(rest.len());
            let start = range.start + at;
            if plain > 0 {
                self.writer.text(&rest[..plain], start..start + plain, kind);
                at += plain;
            } else if rest.starts_with('&') {
                let (read, len) = references::decode(rest).unwrap_or_else(|| ("&".to_owned(), 1));
                self.writer.text(&read, start..start + len, kind);
                at += len;
            } else {
                let len = rest.find(|c: char| !c.is_ascii_whitespace()).unwrap_or(rest.len());
                if self.preformatted > 0 && rest[..len].contains('\n') {
                    self.writer.line_break('\n');
                } else if !self.writer.is_spaced() {
                    self.writer.text(" ", start..start + len, kind);
                }
                at += len;
            }
        }
    }

    /// Closes the open block. One that is nothing but a time tells when the article was written.
    fn close(&mut self) {
        let (all_time, all_strong) = (self.all_time, self.all_strong);
        self.writer.close(|text, kind| match kind {
            BlockKind::Paragraph if all_time => BlockKind::Dateline,
            BlockKind::Paragraph if all_strong && can_be_heading(text) => BlockKind::Headline,
            kind => kind,
        });
        (self.all_time, self.all_strong) = (true, true);
        self.broken = false;
    }
}

/// Is an element the mark of a footnote, or the way back from one?
fn is_mark(tree: &Tree, measure: &Measure, source: &str, at: usize) -> bool {
    const LONGEST: usize = 6;
    let Some(element) = tree.element(at) else { return false };
    let leads_here = element.name == "a" && element.attribute("href").is_some_and(|href| href.starts_with('#'));
    let only_link = || element.name == "sup" && measure.text[at] > 0 && measure.text[at] == measure.linked[at];
    let mut texts = tree.texts(at).filter_map(|range| source.get(range));
    (leads_here || only_link())
        && measure.text[at] <= LONGEST
        && !texts.any(|text| text.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

/// The elements that hold footnotes, with the anchors that links before them lead to. An anchor inside a line stands for its
/// block.
fn notes(tree: &Tree, measure: &Measure, source: &str) -> BTreeMap<usize, String> {
    let mut marks = HashMap::new();
    for (at, element) in tree.elements() {
        let target = element.attribute("href").and_then(|href| href.strip_prefix('#'));
        if let Some(target) = target.filter(|_| is_mark(tree, measure, source, at)) {
            marks.entry(target).or_insert(at);
        }
    }
    let is_block = |at: usize| names::is_block(tree.name(at));
    let anchors = tree.elements().filter_map(|(at, element)| {
        let mut anchors = ["id", "name"].into_iter().filter_map(|key| element.attribute(key));
        let anchor = anchors.find(|name| marks.get(name).is_some_and(|mark| *mark < at))?;
        let mut around = std::iter::successors(Some(at), |&at| (at > 0).then(|| tree.nodes[at].parent));
        Some((around.find(|&at| is_block(at))?, anchor.to_owned()))
    });
    anchors.collect()
}
