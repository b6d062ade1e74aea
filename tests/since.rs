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
    let given = arguments.contains(&"--format");
    let format: &[&str] = if given { &[] } else { &["--format", "ndjson"] };
    command.current_dir(folder).arg("check").args(format).args(arguments).stdin(Stdio::null());
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
    let none = check(folder.path(), &["--since", "HEAD", "changed.md"])?;
    assert!(none.status.success() && none.stdout.is_empty(), "{none:?}");
    assert_eq!(String::from_utf8(none.stderr)?, "ascribe: nothing changed since HEAD, so no article was audited\n");
    let log = check(folder.path(), &["--since", "HEAD", "changed.md", "--format", "github"])?;
    assert!(log.status.success() && log.stderr.is_empty(), "{log:?}");
    let log = String::from_utf8(log.stdout)?;
    assert!(log.starts_with("::notice title=ascribe::Nothing changed") && log.lines().count() == 1, "{log}");
    let comment = check(folder.path(), &["--since", "HEAD", "changed.md", "--format", "markdown"])?;
    assert!(comment.status.success(), "{comment:?}");
    let comment = String::from_utf8(comment.stdout)?;
    assert!(comment.starts_with("<!-- ascribe -->\n") && comment.contains("Nothing changed"), "{comment}");
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
        (outside.path(), vec!["--since", "main"], "--since main: this folder is not in a git repository"),
        (folder.path(), vec!["--since", "main", "missing.md"], "missing.md: no such file"),
        (folder.path(), vec!["--since", "main", "gone.md"], "gone.md: no such file"),
        (
            folder.path(),
            vec!["--since", "main", "changed.md", far],
            "is not in a git repository, so --since cannot tell",
        ),
        (folder.path(), vec!["--since", "main", far], "is not in a git repository; leave out --since"),
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

#[test]
fn a_repository_elsewhere_is_asked_for_its_own_articles() -> Result<(), Problem> {
    let folder = repository()?;
    let outside = Folder::new()?;
    let there = folder.path().to_str().ok_or("no name")?;
    let all = audited(&check(outside.path(), &["--since", "main", there])?)?;
    let names: Vec<&str> = all.iter().filter_map(|path| path.strip_prefix(there)).collect();
    assert_eq!(names, ["/changed.md", "/new.md", "/news/caf\u{e9} 1.md", "/news/kept.md"]);
    let one = format!("{there}/kept.md");
    let none = check(outside.path(), &["--since", "main", &one])?;
    assert!(none.status.success() && none.stdout.is_empty(), "{none:?}");
    // two repositories in one run
    let second = repository()?;
    let also = second.path().join("changed.md");
    let both = audited(&check(folder.path(), &["--since", "main", "changed.md", also.to_str().ok_or("no name")?])?)?;
    assert_eq!(both.len(), 2, "{both:?}");
    Ok(())
}

#[test]
fn what_changed_in_a_submodule_counts() -> Result<(), Problem> {
    let folder = Folder::new()?;
    let [origin, desk] = ["origin", "desk"].map(|name| folder.path().join(name));
    for (place, name) in [(&origin, "wire.md"), (&desk, "own.md")] {
        fs::create_dir(place)?;
        git(place, &["init", "--quiet", "--initial-branch", "main"])?;
        fs::write(place.join(name), "Rain fell, Reuters reported.\n")?;
        fs::write(place.join("kept.md"), "Snow fell, Reuters reported.\n")?;
        git(place, &["add", "."])?;
        git(place, &["commit", "--quiet", "--message", "one"])?;
    }
    let local = ["-c", "protocol.file.allow=always"];
    let add = ["submodule", "--quiet", "add", origin.to_str().ok_or("no name")?, "wire"];
    git(&desk, &[local.as_slice(), &add].concat())?;
    git(&desk, &["commit", "--quiet", "--message", "two"])?;
    let none = check(&desk, &["--since", "HEAD"])?;
    assert!(none.status.success() && none.stdout.is_empty(), "{none:?}");
    // changed but not committed, then committed there, then here
    fs::write(desk.join("wire/wire.md"), "Rain fell.\n")?;
    fs::write(desk.join("wire/new.md"), "Hail fell, Reuters reported.\n")?;
    let changed = |since: &str, paths: &[&str]| -> Result<Vec<String>, Problem> {
        let output = check(&desk, &[&["--since", since, "--rule", "attribution-lost=warning"], paths].concat())?;
        audited(&output)
    };
    assert_eq!(changed("HEAD", &[])?, ["wire/new.md", "wire/wire.md"]);
    git(&desk.join("wire"), &["add", "."])?;
    git(&desk.join("wire"), &["commit", "--quiet", "--message", "three"])?;
    assert_eq!(changed("HEAD", &["wire"])?, ["wire/new.md", "wire/wire.md"]);
    git(&desk, &["commit", "--quiet", "--all", "--message", "four"])?;
    assert_eq!(changed("HEAD~1", &["wire/wire.md", "own.md"])?, ["wire/wire.md"]);
    assert_eq!(changed("HEAD~2", &[])?, ["wire/kept.md", "wire/new.md", "wire/wire.md"]);
    let found = check(&desk, &["--since", "HEAD~1", "--format", "concise", "wire"])?;
    let report = String::from_utf8(found.stdout)?;
    assert!(report.contains("wire/wire.md:1:1: error attribution-lost"), "{report}");
    Ok(())
}

