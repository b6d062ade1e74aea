//! The words of `outlet_words.toml` with their classes, in an open-addressing hash table.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::table::camel;
use crate::{data, hash};

pub(crate) fn generate() -> String {
    let classes: BTreeMap<String, String> = data("outlet_words.toml");
    assert!(classes.len() <= 32, "outlet_words.toml: a word's classes are kept in 32 bits");
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    let mut code = String::from("/// One class of words, a key of `data/outlet_words.toml`.\n");
    code.push_str("#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub(super) enum Class {\n");
    for (bit, (class, list)) in classes.iter().enumerate() {
        writeln!(code, "    {} = 1 << {bit},", camel(class)).expect("a String takes all");
        for word in list.split_whitespace() {
            *words.entry(word).or_default() |= 1 << bit;
        }
    }
    let size = (words.len() * 2).next_power_of_two();
    let mut slots = vec![("", 0); size];
    for (word, bits) in words {
        let mut at = hash::hash(word) as usize & (size - 1);
        while !slots[at].0.is_empty() {
            at = (at + 1) & (size - 1);
        }
        slots[at] = (word, bits);
    }
    writeln!(code, "}}\n\n/// Words with their classes; an empty word marks a free slot.\nstatic WORDS: [(&str, u32); {size}] = {slots:?};")
        .expect("a String takes all");
    code
}
