//! What the class and the id of an element say about it.

use super::names;
use super::tree::Element;

/// Is the element called one of these words?
pub(super) fn is_called(element: &Element, words: &[&str]) -> bool {
    called(element, words).is_some()
}

/// The first of the element's classes, or the id, with one of these words as a part, or as two parts that follow each other. What
/// an element has or has not ("has-sidebar", "no-comments") is not what it is. The id of a heading is made of its text.
pub(super) fn called<'e>(element: &'e Element, words: &[&str]) -> Option<&'e str> {
    const HAS: [&str; 8] = ["enabled", "has", "have", "no", "not", "show", "with", "without"];
    let is_word = |word: &str| words.binary_search(&word).is_ok();
    let mut pair = String::new();
    let is_known = |name: &&str| {
        pair.clear();
        let mut last = 0;
        parts(name).any(|(part, is_whole)| {
            // the part before, a hyphen, and this one
            pair.drain(..last);
            let is_had = HAS.contains(&pair.as_str());
            if !pair.is_empty() {
                pair.push('-');
            }
            last = pair.len();
            pair.extend(part.chars().map(|c| c.to_ascii_lowercase()));
            // a few letters between capitals are rather a hash
            let is_name = is_whole || part.len() > 3;
            is_name && !is_had && is_word(&pair[last..]) || last > 0 && is_word(&pair)
        })
    };
    // WordPress says of a post in its class what it is about
    let is_post = element.has_word("class", "hentry") || element.has_word("class", "post");
    let is_topic = |name: &&str| is_post && (name.starts_with("category-") || name.starts_with("tag-"));
    let id = element.attribute("id").filter(|_| !names::is_heading(&element.name));
    let names = element.attribute("class").into_iter().chain(id);
    names.flat_map(str::split_whitespace).filter(|name| !is_topic(name)).find(is_known)
}

/// The parts of a name: "article", "Body" and "box" of "articleBody-box". Is each all that stands between two signs?
fn parts(name: &str) -> impl Iterator<Item = (&str, bool)> {
    let wholes = name.split(|c: char| !c.is_ascii_alphabetic()).filter(|whole| !whole.is_empty());
    wholes.flat_map(|whole| {
        let mut rest = whole;
        std::iter::from_fn(move || {
            let lower = rest.find(|c: char| c.is_ascii_lowercase())?;
            let len = rest[lower..].find(|c: char| c.is_ascii_uppercase()).map_or(rest.len(), |at| lower + at);
            let part;
            (part, rest) = rest.split_at(len);
            Some((part, part.len() == whole.len()))
        })
    })
}

/// The lists of `data/pages.toml`.
pub(super) mod words {
    include!(concat!(env!("OUT_DIR"), "/pages.rs"));
}
