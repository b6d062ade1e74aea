//! The way from an article's text back to the bytes that it was read from.

use crate::span::Span;

/// Maps byte offsets of an article's text to byte offsets of its source.
///
/// Made of pieces in rising order of both offsets. A piece whose two lengths are equal was copied as it stood, and offsets
/// inside it lead to the same place of the source; any other piece (a character reference such as `&amp;`) is mapped as a
/// whole. Text that stands in no piece (the breaks between blocks) leads to the end of the piece before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceMap {
    /// Empty when the text is the source.
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    text: Span,
    source: Span,
}

impl SourceMap {
    /// The map of a text that is its own source.
    pub(crate) fn identity() -> Self {
        Self::default()
    }

    /// Adds a piece behind all others; joins it to the last one where both run on.
    #[cfg_attr(not(feature = "markdown"), allow(dead_code))]
    pub(crate) fn push(&mut self, text: Span, source: Span) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.pieces.last_mut()
            && last.text.len() == last.source.len()
            && text.len() == source.len()
            && last.text.end() == text.start()
            && last.source.end() == source.start()
        {
            last.text = last.text.cover(text);
            last.source = last.source.cover(source);
        } else {
            self.pieces.push(Piece { text, source });
        }
    }

    /// The bytes of the source that `span` of the text was made from: from its first byte's to its last one's, with any
    /// markup that stands between.
    pub fn source(&self, span: Span) -> Span {
        if self.pieces.is_empty() {
            return span;
        }
        let start = self.locate(span.start(), false);
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.locate(span.end(), true).max(start))
    }

    /// The place of the source for a place of the text, which is a span's end (belongs to the byte before it) or its start.
    fn locate(&self, at: usize, is_end: bool) -> usize {
        let after = self.pieces.partition_point(|p| if is_end { p.text.start() < at } else { p.text.start() <= at });
        let Some(piece) = after.checked_sub(1).map(|i| self.pieces[i]) else {
            return self.pieces.first().map_or(0, |p| p.source.start());
        };
        let inside = at - piece.text.start();
        if inside >= piece.text.len() {
            piece.source.end()
        } else if piece.text.len() == piece.source.len() {
            piece.source.start() + inside
        } else if is_end {
            piece.source.end()
        } else {
            piece.source.start()
        }
    }
}
