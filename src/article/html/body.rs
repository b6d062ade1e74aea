//! Where on a page its article is.
//!
//! Containers are scored by the paragraphs in them, as Readability does: each paragraph counts by its length and its commas for
//! the elements around it, the less the farther they are, and links count against them. What the page calls its article comes
//! first where most of that prose is in it, as in Trafilatura.

use std::collections::BTreeMap;

use super::class::{is_called, words};
use super::measure::Measure;
use super::names;
use super::tree::{Element, NodeKind, Tree};

/// The elements that hold the text of the article, in order: what the page calls so, else the containers with the most prose.
/// `headline` is the heading that the article has on this page.
pub(super) fn find(tree: &Tree, measure: &Measure, headline: Option<usize>) -> Vec<usize> {
    let dense = densest(tree, measure, headline);
    let prose = |parts: &[usize]| parts.iter().map(|at| measure.prose[*at]).sum::<usize>();
    // what a page calls its article may be the teaser of another one
    let most = prose(&dense);
    let is_real = |parts: &Vec<usize>| {
        let text: usize = parts.iter().map(|at| measure.text[*at]).sum();
        text > 0 && prose(parts) * 5 >= most * 4
    };
    let named = |is_asked: &dyn Fn(&Element) -> bool| parts(tree, measure, is_asked).filter(is_real);
    let largest = |is_asked: &dyn Fn(&Element) -> bool| {
        let asked =
            tree.elements().filter(|(at, element)| !measure.left_out[*at] && is_asked(element)).map(|(at, _)| at);
        asked.max_by_key(|at| (measure.prose[*at], std::cmp::Reverse(*at))).map(|at| vec![at]).filter(is_real)
    };
    let is_body =
        |element: &Element| !matches!(element.name.as_str(), "html" | "body") && is_called(element, &words::BODY);
    let found = named(&|element| element.has_word("itemprop", "articleBody"))
        .or_else(|| named(&is_body))
        .or_else(|| largest(&|element| element.name == "article" || element.has_word("role", "article")))
        .or_else(|| {
            let main = largest(&|element| element.name == "main" || element.has_word("role", "main"));
            main.filter(|main| prose(main) * 10 <= most * 11)
        })
        .unwrap_or(dense);
    let around = match found[..] {
        [body] => body,
        _ => tree.nodes[found.first().copied().unwrap_or_default()].parent,
    };
    let wider = widen(tree, measure, around);
    let found = if wider == around { found } else { vec![wider] };
    match found[..] {
        [body] => vec![first_of_several(tree, measure, body, headline)],
        _ => found,
    }
}

/// The article of the page, where the container holds several whole ones, each with a headline of its own: those to read next,
/// which a page appends when its reader comes to the end.
fn first_of_several(tree: &Tree, measure: &Measure, body: usize, headline: Option<usize>) -> usize {
    let look = |at: usize| Some((tree.name(at), tree.element(at)?.attribute("class")));
    let Some((headline, wanted)) = headline.and_then(|headline| Some((headline, look(headline)?))) else { return body };
    let mut titled = Vec::new();
    let mut at = body + 1;
    while at < tree.nodes[body].end {
        let is_article = tree.name(at) == "article" && !measure.left_out[at] && measure.prose[at] > 0;
        if is_article && tree.inside(at).any(|at| look(at) == Some(wanted)) {
            titled.push(at);
        }
        at = if is_article { tree.nodes[at].end } else { at + 1 };
    }
    let own = titled.iter().copied().find(|at| tree.inside(*at).contains(&headline));
    // no smaller than half of what the others are
    let is_whole = |at: &usize| measure.prose[*at] * titled.len() * 2 >= measure.prose[body];
    own.filter(is_whole).unwrap_or(body)
}

/// The elements that a page calls the same within one article, outermost ones only: those with the most prose. Advertisements
/// often cut the text into parts that are wrapped one by one.
fn parts(tree: &Tree, measure: &Measure, is_asked: &dyn Fn(&Element) -> bool) -> Option<Vec<usize>> {
    let mut groups: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    let mut end = 0;
    // the article around each node
    let mut articles = vec![0; tree.nodes.len()];
    for (at, element) in tree.elements() {
        let parent = tree.nodes[at].parent;
        articles[at] = if tree.name(parent) == "article" { parent } else { articles[parent] };
        if at >= end && !measure.left_out[at] && is_asked(element) {
            end = tree.nodes[at].end;
            let class = element.attribute("class").unwrap_or_default();
            groups.entry((articles[at], class)).or_default().push(at);
        }
    }
    let prose = |parts: &Vec<usize>| parts.iter().map(|at| measure.prose[*at]).sum::<usize>();
    groups.into_values().max_by_key(|parts| (prose(parts), std::cmp::Reverse(parts.first().copied())))
}

/// How far up a paragraph counts, and how much.
const SHARES: [i64; 5] = [12, 6, 2, 1, 1];

