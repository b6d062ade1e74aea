//! Whom a sentence is credited to, in words.

use super::escape;
use super::mark::Name;
use crate::attribution::Stance;
use crate::audit::{Audit, Basis, Linked, Sentence};
use crate::entity::{Entity, Resolution};

/// Names everybody whom the sentence's attributions cite: "Dmitry Peskov via RIA Novosti; Anadolu (denies)". Escaped; empty
/// where nobody is cited.
pub(super) fn credit(audit: &Audit<'_>, sentence: &Sentence) -> String {
    let mut credits = Vec::<String>::new();
    for linked in sentence.attributions.iter().filter_map(|&at| audit.attributions.get(at)) {
        let credit = of_attribution(audit, linked);
        if !credits.contains(&credit) {
            credits.push(credit);
        }
    }
    let mut credit = credits.join("; ");
    if let (false, Some(basis @ (Basis::Continued | Basis::Carried))) = (credit.is_empty(), sentence.basis) {
        credit += &format!(", {}", Name(basis));
    }
    credit
}

/// Names whom one attribution cites.
fn of_attribution(audit: &Audit<'_>, linked: &Linked) -> String {
    let name = |found: &Resolution| entity(audit, found).map(|entity| entity.name.as_str());
    let source = linked.source.as_ref().and_then(name);
    let mut via: Vec<&str> = linked.via.iter().filter_map(name).filter(|&name| Some(name) != source).collect();
    via.dedup();
    let mut credit = match (source, linked.attribution.cue) {
        (Some(name), _) => escape(name).into_owned(),
        (None, Some(cue)) if via.is_empty() => format!("“{}”", escape(&audit.article.text[cue])),
        (None, _) => String::new(),
    };
    if !via.is_empty() {
        let lead = if credit.is_empty() { "via " } else { " via " };
        credit = format!("{credit}{lead}{}", escape(&via.join(", ")));
    }
    match linked.attribution.stance {
        Stance::Asserts => credit,
        stance => format!("{credit} ({})", Name(stance)),
    }
}

/// The entity that a phrase was resolved to.
pub(super) fn entity<'a>(audit: &'a Audit<'_>, found: &Resolution) -> Option<&'a Entity> {
    audit.entities.get(found.entity)
}
