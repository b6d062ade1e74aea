//! Any other statement without a source.
//!
//! ## Why it matters
//!
//! About half of the sentences in a news story have no source, and rightly so. They are still worth a look: some of
//! them may be something that everybody in the newsroom took for granted.
//!
//! ## When it fires
//!
//! A statement has no source, and is neither a quotation nor a contested claim nor a figure, which have rules of their
//! own. It does not fire on statements that need no source: what the writer says he or she saw, what the article says
//! about itself, and what words mean.
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
    let note = |(at, _)| {
        Some(case.note_on(at, "this statement has no source")?.suggest("say who says so, if readers need to know"))
    };
    case.unsourced(Need::Claim).filter_map(note).collect()
}
