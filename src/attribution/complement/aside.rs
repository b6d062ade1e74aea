//! What stands between a reporting verb and the content: whom it was said to, when and on what occasion, and who passed
//! it on.

use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};
use nom::sequence::{delimited, pair, preceded};

use super::opens_clause;
use crate::attribution::noun_phrase::{is_nominal, is_time, phrase_after, starts_adverbial};
use crate::attribution::occasion::made_behind;
use crate::attribution::phrase::{Role, phrase};
use crate::attribution::speech::Speech;
use crate::attribution::tokens::{Parsed, Tokens, item, kind, token};
use crate::attribution::verb_group::is_adverb;
use crate::document::Document;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Skips when, where and on what occasion it was said; collects who passed it on.
pub(super) fn adverbials(
    document: &Document,
    speech: &Speech,
    from: usize,
    ceiling: usize,
    addressed: bool,
    via: &mut Vec<Range<usize>>,
) -> usize {
    let mut at = from;
    loop {
        let input = Tokens::forward(document, at..ceiling);
        if let Ok((rest, _)) = connective(input).or_else(|_| temporal(input)) {
            at = rest.at();
        } else if let Some(end) = confided(document, speech, at, ceiling) {
            at = end;
        } else if let Ok((rest, _)) = preceded(kind(TokenKind::Comma), phrase).parse(input).or_else(|_| phrase(input))
            && let Some(relay) = relay(document, speech, at, rest.at(), ceiling)
        {
            at = relay.end;
            via.push(relay);
        } else if input.first().is_some_and(|t| t.is(Class::Preposition))
            && (starts_adverbial(document, at, ceiling) || addressed && is_circumstance(input))
            && let Some(found) = phrase_after(document, at + 1, ceiling, true)
        {
            at = found.end;
        } else {
            return at;
        }
    }
}

/// "joked to reporters that …", "gushed to the Mirror: “…”": the token behind whom it was said to, where a clause with
/// "that" or a quotation follows.
fn confided(document: &Document, speech: &Speech, at: usize, ceiling: usize) -> Option<usize> {
    let to = at < ceiling && item(document, at).reads("to");
    // not "papers submitted to the council state that …"
    let noun = |end: usize| item(document, end - 1).is_capital() || item(document, end - 1).word.verb().is_none();
    let end = addressee(document, speech, at + 1, ceiling).filter(|end| to && noun(*end))?;
    let then = opt(temporal).parse(Tokens::forward(document, end..ceiling)).map_or(end, |(rest, _)| rest.at());
    let mark = |at: usize| matches!(document.tokens()[at].kind, TokenKind::Comma | TokenKind::Colon);
    let quoted = then + 1 < ceiling && mark(then) && speech.opening_at(then + 1).is_some();
    (quoted || then < ceiling && item(document, then).reads("that")).then_some(end)
}

/// May the preposition lead to when, where or how something is told ("told AFP on condition of anonymity")?
fn is_circumstance(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| {
        ["on", "in", "at", "during", "after", "before", "by", "via", "over", "from"].iter().any(|p| t.reads(p))
    })
}

/// The source behind a relay phrase that starts at `at` (perhaps with a comma) and ends at `from`.
fn relay(document: &Document, speech: &Speech, at: usize, from: usize, ceiling: usize) -> Option<Range<usize>> {
    let first = if document.tokens()[at].kind == TokenKind::Comma { at + 1 } else { at };
    let (_, found) = phrase(Tokens::forward(document, first..ceiling)).ok()?;
    let relay = phrase_after(document, from, ceiling, false).filter(|_| speech.skip(at).is_none())?;
    // "announced, according to the agency, that …"
    let aside = || first > at && found.role == Role::Cue && opens_clause(document, relay.end, ceiling);
    (found.role == Role::Relay || aside()).then_some(relay)
}

