//! Blame, casualties, wrongdoing, a crime or an allegation with no source.
//!
//! ## Why it matters
//!
//! What may cost somebody a life, an office or a good name is what readers check first and courts ask about. Told in
//! the newsroom’s own voice, it is the newsroom’s own claim.
//!
//! ## When it fires
//!
//! A statement tells of people hurt or killed, of a crime or an arrest, of wrongdoing, blame or an accusation, and
//! nobody stands behind it. What might be, would be or was not, is no such claim.
//!
//! The first sentence may sum up what is sourced further down: see lead-unsourced. Where the paragraph’s source may
//! still be speaking, or a word stands near that could announce one, the rule keeps silent.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The ferry sank at dawn.
//!
//! At least 140 people were killed. The search goes on.
//! ```
//!
//! Does not:
//!
//! ```text
//! The ferry sank at dawn.
//!
//! At least 140 people were killed, the coast guard said. The search goes on.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! contested-claim = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP Stylebook (accused, alleged, suspected; attribution), the BBC Editorial Guidelines (accuracy: claims and
//! allegations are attributed) and the IPSO Editors’ Code of Practice (clause 1, accuracy).

use super::case::{Case, Note};
use crate::audit::{Need, contested};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let lead = case.lead();
    let unsourced = case.unsourced(Need::Contested).filter(|(at, _)| Some(*at) != lead && !case.may_be_sourced(*at));
    let notes = unsourced.filter_map(|(at, _)| {
        let claim = contested(case.document, &case.document.sentences().get(at)?.tokens)?;
        let message = format!("“{}” is a contested claim, and nobody stands behind it", case.text(claim));
        Some(case.note_on(at, message)?.suggest("add who says so"))
    });
    notes.collect()
}
