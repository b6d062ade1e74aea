//! Exceptions: findings that a newsroom accepts, and the rule `unused-ignore` that keeps exceptions few.

mod comment;

use crate::audit::{Audit, Excepted, Finding, fingerprints};
use crate::policy::{Date, Exception, Policy, Rule, holds};
use crate::{Article, Span};
use comment::Remark;

/// Moves the findings that the article's comments or the policy make an exception for to `excepted`, and adds findings about
/// exceptions that match nothing.
pub fn except(audit: &mut Audit<'_>, policy: &Policy) {
    let (remarks, faults) = comment::read(&audit.article);
    if remarks.is_empty() && faults.is_empty() && policy.exceptions.is_empty() {
        return;
    }
    let used = sift(audit, &remarks, policy);

    let mut complaints: Vec<(Span, String)> = Vec::new();
    for (remark, _) in remarks.iter().zip(used.remarks).filter(|(_, used)| !used) {
        if let Some(why) = useless(remark.rule, remark.until, policy) {
            complaints.push((remark.inside, why));
        }
    }
    complaints.extend(faults.into_iter().map(|fault| (fault.inside, fault.message)));
    let placed = complaints.into_iter().map(|(inside, why)| {
        let (line, _) = audit.article.line_column(inside.start());
        (near(audit, inside.start()), format!("the exception on line {line}: {why}"))
    });
    let mut placed: Vec<(Option<Span>, String)> = placed.collect();
    for (exception, useful) in policy.exceptions.iter().zip(used.exceptions) {
        let place = match useful {
            Use::None if exception.particular => near(audit, 0),
            Use::Lapsed(finding) => near(audit, audit.article.source(finding).start()),
            Use::None | Use::Now => continue,
        };
        if let Some(why) = useless(exception.rule, exception.until, policy) {
            placed.push((place, format!("the exception at {}: {why}", exception.place)));
        }
    }
    let Some(severity) = policy.severities.of(Rule::UnusedIgnore) else { return };
    audit.findings.extend(placed.into_iter().filter_map(|(span, message)| {
        Some(Finding { rule: Rule::UnusedIgnore, severity, span: span?, message, suggestion: None })
    }));
    audit.findings.sort_by_key(|finding| (finding.span, finding.rule));
}

/// Moves the findings that have an exception to `excepted`, without checking the other exceptions.
pub(super) fn let_pass(audit: &mut Audit<'_>, policy: &Policy) {
    let (remarks, _) = comment::read(&audit.article);
    sift(audit, &remarks, policy);
}

/// Whether an exception of the policy matched a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It matches nothing here.
    None,
    /// It would match this finding if its last day had not passed.
    Lapsed(Span),
    /// It matches a finding.
    Now,
}

/// Which exceptions matched findings.
struct Used {
    remarks: Vec<bool>,
    exceptions: Vec<Use>,
}

/// Moves findings with an exception out of the findings of an audit. Returns which exceptions of the comments and of the policy
/// matched a finding.
fn sift(audit: &mut Audit<'_>, remarks: &[Remark], policy: &Policy) -> Used {
    let mut used = Used { remarks: vec![false; remarks.len()], exceptions: vec![Use::None; policy.exceptions.len()] };
    let prints = fingerprints(audit);
    let mut kept = Vec::new();
    for (finding, fingerprint) in std::mem::take(&mut audit.findings).into_iter().zip(prints) {
        let source = audit.article.source(finding.span);
        let by_comment = remarks.iter().position(|remark| remark.fits(&finding, source, policy.today));
        let words = &audit.article.text[audit.sentences_around(finding.span)];
        let fits = |exception: &Exception| {
            exception.rule == finding.rule
                && exception.fingerprint.as_ref().is_none_or(|wanted| *wanted == fingerprint)
                && exception.text.as_ref().is_none_or(|text| holds_words(words, text))
        };
        let by_policy = policy.exceptions.iter().position(|exception| exception.holds(policy.today) && fits(exception));
        let reason = match (by_comment, by_policy) {
            (Some(at), _) => {
                used.remarks[at] = true;
                &remarks[at].reason
            }
            (None, Some(at)) => {
                used.exceptions[at] = Use::Now;
                &policy.exceptions[at].reason
            }
            (None, None) => {
                if let Some(at) = policy.exceptions.iter().position(fits)
                    && used.exceptions[at] == Use::None
                {
                    used.exceptions[at] = Use::Lapsed(finding.span);
                }
                kept.push(finding);
                continue;
            }
        };
        audit.excepted.push(Excepted { finding, fingerprint, reason: reason.clone() });
    }
    audit.findings = kept;
    used
}

impl Remark {
    fn fits(&self, finding: &Finding, source: Span, today: Option<Date>) -> bool {
        self.rule == finding.rule && holds(self.until, today) && self.reach.overlaps(source)
    }
}

/// What is wrong with an exception that matches nothing; none for a rule that did not run, or not here.
fn useless(rule: Rule, until: Option<Date>, policy: &Policy) -> Option<String> {
    let asked = super::TABLE.iter().any(|entry| entry.rule == rule && entry.looks_at_articles());
    policy.severities.of(rule).filter(|_| asked)?;
    Some(match until.filter(|_| !holds(until, policy.today)) {
        Some(day) => format!("it ended on {day}; check {rule} again and remove the exception"),
        None => format!("it matches no {rule} finding; remove it"),
    })
}

/// Does a text contain these words, whatever the white space?
fn holds_words(words: &str, these: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain(words).contains(&plain(these))
}

/// The sentence at a byte of the input, or the next one behind it, or the last.
fn near(audit: &Audit<'_>, at: usize) -> Option<Span> {
    let source = |article: &Article<'_>, span| article.source(span).end();
    let sentence = audit.sentences.iter().find(|sentence| source(&audit.article, sentence.span) > at);
    sentence.or(audit.sentences.last()).map(|sentence| sentence.span)
}
