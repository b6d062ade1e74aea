//! What is generated of the definition of the arguments, and how report files are put in their places.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

mod support;

use support::Folder;

type Problem = Box<dyn std::error::Error>;

fn ascribe(folder: &Path, arguments: &[&str]) -> Result<Output, Problem> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
    Ok(command.current_dir(folder).args(arguments).stdin(Stdio::null()).env_clear().output()?)
}

#[test]
fn shells_get_completions() -> Result<(), Problem> {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = ascribe(Path::new("."), &["completions", shell])?;
        let script = String::from_utf8(output.stdout)?;
        assert!(output.status.success() && output.stderr.is_empty());
        for word in ["min-attributed", "output-file", "explain"] {
            assert!(script.contains(word), "{shell} does not complete {word}");
        }
    }
    Ok(())
}

#[test]
fn the_manual_has_a_page_for_each_command() -> Result<(), Problem> {
    for (arguments, title, told) in [
        (vec!["man"], ".TH ascribe 1", "explain"),
        (vec!["man", "check"], ".TH ascribe-check 1", "min\\-attributed"),
        (vec!["man", "outlets"], ".TH ascribe-outlets 1", "registry"),
    ] {
        let output = ascribe(Path::new("."), &arguments)?;
        let page = String::from_utf8(output.stdout)?;
        assert!(page.contains(title) && page.contains(told), "{page}");
    }
    let output = ascribe(Path::new("."), &["man", "chekc"])?;
    assert_eq!(output.status.code(), Some(2));
    Ok(())
}

const ARTICLE: &str = "Rain fell on Monday, Reuters reported.\n";

#[cfg(target_os = "linux")]
#[test]
fn a_report_is_written_whole_or_not_at_all() -> Result<(), Problem> {
    let folder = Folder::new()?;
    let names = || -> Result<Vec<String>, Problem> {
        let entries = fs::read_dir(folder.path())?.collect::<Result<Vec<_>, _>>()?;
        let mut names: Vec<String> =
            entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        Ok(names)
    };
    fs::write(folder.path().join("a.md"), ARTICLE)?;
    fs::write(folder.path().join("old.json"), "before")?;
    fs::write(folder.path().join("bad.txt"), "{{ nothing.at.all }}")?;
    let output = ascribe(folder.path(), &["check", "--template", "bad.txt", "-o", "template=old.json", "a.md"])?;
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(fs::read_to_string(folder.path().join("old.json"))?, "before");
    assert_eq!(names()?, ["a.md", "bad.txt", "old.json"]);

    std::os::unix::fs::symlink("old.json", folder.path().join("link.json"))?;
    let output = ascribe(folder.path(), &["check", "-o", "json=link.json", "-o", "concise=/dev/null", "a.md"])?;
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    let link = fs::symlink_metadata(folder.path().join("link.json"))?;
    assert!(link.is_symlink() && fs::read_to_string(folder.path().join("old.json"))?.contains("ascribe.audit/1"));
    assert_eq!(names()?, ["a.md", "bad.txt", "link.json", "old.json"]);
    assert!(!fs::metadata("/dev/null")?.is_file());
    Ok(())
}
