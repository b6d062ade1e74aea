//! A contested claim for which only state-controlled outlets are cited.
//!
//! ## Why it matters
//!
//! What a state’s own outlet reports about that state’s enemies, casualties or wars is the state’s version. It may be
//! true, but it needs another source.
//!
//! ## When it fires
//!
//! A contested claim is attributed only to outlets that the registry lists as controlled or captured by a state, and
//! nobody else is named for it, in that sentence or the next. Independent public and state-funded broadcasters do not
//! count as state-controlled.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The coast guard killed four smugglers on Friday, the Syrian news agency SANA reported.
//! ```
//!
//! Does not:
//!
//! ```text
//! The coast guard killed four smugglers on Friday, Reuters reported.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! state-media-only = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The SPJ Code of Ethics (consider sources’ motives) and the BBC Editorial Guidelines (accuracy: sources with an
//! interest of their own).

use super::case::{Case, Note};
use crate::Span;
use crate::audit::{Linked, Need, Status};
use crate::entity::{Entity, EntityKind};
use crate::outlet::Control;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for (at, sentence) in case.assessment.sentences.iter().enumerate() {
        if sentence.needs != Some(Need::Contested) || sentence.status != Some(Status::Outlet) {
            continue;
        }
        let linked: Vec<&Linked> = case.vouching(sentence).collect();
        // A named person is a source of their own, as in "Governor Ada Obi told IRNA", unless they work for the outlet.
        let others = linked.iter().any(|linked| {
            let named = |source: &Entity| !matches!(source.kind, EntityKind::Unnamed | EntityKind::Outlet);
            case.source(linked).is_some_and(named) && linked.source.is_some_and(|to| to.outlet.is_none())
        });
        let outlets: Vec<&Entity> = linked.iter().flat_map(|linked| case.outlets(linked)).collect();
        let state = |outlet: &&Entity| is_controlled(outlet);
        // Another outlet is cited in the same phrase: "Xinhua and Reuters said".
        let sources = linked.iter().filter_map(|linked| linked.attribution.source);
        let others = others || sources.into_iter().any(|source| names_another(case, source)) || is_confirmed(case, at);
        if let Some(outlet) = outlets.first().filter(|_| !others && outlets.iter().all(state)) {
            let message =
                format!("the only outlet cited for this contested claim, {}, is state-controlled", outlet.name);
            notes.push(Note::new(sentence.span, message).suggest("add an independent source"));
        }
    }
    notes
}

/// Does a phrase name somebody else, too: "Xinhua and Reuters", "SANA and the Syrian Observatory"?
fn names_another(case: &Case<'_>, source: Span) -> bool {
    let tokens = case.document.tokens_in(source);
    let and = tokens.clone().find(|&at| case.word(at) == "and");
    and.is_some_and(|and| (and + 1..tokens.end).any(|at| case.word(at).starts_with(char::is_uppercase)))
}

/// Does the next sentence cite a named source that is not state-controlled?
fn is_confirmed(case: &Case<'_>, at: usize) -> bool {
    let next = case.assessment.sentences.get(at + 1);
    next.into_iter().flat_map(|next| case.vouching(next)).any(|linked| {
        let named = case.source(linked).is_some_and(|source| source.kind != EntityKind::Unnamed);
        named && !case.outlets(linked).into_iter().any(is_controlled)
    })
}

/// Does a state direct what the outlet says?
pub(super) fn is_controlled(outlet: &Entity) -> bool {
    let state = outlet.outlet.and_then(|outlet| outlet.outlet().state);
    state.is_some_and(|state| matches!(state.control, Control::State | Control::Captured))
}
