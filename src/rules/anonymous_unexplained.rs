//! An unnamed source with neither a position nor a reason for anonymity.
//!
//! ## Why it matters
//!
//! An unnamed source cannot be held to account. Readers should at least learn how the source knows, and why the name is
//! withheld.
//!
//! ## When it fires
//!
//! A statement is attributed to a single unnamed source (“a source”, “one person”), or to people who, the article says,
//! would not be named. Nothing gives their position, their organization or how they know, and the article nowhere says
//! why they are not named.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The harbour will close in May, a source said.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May, said a source at the port authority who was not authorized to speak.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! anonymous-unexplained = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP News Values and Principles (anonymous sources), the SPJ Code of Ethics (explain why anonymity was granted)
//! and the BBC Editorial Guidelines (anonymous contributors).

use super::case::{Case, Note};
use super::unnamed::{cited, is_bare, is_vague, is_withheld, told_apart};
use crate::lexicon::{Class, Term};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let whole = 0..case.document.tokens().len();
    if case.document.terms_in(&whole, Term::AnonymityReason).any(|found| gives_reason(case, found.start)) {
        return Vec::new();
    }
    let mut notes = Vec::new();
    for (span, tokens) in cited(case) {
        let bare = is_vague(case, &tokens).or_else(|| is_bare(case, &tokens, Term::Somebody));
        let Some(head) = bare else { continue };
        let one = ["a", "an", "one", "another"].iter().any(|word| case.word(tokens.start).eq_ignore_ascii_case(word));
        let withheld = is_withheld(case, head);
        let somebody = case.known(head).any(&[Class::AnonymousNoun, Class::PersonNoun, Class::PersonPlural]);
        if (one || withheld) && somebody && !told_apart(case, head) {
            let message = format!(
                "“{}” is unnamed, and the article says neither how the source knows nor why the name is withheld",
                case.text(span)
            );
            notes.push(Note::new(span, message).suggest("add the source’s position and the reason for anonymity"));
        }
    }
    notes
}

/// Is the reason in a sentence about anonymity, or next to one?
fn gives_reason(case: &Case<'_>, token: usize) -> bool {
    let Some(at) = case.sentence_of(token) else { return false };
    let near = at.saturating_sub(1)..(at + 2).min(case.document.sentences().len());
    near.into_iter().any(|at| {
        let tokens = &case.document.sentences()[at].tokens;
        case.document.terms_in(tokens, Term::Anonymity).next().is_some()
    })
}
