//! The table of the words that decide where sentences end: `abbreviations.toml` and `openers.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::data;
use crate::table::{camel, slots};

/// The classes of one word: whatever its letter case, and with a capital letter only.
#[derive(Default)]
struct Entry {
    always: BTreeSet<String>,
    capital: BTreeSet<String>,
}

pub(crate) fn generate() -> String {
    let abbreviations: BTreeMap<String, String> = data("abbreviations.toml");
    let openers: BTreeMap<String, String> = data("openers.toml");
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for (class, list) in abbreviations.iter().chain(&openers) {
        for word in list.split_whitespace() {
            let entry = entries.entry(word.to_lowercase()).or_default();
            let capital = word.starts_with(char::is_uppercase);
            let classes = if capital { &mut entry.capital } else { &mut entry.always };
            assert!(classes.insert(class.clone()), "{class}: {word} stands there twice");
        }
    }
    let mut code = String::from("/// A class of words, a key of `abbreviations.toml` or `openers.toml`.\n");
    code.push_str("#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n#[repr(u8)]\npub(crate) enum Class {\n");
    for class in abbreviations.keys().chain(openers.keys()) {
        writeln!(code, "    {},", camel(class)).expect("a String takes all");
    }
    let longest = entries.keys().map(String::len).max().unwrap_or_default();
    writeln!(
        code,
        "}}\n\n/// The length of the longest word of the table, in bytes.\nconst LONGEST: usize = {longest};"
    )
    .expect("a String takes all");
    writeln!(code, "\nstatic ENTRIES: [Entry; {}] = [", entries.len()).expect("a String takes all");
    for (word, entry) in &entries {
        let (always, capital) = (bits(&entry.always), bits(&entry.capital));
        writeln!(code, "    Entry {{ word: {word:?}, always: {always}, capital: {capital} }},")
            .expect("a String takes all");
    }
    code.push_str("];\n");
    code.push_str(&slots(entries.keys()));
    code
}

fn bits(classes: &BTreeSet<String>) -> String {
    let bits: Vec<String> = classes.iter().map(|class| format!("Class::{}.bit()", camel(class))).collect();
    if bits.is_empty() { "0".to_owned() } else { bits.join(" | ") }
}
