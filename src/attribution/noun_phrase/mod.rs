//! Noun phrases that can be a source: read backwards from the verb that they are the subject of ([`before`]), or forwards
//! from the preposition or inverted verb in front of them ([`after`]). A source keeps its whole phrase: title, name and
//! apposition.

mod after;
mod bare;
mod before;

use std::ops::Range;

use super::tokens::{Item, item};
use super::verb_group::{is_adverb, is_auxiliary};
use crate::document::Document;
use crate::lexicon::{Class, Form};
use crate::text::TokenKind;

pub(super) use after::{phrase_after, starts_adverbial};
pub(super) use before::subject_before;

/// The longest apposition or bracket that is looked through, in tokens.
const ASIDE: usize = 30;

pub(super) fn is_time(t: Item<'_>) -> bool {
    t.is(Class::Weekday)
        || t.is(Class::Month)
        || t.is(Class::TemporalAdverb)
        || (t.kind == TokenKind::Number && t.text.len() <= 4)
}

/// May the token stand inside a noun phrase, prepositions and determiners aside?
pub(super) fn is_nominal(t: Item<'_>) -> bool {
    match t.kind {
        TokenKind::Number | TokenKind::Address => true,
        TokenKind::Symbol => matches!(t.text, "$" | "£" | "€" | "%" | "&"),
        TokenKind::Word => {
            !(is_auxiliary(t)
                || t.is(Class::Subordinator)
                || t.is(Class::WhWord)
                || t.is(Class::Relative)
                || t.is(Class::Coordinator)
                || t.is(Class::SubjectPronoun)
                || t.is(Class::ObjectPronoun)
                || t.reads("to")
                || is_finite(t))
        }
        _ => false,
    }
}

/// Is it surely a finite reporting verb, and no noun?
fn is_finite(t: Item<'_>) -> bool {
    if t.is(Class::PastVerb) && !t.is_capital() {
        return true;
    }
    let noun = t.word.noun().is_some() || t.any(&[Class::DocumentNoun, Class::PersonNoun, Class::PersonPlural]);
    if t.word.verb().is_none() || t.is_capital() || noun {
        return false;
    }
    t.word.form(Form::Third) || (t.word.form(Form::Past) && !t.text.ends_with("ed"))
}

/// May the token be the head of a source?
fn is_head(t: Item<'_>) -> bool {
    t.is_word()
        && !t.is(Class::Determiner)
        && !t.is(Class::Preposition)
        && !t.is(Class::Coordinator)
        && !is_adverb(t)
        && !(t.is(Class::Weekday) && t.text.len() > 3)
        && !t.is(Class::Month)
}

/// Is the token at `at` the "'s" or bare apostrophe of a possessive?
pub(super) fn is_possessive(document: &Document, at: usize, next: Option<Item>) -> bool {
    let t = item(document, at);
    match t.kind {
        TokenKind::Clitic => t.text.ends_with(['s', 'S']),
        TokenKind::SingleClose | TokenKind::SingleStraight => {
            !document.tokens()[at].spaced
                && at > 0
                && document.word(at - 1).ends_with('s')
                && next.is_some_and(is_nominal)
        }
        _ => false,
    }
}

/// Does a coordinator join two parts of one noun phrase ("Smith and Jones", "police and prosecutors")?
fn joins(document: &Document, floor: usize, coordinator: usize, next: Option<Item>) -> bool {
    let (Some(next), true) = (next, coordinator > floor) else { return false };
    if !document.tokens()[coordinator].kind.is_word() || item(document, coordinator).reads("but") {
        return false;
    }
    let last = item(document, coordinator - 1);
    last.is_word()
        && is_nominal(last)
        && last.is_capital() == next.is_capital()
        && !next.is(Class::Determiner)
        && !next.is(Class::Possessive)
}

/// Does the phrase name or describe those who may have told it: "the border service", "two officials"?
pub(super) fn informs(document: &Document, cited: &Range<usize>) -> bool {
    const INFORMERS: [Class; 6] = [
        Class::PersonNoun,
        Class::PersonPlural,
        Class::GroupNoun,
        Class::InstitutionNoun,
        Class::DocumentNoun,
        Class::MediaNoun,
    ];
    cited.clone().any(|at| item(document, at).any(&INFORMERS))
}

/// Has an apposition no verb of its own, relative clauses aside?
fn is_verbless(document: &Document, range: Range<usize>) -> bool {
    for i in range {
        let t = item(document, i);
        if t.is(Class::Relative) {
            return true;
        }
        if is_auxiliary(t) || is_finite(t) {
            return false;
        }
    }
    true
}

/// Is it a word that no noun phrase holds by itself, and here a part of an outlet's name, between others of its words?
fn in_name(document: &Document, at: usize, t: Item<'_>) -> bool {
    if is_nominal(t) || t.is(Class::Determiner) || t.is(Class::Preposition) {
        return false;
    }
    let next = document.outlets.partition_point(|mention| mention.tokens.end <= at + 1);
    document.outlets.get(next).is_some_and(|mention| mention.tokens.start < at && at + 1 < mention.tokens.end)
}
