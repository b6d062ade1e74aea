//! The marks and names that reports use for statuses and other values.

use std::fmt;

use serde::Serialize;

use crate::audit::{Sentence, Status};
use crate::entity::{Entity, EntityKind};

/// The mark of a status, which differs in shape and not only in colour; a dot if it is not a statement. One column wide.
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

/// What a status means: who stands behind the statement.
pub(super) fn meaning(status: Status) -> &'static str {
    match status {
        Status::Outlet => "a news outlet",
        Status::Source => "a named source",
        Status::Anonymous => "unnamed sources only",
        Status::Unattributed => "no source",
    }
}

/// The status that an entity gives a statement. An outlet that the policy does not trust is only a source.
pub(super) fn status_by(entity: &Entity) -> Status {
    match entity.kind {
        EntityKind::Outlet if entity.trusted => Status::Outlet,
        EntityKind::Outlet => Status::Source,
        EntityKind::Unnamed => Status::Anonymous,
        EntityKind::Person | EntityKind::Organization | EntityKind::Document | EntityKind::Group => Status::Source,
    }
}

/// The arrow between a sentence and its source.
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
