//! The noun table: every noun of `roles.toml` in singular and plural.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::data;
use crate::vocabulary::Vocabulary;

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
    implies: BTreeMap<String, String>,
    parties: BTreeMap<String, String>,
    abbreviations: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
}

/// One noun while the table is made.
#[derive(Default)]
struct Noun<'a> {
    kind: &'a str,
    gender: Option<&'a str>,
    epithet: &'a str,
    names: u128,
    within: u128,
}

pub(crate) fn generate(vocabulary: &mut Vocabulary) -> String {
    let source: Nouns = data("roles.toml");
    let nouns = gather(&source);
    let mut code = String::from("/// The nouns.\nstatic NOUNS: &[Noun] = &[\n");
    let mut words: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    for (at, (lemma, noun)) in nouns.iter().enumerate() {
        let gender = noun.gender.map_or("None".to_owned(), |g| format!("Some(Gender::{})", capital(g)));
        let Noun { kind, names, within, .. } = noun;
        let kind = capital(kind);
        let epithet = match noun.epithet {
            "" => "Never",
            "qualified" => "Qualified",
            _ => "Always",
        };
        writeln!(
            code,
            "    Noun {{ lemma: {lemma:?}, kind: NounKind::{kind}, gender: {gender}, epithet: Epithet::{epithet}, names: {names:#x}, within: {within:#x} }},"
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
    code.push_str("/// Words behind a name, and the noun that its bearer answers to; in order.\n");
    let mut implied: Vec<(&str, &str)> = Vec::new();
    for (noun, list) in &source.implies {
        implied.extend(list.split_whitespace().map(|word| (word, noun.as_str())));
    }
    implied.sort_unstable();
    writeln!(code, "static IMPLIED: &[(&str, &str)] = &{implied:?};\n").expect("a String takes all");
    let parties: Vec<Vec<&str>> = source.parties.values().map(|list| list.split_whitespace().collect()).collect();
    let slices: Vec<String> = parties.iter().map(|words| format!("&{words:?}")).collect();
    writeln!(code, "/// The words of each party.\nstatic PARTIES: &[&[&str]] = &[{}];\n", slices.join(", "))
        .expect("a String takes all");
    for (name, list) in &source.words {
        let mut words: Vec<&str> = list.split_whitespace().collect();
        words.sort_unstable();
        let constant = name.to_uppercase();
        writeln!(code, "/// `{name}` of `[words]`; in order.\npub(crate) static {constant}: &[&str] = &{words:?};\n")
            .expect("a String takes all");
    }
    table(&mut code, &words, vocabulary);
    code
}

/// Collects what each section says of each noun; stops at a noun of two kinds and at one that has none.
fn gather<'a>(source: &'a Nouns) -> BTreeMap<&'a str, Noun<'a>> {
    let mut nouns: BTreeMap<&str, Noun> = BTreeMap::new();
    for (kind, list) in &source.kinds {
        for lemma in list.split_whitespace() {
            let before = nouns.insert(lemma, Noun { kind, ..Noun::default() });
            assert!(before.is_none(), "roles.toml: {lemma} stands twice under [kinds]");
        }
    }
    let mut known = |lemma: &str, of: &str, change: &dyn Fn(&mut Noun<'a>)| {
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
    for (kind, list) in &source.epithets {
        for lemma in list.split_whitespace() {
            known(lemma, "epithets", &|noun| noun.epithet = kind);
        }
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

/// Writes which noun each word is.
fn table(code: &mut String, words: &BTreeMap<String, (usize, bool)>, vocabulary: &mut Vocabulary) {
    let nouns =
        words.iter().map(|(word, (noun, plural))| (word.as_str(), format!("({}, {plural})", noun + 1))).collect();
    code.push_str("/// Of each word its noun, as a place in `NOUNS` plus one, and whether it is plural.\n");
    code.push_str(&vocabulary.table("NOUN_OF", "(u16, bool)", "(0, false)", &nouns));
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
