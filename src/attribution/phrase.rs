//! Fixed phrases that announce a source, from `data/phrases.toml`: "according to", "as cited by".

use super::tokens::{Parsed, Tokens, fail};
use crate::lexicon::Class;

/// A fixed phrase.
pub(super) struct Phrase {
    words: &'static [&'static str],
    pub(super) role: Role,
}

/// What a fixed phrase makes of the source that follows it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The source of the sentence.
    Cue,
    /// Who passed the words on.
    Relay,
    /// Whom the source before it has it from.
    Origin,
}

/// A fixed phrase at the start of `input`.
pub(super) fn phrase(input: Tokens<'_>) -> Parsed<'_, &'static Phrase> {
    if !input.first().is_some_and(|t| t.is(Class::PhraseHead)) {
        return fail(input);
    }
    let reads = |phrase: &&Phrase| {
        phrase.words.iter().enumerate().all(|(ahead, word)| input.nth(ahead).is_some_and(|t| t.reads(word)))
    };
    match PHRASES.iter().find(reads) {
        Some(phrase) => Ok((input.skip(phrase.words.len()), phrase)),
        None => fail(input),
    }
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
