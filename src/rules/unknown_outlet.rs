//! Something named like an outlet that the registry does not know.
//!
//! ## Why it matters
//!
//! An outlet that nobody has heard of may be new, small, mistyped or made up. It is worth a look before it goes out.
//!
//! ## When it fires
//!
//! A name is used like that of an outlet – “told the Ostrel Courier”, “the daily Kharwar Samachar” – and the registry
//! has no such name. Its first mention is shown.
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
            let message = format!("the registry knows no outlet “{name}”");
            notes.push(Note::new(span, message).suggest("check its spelling, and who stands behind it"));
        }
    }
    notes
}
