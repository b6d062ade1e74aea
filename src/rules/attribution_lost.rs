//! A statement that had a source in the earlier draft and has none now.
//!
//! ## Why it matters
//!
//! Sources get lost when a text is cut: the statement stays, and the part of the sentence that named its source goes.
//!
//! ## When it fires
//!
//! Two drafts are compared. A statement of the new draft is also in the old one, perhaps moved or reworded, and its
//! source is gone.
//!
//! ## Examples
//!
//! Fires, where the draft before is the second example:
//!
//! ```text
//! The harbour will close in May.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May, the port authority said.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! attribution-lost = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The IPSO Editors’ Code of Practice (clause 1, accuracy) and the Reuters Handbook of Journalism (sourcing) hold
//! editors to a text’s sources as much as its writer.

use super::case::Note;
use crate::audit::{Audit, Comparison, Turn};

pub(super) fn check(comparison: &Comparison, new: &Audit<'_>) -> Vec<Note> {
    let lost = comparison.changes.iter().filter(|change| change.turn == Some(Turn::Lost));
    let note = |from: &[String], sentence: usize| {
        let span = new.sentences.get(sentence)?.span;
        let who = if from.is_empty() { "an unnamed source".to_owned() } else { from.join(", ") };
        let message = format!("this statement has lost its source: the earlier draft cited {who}");
        Some(Note::new(span, message).suggest("restore the attribution"))
    };
    lost.filter_map(|change| note(&change.from, change.new?)).collect()
}
