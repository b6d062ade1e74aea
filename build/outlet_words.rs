//! The words of `outlet_words.toml` with their classes.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::data;
use crate::table::camel;
use crate::vocabulary::Vocabulary;

pub(crate) fn generate(vocabulary: &mut Vocabulary) -> String {
    let classes: BTreeMap<String, String> = data("outlet_words.toml");
    assert!(classes.len() <= 64, "outlet_words.toml: a word's classes are kept in 64 bits");
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    let mut code = String::from("/// One class of words, a key of `data/outlet_words.toml`.\n");
    code.push_str("#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n#[repr(u64)]\npub(super) enum Class {\n");
    for (bit, (class, list)) in classes.iter().enumerate() {
        writeln!(code, "    {} = 1 << {bit},", camel(class)).expect("a String takes all");
        for word in list.split_whitespace() {
            *words.entry(word).or_default() |= 1 << bit;
        }
    }
    let classes = words.into_iter().map(|(word, classes)| (word, classes.to_string())).collect();
    code.push_str("}\n\n/// The classes of words.\n");
    code.push_str(&vocabulary.table("CLASSES", "u64", "0", &classes));
    code
}
