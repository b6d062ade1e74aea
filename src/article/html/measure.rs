//! How much text and prose each part of a page holds, without what is not part of its article.

use super::furniture::{self, Trust};
use super::lines::{self, Line};
use super::tree::{Element, NodeKind, Tree};
use super::{metadata, phrases, related};
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
    /// The block that says what the page's metadata says of the article.
    pub(super) summary: Option<usize>,
    /// The visible characters of the page, of what can hold prose at all.
    pub(super) readable: usize,
}

impl Measure {
    /// `trust` says how far the page is believed about what is not part of its article, `description` what its metadata says of it.
    pub(super) fn of(
        tree: &Tree,
        source: &str,
        revision: Revision,
        trust: Trust,
        description: Option<&str>,
    ) -> Measure {
        let mut draft = Draft::new(tree, source, revision, trust);
        let readable = draft.lines.iter().map(|line| line.text).sum();
        furniture::leave_out_unseen(&mut draft);
        let summary = description.and_then(|description| summary(&draft, description));
        furniture::leave_out_elements(&mut draft);
        furniture::leave_out_named(&mut draft, trust);
        related::leave_out_announced(&mut draft);
        draft.leave_out(|at, _| phrases::is_tool(tree, source, at));
        draft.leave_out_lines(|line| phrases::is_notice(tree, source, line));
        if let Some(summary) = summary {
            draft.left_out[summary..tree.nodes[summary].end].fill(false);
        }
        Measure {
            text: draft.visible(|_| true),
            linked: draft.visible(|element| element.name == "a" && element.attribute("href").is_some()),
            prose: draft.prose(),
            left_out: draft.left_out,
            lines: draft.lines,
            summary,
            readable,
        }
    }
}

/// What is still part of the article while a page is measured.
pub(super) struct Draft<'a> {
    pub(super) tree: &'a Tree,
    pub(super) source: &'a str,
    pub(super) left_out: Vec<bool>,
    pub(super) lines: Vec<Line>,
}

impl<'a> Draft<'a> {
    fn new(tree: &'a Tree, source: &'a str, revision: Revision, trust: Trust) -> Self {
        let mut left_out = vec![false; tree.nodes.len()];
        for (at, node) in tree.nodes.iter().enumerate() {
            let is_never = |element: &Element| furniture::is_no_text(element, revision, trust);
            left_out[at] = left_out[node.parent] || tree.element(at).is_some_and(is_never);
        }
        let lines = lines::of(tree, source, &left_out);
        Draft { tree, source, left_out, lines }
    }

    /// Leaves out all elements that are asked for, and everything in them.
    pub(super) fn leave_out(&mut self, mut is_asked: impl FnMut(usize, &Element) -> bool) {
        for (at, node) in self.tree.nodes.iter().enumerate() {
            self.left_out[at] |= self.left_out[node.parent];
            if let NodeKind::Element(element) = &node.kind
                && !self.left_out[at]
            {
                self.left_out[at] = is_asked(at, element);
            }
        }
        self.lines.retain(|line| !self.left_out[line.nodes.start]);
    }

    /// Leaves out all lines that are asked for.
    fn leave_out_lines(&mut self, is_asked: impl Fn(&Line) -> bool) {
        for line in self.lines.iter().filter(|line| is_asked(line)) {
            line.nodes.clone().for_each(|at| self.left_out[at] = true);
        }
        self.lines.retain(|line| !self.left_out[line.nodes.start]);
    }

    /// The prose in each node.
    pub(super) fn prose(&self) -> Vec<usize> {
        let mut sums = vec![0; self.tree.nodes.len()];
        self.lines.iter().filter(|line| line.is_prose()).for_each(|line| sums[line.block] += line.text);
        sum_up(self.tree, sums)
    }

    /// How many visible bytes each node holds in elements of a kind.
    fn visible(&self, is_asked: impl Fn(&Element) -> bool) -> Vec<usize> {
        let mut counts = vec![false; self.tree.nodes.len()];
        let mut sums = vec![0; self.tree.nodes.len()];
        for (at, node) in self.tree.nodes.iter().enumerate() {
            counts[at] = counts[node.parent] || self.tree.element(at).is_some_and(&is_asked);
            if let NodeKind::Text(range) = &node.kind
                && counts[at]
                && !self.left_out[at]
            {
                let text = self.source.get(range.clone()).unwrap_or_default();
                sums[at] = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
            }
        }
        sum_up(self.tree, sums)
    }
}

/// Adds to each node what the nodes in it have.
fn sum_up(tree: &Tree, mut sums: Vec<usize>) -> Vec<usize> {
    for at in (1..tree.nodes.len()).rev() {
        sums[tree.nodes[at].parent] += sums[at];
    }
    sums
}

/// The block of the first line that is what the page's metadata says of the article: its standfirst.
fn summary(draft: &Draft<'_>, description: &str) -> Option<usize> {
    const SHORTEST: usize = 40;
    let description = metadata::normal(description);
    // references may be longer than what they stand for
    let lengths = description.len().max(SHORTEST)..=3 * description.len();
    let is_said = |line: &&Line| {
        lengths.contains(&line.text)
            && draft.tree.nodes[line.block].end == line.nodes.end
            && metadata::normal(&metadata::text(draft.tree, draft.source, line.block)) == description
    };
    draft.lines.iter().filter(|line| line.block > 0).find(is_said).map(|line| line.block)
}
