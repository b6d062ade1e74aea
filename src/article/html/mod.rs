//! HTML: the article on a page, without what stands around it.
//!
//! `tree` keeps what contains what, and `lines` cuts it into lines; `measure` counts how much text each part holds without what is
//! not part of an article, which `furniture`, `related` and `phrases` recognize, partly by what a `class` says; `body` finds the
//! elements that hold the article, and `head` what stands above it; `blocks` reads them, or `data` where the page shows far less; `metadata` reads what the page
//! says of it. The prose leads back to the bytes of the page.

mod blocks;
mod body;
mod class;
mod data;
mod furniture;
mod head;
mod lines;
mod measure;
mod metadata;
mod names;
mod phrases;
mod references;
mod related;
mod tree;

use std::collections::BTreeSet;

use super::prose::Prose;
use super::{Block, BlockKind, Metadata, Revision};
use blocks::Reader;
use data::Data;
use furniture::Trust;
use head::Title;
use measure::Measure;
use tree::Tree;

/// Less prose than this is not an article.
const CRUMBS: usize = 200;

/// The prose of the article on a page.
pub(super) fn prose(source: &str, revision: Revision) -> Prose<'_> {
    let tree = Tree::parse(source, false);
    let (metadata, description) = metadata::read(&tree, source);
    let data = data::read(&tree, source, revision);
    let (measure, bodies) = locate(&tree, source, revision, &metadata, description.as_deref(), data.is_none());
    let bylines = head::bylines(&tree, &measure, source, &metadata.authors, &bodies);
    let keeps_links = is_made_of_links(&tree, &measure, &bodies);
    let mut reader = Reader::new(source, &tree, &measure, &bylines, keeps_links);
    match head::title(&tree, &measure, source, &bodies, &metadata) {
        Some(Title::Heading(at)) => {
            reader.read(at..tree.nodes[at].end);
            let between = tree.nodes[at].end..bodies.first().copied().unwrap_or_default();
            let is_between = |at: &usize| between.contains(at) && tree.nodes[*at].end <= between.end;
            for &byline in bylines.iter().filter(|byline| is_between(byline)) {
                reader.read(byline..tree.nodes[byline].end);
            }
        }
        Some(Title::Text(range)) => reader.line(range, BlockKind::Headline),
        None => {}
    }
    let first = bodies.first().copied().unwrap_or_default();
    for lead in head::leads(&tree, &measure, first) {
        reader.read(lead..tree.nodes[lead].end);
    }
    for body in bodies {
        reader.read(body..tree.nodes[body].end);
    }
    let mut shown = reader.finish();
    drop_last_headings(&mut shown.blocks);
    drop_repeated(&mut shown);
    let prose = match data {
        Some(data) if is_far_less(&shown, &data.body) => {
            let mut reader = Reader::new(source, &tree, &measure, &bylines, true);
            if let Some(summary) = measure.summary {
                reader.read(summary..tree.nodes[summary].end);
            }
            completed(data, reader.finish())
        }
        _ => shown,
    };
    let body_is_lost = is_lost(&prose, measure.readable);
    Prose { metadata, comments: tree.comments, body_is_lost, ..prose }
}

/// Is what the page calls its article hardly more than links? So it is where a blog lists what it recommends.
fn is_made_of_links(tree: &Tree, measure: &Measure, bodies: &[usize]) -> bool {
    let sum = |counts: &[usize]| bodies.iter().map(|body| counts[*body]).sum::<usize>();
    let is_page = bodies.iter().any(|body| matches!(tree.name(*body), "" | "html" | "body"));
    !is_page && sum(&measure.prose) < CRUMBS && sum(&measure.linked) * 2 > sum(&measure.text)
}

/// The elements that hold the article. Where hardly any prose is left by what the classes of a page say, they may be
/// doubted.
fn locate(
    tree: &Tree,
    source: &str,
    revision: Revision,
    metadata: &Metadata,
    description: Option<&str>,
    may_doubt: bool,
) -> (Measure, Vec<usize>) {
    const LITTLE: usize = 500;
    let find = |trust: Trust| {
        let measure = Measure::of(tree, source, revision, trust, description);
        let bodies = body::find(tree, &measure, head::headline(tree, &measure, source, metadata));
        let prose: usize = bodies.iter().map(|body| measure.prose[*body]).sum();
        (measure, bodies, prose)
    };
    let (mut measure, mut bodies, prose) = find(Trust::Names);
    if may_doubt && prose < LITTLE {
        let second = find(if prose < CRUMBS { Trust::Nothing } else { Trust::Elements });
        let holds = |at: usize| second.1.iter().any(|&body| (body..tree.nodes[body].end).contains(&at));
        let is_wider = prose < CRUMBS || bodies.iter().any(|&body| holds(body));
        if is_wider && second.2 > LITTLE.max(prose * 3) {
            (measure, bodies) = (second.0, second.1);
        }
    }
    (measure, bodies)
}

/// An article in a page's data with the standfirst that the page shows.
fn completed<'a>(data: Data<'a>, standfirst: Prose<'_>) -> Prose<'a> {
    let Data { headline: mut prose, body } = data;
    if !metadata::normal(&body.text).contains(&metadata::normal(&standfirst.text)) {
        prose.append(standfirst);
    }
    prose.append(body);
    prose
}

/// How many bytes of prose there are, without titles.
fn body_len(prose: &Prose<'_>) -> usize {
    let is_title = |block: &&Block| matches!(block.kind, BlockKind::Headline | BlockKind::Byline);
    prose.blocks.iter().filter(|block| !is_title(block)).map(|block| block.span.len()).sum()
}

/// Is what the page shows far less than what its data holds?
fn is_far_less(shown: &Prose<'_>, data: &Prose<'_>) -> bool {
    body_len(shown) * 3 < body_len(data)
}

/// Is what was read no more than a headline or crumbs, although the page has a lot of text?
fn is_lost(read: &Prose<'_>, readable: usize) -> bool {
    const A_LOT: usize = 1000;
    let body = body_len(read);
    body < CRUMBS && readable > A_LOT + 10 * body
}

/// Headings at the end are those of links that were left out.
fn drop_last_headings(blocks: &mut Vec<Block>) {
    let is_heading = |block: &Block| block.kind == BlockKind::Headline;
    let body = blocks.iter().rposition(|block| !is_heading(block)).map_or(1, |last| last + 1);
    blocks.truncate(body);
}

/// The prose of a piece of HTML, or of XHTML, that is all article.
pub(super) fn fragment(source: &str, is_xml: bool, revision: Revision) -> Prose<'_> {
    let tree = Tree::parse(source, is_xml);
    let measure = Measure::of(&tree, source, revision, Trust::Names, None);
    let bylines = head::bylines(&tree, &measure, source, &[], &[]);
    let mut reader = Reader::new(source, &tree, &measure, &bylines, false);
    reader.read(0..tree.nodes.len());
    reader.finish()
}

/// A long block that stands twice is the same text for two widths of the page.
fn drop_repeated(prose: &mut Prose<'_>) {
    const LEAST: usize = 100;
    let mut known = BTreeSet::new();
    let text = prose.text.as_ref();
    prose.blocks.retain(|block| block.span.len() < LEAST || known.insert(&text[block.span.range()]));
}
