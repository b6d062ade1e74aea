//! A pronoun or description as the source, and no way to tell who is meant.
//!
//! ## Why it matters
//!
//! “He said” names a source only for readers who know who “he” is. When a draft is cut and rearranged, the name often
//! goes, or another man’s name ends up before the pronoun.
//!
//! ## When it fires
//!
//! “He”, “she” or “they” is the source of a statement (or “him” after “according to”), and nobody named earlier fits;
//! or the sentence before joins two men or two women (“Ada Obi and Lena Moor met”), and either could be meant. The same
//! holds for “the group” and “the company” when no group that fits was named, or two were.
//!
//! The rule does not fire where anybody named earlier might fit.
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

/// The most words in a description of somebody between two commas.
const ASIDE: usize = 9;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for linked in case.attributions().iter().filter(|linked| linked.attribution.act.vouches()) {
        let Some(source) = linked.attribution.source else { continue };
        let tokens = case.document.tokens_in(source);
        let Some(kind) = Pointer::of(case, &tokens) else { continue };
        let in_speech = case.in_speech(tokens.start);
        if in_speech || !has_verb(case, linked) || !case.sentence_of(tokens.start).is_some_and(|at| case.is_prose(at)) {
            continue;
        }
        let pointer = case.text(source);
        if is_unknown(case, linked, kind, &tokens) {
            let message = format!("“{pointer}” is cited, but nobody named earlier fits");
            notes.push(Note::new(source, message).suggest("name the source"));
        } else if let Some((one, other)) = two(case, tokens.start, kind) {
            let message = format!("“{pointer}” could mean {one} or {other}");
            notes.push(Note::new(source, message).suggest("repeat the name"));
        }
    }
    notes
}

/// Does a verb or a phrase announce the source, rather than a noun ("ignored warnings")?
fn has_verb(case: &Case<'_>, linked: &Linked) -> bool {
    let cue = linked.attribution.cue.map(|cue| case.document.tokens_in(cue));
    cue.is_some_and(|mut cue| cue.any(|at| case.is_report(at) || case.known(at).is(Class::PhraseHead)))
}

/// Words that refer back to somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pointer {
    /// "he"
    Male,
    /// "she"
    Female,
    /// "they"
    Several,
    /// "the group", "the company"
    Group,
}

impl Pointer {
    fn of(case: &Case<'_>, tokens: &Range<usize>) -> Option<Self> {
        let first = case.word(tokens.start);
        let group = || case.document.terms_in(tokens, Term::Group).any(|found| found.end == tokens.end);
        match (tokens.len(), first) {
            (1, "he" | "He" | "him") => Some(Self::Male),
            (1, "she" | "She" | "her") => Some(Self::Female),
            (1, "they" | "They") => Some(Self::Several),
            (2, "the" | "The") if group() => Some(Self::Group),
            _ => None,
        }
    }

    /// Can a word that begins a name be the first word of the name of somebody of this kind?
    fn has(self, case: &Case<'_>, token: usize) -> bool {
        let word = case.known(token);
        let (male, female) = (word.is(Class::MaleName), word.is(Class::FemaleName));
        match self {
            Self::Male => male && !female,
            Self::Female => female && !male,
            Self::Several | Self::Group => {
                !male && !female && !word.any(&[Class::Title, Class::Honorific, Class::Month, Class::Weekday])
            }
        }
    }

    /// The fewest words in a name: people are introduced with two.
    fn least(self) -> usize {
        if self == Self::Group { 1 } else { 2 }
    }
}

/// Do the words refer to nobody, because nobody named or described before them fits?
fn is_unknown(case: &Case<'_>, linked: &Linked, kind: Pointer, tokens: &Range<usize>) -> bool {
    let at = tokens.start;
    let end = case.sentence_of(at).and_then(|s| case.document.sentences().get(s)).map_or(at, |s| s.tokens.end);
    if matches!(kind, Pointer::Group | Pointer::Several) {
        let by = linked.source.map(|to| to.by);
        let open = matches!(by, Some(ResolvedBy::Unresolved | ResolvedBy::Description));
        let several = |token: usize| kind == Pointer::Several && may_be_several(case, token);
        let group = |token: usize| is_group_noun(case, token) && fits(case, tokens, token);
        let before = (0..at).any(|token| group(token) || several(token));
        let named = (0..end).any(|token| !tokens.contains(&token) && may_name_group(case, token));
        return open && !before && !named;
    }
    let unresolved = linked.source.is_some_and(|to| to.by == ResolvedBy::Unresolved);
    let person = |token: usize| {
        let word = case.known(token);
        let name = case.word(token).starts_with(char::is_uppercase) && word.any(&[Class::MaleName, Class::FemaleName]);
        name || word.any(&[Class::PersonNoun, Class::KinNoun, Class::Title, Class::Honorific])
            || (is_name(case, token) && is_name(case, token + 1) && token + 1 < at && !is_where(case, token))
    };
    unresolved && !(0..end).any(person)
}

