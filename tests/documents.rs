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

/// A report in the named format on an article of the bytes.
fn report(name: &str, bytes: &[u8], reading: impl Into<Reading>) -> Result<String, Problem> {
    let policy = Policy::default();
    let audit = ascribe::audit(Article::read(bytes, reading)?, &policy);
    let verdict = Verdict::of(&audit, &policy);
    let entry = Entry { path: "draft", file: "draft", audit: &audit, verdict: &verdict, acts: policy.acts };
    let format = report::format(name).ok_or("no such format")?;
    let mut out = Vec::new();
    (format.article)(&entry, &Layout::default(), &mut out)?;
    Ok(String::from_utf8(out)?)
}

const QUOTED: &str =
    "Rain fell on Monday, Reuters reported.\n\n“It is a black day for this coast.”\n\nTwo hundred jobs are at stake.\n";

#[test]
fn reports_for_people_place_findings_in_documents_by_paragraph() -> Result<(), Problem> {
    let rtf = QUOTED.replace("\n\n", "\\par ").replace('“', "\\ldblquote ").replace('”', "\\rdblquote ");
    let rtf = format!("{{\\rtf1\\ansi {rtf}\\par}}");
    let words = "3, “Two hundred jobs are”";
    let html = report("html", rtf.as_bytes(), Format::Rtf)?;
    assert!(html.contains(&format!("<small class=\"paragraph\">paragraph {words}</small>")), "{html}");
    assert!(html.contains(">First paragraph</th>") && html.contains(">1, “Reuters reported.”</td>"), "{html}");
    let markdown = report("markdown", rtf.as_bytes(), Format::Rtf)?;
    assert!(markdown.contains("| Paragraph | Severity |") && markdown.contains(&format!("| {words} |")), "{markdown}");
    let junit = report("junit", rtf.as_bytes(), Format::Rtf)?;
    assert!(junit.contains(&format!("draft: paragraph {words}: ")), "{junit}");
    let text = report("html", QUOTED.as_bytes(), Format::Text)?;
    assert!(text.contains("<small class=\"line\">line 5</small>") && text.contains(">First line</th>"), "{text}");
    let text = report("markdown", QUOTED.as_bytes(), Format::Text)?;
    assert!(text.contains("| Line | Severity |") && text.contains("\n| 5 | "), "{text}");
    Ok(())
}

#[test]
fn reports_for_people_name_the_encoding_that_was_decoded() -> Result<(), Problem> {
    let bytes = b"Caf\xe9s closed on Monday, Reuters reported.";
    let encoding = ascribe::article::Encoding::by_name("windows-1252");
    for format in ["human", "html", "markdown"] {
        let told = report(format, bytes, Reading { encoding, ..Format::Text.into() })?;
        assert!(told.to_lowercase().contains("decoded from windows-1252"), "{format}: {told}");
        let told = report(format, QUOTED.as_bytes(), Format::Text)?;
        assert!(!told.to_lowercase().contains("decoded"), "{format}: {told}");
    }
    Ok(())
}
