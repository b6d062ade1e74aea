//! Noun phrases read backwards, from the verb that they are the subject of.

use std::ops::Range;

use super::{ASIDE, in_name, is_head, is_nominal, is_possessive, is_time, is_verbless, joins};
use crate::attribution::phrase::phrase;
use crate::attribution::tokens::{Item, Tokens, item};
use crate::attribution::verb_group::{is_adverb, is_auxiliary};
use crate::document::Document;
use crate::lexicon::{Class, Form};
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

/// A noun phrase without asides that ends right before `before`.
fn phrase_before(document: &Document, floor: usize, before: usize) -> Option<Range<usize>> {
    let mut start = before;
    // a determiner closes a phrase to the left; a preposition or "'s" opens it again
    let mut closed = false;
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
            if !joins(document, floor, start - 1, next) {
                break;
            }
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
