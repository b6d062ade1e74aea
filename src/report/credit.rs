//! Whom a sentence is credited to, in words.

use std::borrow::Cow;

use super::escape;
use super::mark::{Name, status_by};
use crate::attribution::Stance;
use crate::audit::{Audit, Basis, Citation, Linked, Sentence, Status};
use crate::entity::{Entity, Resolution};

/// The attributions that a sentence is credited to, or would be if they counted: its own, or the one that is carried to it.
pub(super) fn credited<'a>(audit: &'a Audit<'_>, sentence: &Sentence) -> Vec<(usize, &'a Linked)> {
    let carried = sentence.carried.filter(|_| sentence.basis == Some(Basis::Carried));
    let all = sentence.attributions.iter().copied().chain(carried);
    all.filter_map(|id| Some((id, audit.attributions.get(id)?))).collect()
}

/// Names everybody whom the sentence's attributions cite: "Dmitry Peskov via RIA Novosti; Anadolu (denies)". Escaped; empty
/// where nobody is cited.
pub(super) fn credit(audit: &Audit<'_>, sentence: &Sentence) -> String {
    let mut credits = Vec::<String>::new();
    for (_, linked) in credited(audit, sentence) {
        let credit = of_attribution(audit, linked);
        if !credits.contains(&credit) {
            credits.push(credit);
        }
    }
    if sentence.basis == Some(Basis::Linked) {
        credits.extend(linked(sentence).iter().map(|link| escape(&link_title(link)).into_owned()));
    }
    credits.join("; ")
}

/// The attribution that decides the status of a sentence; none where nobody stands behind it, or links decide.
pub(super) fn deciding<'a>(audit: &'a Audit<'_>, sentence: &Sentence) -> Option<&'a Linked> {
    let is_decided = !matches!(sentence.basis, None | Some(Basis::Linked));
    credited(audit, sentence).into_iter().next().filter(|_| is_decided).map(|(_, linked)| linked)
}

/// The status that whom a phrase means gives a statement.
pub(super) fn stands_for(audit: &Audit<'_>, found: &Resolution) -> Option<Status> {
    let status = |id: usize| audit.entities.get(id).map(status_by);
    status(found.entity).into_iter().chain(found.outlet.and_then(status)).min()
}

/// The name of an entity, and whether it is an outlet that does not count.
pub(super) fn title(entity: &Entity) -> Cow<'_, str> {
    of_outlet(&entity.name, entity.trusted)
}

/// The name of the outlet that a link leads to, and whether it counts.
pub(super) fn link_title(citation: &Citation) -> Cow<'static, str> {
    of_outlet(citation.outlet.outlet().name, citation.trusted)
}

fn of_outlet(name: &str, trusted: bool) -> Cow<'_, str> {
    if trusted { Cow::Borrowed(name) } else { Cow::Owned(format!("{name} (untrusted)")) }
}

/// The links of a sentence that lead to outlets: one for each outlet.
pub(super) fn linked(sentence: &Sentence) -> Vec<Citation> {
    let mut links = sentence.links.clone();
    links.sort_unstable_by_key(|citation| (citation.outlet, citation.link));
    links.dedup_by_key(|citation| citation.outlet);
    links
}

/// Names whom one attribution cites: its source, the outlet behind that, and the way it took.
pub(super) fn of_attribution(audit: &Audit<'_>, linked: &Linked) -> String {
    let name = |id: usize| audit.entities.get(id).map(title);
    let source = linked.source.and_then(|found| name(found.entity));
    let behind = linked.source.and_then(|found| name(found.outlet?)).filter(|behind| Some(behind) != source.as_ref());
    let via = linked.via.iter().flat_map(|found| [Some(found.entity), found.outlet]).flatten().filter_map(name);
    let mut via: Vec<_> = via.filter(|name| Some(name) != source.as_ref() && Some(name) != behind.as_ref()).collect();
    via.dedup();

    let mut credit = source.map(|name| escape(&name).into_owned()).unwrap_or_default();
    if let Some(behind) = behind {
        credit = format!("{credit}, {}", escape(&behind));
    }
    if !via.is_empty() {
        let lead = if credit.is_empty() { "via" } else { " via" };
        credit = format!("{credit}{lead} {}", escape(&via.join(", ")));
    }
    if let (true, Some(cue)) = (credit.is_empty(), linked.attribution.cue) {
        credit = format!("“{}”", escape(&audit.article.text[cue]));
    }
    match linked.attribution.stance {
        Stance::Asserts => credit,
        stance => format!("{credit} ({})", Name(stance)),
    }
}
