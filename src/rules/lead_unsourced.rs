//! A contested claim in the lead, and no source by the third paragraph.
//!
//! ## Why it matters
//!
//! A lead may sum up and leave the source to the next sentence. By the third paragraph, readers should know who says
//! so.
//!
//! ## When it fires
//!
//! The first statement of the article is in its first paragraph, makes a contested claim (see contested-claim) and has
//! no source; and no sentence in the first three paragraphs cites anybody or quotes somebody’s words. It does not
//! matter whether what is cited there is about the claim.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! Masked men killed the mayor of Ostrel on Friday night.
//!
//! The town is in mourning. Shops stayed shut.
//!
//! The mayor’s house stands empty.
//!
//! Police said on Monday that they had no leads.
//! ```
//!
//! Does not:
//!
//! ```text
//! Masked men killed the mayor of Ostrel on Friday night.
//!
//! Police said the men had fled by boat.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! lead-unsourced = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP Stylebook (attribution) and the Reuters Handbook of Journalism (sourcing: the source belongs near the top of
//! a story).

use super::case::{Case, Note};
use crate::article::BlockKind;
use crate::audit::{Need, Status, contested};

/// By which paragraph the source must have come.
const PARAGRAPHS: usize = 3;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let Some((at, lead)) = case.lead().and_then(|at| Some((at, case.assessment.sentences.get(at)?))) else {
        return Vec::new();
    };
    let cited = case.vouching(lead).next().is_some();
    if lead.needs != Some(Need::Contested) || lead.status != Some(Status::Unattributed) || cited {
        return Vec::new();
    }
    let blocks = case.document.article.blocks.iter().enumerate().skip(lead.block);
    let mut paragraphs = blocks.filter(|(_, block)| block.kind == BlockKind::Paragraph).map(|(at, _)| at);
    let last = paragraphs.by_ref().take(PARAGRAPHS).last().unwrap_or(lead.block);
    let top = case.document.sentences().iter().enumerate().skip(at).take_while(|(_, s)| s.block <= last);
    let sourced = top.into_iter().any(|(at, _)| {
        case.assessment.sentences.get(at).is_some_and(|s| case.vouching(s).next().is_some()) || case.quotes_speech(at)
    });
    let claim =
        case.document.sentences().get(at).and_then(|s| contested(case.document, &s.tokens)).filter(|_| !sourced);
    let note = claim.and_then(|claim| {
        let message = format!("the first paragraphs name no source for the contested claim “{}”", case.claim(claim));
        Some(case.note_on(at, message)?.suggest("name a source by the third paragraph"))
    });
    note.into_iter().collect()
}
