//! Hostile input outside of the article: names, policies, templates, baselines, repositories, outputs.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

mod support;

use support::Folder;

type Problem = Box<dyn std::error::Error>;

const ARTICLE: &str = "Rain fell on Monday, Reuters reported. Roads were closed.\n";

fn ascribe(folder: &Path, arguments: &[&str]) -> Result<Output, Problem> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
    command.current_dir(folder).stdin(Stdio::null()).env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", folder);
    Ok(command.args(arguments).output()?)
}

/// What it complains of, and its exit status.
fn told(folder: &Path, arguments: &[&str]) -> Result<(String, Option<i32>), Problem> {
    let Output { stderr, status, .. } = ascribe(folder, arguments)?;
    Ok((String::from_utf8(stderr)?, status.code()))
}

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> Result<Folder, Problem> {
    let folder = Folder::new()?;
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        fs::write(path, text)?;
    }
    Ok(folder)
}

/// What steers terminals, begins lines and commands the runners of builds.
const HOSTILE: &str = "x\n::error::y\r::set-env name=a::b\u{1b}[2J\u{9b}31m\u{202e} ##[error]z ##vso[task]";

fn assert_harmless(told: &str) {
    assert!(!told.is_empty());
    for line in told.split_terminator('\n') {
        assert!(line.starts_with("ascribe: "), "{told:?}");
        assert!(!line.contains(|c: char| c.is_control() || c == '\u{202e}'), "{told:?}");
        assert!(!line.contains("##[") && !line.contains("##vso["), "{told:?}");
    }
    assert!(told.ends_with('\n'), "{told:?}");
}

#[test]
fn complaints_show_hostile_text_and_do_not_obey_it() -> Result<(), Problem> {
    let key = format!("{HOSTILE:?}").replace("\\u{1b}", "\\u001b").replace("\\u{9b}", "\\u009b");
    let key = key.replace("\\u{202e}", "\\u202e");
    let folder = folder(&[
        ("a.md", ARTICLE),
        ("tag.newsml", &format!("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><a></{HOSTILE}></newsItem>")),
        ("key.ninjs", &format!("{{{key}: 1,,}}")),
        ("value.toml", &format!("carry = {key}\n")),
        ("key.toml", &format!("{key} = 1\n")),
        ("outlet.toml", &format!("[[outlets]]\nid = {key}\n")),
        ("untrusted.toml", &format!("untrusted = [{key}]\n")),
        ("glob.toml", &format!("exclude = [\"[\", {key}]\n")),
        ("syntax.j2", &format!("{{{{ {HOSTILE} }}}}")),
        ("filter.j2", &format!("{{{{ totals[{key}] }}}}")),
        ("baseline.json", &format!("{{{key}: 1}}")),
    ])?;
    for arguments in [
        vec!["check", HOSTILE],
        vec!["check", "tag.newsml"],
        vec!["check", "key.ninjs"],
        vec!["check", "--config", HOSTILE, "a.md"],
        vec!["check", "--config", "value.toml", "a.md"],
        vec!["check", "--config", "key.toml", "a.md"],
        vec!["check", "--config", "outlet.toml", "a.md"],
        vec!["check", "--config", "untrusted.toml", "a.md"],
        vec!["check", "--config", "glob.toml", "."],
        vec!["check", "--template", HOSTILE, "a.md"],
        vec!["check", "--template", "syntax.j2", "a.md"],
        vec!["check", "--template", "filter.j2", "a.md"],
        vec!["check", "--baseline", HOSTILE, "a.md"],
        vec!["check", "--baseline", "baseline.json", "a.md"],
        vec!["check", "--glob", &format!("[{HOSTILE}"), "."],
        vec!["check", "--since", HOSTILE, "a.md"],
        vec!["check", "-o", HOSTILE, "a.md"],
        vec!["check", "--rule", HOSTILE, "a.md"],
        vec!["check", "--min-cited", HOSTILE, "a.md"],
        vec!["check", "--approve", &format!("no/{HOSTILE}"), "a.md"],
        vec!["diff", "a.md", HOSTILE],
        vec!["diff", "--git", HOSTILE, HOSTILE],
        vec!["explain", HOSTILE],
        vec!["explain", &format!("{HOSTILE}:1")],
        vec!["extract", HOSTILE],
        vec!["outlets", HOSTILE],
        vec!["man", HOSTILE],
        vec!["init", HOSTILE],
        vec!["approve", HOSTILE],
        vec!["baseline", "check", "--baseline", HOSTILE],
        vec![HOSTILE],
        vec!["check", &format!("--{HOSTILE}")],
    ] {
        let (told, code) = told(folder.path(), &arguments)?;
        assert!(matches!(code, Some(1 | 2)), "{arguments:?}: {told}");
        assert_harmless(&told);
    }
    Ok(())
}

