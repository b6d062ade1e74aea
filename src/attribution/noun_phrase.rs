//! Noun phrases that can be a source: read backwards from the verb that they are the subject of, or forwards from the
//! preposition or inverted verb in front of them. A source keeps its whole phrase: title, name and apposition.

use std::ops::Range;

use super::tokens::{Item, Tokens};
use super::verb_group::{is_adverb, is_auxiliary};
use crate::document::Document;
use crate::lexicon::{Class, Form};
use crate::text::TokenKind;

/// The longest apposition or bracket that is looked through, in tokens.
const ASIDE: usize = 30;

/// The noun phrase that ends right before `before`, no further left than `floor`.
pub(super) fn subject_before(document: &Document, floor: usize, before: usize) -> Option<Range<usize>> {
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
    let first = item_at(document, open + 1);
    if (open + 1..close).any(|i| document.tokens()[i].kind.is_quote()) {
        return None;
    }
    let subject = phrase_before(document, floor, open)?;
    let head = item_at(document, subject.end - 1);
    let apposition = first.is(Class::Determiner)
        || first.is(Class::Possessive)
        || first.is(Class::Relative)
        || first.kind == TokenKind::Number
        || first.is(Class::PersonNoun)
        || first.is(Class::Quantifier)
        || (first.is_capital()
            && (head.is_capital()
                || head.is(Class::PersonNoun)
                || item_at(document, subject.start).is(Class::Determiner))
            && !first.is(Class::Weekday));
    let described =
        head.is_capital() && close - open <= 16 && is_verbless(document, open + 1..close) && !is_adverb(first);
    if apposition || described && !first.is(Class::Preposition) && !first.is(Class::Subordinator) {
        // "X, the attorney general of Y, one of the states suing, said"
        let stacked = subject.start > floor
            && item_at(document, subject.start).is(Class::Determiner)
            && document.tokens()[subject.start - 1].kind == TokenKind::Comma;
        let whole = stacked.then(|| past_aside(document, floor, open + 1, mark)).flatten();
        return Some(whole.map_or(subject.start, |w| w.start)..close);
    }
    let aside = is_adverb(first)
        || first.is(Class::Preposition)
        || first.is(Class::Subordinator)
        || first.reads("too")
        || first.text.ends_with("ing");
    aside.then_some(subject)
}

/// "who", "which", "that" as the subject itself, where a noun phrase stands before it.
fn relative_before(document: &Document, floor: usize, pronoun: usize) -> Option<Range<usize>> {
    if pronoun == floor {
        return None;
    }
    let last = item_at(document, pronoun - 1);
    let noun = match last.kind {
        TokenKind::Comma => !item_at(document, pronoun).reads("that"),
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
        let t = item_at(document, start - 1);
        let next = (start < before).then(|| item_at(document, start));
        if in_name(document, start - 1, t) {
            // "am" of "Mail am Hafen"
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
        } else if t.is(Class::ObjectPronoun) && start > floor + 1 && item_at(document, start - 2).is(Class::Preposition)
        {
            // "the largest of them"
            closed = true;
        } else if t.is(Class::Preposition) || t.reads("to") {
            // "a person close to one of the firms", not "agreed to say"
            let infinitive = t.reads("to") && next.is_some_and(|n| n.word.form(Form::Base));
            if next.is_none() || t.reads("as") || infinitive {
                break;
            }
            closed = false;
        } else if t.is(Class::Coordinator) {
            if !joins(document, floor, start - 1, next) {
                break;
            }
            closed = false;
        } else if is_possessive(document, start - 1, next) {
            closed = false;
        } else if !is_nominal(t) || (closed && !t.is(Class::Quantifier)) {
            break;
        }
        start -= 1;
    }
    if start > floor
        && start < before
        && let Some(head) = relative_clause(document, floor, start)
    {
        return phrase_before(document, floor, head).map(|found| found.start..before);
    }
    finish_phrase(document, start, before)
}

/// The phrase without what opens the sentence before it, if it has a head.
fn finish_phrase(document: &Document, start: usize, before: usize) -> Option<Range<usize>> {
    let start = skip_opening(document, start, before);
    (start..before).any(|i| is_head(item_at(document, i))).then_some(start..before)
}

