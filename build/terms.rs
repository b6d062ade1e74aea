//! The table of words and phrases of `terms.toml`, by the first word of each.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::data;
use crate::table::camel;
use crate::vocabulary::Vocabulary;

pub(crate) fn generate(vocabulary: &mut Vocabulary) -> String {
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
    line(&mut code, "}\n");
    let mut by_first = BTreeMap::new();
    for (first, rests) in &phrases {
        let mut entries = String::new();
        for (rest, of) in rests {
            let of: Vec<String> = of.iter().map(|term| format!("Term::{}", camel(term))).collect();
            let rest: Vec<String> = rest.iter().map(|word| format!("WordId({})", vocabulary.number(word))).collect();
            let next = rest.first().map_or("WordId(0)", String::as_str);
            let (rest, of) = (rest.join(", "), of.join(", "));
            write!(entries, "Rest {{ next: {next}, words: &[{rest}], terms: &[{of}] }}, ").expect("a String takes all");
        }
        by_first.insert(first.as_str(), format!("&[{entries}]"));
    }
    line(&mut code, "/// Of each word the rests of the phrases that it is the first of, and what they are.");
    code.push_str(&vocabulary.table("PHRASES", "&[Rest]", "&[]", &by_first));
    code
}

fn line(code: &mut String, text: &str) {
    writeln!(code, "{text}").expect("a String takes all");
}
