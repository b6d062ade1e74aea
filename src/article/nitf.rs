//! IPTC NITF: a news item with its head, its body and what ends it; a file by itself, or inside NewsML-G2 and ninjs.
//!
//! Read are headline, decks, byline and dateline of the body's head, and its content: paragraphs, headings, lists, block
//! quotes and tables, then the footnotes. Media with their captions, notes to editors and what stands behind the content are
//! left out.

use super::prose::Prose;
use super::writer::Writer;
use super::xml::{Step, Steps, Tag};
use super::{BlockKind, Input, Metadata, Revision};
use crate::error::{Error, ErrorKind, Place};

const NITF: &str = "this NITF";

/// The prose of a file.
pub(super) fn prose(input: &str, _: Revision) -> Result<Prose<'_>, Error> {
    let mut steps = Steps::new(input, NITF);
    let located = |error: Error, offset: usize| {
        let (line, column) = Input::new(input).line_column(offset);
        error.at(Place { offset, line, column })
    };
    match root(&mut steps).map_err(|error| located(error, steps.position()))?.as_deref() {
        Some("nitf") => fragment(input).map_err(|(error, offset)| located(error, offset)),
        Some(other) => Err(Error::new(
            ErrorKind::Malformed,
            format!("this XML file is not NITF, because its root is <{other}> and not <nitf>"),
        )),
        None if input.trim().is_empty() => Err(Error::empty()),
        None => Err(Error::new(ErrorKind::Malformed, "this is not NITF, because it has no element")),
    }
}

/// Is this XML an item of NITF?
pub(super) fn is_nitf(xml: &str) -> bool {
    root(&mut Steps::new(xml, NITF)).is_ok_and(|root| root.as_deref() == Some("nitf"))
}

/// The name of the first element.
pub(super) fn root(steps: &mut Steps<'_>) -> Result<Option<String>, Error> {
    while let Some(step) = steps.next()? {
        if let Step::Start(tag) = step {
            return Ok(Some(tag.name()));
        }
    }
    Ok(None)
}

/// The prose of an item; or what is wrong with it, and at which of its bytes.
pub(super) fn fragment(xml: &str) -> Result<Prose<'_>, (Error, usize)> {
    let mut reader = Reader::new(xml, has_headline(xml));
    // Footnotes wait here, each with its place, until the text that refers to them is read.
    let mut waiting = vec![(xml, 0)];
    let mut next = 0;
    while let Some(&(part, start)) = waiting.get(next) {
        let mut steps = Steps::new(part, NITF);
        if next > 0 {
            reader.begin_note(next);
        }
        while let Some(step) = steps.next().map_err(|error| (error, start + steps.position()))? {
            let at = start + steps.start();
            match step {
                Step::Start(tag) if reader.leaves_out(&tag) => {
                    steps.inside(&tag).map_err(|error| (error, start + steps.position()))?;
                }
                Step::Start(tag) if tag.name() == "fn" && reader.contents > 0 => {
                    let (note, offset) = steps.inside(&tag).map_err(|error| (error, start + steps.position()))?;
                    reader.writer.refer(waiting.len().to_string());
                    waiting.push((note, start + offset));
                }
                Step::Start(tag) => reader.start(&tag),
                Step::End(name) => reader.end(&name),
                Step::Text(text) => reader.text(&text, at..start + steps.text_end()),
            }
        }
        reader.close();
        if next > 0 {
            reader.writer.end_note();
        }
        next += 1;
    }
    Ok(reader.finish())
}

/// Does the item have a headline of its own? What the head calls it is then left out.
fn has_headline(xml: &str) -> bool {
    let mut steps = Steps::new(xml, NITF);
    while let Ok(Some(step)) = steps.next() {
        if let Step::Start(tag) = step
            && tag.name() == "hl1"
        {
            return true;
        }
    }
    false
}

/// Reads an item into blocks.
struct Reader<'a> {
    writer: Writer<'a>,
    metadata: Metadata,
    /// The title in the head is the headline.
    takes_title: bool,
    /// The part of the item that is being read.
    in_head: bool,
    /// How many contents are around: a note inside the content has its own.
    contents: usize,
    /// The kinds of the elements around that say what their text is, the innermost last.
    kinds: Vec<BlockKind>,
    /// Where the text of the links around began, and where they lead.
    links: Vec<(usize, Option<String>)>,
}

