//! Where something stands in an article, as reports for people show it: by its line, or in a document such as DOCX, which
//! has no lines, by its paragraph and its first words.

use super::escape::one_line;
use crate::Span;
use crate::article::{Article, Position};

/// What a column of places is headed.
pub(super) fn heading(article: &Article<'_>) -> &'static str {
    if article.is_text() { "Line" } else { "Paragraph" }
}

/// A place under that heading: "12", or "7, “The mayor said the”". The words are escaped.
pub(super) fn place(article: &Article<'_>, span: Span) -> String {
    match article.position(span) {
        Position::Line { line, .. } => line.to_string(),
        Position::Paragraph { number, words, .. } => format!("{number}, “{}”", one_line(words)),
    }
}
