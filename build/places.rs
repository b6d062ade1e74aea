//! The places of `places.toml`: a list of them, and a hash table of all their names.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::data;
use crate::table::slots;

/// `places.toml` as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    countries: BTreeMap<String, Place>,
    unions: BTreeMap<String, Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    code: String,
    #[serde(default)]
    names: String,
    #[serde(default)]
    people: String,
    #[serde(default)]
    seats: String,
    #[serde(default)]
    cities: String,
    r#in: Option<String>,
}

pub(crate) fn generate() -> String {
    let file: File = data("places.toml");
    let places: Vec<(String, Place)> = file.countries.into_iter().chain(file.unions).collect();
    let number = |name: &str| places.iter().position(|(other, _)| other == name);
    let mut code = String::from("static COUNTRIES: &[Record] = &[\n");
    let mut names: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for (index, (name, place)) in places.iter().enumerate() {
        let part_of = place.r#in.as_deref().map(|whole| {
            let whole = number(whole).unwrap_or_else(|| panic!("places.toml: {name}.in: no such country: {whole}"));
            format!("Country({whole})")
        });
        let part_of = part_of.map_or("None".to_owned(), |country| format!("Some({country})"));
        writeln!(code, "    Record {{ name: {name:?}, code: {:?}, part_of: {part_of} }},", place.code)
            .expect("a String takes all");
        let mut add = |word: String, role| {
            let before = names.insert(word.clone(), (index, role));
            assert!(before.is_none(), "places.toml: {name}: {word:?} stands here twice");
        };
        add(name.clone(), "Name");
        list(&place.names).for_each(|word| add(word.to_owned(), "Name"));
        list(&place.seats).for_each(|word| add(word.to_owned(), "Seat"));
        list(&place.cities).for_each(|word| add(word.to_owned(), "City"));
        for word in list(&place.people) {
            add(word.to_owned(), "Demonym");
            if word.ends_with("an") && !word.ends_with("man") || word.ends_with('i') {
                add(format!("{word}s"), "Demonym");
            }
        }
    }
    code.push_str("];\n");
    writeln!(code, "static NAMES: [Name; {}] = [", names.len()).expect("a String takes all");
    for (words, (index, role)) in &names {
        writeln!(
            code,
            "    Name {{ words: {words:?}, place: Place {{ country: Country({index}), role: Role::{role} }} }},"
        )
        .expect("a String takes all");
    }
    code.push_str("];\n");
    code.push_str(&slots(names.keys()));
    code
}

fn list(words: &str) -> impl Iterator<Item = &str> {
    words.split(", ").filter(|word| !word.is_empty())
}