/// Does a coordinator join two parts of one noun phrase ("Smith and Jones", "police and prosecutors")?
fn joins(document: &Document, floor: usize, coordinator: usize, next: Option<Item>) -> bool {
    let (Some(next), true) = (next, coordinator > floor) else { return false };
    if !document.tokens()[coordinator].kind.is_word() || item_at(document, coordinator).reads("but") {
        return false;
    }
    let last = item_at(document, coordinator - 1);
    last.is_word()
        && is_nominal(last)
        && last.is_capital() == next.is_capital()
        && !next.is(Class::Determiner)
        && !next.is(Class::Possessive)
}

/// Where a verb stops the phrase, the end of the noun phrase that a relative clause around it belongs to: "a man who was
/// arrested on Monday".
fn relative_clause(document: &Document, floor: usize, stop: usize) -> Option<usize> {
    let verb = item_at(document, stop - 1);
    if !is_auxiliary(verb) && verb.word.verb().is_none() {
        return None;
    }
    for i in (floor..stop).rev().take(12) {
        let t = item_at(document, i);
        if t.is(Class::Relative) && !t.reads("that") {
            let noun = i > floor && is_nominal(item_at(document, i - 1));
            return noun.then_some(i);
        }
        if !t.is_word() {
            return None;
        }
    }
    None
}

