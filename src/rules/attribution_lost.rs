//! A statement that had a source in the draft before and has none now.
//!
//! ## Why it matters
//!
//! Sources get lost where a text is cut: the sentence stays, the half of it that said who says so goes.
//!
//! ## When it fires
//!
//! Two drafts are compared, a statement of the new one is that of the old one, moved or reworded, and whoever stood behind it is
//! gone.
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
//! The IPSO Editors’ Code of Practice (clause 1, accuracy) and the Reuters Handbook of Journalism (sourcing) hold whoever edits a
//! text to its sources as much as whoever wrote it.

use super::case::Note;
use crate::audit::{Audit, Comparison, Turn};

pub(super) fn check(comparison: &Comparison, new: &Audit<'_>) -> Vec<Note> {
    let lost = comparison.changes.iter().filter(|change| change.turn == Some(Turn::Lost));
    let note = |from: &[String], sentence: usize| {
        let span = new.sentences.get(sentence)?.span;
        let who = if from.is_empty() { "somebody unnamed".to_owned() } else { from.join(", ") };
        let message = format!("nobody stands behind this any more; the draft before had it from {who}");
        Some(Note::new(span, message).suggest("say again who says so"))
    };
    lost.filter_map(|change| note(&change.from, change.new?)).collect()
}
