//! The Reviewdog Diagnostic Format, which reviewdog turns into comments on any code host.
//!
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>

use std::io::{self, Write};

use serde_json::{Value, json};

use super::escape::escape_json;
use super::problem::problems;
use super::{Entry, Format, Layout};
use crate::article::Article;
use crate::policy::Severity;

pub(super) const FORMAT: Format = Format {
    name: "rdjson",
    about: "Diagnostics for reviewdog",
    open: |_, out| write!(out, r#"{{"source":{{"name":"ascribe"}},"diagnostics":["#),
    article,
    between: ",",
    close: |_, _, out| writeln!(out, "\n]}}"),
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    for (rank, problem) in problems(entry).into_iter().enumerate() {
        let severity = match problem.severity {
            Severity::Info => "INFO",
            Severity::Warning => "WARNING",
            Severity::Error => "ERROR",
        };
        let article = &entry.audit.article;
        let mut location = json!({ "path": entry.file });
        if let Some(source) = problem.source.filter(|_| problem.in_file) {
            let [start, end] = [source.start(), source.end()].map(|offset| position(article, offset));
            location["range"] = json!({ "start": start, "end": end });
        }
        let diagnostic = json!({
            "code": { "value": problem.rule },
            "location": location,
            "message": problem.told(),
            "severity": severity,
        });
        let comma = if rank > 0 { "," } else { "" };
        write!(out, "{comma}\n  {}", escape_json(diagnostic.to_string()))?;
    }
    Ok(())
}

/// A place whose column counts bytes, from 1.
fn position(article: &Article<'_>, offset: usize) -> Value {
    let before = article.input().get(..offset).unwrap_or_default();
    let column = before.len() - before.rfind(['\n', '\r']).map_or(0, |at| at + 1) + 1;
    json!({ "line": article.line_column(offset).0, "column": column })
}
