//! `ascribe diff --git`: what changed since a revision.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

mod support;

use support::Folder;

type Problem = Box<dyn std::error::Error>;

/// A command that knows where git is, and nothing of the user's settings.
fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null()).env_clear();
    command.env("PATH", env::var_os("PATH").unwrap_or_default());
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", folder).env("GIT_CEILING_DIRECTORIES", env::temp_dir());
    command
}

fn git(folder: &Path, arguments: &[&str]) -> Result<(), Problem> {
    let who = ["-c", "user.name=Ann Example", "-c", "user.email=ann@example.org", "-c", "core.autocrlf=false"];
    let output = command("git", folder).args(who).args(arguments).output()?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into()) }
}

/// What `ascribe diff` prints, says and exits with.
fn diff(folder: &Path, arguments: &[&str]) -> Result<(String, String, Option<i32>), Problem> {
    let Output { stdout, stderr, status } =
        command(env!("CARGO_BIN_EXE_ascribe"), folder).arg("diff").args(arguments).output()?;
    Ok((String::from_utf8(stdout)?, String::from_utf8(stderr)?, status.code()))
}

const PIER: &str = "The pier is closed until May, the mayor said. Nobody was hurt.\n";
const FERRY: &str = "The ferry will run twice a day from Monday, Reuters reported. It will be free.\n";

/// A repository whose articles were committed, then changed.
fn repository() -> Result<Folder, Problem> {
    let folder = Folder::new()?;
    let root = folder.path();
    fs::create_dir_all(root.join("news/old"))?;
    for (name, text) in [("news/pier.txt", PIER), ("news/old/ferry.md", FERRY), ("same.md", FERRY), ("gone é.md", PIER)]
    {
        fs::write(root.join(name), text)?;
    }
    fs::write(root.join("notes.csv"), "a,b\n")?;
    git(root, &["init", "--quiet"])?;
    git(root, &["add", "--all"])?;
    git(root, &["commit", "--quiet", "--message", "Begin"])?;
    fs::write(root.join("news/pier.txt"), "The pier is closed until May. Nobody was hurt.\n")?;
    fs::rename(root.join("news/old/ferry.md"), root.join("news/ferry.md"))?;
    git(root, &["add", "--all"])?;
    fs::remove_file(root.join("gone é.md"))?;
    fs::write(root.join("news/new.md"), FERRY)?;
    fs::write(root.join("notes.csv"), "c,d\n")?;
    Ok(folder)
}

#[test]
fn what_changed_since_a_revision_is_compared() -> Result<(), Problem> {
    let folder = repository()?;
    let (printed, told, code) = diff(folder.path(), &["--git", "HEAD", "--format", "json"])?;
    assert_eq!(code, Some(1), "{told}");
    let found: serde_json::Value = serde_json::from_str(&printed)?;
    let articles = found.as_array().ok_or("no list")?;
    let names: Vec<_> = articles.iter().map(|article| (article["old"].as_str(), article["new"].as_str())).collect();
    assert_eq!(
        names,
        [
            (Some("HEAD:gone é.md"), None),
            (Some("HEAD:news/old/ferry.md"), Some("news/ferry.md")),
            (None, Some("news/new.md")),
            (Some("HEAD:news/pier.txt"), Some("news/pier.txt")),
        ]
    );
    let changes = |article: usize| -> Vec<(Option<&str>, Option<&str>)> {
        let all = articles[article]["changes"].as_array().into_iter().flatten();
        all.map(|change| (change["change"].as_str(), change["sources"].as_str())).collect()
    };
    assert_eq!(changes(0), [(Some("gone"), None); 2]);
    assert_eq!(changes(1), []);
    assert_eq!(changes(2), [(Some("new"), None); 2]);
    assert_eq!(changes(3), [(Some("kept"), Some("lost"))]);
    assert_eq!(articles[3]["findings"][0]["rule"], "attribution-lost");
    assert_eq!(
        told,
        "ascribe: news/pier.txt:1:1: this statement has lost its source: the earlier draft cited the mayor (attribution-lost)\n"
    );
    Ok(())
}

