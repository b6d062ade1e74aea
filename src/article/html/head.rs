//! What stands above the text of an article: its headline, the names of its writers, its standfirst.

use std::ops::Range;

use super::class::{is_called, words};
use super::measure::Measure;
use super::tree::{Element, Tree};
use super::{metadata, names};
use crate::article::Metadata;

/// The heading of the article: the one that says what the page calls itself, else the only one of the first rank.
pub(super) fn headline(tree: &Tree, measure: &Measure, source: &str, metadata: &Metadata) -> Option<usize> {
    let called = metadata.headline.as_deref().map(metadata::normal);
    let is_shown = |at: usize| !measure.left_out[at] && measure.text[at] > 0;
    let headings = || tree.elements().filter(|(at, element)| names::is_heading(&element.name) && is_shown(*at));
    let mut titles = headings().filter(|(_, element)| element.name == "h1").map(|(at, _)| at);
    let is_called = |at: usize| called.is_some() && Some(metadata::normal(&metadata::text(tree, source, at))) == called;
    let said = headings().map(|(at, _)| at).find(|at| is_called(*at));
    said.or_else(|| titles.next().filter(|_| titles.next().is_none()))
}

/// A title that stands outside the body of its article.
pub(super) enum Title {
    Heading(usize),
    /// Bytes of the source.
    Text(Range<usize>),
}

/// The heading before the body, or what the page calls itself; none where the body has the title in it.
pub(super) fn title(
    tree: &Tree,
    measure: &Measure,
    source: &str,
    bodies: &[usize],
    metadata: &Metadata,
) -> Option<Title> {
    let headline = metadata.headline.as_deref().map(metadata::normal);
    let is_headline =
        |at: usize| headline.is_some() && Some(metadata::normal(&metadata::text(tree, source, at))) == headline;
    let is_shown = |at: usize| !measure.left_out[at] && measure.text[at] > 0;
    let mut headings = tree.elements().filter(|(at, element)| names::is_heading(&element.name) && is_shown(*at));
    let is_inside = |at: usize| bodies.iter().any(|&body| (body..tree.nodes[body].end).contains(&at));
    if headings.any(|(at, element)| is_inside(at) && (element.name == "h1" || is_headline(at))) {
        return None;
    }
    let first = bodies.first().copied().unwrap_or_default();
    let is_before = |at: usize| tree.nodes[at].end <= first && is_shown(at);
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

/// The elements before the body that hold what the article begins with: its standfirst.
pub(super) fn leads(tree: &Tree, measure: &Measure, body: usize) -> Vec<usize> {
    const LONGEST: usize = 1200;
    let heading = (0..body).rev().find(|at| tree.name(*at) == "h1");
    let mut found = Vec::new();
    let mut at = heading.map_or(body, |heading| tree.nodes[heading].end);
    while at < body {
        let end = tree.nodes[at].end;
        let is_lead =
            |element: &Element| is_called(element, &words::LEAD) || element.has_word("itemprop", "description");
        let is_called_so =
            || tree.element(at).is_some_and(is_lead) && measure.prose[at] > 0 && measure.text[at] <= LONGEST;
        if end <= body && !measure.left_out[at] && (measure.summary == Some(at) || is_called_so()) {
            found.push(at);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// The elements that name the writer, in order: what says so, or the short line that it stands in, and lines before the text that
/// are one of these names.
pub(super) fn bylines(
    tree: &Tree,
    measure: &Measure,
    source: &str,
    authors: &[String],
    bodies: &[usize],
) -> Vec<usize> {
    const LONGEST: usize = 150;
    let fits = |at: usize| (1..=LONGEST).contains(&measure.text[at]) && !measure.left_out[at];
    let says_so = |element: &Element| {
        element.has_word("rel", "author")
            || element.has_word("itemprop", "author")
            || is_called(element, &words::BYLINE)
    };
    let mut named: Vec<usize> = tree.elements().filter(|(_, element)| says_so(element)).map(|(at, _)| at).collect();
    named.extend(lines_with(authors, tree, measure, source, bodies));
    named.sort_unstable();
    let mut found: Vec<usize> = Vec::new();
    for at in named.into_iter().filter(|at| fits(*at)) {
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

/// The blocks before the text of the article that hold one of these names, and a word or two beside it.
fn lines_with<'t>(
    authors: &[String],
    tree: &'t Tree,
    measure: &'t Measure,
    source: &'t str,
    bodies: &[usize],
) -> impl Iterator<Item = usize> + 't {
    const SHORTEST: usize = 5;
    const BESIDE: usize = 12;
    let names: Vec<String> =
        authors.iter().map(|name| metadata::normal(name)).filter(|n| n.len() >= SHORTEST).collect();
    let longest = names.iter().map(String::len).max().unwrap_or_default() + BESIDE;
    let body = bodies.first().copied().unwrap_or(usize::MAX);
    let before = measure.lines.iter().take_while(move |line| line.nodes.start < body || !line.is_prose());
    let short = before.filter(move |line| line.text <= 2 * longest && tree.nodes[line.block].end == line.nodes.end);
    short.map(|line| line.block).filter(move |block| {
        let said = metadata::normal(&metadata::text(tree, source, *block));
        names.iter().any(|name| said.len() <= name.len() + BESIDE && (said.starts_with(name) || said.ends_with(name)))
    })
}
