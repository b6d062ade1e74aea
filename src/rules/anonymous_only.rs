//! A contested claim whose only sources are unnamed.
//!
//! ## Why it matters
//!
//! Readers cannot judge an accusation from somebody who is not named, and nobody can hold the accuser to it. It is the
//! weakest support a claim can have, and the hardest to correct.
//!
//! ## When it fires
//!
//! A contested claim (see contested-claim) is attributed only to unnamed people: “two officials”, “a person familiar
//! with the inquiry”, “rebels”. The rule does not fire when a named source is cited for a contested claim within two
//! sentences before or after, or for anything in the next sentence. It ignores an act that is mentioned only to
//! identify somebody (“the man who was shot”).
//!
//! “Police”, “prosecutors” and “a judge” count as institutions, not as unnamed people. “Reportedly” cites no people at
//! all; see weasel-attribution.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! Two officials said the mayor had bribed the owner of the yard.
//! ```
//!
//! Does not:
//!
//! ```text
//! Two officials said the mayor had bribed the owner of the yard. Prosecutor Lena Moor confirmed it on Friday.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! anonymous-only = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP News Values and Principles (anonymous sources: information, not opinion; more than one source) and the
//! Reuters Handbook of Journalism (sourcing: single and unnamed sources).

use super::case::{Case, Note};
use super::contested_claim::is_aside;
use crate::Span;
use crate::audit::{Linked, Need, Status, claims};
use crate::entity::EntityKind;
use crate::lexicon::{Class, Term};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let sentences = &case.assessment.sentences;
    for (at, sentence) in sentences.iter().enumerate() {
        let alone = sentence.needs == Some(Need::Contested) && sentence.status == Some(Status::Anonymous);
        let Some(parsed) = case.document.sentences().get(at).filter(|_| alone) else { continue };
        let Some(claimed) = claims(case.document, &parsed.tokens).into_iter().next() else { continue };
        let Some(claim) = case.span_of_tokens(claimed.tokens.clone()) else { continue };
        let holds = |linked: &&Linked| linked.attribution.content.iter().any(|content| content.overlaps(claim));
        let Some(linked) = case.vouching(sentence).find(holds) else { continue };
        // The "that" that introduces the content does not make the claim an aside.
        let content = linked.attribution.content.iter().find(|content| content.overlaps(claim));
        let told = content.map_or(parsed.tokens.clone(), |content| case.document.tokens_in(*content));
        let start = told.start + usize::from(case.word(told.start) == "that");
        if is_aside(case, &(start..told.end), &claimed) {
            continue;
        }
        let unnamed = case.source(linked).is_some_and(|source| source.kind == EntityKind::Unnamed);
        let somebody = |source: Span| {
            let mut words = case.document.tokens_in(source).map(|at| case.known(at));
            let court = case.document.terms_in(&case.document.tokens_in(source), Term::CourtOfficer).next().is_some();
            !court && words.any(|word| word.any(&[Class::AnonymousNoun, Class::PersonPlural, Class::PersonNoun]))
        };
        let Some(source) = linked.attribution.source.filter(|source| unnamed && somebody(*source)) else { continue };
        let beside = sentences.iter().enumerate().skip(at.saturating_sub(2)).take(5);
        let named = beside.into_iter().any(|(other, s)| {
            let named = matches!(s.status, Some(Status::Source | Status::Outlet));
            named && (s.needs == Some(Need::Contested) || other == at + 1)
        });
        if !named {
            let message = format!("the only source for “{}”, “{}”, is unnamed", case.claim(claim), case.text(source));
            notes.push(Note::new(sentence.span, message).suggest("add a named source or a document"));
        }
    }
    notes
}
