//! What an article is, and the formats it is read from: one file a format.
//!
//! Every format gives the same [`Article`]: its prose as one text, cut into blocks, and a map from that text back to the
//! bytes that were read. Nothing here knows of sentences or sources, and nothing here does I/O.
//!
//! The way of the bytes: `decode` makes them text or says why they are none; a reader (`plain`, `markdown`, `html`) cuts
//! the text into blocks, or takes them out of a document (`docx`, `odt`, `rtf`); `structure` tells headlines, bylines,
//! datelines, captions and keywords from paragraphs. Between the two, `canonical` gives each word one spelling.

mod canonical;
mod collection;
mod comment;
mod decode;
#[cfg(feature = "documents")]
mod docx;
mod encoding;
#[cfg(feature = "documents")]
mod field;
mod format;
#[cfg(feature = "documents")]
mod html;
mod input;
mod json;
mod map;
#[cfg(feature = "markdown")]
mod markdown;
mod metadata;
mod ndjson;
#[cfg(feature = "documents")]
mod newsml;
#[cfg(feature = "documents")]
mod ninjs;
#[cfg(feature = "documents")]
mod nitf;
#[cfg(feature = "documents")]
mod odt;
#[cfg(feature = "documents")]
mod package;
mod plain;
mod position;
#[cfg(test)]
mod properties;
mod prose;
#[cfg(feature = "documents")]
mod rtf;
mod structure;
#[cfg(feature = "documents")]
mod styles;
#[cfg(any(feature = "documents", feature = "markdown"))]
mod writer;
#[cfg(feature = "documents")]
mod xml;

use std::borrow::Cow;
use std::sync::Arc;

pub use collection::{Articles, Named};
pub use comment::Comment;
pub use encoding::Encoding;
pub use format::{Format, Reading, Revision};
pub use map::SourceMap;
pub use metadata::{Metadata, Reference};
pub use position::Position;

use crate::error::{Error, ErrorKind};
use crate::span::Span;
use format::Read;
use input::Input;
use prose::Prose;

/// One document: its prose, its blocks, and the way back to the bytes it was read from.
///
/// All spans of an article, and of everything made from it, are byte offsets into [`Article::text`]. For plain text that is
/// mostly the input itself; where it is not, and for other formats, [`Article::source`] leads back to the input. What is
/// taken out of a document that is no text itself, such as DOCX, is its own input; text in another encoding than UTF-8 is
/// the input as it was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article<'a> {
    /// The prose, without markup, soft hyphens and zero-width characters, its letters composed with their accents (NFC).
    /// Blocks stand in it in their order, with white space between.
    pub text: Cow<'a, str>,
    /// Headline, paragraphs and so on: in order, apart, none empty, trimmed of white space.
    pub blocks: Vec<Block>,
    /// Where a dateline says that the article comes from.
    pub dateline: Dateline,
    /// Words that carry a link, in order.
    pub links: Vec<Link>,
    /// Comments in the markup, in order.
    pub comments: Vec<Comment>,
    /// What the file says of the article beside its text.
    pub metadata: Metadata,
    /// Was the running text found? `false` for a page of HTML with far more text on it than was taken for the article: what is
    /// here is its headline, or crumbs, and no judgement on the article can rest on that. Always `true` for other formats.
    pub body_found: bool,
    pub(crate) map: SourceMap,
    /// The number of the paragraph that each block stands in.
    paragraphs: Vec<u32>,
    input: Arc<Input<'a>>,
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
    /// One cell of a table.
    TableCell,
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

impl<'a> Article<'a> {
    /// Reads an article from the bytes of a file. A [`Format`] says how; a [`Reading`] says, too, what becomes of tracked
    /// changes and which encoding the text is in.
    ///
    /// # Errors
    /// When the bytes are not what the format asks for, are in an encoding that neither they nor the reading name, hold no
    /// prose or several articles, or are more than [`Format::max_len`].
    pub fn read(bytes: &'a [u8], reading: impl Into<Reading>) -> Result<Self, Error> {
        let reading = reading.into();
        match reading.format.read() {
            Read::Document(read) => {
                Self::check(bytes, reading)?;
                // its text is what places lead to, so it has no way back
                let prose = Prose { map: SourceMap::default(), ..read(bytes, reading.revision)?.canonical() };
                let input = Input::extracted(prose.text.clone());
                Self::of(prose, Arc::new(input))
            }
            Read::Text(read) => {
                let input = Self::decode(bytes, reading)?;
                let prose = match input.borrowed() {
                    Some(text) => read(text, reading.revision)?,
                    None => read(input.text(), reading.revision)?.into_owned(),
                };
                Self::of(prose, Arc::new(input))
            }
            Read::Collection(_) => Self::read_all(bytes, reading)?.only(),
        }
    }

