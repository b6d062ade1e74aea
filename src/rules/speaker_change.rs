//! Two quotations in a row with different speakers, and nothing in between to say so.
//!
//! ## Why it matters
//!
//! When one quotation ends and another begins, readers take both for the words of one speaker. If the second has
//! another speaker, they find out only at its end.
//!
//! ## When it fires
//!
//! A quotation follows another in the same paragraph, or begins the next paragraph with more than one sentence. Nothing
//! before it says who is speaking now, and the speaker named after it is a person who was not mentioned shortly before.
//! Answers to questions, and quotations signed with a dash and a name, are ignored.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! “The harbour is ours,” Mayor Ada Obi said. “It belongs to whoever pays for it,” said Jon Marsh, the owner.
//! ```
//!
//! Does not:
//!
//! ```text
//! “The harbour is ours,” Mayor Ada Obi said. Jon Marsh, the owner, disagreed: “It belongs to whoever pays for it.”
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! speaker-change = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP Stylebook (quotations in the news) and the Reuters Handbook of Journalism (quotes): a new speaker is
//! introduced before the quotation.

use super::case::{Case, Note};
use crate::Span;
use crate::audit::Linked;
use crate::entity::{Entity, EntityKind};
use crate::text::Quotation;

/// How many sentences readers remember a speaker for.
const REMEMBERED: usize = 4;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let speech: Vec<&Quotation> = case.speech().collect();
    let mut notes = Vec::new();
    for pair in speech.windows(2) {
        let [first, second] = pair else { continue };
        let (Some(before), Some(span)) = (case.span_of(first), case.span_of(second)) else { continue };
        let (Some(old), Some(new)) = (speaker(case, before), speaker(case, span)) else { continue };
        let (Some(old_entity), Some(new_entity)) = (old.source, new.source) else { continue };
        let found = &new.attribution;
        let named = found.cue.iter().chain(&found.source).map(|words| words.start()).min();
        let behind = named.is_some_and(|named| named >= span.end()) && case.has_cue(new);
        let named_person = case.source(new).is_some_and(|e| e.kind == EntityKind::Person);
        let dialogue =
            is_question(case, first) || case.source(new).is_none_or(|new| is_known(case, new, before.start()));
        let changes = old_entity.entity != new_entity.entity && !dialogue;
        if changes && behind && named_person && follows(case, old, before, span) {
            let (Some(old), Some(new)) = (case.source(old), case.source(new)) else { continue };
            let message =
                format!("the speaker changes from {} to {}, who is named only after the quotation", old.name, new.name);
            notes.push(Note::new(span, message).suggest("name the new speaker before the quotation"));
        }
    }
    notes
}

/// The attribution that a quotation is the content of.
fn speaker<'a>(case: &Case<'a>, quotation: Span) -> Option<&'a Linked> {
    let attributions = case.attributions();
    let holds = |at: &usize| attributions[*at].attribution.content.iter().any(|c| c.overlaps(quotation));
    let sentences = &case.assessment.sentences[case.sentences_in(quotation)];
    let first = sentences.iter().flat_map(|sentence| &sentence.attributions).copied().filter(holds).min()?;
    attributions.get(first)
}

/// Does the second quotation follow the first, with only the words that say who spoke in between?
fn follows(case: &Case<'_>, old: &Linked, first: Span, second: Span) -> bool {
    let (one, other) = (case.sentences_in(first), case.sentences_in(second));
    let blocks = |sentence: usize| case.document.sentences().get(sentence).map(|s| s.block);
    let (Some(last), Some(start)) = (one.end.checked_sub(1), Some(other.start)) else { return false };
    let same = blocks(last) == blocks(start);
    let next = blocks(last).map(|block| block + 1) == blocks(start) && other.len() > 1;
    let cue_between = old.attribution.cue.is_some_and(|cue| cue.start() >= first.start());
    let starts = case.document.sentences().get(start).is_some_and(|s| s.span.start() == second.start());
    // Between the two there may only be the cue of the first quotation, not a whole sentence.
    start == last + 1 && starts && cue_between && (same || next)
}

/// Does the quotation ask, so that whoever was asked answers?
fn is_question(case: &Case<'_>, quotation: &Quotation) -> bool {
    (quotation.open..quotation.end).next_back().is_some_and(|last| case.word(last).contains('?'))
}

/// Was the speaker mentioned shortly before, so that readers expect the answer?
fn is_known(case: &Case<'_>, speaker: &Entity, before: usize) -> bool {
    let from = case.document.sentence_at(before).map_or(0, |at| at.saturating_sub(REMEMBERED));
    let from = case.document.sentences().get(from).map_or(0, |sentence| sentence.span.start());
    speaker.mentions.iter().any(|mention| (from..before).contains(&mention.start()))
}
