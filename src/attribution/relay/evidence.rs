//! What an outlet has got hold of, which says something: papers and pictures that it has seen, and whom it interviewed.

use std::ops::Range;

use super::neighbours::{before_article, opens};
use super::{LEAST, Relay};
use crate::attribution::draft::{Draft, trim};
use crate::attribution::noun_phrase::subject_before;
use crate::attribution::tokens::{Tokens, item};
use crate::attribution::verb_group::{VerbGroup, Voice, is_adverb, is_auxiliary, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Frame, Stance};
use crate::text::TokenKind;

/// "X posted a video of the market": what an outlet has that shows or says something.
pub(super) fn shows(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    const REACH: usize = 5;
    let verb =
        (name.end..sentence.end).find(|at| !is_adverb(item(document, *at)) && !is_auxiliary(item(document, *at)))?;
    let rest = verb + 1..sentence.end;
    let record = rest.clone().take(REACH).find(|at| item(document, *at).is(Class::RecordNoun))?;
    let plain = (verb + 1..record).all(|at| item(document, at).word.verb().is_none() && item(document, at).is_word());
    let content = trim(document, rest);
    let fits = opens(document, sentence, name) && item(document, verb).is(Class::PressShows) && plain;
    (fits && content.len() >= LEAST).then_some(Relay {
        cue: verb..verb + 1,
        act: Act::Reports,
        stance: Stance::Asserts,
        content,
    })
}

/// "Images reviewed by X showed …": what a document shows that the outlet has seen.
pub(super) fn reviewed(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Draft> {
    let left = before_article(document, sentence, name.start);
    let by = left.checked_sub(1).filter(|at| *at > sentence.start && item(document, *at).reads("by"))?;
    if !item(document, by - 1).is(Class::PublishingVerb) {
        return None;
    }
    let start = past_apposition(document, sentence, name.end);
    let (rest, first) = verb_group(Tokens::forward(document, start..sentence.end)).ok()?;
    // "appear to show"
    let group = verb_group(rest).ok().map(|(_, group)| group).filter(|group| group.voice == Voice::Infinitive);
    let group = group.map_or(first, |group| VerbGroup { start: first.start, voice: first.voice, ..group });
    let shows = matches!(group.verb.act, Act::Shows | Act::Finds | Act::Says | Act::Reports);
    let source = subject_before(document, sentence.start, by - 1).map(|source| source.start..name.end)?;
    let content = trim(document, group.end..sentence.end);
    let plain = group.voice == Voice::Active && !group.verb.takes(Frame::Addressee);
    (shows && plain && content.len() >= LEAST).then(|| Draft {
        cue: Some(group.start..group.end),
        source: Some(source),
        content: vec![content],
        via: vec![name.clone()],
        act: group.verb.act,
        stance: group.stance,
        pattern: "document that an outlet has seen",
        ..Draft::default()
    })
}

/// The token behind ", the investigative unit of Y," where an apposition of the kind follows the name at `end`.
fn past_apposition(document: &Document, sentence: &Range<usize>, end: usize) -> usize {
    const LONGEST: usize = 12;
    let comma = |at: usize| at < sentence.end && document.tokens()[at].kind == TokenKind::Comma;
    if !comma(end) || end + 1 >= sentence.end || !item(document, end + 1).is(Class::Determiner) {
        return end;
    }
    let close = (end + 1..sentence.end.min(end + LONGEST)).find(|at| comma(*at));
    close.filter(|close| !(end + 1..*close).any(|at| is_auxiliary(item(document, at)))).map_or(end, |close| close + 1)
}

/// "X interviewed Ann Example, who warned …", "X has obtained a memo, which says …": is this the draft of the relative clause
/// about what the outlet has?
pub(super) fn in_clause(document: &Document, sentence: &Range<usize>, name: &Range<usize>, draft: &Draft) -> bool {
    const REACH: usize = 8;
    const DESCRIBED: usize = 4;
    let Some(source) = draft.source.as_ref().filter(|source| sentence.contains(&source.start)) else { return false };
    let relative = source.len() == 1 && item(document, source.start).is(Class::Relative);
    let small = |at: &usize| is_adverb(item(document, *at)) || is_auxiliary(item(document, *at));
    let has = |at: usize| {
        let t = item(document, at);
        t.any(&[Class::PressShows, Class::AppearingVerb, Class::PublishingVerb])
            || t.word.verb().is_some_and(|verb| matches!(verb.act, Act::Reports | Act::Says))
    };
    let opens = before_article(document, sentence, name.start).saturating_sub(sentence.start) <= DESCRIBED;
    // "has been able to consult"
    let able = |at: &usize| small(at) || item(document, *at).reads("able") || item(document, *at).reads("to");
    let verb = (name.end..source.start.max(name.end)).take(REACH).find(|at| !able(at));
    let plain = |at: usize| document.tokens()[at].kind != TokenKind::Semicolon && !item(document, at).reads("that");
    relative && opens && verb.is_some_and(|verb| has(verb) && (verb..source.start).all(plain))
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
