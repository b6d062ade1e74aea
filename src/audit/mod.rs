//! What an article's attributions amount to: the status of each sentence, and coverage.

mod fingerprint;
mod kind;
mod links;
mod status;
mod verdict;

use serde::Serialize;

pub use fingerprint::fingerprints;
pub use verdict::{Failure, Shortfall, Verdict};

use crate::article::Article;
use crate::attribution::{self, Attribution};
use crate::document::Document;
use crate::entity::{self, Entity, Resolution};
use crate::outlet::OutletId;
use crate::policy::{Policy, Rule, Severity};
use crate::span::Span;

/// Audits an article: the whole way from its text to coverage. The same article and policy always give the same audit.
pub fn audit<'a>(article: Article<'a>, policy: &Policy) -> Audit<'a> {
    let document = Document::parse(article);
    let attributions = attribution::attributions(&document);
    let resolved = entity::resolve(&document, &attributions);
    let linked: Vec<Linked> = attributions
        .into_iter()
        .zip(resolved.sources)
        .zip(resolved.via)
        .map(|((attribution, source), via)| Linked { attribution, source, via })
        .collect();
    let sentences = status::sentences(&document, &linked, &resolved.entities, policy);
    Audit {
        coverage: Coverage::of(&sentences),
        sentences,
        attributions: linked,
        entities: resolved.entities,
        findings: Vec::new(),
        article: document.article,
    }
}

/// The audit of one article. All spans are byte offsets into [`Article::text`]; [`Article::source`] leads from there to the
/// bytes that were read.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit<'a> {
    /// What was audited.
    pub article: Article<'a>,
    /// All sentences, in order; they cover all prose.
    pub sentences: Vec<Sentence>,
    /// All attributions, in the order of their first byte.
    pub attributions: Vec<Linked>,
    /// Everybody whom an attribution names.
    pub entities: Vec<Entity>,
    /// The sum.
    pub coverage: Coverage,
    /// What the rules say.
    pub findings: Vec<Finding>,
}

/// An attribution with the entities that its phrases mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    /// The words.
    pub attribution: Attribution,
    /// Whom the source phrase means; absent where there is no source.
    pub source: Option<Resolution>,
    /// Whom each via phrase means: as many as [`Attribution::via`].
    pub via: Vec<Resolution>,
}

/// A sentence and its verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Its bytes.
    pub span: Span,
    /// The block it stands in, as an index into [`Article::blocks`].
    pub block: usize,
    /// What it is.
    pub kind: SentenceKind,
    /// Who stands behind it; only statements have one.
    pub status: Option<Status>,
    /// Why the status holds; absent for what has none and for what nobody stands behind.
    pub basis: Option<Basis>,
    /// The attributions whose content reaches into it, as indexes into [`Audit::attributions`]: the one that decides its
    /// status first, then in order.
    pub attributions: Vec<usize>,
    /// For a statement with no source of its own, the attribution before it in its paragraph, whose source may still speak;
    /// counts only under [`crate::policy::Carry::Paragraph`].
    pub carried: Option<usize>,
    /// For a statement, the links on its words that lead to the sites of outlets, in order. They count unless the policy has
    /// [`crate::policy::Links::Ignore`].
    pub links: Vec<Citation>,
    /// How many words it has.
    pub words: usize,
    /// How many of its words are the content of an attribution that counts, or its cue or source.
    pub attributed_words: usize,
}

/// A link that leads to the site of an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation {
    /// The link, as an index into [`Article::links`].
    pub link: usize,
    /// Whose site it leads to.
    pub outlet: OutletId,
}

/// What a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SentenceKind {
    /// Asserts something that can be checked.
    Statement,
    /// A title or heading.
    Headline,
    /// Who wrote it.
    Byline,
    /// Where and when it was written, and for whom.
    Dateline,
    /// The words under a picture.
    Caption,
    /// Asks.
    Question,
    /// Orders or invites the reader.
    Command,
    /// Plainly the writer's taste or feeling.
    Opinion,
    /// No sentence: a label, a number, a dangling phrase.
    Fragment,
    /// Keywords.
    Keywords,
}

/// Who stands behind a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// A news organization.
    Outlet,
    /// A named person, institution or document.
    Source,
    /// Only somebody unnamed.
    Anonymous,
    /// Nobody.
    Unattributed,
}

/// Why a status holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The sentence says so itself.
    Stated,
    /// A quotation or report that began or ends in another sentence runs through it.
    Continued,
    /// The source of the paragraph still speaks.
    Carried,
    /// Its words carry a link to the site of an outlet.
    Linked,
}

/// How many statements, and how many of their words, stand in each status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// All statements.
    pub statements: usize,
    /// Those with an outlet behind them.
    pub outlet: usize,
    /// Those with another named source.
    pub source: usize,
    /// Those with unnamed sources only.
    pub anonymous: usize,
    /// Those with nobody.
    pub unattributed: usize,
    /// The words of all statements.
    pub words: usize,
    /// The attributed ones among them.
    pub attributed_words: usize,
}

impl Coverage {
    /// The sum over sentences.
    fn of(sentences: &[Sentence]) -> Self {
        let mut sum = Self::default();
        for sentence in sentences {
            let Some(status) = sentence.status else { continue };
            sum.statements += 1;
            sum.words += sentence.words;
            sum.attributed_words += sentence.attributed_words;
            *match status {
                Status::Outlet => &mut sum.outlet,
                Status::Source => &mut sum.source,
                Status::Anonymous => &mut sum.anonymous,
                Status::Unattributed => &mut sum.unattributed,
            } += 1;
        }
        sum
    }

    /// The part of the statements that an outlet stands behind, from 0 to 1; 1 for an article with no statement.
    pub fn cited_ratio(&self) -> f64 {
        ratio(self.outlet, self.statements)
    }

    /// The part of the statements that anybody stands behind, from 0 to 1; 1 for an article with no statement.
    pub fn attributed_ratio(&self) -> f64 {
        ratio(self.statements - self.unattributed, self.statements)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// What a rule says about a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule says it.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// The words it is about.
    pub span: Span,
    /// What is wrong and what to do about it, in plain words.
    pub message: String,
    /// How it could be mended, where that helps: "add who says so".
    pub suggestion: Option<String>,
}
