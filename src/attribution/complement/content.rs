//! The content behind a verb, as its frames allow: a clause, a noun phrase, an infinitive or a quotation.

use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::sequence::preceded;

use super::{Kind, clause_end};
use crate::attribution::deeds::names_words;
use crate::attribution::noun_phrase::is_nominal;
use crate::attribution::phrase::{Role, phrase};
use crate::attribution::speech::Speech;
use crate::attribution::tokens::{Item, Parsed, Tokens, fail, item, kind};
use crate::attribution::verb_group::{VerbGroup, is_auxiliary};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Frame};
use crate::text::TokenKind;

/// The content that starts at `at`.
pub(super) fn content(
    document: &Document,
    speech: &Speech,
    group: &VerbGroup,
    at: usize,
    ceiling: usize,
    addressed: bool,
    cue_end: &mut usize,
) -> Kind {
    let verb = group.verb;
    let input = Tokens::forward(document, at..ceiling);
    let Some(first) = input.first() else { return Kind::Nothing };
    if phrase(input).is_ok_and(|(_, found)| found.role == Role::Origin) {
        // "reported on Friday citing two officials"
        return Kind::Nothing;
    }
    let opening = alt((preceded(alt((kind(TokenKind::Comma), kind(TokenKind::Colon))), next), next)).parse(input);
    if let Ok((rest, _)) = opening
        && let Some(quote) = speech.opening_at(rest.at() - 1)
        && (verb.takes(Frame::Quote) || verb.takes(Frame::Clause) || verb.takes(Frame::That))
    {
        if first.kind == TokenKind::Colon && at == *cue_end {
            *cue_end = at + 1;
        }
        return quoted(document, speech, quote, ceiling);
    }
    let to_end = |from: usize| {
        let end = clause_end(document, speech, from, ceiling);
        if end > from { Kind::Content(from..end) } else { Kind::Nothing }
    };
    match first.kind {
        TokenKind::Colon if verb.takes(Frame::Quote) => {
            if at == *cue_end {
                *cue_end = at + 1;
            }
            return to_end(at + 1);
        }
        TokenKind::Comma | TokenKind::Stop | TokenKind::Colon | TokenKind::Semicolon | TokenKind::Dash => {
            return Kind::Nothing;
        }
        _ => {}
    }
    let clausal = verb.takes(Frame::Clause) || verb.takes(Frame::That);
    if (first.reads("that") || first.is(Class::WhWord) || first.reads("if") || first.reads("whether")) && clausal {
        return to_end(at);
    }
    if first.reads("to") && input.nth(1).is_some_and(|t| !t.is(Class::Determiner) && !t.is_capital()) {
        return if verb.takes(Frame::Infinitive) { to_end(at) } else { Kind::Nothing };
    }
    if first.text.ends_with("ing") && verb.takes(Frame::Gerund) {
        return to_end(at);
    }
    let leads = |preposition: &str, frame| first.reads(preposition) && verb.takes(frame);
    if leads("of", Frame::Of)
        || leads("about", Frame::About)
        || leads("for", Frame::For)
        || leads("on", Frame::On)
        || leads("against", Frame::Against)
    {
        if at == group.end {
            *cue_end = at + 1;
        }
        return to_end(at + 1);
    }
    if !starts_clause(first) || first.is(Class::Preposition) {
        return Kind::Nothing;
    }
    let clause_end = clause_end(document, speech, at, ceiling);
    if verb.takes(Frame::As) {
        // "described it as a mess", "called the delay a scandal"
        let opens = |t: Item<'_>| t.reads("as") || t.reads("a") || t.reads("an") || t.kind.is_quote();
        let described = (at + 1..clause_end).take(20).any(|i| opens(item(document, i)));
        if described || verb.takes(Frame::Object) && !verb.takes(Frame::Weak) {
            return Kind::Content(at..clause_end);
        }
    }
    if verb.takes(Frame::At) && (at + 1..clause_end).take(20).any(|i| estimates(document, i)) {
        return Kind::Content(at..clause_end);
    }
    // "urged the club to sell", "tips the mare to win"
    if (verb.act == Act::Orders || verb.act == Act::Reports && verb.takes(Frame::Weak))
        && verb.takes(Frame::Infinitive)
        && (at + 1..clause_end).take(12).any(|i| item(document, i).reads("to"))
    {
        return Kind::Content(at..clause_end);
    }
    let quotes = (at..clause_end).any(|i| item(document, i).kind.is_quote());
    let words = quotes || names_words(document, verb, &(at..clause_end));
    if verb.takes(Frame::Object) && verb.takes(Frame::Weak) && words {
        return Kind::Content(at..clause_end);
    }
    let bare = verb.takes(Frame::Clause) && !verb.takes(Frame::Weak);
    if (bare && (addressed || !verb.takes(Frame::Addressee) || has_verb(document, at..clause_end)))
        || (verb.takes(Frame::Object) && !verb.takes(Frame::Weak))
    {
        return Kind::Content(at..clause_end);
    }
    Kind::Nothing
}

/// "at 29", "at about €5bn", "at nearly half": does a figure follow?
fn estimates(document: &Document, at: usize) -> bool {
    item(document, at).reads("at")
        && (at + 1..document.tokens().len()).take(3).any(|i| {
            let t = item(document, i);
            t.kind == TokenKind::Number || t.is(Class::NumberWord)
        })
}

/// A quotation behind a verb; where the clause goes on behind its closing mark, that too.
fn quoted(document: &Document, speech: &Speech, quote: usize, ceiling: usize) -> Kind {
    let end = speech.end_of(quote).min(ceiling);
    let goes_on =
        Tokens::forward(document, end..ceiling).first().is_some_and(|t| t.is_word() && !t.is(Class::SubjectPronoun));
    let inner_stop = end >= 2 && matches!(document.tokens()[end - 2].kind, TokenKind::Comma | TokenKind::Stop);
    if goes_on && !inner_stop {
        return Kind::Quote(quote, end..clause_end(document, speech, end, ceiling));
    }
    Kind::Quote(quote, end..end)
}

/// Does the word open a clause or infinitive rather than a noun phrase?
pub(super) fn starts_clause_mark(t: Item<'_>) -> bool {
    t.reads("that") || t.reads("to") || t.reads("if") || t.is(Class::WhWord)
}

/// May a clause or noun phrase start with this token?
fn starts_clause(t: Item<'_>) -> bool {
    t.is(Class::SubjectPronoun)
        || t.is(Class::Determiner)
        || t.is(Class::Possessive)
        || t.is(Class::Quantifier)
        || t.is(Class::ObjectPronoun)
        || t.is(Class::Subordinator)
        || t.kind.is_quote()
        || t.reads("there")
        || is_nominal(t)
}

/// Does a clause hold a finite verb, as far as the lexicon can tell?
fn has_verb(document: &Document, range: Range<usize>) -> bool {
    range.into_iter().any(|i| {
        let t = item(document, i);
        is_auxiliary(t) || t.text.ends_with("ed") || t.word.form(Form::Past)
    })
}

fn next(input: Tokens<'_>) -> Parsed<'_, Item<'_>> {
    match input.first() {
        Some(found) => Ok((input.skip(1), found)),
        None => fail(input),
    }
}
