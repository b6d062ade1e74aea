//! The JSON audit, `ascribe.audit/1`: the stable interface, as an object or a list (`json`) or one object a line (`ndjson`).
//!
//! All offsets are bytes of the input as it was given, half-open. Fields are only ever added under the same schema name.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::credit::credited;
use super::escape::escape_json;
use super::{Entry, Format, Layout, no_totals, title};
use crate::Span;
use crate::attribution::{Form, Stance};
use crate::audit::{self, Audit, Basis, Need, SentenceKind, Status, fingerprints};
use crate::entity::{EntityKind, Resolution};
use crate::lexicon::Act;
use crate::policy::{Rule, Severity};

/// One object, or a list of them, laid out for people to read too.
pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "The whole audit as JSON: an object for one file, else a list",
    list: ["[", ",", "\n]\n"],
    tells_verdict: false,
    article: pretty,
    totals: no_totals,
};

/// One object a line.
pub(super) const LINES: Format = Format {
    name: "ndjson",
    about: "The whole audit as JSON, one article a line",
    list: ["", "", ""],
    tells_verdict: false,
    article: line,
    totals: no_totals,
};

fn pretty(entry: &Entry<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let json = escape_json(serde_json::to_string_pretty(&Document::new(entry))?);
    if layout.many {
        // No string of JSON holds a raw line break.
        write!(out, "\n  {}", json.replace('\n', "\n  "))
    } else {
        writeln!(out, "{json}")
    }
}

fn line(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", escape_json(serde_json::to_string(&Document::new(entry))?))
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    path: &'a str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    dateline: Dateline<'a>,
    sentences: Vec<Sentence<'a>>,
    attributions: Vec<Attribution<'a>>,
    entities: Vec<Entity<'a>>,
    coverage: Coverage,
    findings: Vec<Finding<'a>>,
    /// Only where findings are let pass.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    excepted: Vec<Excepted<'a>>,
}

#[derive(Serialize)]
struct Dateline<'a> {
    place: Option<&'a str>,
    agency: Option<&'a str>,
}

/// Bytes of the input.
#[derive(Serialize)]
pub(super) struct Bytes {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
struct Sentence<'a> {
    id: usize,
    #[serde(flatten)]
    bytes: Bytes,
    line: usize,
    column: usize,
    block: usize,
    kind: SentenceKind,
    status: Option<Status>,
    needs: Option<Need>,
    basis: Option<Basis>,
    attributions: Vec<usize>,
    attributed_words: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link<'a>>,
}

/// A link to the site of an outlet.
#[derive(Serialize)]
struct Link<'a> {
    #[serde(flatten)]
    bytes: Bytes,
    target: &'a str,
    outlet: &'static str,
    /// Only for an outlet that the policy does not trust.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    untrusted: bool,
}

#[derive(Serialize)]
struct Attribution<'a> {
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

#[derive(Serialize)]
struct Words<'a> {
    #[serde(flatten)]
    bytes: Bytes,
    text: &'a str,
}

#[derive(Serialize)]
struct Source<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    entity: Option<usize>,
}

#[derive(Serialize)]
struct Via<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    entity: Option<usize>,
    outlet: Option<&'static str>,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: usize,
    name: &'a str,
    kind: EntityKind,
    outlet: Option<&'static str>,
    /// Only for an outlet that the policy does not trust.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    untrusted: bool,
    mentions: Vec<Bytes>,
}

#[derive(Serialize)]
pub(super) struct Coverage {
    statements: usize,
    outlet: usize,
    source: usize,
    anonymous: usize,
    unattributed: usize,
    cited_ratio: f64,
    attributed_ratio: f64,
    words: CoverageWords,
    needs: BTreeMap<Need, Covered>,
}

#[derive(Serialize)]
struct Covered {
    statements: usize,
    outlet: usize,
    attributed: usize,
}

#[derive(Serialize)]
struct CoverageWords {
    statements: usize,
    attributed: usize,
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    rule: Rule,
    severity: Severity,
    #[serde(flatten)]
    bytes: Bytes,
    message: &'a str,
    suggestion: Option<&'a str>,
    fingerprint: String,
}

/// A finding that is let pass, and why.
#[derive(Serialize)]
pub(super) struct Excepted<'a> {
    #[serde(flatten)]
    finding: Finding<'a>,
    reason: &'a str,
}

impl<'a> Document<'a> {
    fn new(entry: &Entry<'a>) -> Self {
        let audit = entry.audit;
        let article = &audit.article;
        let text = |span: Option<Span>| span.map(|span| &article.text[span]);
        Self {
            schema: "ascribe.audit/1",
            path: entry.path,
            title: title(audit),
            byline: text(article.byline()).or(article.metadata.authors.first().map(String::as_str)),
            dateline: Dateline {
                place: text(article.dateline.place).or(article.metadata.dateline.as_deref()),
                agency: text(article.dateline.agency),
            },
            sentences: audit.sentences.iter().enumerate().map(|(id, s)| Sentence::new(audit, id, s)).collect(),
            attributions: audit.attributions.iter().enumerate().map(|(id, a)| Attribution::new(audit, id, a)).collect(),
            entities: audit.entities.iter().enumerate().map(|(id, e)| Entity::new(audit, id, e)).collect(),
            coverage: Coverage::new(&audit.coverage),
            findings: findings(audit, &audit.findings, fingerprints(audit)),
            excepted: excepted(audit, &audit.excepted),
        }
    }
}

