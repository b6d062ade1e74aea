//! Links to other articles: lists of them, paragraphs that are one, and what stands under a heading that announces them.

use super::measure::{Draft, Measure};
use super::names;
use super::phrases;
use super::tree::{NodeKind, Tree};

/// Is nearly all text of a node a link, and no sentence? So look the links to other articles between paragraphs.
pub(super) fn is_mostly_link(measure: &Measure, tree: &Tree, source: &str, at: usize) -> bool {
    let (text, linked) = (measure.text[at], measure.linked[at]);
    let ends = || {
        let texts = tree.nodes[tree.inside(at)].iter().rev().filter_map(|node| match &node.kind {
            NodeKind::Text(range) => source.get(range.clone()).map(str::trim_end).filter(|text| !text.is_empty()),
            NodeKind::Element(_) => None,
        });
        texts.into_iter().next().is_some_and(|text| text.trim_end_matches(['”', '"']).ends_with(['.', '…', ';']))
    };
    linked * 4 >= text * 3 && text > 0 && !ends()
}

/// Is it a list of links to other pages, each with at most a label before it or a date behind it?
pub(super) fn is_list_of_links(measure: &Measure, tree: &Tree, source: &str, at: usize) -> bool {
    const LONGEST: usize = 120;
    let is_link = |item: usize| {
        let texts = (item..tree.nodes[item].end).rev().filter_map(|at| match &tree.nodes[at].kind {
            NodeKind::Text(range) if measure.text[at] > 0 => Some((at, source.get(range.clone())?)),
            _ => None,
        });
        let is_date = |text: &str| text.contains(|c: char| c.is_ascii_digit()) && !text.trim_end().ends_with('.');
        let mut texts = texts.skip_while(|(at, text)| measure.linked[*at] == 0 && is_date(text));
        let ends_in_link = texts.next().is_some_and(|(at, _)| measure.linked[at] > 0);
        ends_in_link && measure.linked[item] * 2 >= measure.text[item] && measure.text[item] <= LONGEST
    };
    let mut has_items = false;
    let mut item = at + 1;
    while item < tree.nodes[at].end {
        if measure.text[item] > 0 {
            if !is_link(item) {
                return false;
            }
            has_items = true;
        }
        item = tree.nodes[item].end;
    }
    has_items
}

/// Leaves out what stands under a heading that announces other articles, up to the end of what holds both, where that is the
/// small rest of the page's prose.
pub(super) fn leave_out_announced(draft: &mut Draft<'_>) {
    let (tree, lines) = (draft.tree, &draft.lines);
    // how much prose there is before each line
    let mut before = vec![0];
    for line in lines {
        before.push(before[before.len() - 1] + if line.is_prose() { line.text } else { 0 });
    }
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        let is_heading = names::is_heading(tree.name(line.block));
        if line.nodes.start < end || !is_heading || !phrases::is_more(tree, draft.source, line) {
            continue;
        }
        // the heading may stand in a box of its own
        let next = lines.get(at + 1).map_or(usize::MAX, |next| next.nodes.start);
        let mut around = std::iter::successors(Some(line.block), |&at| (at > 0).then(|| tree.nodes[at].parent));
        let holder = around.find(|&at| at == 0 || tree.nodes[at].end > next).unwrap_or_default();
        let behind = lines.partition_point(|line| line.nodes.start < tree.nodes[holder].end);
        if (before[behind] - before[at]) * 4 < before[at] {
            end = tree.nodes[holder].end;
            draft.left_out[line.nodes.start..end].fill(true);
        }
    }
    draft.lines.retain(|line| !draft.left_out[line.nodes.start]);
}
