//! The articles of `tests/articles/` and `examples/`, audited and held against their labels. A snapshot an article: its
//! outline, one line a sentence, and under a sentence what its label says where the audit differs.
#![allow(clippy::panic, clippy::unwrap_used)] // a test may

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use ascribe::article::Format;
use ascribe::audit::{Audit, Need, Sentence, Status, Verdict};
use ascribe::entity::EntityKind;
use ascribe::report::{self, Entry, Layout};
use ascribe::{Article, Policy};

/// The least part of the labelled sentences, in percent, whose kind and status must agree.
const LEAST: usize = 80;

/// One line of a `.labels` file.
struct Label {
    kind: String,
    status: String,
    needs: String,
    outlet: String,
    source: String,
}

fn labels(file: &str) -> Vec<Label> {
    let columns = |line: &str| line.split(" | ").map(|column| column.trim().to_owned()).collect::<Vec<_>>();
    let label = |line: &str| match columns(line).as_slice() {
        [kind, status, needs, outlet, source, _, ..] => {
            assert!(needs == "-" || Need::ALL.iter().any(|need| need.name() == needs), "no such need: {line}");
            let [kind, status, needs, outlet, source] = [kind, status, needs, outlet, source].map(Clone::clone);
            Label { kind, status, needs, outlet, source }
        }
        _ => panic!("a label has six columns: {line}"),
    };
    file.lines().filter(|line| !line.trim().is_empty()).map(label).collect()
}

/// The article that labels belong to.
fn article_of(labels: &Path) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stem = labels.file_stem().unwrap().to_string_lossy().into_owned();
    let places = ["tests/articles", "examples"]
        .into_iter()
        .flat_map(|folder| ["md", "txt"].map(|ending| root.join(folder).join(format!("{stem}.{ending}"))));
    places.into_iter().find(|path| path.exists()).unwrap_or_else(|| panic!("{}: no article", labels.display()))
}

/// The folder's files of labels, in order.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "labels"));
    files.sort();
    files
}

/// The outlet and the other source that a statement is credited to, as a label names them.
fn credits(audit: &Audit, sentence: &Sentence) -> (String, String) {
    let (mut outlet, mut source) = ("-".to_owned(), "-".to_owned());
    let status = sentence.status.filter(|status| *status != Status::Unattributed);
    let Some(first) = sentence.attributions.first().filter(|_| status.is_some()) else { return (outlet, source) };
    let linked = &audit.attributions[*first];
    for found in linked.via.iter().rev().chain(&linked.source) {
        for at in [Some(found.entity), found.outlet].into_iter().flatten() {
            let entity = &audit.entities[at];
            let place = if entity.kind == EntityKind::Outlet { &mut outlet } else { &mut source };
            *place = entity.name.clone();
        }
    }
    if status != Some(Status::Outlet) {
        outlet = "-".to_owned();
    }
    (outlet, source)
}

/// Are two names of one source the same, a leading article and letter case aside?
fn same(a: &str, b: &str) -> bool {
    let bare = |name: &str| name.trim_start_matches("the ").trim_start_matches("The ").to_lowercase();
    bare(a) == bare(b)
}

/// How a sentence's label differs from its audit; empty where they agree.
fn difference(audit: &Audit, sentence: &Sentence, label: &Label) -> String {
    let name = |value: serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let kind = name(serde_json::to_value(sentence.kind).unwrap());
    let status = name(serde_json::to_value(sentence.status).unwrap());
    let (outlet, source) = credits(audit, sentence);
    let mut differs = Vec::new();
    for (what, found, expected) in [("kind", kind, &label.kind), ("status", status, &label.status)] {
        if found != *expected {
            differs.push(format!("{what} {expected}"));
        }
    }
    for (what, found, expected) in [("outlet", outlet, &label.outlet), ("source", source, &label.source)] {
        if !same(&found, expected) {
            differs.push(format!("{what} {expected}"));
        }
    }
    differs.join(", ")
}

