//! The sources of a sentence, in words.

use std::borrow::Cow;

use super::escape;
use super::mark::{Name, status_by};
use super::why::uncounted;
use crate::attribution::Stance;
use crate::audit::{Audit, Basis, Citation, Linked, Sentence, Status};
use crate::entity::{Entity, Resolution};
use crate::policy::Acts;

/// The attributions of a sentence, whether they count or not: its own, or the one that is carried to it.
pub(super) fn credited<'a>(audit: &'a Audit<'_>, sentence: &Sentence) -> Vec<(usize, &'a Linked)> {
    let carried = sentence.carried.filter(|_| sentence.basis == Some(Basis::Carried));
    let all = sentence.attributions.iter().copied().chain(carried);
    all.filter_map(|id| Some((id, audit.attributions.get(id)?))).collect()
}

/// Names all sources of a sentence: "Dmitry Peskov via RIA Novosti; Anadolu (denies)". Escaped; empty if there are none. For an
/// unattributed statement it says why each source does not count; `acts` are those that do.
pub(super) fn credit(audit: &Audit<'_>, sentence: &Sentence, acts: Acts) -> String {
    let mut credits = Vec::<String>::new();
    for (_, linked) in credited(audit, sentence) {
        let credit = match sentence.status {
            Some(Status::Unattributed) => {
                format!("{} (does not count: {})", chain(audit, linked), uncounted(audit, linked, acts))
            }
            _ => of_attribution(audit, linked),
        };
        if !credits.contains(&credit) {
            credits.push(credit);
        }
    }
    if sentence.basis == Some(Basis::Linked) {
        credits.extend(linked(sentence).iter().map(|link| escape(&link_title(link)).into_owned()));
    }
    credits.join("; ")
}

/// The attribution that decides the status of a sentence; none if it is unattributed, or if a link decides.
pub(super) fn deciding<'a>(audit: &'a Audit<'_>, sentence: &Sentence) -> Option<&'a Linked> {
    let is_decided = !matches!(sentence.basis, None | Some(Basis::Linked));
    credited(audit, sentence).into_iter().next().filter(|_| is_decided).map(|(_, linked)| linked)
}

/// The status that a statement gets from the entity that a phrase refers to.
pub(super) fn stands_for(audit: &Audit<'_>, found: &Resolution) -> Option<Status> {
    let status = |id: usize| audit.entities.get(id).map(status_by);
    status(found.entity).into_iter().chain(found.outlet.and_then(status)).min()
}

/// The name of an entity, marked if it is an outlet that the policy does not trust.
pub(super) fn title(entity: &Entity) -> Cow<'_, str> {
    of_outlet(&entity.name, entity.trusted)
}

/// The name of the outlet that a link leads to, marked if the policy does not trust it.
pub(super) fn link_title(citation: &Citation) -> Cow<'static, str> {
    of_outlet(citation.outlet.outlet().name, citation.trusted)
}

fn of_outlet(name: &str, trusted: bool) -> Cow<'_, str> {
    if trusted { Cow::Borrowed(name) } else { Cow::Owned(format!("{name} (untrusted)")) }
}

/// The links of a sentence that lead to outlets, one per outlet.
pub(super) fn linked(sentence: &Sentence) -> Vec<Citation> {
    let mut links = sentence.links.clone();
    links.sort_unstable_by_key(|citation| (citation.outlet, citation.link));
    links.dedup_by_key(|citation| citation.outlet);
    links
}

/// Names whom one attribution cites, and its stance if it does not assert: "Anadolu (denies)".
pub(super) fn of_attribution(audit: &Audit<'_>, linked: &Linked) -> String {
    let credit = chain(audit, linked);
    match linked.attribution.stance {
        Stance::Asserts => credit,
        stance => format!("{credit} ({})", Name(stance)),
    }
}

/// Names the source of an attribution, the outlet cited with it, and its via chain.
fn chain(audit: &Audit<'_>, linked: &Linked) -> String {
    let name = |id: usize| audit.entities.get(id).map(title);
    let mut sources: Vec<_> = linked.source.iter().filter_map(|found| name(found.entity)).collect();
    sources.extend(linked.joint.iter().filter_map(|joint| name(joint.source.entity)));
    let source = (!sources.is_empty()).then(|| Cow::from(sources.join(", ")));
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
    credit
}
