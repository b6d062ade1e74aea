//! Where something was published: in an aside, "Her numbers, first published in X, show that …", or before all of it, "In X, a
//! columnist argues …".

use std::ops::Range;

use super::neighbours::{ADVERBIAL, before_article};
use crate::attribution::draft::{Draft, trim};
use crate::attribution::tokens::item;
use crate::document::Document;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// ", first published in X,", ", seen by X,": an aside about what stands before it.
pub(super) fn aside_around(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Range<usize>> {
    let comma = |at: &usize| document.tokens()[*at].kind == TokenKind::Comma;
    let left = before_article(document, sentence, name.start);
    let open = (left.saturating_sub(ADVERBIAL).max(sentence.start)..left).rev().find(comma)?;
    let published = (open + 1..left).any(|at| item(document, at).is(Class::PublishingVerb));
    let led = left > open + 1 && item(document, left - 1).is(Class::Preposition);
    let close = (name.end..sentence.end).find(comma)?;
    (published && led && close < name.end + ADVERBIAL).then_some(open..close + 1)
}

/// Does an aside stand between the source and the cue, or behind the source's first words?
pub(super) fn belongs_to(draft: &Draft, aside: &Range<usize>) -> bool {
    let source = draft.source.as_ref().is_some_and(|source| source.start < aside.start);
    source && draft.cue.as_ref().is_some_and(|cue| aside.end <= cue.start)
}

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
