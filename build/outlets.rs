//! The registry of `outlets.toml` as static tables: the outlets by id, their domains, and their names by first word.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::data;
use crate::fold::{first_piece, folded};
use crate::table::{camel, slots};

/// An outlet, as its line of `outlets.toml` describes it. Lists are written with commas.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    aliases: String,
    #[serde(default)]
    short: String,
    kind: String,
    #[serde(default)]
    languages: String,
    #[serde(default)]
    domains: String,
    owner: Option<String>,
    state: Option<String>,
    state_year: Option<u16>,
    #[serde(default)]
    descriptors: String,
    #[serde(skip)]
    country: String,
}

/// One spelling, without its leading "The", and the outlets that go by it.
#[derive(Default)]
struct Name {
    text: String,
    /// The outlet that it means unless the article says otherwise.
    owner: Option<usize>,
    /// It counts without further ado only behind "the": "the Guardian".
    article: bool,
    /// The one outlet that has it as its own name among those that it may mean by context only.
    own: Option<usize>,
    /// The outlets that it may mean where the article has named them, or where only an outlet fits.
    shared: Vec<usize>,
}

/// The year that the classes in `outlets.toml` were given for, where an entry has no `state_year`.
const STATE_YEAR: u16 = 2024;

pub(crate) fn generate() -> String {
    let countries: BTreeMap<String, String> = data("countries.toml");
    let file: BTreeMap<String, BTreeMap<String, Entry>> = data("outlets.toml");
    let mut outlets: BTreeMap<String, Entry> = BTreeMap::new();
    for (country, list) in file {
        assert!(countries.contains_key(&country), "outlets.toml: {country} is no country of countries.toml");
        for (id, entry) in list {
            let entry = Entry { country: country.clone(), ..entry };
            assert!(outlets.insert(id.clone(), entry).is_none(), "outlets.toml: {id} stands there twice");
        }
    }
    let mut code = String::new();
    registry(&mut code, &outlets);
    country_table(&mut code, &countries);
    domains(&mut code, &outlets);
    names(&mut code, &outlets);
    code
}

/// The items of a list that is written with commas.
fn list(items: &str) -> Vec<&str> {
    items.split(',').map(str::trim).filter(|item| !item.is_empty()).collect()
}

fn registry(code: &mut String, outlets: &BTreeMap<String, Entry>) {
    writeln!(code, "/// The year that state classes are given for where nothing else is said.")
        .expect("a String takes all");
    writeln!(code, "pub(super) const STATE_YEAR: u16 = {STATE_YEAR};\n").expect("a String takes all");
    code.push_str("/// Every outlet, by id.\nstatic OUTLETS: &[Outlet] = &[\n");
    for (id, entry) in outlets {
        let state = match &entry.state {
            Some(class) => {
                let year = entry.state_year.unwrap_or(STATE_YEAR);
                format!("Some(State {{ control: Control::{}, year: {year} }})", camel(&class.replace('-', "_")))
            }
            None => "None".to_owned(),
        };
        writeln!(
            code,
            "    Outlet {{ id: {id:?}, name: {:?}, aliases: &{:?}, short: &{:?}, kind: Kind::{}, country: {:?}, \
             languages: &{:?}, domains: &{:?}, owner: {:?}, state: {state}, descriptors: &{:?} }},",
            entry.name,
            list(&entry.aliases),
            list(&entry.short),
            camel(&entry.kind.replace('-', "_")),
            entry.country,
            list(&entry.languages),
            list(&entry.domains),
            entry.owner,
            list(&entry.descriptors),
        )
        .expect("a String takes all");
    }
    code.push_str("];\n\n");
}

fn country_table(code: &mut String, countries: &BTreeMap<String, String>) {
    code.push_str("/// Country codes with the names and adjectives of the country, by code.\n");
    code.push_str("pub(super) static COUNTRIES: &[(&str, &[&str])] = &[\n");
    for (country, names) in countries {
        writeln!(code, "    ({country:?}, &{:?}),", list(names)).expect("a String takes all");
    }
    code.push_str("];\n\n");
}

fn domains(code: &mut String, outlets: &BTreeMap<String, Entry>) {
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, (id, entry)) in outlets.iter().enumerate() {
        for domain in list(&entry.domains) {
            assert!(all.insert(domain, at).is_none(), "outlets.toml: {id}: {domain} is another outlet's too");
        }
    }
    code.push_str("/// Domains with the outlet of each, sorted.\nstatic DOMAINS: &[(&str, u16)] = &[\n");
    for (domain, at) in all {
        writeln!(code, "    ({domain:?}, {at}),").expect("a String takes all");
    }
    code.push_str("];\n\n");
}

