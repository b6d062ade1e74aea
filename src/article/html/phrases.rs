//! Lines that a page addresses to its readers: what to read next, subscriptions, donations, cookies.

use std::ops::Range;

use super::class::words;
use super::lines::Line;
use super::tree::{NodeKind, Tree};

/// What is longer, or has quotation marks, is of the article.
const LONGEST: usize = 400;

/// Is it a line that a page says beside its article?
pub(super) fn is_notice(tree: &Tree, source: &str, line: &Line) -> bool {
    let is_quoted = |text: &str| text.contains(['"', '“', '”', '«', '»', '„', '「']);
    if line.text > LONGEST || texts(tree, source, line.nodes.clone()).any(is_quoted) {
        return false;
    }
    let said = normal(tree, source, line.nodes.clone());
    let said = said.as_str();
    let names_account =
        || texts(tree, source, line.nodes.clone()).flat_map(str::split_whitespace).any(|word| word.starts_with('@'));
    let contains = |phrase: &&str| {
        said.match_indices(*phrase).any(|(at, _)| {
            let ends = said[at + phrase.len()..].starts_with('-') || at + phrase.len() == said.len();
            ends && (at == 0 || said[..at].ends_with('-'))
        })
    };
    let begins =
        |phrase: &&str| said.strip_prefix(*phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    words::LINES.binary_search(&said).is_ok()
        || words::TOOLS.binary_search(&said).is_ok()
        || !said.contains('-') && names_account()
        || words::NOTICES.iter().any(contains)
        || is_label(tree, source, line) && words::LABELS.iter().any(begins)
        || words::REQUESTS.iter().any(begins) && (words::OFFERS.iter().any(contains) || names_account())
}

/// Is it a link to something that a page offers beside the name of a writer: "Email the author"?
pub(super) fn is_tool(tree: &Tree, source: &str, at: usize) -> bool {
    const MOST_NODES: usize = 8;
    let nodes = at..tree.nodes[at].end;
    tree.name(at) == "a" && nodes.len() <= MOST_NODES && {
        let said = normal(tree, source, nodes);
        words::TOOLS.binary_search(&said.as_str()).is_ok()
    }
}

/// Does a heading announce other articles?
pub(super) fn is_more(tree: &Tree, source: &str, heading: &Line) -> bool {
    const LONGEST: usize = 60;
    if heading.text > LONGEST {
        return false;
    }
    let said = normal(tree, source, heading.nodes.clone());
    words::MORE
        .iter()
        .any(|phrase| said.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
}

/// Are its first words set apart from what follows by a colon, or is the rest a link?
fn is_label(tree: &Tree, source: &str, line: &Line) -> bool {
    const LABEL: usize = 40;
    let mut texts = texts(tree, source, line.nodes.clone()).map(str::trim).filter(|text| !text.is_empty());
    let first = texts.next().unwrap_or_default();
    let rest = texts.next().unwrap_or_default();
    let colon = |text: &str| text.find(':').is_some_and(|at| at <= LABEL);
    colon(first) || rest.starts_with(':') || line.linked * 2 >= line.text
}

/// The words of these nodes in lower case, with a hyphen between two.
fn normal(tree: &Tree, source: &str, nodes: Range<usize>) -> String {
    let mut said = String::new();
    for text in texts(tree, source, nodes) {
        // "don't" and "don’t" are one word
        for c in text.chars().filter(|c| !matches!(c, '\'' | '’')) {
            if c.is_alphanumeric() {
                said.extend(c.to_lowercase());
            } else if !said.is_empty() && !said.ends_with('-') {
                said.push('-');
            }
        }
    }
    said.truncate(said.trim_end_matches('-').len());
    said
}

/// The texts of these nodes, with references as they are written.
fn texts<'a>(tree: &'a Tree, source: &'a str, nodes: Range<usize>) -> impl Iterator<Item = &'a str> {
    tree.nodes[nodes].iter().filter_map(move |node| match &node.kind {
        NodeKind::Text(range) => source.get(range.clone()),
        NodeKind::Element(_) => None,
    })
}
