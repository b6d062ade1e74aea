//! Reports on two drafts of an article: one file a format, all drawn from the same [`Comparison`].

mod json;
mod markdown;

use std::io::{self, Write};

use super::Layout;
use super::mark::count;
use crate::audit::{Audit, Change, Comparison, Fate, Turn};

/// Two drafts to report on.
#[derive(Debug, Clone, Copy)]
pub struct Drafts<'a> {
    /// The name that the old draft was read under; none where there was none.
    pub old_path: Option<&'a str>,
    /// The name that the new draft was read under; none where it is gone.
    pub new_path: Option<&'a str>,
    /// The audit of the old draft.
    pub old: &'a Audit<'a>,
    /// The audit of the new draft.
    pub new: &'a Audit<'a>,
    /// What lies between them.
    pub comparison: &'a Comparison,
}

/// A format of reports on two drafts.
#[derive(Debug, Clone, Copy)]
pub struct DiffFormat {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it is for, in half a line.
    pub about: &'static str,
    /// What is written before, between and after the articles of a list.
    pub list: [&'static str; 3],
    /// Does the report itself tell what fails?
    pub tells_verdict: bool,
    /// Writes the part of one article.
    pub article: fn(&Drafts<'_>, &Layout, &mut dyn Write) -> io::Result<()>,
}

/// All formats; the first one is the default.
pub const DIFF_FORMATS: &[DiffFormat] = &[
    #[cfg(feature = "cli")]
    super::human::DIFF,
    json::FORMAT,
    markdown::FORMAT,
];

/// Finds a format by its name.
pub fn diff_format(name: &str) -> Option<&'static DiffFormat> {
    DIFF_FORMATS.iter().find(|format| format.name == name)
}

/// The mark of a change, as of a line of a diff.
pub(super) fn sign(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => "=",
        Fate::Reworded => "~",
        Fate::New => "+",
        Fate::Gone => "-",
    }
}

/// What became of the sources of a statement, in words; none where nothing is to be said.
pub(super) fn turned(change: &Change) -> Option<String> {
    let list = |names: &[String]| if names.is_empty() { "somebody unnamed".to_owned() } else { names.join(", ") };
    let (from, to) = (list(&change.from), list(&change.to));
    Some(match change.turn? {
        Turn::Lost => format!("source lost: {from}"),
        Turn::Weakened => format!("source weakened: {from}, now {to}"),
        Turn::Swapped => format!("source swapped: {from}, now {to}"),
        Turn::Gained => format!("source gained: {to}"),
    })
}

/// "2 statements new, 1 gone, 1 reworded, 5 worded as before; sources: 1 lost".
pub(super) fn sums(comparison: &Comparison) -> String {
    let of = |fate| comparison.of_fate(fate);
    let fates = format!(
        "{} new, {} gone, {} reworded, {} worded as before",
        count(of(Fate::New), "statement"),
        of(Fate::Gone),
        of(Fate::Reworded),
        of(Fate::Kept)
    );
    let turns =
        [(Turn::Lost, "lost"), (Turn::Weakened, "weakened"), (Turn::Swapped, "swapped"), (Turn::Gained, "gained")];
    let turns = turns.map(|(turn, word)| (comparison.of_turn(turn), word));
    let told: Vec<String> =
        turns.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}")).collect();
    if told.is_empty() { fates } else { format!("{fates}; sources: {}", told.join(", ")) }
}
