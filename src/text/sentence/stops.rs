//! Where a sentence may end: the marks ".", "?", "!" and "…", found by vector instructions.

use memchr::{memchr, memchr3};

/// The last byte of "…" (E2 80 A6), the only one that is rare in English.
const ELLIPSIS_TAIL: u8 = 0xa6;

/// Finds the stops of a text one after the other.
pub(super) struct Stops<'a> {
    bytes: &'a [u8],
    /// The first "…" at or behind the place last asked for; the end of the text if there is none.
    ellipsis: usize,
}

impl<'a> Stops<'a> {
    /// A search in `text`, from byte `from` on.
    pub(super) fn new(text: &'a str, from: usize) -> Self {
        let mut stops = Self { bytes: text.as_bytes(), ellipsis: 0 };
        stops.ellipsis = stops.find_ellipsis(from);
        stops
    }

    /// The first stop in `from..to`; `from` never goes back from one call to the next.
    pub(super) fn next(&mut self, from: usize, to: usize) -> Option<usize> {
        if self.ellipsis < from {
            self.ellipsis = self.find_ellipsis(from);
        }
        let to = to.min(self.ellipsis + 1);
        let found = memchr3(b'.', b'?', b'!', self.bytes.get(from..to)?).map(|at| from + at);
        found.or_else(|| (from..to).contains(&self.ellipsis).then_some(self.ellipsis))
    }

    fn find_ellipsis(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(found) = self.bytes.get(at..).and_then(|rest| memchr(ELLIPSIS_TAIL, rest)) {
            at += found + 1;
            if self.bytes[..at].ends_with("…".as_bytes()) && at >= from + "…".len() {
                return at - "…".len();
            }
        }
        self.bytes.len()
    }
}