#[test]
fn complaints_go_one_way_out() -> Result<(), Problem> {
    let mut open = vec![Path::new("src").to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if ["eprint", "io::stderr("]
                .iter()
                .any(|way| fs::read_to_string(&path).is_ok_and(|s| s.contains(way)))
            {
                found.push(path);
            }
        }
    }
    assert_eq!(found, [Path::new("src/cli/complaint.rs")]);
    Ok(())
}

#[test]
fn what_is_nested_deep_is_an_error() -> Result<(), Problem> {
    let deep = |open: &str, close: &str| format!("{}a{}", open.repeat(30_000), close.repeat(30_000));
    let ignored = deep("{", "}");
    let folder = folder(&[
        ("a.md", ARTICLE),
        ("glob.toml", &format!("exclude = ['{ignored}']\n")),
        ("override.toml", &format!("[[overrides]]\nfiles = ['{ignored}']\n")),
        ("ignore.toml", &format!("[[ignore]]\nrule = 'late-speaker'\nreason = 'x'\nfile = '{ignored}'\n")),
        ("list.toml", &format!("acts = {}\n", deep("[", "]"))),
        ("table.toml", &format!("{}b = 1\n", "a.".repeat(30_000))),
        ("header.toml", &format!("[{}b]\n", "a.".repeat(30_000))),
        ("baseline.json", &deep("[", "]")),
        ("deep.ninjs", &deep("{\"a\":[", "]}")),
        ("deep.ndjson", &deep("[", "]")),
        ("deep.j2", &format!("{{{{ {} }}}}", deep("(", ")"))),
        ("not.j2", &format!("{{{{ {}a }}}}", "not ".repeat(3_000))),
        ("else.j2", &format!("{{% if a %}}{}", "{% elif a %}".repeat(5_000))),
        ("in/.gitignore", &ignored),
        ("in/b.md", ARTICLE),
        ("in/deeper/c.md", ARTICLE),
        ("around/in/.ignore", &ignored),
        ("around/in/b.md", ARTICLE),
    ])?;
    let config = ["glob", "override", "ignore", "list", "table", "header"].map(|name| format!("--config={name}.toml"));
    let template = ["deep", "not", "else"].map(|name| format!("--template={name}.j2"));
    let baseline = ["--baseline=baseline.json".to_owned()];
    let options = config.iter().chain(&template).chain(&baseline).map(|option| vec!["check", option, "a.md"]);
    let glob = vec!["check", "--glob", &ignored, "."];
    let paths = ["deep.ninjs", "deep.ndjson", "in", "in/deeper", "around"].map(|path| vec!["check", path]);
    for arguments in options.chain([glob]).chain(paths) {
        let (told, code) = told(folder.path(), &arguments)?;
        // an end by a signal has no status
        assert_eq!(code, Some(2), "{arguments:?}: {}", told.chars().take(300).collect::<String>());
        assert_harmless(&told);
    }
    Ok(())
}

