//! One article in every form that newsrooms write it in: its audits agree. The forms in `tests/documents/` were made by
//! LibreOffice, with `tests/documents/make.sh`.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use ascribe::article::{Format, Reading, Revision};
use ascribe::audit::Verdict;
use ascribe::report::{self, Entry, Layout};
use ascribe::{Article, Policy};

type Problem = Box<dyn std::error::Error>;

const FOLDER: &str = "tests/documents";
const ORIGINAL: &str = "examples/ceasefire.md";

/// The forms of an article: the files in the folder that are named so, up to their first dot.
fn forms(name: &str) -> Result<Vec<PathBuf>, Problem> {
    let mut found = Vec::new();
    for entry in fs::read_dir(FOLDER)? {
        let path = entry?.path();
        let named = path.file_name().and_then(|file| file.to_str()?.split('.').next()) == Some(name);
        if named && Format::of_path(&path).is_some() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The outline of an article's audit, without its name.
fn outline(article: Article<'_>) -> Result<String, Problem> {
    let audit = ascribe::audit(article, &Policy::default());
    let entry = Entry { path: "", file: "", audit: &audit, verdict: &Verdict::default(), acts: Policy::default().acts };
    let mut out = Vec::new();
    let format = report::format("outline").ok_or("no outline")?;
    (format.article)(&entry, &Layout { width: 100, ..Layout::default() }, &mut out)?;
    Ok(String::from_utf8(out)?)
}

/// What a reader made of a file: blocks, links, metadata.
fn described(article: &Article<'_>) -> String {
    let mut told = String::new();
    for block in &article.blocks {
        let _ = writeln!(told, "{:?}: {}", block.kind, &article.text[block.span.range()]);
    }
    for link in &article.links {
        let _ = writeln!(told, "link: {} -> {}", &article.text[link.span.range()], link.target);
    }
    let _ = writeln!(told, "{:?}", article.metadata);
    told
}

#[test]
fn the_audits_of_all_forms_agree() -> Result<(), Problem> {
    let forms = forms("ceasefire")?;
    assert_eq!(forms.len(), 8, "{forms:?}");
    let original = fs::read(ORIGINAL)?;
    let original = outline(Article::read(&original, Format::Markdown)?)?;
    assert!(original.lines().count() > 15, "{original}");
    for path in forms {
        let bytes = fs::read(&path)?;
        let article = Article::read(&bytes, Format::of_path(&path).ok_or("no article")?)?;
        assert_eq!(outline(article)?, original, "{}", path.display());
    }
    Ok(())
}

#[test]
fn the_original_under_tracked_changes_is_the_article_itself() -> Result<(), Problem> {
    let forms = forms("ceasefire-revised")?;
    assert_eq!(forms.len(), 3, "{forms:?}");
    for path in forms {
        let bytes = fs::read(&path)?;
        let format = Format::of_path(&path).ok_or("no article")?;
        let unchanged = fs::read(format!("{FOLDER}/ceasefire.{}", format.name()))?;
        let unchanged = Article::read(&unchanged, format)?;
        let [before, after] = Article::revisions(&bytes, format)?;
        let note = "\n\nCounted by the agency from reports of both armies.";
        assert_eq!(before.text, unchanged.text.to_string() + note, "{}", path.display());
        assert!(!after.text.contains("ten days") && after.text.contains("for twelve days from Monday,"));
        assert!(after.text.contains("hospital. A second convoy is being loaded, the group said.\n"));
        assert!(after.text.contains("\n\n“This is a pause,” Arvel said.\n\n"), "{}", after.text);
        assert!(!after.text.contains("Who says so?"), "comments are left out");
        assert_eq!(after, Article::read(&bytes, Reading { revision: Revision::Final, ..format.into() })?);
    }
    Ok(())
}

#[test]
fn a_link_in_a_footnote_stands_on_the_words_that_refer_to_it() -> Result<(), Problem> {
    for path in forms("ceasefire-revised")? {
        let bytes = fs::read(&path)?;
        let article = Article::read(&bytes, Format::of_path(&path).ok_or("no article")?)?;
        let links: Vec<_> = article.links.iter().map(|l| (&article.text[l.span.range()], l.target.as_str())).collect();
        let noted = "https://www.reuters.com/world/count";
        assert_eq!(links[2..], [("March", noted), ("the agency", noted)], "{}", path.display());
    }
    Ok(())
}

#[test]
fn readers_make_the_same_of_a_document_every_time() -> Result<(), Problem> {
    for name in ["ceasefire", "ceasefire-revised"] {
        for path in forms(name)? {
            let bytes = fs::read(&path)?;
            let format = Format::of_path(&path).ok_or("no article")?;
            let article = Article::read(&bytes, format)?;
            insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
                insta::assert_snapshot!(format!("document__{name}_{}", format.name()), described(&article));
            });
        }
    }
    Ok(())
}
