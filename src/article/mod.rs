//! What an article is, and the formats it is read from: one file a format.
//!
//! Every format gives the same [`Article`]: its prose as one text, cut into blocks, and a map from that text back to the
//! bytes that were read. Nothing here knows of sentences or sources.

mod map;

use std::borrow::Cow;

pub use map::SourceMap;

use crate::span::Span;

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
    pub(crate) map: SourceMap,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The title, or a heading inside the article.
    Headline,
    /// Who wrote it: "By Ann Example".
    Byline,
    /// Place, date and agency before the first paragraph: "PARIS (Reuters) —".
    Dateline,
    /// Running text.
    Paragraph,
    /// Text set apart as quoted.
    BlockQuote,
    /// One item of a list.
    ListItem,
    /// The words under a picture.
    Caption,
    /// A line of keywords at the end.
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

impl Article<'_> {
    /// The bytes of the input that `span` of the text was made from, with any markup that stands between its ends.
    pub fn source(&self, span: Span) -> Span {
        self.map.source(span)
    }
}