#[test]
fn an_output_that_is_an_input_is_refused() -> Result<(), Problem> {
    let folder = folder(&[("a.md", ARTICLE), ("b.md", ARTICLE), ("p.toml", ""), ("news/c.md", ARTICLE)])?;
    let root = folder.path();
    fs::hard_link(root.join("a.md"), root.join("hard.md"))?;
    fs::write(root.join("page.html.j2"), "{{ totals.articles }}\n")?;
    #[cfg(unix)]
    std::os::unix::fs::symlink("a.md", root.join("soft.md"))?;
    let soft = if cfg!(unix) { "soft.md" } else { "a.md" };
    for arguments in [
        vec!["check", "-o", "a.md", "a.md"],
        vec!["check", "-o", "html=./news/../a.md", "a.md"],
        vec!["check", "-o", "html=hard.md", "a.md"],
        vec!["check", "-o", soft, "a.md"],
        vec!["check", "-o", "json=p.toml", "--config", "p.toml", "a.md"],
        vec!["check", "-o", "template=page.html.j2", "--template", "page.html.j2", "a.md"],
        vec!["check", "-o", "markdown=news/c.md", "news"],
        vec!["diff", "-o", "a.md", "b.md", "a.md"],
        vec!["diff", "-o", "markdown=hard.md", "a.md", "b.md"],
        vec!["extract", "-o", "hard.md", "a.md"],
        vec!["baseline", "create", "--force", "--baseline", "a.md", "hard.md"],
    ] {
        let (told, code) = told(root, &arguments)?;
        assert_eq!(code, Some(2), "{arguments:?}: {told}");
        assert!(told.contains("would be overwritten") && told.lines().count() == 1, "{arguments:?}: {told}");
        for name in ["a.md", "b.md", "news/c.md"] {
            assert_eq!(fs::read_to_string(root.join(name))?, ARTICLE);
        }
    }
    // the report of an earlier run is none
    for report in ["news/report.html", "news/report.md", "outline=news/report.txt"] {
        for _ in 0..2 {
            let output = ascribe(root, &["check", "-o", report, "-o", "json=all.json", "news"])?;
            assert!(output.status.success(), "{report}: {}", String::from_utf8_lossy(&output.stderr));
            let audits: serde_json::Value = serde_json::from_slice(&fs::read(root.join("all.json"))?)?;
            assert_eq!(audits.as_array().map(Vec::len), Some(1), "{report}");
        }
        fs::remove_file(root.join(report.trim_start_matches("outline=")))?;
    }
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, chown, symlink};
    use std::os::unix::process::ExitStatusExt;
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};
    use std::{env, fs, thread};

    use super::{ARTICLE, Folder, Problem, ascribe, assert_harmless, folder, told};

    fn pipe(path: &Path) -> Result<(), Problem> {
        if Command::new("mkfifo").arg(path).status()?.success() { Ok(()) } else { Err("no named pipe".into()) }
    }

    #[test]
    fn only_ordinary_files_of_some_size_are_read_beside_articles() -> Result<(), Problem> {
        let folder = folder(&[
            ("a.md", ARTICLE),
            ("piped/a.md", ARTICLE),
            ("lost/a.md", ARTICLE),
            ("ignored/in/a.md", ARTICLE),
        ])?;
        let root = folder.path();
        pipe(&root.join("pipe"))?;
        pipe(&root.join("piped/ascribe.toml"))?;
        pipe(&root.join("ignored/in/.gitignore"))?;
        symlink("nowhere", root.join("lost/ascribe.toml"))?;
        fs::create_dir(root.join("audits"))?;
        pipe(&root.join("audits/a.md.outline"))?;
        fs::File::create(root.join("large"))?.set_len(17 << 20)?;
        for (arguments, why) in [
            (["check", "--config", "pipe", "a.md"], "pipe: is a pipe or a device"),
            (["check", "--template", "pipe", "a.md"], "pipe: is a pipe or a device"),
            (["check", "--baseline", "pipe", "a.md"], "pipe: is a pipe or a device"),
            (["check", "--config", "/dev/zero", "a.md"], "/dev/zero: is a pipe or a device"),
            (["check", "--template", "/dev/zero", "a.md"], "/dev/zero: is a pipe or a device"),
            (["check", "--baseline", "/dev/zero", "a.md"], "/dev/zero: is a pipe or a device"),
            (["check", "--config", "large", "a.md"], "large: is larger than 16 MiB"),
            (["check", "--template", "large", "a.md"], "large: is larger than 16 MiB"),
            (["check", "--baseline", "large", "a.md"], "large: is larger than 16 MiB"),
            (["check", "--config", "audits", "a.md"], "audits: is a folder"),
            (["check", "--approve", "audits", "a.md"], "audits/a.md.outline: is a pipe or a device"),
            (["check", "--color", "never", "piped/a.md"], "piped/ascribe.toml: is a pipe or a device"),
            (["check", "--color", "never", "piped"], "piped/ascribe.toml: is a pipe or a device"),
            (["check", "--color", "never", "lost/a.md"], "lost/ascribe.toml: no such file"),
            (["check", "--color", "never", "ignored"], "ignored/in: .gitignore: is a pipe or a device"),
        ] {
            let (told, code) = told(root, &arguments)?;
            assert_eq!(code, Some(2), "{arguments:?}: {told}");
            assert!(told.contains(why) && told.lines().count() <= 2, "{arguments:?}: {told}");
        }
        Ok(())
    }

    #[test]
    fn an_outline_is_not_written_through_a_link() -> Result<(), Problem> {
        let folder = folder(&[("a.md", ARTICLE), ("mine", "mine\n")])?;
        let root = folder.path();
        fs::create_dir(root.join("audits"))?;
        symlink("../mine", root.join("audits/a.md.outline.new"))?;
        let (told, code) = told(root, &["check", "--approve", "audits", "a.md"])?;
        assert_eq!((code, fs::read_to_string(root.join("mine"))?.as_str()), (Some(2), "mine\n"), "{told}");
        assert!(told.contains("audits/a.md.outline.new: is a link"), "{told}");
        Ok(())
    }

    #[test]
    fn a_strangers_policy_names_no_files() -> Result<(), Problem> {
        let folder =
            folder(&[("a.md", ARTICLE), ("ascribe.toml", "baseline = 'secret'\nmin-cited = 1\n"), ("secret", "x")])?;
        let root = folder.path();
        if chown(root, Some(4711), None).is_err() {
            return Ok(()); // only the administrator gives folders away
        }
        for arguments in [["check", "--quiet", "a.md"], ["check", "--quiet", "."]] {
            let (told, code) = told(root, &arguments)?;
            assert_eq!(code, Some(0), "{told}");
            assert!(told.starts_with("ascribe: ascribe.toml: this policy belongs to another user"), "{told}");
            assert_eq!(told.lines().count(), 1, "{told}");
        }
        ascribe(root, &["baseline", "create"])?;
        assert_eq!(fs::read_to_string(root.join("secret"))?, "x");
        let (told, code) = told(root, &["check", "--config", "ascribe.toml", "a.md"])?;
        assert_eq!(code, Some(2), "{told}");
        assert!(told.starts_with("ascribe: secret"), "{told}");
        Ok(())
    }

    /// Is nothing in the folder still in the making?
    fn is_clean(folder: &Path) -> Result<bool, Problem> {
        let mut names = fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.file_name());
        Ok(!names.any(|name| name.to_string_lossy().ends_with(".tmp")))
    }

    #[test]
    fn files_in_the_making_go_away_on_a_signal() -> Result<(), Problem> {
        for (name, number) in [("INT", 2), ("TERM", 15)] {
            let folder = folder(&[("a.md", ARTICLE)])?;
            let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
            command.args(["check", "-o", "json=report.json", "-o", "html=report.html", "a.md", "-"]);
            // it waits for the rest of standard input
            command.current_dir(folder.path()).env_clear().stdin(Stdio::piped()).stdout(Stdio::null());
            let mut running = command.spawn()?;
            let begun = Instant::now();
            while is_clean(folder.path())? && begun.elapsed() < Duration::from_secs(60) {
                thread::sleep(Duration::from_millis(10));
            }
            assert!(!is_clean(folder.path())?, "nothing is in the making");
            Command::new("kill").args(["-s", name, &running.id().to_string()]).status()?;
            assert_eq!(running.wait()?.signal(), Some(number));
            assert!(is_clean(folder.path())?, "{name} leaves files behind");
            assert!(!folder.path().join("report.json").exists());
        }
        Ok(())
    }

    fn git(folder: &Path, arguments: &[&str]) -> Result<(), Problem> {
        let mut command = Command::new("git");
        command
            .current_dir(folder)
            .env_clear()
            .env("PATH", env::var_os("PATH").unwrap_or_default())
            .env("HOME", folder);
        command.env("GIT_CONFIG_NOSYSTEM", "1").args([
            "-c",
            "user.name=Ann Example",
            "-c",
            "user.email=ann@example.org",
        ]);
        let output = command.args(["-c", "protocol.file.allow=always"]).args(arguments).output()?;
        if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into()) }
    }

    const OLD: &str = "The pier is closed until May, the mayor said.\n";
    const NEW: &str = "The pier is closed until May.\n";

    /// A repository with a draft that was committed and then changed, in a folder of its own.
    fn repository() -> Result<Folder, Problem> {
        let folder = folder(&[("repository/pier.md", OLD), ("repository/same.md", ARTICLE)])?;
        let root = folder.path().join("repository");
        git(&root, &["init", "--quiet"])?;
        git(&root, &["add", "--all"])?;
        git(&root, &["commit", "--quiet", "--message", "Begin"])?;
        fs::write(root.join("pier.md"), NEW)?;
        Ok(folder)
    }

    #[test]
    fn git_runs_no_program_that_a_repository_names() -> Result<(), Problem> {
        let folder = repository()?;
        let root = folder.path().join("repository");
        let mark = folder.path().join("mark");
        let script = folder.path().join("mark.sh");
        fs::write(&script, format!("#!/bin/sh\necho \"$0 $*\" >> '{}'\ncat\n", mark.display()))?;
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
        let script = script.to_str().ok_or("no text")?;
        for key in [
            "filter.plain.clean",
            "filter.plain.smudge",
            "filter.a=b.c.clean",
            "filter.a=b.c.process",
            "diff.plain.command",
            "diff.plain.textconv",
            "diff.external",
            "core.fsmonitor",
            "core.pager",
            "pager.diff",
            "core.sshCommand",
            "core.askPass",
            "core.editor",
            "core.gitProxy",
            "credential.helper",
            "gpg.program",
            "remote.origin.uploadpack",
        ] {
            git(&root, &["config", key, script])?;
        }
        for (key, value) in [
            ("filter.a=b.c.required", "true"),
            ("remote.origin.url", &format!("ext::{script}")),
            ("remote.origin.promisor", "true"),
            ("extensions.partialClone", "origin"),
            ("core.repositoryFormatVersion", "1"),
            ("protocol.allow", "always"),
            ("protocol.ext.allow", "always"),
            ("alias.diff", &format!("!{script}")),
            ("log.showSignature", "true"),
        ] {
            git(&root, &["config", key, value])?;
        }
        fs::create_dir_all(root.join("hooks"))?;
        git(&root, &["config", "core.hooksPath", "hooks"])?;
        for hook in ["post-index-change", "post-checkout", "reference-transaction"] {
            fs::copy(script, root.join("hooks").join(hook))?;
        }
        fs::write(root.join(".gitattributes"), "*.md filter=plain diff=plain\n")?;
        fs::write(root.join(".git/info/attributes"), "*.md filter=a=b.c diff=plain\n")?;
        // both drafts are looked at again: what git remembers of them no longer fits
        fs::write(root.join("same.md"), ARTICLE)?;
        let _ = fs::remove_file(&mark);
        for arguments in [
            vec!["diff", "--git", "HEAD"],
            vec!["diff", "--git", "HEAD", "pier.md", "same.md", "gone.md"],
            vec!["diff", "--git", "no-such", "pier.md"],
            vec!["check", "--since", "HEAD", "."],
        ] {
            let (told, code) = told(&root, &arguments)?;
            assert!(matches!(code, Some(0..=2)), "{told}");
            assert!(!mark.exists(), "{arguments:?}: {}", fs::read_to_string(&mark)?);
        }
        let output = ascribe(&root, &["diff", "--git", "HEAD", "--format", "json"])?;
        let found: serde_json::Value = serde_json::from_slice(&output.stdout)?;
        let names: Vec<_> = found.as_array().into_iter().flatten().filter_map(|pair| pair["new"].as_str()).collect();
        assert_eq!(names, ["pier.md"], "{}", String::from_utf8_lossy(&output.stderr));
        // the test could fail: git itself runs them
        let _ = git(&root, &["-c", "extensions.partialClone=", "status"]);
        assert!(mark.exists());
        Ok(())
    }

    #[test]
    fn a_partial_clone_fetches_nothing() -> Result<(), Problem> {
        let folder = repository()?;
        let (root, clone) = (folder.path().join("repository"), folder.path().join("clone"));
        git(&root, &["config", "uploadpack.allowFilter", "true"])?;
        git(&root, &["commit", "--quiet", "--all", "--message", "Change"])?;
        let url = format!("file://{}", root.display());
        git(folder.path(), &["clone", "--quiet", "--filter=blob:none", &url, "clone"])?;
        fs::rename(clone.join("same.md"), clone.join("moved.md"))?;
        git(&clone, &["add", "--all"])?;
        fs::write(clone.join("moved.md"), "Rain fell on Monday, Reuters reported. All roads were closed.\n")?;
        let objects = || Ok::<_, Problem>(fs::read_dir(clone.join(".git/objects/pack"))?.count());
        let before = objects()?;
        let output = ascribe(&clone, &["check", "--since", "HEAD~1", "--format", "ndjson", "."])?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let (told, code) = told(&clone, &["diff", "--git", "HEAD~1", "pier.md"])?;
        assert_eq!(code, Some(2), "{told}");
        assert!(told.starts_with("ascribe: HEAD~1:pier.md: git cannot read it: "), "{told}");
        assert!(told.ends_with("; in a partial clone, `git show` fetches it\n"), "{told}");
        assert_harmless(&told);
        assert_eq!(objects()?, before);
        Ok(())
    }

    #[test]
    fn a_repository_of_another_user_is_told() -> Result<(), Problem> {
        let folder = repository()?;
        let root = folder.path().join("repository");
        let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
        command.current_dir(&root).env_clear().env("PATH", env::var_os("PATH").unwrap_or_default()).env("HOME", &root);
        command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        let output = command.args(["diff", "--git", "HEAD"]).output()?;
        let told = String::from_utf8(output.stderr)?;
        assert_eq!(output.status.code(), Some(2));
        assert!(told.starts_with("ascribe: --git HEAD: another user owns this git repository"), "{told}");
        assert!(told.contains("git config --global --add safe.directory"), "{told}");
        Ok(())
    }

    #[test]
    fn names_of_files_are_no_patterns_to_git() -> Result<(), Problem> {
        let folder = repository()?;
        let root = folder.path().join("repository");
        let (told, code) = told(&root, &["diff", "--git", "HEAD", "*.md"])?;
        assert_eq!(code, Some(2));
        assert_eq!(told, "ascribe: *.md: no such file or folder, now or in the revision; check the path\n");
        let magic = ":(exclude)a.md";
        fs::write(root.join(magic), OLD)?;
        let output = ascribe(&root, &["diff", "--git", "HEAD", "--format", "json", magic])?;
        let found: serde_json::Value = serde_json::from_slice(&output.stdout)?;
        assert_eq!((found[0]["new"].as_str(), found[1].is_null()), (Some(magic), true), "{found}");
        Ok(())
    }
}
