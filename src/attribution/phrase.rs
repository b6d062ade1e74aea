//! Fixed phrases that announce a source, from `data/phrases.toml`: "according to", "as cited by".

use super::tokens::{Parsed, Tokens, fail};
use crate::lexicon::WordId;

/// A fixed phrase.
pub(super) struct Phrase {
    /// Its first word.
    head: WordId,
    /// The words behind it.
    rest: &'static [WordId],
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
    /// The same where it is an outlet; everyday words elsewhere.
    Reference,
}

/// A fixed phrase at the start of `input`.
pub(super) fn phrase(input: Tokens<'_>) -> Parsed<'_, &'static Phrase> {
    let Some(head) = input.id(0) else { return fail(input) };
    let reads = |phrase: &&Phrase| {
        phrase.head == head && phrase.rest.iter().zip(1..).all(|(word, ahead)| input.id(ahead) == Some(*word))
    };
    match PHRASES.iter().find(reads) {
        Some(phrase) => Ok((input.skip(1 + phrase.rest.len()), phrase)),
        None => fail(input),
    }
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
