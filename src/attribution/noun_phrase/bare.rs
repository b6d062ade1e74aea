//! Noun phrases without asides, read backwards from the token behind them.

use std::ops::Range;

use super::{in_name, is_head, is_nominal, is_possessive, is_time, joins, opens_list};
use crate::attribution::tokens::{Item, item};
use crate::attribution::verb_group::is_auxiliary;
use crate::document::Document;
use crate::lexicon::{Class, Form};
use crate::text::TokenKind;

/// A noun phrase without asides that ends right before `before`.
pub(super) fn phrase_before(document: &Document, floor: usize, before: usize) -> Option<Range<usize>> {
    let mut start = before;
    // a determiner closes a phrase to the left; a preposition or "'s" opens it again
    let mut closed = false;
    let mut joined = false;
    while start > floor {
        let t = item(document, start - 1);
        let next = (start < before).then(|| item(document, start));
        if let Some(open) = acronym_before(document, floor, start).filter(|_| next.is_none_or(|t| t.is_capital())) {
            start = open;
            continue;
        }
        if in_name(document, start - 1, t) {
            // "am" of "Mail am Hafen"
        } else if t.reads("one") && next.is_some_and(|next| is_nominal(next) && !next.is(Class::Preposition)) {
            // "one shareholder", but "one of them"
            closed = true;
        } else if t.is(Class::ObjectPronoun)
            && next.is_none()
            && start > floor + 2
            && item(document, start - 2).is(Class::Preposition)
            && is_nominal(item(document, start - 3))
        {
            // "two officials familiar with it"
            closed = true;
            start -= 1;
            continue;
        } else if t.is(Class::SubjectPronoun) || t.is(Class::Relative) {
            // "he", "one of them"
            return match next {
                None => Some(start - 1..before),
                Some(next) if next.reads("of") => Some(start - 1..before),
                Some(_) => finish_phrase(document, start, before),
            };
        }
        if t.is(Class::Determiner) || t.is(Class::Possessive) {
            if closed {
                break;
            }
            closed = true;
        } else if t.is(Class::ObjectPronoun) && start > floor + 1 && item(document, start - 2).is(Class::Preposition) {
            // "the largest of them"
            closed = true;
        } else if t.is(Class::Preposition) || t.reads("to") {
            // "a person close to one of the firms", not "agreed to say"
            let infinitive = t.reads("to") && next.is_some_and(|n| n.word.form(Form::Base));
            // "was grounded after the Post reported": a clause of the outlet's
            let clause = t.is(Class::Subordinator) && is_outlet(document, start..before);
            if next.is_none() || t.reads("as") || infinitive || clause {
                break;
            }
            closed = false;
        } else if t.is(Class::Coordinator) {
            // "Ann Example, Bo Sample, and the mayor"
            let comma = start >= floor + 2 && document.tokens()[start - 2].kind == TokenKind::Comma;
            let third = comma && next.is_some() && is_third(document, floor, start - 2);
            if !third && !joins(document, floor, start - 1, next) {
                break;
            }
            start -= usize::from(third);
            closed = false;
            joined = true;
        } else if joined && t.kind == TokenKind::Comma && opens_list(document, floor, start - 1) {
            // "Ann Example, Bo Sample and the mayor"
            closed = false;
        } else if is_possessive(document, start - 1, next) || is_reduced(document, floor, start - 1, next) {
            closed = false;
        } else if !is_nominal(t) || (closed && !t.is(Class::Quantifier)) {
            break;
        }
        start -= 1;
    }
    if start > floor
        && (start < before || is_infinitive(document, start - 1))
        && let Some(head) = relative_clause(document, floor, start)
    {
        return phrase_before(document, floor, head).map(|found| found.start..before);
    }
    finish_phrase(document, start, before)
}

/// Is the part of a list that ends right before a comma not its first one?
fn is_third(document: &Document, floor: usize, comma: usize) -> bool {
    let before = (floor..comma).rev().find(|at| document.tokens()[*at].kind == TokenKind::Comma);
    before.is_some_and(|before| opens_list(document, before + 1, comma) && opens_list(document, floor, before))
}

