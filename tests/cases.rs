//! The language cases of `tests/cases/*.md`, each held against what the library finds. What still differs stands in the
//! snapshots, case by case, so that a change shows as lines gained or lost.
#![allow(clippy::panic, clippy::unwrap_used)] // a test may

use std::fmt::Write;
use std::fs;
use std::path::Path;

use ascribe::audit::Linked;
use ascribe::{Article, Audit, Policy, Span};

/// The least part of the cases, in percent, that must come out as written.
const LEAST: usize = 66;

/// One case: a heading, a text and what is expected of it.
#[derive(Default)]
struct Case {
    heading: String,
    text: String,
    expected: Vec<String>,
}

fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut fenced = false;
    for line in file.lines() {
        if let Some(heading) = line.strip_prefix("### ").filter(|_| !fenced) {
            cases.push(Case { heading: heading.to_owned(), ..Case::default() });
        }
        let Some(case) = cases.last_mut() else { continue };
        if line.starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            case.text += line;
            case.text.push('\n');
        } else if let Some(item) = line.strip_prefix("- ") {
            case.expected.push(item.to_owned());
        }
    }
    cases
}

/// What the library finds, in the notation of the cases: a line for each kind of expectation that the case has.
fn found(audit: &Audit, expected: &[String]) -> Vec<String> {
    let asks = |start: &str| expected.iter().any(|line| line.starts_with(start));
    let mut lines = Vec::new();
    if asks("cue ") || asks("source ") || asks("content ") || asks("none") {
        lines.extend(audit.attributions.iter().map(|found| attribution(audit, found)));
        if lines.is_empty() {
            lines.push("none".to_owned());
        }
    }
    if asks("status: ") {
        let status = |s: &ascribe::audit::Sentence| s.status.map_or("-".to_owned(), name);
        lines.push(format!("status: {}", list(audit.sentences.iter().map(status))));
    }
    if asks("outlet: ") {
        lines.push(format!("outlet: {}", list(audit.sentences.iter().map(|s| outlet(audit, s)))));
    }
    if asks("sentence ") {
        lines.extend(audit.sentences.iter().map(|s| format!("sentence {}", quoted(audit, s.span))));
    }
    for line in expected.iter().filter(|line| line.starts_with("resolves ")) {
        let phrase = line.trim_start_matches("resolves \"").split('"').next().unwrap_or_default();
        lines.push(format!("resolves \"{phrase}\" to \"{}\"", resolved(audit, phrase)));
    }
    lines
}

fn attribution(audit: &Audit, linked: &Linked) -> String {
    let found = &linked.attribution;
    let mut line = String::new();
    let many = |spans: &[Span]| spans.iter().map(|&s| quoted(audit, s)).collect::<Vec<_>>().join(" + ");
    for (label, spans) in [
        ("cue", found.cue.as_slice()),
        ("source", found.source.as_slice()),
        ("content", &found.content),
        ("via", &found.via),
    ] {
        if !spans.is_empty() {
            let _ = write!(line, "{label} {} · ", many(spans));
        }
    }
    line + &format!("form {} · stance {}", name(found.form), name(found.stance))
}

/// The outlet that a sentence cites.
fn outlet(audit: &Audit, sentence: &ascribe::audit::Sentence) -> String {
    if sentence.status != Some(ascribe::audit::Status::Outlet) {
        return "-".to_owned();
    }
    let linked = sentence.attributions.first().map(|&first| &audit.attributions[first]);
    let mut outlets = linked.into_iter().flat_map(|l| l.source.iter().chain(&l.via)).filter_map(|r| {
        let at = r.outlet.unwrap_or(r.entity);
        (audit.entities[at].kind == ascribe::entity::EntityKind::Outlet).then(|| audit.entities[at].name.clone())
    });
    outlets.next_back().unwrap_or_default()
}

fn resolved(audit: &Audit, phrase: &str) -> String {
    let pairs = audit.attributions.iter().flat_map(|l| {
        let source = l.attribution.source.iter().zip(&l.source);
        source.chain(l.attribution.via.iter().zip(&l.via))
    });
    let mut names = pairs
        .filter(|(span, _)| audit.article.text[span.range()].eq(phrase))
        .map(|(_, r)| &audit.entities[r.entity].name);
    names.next().cloned().unwrap_or_default()
}

fn quoted(audit: &Audit, span: Span) -> String {
    let words: Vec<&str> = audit.article.text[span.range()].split_whitespace().collect();
    format!("\"{}\"", words.join(" ").replace('"', "\\\""))
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// The name that the JSON audit has for a value.
fn name(value: impl serde::Serialize) -> String {
    serde_json::to_string(&value).unwrap_or_default().trim_matches('"').to_owned()
}

#[test]
fn cases_come_out_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut right, mut all) = (0, 0);
    for path in files.iter().filter(|path| !path.ends_with("README.md")) {
        let mut report = String::new();
        let cases = cases(&fs::read_to_string(path).unwrap());
        let mut here = 0;
        for case in &cases {
            let audit = ascribe::audit(Article::plain(&case.text), &Policy::default());
            let found = found(&audit, &case.expected);
            if found == case.expected {
                here += 1;
                continue;
            }
            let _ = writeln!(report, "\n{}", case.heading);
            for line in case.expected.iter().filter(|line| !found.contains(line)) {
                let _ = writeln!(report, "  - {line}");
            }
            for line in found.iter().filter(|line| !case.expected.contains(line)) {
                let _ = writeln!(report, "  + {line}");
            }
        }
        right += here;
        all += cases.len();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(format!("cases__{stem}"), format!("{here} of {} cases come out as written\n{report}", cases.len()));
        });
    }
    assert!(right * 100 >= all * LEAST, "{right} of {all} cases come out as written");
}
