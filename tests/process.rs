//! How the program behaves towards the system: pipes, threads, names of files.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

mod support;

use support::Folder;

type Problem = Box<dyn std::error::Error>;

const ARTICLE: &str = "Rain fell on Monday, Reuters reported. Roads were closed.\n";

fn ascribe(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
    command.current_dir(folder).stdin(Stdio::null()).env_clear();
    command
}

/// A folder with so many articles, each a little different.
fn articles(count: usize) -> Result<Folder, Problem> {
    let folder = Folder::new()?;
    for number in 0..count {
        let article = format!("Storm {number}\n\n{}", ARTICLE.repeat(number % 7 + 1));
        fs::write(folder.path().join(format!("{number:04}.txt")), article)?;
    }
    Ok(folder)
}

fn is_quiet(output: &Output) -> bool {
    output.stderr.is_empty() && output.status.success()
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() -> Result<(), Problem> {
    let folder = articles(300)?;
    for format in ["human", "ndjson"] {
        let mut command = ascribe(folder.path());
        command.args(["check", "--format", format]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = command.spawn()?;
        let mut first = String::new();
        if let Some(stdout) = running.stdout.take() {
            BufReader::with_capacity(64, stdout).read_line(&mut first)?;
        }
        assert!(first.contains("0000.txt"), "{first}");
        let output = running.wait_with_output()?;
        assert!(is_quiet(&output), "{output:?}");
    }
    Ok(())
}

#[test]
fn any_number_of_threads_prints_the_same() -> Result<(), Problem> {
    let folder = articles(120)?;
    let print = |threads: &str, format: &str| {
        ascribe(folder.path()).env("RAYON_NUM_THREADS", threads).args(["check", "--format", format]).output()
    };
    for format in ["human", "json", "outline"] {
        let (one, eight) = (print("1", format)?, print("8", format)?);
        assert!(is_quiet(&one), "{one:?}");
        assert!(one.stdout == eight.stdout, "{format}");
    }
    Ok(())
}

#[test]
fn several_articles_as_json_are_one_document_or_one_a_line() -> Result<(), Problem> {
    let folder = articles(40)?;
    let output = ascribe(folder.path()).args(["check", "--format", "json"]).output()?;
    let list: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout)?;
    let output = ascribe(folder.path()).args(["check", "--format", "ndjson"]).output()?;
    let lines = std::str::from_utf8(&output.stdout)?.lines().map(serde_json::from_str);
    let lines: Vec<serde_json::Value> = lines.collect::<Result<_, _>>()?;
    assert_eq!(list.len(), 40);
    assert_eq!(list, lines);
    let paths: Vec<&str> = list.iter().filter_map(|audit| audit["path"].as_str()).collect();
    assert!(paths.is_sorted(), "{paths:?}");
    Ok(())
}

#[cfg(unix)]
#[test]
fn names_of_files_may_be_any_bytes() -> Result<(), Problem> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new()?;
    let name = OsStr::from_bytes(b"caf\xe9\x1b[2J\n.md");
    if fs::write(folder.path().join(name), ARTICLE).is_err() {
        return Ok(()); // this system has no such names
    }
    for arguments in [vec![OsStr::new("check"), name], vec![OsStr::new("check")]] {
        let output = ascribe(folder.path()).args(["--color", "never"]).args(arguments).output()?;
        assert!(is_quiet(&output), "{output:?}");
        let report = String::from_utf8(output.stdout)?;
        assert!(report.contains("caf\u{fffd}␛[2J␊.md") && !report.contains('\u{1b}'), "{report}");
    }
    let target = [name.as_bytes(), b":1"].concat();
    let output = ascribe(folder.path()).arg("explain").arg(OsStr::from_bytes(&target)).output()?;
    assert!(is_quiet(&output), "{output:?}");
    Ok(())
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_is_an_error() -> Result<(), Problem> {
    let folder = articles(1)?;
    let output = ascribe(folder.path()).arg("check").stdout(fs::File::create("/dev/full")?).output()?;
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr)?;
    assert!(told.starts_with("ascribe: the report cannot be written: ") && told.lines().count() == 1, "{told}");
    Ok(())
}
