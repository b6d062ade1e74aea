//! SARIF 2.1.0, the format of code scanning: one run with all rules, and a result for each problem.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::escape::escape_json;
use super::problem::{self, DEMANDS, Kind, Problem, UNREAD, catalogue, problems};
use super::{Entry, Format, Layout, Totals, Unread};
use crate::policy::{Rule, Severity};

pub(super) const FORMAT: Format = Format {
    name: "sarif",
    about: "SARIF 2.1.0, for code scanning",
    open,
    article,
    unread,
    between: ",",
    close,
    ..Format::PLAIN
};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

fn open(_: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<Value> = catalogue().iter().map(rule).collect();
    let tool = json!({ "driver": {
        "name": "ascribe",
        "rules": rules,
        "semanticVersion": env!("CARGO_PKG_VERSION"),
    } });
    writeln!(out, r#"{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"#)?;
    writeln!(out, r#""tool":{},"#, escape_json(tool.to_string()))?;
    write!(out, r#""columnKind":"unicodeCodePoints","results":["#)
}

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    for (rank, problem) in problems(entry).iter().enumerate() {
        let comma = if rank > 0 { "," } else { "" };
        write!(out, "{comma}\n{}", escape_json(result(entry.path, entry.file, problem).to_string()))?;
    }
    Ok(())
}

fn unread(unread: &Unread<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let result = result(unread.file, unread.file, &problem::unread(unread));
    write!(out, "\n{}", escape_json(result.to_string()))
}

/// Closes the list of results, which may be empty, and says whether everything could be read.
fn close(totals: &Totals, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let invocation = json!({ "executionSuccessful": totals.unread == 0 });
    writeln!(out, "\n],\"invocations\":[{invocation}]}}]}}")
}

fn rule(kind: &Kind) -> Value {
    let summary = text(&kind.summary);
    json!({
        "id": kind.name,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "help": { "text": text(&kind.page), "markdown": kind.page },
        "defaultConfiguration": { "level": level(kind.severity) },
    })
}

/// A result on an article that is reported under a path and was read from a file.
fn result(path: &str, file: &str, problem: &Problem<'_>) -> Value {
    let [(line, column), (end_line, end_column)] = problem.lines();
    let mut region = json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    });
    if problem.in_file && !problem.words.is_empty() {
        region["snippet"] = json!({ "text": problem.words });
    }
    let mut location = json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(file) },
        "region": region,
    } });
    let mut fingerprint = problem.fingerprint.clone();
    if let Some(article) = path.strip_prefix(file).filter(|article| !article.is_empty()) {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": path, "kind": "article" }]);
        // Two articles of a file may have the same words.
        fingerprint += article;
    }
    json!({
        "ruleId": problem.rule,
        "ruleIndex": position(problem.rule),
        "level": level(problem.severity),
        "message": { "text": text(&problem.told()) },
        "locations": [location],
        // GitHub uses only this one. If it is missing, GitHub makes one from the line, the same for a whole paragraph.
        "partialFingerprints": { "ascribe/v1": fingerprint, "primaryLocationLineHash": fingerprint },
    })
}

/// The index of the rule in the list of the tool.
fn position(rule: &str) -> Option<usize> {
    let demands = DEMANDS.iter().chain([&UNREAD]).map(|(name, _)| *name);
    Rule::ALL.iter().map(|rule| rule.name()).chain(demands).position(|name| name == rule)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// The text of a message: nothing in it is a placeholder or a link (sections 3.11.5 and 3.11.6).
fn text(message: &str) -> String {
    let message = message.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    message.replace('{', "{{").replace('}', "}}")
}

/// The path as a relative reference, or with the scheme `file` where it is absolute.
fn uri(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => uri.push(byte.into()),
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::{catalogue, rule, text, uri};

    #[test]
    fn rules_come_with_their_pages() {
        for kind in catalogue() {
            let rule = rule(&kind);
            assert_eq!(rule["help"]["markdown"], kind.page.as_str(), "{}", kind.name);
            assert_eq!(rule["help"]["text"], text(&kind.page).as_str(), "{}", kind.name);
            assert_eq!(rule["shortDescription"], rule["fullDescription"], "{}", kind.name);
            let summary = rule["shortDescription"]["text"].as_str().unwrap_or_default();
            assert!(!summary.is_empty() && !summary.contains('\n'), "{}: {summary}", kind.name);
            assert!(kind.page.contains(&kind.summary), "{}: {}", kind.name, kind.page);
        }
    }

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("./news/café 1%.md"), "news/caf%C3%A9%201%25.md");
        assert_eq!(uri("/a:b.md"), "file:///a%3Ab.md");
        assert_eq!(uri("a:b?c#d.md"), "a%3Ab%3Fc%23d.md");
    }

    #[test]
    fn messages_hold_no_links_and_no_placeholders() {
        assert_eq!(text(r"[a](b) {0} \"), r"\[a\](b) {{0}} \\");
    }
}
