//! A state-controlled outlet that is not described as such at first mention.
//!
//! ## Why it matters
//!
//! Few readers know who owns a foreign news agency. One word, such as “state” or “government-run”, tells them how to
//! weigh it.
//!
//! ## When it fires
//!
//! An outlet that the registry lists as controlled or captured by a state is cited, and nothing near its first mention
//! says so.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The harbour will close in May, SANA reported.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May, the Syrian state news agency SANA reported.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! state-media-unlabelled = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The Reuters Handbook of Journalism (sourcing) and the SPJ Code of Ethics (the public is to judge the motives of
//! sources).

use super::case::{Case, Note};
use super::state_media_only::is_controlled;
use crate::entity::EntityKind;
use crate::lexicon::Term;

/// The largest distance between a name and its descriptor, in tokens.
const NEAR: usize = 8;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for entity in &case.assessment.entities {
        let Some(outlet) = entity.outlet.filter(|_| entity.kind == EntityKind::Outlet && is_controlled(entity)) else {
            continue;
        };
        let whole = case.document.outlets.iter().find(|mention| mention.outlet == Some(outlet));
        let prose = |mention: &&crate::outlet::OutletMention| {
            case.sentence_of(mention.tokens.start).is_some_and(|at| case.is_prose(at))
        };
        let Some(mention) = whole.filter(prose) else { continue };
        let Some(span) = case.span_of_tokens(mention.tokens.clone()) else { continue };
        let near = mention.tokens.start.saturating_sub(NEAR)..mention.tokens.end + NEAR;
        let labelled = case.document.terms_in(&near, Term::StateWord).next().is_some();
        if !labelled {
            let message = format!("{} is state-controlled, and the article does not say so", entity.name);
            notes.push(Note::new(span, message).suggest("add “state-run” or the state’s name"));
        }
    }
    notes
}
