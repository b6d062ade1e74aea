//! `ascribe check --since`: only what has changed in a Git repository.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

mod support;

use support::Folder;

type Problem = Box<dyn std::error::Error>;

fn git(folder: &Path, arguments: &[&str]) -> Result<(), Problem> {
    let who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(who).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null");
    let output = command.output()?;
    assert!(output.status.success(), "git {arguments:?}: {output:?}");
    Ok(())
}

fn check(folder: &Path, arguments: &[&str]) -> Result<Output, Problem> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
    command.current_dir(folder).args(["check", "--format", "ndjson"]).args(arguments).stdin(Stdio::null());
    Ok(command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir()).output()?)
}

/// The names of the articles that were audited.
fn audited(output: &Output) -> Result<Vec<String>, Problem> {
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let lines = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let audits = lines.map(serde_json::from_slice).collect::<Result<Vec<serde_json::Value>, _>>()?;
    Ok(audits.iter().filter_map(|audit| Some(audit["path"].as_str()?.to_owned())).collect())
}

/// A repository whose branch `desk` has left `main`, which then went on.
fn repository() -> Result<Folder, Problem> {
    let folder = Folder::new()?;
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text);
    fs::create_dir(folder.path().join("news"))?;
    git(folder.path(), &["init", "--quiet", "--initial-branch", "main"])?;
    for name in ["kept.md", "changed.md", "gone.md", "news/kept.md", "news/moved.md", "later.md"] {
        write(name, &format!("Rain fell on {name}, Reuters reported.\n"))?;
    }
    write(".gitignore", "ignored.md\n")?;
    git(folder.path(), &["add", "."])?;
    git(folder.path(), &["commit", "--quiet", "--message", "one"])?;
    git(folder.path(), &["branch", "desk"])?;
    write("later.md", "Snow fell, Reuters reported.\n")?;
    git(folder.path(), &["commit", "--quiet", "--all", "--message", "two"])?;
    git(folder.path(), &["checkout", "--quiet", "desk"])?;
    write("changed.md", "Hail fell, Reuters reported.\n")?;
    git(folder.path(), &["rm", "--quiet", "gone.md"])?;
    git(folder.path(), &["mv", "news/moved.md", "news/caf\u{e9} 1.md"])?;
    git(folder.path(), &["commit", "--quiet", "--all", "--message", "three"])?;
    write("news/kept.md", "Sleet fell, Reuters reported.\n")?;
    write("new.md", "Fog came, Reuters reported.\n")?;
    write("ignored.md", "Fog came, Reuters reported.\n")?;
    Ok(folder)
}

#[test]
fn only_what_the_branch_changed_is_audited() -> Result<(), Problem> {
    let folder = repository()?;
    let all = audited(&check(folder.path(), &["--since", "main"])?)?;
    assert_eq!(all, ["changed.md", "new.md", "news/caf\u{e9} 1.md", "news/kept.md"]);
    let named = audited(&check(folder.path(), &["--since", "main", "kept.md", "./changed.md"])?)?;
    assert_eq!(named, ["./changed.md"]);
    let below = audited(&check(&folder.path().join("news"), &["--since", "main"])?)?;
    assert_eq!(below, ["caf\u{e9} 1.md", "kept.md"]);
    let none = audited(&check(folder.path(), &["--since", "HEAD", "changed.md"])?)?;
    assert!(none.is_empty(), "{none:?}");
    Ok(())
}

#[test]
fn what_cannot_be_compared_is_told() -> Result<(), Problem> {
    let folder = repository()?;
    let outside = Folder::new()?;
    fs::write(outside.path().join("a.md"), "Rain fell, Reuters reported.\n")?;
    let far = outside.path().join("a.md");
    let far = far.to_str().ok_or("no name")?;
    let cases = [
        (folder.path(), vec!["--since", "nowhere"], "--since nowhere: there is no such revision"),
        (folder.path(), vec!["--since", "--output=x"], "--since --output=x: there is no such revision"),
        (outside.path(), vec!["--since", "main"], "--since main: this folder is in no git repository"),
        (folder.path(), vec!["--since", "main", far], "is outside of the git repository"),
    ];
    for (place, arguments, told) in cases {
        let output = check(place, &arguments)?;
        let complaint = String::from_utf8(output.stderr)?;
        assert_eq!(output.status.code(), Some(2), "{complaint}");
        assert!(complaint.contains(told) && complaint.lines().count() == 1, "{complaint}");
    }
    assert!(!folder.path().join("x").exists());
    Ok(())
}
