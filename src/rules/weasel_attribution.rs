//! “Reportedly”, “it is believed”, “some say”: an attribution without a source.
//!
//! ## Why it matters
//!
//! Such words suggest that somebody said so, and hide who. They look like an attribution, but there is nobody to ask.
//!
//! ## When it fires
//!
//! One of these phrases is used outside quotations, and its sentence names nobody who believes, says or reports it. The
//! rule does not fire where a named source does (“the coast guard said the crew was believed to be safe”), because the
//! doubt is then the source’s.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The mayor is believed to have sold the harbour.
//! ```
//!
//! Does not:
//!
//! ```text
//! The mayor is believed to have sold the harbour, prosecutor Lena Moor said.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! weasel-attribution = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The BBC Editorial Guidelines (accuracy), the Reuters Handbook of Journalism (sourcing) and Wikipedia’s Manual of
//! Style (words to watch: unsupported attributions), where such words are called “weasel words”.

use std::ops::Range;

use super::case::{Case, Note};
use crate::audit::Status;
use crate::lexicon::{Class, Term};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for (at, sentence) in case.assessment.sentences.iter().enumerate() {
        let named = matches!(sentence.status, None | Some(Status::Outlet | Status::Source));
        let Some(parsed) = case.document.sentences().get(at).filter(|_| !named && case.is_prose(at)) else { continue };
        let mut end = parsed.tokens.start;
        for found in case.document.terms_in(&parsed.tokens, Term::Weasel) {
            // "as it is believed" and "would some say" do not count, "will reportedly close" does. A phrase inside another counts once.
            let subordinate = found.len() > 1 && found.start > parsed.tokens.start && {
                let before = case.known(found.start - 1);
                before.any(&[Class::Negation, Class::Preposition]) || before.is(Class::Modal)
            };
            let Some(span) = case.span_of_tokens(found.clone()) else { continue };
            if found.start < end || subordinate || is_report_to(case, &found) || case.in_marks(found.start) {
                continue;
            }
            end = found.end;
            let message = format!("“{}” does not say who says so", case.text(span));
            notes.push(Note::new(span, message).suggest("name the source, or say how you know"));
        }
    }
    notes
}

/// Does it say to whom something was said: "was reported to the police", "was said to his face"?
fn is_report_to(case: &Case<'_>, phrase: &Range<usize>) -> bool {
    let to = case.word(phrase.end - 1) == "to";
    let next = case.known(phrase.end);
    let noun = [Class::Determiner, Class::Possessive, Class::ObjectPronoun, Class::NumberWord, Class::Quantifier];
    to && (next.any(&noun) || case.word(phrase.end).starts_with(char::is_uppercase))
}
