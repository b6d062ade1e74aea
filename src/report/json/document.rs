//! The audit of an article, and its sentences.

use serde::Serialize;

use super::attribution::{Attribution, Entity};
use super::coverage::Coverage;
use super::finding::{Excepted, Finding, excepted, findings};
use super::rounded;
use crate::Span;
use crate::article::{self, Encoding};
use crate::audit::{self, Audit, Basis, Need, SentenceKind, Status, fingerprints};
use crate::policy::Reader;
use crate::report::credit::credited;
use crate::report::{Entry, title};

/// The audit of one article.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Document<'a> {
    #[cfg_attr(feature = "schema", schemars(extend("const" = "ascribe.audit/1")))]
    schema: &'static str,
    path: &'a str,
    /// What read the article.
    reader: Reader,
    /// The encoding that the text of the file was decoded from, where it was not UTF-8: offsets are then bytes of the decoded text
    /// in UTF-8. Lines and columns are those of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    dateline: Dateline<'a>,
    /// Only present if the file has metadata about the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Metadata<'a>>,
    sentences: Vec<Sentence<'a>>,
    attributions: Vec<Attribution<'a>>,
    entities: Vec<Entity<'a>>,
    coverage: Coverage,
    findings: Vec<Finding<'a>>,
    /// Only present if findings are ignored.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    excepted: Vec<Excepted<'a>>,
}

/// The dateline of the article.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Dateline<'a> {
    place: Option<&'a str>,
    agency: Option<&'a str>,
}

/// The metadata of the file: schema.org and Open Graph data of a page, or properties of a news item. Unknown values are left
/// out.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Metadata<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    authors: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// The sources of the article as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Reference<'a>>,
}

/// A source of the article as a whole.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Reference<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// A range of bytes of the input.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::report) struct Bytes {
    pub(in crate::report) start: usize,
    pub(in crate::report) end: usize,
}

/// A sentence. `status` and `basis` are null unless it is a statement; `attributed_words` is a share, from 0 to 1.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Only present if words of a statement have links to outlets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link<'a>>,
}

/// A link to the site of an outlet.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Link<'a> {
    #[serde(flatten)]
    bytes: Bytes,
    target: &'a str,
    outlet: &'static str,
    /// Only present if it is an outlet that the policy does not trust.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    untrusted: bool,
}

impl<'a> Document<'a> {
    pub(super) fn new(entry: &Entry<'a>) -> Self {
        let audit = entry.audit;
        let article = &audit.article;
        let text = |span: Option<Span>| span.map(|span| &article.text[span]);
        Self {
            schema: "ascribe.audit/1",
            path: entry.path,
            reader: audit.reader,
            encoding: article.encoding().map(Encoding::name),
            title: title(audit),
            byline: text(article.byline()).or(article.metadata.authors.first().map(String::as_str)),
            dateline: Dateline {
                place: text(article.dateline.place).or(article.metadata.dateline.as_deref()),
                agency: text(article.dateline.agency),
            },
            metadata: Metadata::of(&article.metadata),
            sentences: audit.sentences.iter().enumerate().map(|(id, s)| Sentence::new(audit, id, s)).collect(),
            attributions: audit.attributions.iter().enumerate().map(|(id, a)| Attribution::new(audit, id, a)).collect(),
            entities: audit.entities.iter().enumerate().map(|(id, e)| Entity::new(audit, id, e)).collect(),
            coverage: Coverage::new(&audit.coverage),
            findings: findings(audit, &audit.findings, fingerprints(audit)),
            excepted: excepted(audit, &audit.excepted),
        }
    }
}

impl<'a> Metadata<'a> {
    fn of(told: &'a article::Metadata) -> Option<Self> {
        if *told == article::Metadata::default() {
            return None;
        }
        let sources =
            told.sources.iter().map(|source| Reference { name: source.name.as_deref(), url: source.url.as_deref() });
        Some(Self {
            headline: told.headline.as_deref(),
            authors: &told.authors,
            dateline: told.dateline.as_deref(),
            published: told.published.as_deref(),
            publisher: told.publisher.as_deref(),
            url: told.url.as_deref(),
            sources: sources.collect(),
        })
    }
}

impl Bytes {
    pub(in crate::report) fn of(audit: &Audit<'_>, span: Span) -> Self {
        let source = audit.article.source(span);
        Self { start: source.start(), end: source.end() }
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
