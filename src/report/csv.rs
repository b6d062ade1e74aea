//! A table of all statements, as CSV (RFC 4180) with a line that names the columns.

use std::io::{self, Write};

use super::credit::{credit, deciding};
use super::escape::one_line;
use super::mark::Name;
use super::tally::{Supporter, supporters};
use super::{Entry, Format, Layout, escape};
use crate::Span;
use crate::audit::{Audit, Sentence, Status};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    about: "All statements as a table, one per line",
    open: |_, out| write!(out, "{}\r\n", COLUMNS.join(",")),
    article,
    ..Format::PLAIN
};

/// `start` and `end` are byte offsets in the input; `outlets` are ids of the registry; `cue` and `source` are those of the
/// attribution that decides the status, and empty if a link decides.
const COLUMNS: [&str; 15] = [
    "path",
    "sentence",
    "line",
    "column",
    "start",
    "end",
    "status",
    "basis",
    "credit",
    "outlets",
    "cue",
    "source",
    "words",
    "attributed_words",
    "text",
];

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    for (id, sentence) in entry.audit.sentences.iter().enumerate() {
        if let Some(status) = sentence.status {
            write!(out, "{}\r\n", row(entry, id, sentence, status).join(","))?;
        }
    }
    Ok(())
}

fn row(entry: &Entry<'_>, id: usize, sentence: &Sentence, status: Status) -> [String; COLUMNS.len()] {
    let audit = entry.audit;
    let source = audit.article.source(sentence.span);
    let (line, column) = audit.article.line_column(source.start());
    let basis = sentence.basis.map(|basis| Name(basis).to_string()).unwrap_or_default();
    let decides = deciding(audit, sentence);
    let words = |span: Option<Span>| span.map(|span| cell(&audit.article.text[span])).unwrap_or_default();
    [
        cell(entry.path),
        id.to_string(),
        line.to_string(),
        column.to_string(),
        source.start().to_string(),
        source.end().to_string(),
        Name(status).to_string(),
        basis,
        cell(&credit(audit, sentence, entry.acts)),
        cell(&outlets(audit, sentence)),
        words(decides.and_then(|linked| linked.attribution.cue)),
        words(decides.and_then(|linked| linked.attribution.source)),
        sentence.words.to_string(),
        sentence.attributed_words.to_string(),
        words(Some(sentence.span)),
    ]
}

/// The ids of the outlets that the statement is attributed to.
fn outlets(audit: &Audit<'_>, sentence: &Sentence) -> String {
    let outlets = supporters(audit, sentence).into_iter().filter_map(|supporter| match supporter {
        Supporter::Named(id) => audit.entities.get(id)?.outlet,
        Supporter::Linked(outlet) => Some(outlet),
    });
    outlets.map(|outlet| outlet.outlet().id).collect::<Vec<_>>().join(" ")
}

/// Text from outside as a cell: one line, quoted where necessary, and never a formula for a spreadsheet.
fn cell(text: &str) -> String {
    let mut text = one_line(text);
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        text.insert(0, '\'');
    }
    // A cell with a colon is quoted: some logs take a line that begins with two colons for a command.
    if text.contains([',', '"']) || text.starts_with(':') {
        text = format!("\"{}\"", escape(&text).replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(cell("one two"), "one two");
        assert_eq!(cell("one, \"two\"\r\nthree"), "\"one, \"\"two\"\" three\"");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            assert!(cell(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(cell("=\"a\",1"), "\"'=\"\"a\"\",1\"");
        assert_eq!(cell("\u{0}=1"), "␀=1");
    }
}
