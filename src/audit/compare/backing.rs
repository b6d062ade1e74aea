//! Who stands behind a statement, for comparison with who stood behind it before.

use std::collections::BTreeSet;

use super::Turn;
use crate::audit::{Audit, Basis, Status};
use crate::entity::{Entity, EntityKind, Resolution, ResolvedBy};
use crate::lexicon::{Class, Word};
use crate::outlet::OutletId;
use crate::policy::Policy;

/// Who stands behind a statement. By default nobody does.
#[derive(Debug, Default)]
pub(super) struct Backing {
    status: Option<Status>,
    /// People, institutions and documents.
    named: Vec<Backer>,
    outlets: Vec<Backer>,
    /// Is there an unresolved source, who is named elsewhere: "he"?
    open: bool,
}

#[derive(Debug)]
struct Backer {
    name: String,
    outlet: Option<OutletId>,
    /// The words of the name, in small letters, without determiners.
    words: BTreeSet<String>,
}

impl Backing {
    /// Who stands behind a sentence.
    pub(super) fn of(audit: &Audit<'_>, sentence: usize, policy: &Policy) -> Self {
        let mut backing = Self::default();
        let Some(sentence) = audit.sentences.get(sentence) else { return backing };
        backing.status = sentence.status.filter(|status| *status != Status::Unattributed);
        if backing.status.is_none() {
            return backing;
        }
        let carried = sentence.carried.filter(|_| sentence.basis == Some(Basis::Carried));
        let linked = sentence.attributions.iter().copied().chain(carried);
        let counted = linked.filter_map(|at| audit.attributions.get(at));
        for linked in counted.filter(|linked| policy.acts.contain(linked.attribution.act)) {
            for found in linked.cited() {
                backing.add(found, &audit.entities);
            }
        }
        backing
    }

    fn add(&mut self, found: &Resolution, entities: &[Entity]) {
        for entity in [Some(found.entity), found.outlet].into_iter().flatten().filter_map(|at| entities.get(at)) {
            let list = match entity.kind {
                EntityKind::Unnamed => continue,
                EntityKind::Outlet => &mut self.outlets,
                _ if found.by == ResolvedBy::Unresolved => {
                    self.open = true;
                    continue;
                }
                EntityKind::Person | EntityKind::Organization | EntityKind::Document | EntityKind::Group => {
                    &mut self.named
                }
            };
            let backer = Backer::of(entity);
            if !list.iter().any(|other| other.is(&backer)) {
                list.push(backer);
            }
        }
    }

    /// All names, those of people first.
    pub(super) fn names(&self) -> Vec<String> {
        self.named.iter().chain(&self.outlets).map(|backer| backer.name.clone()).collect()
    }

    /// What changes if `now` stands behind the statement instead.
    pub(super) fn turn(&self, now: &Self) -> Option<Turn> {
        let anonymous = |status| status == Status::Anonymous;
        match (self.status, now.status) {
            (None, None) => return None,
            (Some(_), None) => return Some(Turn::Lost),
            (None, Some(_)) => return Some(Turn::Gained),
            (Some(before), Some(after)) => match (anonymous(before), anonymous(after)) {
                (true, true) => return None,
                (true, false) => return Some(Turn::Gained),
                (false, true) => return Some(Turn::Weakened),
                (false, false) => {}
            },
        }
        let [people, outlets] = [(&self.named, &now.named), (&self.outlets, &now.outlets)].map(Kinship::of);
        let open = self.open || now.open;
        match (people, outlets) {
            // one group took the place of the other
            (Kinship::Dropped, Kinship::Added) | (Kinship::Added, Kinship::Dropped) if !open => Some(Turn::Swapped),
            (_, Kinship::Apart) => Some(Turn::Swapped),
            (Kinship::Apart, _) if !open => Some(Turn::Swapped),
            (_, Kinship::Dropped) => Some(Turn::Weakened),
            (Kinship::Dropped, _) if !open => Some(Turn::Weakened),
            _ => None,
        }
    }
}

/// How the sources of a statement now are related to those before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kinship {
    /// There are none before or after, or at least one is among both.
    Shared,
    /// There were some, and there are none.
    Dropped,
    /// There were none, and there are some.
    Added,
    /// There were some, and there are others.
    Apart,
}

impl Kinship {
    fn of((before, after): (&Vec<Backer>, &Vec<Backer>)) -> Self {
        match (before.is_empty(), after.is_empty()) {
            (true, true) => Self::Shared,
            (false, true) => Self::Dropped,
            (true, false) => Self::Added,
            (false, false) if before.iter().any(|one| after.iter().any(|other| one.is(other))) => Self::Shared,
            (false, false) => Self::Apart,
        }
    }
}

impl Backer {
    fn of(entity: &Entity) -> Self {
        let words = entity.name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words = words.map(str::to_lowercase).filter(|word| !Word::of(word).is(Class::Determiner));
        Self { name: entity.name.clone(), outlet: entity.outlet, words: words.collect() }
    }

    /// Is it the same one, perhaps under a shorter name?
    fn is(&self, other: &Self) -> bool {
        match (self.outlet, other.outlet) {
            (Some(one), Some(other)) => one == other,
            _ => self.words.is_subset(&other.words) || other.words.is_subset(&self.words),
        }
    }
}
