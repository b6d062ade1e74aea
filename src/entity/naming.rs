//! Is a source named, unnamed or an outlet? Decided for each entity from what the sweep took it for, how its mentions were resolved, and
//! what the encoder makes of the words.

use super::{Entity, EntityKind, Resolution, Resolved, ResolvedBy};
use crate::attribution::Attribution;
use crate::decision::{Decision, below_best};
use crate::document::Document;
use crate::encoder::Reading;

/// The names of the features, in order.
pub const FEATURES: [&str; 26] = [
    "bias",
    "known outlet",
    "other outlet",
    "person",
    "organization",
    "document",
    "group",
    "unnamed",
    "with an outlet",
    "by registry",
    "by name",
    "by short name",
    "by role",
    "by pronoun",
    "by description",
    "unresolved",
    "read: no source",
    "read: via",
    "read: unnamed",
    "read: outlet",
    "read: named",
    "sentence: anonymous",
    "sentence: source",
    "sentence: outlet",
    "capital inside",
    "mentions",
];

/// How far below the best a score is told apart.
const LEAST: f32 = 8.0;

/// By how much an outlet must be more likely, in log-odds.
const SURE: f32 = 1.5;

/// How many mentions are told apart.
const MANY: f32 = 4.0;

/// What a source is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Somebody or something with a name.
    Named,
    /// Somebody without a name.
    Unnamed,
    /// A news organization.
    Outlet,
}

impl Naming {
    /// All, in the order of the decision's classes.
    pub const ALL: [Naming; 3] = [Naming::Named, Naming::Unnamed, Naming::Outlet];
}

/// For each entity that is cited as a source, the features of the decision; none for others.
pub fn features(
    document: &Document,
    reading: &Reading,
    attributions: &[Attribution],
    resolved: &Resolved,
) -> Vec<Option<Vec<f32>>> {
    let mut sums = vec![[0.0f32; FEATURES.len()]; resolved.entities.len()];
    for (at, attribution) in attributions.iter().enumerate() {
        let source = resolved.sources[at].iter().filter_map(|found| Some((found, attribution.source?)));
        let joint = resolved.joint[at].iter().map(|joint| (&joint.source, joint.span));
        for (found, span) in source.chain(joint) {
            let mention = of_mention(document, reading, attribution, found, span);
            sums[found.entity].iter_mut().zip(mention).for_each(|(sum, feature)| *sum += feature);
        }
    }
    let mean = |(entity, sums): (&Entity, [f32; FEATURES.len()])| {
        let count = sums[0];
        let mut means = sums.map(|sum| sum / count.max(1.0));
        means[kind_of(entity)] = 1.0;
        means[FEATURES.len() - 1] = count.min(MANY) / MANY;
        (count > 0.0).then(|| means.to_vec())
    };
    resolved.entities.iter().zip(sums).map(mean).collect()
}

/// The features of one mention; those of the entity are left zero.
fn of_mention(
    document: &Document,
    reading: &Reading,
    attribution: &Attribution,
    found: &Resolution,
    span: crate::Span,
) -> [f32; FEATURES.len()] {
    let flag = |is: bool| f32::from(u8::from(is));
    let tokens = document.tokens_in(span);
    let kinds = below_best(reading.mean(tokens.clone(), |token| &token.kinds), LEAST);
    let place = attribution.cue.unwrap_or(span).start();
    let sentence = document.sentence_at(place).and_then(|at| reading.sentences.get(at));
    let statuses = below_best(sentence.map_or([0.0; 5], |scores| scores.statuses), LEAST);
    let capital = tokens.clone().skip(1).any(|at| document.word(at).starts_with(char::is_uppercase));
    let mut features = [0.0; FEATURES.len()];
    features[0] = 1.0;
    features[8] = flag(found.outlet.is_some());
    let by = match found.by {
        ResolvedBy::Registry => 9,
        ResolvedBy::Name => 10,
        ResolvedBy::ShortName => 11,
        ResolvedBy::Role => 12,
        ResolvedBy::Pronoun => 13,
        ResolvedBy::Description => 14,
        ResolvedBy::Unresolved => 15,
    };
    features[by] = 1.0;
    features[16..21].copy_from_slice(&kinds);
    features[21..24].copy_from_slice(&statuses[2..]);
    features[24] = flag(capital);
    features
}

/// The feature that says what an entity was taken for.
fn kind_of(entity: &Entity) -> usize {
    match entity.kind {
        EntityKind::Outlet if entity.outlet.is_some() => 1,
        EntityKind::Outlet => 2,
        EntityKind::Person => 3,
        EntityKind::Organization => 4,
        EntityKind::Document => 5,
        EntityKind::Group => 6,
        EntityKind::Unnamed => 7,
    }
}

/// The best choice; an outlet only where it is far more likely than the others, since none of the names around it says so.
fn best([named, unnamed, outlet]: [f32; 3]) -> Naming {
    match () {
        () if outlet > named.max(unnamed) + SURE => Naming::Outlet,
        () if unnamed > named => Naming::Unnamed,
        () => Naming::Named,
    }
}

/// Gives each entity that is cited as a source the kind that the decision takes it for.
pub(crate) fn decide(
    document: &Document,
    reading: &Reading,
    attributions: &[Attribution],
    resolved: &mut Resolved,
    decision: &Decision,
) {
    let features = features(document, reading, attributions, resolved);
    for (entity, features) in resolved.entities.iter_mut().zip(features) {
        let scores = features.and_then(|features| decision.scores::<3>(&features));
        let Some(naming) = scores.map(best) else { continue };
        entity.kind = match (naming, entity.kind) {
            // a name that was found to be an outlet's is more certain than this
            (_, EntityKind::Outlet) => EntityKind::Outlet,
            (Naming::Outlet, EntityKind::Unnamed | EntityKind::Person | EntityKind::Organization) => EntityKind::Outlet,
            (Naming::Unnamed, _) => EntityKind::Unnamed,
            (Naming::Named, EntityKind::Unnamed) if entity.name.starts_with(char::is_uppercase) => EntityKind::Person,
            (Naming::Named, EntityKind::Unnamed) => EntityKind::Organization,
            (_, kind) => kind,
        };
    }
}
