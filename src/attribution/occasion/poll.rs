//! What an outlet's poll, programme or interview says by itself, where nothing else in the sentence tells who speaks.

use std::ops::Range;

use super::Setting;
use super::extent::made_behind;
use crate::attribution::draft::{Draft, touch, trim};
use crate::attribution::noun_phrase::subject_before;
use crate::attribution::tokens::{Tokens, item};
use crate::attribution::verb_group::{Voice, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Stance};
use crate::text::TokenKind;

/// So many words at least are said on an occasion.
const LEAST: usize = 3;

/// "In a poll by X, half of those asked were against": the poll is the source of the rest.
pub(super) fn by_count(
    document: &Document,
    sentence: &Range<usize>,
    setting: &Setting,
    drafts: &[Draft],
) -> Option<Draft> {
    let tokens = &setting.tokens;
    let comma = |at: usize| at < sentence.end && document.tokens()[at].kind == TokenKind::Comma;
    let behind = tokens.end + usize::from(comma(tokens.end))..sentence.end;
    let content: Vec<Range<usize>> = [sentence.start..tokens.start, behind]
        .into_iter()
        .map(|part| trim(document, part))
        .filter(|part| part.clone().any(|at| item(document, at).is_word()))
        .collect();
    let words = content.iter().cloned().flatten().filter(|at| item(document, *at).is_word()).count();
    let taken = drafts.iter().flat_map(|draft| &draft.content).any(|c| content.iter().any(|part| touch(c, part)));
    (words >= LEAST && !taken).then(|| Draft {
        cue: Some(tokens.start..tokens.start + 1),
        source: Some(tokens.start + 1..tokens.end),
        content,
        act: Act::Finds,
        pattern: "in a poll or count of an outlet",
        ..Draft::default()
    })
}

/// "She defended the plan in an interview with X": nothing but the occasion tells that she spoke.
pub(super) fn by_occasion(
    document: &Document,
    sentence: &Range<usize>,
    setting: &Setting,
    name: &Range<usize>,
    drafts: &[Draft],
) -> Option<Draft> {
    let draft = by_count(document, sentence, setting, drafts)?;
    let cue = setting.tokens.start..name.start.max(setting.tokens.start + 1);
    let cue = trim(document, cue);
    Some(Draft {
        cue: Some(cue),
        source: None,
        via: vec![name.clone()],
        act: Act::Says,
        pattern: "on an occasion of an outlet",
        ..draft
    })
}

/// "A poll by X showed N. ahead": the poll speaks, and what it says is no clause.
pub(super) fn by_poll(
    document: &Document,
    sentence: &Range<usize>,
    name: &Range<usize>,
    drafts: &[Draft],
) -> Option<Draft> {
    const REACH: usize = 10;
    let behind = made_behind(document, sentence, name.end).map_or(name.end, |at| at + 1);
    let near = behind..sentence.end.min(behind + REACH);
    let group = near
        .clone()
        .filter_map(|at| verb_group(Tokens::forward(document, at..sentence.end)).ok())
        .map(|(_, group)| group)
        .find(|group| group.voice == Voice::Active && matches!(group.verb.act, Act::Finds | Act::Shows | Act::Says))
        .map(|group| (group.start..group.end, group.verb.act, group.stance));
    // what only polls do so: "has N. ahead", "gives N. a lead of three points"
    let has =
        |at: &usize| ["has", "had", "gives", "gave", "puts", "put"].iter().any(|word| item(document, *at).reads(word));
    let holds = near.clone().find(has).map(|at| (at..at + 1, Act::Finds, Stance::Asserts));
    let (cue, act, stance) = [group, holds.clone()].into_iter().flatten().min_by_key(|(cue, ..)| cue.start)?;
    let source = subject_before(document, sentence.start, cue.start).filter(|source| touch(source, name))?;
    let made = |class| source.clone().any(|at| item(document, at).is(class));
    let only_count = holds.is_some_and(|(held, ..)| held == cue);
    if !made(if only_count { Class::MediaCount } else { Class::MediaProduct }) {
        return None;
    }
    // where something else is said of the poll, or further on
    let parts =
        |draft: &Draft| draft.cue.iter().chain(&draft.source).chain(&draft.content).cloned().collect::<Vec<_>>();
    let others = || drafts.iter().flat_map(parts).filter(|range| touch(range, sentence));
    if others().any(|range| range.start < cue.end) {
        return None;
    }
    let next = others().map(|range| range.start).min().unwrap_or(sentence.end);
    let close = |at: &usize| document.tokens()[*at].kind == TokenKind::Comma;
    let end = if next < sentence.end { (cue.end..next).rev().find(close)? } else { next };
    let content = trim(document, cue.end..end);
    (!content.is_empty()).then(|| Draft {
        cue: Some(cue),
        source: Some(source),
        content: vec![content],
        act,
        stance,
        pattern: "poll of an outlet",
        ..Draft::default()
    })
}

/// "made similar comments": does somebody speak, without the words of it?
pub(super) fn makes_remarks(document: &Document, tokens: Range<usize>) -> bool {
    const BETWEEN: usize = 4;
    let makes = |at: usize| ["made", "makes", "make", "making"].iter().any(|word| item(document, at).reads(word));
    let remarks = |at: usize| item(document, at).word.noun().is_some() || item(document, at).is(Class::OccasionNoun);
    let (start, end) = (tokens.start, tokens.end);
    (start..end).any(|at| makes(at) && (at + 1..end.min(at + BETWEEN)).any(remarks))
}
