//! Reports: one file per format, all written from the same [`Audit`], and one table that lists them.
//!
//! A format is a pure function from an audit to bytes. It decides nothing about the article and does no I/O of its own; the
//! caller chooses the format, the order of the articles, and where the bytes go.

mod checkstyle;
mod comment;
mod concise;
mod credit;
mod csv;
mod diff;
mod escape;
mod github;
mod gitlab;
mod html;
#[cfg(feature = "cli")]
mod human;
mod json;
#[cfg(feature = "cli")]
mod junit;
mod mark;
mod markdown;
mod outcome;
mod outline;
mod place;
mod problem;
mod rdjson;
mod sarif;
mod tally;
#[cfg(feature = "cli")]
mod template;
#[cfg(test)]
mod tests;
mod why;
mod xml;

use std::io::{self, Write};

pub use comment::CommentId;
pub use diff::{DIFF_FORMATS, DiffFormat, Drafts, diff_format};
pub use escape::escape;
#[cfg(feature = "cli")]
pub use human::{Question, explain};
#[cfg(feature = "schema")]
pub use json::schema;
#[cfg(feature = "cli")]
pub use template::{Template, TemplateError};

use crate::audit::{Audit, Coverage, FindingCounts, Verdict};
use crate::policy::{Acts, Reader, Severity};

/// One article to report on.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The name it was read under: `draft.md`, or `corpus.ndjson#7` for one of several articles in a file.
    pub path: &'a str,
    /// The file that it was read from: `corpus.ndjson`. Places lead into this.
    pub file: &'a str,
    /// What was found.
    pub audit: &'a Audit<'a>,
    /// What the policy says to it.
    pub verdict: &'a Verdict,
    /// The acts that count under the policy of the audit.
    pub acts: Acts,
}

/// An article that could not be read, so that there is no report on it.
#[derive(Debug, Clone, Copy)]
pub struct Unread<'a> {
    /// The file that it is in.
    pub file: &'a str,
    /// The place of the error in the file: line and column from 1.
    pub place: Option<(usize, usize)>,
    /// What is wrong and how to fix it.
    pub message: &'a str,
}

/// How reports are laid out. Formats for machines look only at `many`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Whether the report is a list of articles, however long, and not on a single one.
    pub many: bool,
    /// The width of a line in columns.
    pub width: usize,
    /// Use only ASCII for marks and lines; the words of articles stay as they are.
    pub ascii: bool,
    /// The least serious findings that reports for people list one by one; others are counted.
    pub least: Severity,
    /// Show the article before its findings, not after them.
    pub article_first: bool,
    /// The name of the comment that the report is for, if it has one.
    pub comment: Option<CommentId>,
}

impl Default for Layout {
    fn default() -> Self {
        Self { many: false, width: 100, ascii: false, least: Severity::Warning, article_first: false, comment: None }
    }
}

/// The sums of a report on several articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Articles audited.
    pub articles: usize,
    /// Articles that do not meet the policy.
    pub failed: usize,
    /// Inputs that could not be read.
    pub unread: usize,
    /// Was only what has changed asked for, and nothing has?
    pub nothing_changed: bool,
    /// The sum of all coverage.
    pub coverage: Coverage,
    /// The sum of all findings.
    pub findings: FindingCounts,
}

/// A format of reports.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, in half a line.
    pub about: &'static str,
    /// Whether the report itself says which articles fail.
    pub tells_verdict: bool,
    /// Writes what comes before the articles.
    pub open: fn(&Layout, &mut dyn Write) -> io::Result<()>,
    /// Writes the part of one article, which may be empty.
    pub article: fn(&Entry<'_>, &Layout, &mut dyn Write) -> io::Result<()>,
    /// Writes the part of an article that could not be read, which may be empty.
    pub unread: fn(&Unread<'_>, &Layout, &mut dyn Write) -> io::Result<()>,
    /// What separates two parts that are not empty.
    pub between: &'static str,
    /// How long the whole report may be. Articles that would make it longer are left out, and the report says so.
    pub limit: Option<Limit>,
    /// Writes what comes after the articles, and their sums.
    pub close: fn(&Totals, &Layout, &mut dyn Write) -> io::Result<()>,
}

/// How long a report may be.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// How many characters all articles may take. There is room for what stands before and behind them.
    pub most: usize,
    /// How many of them may be taken by articles that passed, so that there is room for those that failed.
    pub passed: usize,
    /// Writes how many articles are left out, and how many of those failed.
    pub left_out: fn(usize, usize, &mut dyn Write) -> io::Result<()>,
}

/// All formats; the first one is the default.
pub const FORMATS: &[Format] = &[
    #[cfg(feature = "cli")]
    human::FORMAT,
    concise::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    json::FORMAT,
    json::LINES,
    csv::FORMAT,
    outline::FORMAT,
    sarif::FORMAT,
    github::FORMAT,
    gitlab::FORMAT,
    #[cfg(feature = "cli")]
    junit::FORMAT,
    rdjson::FORMAT,
    checkstyle::FORMAT,
    #[cfg(feature = "cli")]
    template::FORMAT,
];

/// Finds a format by its name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

impl Totals {
    /// Adds an article.
    pub fn add(&mut self, coverage: &Coverage, verdict: &Verdict) {
        self.articles += 1;
        self.failed += usize::from(!verdict.passed());
        self.findings.add(verdict.findings);
        let sum = &mut self.coverage;
        sum.statements += coverage.statements;
        sum.outlet += coverage.outlet;
        sum.source += coverage.source;
        sum.anonymous += coverage.anonymous;
        sum.unattributed += coverage.unattributed;
        sum.words += coverage.words;
        sum.attributed_words += coverage.attributed_words;
        sum.needs.iter_mut().zip(coverage.needs).for_each(|(sum, covered)| sum.add(covered));
    }
}

impl Format {
    /// A format that writes nothing; formats override what they need.
    const PLAIN: Self = Self {
        name: "",
        about: "",
        tells_verdict: false,
        open: |_, _| Ok(()),
        article: |_, _, _| Ok(()),
        unread: |_, _, _| Ok(()),
        between: "",
        limit: None,
        close: |_, _, _| Ok(()),
    };
}

/// What a report says where only what has changed was to be audited, and nothing has.
const NOTHING_CHANGED: &str = "Nothing changed since the revision, so no article was audited.";

/// How an article was read, where that is not the usual way: "decoded from windows-1252; read by the fast reader".
fn reading(audit: &Audit<'_>) -> Option<String> {
    let decoded = audit.article.encoding().map(|encoding| format!("decoded from {encoding}"));
    let notes: Vec<String> = decoded.into_iter().chain(fast(audit).map(str::to_owned)).collect();
    (!notes.is_empty()).then(|| notes.join("; "))
}

/// Says that the fast reader has read an article, where it has.
fn fast(audit: &Audit<'_>) -> Option<&'static str> {
    (audit.reader == Reader::Fast).then_some("read by the fast reader")
}

/// The title of an article, where it has one.
fn title<'a>(audit: &'a Audit<'_>) -> Option<&'a str> {
    let told = || audit.article.metadata.headline.as_deref();
    audit.article.title().map(|span| &audit.article.text[span]).or_else(told)
}