#[test]
fn a_source_that_a_branch_lost_is_a_finding_in_every_format() -> Result<(), Problem> {
    let folder = repository()?;
    fs::write(folder.path().join("changed.md"), "Rain fell on changed.md.\n")?;
    // moved, and the source lost on the way
    fs::write(folder.path().join("news/caf\u{e9} 1.md"), "Rain fell on news/moved.md.\n")?;
    let formats = [
        "human",
        "concise",
        "markdown",
        "html",
        "json",
        "ndjson",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "rdjson",
        "checkstyle",
    ];
    for format in formats {
        let output = check(folder.path(), &["--since", "main", "--format", format, "changed.md"])?;
        let report = String::from_utf8(output.stdout)?;
        assert_eq!(output.status.code(), Some(1), "{format}: {report}");
        assert!(report.contains("attribution-lost"), "{format}: {report}");
    }
    let off = check(folder.path(), &["--since", "main", "--rule", "attribution-lost=off", "changed.md"])?;
    assert_eq!(off.status.code(), Some(0), "{off:?}");
    let all = check(folder.path(), &["--since", "main", "--format", "concise"])?;
    let report = String::from_utf8(all.stdout)?;
    assert_eq!(report.matches("attribution-lost").count(), 1, "{report}");
    Ok(())
}

#[test]
fn each_article_of_a_file_with_several_is_compared_with_its_earlier_version() -> Result<(), Problem> {
    let folder = repository()?;
    let write = |lines: &[&str]| fs::write(folder.path().join("wire.ndjson"), lines.join("\n") + "\n");
    write(&[
        r#"{"id": "rain", "text": "Rain fell on the northern pier, Reuters reported."}"#,
        r#"{"title": "Snow in the hills", "text": "Snow fell on the hills in the night, Reuters reported."}"#,
        r#"{"text": "Hail broke forty windows in town, Reuters reported."}"#,
        r#"{"id": "fog", "text": "Fog closed the harbour on Monday, Reuters reported."}"#,
        r#"{"id": "kept", "text": "Sleet fell on the old bridge, Reuters reported."}"#,
    ])?;
    git(folder.path(), &["add", "."])?;
    git(folder.path(), &["commit", "--quiet", "--message", "wire"])?;
    // The first moves to the end, a new one comes, and the others lose their source; by id "fog" is another article.
    write(&[
        r#"{"id": "new", "text": "Fog closed the harbour on Monday."}"#,
        r#"{"id": "kept", "text": "Sleet fell on the old bridge, Reuters reported."}"#,
        r#"{"text": "Hail broke forty windows in town."}"#,
        r#"{"title": "Snow in the hills", "text": "Snow fell on the hills in the night."}"#,
        r#"{"id": "rain", "text": "Rain fell on the northern pier."}"#,
    ])?;
    let run = |format| check(folder.path(), &["--since", "HEAD", "--format", format, "wire.ndjson"]);
    let output = run("concise")?;
    let report = String::from_utf8(output.stdout)?;
    let lost: Vec<&str> = report.lines().filter(|line| line.contains("attribution-lost")).collect();
    let lines: Vec<&str> = lost.iter().filter_map(|line| line.split(':').nth(1)).collect();
    assert_eq!((lines.as_slice(), output.status.code()), (["3", "4", "5"].as_slice(), Some(1)), "{report}");
    for format in ["human", "markdown", "html", "json", "ndjson", "sarif", "github", "gitlab", "junit", "rdjson"] {
        let report = String::from_utf8(run(format)?.stdout)?;
        assert!(report.matches("attribution-lost").count() >= 3, "{format}: {report}");
    }
    Ok(())
}

#[test]
fn an_earlier_version_that_cannot_be_read_is_told_once() -> Result<(), Problem> {
    let folder = repository()?;
    fs::write(folder.path().join("wire.ndjson"), b"{\"text\": \"Caf\xe9s closed, Reuters reported.\"}\n")?;
    git(folder.path(), &["add", "."])?;
    git(folder.path(), &["commit", "--quiet", "--message", "wire"])?;
    let line = "{\"text\": \"Caf\u{e9}s closed, Reuters reported.\"}\n";
    fs::write(folder.path().join("wire.ndjson"), line.repeat(3))?;
    let output = check(folder.path(), &["--since", "HEAD", "wire.ndjson"])?;
    let complaint = String::from_utf8(output.stderr)?;
    assert!(output.status.success() && complaint.lines().count() == 1, "{complaint}");
    assert!(complaint.contains("not UTF-8") && complaint.contains("not compared"), "{complaint}");
    Ok(())
}
