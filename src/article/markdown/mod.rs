//! Markdown: CommonMark with tables, footnotes, strikethrough and a metadata block.
//!
//! The prose is what a reader of the page reads as running text, in the order of the source: no code, no HTML, no
//! comments, no addresses. A footnote stands where its definition does, mostly at the end.

mod code;
mod front_matter;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::prose::{Prose, can_be_heading};
use super::writer::Writer;
use super::{BlockKind, Comment, comment};
use front_matter::Field;

/// What is read beside CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);

/// The comments of a Markdown text, `<!-- … -->`; none in code.
fn comments(source: &str) -> Vec<Comment> {
    let mut found = Vec::new();
    if !source.contains("<!--") {
        return found;
    }
    let body = source.trim_start_matches('\u{feff}');
    let mark = source.len() - body.len();
    for (event, range) in Parser::new_ext(body, OPTIONS).into_offset_iter() {
        let range = range.start + mark..range.end + mark;
        match event {
            Event::Start(Tag::HtmlBlock) => comment::find(source, range, false, &mut found),
            Event::InlineHtml(_) => comment::find(source, range, true, &mut found),
            _ => {}
        }
    }
    found
}

/// The prose of a Markdown text, without its markup.
pub(super) fn prose(source: &str) -> Prose<'_> {
    let body = source.trim_start_matches('\u{feff}');
    let mark = source.len() - body.len();
    let mut reader = Reader::new(source);
    let mut events = Parser::new_ext(body, OPTIONS).into_offset_iter().peekable();
    while let Some((event, range)) = events.next() {
        let range = range.start + mark..range.end + mark;
        if matches!(event, Event::End(TagEnd::MetadataBlock(_))) {
            let titled = matches!(events.peek(), Some((Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }), _)));
            reader.metadata(range, titled);
        } else {
            reader.event(event, range);
        }
    }
    reader.close();
    Prose { comments: comments(source), ..reader.writer.finish() }
}

/// What stands around the place that is being read.
struct Reader<'a> {
    source: &'a str,
    writer: Writer<'a>,
    heading: bool,
    quotes: usize,
    items: usize,
    cell: bool,
    strong: usize,
    emphasis: usize,
    /// Text is left out: code, HTML, metadata.
    hidden: bool,
    image: Image,
    /// An image stood just before, in the same paragraph.
    pictured: bool,
    /// All text of the open block so far is strong, or emphasized.
    all_strong: bool,
    all_emphasis: bool,
    /// Where the text of the links around began, and where they lead.
    links: Vec<(usize, String)>,
}

/// What becomes of the description of the image that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Image {
    /// There is no image.
    None,
    /// It is a caption of its own.
    Caption,
    /// It stands inside other text and is left out; so many images are nested.
    Hidden(usize),
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            writer: Writer::new(source),
            heading: false,
            quotes: 0,
            items: 0,
            cell: false,
            strong: 0,
            emphasis: 0,
            hidden: false,
            image: Image::None,
            pictured: false,
            all_strong: true,
            all_emphasis: true,
            links: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            _ if self.hidden || matches!(self.image, Image::Hidden(_)) => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.code(&code, range),
            Event::SoftBreak => self.writer.line_break(' '),
            Event::HardBreak => self.writer.line_break('\n'),
            Event::InlineHtml(html) if html.starts_with("<br") => self.writer.line_break('\n'),
            Event::FootnoteReference(note) => self.writer.refer(note.into_string()),
            Event::Rule => self.close(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.links.push((self.writer.position(), dest_url.into_string())),
            Tag::Image { .. } => {
                self.image = match self.image {
                    Image::None if !self.writer.is_open() => Image::Caption,
                    Image::Hidden(depth) => Image::Hidden(depth + 1),
                    _ => Image::Hidden(1),
                }
            }
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            block => {
                self.close();
                match block {
                    Tag::Heading { .. } => self.heading = true,
                    Tag::BlockQuote(_) => self.quotes += 1,
                    Tag::Item => self.items += 1,
                    Tag::TableCell => self.cell = true,
                    Tag::FootnoteDefinition(note) => self.writer.begin_note(note.into_string()),
                    Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => self.hidden = true,
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => {
                if let Some((start, target)) = self.links.pop() {
                    self.writer.link(start, target);
                }
            }
            TagEnd::Image => {
                if self.image == Image::Caption {
                    self.close();
                    self.pictured = true;
                }
                self.image = match self.image {
                    Image::Hidden(depth) if depth > 1 => Image::Hidden(depth - 1),
                    _ => Image::None,
                };
            }
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            block => {
                self.close();
                match block {
                    TagEnd::Heading(_) => self.heading = false,
                    TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
                    TagEnd::Item => self.items = self.items.saturating_sub(1),
                    TagEnd::TableCell => self.cell = false,
                    TagEnd::FootnoteDefinition => self.writer.end_note(),
                    TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.hidden = false,
                    _ => {}
                }
            }
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let kind = match self.image {
            Image::Caption => BlockKind::Caption,
            _ if self.heading => BlockKind::Headline,
            _ if self.quotes > 0 => BlockKind::BlockQuote,
            _ if self.items > 0 => BlockKind::ListItem,
            _ if self.cell => BlockKind::TableCell,
            _ => BlockKind::Paragraph,
        };
        if !text.trim().is_empty() {
            self.all_strong &= self.strong > 0;
            self.all_emphasis &= self.emphasis > 0;
        }
        self.writer.text(text, range, kind);
    }

    /// Code inside a line, without the marks around it. Each stretch of it that stands in the source as it is read leads there.
    fn code(&mut self, code: &str, range: Range<usize>) {
        let marked = self.source.get(range.clone()).unwrap_or_default();
        let ticks = marked.len() - marked.trim_start_matches('`').len();
        let inner = marked.get(ticks..marked.len().saturating_sub(ticks)).unwrap_or_default();
        let start = range.start + ticks;
        for (read, written) in code::aligned(code, inner) {
            self.text(&code[read], start + written.start..start + written.end);
        }
    }

    /// Takes title and author from the metadata block; `titled` says that the article's own title follows.
    fn metadata(&mut self, block: Range<usize>, titled: bool) {
        self.hidden = false;
        for (field, value) in front_matter::fields(self.source, block) {
            let kind = match field {
                Field::Title if titled => continue,
                Field::Title => BlockKind::Headline,
                Field::Author => BlockKind::Byline,
            };
            let text = self.source.get(value.clone()).unwrap_or_default();
            self.writer.text(text, value, kind);
            self.close();
        }
    }

    /// Closes the open block. A short paragraph that is all strong is a heading; one all in emphasis below an image, its
    /// caption.
    fn close(&mut self) {
        let (all_strong, all_emphasis) = (self.all_strong, self.all_emphasis && self.pictured);
        self.writer.close(|text, kind| match kind {
            BlockKind::Paragraph if all_strong && can_be_heading(text) => BlockKind::Headline,
            BlockKind::Paragraph if all_emphasis => BlockKind::Caption,
            kind => kind,
        });
        (self.all_strong, self.all_emphasis, self.pictured) = (true, true, false);
    }
}
