//! Turns `data/*.toml` into tables of the library, so that nothing is parsed when the program starts.

// a fault in the data stops the build
#![allow(clippy::panic)]

mod boundaries;
mod decisions;
#[path = "../src/outlet/fold.rs"]
mod fold;
#[path = "../src/lexicon/hash.rs"]
mod hash;
#[allow(dead_code, unreachable_pub)] // written for the library
#[path = "../src/lexicon/kinds.rs"]
mod kinds;
mod lexicon;
mod outlet_words;
mod outlets;
#[cfg(feature = "documents")]
mod pages;
mod phrases;
mod places;
mod roles;
mod table;
mod terms;
mod verbs;
mod vocabulary;

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
    write("decisions.rs", decisions::generate());
    let vocabulary = &mut vocabulary::Vocabulary::default();
    write("lexicon.rs", lexicon::generate(vocabulary));
    write("roles.rs", roles::generate(vocabulary));
    #[cfg(feature = "documents")]
    write("pages.rs", pages::generate());
    write("phrases.rs", phrases::generate(vocabulary));
    write("places.rs", places::generate());
    write("terms.rs", terms::generate(vocabulary));
    write("outlets.rs", outlets::generate());
    write("outlet_words.rs", outlet_words::generate(vocabulary));
    write("vocabulary.rs", vocabulary.generate());
}

/// A file of `data/`, parsed; a fault in it stops the build with its place.
fn data<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = Path::new("data").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}
