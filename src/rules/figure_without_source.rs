//! A count, percentage, sum of money or measurement with no source.
//!
//! ## Why it matters
//!
//! Somebody counted or measured. Readers who do not learn who did cannot tell a census from a guess, and editors
//! cannot check it.
//!
//! ## When it fires
//!
//! A statement gives a percentage, a share, a sum of money, a measurement, or a count of ten or more, and nobody
//! stands behind it. Dates, ages, scores, clock times, durations and addresses are no figures of this kind.
//!
//! The lead may sum up what is sourced further down. Where the paragraph’s source may still be speaking, the rule
//! keeps silent.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The harbour will close in May.
//!
//! More than 1,200 people work there. The last ship leaves on Friday.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May.
//!
//! More than 1,200 people work there, the port authority said. The last ship leaves on Friday.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! figure-without-source = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The BBC Editorial Guidelines (accuracy: reporting statistics), the Reuters Handbook of Journalism (sourcing) and
//! the NPR Ethics Handbook (accuracy: edit like a prosecutor).

use super::case::{Case, Note};
use crate::audit::{Need, holds_figure};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let lead = case.lead();
    let unsourced = case.unsourced(Need::Figure).filter(|(at, _)| Some(*at) != lead && !case.may_be_sourced(*at));
    let notes = unsourced.filter_map(|(at, _)| {
        let figure = holds_figure(case.document, &case.document.sentences().get(at)?.tokens)?;
        let message = format!("nobody is named who counted or measured “{}”", case.text(figure));
        Some(case.note_on(at, message)?.suggest("add where the figure comes from"))
    });
    notes.collect()
}
