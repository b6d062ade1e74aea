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
//! before joins two men or two women (“Ada Obi and Lena Moor met”) and either could be meant. So with “the group” or
//! “the company”, where no group was named, or two.
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

use std::ops::Range;

use super::case::{Case, Note};
use crate::audit::Linked;
use crate::entity::ResolvedBy;
use crate::lexicon::{Class, Term};
use crate::text::TokenKind;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for linked in case.attributions().iter().filter(|linked| linked.attribution.act.vouches()) {
        let Some(source) = linked.attribution.source else { continue };
        let tokens = case.document.tokens_in(source);
        let Some(kind) = Pointer::of(case, &tokens) else { continue };
        let in_speech = case.in_speech(tokens.start);
        if in_speech || !case.sentence_of(tokens.start).is_some_and(|at| case.is_prose(at)) {
            continue;
        }
        let pointer = case.text(source);
        if is_unknown(case, linked, kind, &tokens) {
            let message = format!("“{pointer}” is cited, and nobody was named before whom it could mean");
            notes.push(Note::new(source, message).suggest("name the source"));
        } else if let Some((one, other)) = two(case, tokens.start, kind) {
            let message = format!("“{pointer}” could be {one} or {other}");
            notes.push(Note::new(source, message).suggest("repeat the name"));
        }
    }
    notes
}

/// Words that point back to somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pointer {
    /// "he"
    Male,
    /// "she"
    Female,
    /// "the group", "the company"
    Group,
}

impl Pointer {
    fn of(case: &Case<'_>, tokens: &Range<usize>) -> Option<Self> {
        let first = case.word(tokens.start);
        let group = || case.document.terms_in(tokens, Term::Group).any(|found| found.end == tokens.end);
        match (tokens.len(), first) {
            (1, "he" | "He") => Some(Self::Male),
            (1, "she" | "She") => Some(Self::Female),
            (2, "the" | "The") if group() => Some(Self::Group),
            _ => None,
        }
    }

    /// May a word that begins a name be the first of the name of somebody of this kind?
    fn has(self, case: &Case<'_>, token: usize) -> bool {
        let word = case.known(token);
        let (male, female) = (word.is(Class::MaleName), word.is(Class::FemaleName));
        match self {
            Self::Male => male && !female,
            Self::Female => female && !male,
            Self::Group => {
                !male && !female && !word.any(&[Class::Title, Class::Honorific, Class::Month, Class::Weekday])
            }
        }
    }

    /// How many words its name has at least: people are introduced with two.
    fn least(self) -> usize {
        if self == Self::Group { 1 } else { 2 }
    }
}

/// Do the words lead to nobody, and was nobody named or described before them whom they may mean?
fn is_unknown(case: &Case<'_>, linked: &Linked, kind: Pointer, tokens: &Range<usize>) -> bool {
    let at = tokens.start;
    let end = case.sentence_of(at).and_then(|s| case.document.sentences().get(s)).map_or(at, |s| s.tokens.end);
    if kind == Pointer::Group {
        let by = linked.source.map(|to| to.by);
        let open = matches!(by, Some(ResolvedBy::Unresolved | ResolvedBy::Description));
        return open && !(0..end).any(|token| !tokens.contains(&token) && may_be_group(case, token));
    }
    let unresolved = linked.source.is_some_and(|to| to.by == ResolvedBy::Unresolved);
    let person = |token: usize| {
        let word = case.known(token);
        let name = case.word(token).starts_with(char::is_uppercase) && word.any(&[Class::MaleName, Class::FemaleName]);
        name || word.any(&[Class::PersonNoun, Class::KinNoun, Class::Title, Class::Honorific])
            || (is_name(case, token) && is_name(case, token + 1) && token + 1 < at)
    };
    unresolved && !(0..end).any(person)
}

/// A noun for a group, or a name that is neither a day nor the name of a person.
fn may_be_group(case: &Case<'_>, token: usize) -> bool {
    let starts = case.document.sentences().binary_search_by_key(&token, |sentence| sentence.tokens.start).is_ok();
    let opener =
        case.known(token).any(&[Class::Determiner, Class::Quantifier, Class::SubjectPronoun, Class::Preposition])
            || case.known(token).any(&[Class::Adverb, Class::Subordinator, Class::Coordinator, Class::WhWord]);
    let name = is_name(case, token) && !(starts && opener);
    let noun = case.document.terms_in(&(token..token + 1), Term::Group).next().is_some();
    let first = case.known(token).any(&[Class::MaleName, Class::FemaleName]);
    let last = token
        .checked_sub(1)
        .is_some_and(|before| is_name(case, before) && case.known(before).any(&[Class::MaleName, Class::FemaleName]));
    noun || case.known(token).is(Class::GroupNoun) || (name && !first && !last && Pointer::Group.has(case, token))
}

/// A word with a capital letter that the lexicon does not know.
fn is_name(case: &Case<'_>, token: usize) -> bool {
    let kind = case.document.tokens().get(token).map(|token| token.kind);
    kind == Some(TokenKind::Word) && case.word(token).starts_with(char::is_uppercase)
}

/// The two of one kind, people of one gender or groups, whom the sentence before joins with "and", if it names nobody else.
fn two<'a>(case: &Case<'a>, at: usize, kind: Pointer) -> Option<(&'a str, &'a str)> {
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
    let one = name(start).filter(|one| one.len() >= kind.least() && kind.has(case, start))?;
    let other = name(one.end + 1).filter(|other| other.len() >= kind.least() && kind.has(case, other.start))?;
    let others = (other.end..before.tokens.end).any(|token| is_name(case, token) && kind.has(case, token));
    let joined = case.word(one.end) == "and" && !others;
    let named = |range| Some(case.text(case.span_of_tokens(range)?));
    if joined { Some((named(one)?, named(other)?)) } else { None }
}
