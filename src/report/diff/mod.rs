//! Reports on two drafts of an article: one file per format, all written from the same [`Comparison`].

mod json;
mod markdown;

use std::io::{self, Write};

use super::{Layout, Limit};
use crate::audit::{Audit, Change, Comparison, Fate, Turn};
use crate::policy::Acts;

/// Two drafts to report on.
#[derive(Debug, Clone, Copy)]
pub struct Drafts<'a> {
    /// The name of the old draft; none if there is no old draft.
    pub old_path: Option<&'a str>,
    /// The name of the new draft; none if it is gone.
    pub new_path: Option<&'a str>,
    /// The audit of the old draft.
    pub old: &'a Audit<'a>,
    /// The audit of the new draft.
    pub new: &'a Audit<'a>,
    /// What changed between them.
    pub comparison: &'a Comparison,
    /// The acts that count under the policy of the audits.
    pub acts: Acts,
}

/// A format of reports on two drafts.
#[derive(Debug, Clone, Copy)]
pub struct DiffFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, in half a line.
    pub about: &'static str,
    /// What the report begins with.
    pub lead: fn(&Layout) -> String,
    /// What is written before, between and after the articles of a list.
    pub list: [&'static str; 3],
    /// How long the whole report may be. Articles that would make it longer are left out, and the report says so.
    pub limit: Option<Limit>,
    /// Whether the report itself says what failed.
    pub tells_verdict: bool,
    /// Writes the part of one article.
    pub article: fn(&Drafts<'_>, &Layout, &mut dyn Write) -> io::Result<()>,
}

/// No lead.
pub(super) fn no_lead(_: &Layout) -> String {
    String::new()
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

/// The mark of a change, like that of a line in a diff.
pub(super) fn sign(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => "=",
        Fate::Reworded => "~",
        Fate::New => "+",
        Fate::Gone => "-",
    }
}

/// How the sources of a statement changed, in words; none if they did not.
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

/// "Statements: 2 new, 1 gone, 1 reworded, 5 with the same wording; sources: 1 lost".
pub(super) fn sums(comparison: &Comparison) -> String {
    let of = |fate| comparison.of_fate(fate);
    let fates = format!(
        "Statements: {} new, {} gone, {} reworded, {} with the same wording",
        of(Fate::New),
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
