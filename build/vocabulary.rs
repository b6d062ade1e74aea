//! The vocabulary: every word that a table of the library knows something of, by number, with a hash table over them.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::hash::fold;
use crate::table::slots;

/// The words that were asked for, numbered from one in the order that they were asked for in.
#[derive(Default)]
pub(crate) struct Vocabulary {
    words: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Vocabulary {
    /// The number of a word, letter case aside.
    pub(crate) fn number(&mut self, word: &str) -> usize {
        *self.numbers.entry(fold(word).collect()).or_insert_with(|| {
            self.words.push(word.to_owned());
            self.words.len()
        })
    }

    /// A table named `name` that holds for each number, from that of no word up to the last with a value, its value.
    pub(crate) fn table(&mut self, name: &str, of: &str, none: &str, values: &BTreeMap<&str, String>) -> String {
        let mut table = vec![none; 1];
        for (word, value) in values {
            let number = self.number(word);
            table.resize(table.len().max(number + 1), none);
            table[number] = value;
        }
        format!("static {name}: [{of}; {}] = [\n    {},\n];\n", table.len(), table.join(",\n    "))
    }

    pub(crate) fn generate(&self) -> String {
        let mut code = String::from("/// The words by their number, less one.\n");
        writeln!(code, "pub(super) static WORDS: [&str; {}] = {:?};", self.words.len(), self.words)
            .expect("a String takes all");
        code.push_str(&slots(self.words.iter()));
        code
    }
}
