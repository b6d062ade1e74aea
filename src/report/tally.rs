//! What reports count: statements by status, and by source.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use super::credit::{credited, link_title, linked, title};
use super::mark::{count, status_by};
use crate::Span;
use crate::audit::{Audit, Basis, Citation, Coverage, Sentence, Status};
use crate::entity::EntityKind;
use crate::outlet::OutletId;

/// All statuses, the best first.
pub(super) const STATUSES: [Status; 4] = [Status::Outlet, Status::Source, Status::Anonymous, Status::Unattributed];

/// A source of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Supporter {
    /// An entity that the words refer to, as an index into [`Audit::entities`].
    Named(usize),
    /// An outlet that is only linked.
    Linked(OutletId),
}

impl fmt::Display for Supporter {
    /// Writes a name that is unique in the article.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(entity) => write!(f, "{entity}"),
            Self::Linked(outlet) => write!(f, "link-{}", outlet.outlet().id),
        }
    }
}

/// A source, and how often it is cited.
#[derive(Debug, Clone)]
pub(super) struct Cited<'a> {
    /// The source.
    pub supporter: Supporter,
    /// The name, marked if it is an outlet that the policy does not trust.
    pub title: Cow<'a, str>,
    /// Its kind.
    pub kind: EntityKind,
    /// The status that it gives a statement.
    pub status: Status,
    /// The outlet, if the registry knows it.
    pub outlet: Option<OutletId>,
    /// Where the article first names it or links to it.
    pub first: Option<Span>,
    /// The number of statements.
    pub statements: usize,
}

/// The sources of the statements, including via and links: outlets first, then the most cited first.
pub(super) fn cited<'a>(audit: &'a Audit<'_>) -> Vec<Cited<'a>> {
    let mut counts = BTreeMap::<Supporter, (usize, &Sentence)>::new();
    for sentence in &audit.sentences {
        for supporter in supporters(audit, sentence) {
            counts.entry(supporter).or_insert((0, sentence)).0 += 1;
        }
    }
    let known = counts.into_iter().filter_map(|(supporter, (statements, first))| match supporter {
        Supporter::Named(id) => named(audit, id, first, statements),
        Supporter::Linked(outlet) => linked_only(audit, outlet, first, statements),
    });
    let mut cited: Vec<Cited<'_>> = known.collect();
    cited.sort_by_key(|found| (found.status, Reverse(found.statements)));
    cited
}

fn named<'a>(audit: &'a Audit<'_>, id: usize, within: &Sentence, statements: usize) -> Option<Cited<'a>> {
    let entity = audit.entities.get(id)?;
    let links = within.links.iter().filter(|link| Some(link.outlet) == entity.outlet);
    let links = links.filter_map(|link| audit.article.links.get(link.link)).map(|link| link.span);
    Some(Cited {
        supporter: Supporter::Named(id),
        title: title(entity),
        kind: entity.kind,
        status: status_by(entity),
        outlet: entity.outlet,
        first: entity.mentions.first().copied().into_iter().chain(links).min(),
        statements,
    })
}

fn linked_only<'a>(audit: &Audit<'_>, outlet: OutletId, within: &Sentence, statements: usize) -> Option<Cited<'a>> {
    let link = linked(within).into_iter().find(|link| link.outlet == outlet)?;
    Some(Cited {
        supporter: Supporter::Linked(outlet),
        title: link_title(&link),
        kind: EntityKind::Outlet,
        status: if link.trusted { Status::Outlet } else { Status::Source },
        outlet: Some(outlet),
        first: audit.article.links.get(link.link).map(|link| link.span),
        statements,
    })
}

/// The sources of a statement, each once and in order; none if it is unattributed.
pub(super) fn supporters(audit: &Audit<'_>, sentence: &Sentence) -> Vec<Supporter> {
    if sentence.status.is_none_or(|status| status == Status::Unattributed) {
        return Vec::new();
    }
    let attributions = credited(audit, sentence).into_iter();
    let found = attributions.flat_map(|(_, linked)| linked.cited());
    let ids = found.flat_map(|to| [Some(to.entity), to.outlet]).flatten().filter(|id| *id < audit.entities.len());
    let mut all: Vec<Supporter> = ids.map(Supporter::Named).collect();
    if sentence.basis == Some(Basis::Linked) {
        all.extend(linked(sentence).iter().map(|link| by_link(audit, link)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The outlet that a link leads to: as the entity, if the article names it.
fn by_link(audit: &Audit<'_>, link: &Citation) -> Supporter {
    let entity = audit.entities.iter().position(|entity| entity.outlet == Some(link.outlet));
    entity.map_or(Supporter::Linked(link.outlet), Supporter::Named)
}

/// The statements of a status, and their words.
pub(super) fn of_status(audit: &Audit<'_>, which: Status) -> (usize, usize) {
    let those = audit.sentences.iter().filter(|sentence| sentence.status == Some(which));
    those.fold((0, 0), |(statements, words), sentence| (statements + 1, words + sentence.words))
}

/// "20 statements, 14 attributed (70.0%), 4 to an outlet (20.0%)".
pub(super) fn figures(sum: &Coverage) -> String {
    if sum.statements == 0 {
        return "no statements".to_owned();
    }
    let attributed = sum.statements - sum.unattributed;
    format!(
        "{}, {attributed} attributed ({}), {} to an outlet ({})",
        count(sum.statements, "statement"),
        share(attributed, sum.statements),
        sum.outlet,
        share(sum.outlet, sum.statements),
    )
}

/// A part of a whole as a percentage with one decimal; 100% if the whole is zero.
pub(super) fn share(part: usize, whole: usize) -> String {
    let share = if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 };
    format!("{share:.1}%")
}
