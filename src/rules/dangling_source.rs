//! A pronoun or description as source with nobody it fits, or two.
//!
//! ## Why it matters
//!
//! “He said” is a source only for those who know who he is. In a draft that was cut and moved about, the name is
//! often gone, or another man has come to stand before the pronoun.
//!
//! ## When it fires
//!
//! “He” or “she” is the source of a statement, and no person was named before whom it could mean; or the sentence
//! before joins two men or two women (“Ada Obi and Lena Moor met”) and either could be meant.
//!
//! Where anybody at all was named before who might fit, the rule keeps silent.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The harbour will close in May. It is a black day for everybody on this coast, he said.
//! ```
//!
//! Does not:
//!
//! ```text
//! Mayor Jon Marsh will close the harbour in May. It is a black day for everybody on this coast, he said.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! dangling-source = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The Reuters Handbook of Journalism (sourcing: be as specific as you can) and the SPJ Code of Ethics (identify
//! sources clearly).

use super::case::{Case, Note};
use crate::audit::Linked;
use crate::entity::ResolvedBy;
use crate::lexicon::Class;
use crate::text::TokenKind;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for linked in case.attributions().iter().filter(|linked| linked.attribution.act.vouches()) {
        let Some(source) = linked.attribution.source else { continue };
        let tokens = case.document.tokens_in(source);
        let Some(gender) = Some(tokens.start).filter(|_| tokens.len() == 1).and_then(|at| Gender::of(case.word(at)))
        else {
            continue;
        };
        let in_speech = case.in_speech(tokens.start);
        if in_speech || !case.sentence_of(tokens.start).is_some_and(|at| case.is_prose(at)) {
            continue;
        }
        let pronoun = case.text(source);
        if is_unknown(case, linked, tokens.start) {
            let message = format!("“{pronoun}” is cited, and nobody was named before whom it could mean");
            notes.push(Note::new(source, message).suggest("name the source"));
        } else if let Some((one, other)) = two(case, tokens.start, gender) {
            let message = format!("“{pronoun}” could be {one} or {other}");
            notes.push(Note::new(source, message).suggest("repeat the name"));
        }
    }
    notes
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

impl Gender {
    fn of(pronoun: &str) -> Option<Self> {
        match pronoun {
            "he" | "He" => Some(Self::Male),
            "she" | "She" => Some(Self::Female),
            _ => None,
        }
    }

    fn has(self, case: &Case<'_>, token: usize) -> bool {
        let word = case.known(token);
        match self {
            Self::Male => word.is(Class::MaleName) && !word.is(Class::FemaleName),
            Self::Female => word.is(Class::FemaleName) && !word.is(Class::MaleName),
        }
    }
}

/// Does the pronoun lead to nobody, and was nobody named or described before it who may be a person?
fn is_unknown(case: &Case<'_>, linked: &Linked, at: usize) -> bool {
    let unresolved = linked.source.is_some_and(|to| to.by == ResolvedBy::Unresolved);
    let person = |token: usize| {
        let word = case.known(token);
        let name = case.word(token).starts_with(char::is_uppercase) && word.any(&[Class::MaleName, Class::FemaleName]);
        name || word.any(&[Class::PersonNoun, Class::KinNoun, Class::Title, Class::Honorific])
            || (is_name(case, token) && is_name(case, token + 1) && token + 1 < at)
    };
    let end = case.sentence_of(at).and_then(|s| case.document.sentences().get(s)).map_or(at, |s| s.tokens.end);
    unresolved && !(0..end).any(person)
}

/// A word with a capital letter that the lexicon does not know.
fn is_name(case: &Case<'_>, token: usize) -> bool {
    let kind = case.document.tokens().get(token).map(|token| token.kind);
    kind == Some(TokenKind::Word) && case.word(token).starts_with(char::is_uppercase)
}

/// The two people of one gender whom the sentence before joins with "and", if it names nobody else.
fn two<'a>(case: &Case<'a>, at: usize, gender: Gender) -> Option<(&'a str, &'a str)> {
    let here = case.sentence_of(at)?;
    let sentences = case.document.sentences();
    let before = sentences.get(here.checked_sub(1)?)?;
    let first_word = sentences.get(here)?.tokens.start;
    if before.block != sentences.get(here)?.block || first_word != at {
        return None;
    }
    let name = |from: usize| {
        let mut end = from;
        while before.tokens.contains(&end) && is_name(case, end) {
            end += 1;
        }
        (end > from).then_some(from..end)
    };
    let start = before.tokens.start;
    let one = name(start).filter(|one| one.len() > 1 && gender.has(case, start))?;
    let other = name(one.end + 1).filter(|other| other.len() > 1 && gender.has(case, other.start))?;
    let others = (other.end..before.tokens.end).any(|token| is_name(case, token) && gender.has(case, token));
    let joined = case.word(one.end) == "and" && !others;
    let named = |range| Some(case.text(case.span_of_tokens(range)?));
    if joined { Some((named(one)?, named(other)?)) } else { None }
}
