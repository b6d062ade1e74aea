//! Which elements of a page are not part of its article: what readers do not see, navigation, captions, comments, promotion.
//!
//! A page may call its parts what it likes. So nothing is left out that holds most of the page's prose.

use std::collections::HashMap;

use super::class::{called, is_called, words};
use super::lines::Line;
use super::measure::Draft;
use super::names;
use super::tree::{Element, Tree};
use crate::article::Revision;

/// How far a page is believed about what is not part of its article.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// By elements, roles and the names of classes.
    Names,
    /// By elements, roles and comments alone: the names of classes have misled.
    Elements,
    /// As little as possible: even the text may call itself comments.
    Nothing,
}

/// Is what an element contains never text of the page, or struck out of the text by a change?
pub(super) fn is_no_text(element: &Element, revision: Revision, trust: Trust) -> bool {
    let changed = match revision {
        Revision::Final => "del",
        Revision::Original => "ins",
    };
    let is_shown = element.name == "noscript" && trust != Trust::Names;
    names::is_no_text(&element.name) && !is_shown || element.name == changed
}

/// Leaves out what readers of the page do not see.
pub(super) fn leave_out_unseen(draft: &mut Draft<'_>) {
    let prose = draft.prose();
    draft.leave_out(|at, element| is_unseen(element) && !holds(&prose, at, 80));
}

/// Leaves out the elements that stand beside the text by their kind, unless hardly any prose is left then.
pub(super) fn leave_out_elements(draft: &mut Draft<'_>) {
    const LITTLE: usize = 500;
    let (prose, tree) = (draft.prose(), draft.tree);
    draft.leave_out(|at, element| {
        let left = prose[0] - prose[at];
        let is_page = prose[at] > 3 * left && left < LITTLE;
        names::is_beside(&element.name) && !is_quoted(tree, at, element) && !is_page
    });
}

/// Leaves out what the roles and, if they are trusted, the classes of elements say to be beside the text.
pub(super) fn leave_out_named(draft: &mut Draft<'_>, trust: Trust) {
    let (prose, tree) = (draft.prose(), draft.tree);
    let alike = alike(tree, &prose);
    let lines = std::mem::take(&mut draft.lines);
    // where the comments end that are the text of the page
    let mut end = 0;
    draft.leave_out(|at, element| {
        let is_most = |percent: usize| holds(&prose, at, percent);
        // a name that nearly all of the text has says nothing
        let is_usual = |name: &str| alike.get(name).is_some_and(|all| all * 100 > prose[0] * 80);
        match beside(tree, at, element, trust, prose[at]) {
            None => false,
            Some(Beside::Comments) if is_most(90) => {
                end = end.max(tree.nodes[at].end);
                false
            }
            Some(Beside::Comments) => at >= end,
            Some(Beside::Dialog) => !is_most(90) && !is_in_words(tree, &lines, at, element),
            Some(Beside::Furniture(_)) if is_called(element, &words::WRAPPERS) => !is_most(20),
            Some(Beside::Furniture(name)) => {
                !is_most(50) && !name.is_some_and(is_usual) && !is_in_words(tree, &lines, at, element)
            }
        }
    });
    draft.lines = lines;
    draft.lines.retain(|line| !draft.left_out[line.nodes.start]);
}

/// Does a node hold more than so much of the page's prose?
fn holds(prose: &[usize], at: usize, percent: usize) -> bool {
    prose[at] > 0 && prose[at] * 100 > prose[0] * percent
}

/// The prose of all elements that have a class, for each class.
fn alike<'a>(tree: &'a Tree, prose: &[usize]) -> HashMap<&'a str, usize> {
    let mut known: HashMap<&str, (usize, usize)> = HashMap::new();
    for (at, element) in tree.elements().filter(|(at, _)| prose[*at] > 0) {
        for class in element.attribute("class").unwrap_or_default().split_whitespace() {
            let (sum, end) = known.entry(class).or_default();
            if at >= *end {
                *sum += prose[at];
                *end = tree.nodes[at].end;
            }
        }
    }
    known.into_iter().map(|(class, (sum, _))| (class, sum)).collect()
}

/// Why an element is not part of the article.
enum Beside<'e> {
    Comments,
    /// What a page puts before its readers for them to answer: consent, a login.
    Dialog,
    /// With the class that says so.
    Furniture(Option<&'e str>),
}

fn beside<'e>(tree: &Tree, at: usize, element: &'e Element, trust: Trust, prose: usize) -> Option<Beside<'e>> {
    const ROLES: [&str; 9] =
        ["banner", "complementary", "contentinfo", "dialog", "form", "menu", "navigation", "search", "toolbar"];
    let name = element.name.as_str();
    if matches!(name, "html" | "body" | "article" | "main") || is_called(element, &words::BODY) {
        return None;
    }
    if let Some(name) = called(element, &words::COMMENTS) {
        // in a longer name it may be a forum's or a live report's word for what it consists of
        let begins = || {
            words::COMMENTS.iter().any(|word| name.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word)))
        };
        if trust != Trust::Nothing || begins() {
            return Some(Beside::Comments);
        }
    }
    if trust == Trust::Names && is_called(element, &words::DIALOGS) {
        return Some(Beside::Dialog);
    }
    let is_picture = || name == "figure" && !holds_text(tree, at);
    if is_picture() || ROLES.iter().any(|role| element.has_word("role", role)) {
        return Some(Beside::Furniture(None));
    }
    if trust != Trust::Names {
        return None;
    }
    // what tells more of the writer than a name
    let portrait = || {
        let is_author = || element.has_word("itemprop", "author").then_some("");
        called(element, &words::BYLINE).or_else(is_author).filter(|_| prose > 0)
    };
    let named = match name {
        "form" => return Some(Beside::Furniture(None)),
        "p" => called(element, &words::PARAGRAPHS),
        _ => called(element, &words::FURNITURE).or_else(portrait),
    };
    named.map(|name| Beside::Furniture(Some(name)))
}

/// Is it a piece of a sentence: words in a line that goes on behind them, and begins before them or with this link?
fn is_in_words(tree: &Tree, lines: &[Line], at: usize, element: &Element) -> bool {
    if names::is_block(&element.name) {
        return false;
    }
    let is_link = element.name == "a" && element.attribute("href").is_some();
    let next = lines.partition_point(|line| line.nodes.start < if is_link { tree.nodes[at].end } else { at });
    let line = next.checked_sub(1).map(|last| &lines[last]);
    line.is_some_and(|line| line.nodes.end > tree.nodes[at].end && line.is_prose())
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
        || is_called(element, &words::UNSEEN)
}
