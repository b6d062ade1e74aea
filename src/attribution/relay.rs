//! The outlets that pass on what a sentence says, where something else was found in it: "…, the Post reported in 1991",
//! "As X revealed, …".

use std::ops::Range;

use super::chain::touch;
use super::draft::{Draft, trim};
use super::tokens::{Tokens, item};
use super::verb_group::{VerbGroup, Voice, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Frame};
use crate::text::TokenKind;

/// The longest adverbial behind the verb, in tokens: "on its front page last Monday".
const ADVERBIAL: usize = 6;

/// So many words at least are passed on.
const LEAST: usize = 3;

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
        let Some((group, content)) = closing(document, &sentence, name).or_else(|| opening(document, &sentence, name))
        else {
            continue;
        };
        let mut passed = false;
        for draft in drafts.iter_mut().filter(|draft| draft.content.iter().any(|c| touch(c, &content))) {
            draft.via.push(name.clone());
            passed = true;
        }
        let words = content.clone().filter(|at| item(document, *at).is_word()).count();
        if !passed && words >= LEAST {
            drafts.push(Draft {
                cue: Some(group.start..group.end),
                source: Some(name.clone()),
                content: vec![content],
                act: group.verb.act,
                stance: group.stance,
                pattern: "outlet that reports the sentence",
                ..Draft::default()
            });
        }
    }
}

/// "…, the Post reported in 1991."
fn closing(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<(VerbGroup, Range<usize>)> {
    let left = before_article(document, sentence, name.start)?;
    let comma = left.checked_sub(1).filter(|at| *at > sentence.start)?;
    let group = reports(document, name.end..sentence.end)?;
    let kind = document.tokens()[comma].kind;
    let set_off = kind == TokenKind::Comma
        || kind.is_quote() && comma > sentence.start && document.tokens()[comma - 1].kind == TokenKind::Comma;
    let over = adverbial(document, group.end..sentence.end);
    (set_off && over).then(|| (group, trim(document, sentence.start..comma)))
}

/// "As X first reported, …"
fn opening(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<(VerbGroup, Range<usize>)> {
    let left = before_article(document, sentence, name.start)?;
    let at = left.checked_sub(1).filter(|at| sentence.contains(at))?;
    let group = reports(document, name.end..sentence.end)?;
    let comma = (group.end..sentence.end).find(|at| document.tokens()[*at].kind == TokenKind::Comma)?;
    let fronted = at == sentence.start && item(document, at).reads("as") && adverbial(document, group.end..comma);
    fronted.then(|| (group, trim(document, comma + 1..sentence.end)))
}

/// The index of the name or of the article before it.
fn before_article(document: &Document, sentence: &Range<usize>, start: usize) -> Option<usize> {
    let before = start.checked_sub(1).filter(|at| sentence.contains(at));
    Some(before.filter(|at| item(document, *at).is(Class::Determiner)).unwrap_or(start))
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
    words.len() <= ADVERBIAL && words.first().is_none_or(|first| {
        time(*first) || item(document, *first).is(Class::Preposition) || words.iter().any(|at| time(*at))
    })
}
