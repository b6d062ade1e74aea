//! Comments that stand in the markup of an article: no prose, but they may say how it is to be audited.

#[cfg(any(feature = "documents", feature = "markdown"))]
use std::ops::Range;

use crate::span::Span;

/// A comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// The bytes of the input between its marks.
    pub inside: Span,
    /// Does it stand among the words of a block, rather than between blocks?
    pub inline: bool,
}

/// Adds the comments that begin in a range of the source.
#[cfg(any(feature = "documents", feature = "markdown"))]
pub(super) fn find(source: &str, range: Range<usize>, inline: bool, found: &mut Vec<Comment>) {
    const MARKS: [&str; 2] = ["<!--", "-->"];
    let mut at = range.start;
    while let Some(start) = source.get(at..range.end).and_then(|rest| rest.find(MARKS[0])) {
        let inside = at + start + MARKS[0].len();
        let Some(len) = source.get(inside..range.end).and_then(|rest| rest.find(MARKS[1])) else { return };
        found.push(Comment { inside: Span::new(inside, inside + len), inline });
        at = inside + len + MARKS[1].len();
    }
}
