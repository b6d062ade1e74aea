//! The rules: problems that a newsroom wants to hear about. One file per rule, and one table, [`TABLE`].
//!
//! The module comment of each file is the rule's page, which `ascribe explain RULE` prints. A rule is a pure function from
//! a `Case` to notes. It uses what the modules before it found and decides nothing about attribution itself; where they
//! were not sure, it does not fire.

mod anonymous_only;
mod anonymous_unexplained;
mod attribution_lost;
mod case;
mod circular_citation;
mod contested_claim;
mod dangling_source;
mod except;
mod figure_without_source;
mod headline_outruns_body;
mod late_speaker;
mod lead_unsourced;
mod no_body;
mod no_statements;
mod not_english;
mod page;
mod relay_without_origin;
mod single_source;
mod speaker_change;
mod state_media_only;
mod state_media_unlabelled;
mod unattributed_quote;
mod unattributed_statement;
mod unclosed_quotation;
mod underidentified_source;
mod unknown_outlet;
mod unnamed;
mod unused_ignore;
mod vague_source;
mod weasel_attribution;

pub use except::except;
use except::let_pass;
pub use page::Page;

use case::{Case, Note};

use crate::Document;
use crate::audit::{Assessment, Audit, Comparison, Finding};
use crate::policy::{Policy, Rule};

/// A rule with its page and its check.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Its name.
    pub rule: Rule,
    /// Its documentation for users.
    pub page: Page,
    /// None for a rule that needs more than a single article; its findings are made elsewhere.
    check: Option<fn(&Case<'_>) -> Vec<Note>>,
}

/// The line of a rule whose file has the given name.
macro_rules! rule {
    ($rule:ident, $file:ident) => {
        Entry {
            rule: Rule::$rule,
            page: Page::of(include_str!(concat!(stringify!($file), ".rs"))),
            check: Some($file::check),
        }
    };
}

/// The line of a rule whose findings are made elsewhere; its file may hold only its page.
macro_rules! elsewhere {
    ($rule:ident, $file:ident) => {
        Entry { rule: Rule::$rule, page: Page::of(include_str!(concat!(stringify!($file), ".rs"))), check: None }
    };
}

/// All rules, in the order in which they are listed to people.
pub static TABLE: &[Entry] = &[
    rule!(UnattributedQuote, unattributed_quote),
    rule!(ContestedClaim, contested_claim),
    rule!(FigureWithoutSource, figure_without_source),
    rule!(UnattributedStatement, unattributed_statement),
    rule!(DanglingSource, dangling_source),
    rule!(LateSpeaker, late_speaker),
    rule!(SpeakerChange, speaker_change),
    rule!(VagueSource, vague_source),
    rule!(WeaselAttribution, weasel_attribution),
    rule!(AnonymousUnexplained, anonymous_unexplained),
    rule!(AnonymousOnly, anonymous_only),
    rule!(SingleSource, single_source),
    rule!(RelayWithoutOrigin, relay_without_origin),
    rule!(CircularCitation, circular_citation),
    rule!(StateMediaOnly, state_media_only),
    rule!(StateMediaUnlabelled, state_media_unlabelled),
    rule!(UnknownOutlet, unknown_outlet),
    rule!(UnderidentifiedSource, underidentified_source),
    rule!(HeadlineOutrunsBody, headline_outruns_body),
    rule!(LeadUnsourced, lead_unsourced),
    rule!(UnclosedQuotation, unclosed_quotation),
    rule!(NoStatements, no_statements),
    rule!(NoBody, no_body),
    rule!(NotEnglish, not_english),
    elsewhere!(UnusedIgnore, unused_ignore),
    elsewhere!(AttributionLost, attribution_lost),
];

impl Entry {
    /// Does the rule check a single article? The findings of other rules are made from two drafts or from exceptions.
    pub fn looks_at_articles(&self) -> bool {
        self.check.is_some()
    }
}

/// Checks an article by the rules of a policy. The findings are in the order of the text, then of the rules.
pub fn check(document: &Document, assessment: &Assessment, policy: &Policy) -> Vec<Finding> {
    let case = Case::new(document, assessment, policy);
    let mut findings = Vec::new();
    for entry in TABLE {
        let Some((severity, check)) = policy.severities.of(entry.rule).zip(entry.check) else { continue };
        findings.extend(check(&case).into_iter().map(|note| note.finding(entry.rule, severity)));
    }
    findings.sort_by_key(|finding| (finding.span, finding.rule));
    findings
}

/// If an article is not in English, or was not found on its page, keeps only that finding: all others would be about words that
/// the audit cannot read, or about fragments of the page. If that finding is switched off or has an exception, the others stay.
pub fn silence_on_unread(audit: &mut Audit<'_>) {
    if audit.is_unread() {
        audit.findings.retain(|finding| matches!(finding.rule, Rule::NotEnglish | Rule::NoBody | Rule::UnusedIgnore));
    }
}

/// Adds the findings about changes from one draft to the next, in the order of the new draft. Findings with an exception in its
/// comments or in the policy go to `excepted`.
pub fn check_changes(comparison: &mut Comparison, new: &Audit<'_>, policy: &Policy) {
    let Some(severity) = policy.severities.of(Rule::AttributionLost).filter(|_| !new.is_unread()) else { return };
    let notes = attribution_lost::check(comparison, new).into_iter();
    let mut findings: Vec<Finding> = notes.map(|note| note.finding(Rule::AttributionLost, severity)).collect();
    findings.sort_by_key(|finding| finding.span);
    let mut audit = Audit { findings, excepted: Vec::new(), ..new.clone() };
    let_pass(&mut audit, policy);
    (comparison.findings, comparison.excepted) = (audit.findings, audit.excepted);
}
