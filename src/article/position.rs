//! Where something stands in an article, as people find it in the program that they wrote it with.

use std::fmt;

use nom::Offset;

use super::{Article, Block};
use crate::span::Span;

/// A place in an article. Editors of text have lines; word processors have none that last, but paragraphs, and a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position<'a> {
    /// In a file of text: line and column, both from 1, as [`Article::line_column`] has them.
    Line {
        /// The line.
        line: usize,
        /// The column, in characters.
        column: usize,
    },
    /// In a document such as DOCX.
    Paragraph {
        /// The number of the paragraph, from 1. Headings, items of lists and cells of tables count, too; empty ones do not.
        number: usize,
        /// The character in the paragraph, from 1.
        column: usize,
        /// The first words from there on, as they stand in the article.
        words: &'a str,
    },
}

impl Position<'_> {
    /// The number of the line or paragraph, and the character in it.
    pub fn numbers(&self) -> (usize, usize) {
        match *self {
            Self::Line { line, column } => (line, column),
            Self::Paragraph { number, column, .. } => (number, column),
        }
    }
}

impl fmt::Display for Position<'_> {
    /// "12:5", or "paragraph 7, “The mayor said the”". The words of the article are not escaped.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line { line, column } => write!(f, "{line}:{column}"),
            Self::Paragraph { number, words, .. } => {
                write!(f, "paragraph {number}, “")?;
                for (rank, word) in words.split_whitespace().enumerate() {
                    write!(f, "{}{word}", if rank > 0 { " " } else { "" })?;
                }
                write!(f, "”")
            }
        }
    }
}

impl Article<'_> {
    /// Where a span of the text begins, for people: by its line, or in a document that is no text by its paragraph.
    pub fn position(&self, span: Span) -> Position<'_> {
        self.position_at(span, span.start())
    }

    /// The same for the last character of a span.
    pub fn position_of_end(&self, span: Span) -> Position<'_> {
        let last = self.text[span].char_indices().next_back().map_or(0, |(at, _)| at);
        self.position_at(span, span.start() + last)
    }

    fn position_at(&self, span: Span, offset: usize) -> Position<'_> {
        if self.is_text() {
            let len = self.text[offset..].chars().next().map_or(0, char::len_utf8);
            let within = Span::new(offset, (offset + len).min(span.end().max(offset)));
            let (line, column) = self.line_column(self.source(within).start());
            return Position::Line { line, column };
        }
        let behind = self.blocks.partition_point(|block| block.span.start() <= offset);
        let at = behind.saturating_sub(1);
        let Some(number) = self.paragraphs.get(at).copied() else {
            return Position::Paragraph { number: 1, column: 1, words: "" };
        };
        let first = self.paragraphs.partition_point(|other| *other < number);
        let start = self.blocks[first].span.start().min(offset);
        let end = self.blocks[at].span.end().max(offset);
        Position::Paragraph {
            number: number as usize,
            column: 1 + self.text[start..offset].chars().count(),
            words: first_words(&self.text[offset..end]),
        }
    }

    /// How many paragraphs a document has.
    pub fn paragraphs(&self) -> usize {
        self.paragraphs.last().map_or(0, |last| *last as usize)
    }
}

/// The number of the paragraph that each block stands in: a dateline is a block in the paragraph that it opens.
pub(super) fn paragraphs(text: &str, blocks: &[Block]) -> Vec<u32> {
    let (mut number, mut end) = (0, 0);
    let count = |block: &Block| {
        let between = text.get(end..block.span.start()).unwrap_or_default();
        number += u32::from(number == 0 || between.contains(['\n', '\r']));
        end = block.span.end();
        number
    };
    blocks.iter().map(count).collect()
}

/// The first few words of a text, and no more of them than a line takes.
fn first_words(text: &str) -> &str {
    const WORDS: usize = 4;
    const LONGEST: usize = 60;
    let mut end = 0;
    for word in text.split_whitespace().take(WORDS) {
        let start = text.offset(word);
        if start + word.len() > LONGEST && end > 0 {
            break;
        }
        end = start + word.len();
    }
    &text[..text.floor_char_boundary(end.min(LONGEST))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_words_are_enough_to_search_for() {
        assert_eq!(first_words("The mayor said the bridge was shut."), "The mayor said the");
        assert_eq!(first_words("Rain fell."), "Rain fell.");
        assert_eq!(first_words(""), "");
        assert_eq!(first_words(&"é".repeat(50)), "é".repeat(30));
        assert_eq!(first_words(&format!("One {}", "x".repeat(80))), "One");
    }

    #[test]
    #[cfg(feature = "documents")]
    fn documents_have_paragraphs_and_texts_have_lines() {
        let rtf = b"{\\rtf1 Rain\\par PARIS (Reuters) \\emdash  It rained\\line a lot on Monday.\\par}";
        let article = Article::read(rtf, crate::article::Format::Rtf).expect("an article");
        assert_eq!(article.paragraphs(), 2);
        let start = article.text.find("It").expect("words");
        let span = Span::new(start, article.text.len());
        let position = article.position(span);
        assert_eq!(position.to_string(), "paragraph 2, “It rained a lot”");
        assert_eq!(position.numbers(), (2, 19));
        let text = Article::plain("Rain.\n\nIt rained.");
        assert_eq!(text.position(Span::new(7, 9)).to_string(), "3:1");
        assert_eq!(text.position_of_end(Span::new(7, 17)).numbers(), (3, 10));
    }
}
