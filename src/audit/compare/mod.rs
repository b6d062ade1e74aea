//! What changed in an article's statements and their sources from one draft to the next.
//!
//! Statements are matched by what they say, wherever they are, so that moving a paragraph is not a change. Their sources do not
//! matter for that: the same content with another source is the same statement.

mod backing;
mod matching;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::{Audit, Coverage, Excepted, Finding};
use crate::policy::Policy;
use backing::Backing;
use matching::Match;

/// The differences between two drafts of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The statements that changed, in the order of the new draft; those that are gone come after the statement that they followed.
    pub changes: Vec<Change>,
    /// How many statements stayed as they were, with their sources.
    pub kept: usize,
    /// The coverage of the old draft.
    pub before: Coverage,
    /// The coverage of the new draft.
    pub after: Coverage,
    /// The findings about the changes, in the order of the new draft.
    pub findings: Vec<Finding>,
    /// Findings that are accepted by an exception.
    pub excepted: Vec<Excepted>,
}

/// What changed in one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its sentence in the old draft, as an index into [`Audit::sentences`]; none for a new statement.
    pub old: Option<usize>,
    /// Its sentence in the new draft; none for a statement that is gone.
    pub new: Option<usize>,
    /// What changed in its words.
    pub fate: Fate,
    /// What changed in its sources; none if they are as good as before.
    pub turn: Option<Turn>,
    /// The names of its sources before.
    pub from: Vec<String>,
    /// The names of its sources now.
    pub to: Vec<String>,
}

/// What changed in the words of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It says the same, perhaps with another source.
    Kept,
    /// It says much the same in other words.
    Reworded,
    /// It was not there before.
    New,
    /// It is no longer there.
    Gone,
}

/// What changed in the sources of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Turn {
    /// It has no source any more.
    Lost,
    /// Its sources are weaker: unnamed instead of named, or no outlet any more.
    Weakened,
    /// It has other sources.
    Swapped,
    /// It has a source, or a named one, where there was none.
    Gained,
}

/// Compares two drafts, each audited under the policy. The findings about changes are left out: see [`crate::compare`].
pub fn compare(old: &Audit<'_>, new: &Audit<'_>, policy: &Policy) -> Comparison {
    let (before, after) = (statements(old), statements(new));
    let matches = matching::matches(old, &before, new, &after);
    let mut changes = Vec::new();
    let mut kept = 0;
    for Match { old: from, new: to, fate } in matches {
        let backing =
            |audit, sentence: Option<usize>| sentence.map(|at| Backing::of(audit, at, policy)).unwrap_or_default();
        let (behind, now) = (backing(old, from), backing(new, to));
        let turn = from.zip(to).and_then(|_| behind.turn(&now));
        if fate == Fate::Kept && turn.is_none() {
            kept += 1;
            continue;
        }
        changes.push(Change { old: from, new: to, fate, turn, from: behind.names(), to: now.names() });
    }
    Comparison { changes, kept, before: old.coverage, after: new.coverage, findings: Vec::new(), excepted: Vec::new() }
}

/// The sentences that are statements, in order.
fn statements(audit: &Audit<'_>) -> Vec<usize> {
    let all = audit.sentences.iter().enumerate();
    all.filter(|(_, sentence)| sentence.status.is_some()).map(|(at, _)| at).collect()
}

impl Comparison {
    /// How many statements have this fate.
    pub fn of_fate(&self, fate: Fate) -> usize {
        match fate {
            Fate::Kept => self.kept + self.changes.iter().filter(|change| change.fate == fate).count(),
            _ => self.changes.iter().filter(|change| change.fate == fate).count(),
        }
    }

    /// How many statements have this turn.
    pub fn of_turn(&self, turn: Turn) -> usize {
        self.changes.iter().filter(|change| change.turn == Some(turn)).count()
    }
}
