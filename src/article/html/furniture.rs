//! What of a page is not its article: navigation, captions, scripts, links to other articles, and what readers do not see.

use super::names;
use super::tree::{Element, NodeKind, Tree};
use crate::article::Revision;

/// How much text the nodes of a page hold, by node.
pub(super) struct Measure {
    /// Is the node, or one around it, no part of an article?
    pub(super) left_out: Vec<bool>,
    /// The letters and other visible characters in it, without what is left out.
    pub(super) text: Vec<usize>,
    /// Those among them that carry a link.
    pub(super) linked: Vec<usize>,
}

impl Measure {
    pub(super) fn of(tree: &Tree, source: &str, revision: Revision) -> Measure {
        let count = tree.nodes.len();
        let visible = |range: &std::ops::Range<usize>| {
            source.get(range.clone()).unwrap_or_default().bytes().filter(|byte| !byte.is_ascii_whitespace()).count()
        };
        let mut measure = Measure { left_out: vec![false; count], text: vec![0; count], linked: vec![0; count] };
        let mut all = vec![0; count];
        for (at, node) in tree.nodes.iter().enumerate().rev() {
            if let NodeKind::Text(range) = &node.kind {
                all[at] += visible(range);
            }
            if at > 0 {
                all[node.parent] += all[at];
            }
        }
        let article = all.first().copied().unwrap_or_default();
        for (at, node) in tree.nodes.iter().enumerate() {
            let NodeKind::Element(element) = &node.kind else {
                measure.left_out[at] = measure.left_out[node.parent];
                continue;
            };
            // what holds most of a page is no furniture, whatever it calls itself
            let is_most = all[at] * 2 > article;
            let is_quoted = element.name == "footer" && tree.name(node.parent) == "blockquote";
            measure.left_out[at] = measure.left_out[node.parent]
                || names::is_left_out(&element.name)
                || is_unseen(element, revision)
                || element.name == "footer" && !is_quoted
                || !is_most && is_furniture(element);
        }
        for (at, node) in tree.nodes.iter().enumerate().rev() {
            match &node.kind {
                NodeKind::Text(range) if !measure.left_out[at] => measure.text[at] = visible(range),
                NodeKind::Element(element) if element.name == "a" && element.attribute("href").is_some() => {
                    measure.linked[at] = measure.text[at];
                }
                _ => {}
            }
            if at > 0 {
                measure.text[node.parent] += measure.text[at];
                measure.linked[node.parent] += measure.linked[at];
            }
        }
        measure
    }

    /// Is nearly all text of a node a link, and no sentence? So look the links to other articles between paragraphs.
    pub(super) fn is_mostly_link(&self, tree: &Tree, source: &str, at: usize) -> bool {
        let (text, linked) = (self.text[at], self.linked[at]);
        let ends = || {
            let texts = tree.nodes[tree.inside(at)].iter().rev().filter_map(|node| match &node.kind {
                NodeKind::Text(range) => source.get(range.clone()).map(str::trim_end).filter(|text| !text.is_empty()),
                NodeKind::Element(_) => None,
            });
            texts.into_iter().next().is_some_and(|text| text.ends_with(['.', '!', '?', '”', '"', '…', ';']))
        };
        linked * 4 >= text * 3 && text > 0 && !ends()
    }
}

/// How many visible characters the elements of a page hold that can hold prose, wherever they stand.
pub(super) fn readable(tree: &Tree, source: &str) -> usize {
    let mut hidden = vec![false; tree.nodes.len()];
    let mut count = 0;
    for (at, node) in tree.nodes.iter().enumerate() {
        hidden[at] = hidden[node.parent];
        match &node.kind {
            NodeKind::Element(element) => hidden[at] |= names::is_left_out(&element.name),
            NodeKind::Text(range) if !hidden[at] => {
                let text = source.get(range.clone()).unwrap_or_default();
                count += text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
            }
            NodeKind::Text(_) => {}
        }
    }
    count
}

/// Do readers of the page not see it?
fn is_unseen(element: &Element, revision: Revision) -> bool {
    let style = || element.attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || element.attribute("style").is_some()
            && (style().contains("display:none") || style().contains("visibility:hidden"))
        || match revision {
            Revision::Final => element.name == "del",
            Revision::Original => element.name == "ins",
        }
}

/// Does an element say by its role, class or id that it is something beside the article?
fn is_furniture(element: &Element) -> bool {
    const ROLES: [&str; 9] =
        ["banner", "complementary", "contentinfo", "dialog", "form", "menu", "navigation", "search", "toolbar"];
    if matches!(element.name.as_str(), "html" | "body" | "article" | "main") {
        return false;
    }
    ROLES.iter().any(|role| element.has_word("role", role)) || is_called(element, &words::FURNITURE)
}

/// Is a part of the element's class or id, or two parts that follow each other, one of these words?
pub(super) fn is_called(element: &Element, words: &[&str]) -> bool {
    let is_known = |name: &str| {
        let mut before = String::new();
        let mut parts = name.split(|c: char| !c.is_ascii_alphabetic()).filter(|part| !part.is_empty());
        parts.any(|part| {
            let part = part.to_ascii_lowercase();
            let pair = format!("{before}-{part}");
            let found = [part.as_str(), &pair].iter().any(|word| words.binary_search(word).is_ok());
            before = part;
            found
        })
    };
    ["class", "id"].iter().filter_map(|name| element.attribute(name)).any(is_known)
}

/// The lists of `data/pages.toml`.
pub(super) mod words {
    include!(concat!(env!("OUT_DIR"), "/pages.rs"));
}
