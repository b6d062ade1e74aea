//! “Sources”, “officials” or “experts”, without saying which.
//!
//! ## Why it matters
//!
//! “Officials said” tells readers only that somebody in some office spoke. It takes whose officials they are, how many,
//! and how they know to make them a source.
//!
//! ## When it fires
//!
//! A statement is attributed to people described by one general word (sources, officials, experts, analysts, critics,
//! media reports) with nothing but a number or an article before it. A country, an office, a place, an occupation or
//! how they know is enough to say which: “officials in Kiel”, “two port officials”, “sources close to the talks”.
//!
//! The rule does not fire when the article describes them earlier or right after, or when one of them is quoted by name
//! in the next two sentences.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The harbour will close in May, officials said.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May, officials of the port authority said.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! vague-source = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP News Values and Principles (anonymous sources: describe the source as fully as possible), the NPR Ethics
//! Handbook (transparency) and the New York Times Guidelines on Integrity (anonymity and its devices).

use std::ops::Range;

use super::case::{Case, Note};
use super::unnamed::{cited, is_vague, is_withheld, told_apart};
use crate::audit::Need;
use crate::entity::EntityKind;
use crate::lexicon::{Class, Term};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for (span, tokens) in cited(case) {
        let Some(head) = is_vague(case, &tokens) else { continue };
        if is_plural(case, &tokens, head)
            && !is_exemplified(case, &tokens)
            && !told_apart(case, head)
            && !is_withheld(case, head)
        {
            let message = format!("“{}” is too vague", case.text(span));
            let suggestion = format!("say which {}", case.word(head).to_lowercase());
            notes.push(Note::new(span, message).suggest(suggestion));
        }
    }
    notes
}

/// Within how many sentences after them one of them is quoted by name.
const SOON: usize = 2;

/// Is one of them quoted by name soon after: "Experts doubt it. “It leaks,” said Lena Moor, an engineer"?
fn is_exemplified(case: &Case<'_>, tokens: &Range<usize>) -> bool {
    let Some(at) = case.sentence_of(tokens.start) else { return false };
    let behind = case.assessment.sentences.iter().skip(at + 1).take(SOON);
    behind
        .filter(|sentence| sentence.needs == Some(Need::Quotation))
        .flat_map(|sentence| case.vouching(sentence))
        .any(|linked| case.source(linked).is_some_and(|source| source.kind == EntityKind::Person))
}

/// Are several meant? A single source without a name is for the rule anonymous-unexplained.
fn is_plural(case: &Case<'_>, tokens: &Range<usize>, head: usize) -> bool {
    let one = ["a", "an", "one", "another"].iter().any(|word| case.word(tokens.start).eq_ignore_ascii_case(word));
    let somebody = case.known(head).is(Class::Quantifier) && tokens.len() == 1;
    !one && !somebody && case.document.terms_in(tokens, Term::Vague).next().is_some()
}
