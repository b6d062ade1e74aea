//! What of a page is not its article: navigation, captions, scripts, links to other articles, and what readers do not see.

use super::lines::{self, Line};
use super::names;
use super::phrases;
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
    /// Those among them in lines that may be sentences.
    pub(super) prose: Vec<usize>,
    /// The lines that are not left out.
    pub(super) lines: Vec<Line>,
    /// The visible characters of the page, of what can hold prose at all.
    pub(super) readable: usize,
}

impl Measure {
    /// `trust` says how far the page is believed about what is no article.
    pub(super) fn of(tree: &Tree, source: &str, revision: Revision, trust: Trust) -> Measure {
        let count = tree.nodes.len();
        let mut left_out = vec![false; count];
        for (at, node) in tree.nodes.iter().enumerate() {
            let is_never = |element: &Element| {
                names::is_no_text(&element.name) && !(element.name == "noscript" && trust == Trust::Elements)
                    || trust == Trust::Names && names::is_beside(&element.name) && !is_quoted(tree, at, element)
                    || is_changed(element, revision)
            };
            left_out[at] = left_out[node.parent] || tree.element(at).is_some_and(is_never);
        }
        let mut lines = lines::of(tree, source, &left_out);
        let readable = lines.iter().map(|line| line.text).sum();
        let prose = sum(tree, lines.iter().filter(|line| line.is_prose()).map(|line| (line.block, line.text)));
        for (at, node) in tree.nodes.iter().enumerate() {
            left_out[at] |= left_out[node.parent];
            if let NodeKind::Element(element) = &node.kind {
                // what holds most prose of a page is no furniture, whatever it calls itself
                let holds = |percent: usize| prose[at] > 0 && prose[at] * 100 > prose[0] * percent;
                left_out[at] |= match beside(tree, at, element, trust, prose[at]) {
                    Some(Beside::Unseen) => !holds(80),
                    Some(Beside::Comments) => !holds(90),
                    Some(Beside::Furniture) if is_called(element, &words::WRAPPERS) => !holds(20),
                    Some(Beside::Furniture) => !holds(50),
                    None => false,
                };
            }
        }
        lines.retain(|line| !left_out[line.nodes.start]);
        leave_out_more(tree, source, &mut lines, &mut left_out);
        for line in lines.iter().filter(|line| phrases::is_notice(tree, source, line)) {
            line.nodes.clone().for_each(|at| left_out[at] = true);
        }
        lines.retain(|line| !left_out[line.nodes.start]);
        Measure {
            text: visible(tree, source, &left_out, |_| true),
            linked: visible(tree, source, &left_out, |element| {
                element.name == "a" && element.attribute("href").is_some()
            }),
            prose: sum(tree, lines.iter().filter(|line| line.is_prose()).map(|line| (line.block, line.text))),
            left_out,
            lines,
            readable,
        }
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

    /// Is it a list of links to other pages, each with at most a label before it?
    pub(super) fn is_list_of_links(&self, tree: &Tree, at: usize) -> bool {
        const LONGEST: usize = 120;
        let mut count = 0;
        let mut item = at + 1;
        while item < tree.nodes[at].end {
            if self.text[item] > 0 {
                let last = (item..tree.nodes[item].end)
                    .rev()
                    .find(|&at| matches!(tree.nodes[at].kind, NodeKind::Text(_)) && self.text[at] > 0);
                let ends_in_link = last.is_some_and(|last| self.linked[last] > 0);
                if !ends_in_link || self.linked[item] * 2 < self.text[item] || self.text[item] > LONGEST {
                    return false;
                }
                count += 1;
            }
            item = tree.nodes[item].end;
        }
        count > 0
    }
}

/// Leaves out what stands under a heading that announces other articles, up to the end of what holds both, where that is the
/// small rest of the page's prose.
fn leave_out_more(tree: &Tree, source: &str, lines: &mut Vec<Line>, left_out: &mut [bool]) {
    // how much prose there is before each line
    let mut before = vec![0];
    for line in lines.iter() {
        before.push(before[before.len() - 1] + if line.is_prose() { line.text } else { 0 });
    }
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.nodes.start < end || !names::is_heading(tree.name(line.block)) || !phrases::is_more(tree, source, line)
        {
            continue;
        }
        // the heading may stand in a box of its own
        let next = lines.get(at + 1).map_or(usize::MAX, |next| next.nodes.start);
        let mut around = std::iter::successors(Some(line.block), |&at| (at > 0).then(|| tree.nodes[at].parent));
        let holder = around.find(|&at| at == 0 || tree.nodes[at].end > next).unwrap_or_default();
        let behind = lines.partition_point(|line| line.nodes.start < tree.nodes[holder].end);
        if (before[behind] - before[at]) * 4 < before[at] {
            end = tree.nodes[holder].end;
            left_out[line.nodes.start..end].fill(true);
        }
    }
    lines.retain(|line| !left_out[line.nodes.start]);
}