/// ", however,", ", for example,"
fn connective(input: Tokens<'_>) -> Parsed<'_, ()> {
    let example = pair(token(|t| t.reads("for")), token(|t| ["example", "instance", "one"].iter().any(|w| t.reads(w))));
    let turn = token(|t| ["however", "though", "too", "instead", "therefore", "meanwhile"].iter().any(|w| t.reads(w)));
    let words = alt((example.map(|_| ()), turn.map(|_| ())));
    let behind = peek(token(|t| t.reads("that")));
    delimited(kind(TokenKind::Comma), words, pair(kind(TokenKind::Comma), behind)).parse(input)
}

/// "on Monday" without its preposition, "earlier", "last week", "publicly", "to me".
fn temporal(input: Tokens<'_>) -> Parsed<'_, ()> {
    let evening = pair(token(|t| t.is(Class::Weekday)), token(|t| t.is(Class::TimeNoun))).map(|_| ());
    let dated = pair(token(|t| t.is(Class::Month)), token(|t| t.kind == TokenKind::Number)).map(|_| ());
    let last_week = pair(
        token(|t| t.reads("last") || t.reads("this") || t.reads("next")),
        token(|t| t.any(&[Class::TimeNoun, Class::Weekday])),
    )
    .map(|_| ());
    let word = token(|t| t.is(Class::Weekday) || is_adverb(t) && !t.reads("there")).map(|_| ());
    let on_day = pair(token(|t| t.reads("on") || t.reads("in")), token(is_time)).map(|_| ());
    // "wrote to me last month"
    let to_me = pair(token(|t| t.reads("to")), token(|t| t.is(Class::ObjectPronoun))).map(|_| ());
    alt((dated, evening, last_week, word, on_day, to_me)).parse(input)
}

/// Whom something is said to: a pronoun, or a short noun phrase that content, a comma or the end follows.
pub(super) fn addressee(document: &Document, speech: &Speech, from: usize, ceiling: usize) -> Option<usize> {
    let input = Tokens::forward(document, from..ceiling);
    let first = input.first()?;
    if first.is(Class::ObjectPronoun) {
        return Some(from + 1);
    }
    if !is_nominal(first) || first.is(Class::Preposition) || first.reads("that") || speech.opening_at(from).is_some() {
        return None;
    }
    // with a determiner the phrase runs on to its head ("the RT America audience"); without one, names and plain nouns end it
    let determined = first.is(Class::Determiner) || first.is(Class::Possessive) || first.is(Class::Quantifier);
    let mut end = outlet_told(document, from, ceiling).unwrap_or(from + 1);
    while end < ceiling {
        let (t, last) = (item(document, end), item(document, end - 1));
        let joined = last.is(Class::Coordinator) || last.kind == TokenKind::Clitic || last.reads("of");
        let goes_on = if t.is(Class::Determiner) || t.is(Class::Possessive) {
            joined
        } else if t.kind == TokenKind::Clitic {
            t.text.ends_with('s')
        } else if t.is(Class::Coordinator) {
            !t.reads("but") && item(document, (end + 1).min(ceiling - 1)).is_capital() == last.is_capital()
        } else if t.is(Class::Preposition) {
            t.reads("of")
        } else {
            is_nominal(t) && !is_time(t) && (determined || joined || t.is_capital() == first.is_capital())
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    (end > from).then_some(end)
}

/// The token behind an outlet that is told something, with what describes it and its programme: "the BBC's Focus on Africa",
/// "public broadcaster Suspilne", "the Sun's morning show".
fn outlet_told(document: &Document, from: usize, ceiling: usize) -> Option<usize> {
    const DESCRIBED: usize = 5;
    let first = document.outlets.partition_point(|mention| mention.tokens.start < from);
    let name = &document.outlets.get(first).filter(|mention| mention.tokens.end <= ceiling)?.tokens;
    let describes = |at: usize| {
        let t = item(document, at);
        t.is_word() && is_nominal(t) && !t.is(Class::Preposition) && !is_time(t) || t.kind == TokenKind::Clitic
    };
    if name.start > from + DESCRIBED || !(from..name.start).all(describes) {
        return None;
    }
    let own = |at: usize| at < ceiling && document.tokens()[at].kind == TokenKind::Clitic;
    if !own(name.end) {
        return Some(name.end);
    }
    if let Some(made) = made_behind(document, &(from..ceiling), name.end) {
        return Some(made + 1);
    }
    let capital = |at: usize| at < ceiling && item(document, at).is_capital() && !is_time(item(document, at));
    let mut end = name.end + 1;
    while capital(end) || end < ceiling && item(document, end).is(Class::Preposition) && capital(end + 1) {
        end += 1;
    }
    Some(end)
}
