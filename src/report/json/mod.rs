//! The JSON audit, `ascribe.audit/1`: the stable interface, as an object or a list (`json`), or one object per line (`ndjson`).
//!
//! All offsets are half-open ranges of bytes of the input as given. Under the same schema name, fields are only ever added.

mod attribution;
mod coverage;
mod document;
mod finding;

use std::io::{self, Write};

pub(super) use self::coverage::Coverage;
pub(super) use self::document::Bytes;
use self::document::Document;
pub(super) use self::finding::{Excepted, Finding, excepted, findings};
use super::escape::escape_json;
use super::{Entry, Format, Layout};

/// One object, or a list of them, formatted so that people can read it too.
pub(super) const FORMAT: Format = Format {
    name: "json",
    about: "The whole audit as JSON: an object for one file, otherwise a list",
    open: |layout, out| if layout.many { write!(out, "[") } else { Ok(()) },
    article: pretty,
    between: ",",
    close: |_, layout, out| if layout.many { write!(out, "\n]\n") } else { Ok(()) },
    ..Format::PLAIN
};

/// One object per line.
pub(super) const LINES: Format =
    Format { name: "ndjson", about: "The whole audit as JSON, one article per line", article: line, ..Format::PLAIN };

fn pretty(entry: &Entry<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let json = escape_json(serde_json::to_string_pretty(&Document::new(entry))?);
    if layout.many {
        // A JSON string contains no raw line break.
        write!(out, "\n  {}", json.replace('\n', "\n  "))
    } else {
        writeln!(out, "{json}")
    }
}

fn line(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", escape_json(serde_json::to_string(&Document::new(entry))?))
}

/// The JSON schema (2020-12) of the audit of one article.
#[cfg(feature = "schema")]
pub fn schema() -> serde_json::Value {
    schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Document<'_>>()
        .to_value()
}

/// The audit of an article as a value.
#[cfg(feature = "cli")]
pub(super) fn value(entry: &Entry<'_>) -> io::Result<serde_json::Value> {
    Ok(serde_json::to_value(Document::new(entry))?)
}

/// The figures of a coverage as a value.
#[cfg(feature = "cli")]
pub(super) fn coverage(sum: &crate::audit::Coverage) -> serde_json::Value {
    serde_json::to_value(Coverage::new(sum)).unwrap_or_default()
}

/// A ratio to four decimals.
fn rounded(ratio: f64) -> f64 {
    (ratio * 1e4).round() / 1e4
}
