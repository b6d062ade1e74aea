//! The outlets that pass on what a sentence says, where something else was found in it: "…, the Post reported in 1991",
//! "As X revealed, …", "…, per X.", "… [X]".

use std::ops::Range;

use super::chain::touch;
use super::draft::{Draft, trim};
use super::tokens::{Tokens, item};
use super::verb_group::{VerbGroup, Voice, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Frame, Stance};
use crate::text::TokenKind;

/// The longest adverbial behind the verb, in tokens: "on its front page last Monday".
const ADVERBIAL: usize = 6;

/// The longest phrase that names an outlet's journalist or desk, in tokens.
const JOURNALIST: usize = 5;

/// So many words at least are passed on.
const LEAST: usize = 3;

/// What an outlet passes on, and by which words.
struct Relay {
    cue: Range<usize>,
    act: Act,
    stance: Stance,
    content: Range<usize>,
}

/// Gives the drafts of each sentence the outlets that report all of it, and makes a draft where there is none.
pub(super) fn add_relays(document: &Document, drafts: &mut Vec<Draft>) {
    for mention in &document.outlets {
        let Some(sentence) = document.sentence_at(mention.span.start()) else { continue };
        let sentence = document.sentences()[sentence].tokens.clone();
        let name = &mention.tokens;
        let known = |draft: &Draft| draft.via.iter().chain(&draft.source).any(|range| touch(range, name));
        if drafts.iter().any(known) {
            continue;
        }
        let found = closing(document, &sentence, name)
            .or_else(|| opening(document, &sentence, name))
            .or_else(|| fronted(document, &sentence, name))
            .or_else(|| credit(document, &sentence, name));
        let Some(Relay { cue, act, stance, content }) = found else { continue };
        let mut passed = false;
        for draft in drafts.iter_mut().filter(|draft| draft.content.iter().any(|c| touch(c, &content))) {
            draft.via.push(name.clone());
            passed = true;
        }
        let words = content.clone().filter(|at| item(document, *at).is_word()).count();
        if !passed && words >= LEAST {
            drafts.push(Draft {
                cue: Some(cue),
                source: Some(name.clone()),
                content: vec![content],
                act,
                stance,
                pattern: "outlet that reports the sentence",
                ..Draft::default()
            });
        }
    }
}

/// "…, the Post reported in 1991", "…, reported the Post", "…, per X."
fn closing(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    let before = left.checked_sub(1).filter(|at| *at > sentence.start)?;
    let over = |from: usize| adverbial(document, from..sentence.end);
    let (cue, act, stance) = if let Some(cue) = according(document, sentence, left).filter(|_| over(name.end)) {
        (cue, Act::Reports, Stance::Asserts)
    } else if let Some(group) = reports(document, before..left).filter(|_| over(name.end)) {
        (before..left, group.verb.act, group.stance)
    } else {
        let group = reports(document, name.end..sentence.end).filter(|group| over(group.end))?;
        (group.start..group.end, group.verb.act, group.stance)
    };
    let comma = left.min(cue.start).checked_sub(1).filter(|at| *at > sentence.start)?;
    let kind = document.tokens()[comma].kind;
    let set_off = kind == TokenKind::Comma || kind.is_quote() && document.tokens()[comma - 1].kind == TokenKind::Comma;
    set_off.then(|| Relay { cue, act, stance, content: trim(document, sentence.start..comma) })
}

/// "according to", "per": the words right before an outlet and its article.
fn according(document: &Document, sentence: &Range<usize>, left: usize) -> Option<Range<usize>> {
    let before = left.checked_sub(1).filter(|at| sentence.contains(at))?;
    let to =
        item(document, before).reads("to") && before > sentence.start && item(document, before - 1).reads("according");
    (to || item(document, before).reads("per")).then(|| before - usize::from(to)..left)
}

/// "As first reported by X, …", "According to X, …"
fn fronted(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    let comma = document.tokens().get(name.end).is_some_and(|token| token.kind == TokenKind::Comma);
    let content = || trim(document, name.end + 1..sentence.end);
    if let Some(cue) = according(document, sentence, left).filter(|cue| comma && cue.start == sentence.start) {
        return Some(Relay { cue, act: Act::Reports, stance: Stance::Asserts, content: content() });
    }
    let by = left.checked_sub(1).filter(|at| item(document, *at).reads("by"))?;
    let verb = by.checked_sub(1).filter(|at| *at > sentence.start && by <= sentence.start + 3)?;
    let as_is = item(document, sentence.start).reads("as");
    let word = item(document, verb).word;
    let found = word.verb().filter(|_| as_is && word.form(Form::Participle))?;
    comma.then(|| Relay { cue: sentence.start..by + 1, act: found.act, stance: found.stance, content: content() })
}

