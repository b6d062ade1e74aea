//! Whom the mentions of an article mean: outlets, people, organizations, unnamed sources.
//!
//! Works on tokens, outlets and attributions. `audit` decides whether a source counts for a statement.

mod cast;
mod chunk;
mod describe;
mod discourse;
mod name;
pub mod naming;
mod noun;
mod outlet;
mod pronoun;
#[cfg(test)]
mod properties;
mod reading;
mod region;
mod relative;
mod salience;
mod sweep;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::outlet::OutletId;
use crate::text::TokenKind;
use crate::{Document, Span};

/// Somebody or something that sources and via chains name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name that the article gives; for an outlet of the registry, the registry's.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Which outlet of the registry it is.
    pub outlet: Option<OutletId>,
    /// Does it count as an outlet, as the policy has it? What is no outlet is trusted.
    pub trusted: bool,
    /// Where it is mentioned: by name, description or pronoun; in order.
    pub mentions: Vec<Span>,
}

/// What an entity is.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A news organization.
    Outlet,
    /// A named person.
    Person,
    /// A named institution.
    Organization,
    /// A report, poll, study, letter, law, …
    Document,
    /// Several people known by what they have in common: "protesters", "the two ministers".
    Group,
    /// Somebody without a name: "officials", "a source close to the talks".
    Unnamed,
}

/// How a source or via phrase was tied to its entity, for explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolution {
    /// The entity, as an index into [`Resolved::entities`].
    pub entity: usize,
    /// By what.
    pub by: ResolvedBy,
    /// The earlier mention that a pronoun, short name or description leads back to.
    pub antecedent: Option<Span>,
    /// The outlet that is cited along with the entity, as an index into [`Resolved::entities`]: of its journalist ("the
    /// BBC’s Lyse Doucet") or of what it made ("a Reuters poll"). None where the entity is the outlet itself.
    pub outlet: Option<usize>,
}

impl Resolution {
    /// The outlet that is cited, as an index into `entities`: the entity itself or the one cited along with it.
    pub fn cited_outlet(&self, entities: &[Entity]) -> Option<usize> {
        self.outlet.or(Some(self.entity).filter(|&at| entities[at].kind == EntityKind::Outlet))
    }
}

/// A further source of an attribution: "the BBC" of "Reuters and the BBC".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joint {
    /// Its words.
    pub span: Span,
    /// Whom they mean.
    pub source: Resolution,
}

/// The ways in which a phrase is tied to an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResolvedBy {
    /// The registry knows the name.
    Registry,
    /// Its own name.
    Name,
    /// A part of a name given elsewhere: "Altun".
    ShortName,
    /// A role that the article ties to a name: "the Turkish leader".
    Role,
    /// "he", "it", "they".
    Pronoun,
    /// It names nobody.
    Description,
    /// It points back, and nothing that it could point to was found: "he", "the senator".
    Unresolved,
}

/// Whom the attributions of an article cite.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolved {
    /// Everybody whom an attribution names, in the order in which they are first cited.
    pub entities: Vec<Entity>,
    /// For each attribution, whom its source means; none where it has no source.
    pub sources: Vec<Option<Resolution>>,
    /// For each attribution, the further sources that are named together with the first.
    pub joint: Vec<Vec<Joint>>,
    /// For each attribution, whom each of its via phrases means.
    pub via: Vec<Vec<Resolution>>,
}

/// Finds whom the source and via phrases of an article mean.
pub fn resolve(document: &Document, attributions: &[Attribution]) -> Resolved {
    let document = &reading::Reading::new(document);
    let mut names = name::find(document);
    for span in attributions.iter().flat_map(|a| a.source.iter().chain(&a.via)) {
        // whoever is a source is a name, even as the first word of a sentence
        let tokens = document.tokens_in(*span);
        let first = names.partition_point(|name| name.name.start < tokens.start);
        if let Some(name) = names.get_mut(first).filter(|name| name.name.end <= tokens.end) {
            name.weak = false;
        }
    }
    let (cast, linked) = cast::Cast::link(document, &names);
    let mut sweep = sweep::Sweep::new(document, attributions, &names, &linked, cast);
    sweep.run();
    collect(document, attributions, sweep)
}

