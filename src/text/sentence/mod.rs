//! Sentences.
//!
//! The text is cut at blank lines and at line breaks that are meant as such (`lines`); in each piece every stop
//! (`stops`) is judged by what stands in front of it (`left`) and behind it (`right`). Nothing outside a piece
//! counts, so a paragraph has the same sentences alone as in its document. Treebank convention: sentences inside a
//! quotation are sentences too.

mod judge;
mod left;
mod lines;
mod lists;
mod phrases;
mod right;
mod stops;
mod words;

use crate::Span;
use lines::Pieces;
use stops::Stops;

pub use words::is_abbreviation;

/// The sentences of a whole document, in order.
///
/// A blank line ends a sentence; a single line break does where it is not the wrap of a long line. The spans are
/// bytes of `text`, half-open, trimmed of white space, never empty; together they hold everything but white space.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::with_capacity(text.len() / 96 + 1);
    segment(text, Span::new(0, text.len()), &mut spans);
    spans
}

/// Adds the sentences of `span` of `text` to `spans`, as [`sentences`] finds them; the spans are bytes of `text`.
pub fn segment(text: &str, span: Span, spans: &mut Vec<Span>) {
    let Some(text) = text.get(..span.end()) else { return };
    let mut stops = Stops::new(text, span.start());
    for piece in Pieces::new(text, span) {
        cut(&text[..piece.end()], piece.start(), &mut stops, spans);
    }
}

/// Cuts the piece from byte `start` to the end of `input`. It has no white space at its start.
fn cut(input: &str, start: usize, stops: &mut Stops, spans: &mut Vec<Span>) {
    let mut sentence = Sentence { input, start, spans };
    if let Some(end) = lists::label(input, start) {
        sentence.end(end);
    }
    let mut items = lists::Items::new(input, sentence.start);
    let mut at = sentence.start;
    while let Some(stop) = stops.next(at, input.len()) {
        while let Some(item) = items.next_before(stop) {
            sentence.end(item);
        }
        let found = judge::judge(input, start, sentence.start, stop);
        if let Some(end) = found.end {
            sentence.end(end);
        }
        at = found.resume.max(sentence.start);
    }
    while let Some(item) = items.next_before(input.len()) {
        sentence.end(item);
    }
    sentence.end(input.len());
}

/// The sentence that is being read.
struct Sentence<'a> {
    input: &'a str,
    start: usize,
    spans: &'a mut Vec<Span>,
}

impl Sentence<'_> {
    /// Ends it at byte `end`; the next one begins behind the white space that follows.
    fn end(&mut self, end: usize) {
        let text = self.input.get(self.start..end).unwrap_or_default().trim_end();
        if !text.is_empty() {
            self.spans.push(Span::new(self.start, self.start + text.len()));
        }
        let behind = &self.input[end..];
        self.start = end + (behind.len() - behind.trim_start().len());
    }
}

#[cfg(test)]
mod tests;