#[test]
fn paths_choose_what_is_compared() -> Result<(), Problem> {
    let folder = repository()?;
    let compared = |within: &str, paths: &[&str]| -> Result<Vec<String>, Problem> {
        let arguments = [&["--git", "HEAD", "--format", "json"], paths].concat();
        let (printed, told, code) = diff(&folder.path().join(within), &arguments)?;
        assert!(matches!(code, Some(0 | 1)), "{told}");
        let found: serde_json::Value = serde_json::from_str(&printed)?;
        let articles = found.as_array().into_iter().flatten();
        Ok(articles.filter_map(|article| article["new"].as_str()).map(str::to_owned).collect())
    };
    assert_eq!(compared("news", &[])?, ["news/ferry.md", "news/new.md", "news/pier.txt"]);
    assert_eq!(compared("news", &["pier.txt"])?, ["news/pier.txt"]);
    assert_eq!(compared("", &["news/new.md", "same.md"])?, ["news/new.md"]);
    assert_eq!(compared("", &["notes.csv"])?, ["notes.csv"]);
    // it was renamed, and its old name is none of those that are asked for
    let (printed, ..) = diff(folder.path(), &["--git", "HEAD", "news/ferry.md"])?;
    assert!(printed.starts_with("HEAD:news/old/ferry.md → news/ferry.md\n"), "{printed}");
    assert_eq!(compared("", &["same.md"])?, Vec::<String>::new());
    Ok(())
}

#[test]
fn no_repository_and_no_revision_are_told() -> Result<(), Problem> {
    let folder = repository()?;
    for revision in ["no-such", "--help", "HEAD~5", ""] {
        let (printed, told, code) = diff(folder.path(), &[&format!("--git={revision}")])?;
        assert_eq!((printed.as_str(), code), ("", Some(2)), "{told}");
        assert_eq!(
            told,
            format!(
                "ascribe: --git {revision}: there is no such revision; `git log` and `git branch --all` list them; in a shallow clone, fetch more history with `git fetch --unshallow`\n"
            )
        );
    }
    let (printed, told, code) = diff(folder.path(), &["--git", "HEAD", "missing.md", "news/pier.txt", "gone é.md"])?;
    assert_eq!(code, Some(2));
    assert_eq!(told, "ascribe: missing.md: no such file or folder, now or in the revision; check the path\n");
    assert!(printed.contains("news/pier.txt") && printed.contains("HEAD:gone é.md → (no file)"), "{printed}");
    let (_, told, code) = diff(folder.path(), &["--git", "HEAD", ".."])?;
    assert_eq!((code, told.lines().count()), (Some(2), 1), "{told}");
    assert!(told.contains("outside repository"), "{told}");

    let alone = Folder::new()?;
    let (printed, told, code) = diff(alone.path(), &["--git", "HEAD"])?;
    assert_eq!((printed.as_str(), code), ("", Some(2)));
    assert_eq!(
        told,
        "ascribe: --git HEAD: this folder is not in a git repository; compare two files: ascribe diff OLD NEW\n"
    );

    let mut lost = command(env!("CARGO_BIN_EXE_ascribe"), alone.path());
    let output = lost.env("PATH", alone.path()).args(["diff", "--git", "HEAD"]).output()?;
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr)?.contains("git, which is not installed"));
    Ok(())
}

#[test]
fn a_version_that_cannot_be_read_does_not_keep_others_from_it() -> Result<(), Problem> {
    let folder = repository()?;
    fs::write(folder.path().join("same.md"), [0, 1, 2])?;
    let (printed, told, code) = diff(folder.path(), &["--git", "HEAD", "same.md", "news/pier.txt"])?;
    assert_eq!(code, Some(2));
    assert!(told.starts_with("ascribe: same.md") && printed.contains("news/pier.txt"), "{told}{printed}");
    Ok(())
}
