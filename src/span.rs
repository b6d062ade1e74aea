//! A range of bytes in a text.

use std::fmt;
use std::ops::{Index, Range};

/// Bytes `start..end` of an article's text, half-open.
///
/// Inside the library a span is only ever made by a parser from places it has stood at, so both ends lie on character
/// boundaries and `start <= end`. Offsets are 32 bits wide: an article is at most [`Span::MAX_LEN`] bytes long.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The longest text that spans can point into, in bytes.
    pub const MAX_LEN: usize = u32::MAX as usize;

    /// A span from byte offsets; an `end` before `start` gives the empty span at `start`.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= Self::MAX_LEN, "{start}..{end}");
        Self { start: start as u32, end: end.max(start) as u32 }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Does the span hold no byte?
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The offsets as a range, to index a string with.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Does `other` lie wholly inside?
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Do the two share a byte?
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without the white space at its ends in `text`.
    pub(crate) fn trim(self, text: &str) -> Span {
        let inner = &text[self];
        let start = self.start() + (inner.len() - inner.trim_start().len());
        Span::new(start, start + inner.trim().len())
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
