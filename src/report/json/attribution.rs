//! Attributions and the entities that their words refer to.

use serde::Serialize;

use super::document::Bytes;
use super::rounded;
use crate::Span;
use crate::attribution::{Form, Stance};
use crate::audit::{self, Audit};
use crate::entity::{self, EntityKind, Resolution};
use crate::lexicon::Act;

/// An attribution: a cue with its source, content and via.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Attribution<'a> {
    id: usize,
    cue: Option<Words<'a>>,
    source: Option<Source<'a>>,
    /// Further sources that are named together with the first, as “the BBC” in “Reuters and the BBC”; absent where there are
    /// none. The words of `source` are the whole phrase, and its entity is the first of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    joint: Vec<Source<'a>>,
    content: Vec<Bytes>,
    via: Vec<Via<'a>>,
    form: Form,
    act: Act,
    stance: Stance,
    confidence: f64,
}

/// Words of the article and their place.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Words<'a> {
    #[serde(flatten)]
    bytes: Bytes,
    text: &'a str,
}

/// The words that name the source, and the entity they refer to.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Source<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    entity: Option<usize>,
    /// The outlet that is cited: the source itself, its employer, or its publisher.
    outlet: Option<&'static str>,
    /// The same outlet as an entity; an outlet that is not in the registry has no id.
    outlet_entity: Option<usize>,
}

/// The words that name a via, and the entity they refer to.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Via<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    entity: Option<usize>,
    /// The outlet that is cited: the one that is named, or the employer of the journalist who is.
    outlet: Option<&'static str>,
    /// The same outlet as an entity; an outlet that is not in the registry has no id.
    outlet_entity: Option<usize>,
}

/// An entity that is cited.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Entity<'a> {
    id: usize,
    name: &'a str,
    kind: EntityKind,
    outlet: Option<&'static str>,
    /// Only present if it is an outlet that the policy does not trust.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    untrusted: bool,
    mentions: Vec<Bytes>,
}

impl<'a> Words<'a> {
    fn of(audit: &'a Audit<'_>, span: Span) -> Self {
        Self { bytes: Bytes::of(audit, span), text: &audit.article.text[span] }
    }
}

impl<'a> Attribution<'a> {
    pub(super) fn new(audit: &'a Audit<'_>, id: usize, linked: &'a audit::Linked) -> Self {
        let found = &linked.attribution;
        let outlet = |to: &Resolution| to.cited_outlet(&audit.entities);
        let registered = |outlet: usize| outlet_id(audit.entities.get(outlet)?);
        let via = |(&span, to): (&Span, Option<&Resolution>)| Via {
            words: Words::of(audit, span),
            entity: to.map(|to| to.entity),
            outlet: to.and_then(outlet).and_then(registered),
            outlet_entity: to.and_then(outlet),
        };
        let source = |span: Span, to: Option<&Resolution>| Source {
            words: Words::of(audit, span),
            entity: to.map(|to| to.entity),
            outlet: to.and_then(outlet).and_then(registered),
            outlet_entity: to.and_then(outlet),
        };
        let resolutions = linked.via.iter().map(Some).chain(std::iter::repeat(None));
        Self {
            id,
            cue: found.cue.map(|span| Words::of(audit, span)),
            source: found.source.map(|span| source(span, linked.source.as_ref())),
            joint: linked.joint.iter().map(|joint| source(joint.span, Some(&joint.source))).collect(),
            content: found.content.iter().map(|&span| Bytes::of(audit, span)).collect(),
            via: found.via.iter().zip(resolutions).map(via).collect(),
            form: found.form,
            act: found.act,
            stance: found.stance,
            confidence: rounded(found.confidence.into()),
        }
    }
}

impl<'a> Entity<'a> {
    pub(super) fn new(audit: &Audit<'_>, id: usize, entity: &'a entity::Entity) -> Self {
        Self {
            id,
            name: &entity.name,
            kind: entity.kind,
            outlet: outlet_id(entity),
            untrusted: !entity.trusted,
            mentions: entity.mentions.iter().map(|&span| Bytes::of(audit, span)).collect(),
        }
    }
}

fn outlet_id(entity: &entity::Entity) -> Option<&'static str> {
    entity.outlet.map(|outlet| outlet.outlet().id)
}
