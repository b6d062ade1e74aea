//! The status of each sentence, coverage, and the verdict.

mod baseline;
mod compare;
mod contested;
mod coverage;
pub mod decide;
mod figure;
mod fingerprint;
mod kind;
mod links;
mod need;
mod status;
mod verdict;

use serde::Serialize;

pub use baseline::{Baseline, Gone, Known};
pub use compare::{Change, Comparison, Fate, Turn, compare};
pub use contested::{Claim, claims, contested};
pub use coverage::{Coverage, Covered};
pub use figure::holds_figure;
pub use fingerprint::fingerprints;
pub(crate) use status::is_nobody;
pub use verdict::{Failure, FindingCounts, Shortfall, Verdict};

use crate::article::Article;
use crate::attribution::{self, Attribution};
use crate::decision::Decisions;
use crate::document::Document;
use crate::entity::{self, Entity, EntityKind, Joint, Resolution};
use crate::outlet::OutletId;
pub use crate::policy::Need;
use crate::policy::{Policy, Reader, Rule, Severity};
use crate::span::Span;

/// Finds the attributions of a document, and the status of each sentence.
pub fn assess(document: &Document, policy: &Policy) -> Assessment {
    assess_with(document, policy, &Decisions::BUILT_IN, |_, _, _| {})
}

/// The same with other decisions; `study` gets for each statement that the encoder has read its number and the features of its status
/// and of its need.
pub fn assess_with(
    document: &Document,
    policy: &Policy,
    decisions: &Decisions,
    study: impl FnMut(usize, Vec<f32>, Vec<f32>),
) -> Assessment {
    let mut attributions = attribution::attributions(document, decisions);
    attributions.retain(|found| policy.min_confidence.is_met(found.confidence));
    let mut resolved = entity::resolve(document, &attributions);
    if let Some(reading) = &document.reading {
        entity::naming::decide(document, reading, &attributions, &mut resolved, &decisions.source);
    }
    for entity in resolved.entities.iter_mut().filter(|entity| entity.kind == EntityKind::Outlet) {
        entity.trusted = policy.trust.holds(entity.outlet);
    }
    let linked: Vec<Linked> = attributions
        .into_iter()
        .zip(resolved.sources)
        .zip(resolved.joint)
        .zip(resolved.via)
        .map(|(((attribution, source), joint), via)| Linked { attribution, source, joint, via })
        .collect();
    let sentences = status::sentences(document, &linked, &resolved.entities, policy, decisions, study);
    let reader = if document.reading.is_some() { Reader::Encoder } else { Reader::Fast };
    let coverage = Coverage::of(&sentences);
    Assessment { reader, sentences, attributions: linked, entities: resolved.entities, coverage }
}

/// Everything in an [`Audit`] except findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// What read the article.
    pub reader: Reader,
    /// All sentences, in order; they cover all prose.
    pub sentences: Vec<Sentence>,
    /// All attributions, in the order of their first byte.
    pub attributions: Vec<Linked>,
    /// Everybody whom an attribution names.
    pub entities: Vec<Entity>,
    /// The sum.
    pub coverage: Coverage,
}

impl Assessment {
    /// The audit of the article, with the findings of the rules.
    pub fn conclude(self, article: Article<'_>, findings: Vec<Finding>) -> Audit<'_> {
        let Self { reader, sentences, attributions, entities, coverage } = self;
        Audit { article, reader, sentences, attributions, entities, coverage, findings, excepted: Vec::new() }
    }
}

/// The audit of one article. All spans are byte offsets into [`Article::text`]; [`Article::source`] leads from there to the
/// bytes that were read.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit<'a> {
    /// What was audited.
    pub article: Article<'a>,
    /// What read it.
    pub reader: Reader,
    /// All sentences, in order; they cover all prose.
    pub sentences: Vec<Sentence>,
    /// All attributions, in the order of their first byte.
    pub attributions: Vec<Linked>,
    /// Everybody whom an attribution names.
    pub entities: Vec<Entity>,
    /// The sum.
    pub coverage: Coverage,
    /// The findings of the rules, in the order of the text.
    pub findings: Vec<Finding>,
    /// Findings that are accepted by an exception, in the order of the text.
    pub excepted: Vec<Excepted>,
}

impl Audit<'_> {
    /// Is the article found to be in another language than English, or was it not found on its page, so that no other finding
    /// and no percentage means anything?
    pub fn is_unread(&self) -> bool {
        self.findings.iter().any(|finding| matches!(finding.rule, Rule::NotEnglish | Rule::NoBody))
    }

    /// From the start of the first sentence that a span touches to the end of the last; the span itself if it touches none.
    pub fn sentences_around(&self, span: Span) -> Span {
        let start = self.sentences.partition_point(|s| s.span.end() <= span.start());
        let touched = self.sentences[start..].iter().take_while(|s| s.span.overlaps(span));
        touched.map(|s| s.span).reduce(Span::cover).unwrap_or(span)
    }
}

/// An attribution with the entities that its phrases refer to.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    /// The words.
    pub attribution: Attribution,
    /// Who the source phrase refers to, or the first of those that it names together; absent if there is no source.
    pub source: Option<Resolution>,
    /// The others that it names.
    pub joint: Vec<Joint>,
    /// What each via phrase refers to: as many as [`Attribution::via`].
    pub via: Vec<Resolution>,
}

impl Linked {
    /// Everybody who is cited: the sources, then those it came through.
    pub fn cited(&self) -> impl Iterator<Item = &Resolution> {
        self.source.iter().chain(self.joint.iter().map(|joint| &joint.source)).chain(&self.via)
    }
}

/// A sentence and its verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Its bytes.
    pub span: Span,
    /// Its block, as an index into [`Article::blocks`].
    pub block: usize,
    /// What it is.
    pub kind: SentenceKind,
    /// Who stands behind it; only statements have a status.
    pub status: Option<Status>,
    /// What it needs a source for; only statements have a need.
    pub needs: Option<Need>,
    /// Why it has that status; absent for sentences without a status and for unattributed statements.
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

/// A link to the site of an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation {
    /// The link, as an index into [`Article::links`].
    pub link: usize,
    /// The outlet.
    pub outlet: OutletId,
    /// Does the outlet count under the policy?
    pub trusted: bool,
}

/// What a sentence is.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// A question.
    Question,
    /// An instruction or an invitation to the reader.
    Command,
    /// The writer's own taste or feeling.
    Opinion,
    /// Not a complete sentence: a label, a number, a phrase.
    Fragment,
    /// Keywords.
    Keywords,
}

/// Who stands behind a statement.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// A news organization.
    Outlet,
    /// A named person, institution or document.
    Source,
    /// Only unnamed sources.
    Anonymous,
    /// Nobody.
    Unattributed,
}

/// Why a statement has its status.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The sentence says so itself.
    Stated,
    /// A quotation or report that begins or ends in another sentence continues in it.
    Continued,
    /// The source of the paragraph is taken to continue.
    Carried,
    /// Its words carry a link to the site of an outlet.
    Linked,
}

/// A problem that a rule found in a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// The words it is about.
    pub span: Span,
    /// What is wrong, in plain words.
    pub message: String,
    /// What to do about it, if that can be said in general: "say who says so".
    pub suggestion: Option<String>,
}

/// A finding that is accepted by an exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excepted {
    /// The finding.
    pub finding: Finding,
    /// The finding's fingerprint, which stays the same from one draft to the next.
    pub fingerprint: String,
    /// Why it is accepted.
    pub reason: String,
}
