//! What `action.yml` runs, with the program in its place and the files of a runner.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use ascribe::article::Format;

mod support;

use support::Folder;

type Problem = Box<dyn std::error::Error>;

/// Runs the action's script in a folder, with its inputs as variables.
fn action(folder: &Path, inputs: &[(&str, &str)]) -> Result<Output, Problem> {
    let program = Path::new(env!("CARGO_BIN_EXE_ascribe")).parent().ok_or("no folder")?.to_owned();
    let path = std::env::join_paths([program, "/usr/bin".into(), "/bin".into()])?;
    let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("ci/action.sh"));
    command.current_dir(folder).stdin(Stdio::null()).env_clear().env("PATH", path).env("FOLDER", folder.join("out"));
    command.env("GITHUB_STEP_SUMMARY", folder.join("out/summary")).env("GITHUB_OUTPUT", folder.join("out/output"));
    Ok(command.envs(inputs.iter().copied()).output()?)
}

fn desk() -> Result<Folder, Problem> {
    let folder = Folder::new()?;
    fs::create_dir(folder.path().join("out"))?;
    fs::create_dir(folder.path().join("two words"))?;
    fs::write(folder.path().join("a.md"), "Rain fell on Monday, Reuters reported. Roads were closed.\n")?;
    fs::write(folder.path().join("two words/-b.md"), "Snow fell on Tuesday.\n")?;
    Ok(folder)
}

#[test]
fn the_action_annotates_uploads_and_comments() -> Result<(), Problem> {
    let desk = desk()?;
    let inputs = [("PATHS", "a.md\n\ntwo words\n"), ("MIN_ATTRIBUTED", "60"), ("ARGUMENTS", "--carry\nstrict\n")];
    let output = action(desk.path(), &inputs)?;
    let log = String::from_utf8(output.stdout)?;
    assert_eq!(output.status.code(), Some(1), "{log}");
    assert_eq!(log.matches("::error title=ascribe (min-attributed)").count(), 2, "{log}");
    assert!(log.contains("file=two words/-b.md,"), "{log}");
    let read = |name: &str| fs::read_to_string(desk.path().join("out").join(name));
    assert!(read("ascribe.sarif")?.contains("\"ruleId\":\"min-attributed\""));
    assert_eq!(read("summary")?, read("ascribe.md")?);
    let told = read("output")?;
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.first(), Some(&"status=1"));
    assert!(lines[1].starts_with("sarif=/") && lines[2].starts_with("comment=/"), "{told}");
    Ok(())
}

#[test]
fn the_action_passes_and_breaks_as_the_program_does() -> Result<(), Problem> {
    let desk = desk()?;
    assert_eq!(action(desk.path(), &[])?.status.code(), Some(0));
    assert_eq!(action(desk.path(), &[("PATHS", "missing.md")])?.status.code(), Some(2));
    assert_eq!(action(desk.path(), &[("MIN_CITED", "much")])?.status.code(), Some(2));
    Ok(())
}

#[test]
fn the_hook_is_for_all_articles_that_folders_are_searched_for() -> Result<(), Problem> {
    let hook = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml"))?;
    let extensions: Vec<&str> = Format::all().flat_map(Format::extensions).copied().collect();
    let files = format!("files: \\.({})$\n", extensions.join("|"));
    assert!(hook.contains(&files), "{hook} lacks {files}");
    let entry = hook.lines().find_map(|line| line.trim().strip_prefix("entry: ascribe ")).ok_or("no entry")?;
    let desk = desk()?;
    fs::write(desk.path().join("ascribe.toml"), "exclude = [\"two words/\"]\n")?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
    command.args(entry.split(' ')).args(["a.md", "two words/-b.md"]).current_dir(desk.path());
    let log = String::from_utf8(command.stdin(Stdio::null()).output()?.stdout)?;
    assert!(log.starts_with("1 article, 0 failed; 2 statements"), "{log}");
    Ok(())
}
