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

/// Runs the script that keeps the comment, with a `gh` that notes what it is asked and knows these comments.
fn comment(desk: &Path, report: &str, known: &str) -> Result<(String, Option<i32>), Problem> {
    use std::os::unix::fs::PermissionsExt;
    let gh = desk.join("bin/gh");
    fs::create_dir_all(desk.join("bin"))?;
    fs::write(
        &gh,
        format!(
            "#!/bin/sh\nprintf '%s ' \"$@\" | tr '\\n' ' ' >>calls\necho >>calls\ncase \"$*\" in *--jq*) printf '%s' '{known}' ;; esac\n"
        ),
    )?;
    fs::set_permissions(&gh, fs::Permissions::from_mode(0o755))?;
    fs::write(desk.join("report.md"), report)?;
    let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("ci/comment.sh"));
    command
        .current_dir(desk)
        .env_clear()
        .env("PATH", std::env::join_paths([desk.join("bin"), "/usr/bin".into(), "/bin".into()])?);
    command.env("COMMENT", "report.md").env("GITHUB_REPOSITORY", "desk/news").env("PULL_REQUEST", "7");
    let status = command.stdin(Stdio::null()).stderr(Stdio::null()).status()?;
    Ok((fs::read_to_string(desk.join("calls")).unwrap_or_default(), status.code()))
}

#[test]
fn the_comment_is_found_by_its_marker() -> Result<(), Problem> {
    let report = "<!-- ascribe -->\n\n### a.md\n";
    let desk = desk()?;
    let (calls, code) = comment(desk.path(), report, "IC_1\nIC_2")?;
    assert_eq!((calls.lines().count(), code), (2, Some(0)), "{calls}");
    assert!(calls.contains("owner=desk") && calls.contains("name=news") && calls.contains("number=7"), "{calls}");
    assert!(
        calls.contains("updateIssueComment") && calls.contains("id=IC_1 ") && calls.contains("body=@report.md"),
        "{calls}"
    );
    let second = self::desk()?;
    let (calls, code) = comment(second.path(), report, "")?;
    assert_eq!(code, Some(0));
    assert!(calls.ends_with("pr comment 7 --repo desk/news --body-file report.md \n"), "{calls}");
    for wrong in ["something else", "<!-- ascribe-ignore -->", "<!-- ascribe: a\" b -->"] {
        let third = self::desk()?;
        let (calls, code) = comment(third.path(), wrong, "")?;
        assert_eq!((calls.as_str(), code), ("", Some(2)), "{wrong}");
    }
    Ok(())
}

#[test]
fn jobs_with_names_keep_comments_of_their_own() -> Result<(), Problem> {
    let desk = desk()?;
    let output = action(desk.path(), &[("PATHS", "a.md"), ("COMMENT_ID", "news.desk-2")])?;
    assert_eq!(output.status.code(), Some(0));
    let report = fs::read_to_string(desk.path().join("out/ascribe.md"))?;
    assert!(report.starts_with("<!-- ascribe: news.desk-2 -->\n"), "{report}");
    let (calls, code) = comment(desk.path(), &report, "")?;
    assert_eq!(code, Some(0));
    assert!(calls.contains("startswith(\"<!-- ascribe: news.desk-2 -->\")"), "{calls}");
    let wrong = action(desk.path(), &[("COMMENT_ID", "a --> b")])?;
    assert_eq!(wrong.status.code(), Some(2));
    let told = String::from_utf8(wrong.stderr)?;
    assert!(told.contains("--comment-id") && told.contains("use 1 to 40 letters"), "{told}");
    Ok(())
}

