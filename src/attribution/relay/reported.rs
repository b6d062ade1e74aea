//! An outlet and its verb of reporting, set off from what it reports: "…, the Post reported in 1991", "As X revealed, …",
//! "…, per X."

use std::ops::Range;

use super::neighbours::{adverbial, before_article, before_description, reports, words_in};
use super::{LEAST, Relay};
use crate::attribution::draft::{Draft, trim};
use crate::attribution::phrase::{Role, phrase};
use crate::attribution::tokens::{Tokens, item};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Frame, Stance};
use crate::text::TokenKind;

/// The longest phrase that names an outlet's journalist or desk, in tokens.
const JOURNALIST: usize = 5;

/// "…, the Post reported in 1991", "…, reported the Post", "…, per X."
pub(super) fn closing(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    let before = left.checked_sub(1).filter(|at| *at > sentence.start)?;
    // "…, according to X, citing Y"
    let citing = |at: &usize| {
        document.tokens()[*at].kind == TokenKind::Comma
            && phrase(Tokens::forward(document, *at + 1..sentence.end))
                .is_ok_and(|(_, found)| matches!(found.role, Role::Origin | Role::Reference))
    };
    let end = (name.end..sentence.end).find(citing).unwrap_or(sentence.end);
    let over = |from: usize| adverbial(document, from..end);
    let (cue, act, stance) = if let Some(cue) = according(document, sentence, left).filter(|_| over(name.end)) {
        (cue, Act::Reports, Stance::Asserts)
    } else if let Some(group) = reports(document, before..left).filter(|_| over(name.end)) {
        (before..left, group.verb.act, group.stance)
    } else {
        let reach = behind_journalists(document, name.end..end);
        let group = reports(document, reach..end).filter(|group| over(group.end))?;
        (group.start..group.end, group.verb.act, group.stance)
    };
    let first = left.min(cue.start);
    // "…, as X has noted before"
    let first = first - usize::from(first > sentence.start && item(document, first - 1).reads("as"));
    let comma = first.checked_sub(1).filter(|at| *at > sentence.start)?;
    let kind = document.tokens()[comma].kind;
    let set_off = kind == TokenKind::Comma || kind.is_quote() && document.tokens()[comma - 1].kind == TokenKind::Comma;
    set_off.then(|| Relay { cue, act, stance, content: trim(document, sentence.start..comma) })
}

/// The token behind the outlet's journalists whose names stand behind its own: "'s Ann Example and Bo Sample".
fn behind_journalists(document: &Document, behind: Range<usize>) -> usize {
    const NAMES: usize = 10;
    let owned = document.tokens().get(behind.start).is_some_and(|token| token.kind == TokenKind::Clitic);
    let named = |at: &usize| {
        let t = item(document, *at);
        t.is_capital() || t.reads("and") || t.kind == TokenKind::Comma
    };
    let names = behind.start + 1..behind.end.min(behind.start + NAMES);
    if owned { names.clone().find(|at| !named(at)).unwrap_or(behind.start) } else { behind.start }
}

/// "…, Ann Example writes in X.": where the writer's name stands behind what he wrote.
pub(super) fn written(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    let led = left.checked_sub(1).filter(|at| *at > sentence.start)?;
    let leads = ["in", "at", "for", "on"].iter().any(|word| item(document, led).reads(word));
    let group = led.checked_sub(1).and_then(|verb| reports(document, verb..led))?;
    let named = |at: &usize| item(document, *at).is_capital();
    let comma = (sentence.start..group.start).rev().find(|at| !named(at))?;
    let kind = document.tokens()[comma].kind;
    let set_off = kind == TokenKind::Comma || kind.is_quote();
    let over = adverbial(document, name.end..sentence.end);
    (leads && set_off && comma + 1 < group.start && over).then(|| Relay {
        cue: group.start..led + 1,
        act: group.verb.act,
        stance: group.stance,
        content: trim(document, sentence.start..comma),
    })
}

/// "according to", "per": the words right before an outlet and its article.
fn according(document: &Document, sentence: &Range<usize>, left: usize) -> Option<Range<usize>> {
    let before = left.checked_sub(1).filter(|at| sentence.contains(at))?;
    let to =
        item(document, before).reads("to") && before > sentence.start && item(document, before - 1).reads("according");
    (to || item(document, before).reads("per")).then(|| before - usize::from(to)..left)
}

/// "As first reported by X, …", "According to X, …"
pub(super) fn fronted(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    let comma = document.tokens().get(name.end).is_some_and(|token| token.kind == TokenKind::Comma);
    let content = || trim(document, name.end + 1..sentence.end);
    if let Some(cue) = according(document, sentence, left).filter(|cue| comma && cue.start == sentence.start) {
        return Some(Relay { cue, act: Act::Reports, stance: Stance::Asserts, content: content() });
    }
    if let Some(told) = told_to(document, sentence, left, name.end) {
        return Some(told);
    }
    let by = left.checked_sub(1).filter(|at| item(document, *at).reads("by"))?;
    let verb = by.checked_sub(1).filter(|at| *at > sentence.start && by <= sentence.start + 3)?;
    let as_is = item(document, sentence.start).reads("as");
    let word = item(document, verb).word;
    let found = word.verb().filter(|_| as_is && word.form(Form::Participle))?;
    comma.then(|| Relay { cue: sentence.start..by + 1, act: found.act, stance: found.stance, content: content() })
}