/// Writes `NAMES`, grouped by first word with the longest ahead, and the hash table `FIRST` that leads into it.
fn names(code: &mut String, outlets: &BTreeMap<String, Entry>) {
    let mut groups: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    for name in collect(outlets) {
        let first = folded(first_piece(&name.text));
        assert!(!first.is_empty(), "outlets.toml: {}: a name starts with a letter or digit", name.text);
        groups.entry(first).or_default().push(name);
    }
    let total: usize = groups.values().map(Vec::len).sum();
    writeln!(code, "/// The spellings of all names, grouped by first word, the longest of each group ahead.")
        .expect("a String takes all");
    writeln!(code, "static NAMES: [Name; {total}] = [").expect("a String takes all");
    let mut ranges: Vec<(&String, usize, usize)> = Vec::new();
    let mut at = 0;
    for group in groups.values_mut() {
        group.sort_by(|a, b| (b.text.len(), &a.text).cmp(&(a.text.len(), &b.text)));
    }
    for (first, group) in &groups {
        ranges.push((first, at, at + group.len()));
        at += group.len();
        for Name { text, owner, article, own, shared } in group {
            writeln!(
                code,
                "    Name {{ text: {text:?}, owner: {owner:?}, article: {article}, own: {own:?}, shared: \
                 Cow::Borrowed(&{shared:?}) }},"
            )
            .expect("a String takes all");
        }
    }
    code.push_str("];\n\n");
    small_letters(code, groups.values().flatten().map(|name| name.text.as_str()));
    first_table(code, &ranges);
}

/// Writes for each small letter that names begin with which letters follow it there; bit 26 stands for all that is none.
fn small_letters<'a>(code: &mut String, names: impl Iterator<Item = &'a str>) {
    let mut follow = [0u32; 26];
    for name in names {
        let &[first @ b'a'..=b'z', ref rest @ ..] = name.as_bytes() else { continue };
        let second = rest.first().map_or(0, u8::to_ascii_lowercase);
        follow[usize::from(first - b'a')] |= 1 << if second.is_ascii_lowercase() { second - b'a' } else { 26 };
    }
    writeln!(code, "/// For each small letter at the start of a name, a bit for each letter that may follow.")
        .expect("a String takes all");
    writeln!(code, "static SMALL: [u32; 26] = {follow:?};\n").expect("a String takes all");
}

fn first_table(code: &mut String, ranges: &[(&String, usize, usize)]) {
    writeln!(
        code,
        "/// First words of names with their range of `NAMES`.\nstatic FIRST: [First; {}] = [",
        ranges.len()
    )
    .expect("a String takes all");
    for (word, start, end) in ranges {
        writeln!(code, "    First {{ word: {word:?}, start: {start}, end: {end} }},").expect("a String takes all");
    }
    code.push_str("];\n");
    code.push_str(&slots(ranges.iter().map(|(word, ..)| word)));
}

/// Every spelling once, with all outlets that go by it.
fn collect(outlets: &BTreeMap<String, Entry>) -> Vec<Name> {
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    for (at, (id, entry)) in outlets.iter().enumerate() {
        let short = list(&entry.short);
        let plain = std::iter::once(entry.name.as_str()).chain(list(&entry.aliases));
        for spelling in plain.filter(|spelling| !short.contains(spelling)) {
            let (text, the) = without_the(spelling);
            let name =
                names.entry(text.to_owned()).or_insert_with(|| Name { text: text.to_owned(), ..Name::default() });
            assert!(name.owner.is_none_or(|o| o == at), "outlets.toml: {id}: {spelling} is another outlet's name too");
            let article = the && !text.contains([' ', '-']);
            name.article = article && (name.owner.is_none() || name.article);
            name.owner = Some(at);
        }
        for spelling in short {
            let (text, _) = without_the(spelling);
            let name =
                names.entry(text.to_owned()).or_insert_with(|| Name { text: text.to_owned(), ..Name::default() });
            if spelling == entry.name {
                name.own = if name.own.is_none() { Some(at) } else { None };
            }
            name.shared.push(at);
        }
    }
    names.into_values().collect()
}

fn without_the(name: &str) -> (&str, bool) {
    name.strip_prefix("The ").map_or((name, false), |rest| (rest, true))
}
