//! What reports count: statements by status, and whom they are credited to.

use std::cmp::Reverse;

use super::credit::credited;
use super::mark::{count, status_by};
use crate::audit::{Audit, Coverage, Sentence, Status};
use crate::entity::Entity;

/// All statuses, the best first.
pub(super) const STATUSES: [Status; 4] = [Status::Outlet, Status::Source, Status::Anonymous, Status::Unattributed];

/// An entity that statements are credited to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cited<'a> {
    /// Its index into [`Audit::entities`].
    pub id: usize,
    /// Whom.
    pub entity: &'a Entity,
    /// How many statements.
    pub statements: usize,
}

/// Whom the statements are credited to, as their source or on the way: outlets first, the most cited first.
pub(super) fn cited<'a>(audit: &'a Audit<'_>) -> Vec<Cited<'a>> {
    let mut counts = vec![0; audit.entities.len()];
    for id in audit.sentences.iter().flat_map(|sentence| supporters(audit, sentence)) {
        counts[id] += 1;
    }
    let all = audit.entities.iter().zip(counts).enumerate();
    let all = all.map(|(id, (entity, statements))| Cited { id, entity, statements });
    let mut cited: Vec<Cited<'_>> = all.filter(|found| found.statements > 0).collect();
    cited.sort_by_key(|found| (status_by(found.entity.kind), Reverse(found.statements)));
    cited
}

/// The entities that a statement is credited to, as indexes into [`Audit::entities`]; none where nobody stands behind it.
pub(super) fn supporters(audit: &Audit<'_>, sentence: &Sentence) -> Vec<usize> {
    if sentence.status.is_none_or(|status| status == Status::Unattributed) {
        return Vec::new();
    }
    let linked = credited(audit, sentence).into_iter();
    let found = linked.flat_map(|(_, linked)| linked.source.iter().chain(&linked.via));
    let mut named: Vec<usize> = found.flat_map(|to| [Some(to.entity), to.outlet]).flatten().collect();
    named.sort_unstable();
    named.dedup();
    named.retain(|id| *id < audit.entities.len());
    named
}

/// The statements of a status, and their words.
pub(super) fn of_status(audit: &Audit<'_>, which: Status) -> (usize, usize) {
    let those = audit.sentences.iter().filter(|sentence| sentence.status == Some(which));
    those.fold((0, 0), |(statements, words), sentence| (statements + 1, words + sentence.words))
}

/// "20 statements, 4 with an outlet (20.0%), 14 with any source (70.0%)".
pub(super) fn figures(sum: &Coverage) -> String {
    if sum.statements == 0 {
        return "no statements".to_owned();
    }
    let attributed = sum.statements - sum.unattributed;
    format!(
        "{}, {} with an outlet ({}), {attributed} with any source ({})",
        count(sum.statements, "statement"),
        sum.outlet,
        share(sum.outlet, sum.statements),
        share(attributed, sum.statements),
    )
}

/// A part of a whole as a percentage with one decimal; of nothing, all.
pub(super) fn share(part: usize, whole: usize) -> String {
    let share = if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 };
    format!("{share:.1}%")
}
