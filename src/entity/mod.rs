//! Whom the mentions of an article mean: outlets, people, organizations, unnamed sources.

mod chunk;
mod name;
mod noun;

use serde::Serialize;

use crate::Span;
use crate::outlet::OutletId;

/// Somebody or something that sources and via chains name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name that the article gives; for an outlet of the registry, the registry's.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Which outlet of the registry it is.
    pub outlet: Option<OutletId>,
    /// Where it is mentioned: by name, description or pronoun; in order.
    pub mentions: Vec<Span>,
}

/// What an entity is.
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
    /// The entity, as an index into [`crate::Audit::entities`].
    pub entity: usize,
    /// By what.
    pub by: ResolvedBy,
    /// The earlier mention that a pronoun, short name or description leads back to.
    pub antecedent: Option<Span>,
}

/// The ways in which a phrase is tied to an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResolvedBy {
    /// The registry knows the name.
    Registry,
    /// Its own name, first given here.
    Name,
    /// A part of a name given elsewhere: "Altun".
    ShortName,
    /// A role that the article ties to a name: "the Turkish leader".
    Role,
    /// "he", "it", "they".
    Pronoun,
    /// It names nobody.
    Description,
}
