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
    /// The same where it is an outlet; everyday words elsewhere.
    Reference,
}

/// A fixed phrase at the start of `input`.
pub(super) fn phrase(input: Tokens<'_>) -> Parsed<'_, &'static Phrase> {
    let Some(head) = input.first().filter(|t| t.is(Class::PhraseHead)) else { return fail(input) };
    let reads = |phrase: &&Phrase| {
        let Some((first, rest)) = phrase.words.split_first() else { return false };
        head.reads(first) && rest.iter().zip(1..).all(|(word, ahead)| input.nth(ahead).is_some_and(|t| t.reads(word)))
    };
    match PHRASES.iter().find(reads) {
        Some(phrase) => Ok((input.skip(phrase.words.len()), phrase)),
        None => fail(input),
    }
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