impl<'a> Reader<'a> {
    fn new(xml: &'a str, has_headline: bool) -> Self {
        Self {
            writer: Writer::new(xml),
            metadata: Metadata::default(),
            takes_title: !has_headline,
            in_head: false,
            contents: 0,
            kinds: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Does the element hold nothing of the article's text?
    fn leaves_out(&self, tag: &Tag<'_>) -> bool {
        match tag.name().as_str() {
            "media"
            | "body.end"
            | "pubdata"
            | "revision-history"
            | "tobject"
            | "iim"
            | "rights"
            | "distributor"
            | "series"
            | "nitf-table-metadata" => true,
            "note" => self.in_head || tag.attribute("type").as_deref() == Some("npa"),
            _ => false,
        }
    }

    fn begin_note(&mut self, number: usize) {
        self.contents = 1;
        self.writer.begin_note(number.to_string());
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        match name.as_str() {
            "body.head" => self.in_head = true,
            "body.content" => self.contents += 1,
            "br" => self.writer.line_break('\n'),
            "a" => self.links.push((self.writer.position(), tag.attribute("href"))),
            "date.issue" => self.metadata.published = tag.attribute("norm").or(self.metadata.published.take()),
            "doc.copyright" => self.metadata.publisher = tag.attribute("holder"),
            _ => {}
        }
        if is_block(&name) {
            self.close();
        }
        self.kinds.extend(self.kind_of(&name));
    }

    fn end(&mut self, name: &str) {
        if name == "a"
            && let Some((start, Some(target))) = self.links.pop()
        {
            self.writer.link(start, target);
        }
        if is_block(name) {
            self.close();
        }
        if self.kind_of(name).is_some() {
            self.kinds.pop();
        }
        match name {
            "body.head" => self.in_head = false,
            "body.content" => self.contents = self.contents.saturating_sub(1),
            _ => {}
        }
    }

    /// What the text in an element is, where that says so. The start and the end of an element are asked in the same part of
    /// the item, and so agree.
    fn kind_of(&self, name: &str) -> Option<BlockKind> {
        match name {
            "title" if self.takes_title && !self.in_head && self.contents == 0 => Some(BlockKind::Headline),
            "hl1" | "hl2" | "abstract" => Some(BlockKind::Headline),
            "byline" if self.in_head => Some(BlockKind::Byline),
            "dateline" if self.in_head => Some(BlockKind::Dateline),
            "bq" => Some(BlockKind::BlockQuote),
            "li" | "dt" | "dd" => Some(BlockKind::ListItem),
            "td" | "th" => Some(BlockKind::TableCell),
            _ => None,
        }
    }

    /// Adds text that stands at these bytes, if it is part of the article.
    fn text(&mut self, text: &str, range: std::ops::Range<usize>) {
        let default = if self.contents > 0 { Some(BlockKind::Paragraph) } else { None };
        if let Some(kind) = self.kinds.last().copied().or(default) {
            self.writer.folded(text, range, kind);
        }
    }

    fn close(&mut self) {
        self.writer.close(|_, kind| kind);
    }

    fn finish(self) -> Prose<'a> {
        let Self { writer, mut metadata, .. } = self;
        let prose = writer.finish();
        let first =
            |kind| prose.blocks.iter().find(|block| block.kind == kind).map(|block| prose.text[block.span].to_owned());
        metadata.headline = first(BlockKind::Headline);
        metadata.authors = first(BlockKind::Byline).into_iter().collect();
        metadata.dateline = first(BlockKind::Dateline);
        Prose { metadata, ..prose }
    }
}

/// Does the element stand by itself, rather than among words?
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "title"
            | "body"
            | "body.head"
            | "body.content"
            | "hedline"
            | "hl1"
            | "hl2"
            | "byline"
            | "dateline"
            | "abstract"
            | "block"
            | "p"
            | "ol"
            | "ul"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "bq"
            | "credit"
            | "table"
            | "caption"
            | "tr"
            | "td"
            | "th"
            | "note"
            | "pre"
            | "hr"
            | "fn"
    )
}
