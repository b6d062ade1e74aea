//! A text of some length in which no statement is found.
//!
//! ## Why it matters
//!
//! A text without statements would pass every gate, although nothing was audited. The text may have been lost on the
//! way, or the file may not be an article.
//!
//! ## When it fires
//!
//! The text has 30 words or more, and none of its sentences is a statement: it consists only of headlines, captions,
//! questions, labels and the like.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! What will become of the harbour? Who owns the quay? When does the ferry sail? Where do the boats go in winter? How much does
//! a berth cost? Why was the crane sold? Who paid for the pier?
//! ```
//!
//! Does not:
//!
//! ```text
//! What will become of the harbour? Who owns the quay? When does the ferry sail? Where do the boats go in winter? How much does
//! a berth cost? Why was the crane sold? The town paid for the pier.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! no-statements = "off"
//! ```
//!
//! ## Who asks for it
//!
//! No published standard. The rule keeps texts that were not audited from passing.

use super::case::{Case, Note};

/// How many words an article must have to be held to it.
const MANY: usize = 30;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let sentences = &case.assessment.sentences;
    let words: usize = sentences.iter().map(|sentence| sentence.words).sum();
    if case.assessment.coverage.statements > 0 || words < MANY || !case.document.article.body_found {
        return Vec::new();
    }
    let Some(first) = sentences.first() else { return Vec::new() };
    let message = format!("no statements found in {words} words, so nothing was audited");
    let advice = "check that this is an article; `ascribe extract` shows the text that was read";
    vec![Note::new(first.span, message).suggest(advice)]
}
