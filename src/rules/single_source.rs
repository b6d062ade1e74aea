//! An article whose attributed statements all come from one source.
//!
//! ## Why it matters
//!
//! One source gives one version. Two outlets with the same owner, or one outlet citing another, are still one source.
//!
//! ## When it fires
//!
//! At least four statements are attributed, and all of them to the same person, institution, document or outlet.
//! Outlets with the same owner count once, and a link cites the outlet it leads to. The finding is placed where the
//! source is first cited. The rule does not fire when the headline names the source, because the article makes no
//! secret of it, or when the source is a poll, which asked many people.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! “We closed the harbour,” Mayor Ada Obi said. “It was empty.”
//!
//! Obi said the pier would follow. Obi said the church would stay.
//! ```
//!
//! Does not:
//!
//! ```text
//! “We closed the harbour,” Mayor Ada Obi said. “It was empty.”
//!
//! Obi said the pier would follow. Lena Moor, who owns it, said it would not.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! single-source = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The Reuters Handbook of Journalism (sourcing: stories with a single source) and the BBC Editorial Guidelines
//! (accuracy: relying on more than one source).

use super::case::{Case, Note};
use crate::audit::{Linked, Status};
use crate::entity::{Entity, EntityKind};
use crate::lexicon::{Term, terms};
use crate::outlet::OutletId;

/// From this number of attributed statements on, one source is too few.
const MANY: usize = 4;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let sentences = &case.assessment.sentences;
    let attributed = sentences.iter().filter(|s| s.status.is_some_and(|status| status != Status::Unattributed));
    let attributed: Vec<_> = attributed.collect();
    let mut linked = attributed.iter().flat_map(|sentence| case.vouching(sentence));
    let Some(first) = linked.next() else { return Vec::new() };
    let Some(origin) = origin(case, first) else { return Vec::new() };
    let alone = linked.all(|other| self::origin(case, other).is_some_and(|other| is_one(origin, other)));
    let everybody = case.attributions().iter().filter(|linked| linked.attribution.act.vouches());
    let others =
        everybody.into_iter().any(|other| self::origin(case, other).is_none_or(|other| !is_one(origin, other)));
    let mut links = attributed.iter().flat_map(|sentence| &sentence.links);
    let others = others || links.any(|link| !is_outlet(origin, link.outlet));
    let Some(source) = first.attribution.source.or(first.attribution.cue) else { return Vec::new() };
    if attributed.len() < MANY || !alone || others || is_announced(case, origin) {
        return Vec::new();
    }
    let message = format!("all {} attributed statements come from {}", attributed.len(), origin.name);
    vec![Note::new(source, message).suggest("add another, independent source")]
}

/// Who the words come from: the one source, or the outlet if there is none.
fn origin<'a>(case: &Case<'a>, linked: &Linked) -> Option<&'a Entity> {
    if !linked.joint.is_empty() {
        return None;
    }
    case.source(linked).or_else(|| case.entity(linked.via.first()?.entity))
}

/// Do the two count as one source? Outlets with the same owner do.
fn is_one(one: &Entity, other: &Entity) -> bool {
    std::ptr::eq(one, other) || other.outlet.is_some_and(|outlet| is_outlet(one, outlet))
}

/// Is the source an outlet, and this one or one of its owner?
fn is_outlet(source: &Entity, outlet: OutletId) -> bool {
    let Some(own) = source.outlet.filter(|_| source.kind == EntityKind::Outlet) else { return false };
    let owner = own.outlet().owner;
    own == outlet || owner.is_some() && owner == outlet.outlet().owner
}

/// Does the headline already name the source, so that readers know that there is only one; or is the source a poll, for which
/// many people were asked?
fn is_announced(case: &Case<'_>, source: &Entity) -> bool {
    let words: Vec<&str> = source.name.split_whitespace().collect();
    if terms::find(&words).iter().any(|found| found.term == Term::Poll) {
        return true;
    }
    let Some(title) = case.document.article.title() else { return false };
    let names = |word: &str| word.len() > 2 && case.text(title).contains(word);
    source.name.split_whitespace().any(names)
}
