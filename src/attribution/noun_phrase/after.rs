//! Noun phrases read forwards, from the preposition or inverted verb in front of them.

use std::ops::Range;

use super::{ASIDE, in_name, is_head, is_nominal, is_possessive, is_speaker, is_time, is_verbless, joins, list_part};
use crate::attribution::tokens::item;
use crate::document::Document;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// The noun phrase that starts at `from`, no further right than `ceiling`. With `fronted`, what follows a comma may be the
/// main clause ("According to X, the …") and is an apposition only if it ends with a comma and holds no verb.
pub(in crate::attribution) fn phrase_after(
    document: &Document,
    from: usize,
    ceiling: usize,
    fronted: bool,
) -> Option<Range<usize>> {
    let mut end = from;
    while end < ceiling {
        let t = item(document, end);
        let last = (end > from).then(|| item(document, end - 1));
        // "one shareholder", "someone close to the family"
        let indefinite = last.is_none() && ["one", "someone", "somebody"].iter().any(|word| t.reads(word));
        if (t.is(Class::SubjectPronoun) || t.is(Class::ObjectPronoun)) && !t.is(Class::Relative) && !indefinite {
            if last.is_none() {
                return Some(from..end + 1);
            }
            // "a person briefed on it"
            end += usize::from(last.is_some_and(|l| l.is(Class::Preposition)) && t.is(Class::ObjectPronoun));
            break;
        }
        if t.is(Class::PastVerb) && last.is_some() {
            break;
        }
        let goes_on = if indefinite || in_name(document, end, t) {
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
            let next = (end + 1 < ceiling).then(|| item(document, end + 1));
            last.is_some()
                && next.is_some_and(|next| match next.any(&[Class::Determiner, Class::Possessive]) {
                    true => last.is_some_and(is_speaker) && list_part(document, end + 1, ceiling).is_some(),
                    false => joins(document, from, end, Some(next)),
                })
        } else if t.is(Class::Determiner) || t.is(Class::Possessive) {
            last.is_none_or(|l| l.is(Class::Preposition) || l.is(Class::Quantifier) || l.is(Class::Coordinator))
        } else {
            is_possessive(document, end, Some(item(document, (end + 1).min(ceiling - 1))))
                || (is_nominal(t)
                    && !(last.is_some_and(|l| !l.is(Class::Determiner))
                        && (t.is(Class::Weekday) || t.is(Class::TemporalAdverb))))
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    while end > from && item(document, end - 1).is(Class::Preposition) {
        end -= 1;
    }
    if !(from..end).any(|i| is_head(item(document, i))) {
        return None;
    }
    end = list_after(document, end, ceiling, fronted).unwrap_or(end);
    while let Some(further) = apposition_after(document, end, ceiling, fronted).filter(|&further| further > end) {
        end = further;
    }
    Some(from..end)
}

/// The end of a list that a noun phrase is the first part of: "Reuters, the BBC and Al Jazeera". A comma must close it where the
/// main clause may follow.
fn list_after(document: &Document, end: usize, ceiling: usize, fronted: bool) -> Option<usize> {
    let comma = |at: usize| at < ceiling && document.tokens()[at].kind == TokenKind::Comma;
    let and = |at: usize| at < ceiling && item(document, at).reads("and");
    let (mut at, mut parts) = (end, 0);
    while comma(at) && !and(at + 1) {
        at = list_part(document, at + 1, ceiling)?;
        parts += 1;
    }
    let at = at + usize::from(comma(at));
    let last = list_part(document, at + 1, ceiling).filter(|_| parts > 0 && and(at))?;
    (!fronted || comma(last)).then_some(last)
}

/// The end of an apposition or bracket that follows a noun phrase.
fn apposition_after(document: &Document, end: usize, ceiling: usize, fronted: bool) -> Option<usize> {
    let mark = (end < ceiling).then(|| item(document, end))?;
    let first = (end + 1 < ceiling).then(|| item(document, end + 1))?;
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
        || first.is(Class::PersonPlural)
        || is_post(document, end);
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

/// "Ann Obi, head of equities at the bank": does a post without an article stand behind a name and its comma?
fn is_post(document: &Document, comma: usize) -> bool {
    let reads = |at: usize| document.tokens().get(at).is_some_and(|_| item(document, at).is(Class::Preposition));
    let first = item(document, comma + 1);
    let plain = first.kind == TokenKind::Word && is_nominal(first) && is_head(first) && !is_time(first);
    let named = comma > 0 && item(document, comma - 1).is_capital();
    named && plain && !first.text.ends_with("ing") && !first.text.ends_with("ed") && reads(comma + 2)
}

/// Does an adverbial of time or occasion start here ("on Monday", "in a statement", "during a hearing")?
pub(in crate::attribution) fn starts_adverbial(document: &Document, at: usize, ceiling: usize) -> bool {
    let mut rest = at + 1..ceiling.min(at + 5);
    let Some(first) = rest.next().map(|i| item(document, i)) else { return false };
    if is_time(first) || first.is(Class::OccasionNoun) {
        return true;
    }
    let opens = first.is(Class::Determiner) || first.is(Class::Possessive) || first.word.is(Class::NumberWord);
    let occasion = |i: usize| {
        let t = item(document, i);
        t.is(Class::OccasionNoun)
            || t.is(Class::TimeNoun)
            || item(document, at).reads("in") && t.is(Class::DocumentNoun)
    };
    (opens && !item(document, at).reads("of") && rest.any(occasion)) || leads_to_outlet(document, at)
}

/// "in the Guardian", "on Sky News": a preposition of place before an outlet's name.
fn leads_to_outlet(document: &Document, at: usize) -> bool {
    let preposition = item(document, at);
    if !["in", "on", "to", "with", "for", "through", "via"].iter().any(|word| preposition.reads(word)) {
        return false;
    }
    // "polls conducted for the AP": whose they are
    if at > 0 && item(document, at - 1).any(&[Class::PublishingVerb, Class::MediaCount]) {
        return false;
    }
    let next = document.outlets.partition_point(|m| m.tokens.start <= at);
    // "through the state agency Andina"
    const DESCRIBED: usize = 5;
    document.outlets.get(next).is_some_and(|m| {
        let between = at + 1..m.tokens.start;
        let kind = |i: usize| item(document, i).any(&[Class::OutletNoun, Class::MediaNoun]);
        let plain = |i: usize| item(document, i).is_word() && is_nominal(item(document, i));
        // "in the pan-Arab X"
        let joined = |i: usize| item(document, i).text.contains('-');
        between.len() == 2 && item(document, between.start).is(Class::Determiner) && joined(between.start + 1)
            || between.len() <= 1 && between.clone().all(|i| item(document, i).is(Class::Determiner))
            || between.len() <= DESCRIBED && between.end.checked_sub(1).is_some_and(kind) && between.clone().all(plain)
    })
}
