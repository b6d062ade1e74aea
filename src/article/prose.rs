//! What readers make of their input.

use std::borrow::Cow;

use super::json::Text;
use super::{Block, BlockKind, Comment, Link, Metadata, SourceMap};
use crate::span::Span;

/// The prose of an article, and what its markup says of it.
#[derive(Debug, Default)]
pub(super) struct Prose<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) blocks: Vec<Block>,
    pub(super) links: Vec<Link>,
    /// Comments in the markup of a file that is one article as a whole.
    pub(super) comments: Vec<Comment>,
    pub(super) metadata: Metadata,
    /// There is far more text than was taken for the article: its body was not found.
    pub(super) body_is_lost: bool,
    pub(super) map: SourceMap,
}

impl Prose<'_> {
    /// The same, for longer than what it was read from.
    pub(super) fn into_owned(self) -> Prose<'static> {
        let Prose { text, blocks, links, comments, metadata, body_is_lost, map } = self;
        Prose { text: Cow::Owned(text.into_owned()), blocks, links, comments, metadata, body_is_lost, map }
    }

    /// Lets its places, which lead into a part of the input, lead into the input itself.
    pub(super) fn inside(mut self, part: &SourceMap) -> Self {
        self.map = self.map.then(part);
        self
    }

    /// A block by itself, unless there is nothing in it.
    pub(super) fn line(line: Text<'_>, kind: BlockKind) -> Self {
        let text = line.text.into_owned();
        let span = Span::new(0, text.len()).trim(&text);
        let blocks = if span.is_empty() { Vec::new() } else { vec![Block { span, kind }] };
        Self { text: Cow::Owned(text), blocks, map: line.map, ..Self::default() }
    }

    /// The prose with a headline and a byline before it, each only where it does not have its own before its text.
    #[cfg(feature = "documents")]
    pub(super) fn headed(self, headline: Prose<'_>, byline: Prose<'_>) -> Prose<'static> {
        let is_head =
            |block: &&Block| matches!(block.kind, BlockKind::Headline | BlockKind::Byline | BlockKind::Dateline);
        let has = |kind| self.blocks.iter().take_while(is_head).any(|block| block.kind == kind);
        let mut prose = Prose::default();
        if !has(BlockKind::Headline) {
            prose.append(headline);
        }
        if !has(BlockKind::Byline) {
            prose.append(byline);
        }
        prose.append(self);
        prose
    }

    /// Puts other prose of the same input behind this one.
    pub(super) fn append(&mut self, other: Prose<'_>) {
        if other.blocks.is_empty() {
            return;
        }
        let text = self.text.to_mut();
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let by = text.len();
        text.push_str(&other.text);
        let moved = |span: Span| Span::new(span.start() + by, span.end() + by);
        self.blocks.extend(other.blocks.into_iter().map(|block| Block { span: moved(block.span), ..block }));
        self.links.extend(other.links.into_iter().map(|link| Link { span: moved(link.span), ..link }));
        self.map.append(other.map, by);
    }
}

/// Can a paragraph that is all strong be a heading?
#[cfg(any(feature = "markdown", feature = "documents"))]
pub(super) fn can_be_heading(text: &str) -> bool {
    const LONGEST: usize = 160;
    text.len() <= LONGEST && !text.trim_end().ends_with(['.', '!', '?', ':', ',', '”', '"'])
}
