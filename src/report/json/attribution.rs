//! Who is said to have said what, and whom the words mean.

use serde::Serialize;

use super::document::Bytes;
use super::rounded;
use crate::Span;
use crate::attribution::{Form, Stance};
use crate::audit::{self, Audit};
use crate::entity::{self, EntityKind, Resolution};
use crate::lexicon::Act;

/// Who is said to have said what.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Attribution<'a> {
    id: usize,
    cue: Option<Words<'a>>,
    source: Option<Source<'a>>,
    content: Vec<Bytes>,
    via: Vec<Via<'a>>,
    form: Form,
    act: Act,
    stance: Stance,
    confidence: f64,
}

/// Words of the article and where they stand.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Words<'a> {
    #[serde(flatten)]
    bytes: Bytes,
    text: &'a str,
}

/// The words that name who is cited, and whom they mean.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Source<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    entity: Option<usize>,
    /// The outlet that is cited: the source itself, whose journalist it is, or who made it.
    outlet: Option<&'static str>,
    /// The same as an entity, for outlets that no registry knows have no id.
    outlet_entity: Option<usize>,
}

/// The words that name the way it took, and whom they mean.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Via<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    entity: Option<usize>,
    /// The outlet that is cited: the one named, or whose journalist is.
    outlet: Option<&'static str>,
    /// The same as an entity, for outlets that no registry knows have no id.
    outlet_entity: Option<usize>,
}

/// Somebody or something that is cited.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Entity<'a> {
    id: usize,
    name: &'a str,
    kind: EntityKind,
    outlet: Option<&'static str>,
    /// Only for an outlet that the policy does not trust.
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
        let source = |span: Span| Source {
            words: Words::of(audit, span),
            entity: linked.source.map(|to| to.entity),
            outlet: linked.source.as_ref().and_then(outlet).and_then(registered),
            outlet_entity: linked.source.as_ref().and_then(outlet),
        };
        let resolutions = linked.via.iter().map(Some).chain(std::iter::repeat(None));
        Self {
            id,
            cue: found.cue.map(|span| Words::of(audit, span)),
            source: found.source.map(source),
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
