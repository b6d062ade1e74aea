//! The marks and names that reports show statuses and their like with.

use std::fmt;

use serde::Serialize;

use crate::audit::{Sentence, Status};
use crate::entity::{Entity, EntityKind};

/// The mark of a status, different in shape and not only in colour; a dot for what is no statement. One column wide.
pub(super) fn mark(status: Option<Status>, ascii: bool) -> &'static str {
    let (plain, fine) = match status {
        Some(Status::Outlet) => ("#", "●"),
        Some(Status::Source) => ("+", "◆"),
        Some(Status::Anonymous) => ("?", "◇"),
        Some(Status::Unattributed) => ("o", "○"),
        None => (".", "·"),
    };
    if ascii { plain } else { fine }
}

/// The status that a statement has when this entity stands behind it: an outlet that does not count is a source and no more.
pub(super) fn status_by(entity: &Entity) -> Status {
    match entity.kind {
        EntityKind::Outlet if entity.trusted => Status::Outlet,
        EntityKind::Outlet => Status::Source,
        EntityKind::Unnamed => Status::Anonymous,
        EntityKind::Person | EntityKind::Organization | EntityKind::Document | EntityKind::Group => Status::Source,
    }
}

/// What leads from words to whom they are credited.
pub(super) fn arrow(ascii: bool) -> &'static str {
    if ascii { "<-" } else { "←" }
}

/// Shows an enum by the name that it has in the JSON audit.
pub(super) struct Name<T>(pub T);

impl<T: Serialize> fmt::Display for Name<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// The status of a statement, the kind of any other sentence.
pub(super) fn standing(sentence: &Sentence) -> String {
    match sentence.status {
        Some(status) => Name(status).to_string(),
        None => Name(sentence.kind).to_string(),
    }
}

/// "1 statement", "2 statements".
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
