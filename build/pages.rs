//! What classes and ids of a page mean: `pages.toml`, as sorted lists.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::data;

pub(crate) fn generate() -> String {
    let lists: BTreeMap<String, String> = data("pages.toml");
    let mut code = String::new();
    for (name, list) in &lists {
        let words: BTreeSet<&str> = list.split_whitespace().collect();
        assert!(words.len() == list.split_whitespace().count(), "pages.toml: {name}: a word stands there twice");
        let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() && c.to_lowercase().eq([c]) || c == '-');
        assert!(words.iter().all(is_word), "pages.toml: {name}: a word is not in lower case");
        let words: Vec<&str> = words.into_iter().collect();
        writeln!(
            code,
            "pub(in crate::article::html) static {}: [&str; {}] = {words:?};",
            name.to_uppercase(),
            words.len()
        )
        .expect("a String takes all");
    }
    code
}
