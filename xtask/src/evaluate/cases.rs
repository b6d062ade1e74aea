//! The language cases of `tests/cases`, as articles with known attributions. Their README has the notation.

use std::path::Path;

use anyhow::{Context, Result};

use crate::gold::{Article, Bytes, Roles};

/// Reads all cases of a folder that list attributions or say that there are none.
pub(crate) fn read(folder: &Path) -> Result<Vec<Article>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let readme = path.file_stem().is_some_and(|stem| stem == "README");
        if path.extension().is_some_and(|e| e == "md") && !readme {
            paths.push(path);
        }
    }
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        cases.extend(text.split("\n### ").skip(1).filter_map(|case| one(&name, case)));
    }
    Ok(cases)
}

/// One case, from its heading on.
fn one(file: &str, case: &str) -> Option<Article> {
    let (heading, rest) = case.split_once('\n')?;
    let (_, rest) = rest.split_once("```text\n")?;
    let (text, expected) = rest.split_once("\n```")?;
    let lines = expected.lines().filter_map(|line| line.strip_prefix("- "));
    let mut attributions = Vec::new();
    let mut says = false;
    for line in lines {
        if line == "none" {
            says = true;
        } else if line.starts_with("cue ") || line.starts_with("source ") || line.starts_with("content ") {
            says = true;
            attributions.push(roles(text, line));
        }
    }
    says.then(|| Article::new(format!("{file}: {heading}"), text.to_owned(), attributions))
}

fn roles(text: &str, line: &str) -> Roles {
    let mut roles = Roles { source: Vec::new(), cue: Vec::new(), content: Vec::new() };
    for part in line.split(" · ") {
        let Some((role, names)) = part.split_once(' ') else { continue };
        let spans =
            || names.split("\" + \"").filter_map(|name| find(text, &name.trim_matches('"').replace("\\\"", "\"")));
        match role {
            "cue" => roles.cue = spans().collect(),
            "source" => roles.source = spans().collect(),
            "content" => roles.content = spans().collect(),
            _ => {}
        }
    }
    roles
}

/// Where a name first stands in a text, any white space for a blank.
fn find(text: &str, name: &str) -> Option<Bytes> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first = words.first()?;
    text.match_indices(first).find_map(|(start, _)| {
        let mut at = start;
        for word in &words {
            let rest = &text[at..];
            at += rest.len() - rest.trim_start().len();
            at += text[at..].starts_with(word).then_some(word.len())?;
        }
        Some((start, at))
    })
}
