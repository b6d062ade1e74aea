//! Runs the command lines that stand in `tests/cli/*.md`, and compares what they print.
//!
//! Each file tells its story in prose, with files and transcripts in fences:
//!
//! - ```` ```file draft.md ```` makes a file; `\xNN` in it is a byte.
//! - ```` ```console ```` holds commands behind `$ `, each with the standard output that it must have, then `? 1` where the
//!   exit status is not 0, then each line of standard error behind `! `. An escape character is shown as `\e`.
//!
//! A command may begin with `NAME=value` and end in `< file` or `> /dev/null`; words may stand in single quotes. All
//! commands of a file run in one empty folder. `UPDATE=1 cargo test --test cli` writes what is printed into the files.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

mod support;

use support::Folder;

type Problem = Box<dyn std::error::Error>;

#[test]
fn the_command_lines_print_what_they_should() -> Result<(), Problem> {
    let mut stories: Vec<PathBuf> =
        fs::read_dir("tests/cli")?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    stories.sort();
    assert!(stories.len() > 5, "the stories are not where they should be");
    let update = std::env::var_os("UPDATE").is_some();
    let mut different = String::new();
    for path in stories {
        let written = fs::read_to_string(&path)?;
        let printed = tell(&written)?;
        if printed != written && update {
            fs::write(&path, printed)?;
        } else if printed != written {
            different += &format!("\n{}:\n{}", path.display(), support::difference(&written, &printed));
        }
    }
    assert!(different.is_empty(), "UPDATE=1 cargo test --test cli accepts this:\n{different}");
    Ok(())
}

/// The story, with what its commands print now.
fn tell(story: &str) -> Result<String, Problem> {
    let folder = Folder::new()?;
    let mut told = String::new();
    let mut lines = story.lines();
    while let Some(line) = lines.next() {
        told += &format!("{line}\n");
        let Some((fence, what)) = fence(line) else { continue };
        let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
        match what.split_once(' ').unwrap_or((what, "")) {
            ("console", "") => {
                for command in inside.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    told += &format!("$ {command}\n{}", run(command, folder.path())?);
                }
            }
            (kind, name) => {
                if kind == "file" {
                    let path = folder.path().join(name);
                    fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
                    fs::write(path, bytes(&(inside.join("\n") + "\n")))?;
                }
                inside.iter().for_each(|line| told += &format!("{line}\n"));
            }
        }
        told += &format!("{fence}\n");
    }
    Ok(told)
}

/// The backticks of a line that opens a fence, and what stands behind them.
fn fence(line: &str) -> Option<(&str, &str)> {
    let what = line.trim_start_matches('`');
    let fence = &line[..line.len() - what.len()];
    (fence.len() >= 3).then_some((fence, what))
}

/// What a command prints, in the form of a transcript.
fn run(line: &str, folder: &Path) -> Result<String, Problem> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
    command.current_dir(folder).stdin(Stdio::null()).env_clear();
    let mut words = words(line).into_iter().peekable();
    while let Some((name, value)) = words.peek().and_then(|word| word.split_once('=')) {
        command.env(name, value);
        words.next();
    }
    assert_eq!(words.next().as_deref(), Some("ascribe"), "{line}");
    while let Some(word) = words.next() {
        match word.as_str() {
            "<" => drop(command.stdin(File::open(folder.join(words.next().ok_or("< what?")?))?)),
            _ => drop(command.arg(word)),
        }
    }
    let output = command.output()?;
    let mut printed = shown(&output.stdout);
    match output.status.code() {
        Some(0) => {}
        Some(code) => printed += &format!("? {code}\n"),
        None => printed += "? killed\n",
    }
    shown(&output.stderr).lines().for_each(|line| printed += &format!("! {line}\n"));
    Ok(printed)
}

/// The words of a command line.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Output as a transcript shows it: lines that all end, and a mark where the last one did not.
fn shown(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output).replace('\u{1b}', "\\e");
    match text.strip_suffix('\n') {
        _ if text.is_empty() => text,
        Some(_) => text,
        None => text + "\\\n",
    }
}

/// The bytes of a file as a story writes it.
fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        bytes.push(u8::from_str_radix(digits, 16).unwrap_or(b'?'));
        bytes.extend(rest.as_bytes());
    }
    bytes
}
