//! Speech in quotation marks that nobody says.
//!
//! ## Why it matters
//!
//! Quotation marks promise that somebody said exactly this. A quotation without a speaker can be checked by nobody, and
//! readers take it for the voice of whoever they like.
//!
//! ## When it fires
//!
//! Somebody's words stand in quotation marks, and neither their sentence nor its neighbours say whose they are: no verb of
//! saying, no “according to”, no speaker whose quotation runs on. Words held at a distance, names, titles of works and
//! slogans are no speech. Where something that could name the speaker stands near, the rule keeps silent.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The harbour will close in May. “It is a black day for everybody on this coast.” Two hundred jobs are at stake.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May. “It is a black day for everybody on this coast,” said Mayor Ada Obi.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! unattributed-quote = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP News Values and Principles and the SPJ Code of Ethics (seek truth: identify sources clearly); the Reuters Handbook of
//! Journalism (quotes).

use super::case::{Case, Note};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for quotation in case.speech() {
        let Some(span) = case.span_of(quotation) else { continue };
        let said = |linked: &crate::audit::Linked| linked.attribution.content.iter().any(|c| c.overlaps(span));
        if !case.attributions().iter().any(said) {
            let note = Note::new(span, "nobody is said to have said this");
            notes.push(note.suggest("add who says so"));
        }
    }
    notes
}
