//! Asides that tell where something was published: "Her numbers, first published in X, show that …".

use std::ops::Range;

use super::draft::Draft;
use super::relay::{ADVERBIAL, before_article};
use super::tokens::item;
use crate::document::Document;
use crate::lexicon::Class;
use crate::outlet::{Kind, OutletMention};
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

pub(super) fn is_journal(mention: &OutletMention) -> bool {
    mention.outlet.is_some_and(|outlet| outlet.outlet().kind == Kind::Journal)
}