/// "As X first reported, …", "…, as X's Ann Example pointed out, …", "X's Ann Example reported, …"
fn opening(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let kind = |at: usize| document.tokens()[at].kind;
    let left = before_article(document, sentence, name.start);
    let as_at = left.checked_sub(1).filter(|at| sentence.contains(at) && item(document, *at).reads("as"));
    let start = as_at.unwrap_or(left);
    let set_off = |at: usize| matches!(kind(at), TokenKind::Comma | TokenKind::Open);
    let opens = start == sentence.start || as_at.is_some() && set_off(start - 1);
    let owned = name.end < sentence.end && (kind(name.end) == TokenKind::Clitic || kind(name.end).is_quote());
    let reach = if owned { name.end + JOURNALIST } else { name.end };
    let group = (name.end..sentence.end.min(reach + 1)).find_map(|end| reports(document, end..sentence.end))?;
    let comma = (group.end..sentence.end).find(|at| kind(*at) == TokenKind::Comma)?;
    let fronted = adverbial(document, group.end..comma) && (as_at.is_some() || comma == group.end);
    (opens && fronted).then(|| Relay {
        cue: group.start..group.end,
        act: group.verb.act,
        stance: group.stance,
        content: trim(document, comma + 1..sentence.end),
    })
}

/// "[X.]" at the end of an item of a roundup: the credit for all that stands before it in its block.
fn credit(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let kind = |at: usize| document.tokens().get(at).map(|token| token.kind);
    let word = |at: usize| document.tokens().get(at).map_or("", |_| document.word(at));
    let open = name.start.checked_sub(1).filter(|at| word(*at) == "[")?;
    let close = name.end + usize::from(kind(name.end) == Some(TokenKind::Stop));
    let block = document.sentences()[document.sentence_at(document.tokens()[open].span.start())?].block;
    let first = document.sentences().partition_point(|sentence| sentence.block < block);
    let start = document.sentences().get(first)?.tokens.start;
    let after_credit = (start..open).rev().find(|at| word(*at) == "]").map_or(start, |at| at + 1);
    let last = (close + 1..sentence.end).all(|at| !item(document, at).is_word());
    (word(close) == "]" && last).then(|| Relay {
        cue: open..open + 1,
        act: Act::Reports,
        stance: Stance::Asserts,
        content: trim(document, after_credit..open),
    })
}

/// The index of the name or of the article before it.
fn before_article(document: &Document, sentence: &Range<usize>, start: usize) -> usize {
    let before = start.checked_sub(1).filter(|at| sentence.contains(at));
    before.filter(|at| item(document, *at).is(Class::Determiner)).unwrap_or(start)
}

/// The verb of reporting right behind the name.
fn reports(document: &Document, behind: Range<usize>) -> Option<VerbGroup> {
    let (_, group) = verb_group(Tokens::forward(document, behind.clone())).ok()?;
    let vouches = group.verb.act.vouches() && !matches!(group.verb.act, Act::Orders | Act::Expects);
    let reports = group.verb.takes(Frame::That) || group.verb.takes(Frame::Clause) || group.verb.takes(Frame::Trailing);
    (group.voice == Voice::Active && vouches && reports).then_some(group)
}

/// Does nothing follow but when and where it was reported?
fn adverbial(document: &Document, range: Range<usize>) -> bool {
    let words: Vec<usize> = range.filter(|at| item(document, *at).is_word()).collect();
    let time = |at: usize| {
        let t = item(document, at);
        t.kind == TokenKind::Number
            || t.any(&[Class::Weekday, Class::Month, Class::TimeNoun, Class::TemporalAdverb, Class::Adverb])
    };
    words.len() <= ADVERBIAL
        && words.first().is_none_or(|first| {
            time(*first) || item(document, *first).is(Class::Preposition) || words.iter().any(|at| time(*at))
        })
}
