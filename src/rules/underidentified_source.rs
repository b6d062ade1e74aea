//! A person who is cited without a role at first mention.
//!
//! ## Why it matters
//!
//! A name alone does not tell readers how the person would know. They give different weight to “the harbour master” and
//! “a passer-by”.
//!
//! ## When it fires
//!
//! Somebody is cited by name, and the article does not say who that is where the name first appears: no title, no
//! occupation, no description before or after it, no “who …”.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The harbour will close in May, Ada Obi said.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May, Mayor Ada Obi said.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! underidentified-source = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP Stylebook (titles) and the NPR Ethics Handbook (transparency); the SPJ Code of Ethics (identify sources
//! clearly).

use super::case::{Case, Note};
use crate::entity::EntityKind;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// The largest distance between the start of a role and the name after it, in tokens.
const BEFORE: usize = 4;
/// The most words in a description of somebody between two commas.
const ASIDE: usize = 12;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for entity in case.assessment.entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
        let prose = |span: &&crate::Span| case.document.sentence_at(span.start()).is_some_and(|at| case.is_prose(at));
        let Some(&first) = entity.mentions.iter().find(prose) else { continue };
        let tokens = case.document.tokens_in(first);
        let full = entity.name.contains(' ') && case.text(first).contains(' ');
        let parts = [TokenKind::Comma, TokenKind::Open, TokenKind::Dash];
        // The mention may include a description after the name.
        let told = case.document.tokens()[tokens.clone()].iter().any(|token| parts.contains(&token.kind));
        if full && !told && !has_role(case, tokens.start, tokens.end) {
            let message = format!("{} is cited, but the article does not say who that is", entity.name);
            notes.push(Note::new(first, message).suggest("add a title, an occupation or how they know"));
        }
    }
    notes
}

/// Is there a title or occupation before the name or in it, or a description after it?
fn has_role(case: &Case<'_>, start: usize, end: usize) -> bool {
    let sentence = case.sentence_of(start).and_then(|at| case.document.sentences().get(at));
    let Some(sentence) = sentence.map(|s| s.tokens.clone()) else { return true };
    let role = |at: usize| {
        case.known(at).any(&[
            Class::Title,
            Class::PersonNoun,
            Class::PersonPlural,
            Class::Honorific,
            Class::KinNoun,
            Class::RoleModifier,
            Class::AnonymousNoun,
            Class::MediaPerson,
            Class::TitleAbbreviation,
        ])
    };
    // A mention can include words after the name: "Ada Obi, who runs the school kitchen".
    let aside = |at: &usize| {
        let kind = case.document.tokens()[*at].kind;
        let tells = case.known(*at).is(Class::Relative) || ["of", "from"].contains(&case.word(*at));
        matches!(kind, TokenKind::Comma | TokenKind::Open | TokenKind::Dash) || tells
    };
    let end = (start + 1..end).find(aside).unwrap_or(end);
    let before = start.saturating_sub(BEFORE).max(sentence.start)..end;
    let behind = (end < sentence.end).then(|| case.document.tokens()[end].kind);
    let apposition = matches!(behind, Some(TokenKind::Comma | TokenKind::Open | TokenKind::Clitic | TokenKind::Dash))
        && {
            let next = end + 1;
            let clause = case.known(next).any(&[Class::SubjectPronoun, Class::Coordinator]);
            next < sentence.end && (case.known(next).is(Class::Relative) || !clause)
        }
        && !is_opening(case, start, end, sentence.end);
    let of = end < sentence.end && (case.known(end).is(Class::Relative) || ["of", "from"].contains(&case.word(end)));
    before.into_iter().any(role) || apposition || of
}

/// Does the comma after a name only end the opening of the sentence: "According to Ada Obi, the pier is safe"?
fn is_opening(case: &Case<'_>, start: usize, end: usize, limit: usize) -> bool {
    let comma = |at: &usize| case.document.tokens()[*at].kind == TokenKind::Comma;
    let according = start >= 2 && case.word(start - 2) == "According" && case.word(start - 1) == "to";
    according && comma(&end) && !(end + 1..limit.min(end + ASIDE)).any(|at| comma(&at))
}
