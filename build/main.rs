//! Turns `data/*.toml` into tables of the library, so that nothing is parsed when the program starts.

// A fault in the data must stop the build.
#![allow(clippy::panic)]

mod boundaries;
#[path = "../src/lexicon/hash.rs"]
mod hash;
mod lexicon;
mod phrases;
mod places;
mod roles;
mod table;
mod verbs;

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, code: String| {
        fs::write(Path::new(&out).join(name), code).expect("OUT_DIR can be written");
    };
    write("boundaries.rs", boundaries::generate());
    write("lexicon.rs", lexicon::generate());
    write("roles.rs", roles::generate());
    write("phrases.rs", phrases::generate());
    write("places.rs", places::generate());
}

/// A file of `data/`, parsed; a fault in it stops the build with its place.
fn data<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = Path::new("data").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// `reporting_noun` → `ReportingNoun`.
fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

/// The hash table of a list of words: at most half full, each slot the place of a word in the list plus one, or zero.
fn slots<'a>(words: impl ExactSizeIterator<Item = &'a String>) -> String {
    let size = (words.len() * 2).next_power_of_two();
    let mut slots = vec![0; size];
    for (index, word) in words.enumerate() {
        let mut at = hash::hash(word) as usize & (size - 1);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = index + 1;
    }
    format!("static SLOTS: [u16; {size}] = {slots:?};\n")
}
