//! What an outlet's own people and pages give a sentence: its correspondents see something, its columns hold somebody's words,
//! and those whom it interviews, or the papers that it has got hold of, say something in a relative clause.

use std::ops::Range;

use super::draft::{Draft, touch, trim};
use super::noun_phrase::subject_before;
use super::relay::before_article;
use super::tokens::item;
use super::verb_group::{is_adverb, is_auxiliary};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form};
use crate::text::TokenKind;

/// So many words at least are told.
const LEAST: usize = 3;

/// How far behind the outlet's name its people stand, in tokens: "a Reuters video journalist".
const PEOPLE: usize = 4;

/// "In the Guardian, Ann Example argues …", "For the Guardian, the plan is “a gift”": an outlet whose pages hold what follows
/// the comma; gives the place of that.
pub(super) fn in_pages(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Range<usize>> {
    const DESCRIBED: usize = 6;
    let first = item(document, sentence.start);
    let led = first.reads("in") || first.reads("for");
    let describes = |at: usize| {
        let t = item(document, at);
        t.kind == TokenKind::Clitic
            || t.any(&[Class::Determiner, Class::OutletNoun, Class::MediaNoun])
            || t.is_word() && !t.is(Class::Preposition) && t.word.verb().is_none()
    };
    let between = sentence.start + 1..name.start;
    // "For the Guardian's columnist Ann Example,"
    let part = |at: &usize| item(document, *at).is_word() || document.tokens()[*at].kind == TokenKind::Clitic;
    let end = (name.end..sentence.end.min(name.end + DESCRIBED)).find(|at| !part(at))?;
    let people = || (name.end..end).any(|at| item(document, at).is(Class::MediaPerson));
    let comma = document.tokens()[end].kind == TokenKind::Comma && (end == name.end || people());
    let fits = led && comma && between.len() <= DESCRIBED && between.clone().all(describes);
    fits.then(|| trim(document, end + 1..sentence.end))
}

/// "X interviewed Ann Example, who warned …", "X has obtained a memo, which says …": is this the draft of the relative clause
/// about what the outlet has?
pub(super) fn in_clause(document: &Document, sentence: &Range<usize>, name: &Range<usize>, draft: &Draft) -> bool {
    const REACH: usize = 8;
    let Some(source) = draft.source.as_ref().filter(|source| sentence.contains(&source.start)) else { return false };
    let relative = source.len() == 1 && item(document, source.start).is(Class::Relative);
    let small = |at: &usize| is_adverb(item(document, *at)) || is_auxiliary(item(document, *at));
    let has = |at: usize| {
        let t = item(document, at);
        t.any(&[Class::PressShows, Class::AppearingVerb, Class::PublishingVerb])
            || t.word.verb().is_some_and(|verb| matches!(verb.act, Act::Reports | Act::Says))
    };
    let opens = before_article(document, sentence, name.start).saturating_sub(sentence.start) <= PEOPLE;
    // "has been able to consult"
    let able = |at: &usize| small(at) || item(document, *at).reads("able") || item(document, *at).reads("to");
    let verb = (name.end..source.start.max(name.end)).take(REACH).find(|at| !able(at));
    let plain = |at: usize| document.tokens()[at].kind != TokenKind::Semicolon && !item(document, at).reads("that");
    relative && opens && verb.is_some_and(|verb| has(verb) && (verb..source.start).all(plain))
}

/// "A reporter for X filmed two men": what somebody saw who works for the outlet behind.
pub(super) fn witnessed(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Draft> {
    const REACH: usize = 8;
    let left = before_article(document, sentence, name.start);
    let person = left.checked_sub(2).filter(|at| sentence.contains(at))?;
    let employed = item(document, person).any(&[Class::MediaPerson, Class::MediaCrew])
        && item(document, person + 1).is(Class::Preposition);
    let saw = |at: &usize| {
        let t = item(document, *at);
        t.is(Class::WitnessVerb) && (t.word.form(Form::Past) || t.text.ends_with("ed") || t.reads("saw"))
    };
    let verb = (name.end..sentence.end.min(name.end + REACH)).find(saw).filter(|_| employed)?;
    let source = subject_before(document, sentence.start, verb).filter(|source| touch(source, name))?;
    let quiet = (name.end..verb).all(|at| item(document, at).is_word() && !is_auxiliary(item(document, at)));
    let content = trim(document, verb + 1..sentence.end);
    (quiet && content.len() >= LEAST).then(|| Draft {
        cue: Some(verb..verb + 1),
        source: Some(source),
        content: vec![content],
        via: vec![name.clone()],
        act: Act::Reports,
        pattern: "what an outlet's people saw",
        ..Draft::default()
    })
}

/// "a report to which X had access", "a letter that X has seen": the clause about the document, with the outlet in it, that
/// stands behind a source. The draft of that source gets the outlet, and the clause is none of its content.
pub(super) fn accessed(document: &Document, sentence: &Range<usize>, name: &Range<usize>, draft: &mut Draft) -> bool {
    const REACH: usize = 5;
    const ASIDE: usize = 12;
    let relative = (sentence.start..name.start).rev().take(REACH).find(|at| item(document, *at).is(Class::Relative));
    let Some(relative) = relative else { return false };
    let led = relative > sentence.start && item(document, relative - 1).is(Class::Preposition) || {
        relative > sentence.start && item(document, relative - 1).reads("to")
    };
    let start = relative - usize::from(led);
    let paper = start > sentence.start
        && (sentence.start..start)
            .rev()
            .take(REACH)
            .any(|at| item(document, at).any(&[Class::DocumentNoun, Class::RecordNoun]));
    let end = (name.end..sentence.end.min(name.end + ASIDE))
        .find(|at| !item(document, *at).is_word())
        .unwrap_or(sentence.end.min(name.end + ASIDE));
    let has = (name.end..end).any(|at| item(document, at).any(&[Class::PublishingVerb, Class::AppearingVerb]))
        || (name.end..end).any(|at| item(document, at).reads("access"));
    let own = draft.source.as_ref().is_some_and(|source| source.start < start && start <= source.end + 1);
    if !(paper && has && own) {
        return false;
    }
    for content in draft.content.iter_mut().filter(|content| content.start <= start && end < content.end) {
        if content.start == start {
            *content = trim(document, end..content.end);
        }
    }
    draft.via.push(name.clone());
    true
}
