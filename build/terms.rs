//! The table of words and phrases of `terms.toml`: by the first word of each, with a hash table over the first words.

use std::collections::BTreeMap;
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
    line(&mut code, &format!("static FIRST: [(&str, &[Rest]); {}] = [", phrases.len()));
    for (first, rests) in &phrases {
        let mut entries = String::new();
        for (rest, of) in rests {
            let of: Vec<String> = of.iter().map(|term| format!("Term::{}", camel(term))).collect();
            let hashes: Vec<u32> = rest.iter().map(|word| hash(word)).collect();
            write!(entries, "Rest {{ words: &{rest:?}, hashes: &{hashes:?}, terms: &[{}] }}, ", of.join(", "))
                .expect("a String takes all");
        }
        line(&mut code, &format!("    ({first:?}, &[{entries}]),"));
    }
    line(&mut code, "];");
    code.push_str(&slots(phrases.keys()));
    code
}

fn line(code: &mut String, text: &str) {
    writeln!(code, "{text}").expect("a String takes all");
}
