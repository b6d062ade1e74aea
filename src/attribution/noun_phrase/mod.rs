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

/// Does a coordinator join two parts of one noun phrase ("Smith and Jones", "police and prosecutors", "the mayor and the
/// police")? What has an article of its own may begin a clause: then the part before must open its own.
fn joins(document: &Document, floor: usize, coordinator: usize, next: Option<Item>) -> bool {
    let (Some(next), true) = (next, coordinator > floor) else { return false };
    if !document.tokens()[coordinator].kind.is_word() || item(document, coordinator).reads("but") {
        return false;
    }
    let last = item(document, coordinator - 1);
    let determined = next.is(Class::Determiner) || next.is(Class::Possessive);
    last.is_word()
        && is_nominal(last)
        && (last.is_capital() == next.is_capital() && !determined || opens_list(document, floor, coordinator))
}

/// Does somebody stand right before a token, and at the start of a clause, so that no verb before can have them for its object?
fn opens_list(document: &Document, floor: usize, before: usize) -> bool {
    const LONGEST: usize = 16;
    let plain = |at: &usize| {
        let t = item(document, *at);
        let inside = is_nominal(t) || t.any(&[Class::Determiner, Class::Possessive]) || t.kind == TokenKind::Clitic;
        inside && !is_adverb(t) && (t.is_capital() || !t.text.ends_with("ed"))
    };
    let Some(start) = (floor..before).rev().take(LONGEST).take_while(plain).last() else { return false };
    let opens = start == floor || {
        let t = item(document, start - 1);
        matches!(t.kind, TokenKind::Comma | TokenKind::Dash) || t.kind.is_quote() || t.reads("that")
    };
    // "Last week in Oslo, …": those named before any preposition count
    let own = |at: &usize| !item(document, *at).is(Class::Preposition);
    opens
        && is_speaker(item(document, before - 1))
        && (start..before).take_while(own).any(|at| is_speaker(item(document, at)))
}

/// May the word name somebody, or be what somebody is called?
fn is_speaker(t: Item) -> bool {
    (t.is_capital() && t.kind == TokenKind::Word && is_nominal(t) && !is_time(t))
        || t.any(&INFORMERS)
        || t.is(Class::Title)
}

/// Where one part of a list of sources ends that begins at a token: "the mayor", "Tom Example".
fn list_part(document: &Document, at: usize, ceiling: usize) -> Option<usize> {
    let determined = at < ceiling && item(document, at).any(&[Class::Determiner, Class::Possessive]);
    let from = at + usize::from(determined);
    let inside = |at: &usize| {
        let t = item(document, *at);
        is_nominal(t) && !t.any(&[Class::Preposition, Class::Determiner])
    };
    let end = (from..ceiling).take_while(inside).last()? + 1;
    (is_speaker(item(document, end - 1)) && !(end < ceiling && is_auxiliary(item(document, end)))).then_some(end)
}

/// What those are called who may have told something.
const INFORMERS: [Class; 6] = [
    Class::PersonNoun,
    Class::PersonPlural,
    Class::GroupNoun,
    Class::InstitutionNoun,
    Class::DocumentNoun,
    Class::MediaNoun,
];

/// Does the phrase name or describe those who may have told it: "the border service", "two officials"?
pub(super) fn informs(document: &Document, cited: &Range<usize>) -> bool {
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
