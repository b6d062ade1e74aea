//! Any other checkable statement with no source.
//!
//! ## Why it matters
//!
//! About half of the sentences of a news story carry no source, rightly so. Which ones these are is still worth a
//! look: among them stands what everybody in the newsroom took for granted.
//!
//! ## When it fires
//!
//! A statement that can be checked has nobody behind it, and needs its source neither for a quotation nor for a
//! contested claim nor for a figure: those have rules of their own. What the writer saw and says so, what the article
//! says of itself, and what words mean, needs no source.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The mayor met the fishermen on Monday and went to see the new pier.
//! ```
//!
//! Does not:
//!
//! ```text
//! The mayor met the fishermen on Monday and went to see the new pier, her office said.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! unattributed-statement = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The NPR Ethics Handbook (transparency: attribute everything) and the Reuters Handbook of Journalism (sourcing).

use super::case::{Case, Note};
use crate::audit::Need;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let note = |(at, _)| Some(case.note_on(at, "nobody stands behind this")?.suggest("add who says so"));
    case.unsourced(Need::Claim).filter_map(note).collect()
}