#[test]
fn articles_come_out_as_labelled() {
    let (mut right, mut all) = (0, 0);
    for path in &files() {
        let labels = labels(&fs::read_to_string(path).unwrap());
        let article = article_of(path);
        let bytes = fs::read(&article).unwrap();
        let audit =
            ascribe::audit(Article::read(&bytes, Format::of_path(&article).unwrap()).unwrap(), &Policy::default());
        let verdict = Verdict::of(&audit, &Policy::default());
        let name = article.file_name().unwrap().to_string_lossy().into_owned();
        let mut outline = Vec::new();
        let layout = Layout { width: 100, ..Layout::default() };
        let entry = Entry { path: &name, file: &name, audit: &audit, verdict: &verdict, acts: Policy::default().acts };
        (report::format("outline").unwrap().article)(&entry, &layout, &mut outline).unwrap();
        let outline = String::from_utf8(outline).unwrap();
        let mut lines = outline.lines();
        let head: Vec<&str> = lines.by_ref().take(2).collect();
        let (mut text, mut whole) = (String::new(), 0);
        for (at, line) in lines.enumerate() {
            let _ = writeln!(text, "{line}");
            let Some((sentence, label)) = audit.sentences.get(at).zip(labels.get(at)) else { continue };
            let differs = difference(&audit, sentence, label);
            whole += usize::from(differs.is_empty());
            right += usize::from(!differs.contains("kind ") && !differs.contains("status "));
            if !differs.is_empty() {
                let _ = writeln!(text, "    ≠ label: {differs}");
            }
        }
        all += labels.len();
        let head = format!("{}\n{}\n= {whole} of {} sentences wholly as labelled\n", head[0], head[1], labels.len());
        insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(format!("article__{}", name.replace('.', "_")), head + &text);
        });
    }
    assert!(right * 100 >= all * LEAST, "{right} of {all} labelled sentences have their kind and status");
}

/// The least part of the labelled statements, in percent, whose need must agree.
const LEAST_NEEDS: usize = 80;

#[test]
fn needs_come_out_as_labelled() {
    let (mut counts, mut wrong) = (vec![[0; Need::ALL.len()]; Need::ALL.len()], String::new());
    for path in &files() {
        let labels = labels(&fs::read_to_string(path).unwrap());
        let article = article_of(path);
        let bytes = fs::read(&article).unwrap();
        let article = Article::read(&bytes, Format::of_path(&article).unwrap()).unwrap();
        let audit = ascribe::audit(article, &Policy::default());
        if audit.sentences.len() != labels.len() {
            continue; // it is not known which label belongs to which sentence
        }
        let _ = writeln!(wrong, "\n{}", path.file_stem().unwrap().to_string_lossy());
        for (sentence, label) in audit.sentences.iter().zip(&labels) {
            let (Some(found), Ok(expected)) = (sentence.needs, label.needs.parse::<Need>()) else { continue };
            counts[expected as usize][found as usize] += 1;
            if found != expected {
                let words: Vec<&str> = audit.article.text[sentence.span].split_whitespace().take(12).collect();
                let _ = writeln!(wrong, "  {}, labelled {}: {} …", found.name(), expected.name(), words.join(" "));
            }
        }
    }
    let mut table = String::from("label       found: quotation contested figure claim none   precision recall\n");
    let all: usize = counts.iter().flatten().sum();
    let right: usize = (0..counts.len()).map(|need| counts[need][need]).sum();
    for need in Need::ALL {
        let row = counts[need as usize];
        let hits = 100.0 * row[need as usize] as f64;
        let found: usize = counts.iter().map(|row| row[need as usize]).sum();
        let labelled: usize = row.iter().sum();
        let [q, c, f, o, n] = row;
        let (precision, recall) = (hits / found.max(1) as f64, hits / labelled.max(1) as f64);
        let name = need.name();
        let _ = writeln!(table, "{name:<18} {q:>9} {c:>9} {f:>6} {o:>5} {n:>4}   {precision:>8.1}% {recall:>5.1}%");
    }
    let head = format!("{right} of {all} statements need what their label says\n\n{table}");
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!("needs", head + &wrong);
    });
    assert!(right * 100 >= all * LEAST_NEEDS, "{right} of {all}");
}
