//! The noun table: every noun of `roles.toml` in singular and plural, and an open-addressing hash table over
//! them.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::data;

/// `roles.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    kinds: BTreeMap<String, String>,
    gender: BTreeMap<String, String>,
    plurals: BTreeMap<String, String>,
    same: BTreeMap<String, String>,
    general: BTreeMap<String, String>,
    epithets: BTreeMap<String, String>,
    abbreviations: BTreeMap<String, String>,
    postpositive: BTreeMap<String, String>,
    styles: BTreeMap<String, String>,
}

/// One noun while the table is made.
#[derive(Default)]
struct Noun<'a> {
    kind: &'a str,
    gender: Option<&'a str>,
    epithet: bool,
    names: u128,
    within: u128,
}

pub(crate) fn generate() -> String {
    let source: Nouns = data("roles.toml");
    let nouns = gather(&source);
    let mut code = String::from("/// The nouns.\nstatic NOUNS: &[Noun] = &[\n");
    let mut words: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    for (at, (lemma, noun)) in nouns.iter().enumerate() {
        let gender = noun.gender.map_or("None".to_owned(), |g| format!("Some(Gender::{})", capital(g)));
        let Noun { kind, epithet, names, within, .. } = noun;
        let kind = capital(kind);
        writeln!(
            code,
            "    Noun {{ lemma: {lemma:?}, kind: NounKind::{kind}, gender: {gender}, epithet: {epithet}, names: {names:#x}, within: {within:#x} }},"
        )
        .expect("a String takes all");
        let crowd = kind == "Crowd" || kind == "People";
        words.entry((*lemma).to_owned()).or_insert((at, crowd));
        if !crowd {
            let plural = source.plurals.get(*lemma).cloned().unwrap_or_else(|| plural(lemma));
            words.entry(plural).or_insert((at, true));
        }
    }
    for (lemma, short) in &source.abbreviations {
        let at =
            nouns.keys().position(|other| other == lemma).unwrap_or_else(|| panic!("roles.toml: {lemma} has no kind"));
        for short in short.split_whitespace() {
            words.entry(format!("{short}.")).or_insert((at, false));
        }
    }
    // a plural that is a crowd ("prosecutors") goes before the plural of its noun
    for (at, (lemma, noun)) in nouns.iter().enumerate() {
        if noun.kind == "crowd" || noun.kind == "people" {
            words.insert((*lemma).to_owned(), (at, true));
        }
    }
    code.push_str("];\n\n");
    for (name, lists) in [("POSTPOSITIVE", &source.postpositive), ("STYLES", &source.styles)] {
        let mut words: Vec<&str> = lists.values().flat_map(|list| list.split_whitespace()).collect();
        words.sort_unstable();
        writeln!(code, "/// See `[{}]`; in order.\nstatic {name}: &[&str] = &{words:?};\n", name.to_lowercase())
            .expect("a String takes all");
    }
    table(&mut code, &words);
    code
}

/// Collects what each section says of each noun; stops at a noun of two kinds and at one that has none.
fn gather(source: &Nouns) -> BTreeMap<&str, Noun<'_>> {
    let mut nouns: BTreeMap<&str, Noun> = BTreeMap::new();
    for (kind, list) in &source.kinds {
        for lemma in list.split_whitespace() {
            let before = nouns.insert(lemma, Noun { kind, ..Noun::default() });
            assert!(before.is_none(), "roles.toml: {lemma} stands twice under [kinds]");
        }
    }
    let mut known = |lemma: &str, of: &str, change: &dyn Fn(&mut Noun)| {
        change(nouns.get_mut(lemma).unwrap_or_else(|| panic!("roles.toml: {lemma} of {of} has no kind")));
    };
    assert!(source.same.len() + source.general.len() <= 128, "roles.toml: sets are kept in 128 bits");
    let mut bit = 1u128;
    for (set, list) in &source.same {
        for lemma in list.split_whitespace() {
            known(lemma, set, &|noun| (noun.names, noun.within) = (noun.names | bit, noun.within | bit));
        }
        bit <<= 1;
    }
    for (lemma, list) in &source.general {
        known(lemma, "general", &|noun| noun.names |= bit);
        for member in list.split_whitespace() {
            known(member, lemma, &|noun| noun.within |= bit);
        }
        bit <<= 1;
    }
    for lemma in source.epithets.values().flat_map(|list| list.split_whitespace()) {
        known(lemma, "epithets", &|noun| noun.epithet = true);
    }
    for lemma in source.plurals.keys() {
        known(lemma, "plurals", &|_| ());
    }
    for (gender, list) in &source.gender {
        for lemma in list.split_whitespace() {
            nouns.get_mut(lemma).unwrap_or_else(|| panic!("roles.toml: {lemma} has no kind")).gender = Some(gender);
        }
    }
    nouns
}

/// Writes the words and the hash table over them.
fn table(code: &mut String, words: &BTreeMap<String, (usize, bool)>) {
    writeln!(code, "/// Every noun in singular and plural: the word, its noun, is it plural?")
        .expect("a String takes all");
    writeln!(code, "static WORDS: [(&str, u16, bool); {}] = [", words.len()).expect("a String takes all");
    for (word, (noun, plural)) in words {
        writeln!(code, "    ({word:?}, {noun}, {plural}),").expect("a String takes all");
    }
    code.push_str("];\n\n/// The hash table over the words.\n");
    code.push_str(&crate::table::slots(words.keys()));
}

fn plural(lemma: &str) -> String {
    let sibilant = lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh");
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if sibilant => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

fn capital(name: &str) -> String {
    name[..1].to_uppercase() + &name[1..]
}
