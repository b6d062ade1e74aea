//! Whom a sentence is credited to, in words.

use super::escape;
use super::mark::Name;
use crate::attribution::Stance;
use crate::audit::{Audit, Basis, Linked, Sentence};
use crate::outlet::OutletId;

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
        credits.extend(linked(sentence).into_iter().map(|outlet| escape(outlet.name).into_owned()));
    }
    credits.join("; ")
}

/// The outlets that the links of a sentence lead to, each once.
pub(super) fn linked(sentence: &Sentence) -> Vec<OutletId> {
    let mut outlets: Vec<OutletId> = sentence.links.iter().map(|citation| citation.outlet).collect();
    outlets.sort_unstable();
    outlets.dedup();
    outlets
}

/// Names whom one attribution cites: its source, the outlet behind that, and the way it took.
pub(super) fn of_attribution(audit: &Audit<'_>, linked: &Linked) -> String {
    let name = |id: usize| audit.entities.get(id).map(|entity| entity.name.as_str());
    let source = linked.source.and_then(|found| name(found.entity));
    let behind = linked.source.and_then(|found| name(found.outlet?)).filter(|behind| Some(*behind) != source);
    let via = linked.via.iter().flat_map(|found| [Some(found.entity), found.outlet]).flatten().filter_map(name);
    let mut via: Vec<&str> = via.filter(|name| Some(*name) != source && Some(*name) != behind).collect();
    via.dedup();

    let mut credit = source.map(escape).unwrap_or_default().into_owned();
    if let Some(behind) = behind {
        credit = format!("{credit}, {}", escape(behind));
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
