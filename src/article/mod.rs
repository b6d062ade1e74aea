//! What an article is, and the formats it is read from: one file a format.
//!
//! Every format gives the same [`Article`]: its prose as one text, cut into blocks, and a map from that text back to the
//! bytes that were read. Nothing here knows of sentences or sources, and nothing here does I/O.
//!
//! The way of the bytes: `decode` makes them text or says why they are none; a reader (`plain`, `markdown`) cuts the
//! text into blocks; `structure` tells headlines, bylines, datelines, captions and keywords from paragraphs.

mod comment;
mod decode;
mod format;
mod input;
mod map;
#[cfg(feature = "markdown")]
mod markdown;
mod plain;
#[cfg(test)]
mod properties;
mod structure;

use std::borrow::Cow;

pub use comment::Comment;
pub use format::Format;
pub use map::SourceMap;

use crate::error::{Error, ErrorKind};
use crate::span::Span;
use input::Input;

/// One document: its prose, its blocks, and the way back to the bytes it was read from.
///
/// All spans of an article, and of everything made from it, are byte offsets into [`Article::text`]. For plain text that is
/// the input itself; for formats with markup [`Article::source`] leads back to the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article<'a> {
    /// The prose, without markup. Blocks stand in it in their order, with white space between.
    pub text: Cow<'a, str>,
    /// Headline, paragraphs and so on: in order, apart, none empty, trimmed of white space.
    pub blocks: Vec<Block>,
    /// Where a dateline says that the article comes from.
    pub dateline: Dateline,
    /// Words that carry a link, in order.
    pub links: Vec<Link>,
    /// Comments in the markup, in order.
    pub comments: Vec<Comment>,
    pub(crate) map: SourceMap,
    input: Input<'a>,
}

/// A piece of an article that stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title, or a heading inside the article.
    Headline,
    /// Who wrote it, or had a hand in it: "By Ann Example", "Reporting by Ann Example".
    Byline,
    /// Place, date and agency before the first paragraph: "PARIS (Reuters) —"; or a line that gives only a date or time.
    Dateline,
    /// Running text.
    Paragraph,
    /// Text set apart as quoted.
    BlockQuote,
    /// One item of a list.
    ListItem,
    /// The words under a picture.
    Caption,
    /// A line of keywords.
    Keywords,
}

/// The place and the news agency of a dateline; both absent where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dateline {
    /// "PARIS".
    pub place: Option<Span>,
    /// "Reuters".
    pub agency: Option<Span>,
}

/// Words that carry a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub span: Span,
    /// Where the link leads, as written.
    pub target: String,
}

/// What a reader makes of a text: its prose and what the markup says of it.
#[derive(Debug, Default)]
struct Prose<'a> {
    text: Cow<'a, str>,
    blocks: Vec<Block>,
    links: Vec<Link>,
    map: SourceMap,
}

impl<'a> Article<'a> {
    /// Reads an article from the bytes of a file.
    ///
    /// # Errors
    /// When the bytes are no text, not in UTF-8, hold no prose, or are more than [`Span::MAX_LEN`].
    pub fn read(bytes: &'a [u8], format: Format) -> Result<Self, Error> {
        let article = Self::new(decode::text(bytes)?, format);
        if article.blocks.is_empty() {
            return Err(Error::new(ErrorKind::Empty, "there is no prose in the input"));
        }
        Ok(article)
    }

    /// Reads an article from plain text. One without prose has no blocks; what stands behind the first [`Span::MAX_LEN`]
    /// bytes is left out.
    pub fn plain(text: &'a str) -> Self {
        let most = text.len().min(Span::MAX_LEN);
        let text = (0..=most).rev().find_map(|end| text.get(..end)).unwrap_or_default();
        Self::new(text, Format::Text)
    }

    fn new(text: &'a str, format: Format) -> Self {
        let mut prose = format.prose(text);
        let dateline = structure::recognize(&mut prose);
        let Prose { text: prose, blocks, links, map } = prose;
        let comments = format.comments(text);
        Self { text: prose, blocks, dateline, links, comments, map, input: Input::new(text) }
    }

    /// What the article was read from.
    pub fn input(&self) -> &'a str {
        self.input.text()
    }

    /// Line and column of a byte offset into the input, both from 1. The column counts characters; a tab is one, a byte
    /// order mark none. Lines end with LF, CR LF or a lone CR. An offset behind the end is taken as the end.
    pub fn line_column(&self, source_offset: usize) -> (usize, usize) {
        self.input.line_column(source_offset)
    }

    /// The first headline: the article's title.
    pub fn title(&self) -> Option<Span> {
        self.first(BlockKind::Headline)
    }

    /// The first byline.
    pub fn byline(&self) -> Option<Span> {
        self.first(BlockKind::Byline)
    }

    fn first(&self, kind: BlockKind) -> Option<Span> {
        self.blocks.iter().find(|block| block.kind == kind).map(|block| block.span)
    }

    /// The bytes of the input that `span` of the text was made from, with any markup that stands between its ends.
    pub fn source(&self, span: Span) -> Span {
        self.map.source(span)
    }
}
