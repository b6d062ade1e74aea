//! An outlet cited for what somebody must have told it, without saying who.
//!
//! ## Why it matters
//!
//! An outlet cannot know by itself what a ministry plans. Somebody told it, and that person is the source; the outlet
//! only passed it on.
//!
//! ## When it fires
//!
//! An outlet is cited for what others plan, consider, decided, agreed or would do, and the sentence names nobody else:
//! no “citing”, no second source.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! RIA Novosti reported that the ministry plans to close the harbour.
//! ```
//!
//! Does not:
//!
//! ```text
//! RIA Novosti reported that the ministry plans to close the harbour, citing two officials in Kiel.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! relay-without-origin = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The New York Times Guidelines on Integrity (other people’s reporting) and the BBC Editorial Guidelines (accuracy:
//! material from third parties).

use super::case::{Case, Note};
use crate::audit::Linked;
use crate::entity::EntityKind;
use crate::lexicon::{Act, Term};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for (at, sentence) in case.assessment.sentences.iter().enumerate().filter(|(at, _)| case.is_prose(*at)) {
        let Some(parsed) = case.document.sentences().get(at) else { continue };
        let mut reaching = sentence.attributions.iter().filter_map(|&at| case.attributions().get(at));
        let Some(linked) = reaching.next().filter(|linked| relays(case, linked)) else { continue };
        let content = linked.attribution.content.iter().map(|&content| case.document.tokens_in(content));
        let plans = content.into_iter().any(|content| {
            // An outlet is itself the source for its own plans: "the BBC said it would appeal".
            let own = |at: usize| at.checked_sub(1).is_some_and(|before| case.word(before).eq_ignore_ascii_case("it"));
            let mut plans = case.document.terms_in(&content, Term::Plan);
            plans.any(|found| !case.in_speech(found.start) && !own(found.start))
        });
        // The "according to" before the outlet itself does not name a further source.
        let cue = linked.attribution.cue.map_or(0..0, |cue| case.document.tokens_in(cue));
        let mut origins = case.document.terms_in(&parsed.tokens, Term::Origin);
        let origin = origins.any(|found| found.end <= cue.start || cue.end <= found.start);
        if let (true, false, None, Some(source)) = (plans, origin, reaching.next(), linked.attribution.source) {
            let name = case.source(linked).map_or("the outlet", |outlet| outlet.name.as_str());
            let message = format!("{name} is cited, but not the source that {name} relied on");
            notes.push(Note::new(source, message).suggest("say whom the outlet cites"));
        }
    }
    notes
}

/// Does an outlet report it, by itself?
fn relays(case: &Case<'_>, linked: &Linked) -> bool {
    let outlet = case.source(linked).is_some_and(|source| source.kind == EntityKind::Outlet);
    outlet && linked.via.is_empty() && matches!(linked.attribution.act, Act::Reports | Act::Says | Act::Writes)
}
