//! The JSON audit of articles: every offset points into the input as it was given.

use std::fs;
use std::path::{Path, PathBuf};

use ascribe::article::{Article, Format};
use ascribe::audit::Verdict;
use ascribe::report::{self, Entry, Layout};
use serde_json::Value;

type Problem = Box<dyn std::error::Error>;

#[test]
fn offsets_point_into_the_input() -> Result<(), Problem> {
    let mut words = 0;
    for path in articles()? {
        let bytes = fs::read(&path)?;
        let json = audit(&path, &bytes)?;
        let mut places = Vec::new();
        collect(&json, &mut places);
        for place in places {
            let (start, end) = (place["start"].as_u64(), place["end"].as_u64());
            let range = start.ok_or("no start")? as usize..end.ok_or("no end")? as usize;
            let source = std::str::from_utf8(bytes.get(range).ok_or("out of bounds")?)?;
            assert!(!source.is_empty() && source.trim() == source, "{}: {place}", path.display());
            if let Some(text) = place["text"].as_str() {
                words += 1;
                assert!(agree(text, source, &path), "{}: {text:?} is {source:?}", path.display());
            }
        }
    }
    assert!(words > 100, "only {words} phrases were looked at");
    Ok(())
}

#[test]
fn lines_and_columns_are_those_of_the_offsets() -> Result<(), Problem> {
    for path in articles()? {
        let bytes = fs::read(&path)?;
        let json = audit(&path, &bytes)?;
        for sentence in json["sentences"].as_array().ok_or("no sentences")? {
            let start = sentence["start"].as_u64().ok_or("no start")? as usize;
            let before = std::str::from_utf8(&bytes[..start])?;
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let place = (sentence["line"].as_u64(), sentence["column"].as_u64());
            assert_eq!(place, (Some(line as u64), Some(column as u64)), "{}: {sentence}", path.display());
        }
    }
    Ok(())
}

/// The articles of the examples and tests.
fn articles() -> Result<Vec<PathBuf>, Problem> {
    let mut found = Vec::new();
    for folder in ["examples", "tests/articles"] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            found.extend(Format::of_path(&path).map(|_| path));
        }
    }
    found.sort();
    Ok(found)
}

fn audit(path: &Path, bytes: &[u8]) -> Result<Value, Problem> {
    let article = Article::read(bytes, Format::of_path(path).ok_or("no article")?)?;
    let audit = ascribe::audit(article, &ascribe::Policy::default());
    let verdict = Verdict::default();
    let entry = Entry {
        path: "article",
        file: "article",
        audit: &audit,
        verdict: &verdict,
        acts: ascribe::Policy::default().acts,
    };
    let layout = Layout { width: 80, ..Layout::default() };
    let format = report::format("ndjson").ok_or("no such format")?;
    let mut json = Vec::new();
    (format.article)(&entry, &layout, &mut json)?;
    Ok(serde_json::from_slice(&json)?)
}

/// Every object with a start, however deep.
fn collect<'a>(json: &'a Value, found: &mut Vec<&'a Value>) {
    match json {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(fields) => {
            if fields.contains_key("start") {
                found.push(json);
            }
            fields.values().for_each(|field| collect(field, found));
        }
        _ => {}
    }
}

/// Was the text made from the source? Markup and line breaks may stand between its words.
fn agree(text: &str, source: &str, path: &Path) -> bool {
    let mut words = text.split_whitespace();
    if Format::of_path(path) == Some(Format::Text) {
        return words.eq(source.split_whitespace());
    }
    let mut rest = source;
    words.all(|word| {
        let found = rest.split_once(word);
        rest = found.map_or(rest, |(_, behind)| behind);
        found.is_some()
    })
}