/// Keeps the referents that are cited, and numbers them by their first citation.
fn collect(document: &reading::Reading, attributions: &[Attribution], sweep: sweep::Sweep) -> Resolved {
    let mut number = vec![usize::MAX; sweep.discourse.cast.referents.len()];
    let mut resolved = Resolved {
        entities: Vec::new(),
        sources: vec![None; attributions.len()],
        joint: vec![Vec::new(); attributions.len()],
        via: attributions.iter().map(|_| Vec::new()).collect(),
    };
    for (phrase, found) in sweep.phrases.iter().zip(&sweep.resolved) {
        let Some(found) = found else { continue };
        for referent in [Some(found.entity), found.outlet].into_iter().flatten() {
            if number[referent] == usize::MAX {
                number[referent] = resolved.entities.len();
                resolved.entities.push(entity(document, &sweep, referent, phrase));
            }
        }
    }
    for (phrase, found) in sweep.phrases.iter().zip(&sweep.resolved) {
        let Some(found) = found else { continue };
        let outlet = found.outlet.map(|outlet| number[outlet]);
        let found = Resolution { entity: number[found.entity], outlet, ..*found };
        match phrase.via {
            None if phrase.joint => {
                resolved.joint[phrase.attribution].push(Joint { span: phrase.span, source: found });
            }
            None => resolved.sources[phrase.attribution] = Some(found),
            Some(_) => resolved.via[phrase.attribution].push(found),
        }
    }
    let mut mentions = sweep.discourse.mentions;
    mentions.sort_by_key(|(_, span)| (span.start(), std::cmp::Reverse(span.end())));
    for (referent, span) in mentions {
        let Some(entity) = resolved.entities.get_mut(number[referent]) else { continue };
        if !entity.mentions.last().is_some_and(|last| last.contains(span)) {
            entity.mentions.push(span);
        }
    }
    resolved
}

fn entity(document: &reading::Reading, sweep: &sweep::Sweep, referent: usize, phrase: &sweep::Phrase) -> Entity {
    let found = &sweep.discourse.cast.referents[referent];
    let kind = match found.kind {
        cast::Kind::Outlet => EntityKind::Outlet,
        cast::Kind::Person | cast::Kind::Unknown => EntityKind::Person,
        cast::Kind::Organization | cast::Kind::Place => EntityKind::Organization,
        cast::Kind::Document => EntityKind::Document,
        cast::Kind::Group => EntityKind::Group,
        cast::Kind::Unnamed => EntityKind::Unnamed,
    };
    let outlet = found.outlet.and_then(|outlet| document.outlets[outlet].outlet);
    let name = match outlet {
        Some(outlet) => outlet.outlet().name,
        None => &document.article.text[sweep.discourse.span(full_name(document, found, phrase))],
    };
    Entity { name: name.to_owned(), kind, outlet, trusted: true, mentions: Vec::new() }
}

/// The tokens that an entity is called by: of a person, an outlet or an institution the name; of everything else, and of an
/// institution that goes by a description, the phrase that first cites it, without what is set off behind it.
fn full_name(document: &reading::Reading, found: &cast::Referent, phrase: &sweep::Phrase) -> std::ops::Range<usize> {
    let name = found.name.clone();
    if matches!(found.kind, cast::Kind::Person | cast::Kind::Outlet | cast::Kind::Unknown) {
        return name;
    }
    let bare = !document.words[name.start].is(Class::Determiner);
    let the =
        name.start.checked_sub(1).filter(|t| bare && document.words[*t].is(Class::Determiner)).unwrap_or(name.start);
    let cited = phrase.tokens.start <= name.start && name.end <= phrase.tokens.end;
    let described = phrase.tokens.start < the && !found.named_at.is_empty();
    if !cited || described {
        return the..name.end;
    }
    let set_off = (name.end..phrase.tokens.end).find(|t| {
        let kind = document.tokens()[*t].kind;
        let adverbial = document.words[*t].is(Class::Preposition)
            && document.words.get(t + 1).is_some_and(|next| next.any(&[Class::Weekday, Class::Month, Class::TimeNoun]));
        !(kind.is_word() || kind == TokenKind::Clitic) || document.words[*t].is(Class::Relative) || adverbial
    });
    phrase.tokens.start..set_off.unwrap_or(phrase.tokens.end)
}
