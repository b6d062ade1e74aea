//! An article that cites its own outlet as if it were another one.
//!
//! ## Why it matters
//!
//! An outlet that cites itself adds no source. It happens when agency copy comes back through another outlet that cited
//! it.
//!
//! ## When it fires
//!
//! The article’s own outlet is cited as the source of a report, or as the outlet that somebody’s words came through.
//! The article’s own outlet is `outlet` in ascribe.toml or, without that, the agency in its dateline. The rule accepts
//! what people told the outlet (“told Reuters”), what the outlet learned or filmed itself, and its own polls.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! KIEL (Reuters) — The harbour will close in May, Reuters reported.
//! ```
//!
//! Does not:
//!
//! ```text
//! KIEL (Reuters) — The harbour will close in May, Mayor Ada Obi told Reuters.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! circular-citation = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The SPJ Code of Ethics (be accountable and transparent) and the Reuters Handbook of Journalism (attribution to
//! others’ reports).

use super::case::{Case, Note};
use crate::Span;
use crate::audit::Linked;
use crate::entity::{Entity, EntityKind};
use crate::lexicon::{Act, Frame, Term, hash};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let article = &case.document.article;
    let dateline = article.dateline.agency.map(|agency| case.text(agency));
    let Some(own) = case.policy.outlet.as_deref().or(dateline) else { return Vec::new() };
    let mut notes = Vec::new();
    for linked in case.attributions().iter().filter(|linked| !is_told(case, linked)) {
        let found = &linked.attribution;
        let source = found.source.iter().zip(&linked.source);
        for (&span, to) in source.chain(found.via.iter().zip(&linked.via)) {
            let outlet = case.entity(to.entity).filter(|entity| entity.kind == EntityKind::Outlet && is(entity, own));
            let prose = case.document.sentence_at(span.start()).is_some_and(|at| case.is_prose(at));
            if let Some(outlet) = outlet.filter(|_| prose && reports(case, linked, span)) {
                let message = format!("the article is by {0} and cites {0} as if it were another outlet", outlet.name);
                notes.push(Note::new(span, message).suggest("cite the source of your own report"));
            }
        }
    }
    notes
}

/// Is the entity the outlet of that name?
fn is(entity: &Entity, name: &str) -> bool {
    let known = entity.outlet.is_some_and(|outlet| {
        let outlet = outlet.outlet();
        let mut names = [outlet.id, outlet.name].into_iter().chain(outlet.aliases.iter().chain(outlet.short).copied());
        names.any(|known| hash::same(known, name))
    });
    known || hash::same(&entity.name, name)
}

/// Is a report cited, rather than what somebody told or showed the outlet?
fn reports(case: &Case<'_>, linked: &Linked, span: Span) -> bool {
    let acts = matches!(linked.attribution.act, Act::Reports | Act::Says | Act::Writes);
    let source = linked.attribution.source == Some(span);
    let tokens = case.document.tokens_in(span);
    let before = tokens.start.saturating_sub(4)..tokens.start;
    let relayed = case.document.terms_in(&before, Term::Relayed).next().is_some();
    acts && (source || relayed)
}

/// Was it told to the outlet, or learned by it?
fn is_told(case: &Case<'_>, linked: &Linked) -> bool {
    let Some(cue) = linked.attribution.cue else { return true };
    let verbs = case.document.tokens_in(cue).filter_map(|at| case.known(at).verb());
    verbs.into_iter().any(|verb| verb.act == Act::Finds || verb.takes(Frame::Addressee))
}
