//! The subject of a verb, read backwards from it: a noun phrase ([`super::bare`]), with the asides between it and the verb.

use std::ops::Range;

use super::bare::phrase_before;
use super::{ASIDE, is_nominal, is_time, is_verbless};
use crate::attribution::phrase::phrase;
use crate::attribution::tokens::{Tokens, item};
use crate::attribution::verb_group::{is_adverb, is_auxiliary};
use crate::document::Document;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// The noun phrase that ends right before `before`, no further left than `floor`.
pub(in crate::attribution) fn subject_before(document: &Document, floor: usize, before: usize) -> Option<Range<usize>> {
    let input = Tokens::backward(document, floor..before);
    let last = input.first()?;
    match last.kind {
        TokenKind::Comma | TokenKind::Dash => past_aside(document, floor, before, last.kind),
        TokenKind::Close => {
            let open = (floor..before - 1).rev().take(ASIDE).find(|&i| document.tokens()[i].kind == TokenKind::Open)?;
            Some(phrase_before(document, floor, open)?.start..before)
        }
        _ if last.is(Class::Reflexive) && before > floor + 1 => {
            // "the player herself"
            Some(phrase_before(document, floor, before - 1)?.start..before)
        }
        _ if last.is(Class::Relative) => relative_before(document, floor, last.index),
        _ => phrase_before(document, floor, before),
    }
}

/// "X, director of Y," or "X — however —" before a verb: the subject stands in front of the aside; an apposition belongs to
/// it, any other aside does not.
fn past_aside(document: &Document, floor: usize, before: usize, mark: TokenKind) -> Option<Range<usize>> {
    let close = before - 1;
    let open = (floor..close).rev().take(ASIDE).find(|&i| document.tokens()[i].kind == mark)?;
    let first = item(document, open + 1);
    let citing = phrase(Tokens::forward(document, open + 1..close)).is_ok();
    if !citing && (open + 1..close).any(|i| document.tokens()[i].kind.is_quote()) {
        return None;
    }
    if let Some(whole) = past_wider_aside(document, floor, open, mark) {
        return Some(whole);
    }
    // "the panel had, in its report, pointed out"
    let verbal = |at: &usize| is_auxiliary(item(document, *at)) || is_adverb(item(document, *at));
    let bare = (floor..open).rev().take_while(verbal).last().filter(|at| is_auxiliary(item(document, *at)));
    let subject = phrase_before(document, floor, bare.unwrap_or(open))?;
    // "X, 79, from Y, said": an age is no subject
    if subject.len() == 1 && item(document, subject.start).kind == TokenKind::Number && subject.start > floor {
        return past_aside(document, floor, open + 1, mark).map(|whole| whole.start..close);
    }
    let head = item(document, subject.end - 1);
    let apposition = first.is(Class::Determiner)
        || first.is(Class::Possessive)
        || first.is(Class::Relative)
        || first.kind == TokenKind::Number
        || first.is(Class::PersonNoun)
        || first.is(Class::Quantifier)
        || (first.is_capital()
            && (head.is_capital()
                || subject.clone().any(|i| item(document, i).is(Class::PersonNoun))
                || item(document, subject.start).is(Class::Determiner))
            && !first.is(Class::Weekday));
    let described =
        head.is_capital() && close - open <= 16 && is_verbless(document, open + 1..close) && !is_adverb(first);
    if apposition || described && !first.is(Class::Preposition) && !first.is(Class::Subordinator) {
        // "X, the attorney general of Y, one of the states suing, said"
        let stacked = subject.start > floor
            && item(document, subject.start).is(Class::Determiner)
            && document.tokens()[subject.start - 1].kind == TokenKind::Comma;
        let whole = stacked.then(|| past_aside(document, floor, open + 1, mark)).flatten();
        return Some(whole.map_or(subject.start, |w| w.start)..close);
    }
    let aside = is_adverb(first)
        || first.is(Class::Preposition)
        || first.is(Class::Subordinator)
        || first.reads("too")
        || first.text.ends_with("ing")
        // "The numbers, first published in May, show"
        || item(document, open + 1 + usize::from(first.reads("first"))).is(Class::PublishingVerb);
    aside.then_some(subject)
}

/// "The firm, in a letter signed by its chairman, Ann Example, said": the subject in front of a prepositional aside that has
/// the comma at `comma` in it.
fn past_wider_aside(document: &Document, floor: usize, comma: usize, mark: TokenKind) -> Option<Range<usize>> {
    let open = (floor..comma).rev().take(ASIDE).find(|&i| document.tokens()[i].kind == mark)?;
    let led = mark == TokenKind::Comma && item(document, open + 1).is(Class::Preposition);
    let quiet = (open + 1..comma).all(|i| !document.tokens()[i].kind.is_quote() && !is_auxiliary(item(document, i)));
    // "In March, after a strike, the firm, …": what opens the sentence is no subject
    let subject = phrase_before(document, floor, open).filter(|_| led && quiet)?;
    let opens = (floor..subject.start).all(|i| !item(document, i).is(Class::Preposition));
    (opens && !is_time(item(document, subject.end - 1))).then_some(subject)
}

/// "who", "which", "that" as the subject itself, where a noun phrase stands before it.
fn relative_before(document: &Document, floor: usize, pronoun: usize) -> Option<Range<usize>> {
    if pronoun == floor {
        return None;
    }
    let last = item(document, pronoun - 1);
    let noun = match last.kind {
        TokenKind::Comma => !item(document, pronoun).reads("that"),
        _ => is_nominal(last) && !last.is(Class::Demonstrative),
    };
    (noun || last.kind == TokenKind::Close).then_some(pronoun..pronoun + 1)
}