    /// Reads all articles of a file, however many there are.
    ///
    /// # Errors
    /// When the bytes as a whole cannot be read; what is wrong with one of several articles is told in its place.
    pub fn read_all(bytes: &'a [u8], reading: impl Into<Reading>) -> Result<Articles<'a>, Error> {
        let reading = reading.into();
        let Read::Collection(read) = reading.format.read() else {
            return Ok(Articles::one(Self::read(bytes, reading)?));
        };
        let input = Self::decode(bytes, reading)?;
        let parts = match input.borrowed() {
            Some(text) => read(text, reading.revision)?,
            None => collection::owned(read(input.text(), reading.revision)?),
        };
        Ok(Articles::new(input, parts))
    }

    /// Reads all articles of a file that contains several, so that they do not borrow its bytes.
    ///
    /// # Errors
    /// As [`Article::read_all`].
    pub fn read_all_owned(bytes: &[u8], reading: impl Into<Reading>) -> Result<Articles<'static>, Error> {
        let reading = reading.into();
        let input = Article::decode(bytes, reading)?.into_owned();
        let parts = match reading.format.read() {
            Read::Collection(read) => collection::owned(read(input.text(), reading.revision)?),
            Read::Document(_) | Read::Text(_) => {
                return Err(Error::new(ErrorKind::Malformed, "files of this format contain one article"));
            }
        };
        Ok(Articles::new(input, parts))
    }

    /// Refuses bytes that are too many, or none.
    fn check(bytes: &[u8], reading: Reading) -> Result<(), Error> {
        reading.format.check_len(bytes)?;
        if bytes.is_empty() {
            Err(Error::new(ErrorKind::Empty, "this is empty; check that the article was saved"))
        } else {
            Ok(())
        }
    }

    /// The text of the bytes.
    fn decode(bytes: &'a [u8], reading: Reading) -> Result<Input<'a>, Error> {
        Self::check(bytes, reading)?;
        decode::text(bytes, reading.format.declares(), reading.encoding)
    }

    /// Reads both texts of a document with tracked changes: the original, and the one with all changes accepted. They are
    /// the same for a document without changes.
    ///
    /// # Errors
    /// As [`Article::read`].
    pub fn revisions(bytes: &'a [u8], format: Format) -> Result<[Self; 2], Error> {
        let read = |revision| Self::read(bytes, Reading { revision, ..format.into() });
        Ok([read(Revision::Original)?, read(Revision::Final)?])
    }

    /// Reads an article from plain text. One without prose has no blocks; what stands behind the first [`Span::MAX_LEN`]
    /// bytes is left out.
    pub fn plain(text: &'a str) -> Self {
        let most = text.len().min(Span::MAX_LEN);
        let text = (0..=most).rev().find_map(|end| text.get(..end)).unwrap_or_default();
        Self::new(plain::prose(text), Arc::new(Input::new(text)))
    }

    /// The article of this prose, if there is any.
    fn of(prose: Prose<'a>, input: Arc<Input<'a>>) -> Result<Self, Error> {
        let article = Self::new(prose, input);
        if article.blocks.is_empty() { Err(Error::empty()) } else { Ok(article) }
    }

    fn new(prose: Prose<'a>, input: Arc<Input<'a>>) -> Self {
        let mut prose = prose.canonical();
        let dateline = structure::recognize(&mut prose);
        let Prose { text, blocks, links, comments, metadata, body_is_lost, map } = prose;
        let paragraphs = position::paragraphs(&text, &blocks);
        Self { text, blocks, dateline, links, comments, metadata, body_found: !body_is_lost, map, paragraphs, input }
    }

    /// What the places of [`Article::source`] lead into: the text that was read, decoded where it was not in UTF-8; or, for a
    /// document that is no text itself, the text that was taken out of it.
    pub fn input(&self) -> &str {
        self.input.text()
    }

    /// Do lines and columns lead into the file that was read? Not into a document that is no text itself, such as DOCX: its
    /// places are those of the text that was taken out of it.
    pub fn is_text(&self) -> bool {
        !self.input.is_extracted()
    }

    /// The encoding that the text of the file was decoded from; `None` where it is in UTF-8, and for documents that are no
    /// text themselves. Lines and columns of decoded text are those of the file; byte offsets are not.
    pub fn encoding(&self) -> Option<Encoding> {
        self.input.encoding()
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