/// "As N. told X, …", "As N. wrote in X last week, …", "…, as N. noted in X."
fn told_to(document: &Document, sentence: &Range<usize>, left: usize, end: usize) -> Option<Relay> {
    const LONGEST: usize = 12;
    let last = left.checked_sub(1).filter(|at| sentence.contains(at))?;
    // "the plan — as N. noted recently in X — failed"
    let set_off =
        |at: usize| matches!(document.tokens()[at].kind, TokenKind::Comma | TokenKind::Dash | TokenKind::Open);
    let floor = sentence.start.max(last.saturating_sub(LONGEST));
    let opens = |at: &usize| item(document, *at).reads("as") && (*at == sentence.start || set_off(*at - 1));
    let start = (floor..last).rev().find(opens)?;
    let leads = ["in", "to", "on", "for"].iter().any(|word| item(document, last).reads(word));
    // "noted recently in"
    let time = |at: &usize| item(document, *at).any(&[Class::TemporalAdverb, Class::Adverb, Class::Weekday]);
    let verb = (start..last + usize::from(!leads)).rev().find(|at| !leads || !time(at))?;
    let word = item(document, verb).word;
    let found = word.verb().filter(|verb| word.form(Form::Past) && (leads || verb.takes(Frame::Addressee)))?;
    let comma = (end..sentence.end).find(|at| set_off(*at) || document.tokens()[*at].kind == TokenKind::Close);
    let comma = comma.or((start > sentence.start).then_some(sentence.end))?;
    let (before, behind) = (sentence.start..start, (comma + 1).min(sentence.end)..sentence.end);
    let content = if before.len() < behind.len() { behind } else { before };
    (found.act.vouches() && adverbial(document, end..comma)).then(|| Relay {
        cue: verb..last + 1,
        act: found.act,
        stance: found.stance,
        content: trim(document, content),
    })
}

/// "As X first reported, …", "…, as X's Ann Example pointed out, …", "X's Ann Example reported, …"
pub(super) fn opening(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let kind = |at: usize| document.tokens()[at].kind;
    let left = before_description(document, sentence, name.start);
    let before = left.checked_sub(1).filter(|at| sentence.contains(at));
    // "As Ann Example of X observed, …"
    let of = before.filter(|at| ["of", "at"].iter().any(|word| item(document, *at).reads(word)));
    let named = |at: &usize| item(document, *at).is_capital() && !item(document, *at).reads("as");
    let person = of.and_then(|of| (sentence.start..of).rev().find(|at| !named(at)));
    let as_at = person.or(before).filter(|at| item(document, *at).reads("as"));
    let start = as_at.unwrap_or(left);
    let set_off = |at: usize| matches!(kind(at), TokenKind::Comma | TokenKind::Open);
    let opens = start == sentence.start || as_at.is_some() && set_off(start - 1);
    let owned = name.end < sentence.end && (kind(name.end) == TokenKind::Clitic || kind(name.end).is_quote());
    let reach = if owned { name.end + JOURNALIST } else { name.end };
    let group = (name.end..sentence.end.min(reach + 1)).find_map(|end| reports(document, end..sentence.end))?;
    let comma = (group.end..sentence.end).find(|at| matches!(kind(*at), TokenKind::Comma | TokenKind::Close))?;
    // "Her husband, X's Ann Example reported, was ill"
    let parenthetical = start > sentence.start && comma == group.end && kind(start - 1) == TokenKind::Comma;
    let fronted = adverbial(document, group.end..comma) && (as_at.is_some() || comma == group.end);
    (opens && fronted || parenthetical).then(|| Relay {
        cue: group.start..group.end,
        act: group.verb.act,
        stance: group.stance,
        content: trim(document, comma + 1..sentence.end),
    })
}

/// "She resigned after X reported that …": what the outlet reports is no part of what else the sentence says.
pub(super) fn subordinate(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Draft> {
    let left = before_article(document, sentence, name.start);
    let before = left.checked_sub(1).filter(|at| sentence.contains(at))?;
    let time =
        ["after", "when", "since", "as", "before", "until"].iter().any(|word| item(document, before).reads(word));
    let quoted = document.quotations().iter().any(|quotation| (quotation.open..=quotation.end).contains(&before));
    let group = reports(document, name.end..sentence.end).filter(|_| time && !quoted)?;
    let end = (group.end..sentence.end).find(|at| document.tokens()[*at].kind == TokenKind::Comma);
    let content = trim(document, group.end..end.unwrap_or(sentence.end));
    let words = words_in(document, &content);
    (words > LEAST).then(|| Draft {
        cue: Some(group.start..group.end),
        source: Some(name.clone()),
        content: vec![content],
        act: group.verb.act,
        stance: group.stance,
        pattern: "report that something is timed by",
        ..Draft::default()
    })
}
