//! What the blocks of an article are, by their looks and their place: title, headings, bylines, datelines, captions,
//! keywords. The same for every format; blocks that markup has spoken for are left as they are.
//!
//! Precision comes first: a sentence that is taken for a heading is lost to the audit.

mod byline;
mod caption;
mod date;
mod dateline;
mod headline;
mod keywords;
mod promotion;
mod stamp;
mod words;

use super::prose::Prose;
use super::{Block, BlockKind, Dateline};
use crate::span::Span;

/// Could the line stand for a byline, wherever it is?
pub(super) fn is_byline(line: &str) -> bool {
    byline::named(line)
}

/// Gives paragraphs that are something else their kind, and datelines that stand before a paragraph a block of their own.
/// Links to other articles and offers to readers are no blocks.
pub(super) fn recognize(prose: &mut Prose<'_>) -> Dateline {
    let mut layout = Layout::new(&prose.text, &prose.blocks);
    let mut blocks = Vec::with_capacity(prose.blocks.len() + 1);
    for (at, block) in prose.blocks.iter().enumerate() {
        if !layout.is_promotion(at) {
            layout.place(at, *block, &mut blocks);
        }
    }
    let dateline = layout.dateline;
    prose.links.retain_mut(|link| {
        let behind = blocks.partition_point(|block| block.span.start() < link.span.end());
        let block = behind.checked_sub(1).and_then(|last| blocks.get(last)).filter(|b| b.span.overlaps(link.span));
        if let Some(Block { span, .. }) = block {
            // a dateline may end inside a link
            link.span = Span::new(link.span.start().max(span.start()), link.span.end().min(span.end()));
        }
        block.is_some()
    });
    prose.blocks = blocks;
    dateline
}

/// The blocks of an article on their way through.
struct Layout<'a> {
    text: &'a str,
    blocks: &'a [Block],
    title: Option<usize>,
    /// How many blocks stand above the paragraph that begins with a dateline.
    head: usize,
    /// No running text has come yet.
    front: bool,
    /// The kind of the block before.
    before: Option<BlockKind>,
    /// Where the lines that look like headings and follow each other end, and whether they are headings.
    headings: (usize, bool),
    /// Markup says what is a heading.
    marked: bool,
    /// Several blocks begin with the time of day.
    blog: bool,
    dateline: Dateline,
}

impl<'a> Layout<'a> {
    fn new(text: &'a str, blocks: &'a [Block]) -> Self {
        let marked = blocks.iter().any(|block| block.kind == BlockKind::Headline);
        let blog = blocks.iter().filter(|block| stamp::opens(&text[block.span])).nth(1).is_some();
        let mut layout = Self {
            text,
            blocks,
            title: None,
            head: 0,
            front: true,
            before: None,
            headings: (0, false),
            marked,
            blog,
            dateline: Dateline::default(),
        };
        layout.head = layout.find_head();
        layout.title = layout.find_title();
        layout
    }

    /// The title: the first block that is nothing else, if it looks like one.
    fn find_title(&self) -> Option<usize> {
        const FARTHEST: usize = 4;
        let is_other = |line: &str| {
            let is_byline = byline::named(line) || byline::credit(line);
            is_byline || dateline::line(line).is_some() || caption::caption(line) || keywords::labelled(line)
        };
        let first = (0..self.blocks.len().min(FARTHEST)).find(|at| !is_other(self.line(*at)))?;
        let fits = !self.marked && self.blocks[first].kind == BlockKind::Paragraph && !self.opens_with_dateline(first);
        let rest = self.blocks[first + 1..].iter().map(|block| &self.text[block.span]);
        (fits && (first < self.head || headline::title(self.line(first), rest))).then_some(first)
    }

    /// How many blocks stand above the paragraph that begins with a dateline, if they are few and short: title and decks.
    fn find_head(&self) -> usize {
        const MOST: usize = 3;
        const LONGEST: usize = 130;
        let is_listed = |block: &Block| matches!(block.kind, BlockKind::ListItem | BlockKind::TableCell);
        let is_short = |block: &&Block| !is_listed(block) && block.span.len() <= LONGEST;
        let short = self.blocks.iter().take(MOST).take_while(is_short).count();
        (0..=short).find(|at| self.opens_with_dateline(*at)).unwrap_or(0)
    }

    fn opens_with_dateline(&self, at: usize) -> bool {
        let is_paragraph = self.blocks.get(at).is_some_and(|block| block.kind == BlockKind::Paragraph);
        is_paragraph && dateline::inline(self.line(at), dateline::At::Front).is_some()
    }

