//! The fixed phrases of `phrases.toml`, sorted so that a longer one is tried before its own beginning.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::Deserialize;

use crate::data;
use crate::vocabulary::Vocabulary;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    phrase: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    words: String,
    role: Role,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
enum Role {
    Cue,
    Relay,
    Origin,
    Reference,
}

/// The first word of every phrase, which the word table marks.
pub(crate) fn heads() -> Vec<String> {
    let file: File = data("phrases.toml");
    let heads: BTreeSet<&str> = file.phrase.iter().filter_map(|p| p.words.split(' ').next()).collect();
    heads.into_iter().map(str::to_owned).collect()
}

pub(crate) fn generate(vocabulary: &mut Vocabulary) -> String {
    let mut phrases = data::<File>("phrases.toml").phrase;
    phrases.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then(a.words.cmp(&b.words)));
    let mut code = String::from("/// The fixed phrases, longest first.\nstatic PHRASES: &[Phrase] = &[\n");
    for Phrase { words, role } in &phrases {
        let mut words = words.split(' ').map(|word| format!("WordId({})", vocabulary.number(word)));
        let (head, rest) = (words.next().unwrap_or_default(), words.collect::<Vec<_>>().join(", "));
        writeln!(code, "    Phrase {{ head: {head}, rest: &[{rest}], role: Role::{role:?} }},")
            .expect("a String takes all");
    }
    code.push_str("];\n");
    code
}
