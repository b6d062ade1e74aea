//! The JSON comparison, `ascribe.diff/1`: an object for two drafts, a list where several articles are compared.
//!
//! Offsets are half-open ranges of bytes of each draft as given. Under the same schema name, fields are only ever added.

use std::io::{self, Write};

use serde::Serialize;

use super::{DiffFormat, Drafts};
use crate::audit::{self, Audit, Change, Fate, Status, Turn};
use crate::policy::Reader;
use crate::report::Layout;
use crate::report::escape::escape_json;
use crate::report::json::{Bytes, Coverage, Excepted, Finding, excepted, findings};

pub(super) const FORMAT: DiffFormat = DiffFormat {
    name: "json",
    about: "All changes as JSON: an object for two files, a list with --git",
    lead: super::no_lead,
    list: ["[", ",", "\n]\n"],
    limit: None,
    tells_verdict: false,
    article,
};

fn article(drafts: &Drafts<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let json = escape_json(serde_json::to_string_pretty(&Document::new(drafts))?);
    if layout.many {
        // A JSON string contains no raw line break.
        write!(out, "\n  {}", json.replace('\n', "\n  "))
    } else {
        writeln!(out, "{json}")
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    /// What read the drafts.
    reader: Reader,
    /// The statements that changed, or whose sources changed.
    changes: Vec<Statement<'a>>,
    /// The number of those that did not.
    kept: usize,
    coverage: Coverages,
    findings: Vec<Finding<'a>>,
    /// Only present if findings are ignored.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    excepted: Vec<Excepted<'a>>,
}

#[derive(Serialize)]
struct Coverages {
    before: Coverage,
    after: Coverage,
}

#[derive(Serialize)]
struct Statement<'a> {
    change: Fate,
    sources: Option<Turn>,
    old: Option<Side<'a>>,
    new: Option<Side<'a>>,
}

/// A statement in one draft.
#[derive(Serialize)]
struct Side<'a> {
    /// The sentence, by its id in the audit.
    sentence: usize,
    #[serde(flatten)]
    bytes: Bytes,
    line: usize,
    column: usize,
    text: &'a str,
    status: Option<Status>,
    /// Its named sources.
    sources: &'a [String],
}

impl<'a> Document<'a> {
    fn new(drafts: &Drafts<'a>) -> Self {
        let comparison = drafts.comparison;
        let change = |change: &'a Change| Statement {
            change: change.fate,
            sources: change.turn,
            old: change.old.and_then(|at| Side::new(drafts.old, at, &change.from)),
            new: change.new.and_then(|at| Side::new(drafts.new, at, &change.to)),
        };
        // The findings of a comparison are about the new draft, whose fingerprints they have.
        let (findings_of, excepted_of) = (comparison.findings.clone(), comparison.excepted.clone());
        let of_changes = Audit { findings: findings_of, excepted: excepted_of, ..drafts.new.clone() };
        Self {
            schema: "ascribe.diff/1",
            old: drafts.old_path,
            new: drafts.new_path,
            reader: drafts.new.reader,
            changes: comparison.changes.iter().map(change).collect(),
            kept: comparison.kept,
            coverage: Coverages { before: Coverage::new(&comparison.before), after: Coverage::new(&comparison.after) },
            findings: findings(drafts.new, &comparison.findings, audit::fingerprints(&of_changes)),
            excepted: excepted(drafts.new, &comparison.excepted),
        }
    }
}

impl<'a> Side<'a> {
    fn new(audit: &'a Audit<'_>, sentence: usize, sources: &'a [String]) -> Option<Self> {
        let found = audit.sentences.get(sentence)?;
        let bytes = Bytes::of(audit, found.span);
        let (line, column) = audit.article.line_column(bytes.start);
        Some(Self {
            sentence,
            bytes,
            line,
            column,
            text: &audit.article.text[found.span],
            status: found.status,
            sources,
        })
    }
}