/// Leaves out what opens a sentence before its subject: "But", "On Monday", "Later".
fn skip_opening(document: &Document, mut start: usize, before: usize) -> usize {
    while start < before {
        let t = item_at(document, start);
        if t.is(Class::Preposition) {
            start += 1;
            start = (start..before).find(|&i| !is_time(item_at(document, i))).unwrap_or(before);
            let rest = item_at(document, start.min(before - 1));
            if !is_time(item_at(document, start.max(1) - 1)) && !rest.is(Class::Determiner) {
                // "In Moscow officials said": the place is one word or name long
                start = (start..before)
                    .find(|&i| {
                        let t = item_at(document, i);
                        i > start && (t.is(Class::PersonPlural) || t.is(Class::Title) || t.is(Class::Determiner))
                    })
                    .unwrap_or(start);
            } else if rest.is(Class::Determiner) && !is_time(item_at(document, start - 1)) {
                // "At the White House the press secretary said"
                let second = (start + 1..before).find(|&i| item_at(document, i).is(Class::Determiner));
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

/// The noun phrase that starts at `from`, no further right than `ceiling`. With `fronted`, what follows a comma may be the
/// main clause ("According to X, the …") and is an apposition only if it ends with a comma and holds no verb.
pub(super) fn phrase_after(document: &Document, from: usize, ceiling: usize, fronted: bool) -> Option<Range<usize>> {
    let mut end = from;
    while end < ceiling {
        let t = item_at(document, end);
        let last = (end > from).then(|| item_at(document, end - 1));
        if (t.is(Class::SubjectPronoun) || t.is(Class::ObjectPronoun)) && !t.is(Class::Relative) {
            return last.is_none().then_some(from..end + 1);
        }
        if t.is(Class::PastVerb) && last.is_some() {
            break;
        }
        let goes_on = if in_name(document, end, t) {
            true
        } else if t.is(Class::Relative) || t.is(Class::WhWord) {
            // "people who have seen the letter": to the end of the clause
            if last.is_some() && t.reads("who") {
                let close = (end..ceiling).find(|&i| !document.tokens()[i].kind.is_word()).unwrap_or(ceiling);
                return Some(from..close);
            }
            false
        } else if t.is(Class::Preposition) {
            last.is_some() && !t.reads("as") && !starts_adverbial(document, end, ceiling)
        } else if t.is(Class::Coordinator) {
            last.is_some() && end + 1 < ceiling && joins(document, from, end, Some(item_at(document, end + 1)))
        } else if t.is(Class::Determiner) || t.is(Class::Possessive) {
            last.is_none_or(|l| l.is(Class::Preposition) || l.is(Class::Quantifier) || l.is(Class::Coordinator))
        } else {
            is_possessive(document, end, Some(item_at(document, (end + 1).min(ceiling - 1))))
                || (is_nominal(t)
                    && !(last.is_some_and(|l| !l.is(Class::Determiner))
                        && (t.is(Class::Weekday) || t.is(Class::TemporalAdverb))))
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    while end > from && item_at(document, end - 1).is(Class::Preposition) {
        end -= 1;
    }
    if !(from..end).any(|i| is_head(item_at(document, i))) {
        return None;
    }
    while let Some(further) = apposition_after(document, end, ceiling, fronted).filter(|&further| further > end) {
        end = further;
    }
    Some(from..end)
}

/// The end of an apposition or bracket that follows a noun phrase.
fn apposition_after(document: &Document, end: usize, ceiling: usize, fronted: bool) -> Option<usize> {
    let mark = (end < ceiling).then(|| item_at(document, end))?;
    let first = (end + 1 < ceiling).then(|| item_at(document, end + 1))?;
    if mark.kind == TokenKind::Open {
        return (end..ceiling).take(ASIDE).find(|&i| document.tokens()[i].kind == TokenKind::Close).map(|i| i + 1);
    }
    if mark.kind != TokenKind::Comma {
        return None;
    }
    let opens = first.is(Class::Determiner)
        || first.is(Class::Possessive)
        || (first.is(Class::Relative) && !first.reads("that"))
        || first.kind == TokenKind::Number
        || first.is(Class::PersonNoun)
        || first.is(Class::PersonPlural);
    if !opens {
        return None;
    }
    let close = (end + 1..ceiling)
        .take(ASIDE)
        .find(|&i| !document.tokens()[i].kind.is_word() && document.tokens()[i].kind != TokenKind::Clitic)
        .unwrap_or(ceiling);
    if close < ceiling && document.tokens()[close].kind.is_quote() {
        return None;
    }
    let closes = close < ceiling && document.tokens()[close].kind == TokenKind::Comma;
    (!fronted || closes && is_verbless(document, end + 1..close)).then_some(close)
}

/// Has an apposition no verb of its own, relative clauses aside?
fn is_verbless(document: &Document, range: Range<usize>) -> bool {
    for i in range {
        let t = item_at(document, i);
        if t.is(Class::Relative) {
            return true;
        }
        if is_auxiliary(t) || is_finite(t) {
            return false;
        }
    }
    true
}

/// Does an adverbial of time or occasion start here ("on Monday", "in a statement", "during a hearing")?
pub(super) fn starts_adverbial(document: &Document, at: usize, ceiling: usize) -> bool {
    let mut rest = at + 1..ceiling.min(at + 5);
    let Some(first) = rest.next().map(|i| item_at(document, i)) else { return false };
    if is_time(first) || first.is(Class::OccasionNoun) {
        return true;
    }
    let opens = first.is(Class::Determiner) || first.is(Class::Possessive) || first.word.is(Class::NumberWord);
    let occasion = |i: usize| {
        let t = item_at(document, i);
        t.is(Class::OccasionNoun) || t.is(Class::TimeNoun)
    };
    (opens && !item_at(document, at).reads("of") && rest.any(occasion)) || leads_to_outlet(document, at)
}

/// "in the Guardian", "on Sky News": a preposition of place before an outlet's name.
fn leads_to_outlet(document: &Document, at: usize) -> bool {
    let preposition = item_at(document, at);
    if !["in", "on", "to", "with", "for"].iter().any(|word| preposition.reads(word)) {
        return false;
    }
    let next = document.outlets.partition_point(|m| m.tokens.start <= at);
    document.outlets.get(next).is_some_and(|m| {
        m.tokens.start <= at + 2 && (at + 1..m.tokens.start).all(|i| item_at(document, i).is(Class::Determiner))
    })
}

pub(super) fn is_time(t: Item<'_>) -> bool {
    t.is(Class::Weekday)
        || t.is(Class::Month)
        || t.is(Class::TemporalAdverb)
        || (t.kind == TokenKind::Number && t.text.len() <= 4)
}

/// May the token stand inside a noun phrase, prepositions and determiners aside?
pub(super) fn is_nominal(t: Item<'_>) -> bool {
    match t.kind {
        TokenKind::Number => true,
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

/// Is it a word that no noun phrase holds by itself, and here a part of an outlet's name, between others of its words?
fn in_name(document: &Document, at: usize, t: Item<'_>) -> bool {
    if is_nominal(t) || t.is(Class::Determiner) || t.is(Class::Preposition) {
        return false;
    }
    let next = document.outlets.partition_point(|mention| mention.tokens.end <= at + 1);
    document.outlets.get(next).is_some_and(|mention| mention.tokens.start < at && at + 1 < mention.tokens.end)
}

/// Is it surely a finite reporting verb, and no noun?
fn is_finite(t: Item<'_>) -> bool {
    if t.is(Class::PastVerb) && !t.is_capital() {
        return true;
    }
    if t.word.verb().is_none() || t.is_capital() || t.word.noun().is_some() || t.is(Class::DocumentNoun) {
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
fn is_possessive(document: &Document, at: usize, next: Option<Item>) -> bool {
    let t = item_at(document, at);
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

fn item_at<'d>(document: &'d Document<'d>, index: usize) -> Item<'d> {
    super::tokens::item(document, index)
}