/// The container whose paragraphs score most, with those beside it that hold prose, too.
fn densest(tree: &Tree, measure: &Measure, headline: Option<usize>) -> Vec<usize> {
    let scores = scores(tree, measure);
    let Some(best) = best(tree, measure, &scores, headline) else { return vec![0] };
    let top = climb(tree, &scores, best);
    if top == 0 {
        return vec![0];
    }
    let parent = tree.nodes[top].parent;
    let class = |at: usize| tree.element(at).and_then(|element| element.attribute("class")).unwrap_or_default();
    let least = (scores[top] / 5).max(120);
    let belongs = |at: usize| {
        let same = if !class(at).is_empty() && class(at) == class(top) { scores[top] / 5 } else { 0 };
        let (text, linked) = (measure.text[at], measure.linked[at]);
        at == top
            || scores[at] > 0 && scores[at] + same >= least
            || tree.name(at) == "p" && (text > 80 && linked * 4 < text || linked == 0 && measure.prose[at] > 0)
    };
    let mut parts = Vec::new();
    let mut at = parent + 1;
    while at < tree.nodes[parent].end {
        if !measure.left_out[at] && matches!(tree.nodes[at].kind, NodeKind::Element(_)) && belongs(at) {
            parts.push(at);
        }
        at = tree.nodes[at].end;
    }
    parts
}

/// The element around it that holds far more prose and few links: an article that is set in several parts.
fn widen(tree: &Tree, measure: &Measure, body: usize) -> usize {
    let mut widest = body;
    let mut at = body;
    // what the page calls one article is more likely to be all of it
    let mut is_whole = false;
    while at > 0 && !matches!(tree.name(at), "body" | "html") {
        is_whole |= matches!(tree.name(at), "article" | "main");
        at = tree.nodes[at].parent;
        let (more, than) = if is_whole { (1, 2) } else { (5, 7) };
        let is_more = measure.prose[at] * more > measure.prose[widest] * than;
        if is_more && measure.linked[at] * 4 < measure.text[at] {
            widest = at;
        }
    }
    widest
}

/// The score of each element by the paragraphs in it.
fn scores(tree: &Tree, measure: &Measure) -> Vec<i64> {
    let mut scores = vec![0; tree.nodes.len()];
    let mut has_block = vec![false; tree.nodes.len()];
    for (at, element) in tree.elements() {
        has_block[tree.nodes[at].parent] |= at > 0 && names::is_block(&element.name);
    }
    let mut weighed = vec![false; tree.nodes.len()];
    for line in measure.lines.iter().filter(|line| line.is_prose() && !names::is_heading(tree.name(line.block))) {
        let whole = 1 + line.commas as i64 + (line.text as i64 / 100).min(3);
        let is_paragraph = !has_block[line.block] && !matches!(tree.name(line.block), "" | "body");
        let mut around = if is_paragraph { tree.nodes[line.block].parent } else { line.block };
        for share in SHARES {
            if !weighed[around] {
                weighed[around] = true;
                scores[around] += 12 * weight(tree, around);
            }
            scores[around] += whole * share;
            if around == 0 {
                break;
            }
            around = tree.nodes[around].parent;
        }
    }
    scores
}

/// What the name of an element says for or against it.
fn weight(tree: &Tree, at: usize) -> i64 {
    let Some(element) = tree.element(at) else { return 0 };
    let tag = match element.name.as_str() {
        "div" | "article" | "section" | "main" => 5,
        "pre" | "td" | "blockquote" => 3,
        "ol" | "ul" | "dl" | "dd" | "dt" | "li" | "form" | "address" => -3,
        "th" => -5,
        _ => 0,
    };
    let called = if is_called(element, &words::BODY) || element.has_word("itemprop", "articleBody") { 25 } else { 0 };
    tag + called
}

/// The element with the highest score, less for the part of its text that is linked, and more beside the headline.
fn best(tree: &Tree, measure: &Measure, scores: &[i64], headline: Option<usize>) -> Option<usize> {
    let is_beside = |at: usize| {
        let parent = tree.nodes[at].parent;
        let grandparent = tree.nodes[parent].parent;
        [at, parent, grandparent].into_iter().any(|at| {
            at > 0
                && !matches!(tree.name(at), "body" | "html")
                && headline.is_some_and(|headline| tree.inside(at).contains(&headline))
        })
    };
    let worth = |at: usize| {
        let (text, linked) = (measure.text[at] as i64, measure.linked[at] as i64);
        let worth = if text == 0 { 0 } else { scores[at] * (text - linked) / text };
        if is_beside(at) { worth * 5 / 4 } else { worth }
    };
    let candidates = (0..tree.nodes.len()).filter(|at| scores[*at] > 0 && !measure.left_out[*at]);
    candidates.max_by_key(|at| (worth(*at), std::cmp::Reverse(*at)))
}

/// The element around the best one, where it holds more of the kind.
fn climb(tree: &Tree, scores: &[i64], best: usize) -> usize {
    let is_end = |at: usize| at == 0 || matches!(tree.name(at), "body" | "html");
    let mut top = best;
    let least = scores[best] / 3;
    let mut last = scores[best];
    let mut around = tree.nodes[best].parent;
    while !is_end(around) && scores[around] >= least {
        if scores[around] > last {
            top = around;
            break;
        }
        last = scores[around];
        around = tree.nodes[around].parent;
    }
    top
}