/// "papers submitted to the court": does a participle at `at` belong to the document before it and lead on?
fn is_reduced(document: &Document, floor: usize, at: usize, next: Option<Item>) -> bool {
    let leads = next.is_some_and(|next| next.is(Class::Preposition) || next.reads("to"));
    let document_noun = at > floor && item(document, at - 1).is(Class::DocumentNoun);
    leads && document_noun && item(document, at).is(Class::PastVerb)
}

/// Where a bracket opens that closes right before `end` and holds an abbreviation: "Chief of Police (CoP) Ann Example".
fn acronym_before(document: &Document, floor: usize, end: usize) -> Option<usize> {
    let close = end.checked_sub(1).filter(|at| *at >= floor + 3)?;
    let tokens = document.tokens();
    let bracket = tokens[close].kind == TokenKind::Close && tokens[close - 2].kind == TokenKind::Open;
    let short = item(document, close - 1);
    (bracket && short.is_capital() && item(document, close - 3).is_word()).then_some(close - 2)
}

/// The phrase without what opens the sentence before it, if it has a head.
fn finish_phrase(document: &Document, start: usize, before: usize) -> Option<Range<usize>> {
    let start = skip_opening(document, start, before);
    (start..before).any(|i| is_head(item(document, i))).then_some(start..before)
}

/// Where a verb stops the phrase, the end of the noun phrase that a relative clause around it belongs to: "a man who was
/// arrested on Monday".
fn relative_clause(document: &Document, floor: usize, stop: usize) -> Option<usize> {
    let verb = item(document, stop - 1);
    // "the engineers who inspected the dam", "who know the dam"
    let finite = is_auxiliary(verb)
        || verb.word.verb().is_some()
        || verb.is(Class::PastVerb)
        || verb.text.ends_with("ed")
        || stop > floor + 1 && item(document, stop - 2).is(Class::Relative);
    if !finite && !is_infinitive(document, stop - 1) {
        return None;
    }
    for i in (floor..stop).rev().take(12) {
        let t = item(document, i);
        if t.is(Class::Relative) && !t.reads("that") {
            let noun = i > floor && is_nominal(item(document, i - 1));
            return noun.then_some(i);
        }
        if !t.is_word() {
            return None;
        }
    }
    None
}

/// "to give", or the "to" of it
fn is_infinitive(document: &Document, at: usize) -> bool {
    let word = item(document, at);
    word.reads("to") || at > 0 && item(document, at - 1).reads("to") && word.is_word()
}

/// Leaves out what opens a sentence before its subject: "But", "On Monday", "Later".
fn skip_opening(document: &Document, mut start: usize, before: usize) -> usize {
    while start < before {
        let t = item(document, start);
        if t.is(Class::Preposition) {
            start += 1;
            start = (start..before).find(|&i| !is_time(item(document, i))).unwrap_or(before);
            let rest = item(document, start.min(before - 1));
            if !is_time(item(document, start.max(1) - 1)) && !rest.is(Class::Determiner) {
                // "In Moscow officials said": the place is one word or name long
                start = (start..before)
                    .find(|&i| {
                        let t = item(document, i);
                        i > start && (t.is(Class::PersonPlural) || t.is(Class::Title) || t.is(Class::Determiner))
                    })
                    .unwrap_or(start);
            } else if rest.is(Class::Determiner) && !is_time(item(document, start - 1)) {
                // "At the White House the press secretary said"
                let second = (start + 1..before).find(|&i| item(document, i).is(Class::Determiner));
                start = second.unwrap_or(start);
                if second.is_none() {
                    return start;
                }
            }
        } else if (t.is(Class::Coordinator) || t.is(Class::TemporalAdverb) || t.is(Class::Adverb) || is_time(t))
            && start + 1 < before
            && !t.is(Class::Determiner)
        {
            start += 1;
        } else {
            break;
        }
    }
    start
}

/// Are the tokens the name of an outlet, perhaps with an article?
fn is_outlet(document: &Document, tokens: Range<usize>) -> bool {
    let first = document.outlets.partition_point(|m| m.tokens.start < tokens.start);
    document.outlets.get(first).is_some_and(|m| m.tokens.end == tokens.end && m.tokens.start <= tokens.start + 1)
}
