//! The rules: what a newsroom would not let pass. One file a rule, and one table, [`TABLE`].
//!
//! The head of each file is the rule's page, which `ascribe explain RULE` prints. A rule is a pure function from a [`Case`]
//! to notes. It looks at what the rooms before it found and decides nothing about attribution itself; where they were not
//! sure, it keeps silent.

mod case;
mod late_speaker;
mod page;
mod unattributed_quote;
mod unclosed_quotation;

pub use page::Page;

use case::{Case, Note};

use crate::Document;
use crate::audit::{Assessment, Finding};
use crate::policy::{Policy, Rule};

/// A rule with what it does and what its page says.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its name.
    pub rule: Rule,
    /// What people are told of it.
    pub page: Page,
    check: fn(&Case<'_>) -> Vec<Note>,
}

/// The line of a rule whose file has the given name.
macro_rules! rule {
    ($rule:ident, $file:ident) => {
        Entry {
            rule: Rule::$rule,
            page: Page::of(include_str!(concat!(stringify!($file), ".rs"))),
            check: $file::check,
        }
    };
}

/// All rules that look at an article.
pub static TABLE: &[Entry] = &[
    rule!(UnattributedQuote, unattributed_quote),
    rule!(LateSpeaker, late_speaker),
    rule!(UnclosedQuotation, unclosed_quotation),
];

/// What the rules of a policy say to an article: in the order of the text, then of the rules.
pub fn check(document: &Document, assessment: &Assessment, policy: &Policy) -> Vec<Finding> {
    let case = Case::new(document, assessment);
    let mut findings = Vec::new();
    for entry in TABLE {
        let Some(severity) = policy.severities.of(entry.rule) else { continue };
        findings.extend((entry.check)(&case).into_iter().map(|note| note.finding(entry.rule, severity)));
    }
    findings.sort_by_key(|finding| (finding.span, finding.rule));
    findings
}
