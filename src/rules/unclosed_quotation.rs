//! A quotation mark that never closes.
//!
//! ## Why it matters
//!
//! Where a quotation does not end, nobody can tell which words are the speaker's and which are the writer's.
//!
//! ## When it fires
//!
//! A mark opens somebody's words, and no mark closes them before the paragraph ends. A quotation of several paragraphs, where
//! each opens anew and only the last one closes, is in order.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! “We will not sell the harbour, Mayor Ada Obi said on Monday.
//! ```
//!
//! Does not:
//!
//! ```text
//! “We will not sell the harbour,” Mayor Ada Obi said on Monday.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! unclosed-quotation = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The punctuation guide of the AP Stylebook (quotation marks: running quotations) has each paragraph of a quotation open and
//! the last one close.

use super::case::{Case, Note};
use crate::text::Close;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let unclosed = case.speech().filter(|quotation| quotation.close == Close::Unclosed);
    let marks = unclosed.filter_map(|quotation| case.document.tokens().get(quotation.open));
    let note =
        |span| Note::new(span, "this quotation mark never closes").suggest("close it where the speaker’s words end");
    marks.map(|token| note(token.span)).collect()
}
