//! What stands around an outlet's name and around its verb: articles and descriptions before it, adverbials behind it.

use std::ops::Range;

use crate::attribution::tokens::{Tokens, item};
use crate::attribution::verb_group::{VerbGroup, Voice, is_auxiliary, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Frame};
use crate::text::TokenKind;

/// The longest adverbial behind the verb, in tokens: "on its front page last Monday".
pub(super) const ADVERBIAL: usize = 6;

/// The index of the name or of the article before it.
pub(super) fn before_article(document: &Document, sentence: &Range<usize>, start: usize) -> usize {
    let before = start.checked_sub(1).filter(|at| sentence.contains(at));
    before.filter(|at| item(document, *at).is(Class::Determiner)).unwrap_or(start)
}

/// The index of the first word of what describes the name before it: "the German newspaper X", "German newspaper X".
pub(super) fn before_description(document: &Document, sentence: &Range<usize>, start: usize) -> usize {
    const LONGEST: usize = 5;
    let mut start = before_article(document, sentence, start);
    for _ in 0..LONGEST {
        let before =
            start.checked_sub(1).filter(|at| *at > sentence.start && !item(document, start).is(Class::Determiner));
        let describes = |at: &usize| {
            let t = item(document, *at);
            t.is_capital() && !t.is(Class::Preposition) || t.any(&[Class::OutletNoun, Class::Determiner])
        };
        let Some(at) = before.filter(describes) else { break };
        start = at;
    }
    start
}

/// Does the name begin the sentence, perhaps behind a coordinator, an article and what kind of outlet it is?
pub(super) fn opens(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> bool {
    const DESCRIBED: usize = 4;
    let small = |at: usize| {
        let t = item(document, at);
        !t.is_word()
            || t.any(&[Class::Coordinator, Class::Determiner, Class::OutletNoun, Class::Adverb])
            || t.word.verb().is_none() && !t.is(Class::Preposition) && !is_auxiliary(t)
    };
    name.start - sentence.start <= DESCRIBED && (sentence.start..name.start).all(small)
}

/// The verb of reporting right behind the name.
pub(super) fn reports(document: &Document, behind: Range<usize>) -> Option<VerbGroup> {
    let (_, group) = verb_group(Tokens::forward(document, behind.clone())).ok()?;
    let vouches = group.verb.act.vouches() && !matches!(group.verb.act, Act::Orders | Act::Expects);
    let reports = group.verb.takes(Frame::That) || group.verb.takes(Frame::Clause) || group.verb.takes(Frame::Trailing);
    (group.voice == Voice::Active && vouches && reports).then_some(group)
}

/// Does nothing follow but when and where it was reported?
pub(super) fn adverbial(document: &Document, range: Range<usize>) -> bool {
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

/// How many words there are among some tokens.
pub(super) fn words_in(document: &Document, tokens: &Range<usize>) -> usize {
    tokens.clone().filter(|at| item(document, *at).is_word()).count()
}
