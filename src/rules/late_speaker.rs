//! A long quotation that names its speaker late.
//!
//! ## Why it matters
//!
//! Readers weigh words by who says them. Whoever has to read three sentences before the speaker is named has taken them in
//! without knowing.
//!
//! ## When it fires
//!
//! A quotation of three sentences or more stands before the first words that say whose it is. A speaker who is named before
//! the quotation, or after its first or second sentence, is in time.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! “The harbour is ours. It was ours before the war. We will not sell it,” Mayor Ada Obi said.
//! ```
//!
//! Does not:
//!
//! ```text
//! “The harbour is ours,” Mayor Ada Obi said. “It was ours before the war. We will not sell it.”
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! late-speaker = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The Reuters Handbook of Journalism (sourcing, quotes) wants quotations attributed where they begin to be read; the AP
//! Stylebook (quotations in the news) likewise keeps the speaker near the front.

use super::case::{Case, Note};

/// From how many sentences on a quotation is long.
const LONG: usize = 3;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for quotation in case.speech().filter(|quotation| !quotation.continues) {
        let Some(span) = case.span_of(quotation) else { continue };
        if case.sentences_in(span).len() < LONG {
            continue;
        }
        let holds = |linked: &&crate::audit::Linked| linked.attribution.content.iter().any(|c| c.overlaps(span));
        let Some(linked) = case.attributions().iter().find(holds) else { continue };
        let found = &linked.attribution;
        let named = found.cue.iter().chain(&found.source).map(|words| words.start()).min();
        let (Some(source), Some(named)) = (found.source, named) else { continue };
        let begins = found.content.first().is_some_and(|first| first.overlaps(span));
        if begins && named >= span.end() {
            let message = format!(
                "{} sentences are quoted before “{}” is named",
                case.sentences_in(span).len(),
                case.text(source)
            );
            notes.push(Note::new(span, message).suggest("name the speaker after the first sentence"));
        }
    }
    notes
}
