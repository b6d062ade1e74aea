//! The Reviewdog Diagnostic Format, which reviewdog turns into comments on any code host.
//!
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>

use std::io::{self, Write};

use serde_json::{Value, json};

use super::escape::escape_json;
use super::problem::{self, Problem, problems};
use super::{Entry, Format, Layout, Unread};
use crate::article::Article;
use crate::policy::Severity;

pub(super) const FORMAT: Format = Format {
    name: "rdjson",
    about: "Diagnostics for reviewdog",
    open: |_, out| write!(out, r#"{{"source":{{"name":"ascribe"}},"diagnostics":["#),
    article,
    unread,
    between: ",",
    close: |_, _, out| writeln!(out, "\n]}}"),
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    for (rank, problem) in problems(entry).into_iter().enumerate() {
        let article = &entry.audit.article;
        let range = problem.source.filter(|_| problem.in_file).map(|source| {
            let [start, end] = [source.start(), source.end()].map(|offset| position(article, offset));
            json!({ "start": start, "end": end })
        });
        let comma = if rank > 0 { "," } else { "" };
        write!(out, "{comma}\n  {}", diagnostic(entry.file, &problem, range))?;
    }
    Ok(())
}

fn unread(unread: &Unread<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let range = unread.place.map(|(line, _)| json!({ "start": { "line": line } }));
    write!(out, "\n  {}", diagnostic(unread.file, &problem::unread(unread), range))
}

fn diagnostic(file: &str, problem: &Problem<'_>, range: Option<Value>) -> String {
    let severity = match problem.severity {
        Severity::Info => "INFO",
        Severity::Warning => "WARNING",
        Severity::Error => "ERROR",
    };
    let mut location = json!({ "path": file });
    if let Some(range) = range {
        location["range"] = range;
    }
    let diagnostic = json!({
        "code": { "value": problem.rule },
        "location": location,
        "message": problem.told(),
        "severity": severity,
    });
    escape_json(diagnostic.to_string())
}

/// A place whose column counts bytes, from 1.
fn position(article: &Article<'_>, offset: usize) -> Value {
    let before = article.input().get(..offset).unwrap_or_default();
    let column = before.len() - before.rfind(['\n', '\r']).map_or(0, |at| at + 1) + 1;
    json!({ "line": article.line_column(offset).0, "column": column })
}