/// Somebody, or a group: what "they" may refer to.
fn may_be_several(case: &Case<'_>, token: usize) -> bool {
    let people = [Class::PersonPlural, Class::PersonNoun, Class::KinNoun, Class::AnonymousNoun, Class::InstitutionNoun];
    case.known(token).any(&people)
        || is_name(case, token) && case.known(token).any(&[Class::MaleName, Class::FemaleName])
}

/// A noun for a group.
fn is_group_noun(case: &Case<'_>, token: usize) -> bool {
    case.document.terms_in(&(token..token + 1), Term::Group).next().is_some() || case.known(token).is(Class::GroupNoun)
}

/// Can the pointer refer to this noun for a group? A council is not a company.
fn fits(case: &Case<'_>, pointer: &Range<usize>, noun: usize) -> bool {
    let is = |tokens: Range<usize>, term| case.document.terms_in(&tokens, term).next().is_some();
    !(is(pointer.clone(), Term::Firm) && is(noun..noun + 1, Term::PublicBody))
}

/// A name that is neither a day nor the name of a person.
fn may_name_group(case: &Case<'_>, token: usize) -> bool {
    let starts = case.document.sentences().binary_search_by_key(&token, |sentence| sentence.tokens.start).is_ok();
    let opener =
        case.known(token).any(&[Class::Determiner, Class::Quantifier, Class::SubjectPronoun, Class::Preposition])
            || case.known(token).any(&[Class::Adverb, Class::Subordinator, Class::Coordinator, Class::WhWord]);
    let name = is_name(case, token) && !(starts && opener);
    let first = case.known(token).any(&[Class::MaleName, Class::FemaleName]);
    let last = token
        .checked_sub(1)
        .is_some_and(|before| is_name(case, before) && case.known(before).any(&[Class::MaleName, Class::FemaleName]));
    name && !first && !last && Pointer::Group.has(case, token)
}

/// A word with a capital letter that the lexicon does not know.
fn is_name(case: &Case<'_>, token: usize) -> bool {
    let kind = case.document.tokens().get(token).map(|token| token.kind);
    kind == Some(TokenKind::Word) && case.word(token).starts_with(char::is_uppercase)
}

/// Does a name say where something is: "on Mill Lane", "in Upper Wexford"?
fn is_where(case: &Case<'_>, token: usize) -> bool {
    let start = (0..=token).rev().take_while(|&at| is_name(case, at)).last().unwrap_or(token);
    start.checked_sub(1).is_some_and(|before| ["in", "on", "at", "near"].contains(&case.word(before)))
}

/// The two people of one gender, or two groups, that the sentence before joins with "and", if it names nobody else.
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
    // "Senator Ada Obi"
    let bearer = |name: &Range<usize>| {
        let title = |at: &usize| case.known(*at).any(&[Class::Title, Class::Honorific, Class::TitleAbbreviation]);
        name.clone().find(|at| !title(at))
    };
    let fits = |name: &Range<usize>| {
        bearer(name).is_some_and(|first| name.end - first >= kind.least() && kind.has(case, first))
    };
    let start = before.tokens.start;
    let one = name(start).filter(fits)?;
    // "Ada Obi, the mayor, and Lena Moor"
    let comma = |at: usize| before.tokens.contains(&at) && case.word(at) == ",";
    let aside = (one.end + 1..one.end + ASIDE).find(|&at| comma(at)).filter(|_| comma(one.end));
    let joint = aside.map_or(one.end, |end| end + 1);
    let other = name(joint + 1).filter(fits)?;
    let others = (other.end..before.tokens.end).any(|token| is_name(case, token) && kind.has(case, token));
    let joined = case.word(joint) == "and" && !others;
    let named = |range| Some(case.text(case.span_of_tokens(range)?));
    if joined { Some((named(one)?, named(other)?)) } else { None }
}
