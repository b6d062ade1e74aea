//! The lines of a page: stretches of text that no block parts.

use std::ops::Range;

use super::names;
use super::tree::{NodeKind, Tree};

/// A stretch of text.
pub(super) struct Line {
    /// The block around it.
    pub(super) block: usize,
    /// From its first text to behind its last one.
    pub(super) nodes: Range<usize>,
    /// Its visible bytes.
    pub(super) text: usize,
    /// Those among them that carry a link.
    pub(super) linked: usize,
    pub(super) commas: usize,
}

impl Line {
    /// Is it long enough for a sentence, and most of it no link?
    pub(super) fn is_prose(&self) -> bool {
        const LEAST: usize = 25;
        self.text >= LEAST && self.linked * 2 < self.text
    }
}

/// The lines outside the elements that are hidden, in order.
pub(super) fn of(tree: &Tree, source: &str, hidden: &[bool]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut blocks = vec![0; tree.nodes.len()];
    let mut in_link = vec![false; tree.nodes.len()];
    let mut is_open = false;
    for (at, node) in tree.nodes.iter().enumerate() {
        blocks[at] = blocks[node.parent];
        in_link[at] = in_link[node.parent];
        match &node.kind {
            NodeKind::Element(element) => {
                in_link[at] |= element.name == "a" && element.attribute("href").is_some();
                if names::is_block(&element.name) {
                    blocks[at] = at;
                    is_open = false;
                }
            }
            NodeKind::Text(range) if !hidden[at] => {
                let (text, commas) = count(source.get(range.clone()).unwrap_or_default());
                if text == 0 {
                    continue;
                }
                let block = blocks[at];
                if !is_open || lines.last().is_none_or(|line| line.block != block) {
                    lines.push(Line { block, nodes: at..at, text: 0, linked: 0, commas: 0 });
                    is_open = true;
                }
                if let Some(line) = lines.last_mut() {
                    line.nodes.end = at + 1;
                    line.text += text;
                    line.commas += commas;
                    line.linked += if in_link[at] { text } else { 0 };
                }
            }
            NodeKind::Text(_) => {}
        }
    }
    lines
}

/// The visible bytes of a text, and the commas among them, of any script.
fn count(text: &str) -> (usize, usize) {
    let visible = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count();
    let wide = ['،', '、', '，', '。'].iter().map(|comma| text.matches(*comma).count());
    let commas = text.bytes().filter(|byte| *byte == b',').count();
    (visible, if text.is_ascii() { commas } else { commas + wide.sum::<usize>() })
}
