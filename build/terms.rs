//! The table of words and phrases of `terms.toml`: by the first word of each, with a hash table over the first words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::data;
use crate::hash::hash;
use crate::table::{camel, slots};

pub(crate) fn generate() -> String {
    let terms: BTreeMap<String, String> = data("terms.toml");
    let mut phrases: BTreeMap<String, BTreeMap<Vec<&str>, Vec<&str>>> = BTreeMap::new();
    let mut code =
        String::from("/// A class of words and phrases, a key of `data/terms.toml`, which says what stands in it.\n");
    code.push_str("#[allow(missing_docs)]\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum Term {\n");
    for (term, list) in &terms {
        line(&mut code, &format!("    {},", camel(term)));
        for phrase in list.split([',', '\n']).map(str::trim).filter(|phrase| !phrase.is_empty()) {
            assert!(phrase.to_lowercase() == phrase, "terms.toml: {term}: {phrase:?} is not in lower case");
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or_default();
            let of_phrase = phrases.entry(first.to_owned()).or_default().entry(words.collect()).or_default();
            assert!(!of_phrase.contains(&term.as_str()), "terms.toml: {term}: {phrase:?} stands here twice");
            of_phrase.push(term);
        }
    }
    line(&mut code, "}\n\n/// Each first word, with the rests of its phrases and what they are.");
    line(&mut code, &format!("static FIRST: [First; {}] = [", phrases.len()));
    let mut seen = BTreeSet::new();
    for (first, rests) in &phrases {
        let hash_of_first = hash(first);
        assert!(seen.insert(hash_of_first), "terms.toml: {first:?} has the hash of another first word");
        let mut entries = String::new();
        for (rest, of) in rests {
            let of: Vec<String> = of.iter().map(|term| format!("Term::{}", camel(term))).collect();
            // 0 says that there is no next word
            let next = rest.first().map_or(0, |word| hash(word));
            assert!(rest.is_empty() || next != 0, "terms.toml: a word of {rest:?} has the hash 0");
            write!(entries, "Rest {{ next: {next}, words: &{rest:?}, terms: &[{}] }}, ", of.join(", "))
                .expect("a String takes all");
        }
        line(&mut code, &format!("    First {{ word: {first:?}, hash: {hash_of_first}, phrases: &[{entries}] }},"));
    }
    line(&mut code, "];");
    code.push_str(&slots(phrases.keys()));
    code
}

fn line(code: &mut String, text: &str) {
    writeln!(code, "{text}").expect("a String takes all");
}