#[test]
fn the_comment_is_never_too_long() -> Result<(), Problem> {
    const MOST: usize = 65_536;
    let desk = desk()?;
    let check = |paths: &[&str]| -> Result<String, Problem> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
        command
            .current_dir(desk.path())
            .args(["check", "--reader", "fast", "--format", "markdown", "--min-attributed", "50"])
            .args(paths);
        Ok(String::from_utf8(command.stdin(Stdio::null()).output()?.stdout)?)
    };
    // one article whose every word must be escaped, and each of whose sentences is a finding
    let long = format!("The ferry | costs #5 {} and @ann sold 40 boats.\n\n", "#<é|> ".repeat(400)).repeat(100);
    fs::write(desk.path().join("long.md"), format!("# {}\n\n{long}", "#".repeat(9000)))?;
    let one = check(&["long.md"])?;
    assert!(one.chars().count() < MOST && one.contains("### long.md") && one.contains("**failed**"), "{}", one.len());
    // many that pass, and behind them some that fail
    fs::create_dir(desk.path().join("many"))?;
    for at in 0..150 {
        let pass = "Rain fell on the pier, Reuters reported. ".repeat(20);
        fs::write(desk.path().join(format!("many/a{at:03}.md")), pass)?;
    }
    for at in 0..5 {
        fs::write(desk.path().join(format!("many/b{at}.md")), "Snow fell on Tuesday. Ten roads were closed.\n")?;
    }
    let many = check(&["many"])?;
    assert!(many.chars().count() < MOST && many.starts_with("<!-- ascribe -->\n"), "{}", many.len());
    assert_eq!(many.matches("**failed**").count(), 5);
    assert!(many.contains("more articles left out") && many.trim_end().ends_with("5 failed"), "{many}");
    Ok(())
}

#[test]
fn the_comment_on_two_drafts_is_never_too_long() -> Result<(), Problem> {
    const MOST: usize = 65_536;
    let desk = desk()?;
    let path = |name: &str| desk.path().join(name);
    let diff = |arguments: &[&str]| -> Result<String, Problem> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
        command.current_dir(desk.path()).args(["diff", "--reader", "fast", "--format", "markdown"]).args(arguments);
        Ok(String::from_utf8(command.stdin(Stdio::null()).output()?.stdout)?)
    };
    // Every statement loses its source, and every word must be escaped.
    let line = |at: usize, end: &str| {
        format!("The boat {at} sank at the pier of the {} town at noon{end}.\n\n", "#<é|> and the ".repeat(9))
    };
    let lines = |end: &str| (0..400).map(|at| line(at, end)).collect::<String>();
    fs::write(path("old.md"), lines(", Reuters reported"))?;
    fs::write(path("new.md"), lines(""))?;
    let one = diff(&["--comment-id", "desk", "old.md", "new.md"])?;
    assert!(one.starts_with("<!-- ascribe diff: desk -->\n\n### old.md → new.md\n"), "{one}");
    assert!(one.chars().count() < MOST, "{}", one.len());
    assert!(one.contains("more findings left out") && one.contains("more changes left out"), "{one}");
    assert!(one.trim_end().ends_with("| all | 400 | 400 |"), "{one}");
    // many articles of a repository
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
        Command::new("git")
            .arg("-C")
            .arg(desk.path())
            .args(who)
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
    };
    git(&["init", "--quiet"])?;
    for at in 0..60 {
        fs::write(path(&format!("many{at:02}.md")), "Rain fell on the pier, Reuters reported.\n")?;
    }
    git(&["add", "."])?;
    git(&["commit", "--quiet", "--message", "one"])?;
    for at in 0..60 {
        let new = (0..20)
            .map(|line| format!("Ferry {line} of line {at} left the pier, Reuters reported. "))
            .collect::<String>();
        fs::write(path(&format!("many{at:02}.md")), new)?;
    }
    let many = diff(&["--git", "HEAD"])?;
    assert!(many.starts_with("<!-- ascribe diff -->\n\n") && many.chars().count() < MOST, "{}", many.len());
    assert!(
        many.trim_end().ends_with("`ascribe diff` lists them.") && many.contains("more articles left out"),
        "{many}"
    );
    Ok(())
}
