//! The way from an article's text back to the bytes that it was read from.

use crate::span::Span;

/// Maps byte offsets of an article's text to byte offsets of its source.
///
/// Made of pieces in rising order of both offsets. Offsets inside a piece that was copied as it stood lead to the same
/// place of the source; any other piece (a character reference such as `&amp;`) is mapped as a whole. Text that stands in
/// no piece (the breaks between lines and blocks) leads to the end of the piece before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceMap {
    /// Empty when the text is the source.
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    text: Span,
    source: Span,
    copied: bool,
}

impl SourceMap {
    /// Adds text that was copied as it stood, behind all other pieces; joins it to the last one where both run on.
    pub(super) fn copy(&mut self, text_start: usize, source: Span) {
        let text = Span::new(text_start, text_start + source.len());
        if let Some(last) = self.pieces.last_mut()
            && last.copied
            && last.text.end() == text.start()
            && last.source.end() == source.start()
        {
            last.text = last.text.cover(text);
            last.source = last.source.cover(source);
        } else if !text.is_empty() {
            self.pieces.push(Piece { text, source, copied: true });
        }
    }

    /// Adds text that stands for other bytes of the source, behind all other pieces.
    pub(super) fn replace(&mut self, text: Span, source: Span) {
        if !text.is_empty() {
            self.pieces.push(Piece { text, source, copied: false });
        }
    }

    /// The way on: places of this map's source are places of a text that `next` leads on from.
    pub(super) fn then(self, next: &SourceMap) -> SourceMap {
        if self.pieces.is_empty() {
            return next.clone();
        }
        if next.pieces.is_empty() {
            return self;
        }
        let mut map = SourceMap::default();
        for piece in self.pieces {
            if !piece.copied {
                map.replace(piece.text, next.source(piece.source));
                continue;
            }
            let first = next.pieces.partition_point(|p| p.text.end() <= piece.source.start());
            for behind in next.pieces[first..].iter().take_while(|p| p.text.start() < piece.source.end()) {
                let middle =
                    Span::new(behind.text.start().max(piece.source.start()), behind.text.end().min(piece.source.end()));
                let start = piece.text.start() + middle.start() - piece.source.start();
                if behind.copied {
                    map.copy(start, next.source(middle));
                } else {
                    map.replace(Span::new(start, start + middle.len()), behind.source);
                }
            }
        }
        map
    }

    /// Puts the map of a text behind this one; that text starts `by` bytes into the whole. Neither may be empty unless its
    /// text is.
    pub(super) fn append(&mut self, other: SourceMap, by: usize) {
        let moved = |piece: Piece| Piece { text: Span::new(piece.text.start() + by, piece.text.end() + by), ..piece };
        self.pieces.extend(other.pieces.into_iter().map(moved));
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

    /// The place of the text for a place of the source, which is a span's end or its start. Pieces of this map must rise in
    /// the source as they do in the text.
    pub(super) fn target(&self, at: usize, is_end: bool) -> usize {
        let after = self.pieces.partition_point(|p| p.source.start() <= at);
        let Some(piece) = after.checked_sub(1).map(|i| self.pieces[i]) else { return 0 };
        let inside = at - piece.source.start();
        if inside >= piece.source.len() || inside > 0 && is_end && !piece.copied {
            piece.text.end()
        } else if piece.copied {
            piece.text.start() + inside
        } else {
            piece.text.start()
        }
    }

    /// The parts of the text that were copied as they stood, each with the part of the source it was copied from. None for
    /// a text that is its own source.
    #[cfg(test)]
    pub(super) fn copies(&self) -> impl Iterator<Item = (Span, Span)> {
        self.pieces.iter().filter(|piece| piece.copied).map(|piece| (piece.text, piece.source))
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
        } else if piece.copied {
            piece.source.start() + inside
        } else if is_end {
            piece.source.end()
        } else {
            piece.source.start()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Q&amp;A and *so on*` became `Q&A and so on`.
    fn example() -> SourceMap {
        let mut map = SourceMap::default();
        map.copy(0, Span::new(0, 1));
        map.replace(Span::new(1, 2), Span::new(1, 6));
        map.copy(2, Span::new(6, 9));
        map.copy(5, Span::new(9, 12));
        map.copy(8, Span::new(13, 18));
        map
    }

    #[test]
    fn copied_text_leads_to_its_place_and_replaced_text_to_the_whole() {
        let source = |start, end| example().source(Span::new(start, end));
        assert_eq!(source(0, 1), Span::new(0, 1));
        assert_eq!(source(1, 2), Span::new(1, 6));
        assert_eq!(source(2, 3), Span::new(6, 7));
        assert_eq!(source(0, 3), Span::new(0, 7));
        assert_eq!(source(4, 10), Span::new(8, 15));
        assert_eq!(source(8, 8), Span::new(13, 13));
        assert_eq!(source(13, 13), Span::new(18, 18));
    }

    #[test]
    fn pieces_that_run_on_are_joined() {
        assert_eq!(example().copies().count(), 3);
    }

    #[test]
    fn one_way_leads_on_to_another() {
        // “Q&A” stands escaped in a string, the string in a file: `…"Q&amp;A \u0026 é"`
        let mut outer = SourceMap::default();
        outer.copy(0, Span::new(10, 18));
        outer.replace(Span::new(8, 9), Span::new(18, 24));
        outer.copy(9, Span::new(24, 27));
        let map = example().then(&outer);
        assert_eq!(map.source(Span::new(0, 1)), Span::new(10, 11));
        assert_eq!(map.source(Span::new(1, 2)), Span::new(11, 16));
        assert_eq!(map.source(Span::new(2, 5)), Span::new(16, 24));
        assert_eq!(map.source(Span::new(4, 5)), Span::new(18, 24));
        assert_eq!(SourceMap::default().then(&outer), outer);
        assert_eq!(example().then(&SourceMap::default()), example());
    }

    #[test]
    fn no_pieces_mean_the_text_is_the_source() {
        let span = Span::new(3, 9);
        assert_eq!(SourceMap::default().source(span), span);
    }
}