    fn line(&self, at: usize) -> &'a str {
        self.blocks.get(at).map_or("", |block| &self.text[block.span])
    }

    /// Is the block no part of the article, but a link to another one or an offer to readers? A title never is.
    fn is_promotion(&self, at: usize) -> bool {
        let prose = matches!(self.blocks[at].kind, BlockKind::Paragraph | BlockKind::ListItem);
        prose && self.title != Some(at) && promotion::is_promotion(self.line(at))
    }

    /// Puts a block, whatever it is, behind the others.
    fn place(&mut self, at: usize, block: Block, blocks: &mut Vec<Block>) {
        /// Of a post, in bytes.
        const LONGEST_TITLE: usize = 130;
        let mut kind = match block.kind {
            BlockKind::Paragraph => self.kind(at),
            BlockKind::ListItem if self.is_summary(at) => BlockKind::Headline,
            BlockKind::Dateline => {
                if let Some(found) = dateline::line(self.line(at)) {
                    self.record(found.spans(self.line(at), block.span.start()));
                }
                BlockKind::Dateline
            }
            kind => kind,
        };
        let under_headline = self.before.replace(kind) == Some(BlockKind::Headline);
        let mut span = block.span;
        if matches!(kind, BlockKind::Paragraph | BlockKind::ListItem)
            && let Some(len) = stamp::inline(&self.text[span], self.blog)
        {
            let behind = span.start() + len;
            blocks.push(Block { span: Span::new(span.start(), behind).trim(self.text), kind: BlockKind::Dateline });
            span = Span::new(behind, span.end()).trim(self.text);
            if kind == BlockKind::Paragraph && span.len() <= LONGEST_TITLE && !words::has_stop(&self.text[span]) {
                kind = BlockKind::Headline;
            }
        }
        if kind == BlockKind::Paragraph {
            let place = if self.front || under_headline { dateline::At::Front } else { dateline::At::Body };
            if let Some((len, found)) = dateline::inline(&self.text[span], place) {
                self.record(found.spans(&self.text[span], span.start()));
                let dateline = Span::new(span.start(), span.start() + len);
                blocks.push(Block { span: dateline, kind: BlockKind::Dateline });
                span = Span::new(dateline.end(), span.end()).trim(self.text);
            }
        }
        self.front &=
            !matches!(kind, BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem | BlockKind::TableCell);
        blocks.push(Block { span, kind });
    }

    /// Is it one of the bullets that sum a wire report up, between its title and its dateline?
    fn is_summary(&self, at: usize) -> bool {
        const MOST: usize = 8;
        let listed = |at: &usize| self.blocks.get(*at).is_some_and(|block| block.kind == BlockKind::ListItem);
        let below = (at..at + MOST).find(|at| !listed(at));
        self.front && !words::has_stop(self.line(at)) && below.is_some_and(|below| self.opens_with_dateline(below))
    }

    /// Keeps what the first dateline names.
    fn record(&mut self, found: Dateline) {
        if self.dateline == Dateline::default() {
            self.dateline = found;
        }
    }

    /// What a paragraph is.
    fn kind(&mut self, at: usize) -> BlockKind {
        const END: usize = 5;
        const LONGEST: usize = 800;
        let line = self.line(at);
        if line.len() > LONGEST {
            return BlockKind::Paragraph;
        }
        if self.title == Some(at) {
            return BlockKind::Headline;
        }
        if let Some(found) = dateline::line(line) {
            self.record(found.spans(line, self.blocks[at].span.start()));
            return BlockKind::Dateline;
        }
        let from_end = self.blocks.len() - 1 - at;
        let under_headline = self.before == Some(BlockKind::Headline);
        let at_edge = self.front || from_end < END;
        if caption::caption(line) {
            BlockKind::Caption
        } else if (self.front || under_headline || from_end < 2) && byline::named(line)
            || at_edge && byline::credit(line)
            || from_end < END && !self.front && byline::contribution(line)
            || self.front && self.title.is_some_and(|title| title + 1 == at) && byline::under_title(line)
        {
            BlockKind::Byline
        } else if keywords::labelled(line) || from_end == 0 && !self.front && keywords::unlabelled(line) {
            BlockKind::Keywords
        } else if (at < self.head && !self.marked) || self.is_deck(at) || self.is_heading(at) {
            BlockKind::Headline
        } else {
            BlockKind::Paragraph
        }
    }

    /// Does the line go on from the title, with no blank line between, and set off from the text?
    fn is_deck(&self, at: usize) -> bool {
        const LONGEST: usize = 130;
        let Some(title) = self.title.filter(|title| title + 1 == at) else { return false };
        let rest = self.blocks[at + 1..].iter().map(|block| &self.text[block.span]);
        !self.is_set_off(at)
            && self.is_set_off(at + 1)
            && self.blocks[at].span.len() <= LONGEST
            && (self.line(title).ends_with(';') || headline::title(self.line(at), rest))
    }

    /// Is it a heading? At most three stand together; more of the kind make a list.
    fn is_heading(&mut self, at: usize) -> bool {
        const MOST: usize = 3;
        if self.marked {
            return false;
        }
        if at >= self.headings.0 {
            let end = (at..self.blocks.len()).find(|at| !self.looks_like_heading(*at)).unwrap_or(self.blocks.len());
            self.headings = (end, end - at <= MOST && end < self.blocks.len());
        }
        at < self.headings.0 && self.headings.1
    }

    fn looks_like_heading(&self, at: usize) -> bool {
        let line = self.line(at);
        let set_off = || self.is_set_off(at) && self.is_set_off(at + 1);
        let heading = headline::is_heading(line) && (set_off() || headline::is_title_case(line));
        self.blocks[at].kind == BlockKind::Paragraph && (heading || headline::is_label(line))
    }

    /// Does a blank line stand before the block?
    fn is_set_off(&self, at: usize) -> bool {
        let (Some(before), Some(block)) =
            (at.checked_sub(1).and_then(|before| self.blocks.get(before)), self.blocks.get(at))
        else {
            return true;
        };
        let between = &self.text[before.span.end()..block.span.start()];
        between.matches('\n').count().max(between.matches('\r').count()) >= 2
    }
}
