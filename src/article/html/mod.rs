//! HTML: the article on a page, without what stands around it.
//!
//! `tree` keeps what contains what; `furniture` tells what is no article anywhere; `body` finds the element that holds the
//! article; `blocks` reads it, or `data` where there is nothing on the page; `metadata` reads what the page says of it. The
//! prose leads back to the bytes of the page.

mod blocks;
mod body;
mod data;
mod furniture;
mod metadata;
mod names;
mod references;
mod tree;

use std::ops::Range;

use super::prose::Prose;
use super::{Block, BlockKind, Metadata, Revision};
use blocks::Reader;
use furniture::{Measure, is_called, words};
use tree::Tree;

/// The prose of the article on a page.
pub(super) fn prose(source: &str, revision: Revision) -> Prose<'_> {
    let tree = Tree::parse(source, false);
    let measure = Measure::of(&tree, source, revision);
    let metadata = metadata::read(&tree, source);
    let body = body::find(&tree, &measure);
    let bylines = bylines(&tree, &measure);
    let mut reader = Reader::new(source, &tree, &measure, &bylines);
    match title(&tree, &measure, source, body, &metadata) {
        Some(Title::Heading(at)) => {
            reader.read(at..tree.nodes[at].end);
            let between = tree.nodes[at].end..body;
            for &byline in bylines.iter().filter(|byline| between.contains(byline) && tree.nodes[**byline].end <= body)
            {
                reader.read(byline..tree.nodes[byline].end);
            }
        }
        Some(Title::Text(range)) => reader.line(range, BlockKind::Headline),
        None => {}
    }
    reader.read(body..tree.nodes[body].end);
    let shown = reader.finish();
    let is_title = |block: &Block| matches!(block.kind, BlockKind::Headline | BlockKind::Byline);
    let hidden = shown.blocks.iter().all(is_title).then(|| data::prose(&tree, source, revision)).flatten();
    let prose = hidden.unwrap_or(shown);
    let body_is_lost = is_lost(&prose, &tree, source);
    Prose { metadata, comments: tree.comments, body_is_lost, ..prose }
}

/// Is what was read no more than a headline or crumbs, although the page has a lot of text?
fn is_lost(read: &Prose<'_>, tree: &Tree, source: &str) -> bool {
    const CRUMBS: usize = 200;
    const A_LOT: usize = 1000;
    let is_title = |block: &&Block| matches!(block.kind, BlockKind::Headline | BlockKind::Byline);
    let body: usize = read.blocks.iter().filter(|block| !is_title(block)).map(|block| block.span.len()).sum();
    body < CRUMBS && furniture::readable(tree, source) > A_LOT + 10 * body
}

/// The prose of a piece of HTML, or of XHTML, that is all article.
pub(super) fn fragment(source: &str, is_xml: bool, revision: Revision) -> Prose<'_> {
    let tree = Tree::parse(source, is_xml);
    let measure = Measure::of(&tree, source, revision);
    let bylines = bylines(&tree, &measure);
    let mut reader = Reader::new(source, &tree, &measure, &bylines);
    reader.read(0..tree.nodes.len());
    reader.finish()
}

/// A title that stands outside the body of its article.
enum Title {
    Heading(usize),
    /// Bytes of the source.
    Text(Range<usize>),
}

/// The heading before the body, or what the page calls itself; none where the body has the title in it.
fn title(tree: &Tree, measure: &Measure, source: &str, body: usize, metadata: &Metadata) -> Option<Title> {
    let headline = metadata.headline.as_deref().map(metadata::normal);
    let is_headline =
        |at: usize| headline.is_some() && Some(metadata::normal(&metadata::text(tree, source, at))) == headline;
    let is_shown = |at: usize| !measure.left_out[at] && measure.text[at] > 0;
    let mut headings = tree.elements().filter(|(at, element)| names::is_heading(&element.name) && is_shown(*at));
    let inside = body..tree.nodes[body].end;
    if headings.any(|(at, element)| inside.contains(&at) && (element.name == "h1" || is_headline(at))) {
        return None;
    }
    let is_before = |at: usize| tree.nodes[at].end <= body && is_shown(at);
    let before: Vec<usize> =
        tree.elements().filter(|(at, element)| element.name == "h1" && is_before(*at)).map(|(at, _)| at).collect();
    if let Some(&at) = before.iter().find(|at| is_headline(**at)).or(before.last()) {
        return Some(Title::Heading(at));
    }
    let (at, _) = tree.elements().find(|(_, element)| element.name == "title")?;
    let range = tree.texts(at).next()?;
    let is_head =
        |name: &str| matches!(name, "" | "html" | "head" | "meta" | "link" | "base" | "script" | "style" | "noscript");
    if (1..at).any(|before| tree.element(before).map_or(is_shown(before), |element| !is_head(&element.name))) {
        return None;
    }
    let text = source.get(range.clone())?;
    let end = match metadata.headline.as_deref().and_then(|headline| text.trim_start().strip_prefix(headline)) {
        Some(rest) => text.len() - rest.len(),
        None => [" | ", " – ", " — ", " - "].iter().filter_map(|mark| text.rfind(mark)).max().unwrap_or(text.len()),
    };
    let range = range.start..range.start + end;
    let is_title = source.get(range.clone()).is_some_and(|text| !text.trim().is_empty());
    is_title.then_some(Title::Text(range))
}

/// The elements that name the writer, in order: what says so, or the short line that it stands in.
fn bylines(tree: &Tree, measure: &Measure) -> Vec<usize> {
    const LONGEST: usize = 150;
    let fits = |at: usize| (1..=LONGEST).contains(&measure.text[at]) && !measure.left_out[at];
    let says_so = tree.elements().filter(|(_, element)| {
        element.has_word("rel", "author")
            || element.has_word("itemprop", "author")
            || is_called(element, &words::BYLINE)
    });
    let mut found: Vec<usize> = Vec::new();
    for (at, _) in says_so.filter(|(at, _)| fits(*at)) {
        let is_block = |at: usize| names::is_block(tree.name(at));
        let line =
            std::iter::successors(Some(at), |&at| (at > 0).then(|| tree.nodes[at].parent)).find(|&at| is_block(at));
        let is_line = |at: &usize| fits(*at) && !tree.inside(*at).any(is_block);
        let byline = line.filter(is_line).unwrap_or(at);
        // one that names several writers, or stands in another, is one byline
        if found.last().is_none_or(|last| tree.nodes[*last].end <= byline) {
            found.push(byline);
        }
    }
    found.sort_unstable();
    found
}
