//! What continuous integration is told of an article: its findings, and each demand that it does not meet.

use super::escape::one_line;
use super::{Entry, Unread};
use crate::Span;
use crate::audit::{Failure, fingerprints};
use crate::policy::{Need, Rule, Severity};
use crate::rules;

/// Something that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem<'a> {
    /// The name of the rule, or of the demand.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong: one line, escaped.
    pub message: String,
    /// The words that it is about, one line, escaped; empty where it is about the whole article.
    pub words: String,
    /// The first character, as line and column from 1.
    pub start: (usize, usize),
    /// Behind the last character.
    pub end: (usize, usize),
    /// The bytes of the input that it is about.
    pub source: Option<Span>,
    /// Do the places lead into the file itself? Not where it is a document that is no text, such as DOCX.
    pub in_file: bool,
    /// A name that lasts from one draft to the next, unlike any other of the article.
    pub fingerprint: String,
    /// How it could be mended.
    pub suggestion: Option<&'a str>,
}

impl Problem<'_> {
    /// Where code hosts are to show it, who know nothing but the lines of files: its first character, and behind its last.
    /// What has no place there stands at the beginning.
    pub(super) fn lines(&self) -> [(usize, usize); 2] {
        if self.in_file { [self.start, self.end] } else { [(1, 1); 2] }
    }

    /// What code hosts are to show: the advice, with the words and their line before it where [`Problem::lines`] lead nowhere.
    pub(super) fn told(&self) -> String {
        if self.in_file {
            return self.advice();
        }
        format!("“{}” (line {} of its text): {}", self.words, self.start.0, self.advice())
    }

    /// What is wrong and what to do about it: one line, escaped.
    pub(super) fn advice(&self) -> String {
        match self.suggestion {
            Some(suggestion) => format!("{}; {}", self.message, one_line(suggestion)),
            None => self.message.clone(),
        }
    }
}

/// What stands in for an article that cannot be read, by the name that problems give it.
pub(super) const UNREAD: (&str, &str) = ("unread", "A file that cannot be read, so that nothing is known of it.");

/// A demand that articles can fail, by the name that problems give it.
pub(super) const DEMANDS: [(&str, &str); 4] = [
    ("min-cited", "Fewer statements have an outlet behind them than the policy asks."),
    ("min-attributed", "Fewer statements have any source behind them than the policy asks."),
    ("max-anonymous", "More statements rest on unnamed sources alone than the policy allows."),
    ("max-unattributed", "More statements have nobody behind them than the policy allows."),
];

/// What is wrong with an article: the findings in their order, then the demands that it does not meet.
pub(super) fn problems<'a>(entry: &Entry<'a>) -> Vec<Problem<'a>> {
    let article = &entry.audit.article;
    let findings = entry.audit.findings.iter().zip(fingerprints(entry.audit)).map(|(finding, fingerprint)| {
        let source = article.source(finding.span);
        Problem {
            rule: finding.rule.name(),
            severity: finding.severity,
            message: one_line(&finding.message),
            words: one_line(&article.text[finding.span]),
            start: article.line_column(source.start()),
            end: article.line_column(source.end()),
            source: Some(source),
            in_file: article.is_text(),
            fingerprint,
            suggestion: finding.suggestion.as_deref(),
        }
    });
    let demands = entry.verdict.failures.iter().filter_map(|failure| {
        let (rule, of) = demand(failure)?;
        Some(Problem {
            rule,
            severity: Severity::Error,
            message: failure.to_string(),
            words: String::new(),
            start: (1, 1),
            end: (1, 1),
            source: None,
            in_file: true,
            fingerprint: of.map(|need| format!("{rule}:{}", need.name())).unwrap_or(rule.to_owned()),
            suggestion: None,
        })
    });
    findings.chain(demands).collect()
}

/// The problem that an article cannot be read.
pub(super) fn unread<'a>(unread: &Unread<'_>) -> Problem<'a> {
    let place = unread.place.unwrap_or((1, 1));
    Problem {
        rule: UNREAD.0,
        severity: Severity::Error,
        message: one_line(unread.message),
        words: String::new(),
        start: place,
        end: place,
        source: None,
        in_file: true,
        // several lines of a file may hold no article
        fingerprint: format!("{}:{}", UNREAD.0, place.0),
        suggestion: None,
    }
}

/// The name of the demand, and what of; none for one that findings already tell of.
fn demand(failure: &Failure) -> Option<(&'static str, Option<Need>)> {
    match failure {
        Failure::Cited(short) => Some((DEMANDS[0].0, short.of)),
        Failure::Attributed(short) => Some((DEMANDS[1].0, short.of)),
        Failure::Anonymous(short) => Some((DEMANDS[2].0, short.of)),
        Failure::Unattributed(short) => Some((DEMANDS[3].0, short.of)),
        Failure::Errors(_) => None,
    }
}

/// A rule, a demand or [`UNREAD`], and what people are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    /// Its name.
    pub name: &'static str,
    /// What it looks for, in one line.
    pub summary: String,
    /// All of it, in Markdown.
    pub page: String,
    /// How much it matters by default.
    pub severity: Severity,
}

/// All rules and demands and [`UNREAD`], in an order that lasts for a run.
pub(super) fn catalogue() -> Vec<Kind> {
    let rules = Rule::ALL.iter().map(|rule| {
        let (name, severity) = (rule.name(), rule.severity());
        match rules::TABLE.iter().find(|entry| entry.rule == *rule) {
            Some(known) => {
                Kind { name, summary: known.page.summary().to_owned(), page: known.page.to_string(), severity }
            }
            None => Kind { name, summary: name.replace('-', " "), page: name.replace('-', " "), severity },
        }
    });
    let demands = DEMANDS.iter().chain([&UNREAD]).map(|(name, about)| {
        let about = (*about).to_owned();
        Kind { name, summary: about.clone(), page: about, severity: Severity::Error }
    });
    rules.chain(demands).collect()
}
