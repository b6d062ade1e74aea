//! A name that looks like a news outlet but is not in the registry.
//!
//! ## Why it matters
//!
//! An unknown outlet may be new, small, misspelt or invented. It is worth checking before publication.
//!
//! ## When it fires
//!
//! A name is used as the name of an outlet (“told the Ostrel Courier”, “the daily Kharwar Samachar”), and the registry
//! has no such outlet. The finding is placed at its first mention.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! “The harbour will close,” Mayor Ada Obi told the Ostrel Courier.
//! ```
//!
//! Does not:
//!
//! ```text
//! “The harbour will close,” Mayor Ada Obi told Reuters.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! unknown-outlet = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The BBC Editorial Guidelines (accuracy: material from third parties is to be verified).

use super::case::{Case, Note};
use crate::outlet::Recognised;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut seen: Vec<&str> = Vec::new();
    let mut notes = Vec::new();
    for mention in
        case.document.outlets.iter().filter(|mention| mention.outlet.is_none() && mention.by == Recognised::Shape)
    {
        let Some(span) = case.span_of_tokens(mention.tokens.clone()) else { continue };
        let name = case.text(span);
        let prose = case.sentence_of(mention.tokens.start).is_some_and(|at| case.is_prose(at));
        if prose && !seen.contains(&name) {
            seen.push(name);
            let message = format!("“{name}” looks like a news outlet but is not in the registry");
            notes.push(Note::new(span, message).suggest("check its spelling and its publisher"));
        }
    }
    notes
}
