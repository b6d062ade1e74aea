//! What reports for continuous integration list: the findings of an article, and each gate that it does not meet.

use super::escape::one_line;
use super::{Entry, Unread};
use crate::Span;
use crate::audit::{Failure, fingerprints};
use crate::policy::{Need, Rule, Severity};
use crate::rules;

/// Something that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem<'a> {
    /// The name of the rule or of the gate.
    pub rule: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// What is wrong: one line, escaped.
    pub message: String,
    /// The words that it is about: one line, escaped; empty if it is about the whole article.
    pub words: String,
    /// The first character, as line and column from 1.
    pub start: (usize, usize),
    /// The end, after the last character.
    pub end: (usize, usize),
    /// Where people find it: by its line or paragraph, escaped.
    pub position: String,
    /// The words of the article that it is about.
    pub span: Option<Span>,
    /// The bytes of the input that it is about.
    pub source: Option<Span>,
    /// Whether the places are places in the file itself. They are not for documents such as DOCX.
    pub in_file: bool,
    /// A name that stays the same from draft to draft, and is unique in the article.
    pub fingerprint: String,
    /// How to fix it.
    pub suggestion: Option<&'a str>,
}

impl Problem<'_> {
    /// Where code hosts, which only know lines of files, are to show it: its start and its end. If it has no place in the file,
    /// it is shown at the beginning.
    pub(super) fn lines(&self) -> [(usize, usize); 2] {
        if self.in_file { [self.start, self.end] } else { [(1, 1); 2] }
    }

    /// What code hosts are to show: the advice, after the words and their line if it has no place in the file.
    pub(super) fn told(&self) -> String {
        if self.in_file {
            return self.advice();
        }
        format!("{}: {}", self.position, self.advice())
    }

    /// Where people find it, behind the name of the file: ":12:5", or ": paragraph 7, “The mayor said the”".
    pub(super) fn behind_path(&self) -> String {
        let gap = if self.in_file { "" } else { " " };
        format!(":{gap}{}", self.position)
    }

    /// What is wrong and how to fix it: one line, escaped.
    pub(super) fn advice(&self) -> String {
        match self.suggestion {
            Some(suggestion) => format!("{}; {}", self.message, one_line(suggestion)),
            None => self.message.clone(),
        }
    }
}

/// The problem that an article cannot be read: its name and its description.
pub(super) const UNREAD: (&str, &str) = ("unread", "The file cannot be read.");

/// The gates: their names as problems, and their descriptions.
pub(super) const DEMANDS: [(&str, &str); 4] = [
    ("min-cited", "Too few statements cite an outlet."),
    ("min-attributed", "Too few statements are attributed."),
    ("max-anonymous", "Too many statements have only unnamed sources."),
    ("max-unattributed", "Too many statements are unattributed."),
];

/// The problems of an article: its findings in their order, then the gates that it does not meet.
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
            position: one_line(&article.position(finding.span).to_string()),
            span: Some(finding.span),
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
            position: "1:1".to_owned(),
            span: None,
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
        position: format!("{}:{}", place.0, place.1),
        span: None,
        source: None,
        in_file: true,
        // Several lines of a file may not contain an article.
        fingerprint: format!("{}:{}", UNREAD.0, place.0),
        suggestion: None,
    }
}

/// The name of the gate, and the kind of statement it is for; none for errors, which are findings.
fn demand(failure: &Failure) -> Option<(&'static str, Option<Need>)> {
    match failure {
        Failure::Cited(short) => Some((DEMANDS[0].0, short.of)),
        Failure::Attributed(short) => Some((DEMANDS[1].0, short.of)),
        Failure::Anonymous(short) => Some((DEMANDS[2].0, short.of)),
        Failure::Unattributed(short) => Some((DEMANDS[3].0, short.of)),
        Failure::Errors(_) => None,
    }
}

/// A rule, a gate or [`UNREAD`], with its description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    /// Its name.
    pub name: &'static str,
    /// What it looks for, in one line.
    pub summary: String,
    /// Its page, in Markdown.
    pub page: String,
    /// Its default severity.
    pub severity: Severity,
}

/// All rules and gates and [`UNREAD`], always in the same order.
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
