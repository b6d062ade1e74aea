//! Audits news copy: which outlet or other source each statement of an article is attributed to, and which statements have no
//! source.
#![cfg_attr(not(feature = "cli"), warn(clippy::print_stdout, clippy::print_stderr))]

pub mod article;
pub mod attribution;
pub mod audit;
pub mod decision;
pub mod document;
pub mod encoder;
pub mod entity;
mod error;
pub mod lexicon;
pub mod outlet;
pub mod policy;
pub mod report;
pub mod rules;
mod span;
pub mod text;

pub use article::Article;
pub use audit::Audit;
pub use document::Document;
pub use error::{Error, ErrorKind, Place};
pub use policy::Policy;
pub use span::Span;

use policy::Reader;

/// Audits an article, from its text to the findings of the rules. The same article and policy always give the same audit.
pub fn audit<'a>(article: Article<'a>, policy: &Policy) -> Audit<'a> {
    let mut document = Document::parse_with(article, &policy.registry);
    if policy.reader == Reader::Encoder {
        document.read();
    }
    let assessment = audit::assess(&document, policy);
    let findings = rules::check(&document, &assessment, policy);
    let mut audit = assessment.conclude(document.article, findings);
    rules::except(&mut audit, policy);
    rules::silence_on_unread(&mut audit);
    audit
}

/// Compares two drafts of an article, each audited under the policy: what changed in its statements and their sources, and the
/// findings about the changes.
pub fn compare(old: &Audit<'_>, new: &Audit<'_>, policy: &Policy) -> audit::Comparison {
    let mut comparison = audit::compare(old, new, policy);
    rules::check_changes(&mut comparison, new, policy);
    comparison
}

/// Adds to the audit of an article what the rules say to its changes from the draft before, audited under the same policy.
pub fn add_changes(old: &Audit<'_>, new: &mut Audit<'_>, policy: &Policy) {
    let audit::Comparison { findings, excepted, .. } = compare(old, new, policy);
    new.findings.extend(findings);
    new.excepted.extend(excepted);
    new.findings.sort_by_key(|finding| (finding.span, finding.rule));
    new.excepted.sort_by_key(|excepted| (excepted.finding.span, excepted.finding.rule));
}

/// Runs the examples in the README as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