/// Findings with their fingerprints.
pub(super) fn findings<'a>(audit: &Audit<'_>, all: &'a [audit::Finding], prints: Vec<String>) -> Vec<Finding<'a>> {
    all.iter().zip(prints).map(|(finding, print)| Finding::new(audit, finding, print)).collect()
}

/// Findings that are let pass.
pub(super) fn excepted<'a>(audit: &Audit<'_>, all: &'a [audit::Excepted]) -> Vec<Excepted<'a>> {
    let excepted = |excepted: &'a audit::Excepted| Excepted {
        finding: Finding::new(audit, &excepted.finding, excepted.fingerprint.clone()),
        reason: &excepted.reason,
    };
    all.iter().map(excepted).collect()
}

impl Bytes {
    pub(super) fn of(audit: &Audit<'_>, span: Span) -> Self {
        let source = audit.article.source(span);
        Self { start: source.start(), end: source.end() }
    }
}

impl<'a> Words<'a> {
    fn of(audit: &'a Audit<'_>, span: Span) -> Self {
        Self { bytes: Bytes::of(audit, span), text: &audit.article.text[span] }
    }
}

impl<'a> Sentence<'a> {
    fn new(audit: &'a Audit<'_>, id: usize, sentence: &audit::Sentence) -> Self {
        let bytes = Bytes::of(audit, sentence.span);
        let (line, column) = audit.article.line_column(bytes.start);
        let attributed =
            if sentence.words == 0 { 0.0 } else { sentence.attributed_words as f64 / sentence.words as f64 };
        Self {
            id,
            bytes,
            line,
            column,
            block: sentence.block,
            kind: sentence.kind,
            status: sentence.status,
            needs: sentence.needs,
            basis: sentence.basis,
            attributions: credited(audit, sentence).into_iter().map(|(id, _)| id).collect(),
            attributed_words: rounded(attributed),
            links: sentence.links.iter().filter_map(|citation| Link::new(audit, citation)).collect(),
        }
    }
}

impl<'a> Link<'a> {
    fn new(audit: &'a Audit<'_>, citation: &audit::Citation) -> Option<Self> {
        let link = audit.article.links.get(citation.link)?;
        Some(Self {
            bytes: Bytes::of(audit, link.span),
            target: &link.target,
            outlet: citation.outlet.outlet().id,
            untrusted: !citation.trusted,
        })
    }
}

impl<'a> Attribution<'a> {
    fn new(audit: &'a Audit<'_>, id: usize, linked: &'a audit::Linked) -> Self {
        let found = &linked.attribution;
        let outlet = |to: &Resolution| outlet_id(audit.entities.get(to.entity)?);
        let via = |(&span, to): (&Span, Option<&Resolution>)| Via {
            words: Words::of(audit, span),
            entity: to.map(|to| to.entity),
            outlet: to.and_then(outlet),
        };
        let resolutions = linked.via.iter().map(Some).chain(std::iter::repeat(None));
        Self {
            id,
            cue: found.cue.map(|span| Words::of(audit, span)),
            source: found
                .source
                .map(|span| Source { words: Words::of(audit, span), entity: linked.source.map(|to| to.entity) }),
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
    fn new(audit: &Audit<'_>, id: usize, entity: &'a crate::entity::Entity) -> Self {
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

impl Coverage {
    pub(super) fn new(sum: &audit::Coverage) -> Self {
        Self {
            statements: sum.statements,
            outlet: sum.outlet,
            source: sum.source,
            anonymous: sum.anonymous,
            unattributed: sum.unattributed,
            cited_ratio: rounded(sum.cited_ratio()),
            attributed_ratio: rounded(sum.attributed_ratio()),
            words: CoverageWords { statements: sum.words, attributed: sum.attributed_words },
            needs: Need::ALL.into_iter().map(|need| (need, Covered::new(sum.of_need(need)))).collect(),
        }
    }
}

impl Covered {
    fn new(of: audit::Covered) -> Self {
        Self { statements: of.statements, outlet: of.cited, attributed: of.attributed }
    }
}

impl<'a> Finding<'a> {
    fn new(audit: &Audit<'_>, finding: &'a audit::Finding, fingerprint: String) -> Self {
        Self {
            rule: finding.rule,
            severity: finding.severity,
            bytes: Bytes::of(audit, finding.span),
            message: &finding.message,
            suggestion: finding.suggestion.as_deref(),
            fingerprint,
        }
    }
}

fn outlet_id(entity: &crate::entity::Entity) -> Option<&'static str> {
    entity.outlet.map(|outlet| outlet.outlet().id)
}

/// A ratio to four decimals, which is as much as it can mean.
fn rounded(ratio: f64) -> f64 {
    (ratio * 1e4).round() / 1e4
}
