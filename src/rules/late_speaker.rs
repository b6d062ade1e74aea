//! A long quotation that names its speaker late.
//!
//! ## Why it matters
//!
//! Readers weigh words by who says them. If they read three sentences before the speaker is named, they have taken them
//! in without knowing.
//!
//! ## When it fires
//!
//! A quotation of at least three sentences and fifteen words comes before the first words that say who is speaking. It
//! does not fire when the speaker is named before the quotation or after its first or second sentence, was mentioned
//! shortly before, or is named with a single word because the article introduced them earlier. Quotations signed with a
//! dash and a name are ignored.
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
//! The AP Stylebook (quotations in the news) and the Reuters Handbook of Journalism (quotes) keep the speaker near the
//! front of a quotation.

use super::case::{Case, Note, tokens_of};
use crate::audit::Linked;
use crate::lexicon::Class;
use crate::text::{Close, Quotation};

/// The fewest sentences in a long quotation.
const LONG: usize = 3;
/// The fewest words in it.
const WORDS: usize = 15;
/// How many sentences readers remember a speaker for.
const REMEMBERED: usize = 3;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let whole = |quotation: &&Quotation| !quotation.continues && quotation.close == Close::Marked;
    let mut notes = Vec::new();
    for quotation in case.speech().filter(whole) {
        let Some(span) = case.span_of(quotation) else { continue };
        let tokens = tokens_of(quotation);
        let words = tokens.filter(|&at| case.document.tokens()[at].kind.is_word()).count();
        let sentences = case.sentences_in(span);
        if sentences.len() < LONG || words < WORDS {
            continue;
        }
        let holds = |linked: &&Linked| linked.attribution.content.iter().any(|c| c.overlaps(span));
        let Some(linked) = case.attributions().iter().find(holds) else { continue };
        let found = &linked.attribution;
        let named = found.cue.iter().chain(&found.source).map(|words| words.start()).min();
        let (Some(source), Some(named)) = (found.source, named) else { continue };
        let begins = found.content.first().is_some_and(|first| first.overlaps(span));
        if begins && named >= span.end() && case.has_cue(linked) && !is_known(case, linked, sentences.start) {
            let message = format!(
                "{} sentences are quoted before the speaker, “{}”, is named",
                sentences.len(),
                case.text(source)
            );
            notes.push(Note::new(span, message).suggest("name the speaker after the first sentence"));
        }
    }
    notes
}

/// Was the speaker mentioned just before the quotation begins?
fn is_known(case: &Case<'_>, linked: &Linked, first: usize) -> bool {
    let Some(entity) = case.source(linked) else { return true };
    let sentences = case.document.sentences();
    let to = sentences.get(first).map_or(0, |s| s.span.start());
    // A single word such as "she" or "Obi" is only used for somebody whom readers already know.
    let named = linked.attribution.source.map_or(0..0, |source| case.document.tokens_in(source));
    let pronoun = case.known(named.start).is(Class::SubjectPronoun);
    if named.len() == 1 && (pronoun || entity.mentions.iter().any(|mention| mention.start() < to)) {
        return true;
    }
    let from = sentences.get(first.saturating_sub(REMEMBERED)).map_or(0, |s| s.span.start());
    entity.mentions.iter().any(|mention| (from..to).contains(&mention.start()))
}
