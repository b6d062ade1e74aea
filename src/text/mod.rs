//! The parsers of plain text: tokens, sentences, quotation marks.
//!
//! Knows words only by their letters; what they mean is for the rooms that follow. Built with nom over `&str`.

mod quotation;
mod sentence;
mod spelling;
mod token;

use std::ops::Range;

pub use quotation::quotations;
pub use sentence::{is_abbreviation, segment, sentences};
pub(crate) use spelling::Spelling;
pub use token::{Token, TokenKind, tokenize};

use crate::Span;

/// The text of an article, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// Every word and mark, in order.
    pub tokens: Vec<Token>,
    /// Every sentence, in order.
    pub sentences: Vec<Sentence>,
    /// Every quotation, in the order of its opening mark.
    pub quotations: Vec<Quotation>,
}

/// A sentence, inside one block. Treebank convention: sentences inside a quotation are sentences too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without white space at the ends.
    pub span: Span,
    /// The block it stands in, as an index into [`crate::Article::blocks`].
    pub block: usize,
    /// Its tokens, as a range of [`Text::tokens`]; never empty.
    pub tokens: Range<usize>,
}

/// What stands between two quotation marks; or in one paragraph of a quotation that runs over several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark, as an index into [`Text::tokens`].
    pub open: usize,
    /// The token behind the last one inside: the closing mark; where it has none, the mark of another quotation that it
    /// gives way to, or where its block ends.
    pub end: usize,
    /// How it ends.
    pub close: Close,
    /// Goes on from the quotation before it, which its block left open.
    pub continues: bool,
    /// Stands inside another quotation.
    pub nested: bool,
    /// What it is used for.
    pub usage: Usage,
}

/// How a quotation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Close {
    /// With its closing mark.
    Marked,
    /// With its block, and the next one opens again.
    RunsOn,
    /// With its block, or where another quotation cuts it off: its closing mark is missing.
    Unclosed,
}

/// What quotation marks are used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usage {
    /// Somebody's words, long enough to say something.
    Speech,
    /// One to three words, held at a distance: “neutralizing”, a nickname.
    Scare,
    /// The name of a work: a book, film, song or headline. Nobody says it.
    Title,
}