/// What is said of blocks, for all elements around them.
fn sum(tree: &Tree, said: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut sums = vec![0; tree.nodes.len()];
    said.for_each(|(block, amount)| sums[block] += amount);
    for at in (1..tree.nodes.len()).rev() {
        sums[tree.nodes[at].parent] += sums[at];
    }
    sums
}

/// How many visible bytes each node holds in elements of a kind.
fn visible(tree: &Tree, source: &str, left_out: &[bool], is_asked: impl Fn(&Element) -> bool) -> Vec<usize> {
    let mut counts = vec![false; tree.nodes.len()];
    let mut sums = vec![0; tree.nodes.len()];
    for (at, node) in tree.nodes.iter().enumerate() {
        counts[at] = counts[node.parent] || tree.element(at).is_some_and(&is_asked);
        if let NodeKind::Text(range) = &node.kind
            && counts[at]
            && !left_out[at]
        {
            let text = source.get(range.clone()).unwrap_or_default();
            sums[at] = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
        }
    }
    for at in (1..tree.nodes.len()).rev() {
        sums[tree.nodes[at].parent] += sums[at];
    }
    sums
}

/// Is it struck out of the text by a change?
fn is_changed(element: &Element, revision: Revision) -> bool {
    match revision {
        Revision::Final => element.name == "del",
        Revision::Original => element.name == "ins",
    }
}

/// How far a page is believed about what is no article.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// By elements, roles and the names of classes.
    Names,
    /// By elements and roles alone: the names of classes have misled.
    Elements,
}

/// Why an element is no part of the article.
enum Beside {
    Unseen,
    Comments,
    Furniture,
}

fn beside(tree: &Tree, at: usize, element: &Element, trust: Trust, prose: usize) -> Option<Beside> {
    const ROLES: [&str; 9] =
        ["banner", "complementary", "contentinfo", "dialog", "form", "menu", "navigation", "search", "toolbar"];
    let name = element.name.as_str();
    if is_unseen(element) {
        Some(Beside::Unseen)
    } else if matches!(name, "html" | "body" | "article" | "main") || is_called(element, &words::BODY) {
        None
    } else if is_called(element, &words::COMMENTS) {
        Some(Beside::Comments)
    } else {
        // what tells more of the writer than a name
        let is_portrait = || prose > 0 && is_called(element, &words::BYLINE);
        let is_picture = || name == "figure" && !holds_text(tree, at);
        let is_named = || match name {
            "p" => is_called(element, &words::PARAGRAPHS),
            _ => is_called(element, &words::FURNITURE) || is_portrait(),
        };
        let is_furniture = name == "form" && trust == Trust::Names
            || names::is_beside(name) && !is_quoted(tree, at, element)
            || is_picture()
            || ROLES.iter().any(|role| element.has_word("role", role))
            || trust == Trust::Names && is_named();
        is_furniture.then_some(Beside::Furniture)
    }
}

/// Is it the footer of a quotation, which names its speaker?
fn is_quoted(tree: &Tree, at: usize, element: &Element) -> bool {
    element.name == "footer" && tree.name(tree.nodes[at].parent) == "blockquote"
}

/// Is a quotation or a table set as a figure?
fn holds_text(tree: &Tree, at: usize) -> bool {
    tree.inside(at).any(|at| matches!(tree.name(at), "blockquote" | "p" | "pre" | "table"))
}

/// Do readers of the page not see it?
fn is_unseen(element: &Element) -> bool {
    let style = || element.attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || element.attribute("style").is_some()
            && (style().contains("display:none") || style().contains("visibility:hidden"))
}

/// Is a part of the element's class or id, or two parts that follow each other, one of these words? What an element has or has
/// not ("has-sidebar", "no-comments") is not what it is.
pub(super) fn is_called(element: &Element, words: &[&str]) -> bool {
    const HAS: [&str; 8] = ["enabled", "has", "have", "no", "not", "show", "with", "without"];
    let mut pair = String::new();
    let is_known = |name: &str| {
        pair.clear();
        let mut last = 0;
        name.split(|c: char| !c.is_ascii_alphabetic()).filter(|part| !part.is_empty()).any(|part| {
            // the part before, a hyphen, and this one
            pair.drain(..last);
            let is_had = HAS.contains(&pair.as_str());
            if !pair.is_empty() {
                pair.push('-');
            }
            last = pair.len();
            pair.extend(part.chars().map(|c| c.to_ascii_lowercase()));
            let is_word = |word: &str| words.binary_search(&word).is_ok();
            !is_had && (is_word(&pair[last..]) || last > 0 && is_word(&pair))
        })
    };
    let names = ["class", "id"].iter().filter_map(|name| element.attribute(name));
    names.flat_map(str::split_whitespace).any(is_known)
}

/// The lists of `data/pages.toml`.
pub(super) mod words {
    include!(concat!(env!("OUT_DIR"), "/pages.rs"));
}
