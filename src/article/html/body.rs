//! Where on a page its article is.

use super::furniture::Measure;
use super::names;
use super::tree::{Element, Tree};

/// The element that holds the text of the article: what the page calls so, else the container with the densest prose.
pub(super) fn find(tree: &Tree, measure: &Measure) -> usize {
    let densest = densest(tree, measure);
    // what a page calls its article may be the teaser of another one
    let is_real = |at: &usize| measure.text[*at] > 0 && prose(tree, measure, *at) * 2 >= prose(tree, measure, densest);
    let largest = |is_asked: &dyn Fn(&Element) -> bool| {
        let found =
            tree.elements().filter(|(at, element)| is_asked(element) && !measure.left_out[*at]).map(|(at, _)| at);
        found.max_by_key(|at| (measure.text[*at], std::cmp::Reverse(*at))).filter(is_real)
    };
    largest(&|element| element.has_word("itemprop", "articleBody"))
        .or_else(|| largest(&|element| element.name == "article" || element.has_word("role", "article")))
        .or_else(|| largest(&|element| element.name == "main" || element.has_word("role", "main")))
        .unwrap_or(densest)
}

/// The visible characters of a node that carry no link.
fn prose(tree: &Tree, measure: &Measure, at: usize) -> usize {
    if at < tree.nodes.len() { measure.text[at] - measure.linked[at] } else { 0 }
}

/// The element whose own paragraphs hold the most text: each paragraph counts for the element around it, and by half for the one
/// around that.
fn densest(tree: &Tree, measure: &Measure) -> usize {
    const LEAST: usize = 25;
    let mut scores = vec![0; tree.nodes.len()];
    for (at, element) in tree.elements() {
        let len = prose(tree, measure, at);
        let is_paragraph = matches!(element.name.as_str(), "p" | "pre" | "blockquote")
            || element.name == "div" && !tree.nodes[tree.inside(at)].iter().any(is_block);
        if measure.left_out[at] || !is_paragraph || len < LEAST {
            continue;
        }
        let parent = tree.nodes[at].parent;
        scores[parent] += 2 * len;
        scores[tree.nodes[parent].parent] += len;
    }
    let best = scores.iter().enumerate().max_by_key(|(at, score)| (**score, std::cmp::Reverse(*at)));
    let mut best = best.filter(|(_, score)| **score > 0).map_or(0, |(at, _)| at);
    // prose in several parts beside each other: the element around them
    while scores[tree.nodes[best].parent] * 20 > scores[best] * 13 && tree.nodes[best].parent != best {
        best = tree.nodes[best].parent;
    }
    best
}

fn is_block(node: &super::tree::Node) -> bool {
    matches!(&node.kind, super::tree::NodeKind::Element(element) if names::is_block(&element.name))
}
