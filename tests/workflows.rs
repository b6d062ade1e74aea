//! The workflows of this project and the action for others: their form, and the scripts that make and install a release.
#![cfg(unix)]

use std::error::Error;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use saphyr::{LoadableYamlNode, Yaml};

mod support;

use support::Folder;

type Problem = Box<dyn Error>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files that a code host reads.
fn files() -> Result<Vec<PathBuf>, Problem> {
    let mut files =
        vec![root().join("action.yml"), root().join("ci/gitlab.yml"), root().join(".pre-commit-hooks.yaml")];
    for entry in fs::read_dir(root().join(".github/workflows"))? {
        files.push(entry?.path());
    }
    Ok(files)
}

/// The texts under a key, wherever it is.
fn under(yaml: &Yaml<'_>, key: &str, found: &mut Vec<String>) {
    if let Some(items) = yaml.as_sequence() {
        items.iter().for_each(|item| under(item, key, found));
    }
    for (name, value) in yaml.as_mapping().into_iter().flatten() {
        match value.as_str() {
            Some(text) if name.as_str() == Some(key) => found.push(text.to_owned()),
            _ => under(value, key, found),
        }
    }
}

fn all_under(key: &str) -> Result<Vec<(String, String)>, Problem> {
    let mut all = Vec::new();
    for path in files()? {
        let name = path.display().to_string();
        let text = fs::read_to_string(&path)?;
        let documents = Yaml::load_from_str(&text).map_err(|error| format!("{name}: {error}"))?;
        assert_eq!(documents.len(), 1, "{name}");
        let mut found = Vec::new();
        documents.iter().for_each(|document| under(document, key, &mut found));
        all.extend(found.into_iter().map(|text| (name.clone(), text)));
    }
    Ok(all)
}

#[test]
fn actions_are_pinned_and_local_ones_exist() -> Result<(), Problem> {
    let used = all_under("uses")?;
    assert!(used.len() > 8, "{used:?}");
    for (file, action) in used {
        if let Some(local) = action.strip_prefix("./") {
            assert!(root().join(local).exists(), "{file}: {action}");
            continue;
        }
        let version = action.split_once('@').map_or("", |(_, version)| version);
        let commit = version.len() == 40 && version.bytes().all(|byte| byte.is_ascii_hexdigit());
        let major = version.strip_prefix('v').is_some_and(|number| number.parse::<u32>().is_ok());
        assert!(commit || major, "{file}: {action} needs a commit or a major version");
    }
    Ok(())
}

#[test]
fn commands_are_valid_and_take_what_others_wrote_from_variables() -> Result<(), Problem> {
    let commands = all_under("run")?;
    assert!(commands.len() > 12, "{commands:?}");
    for (file, command) in commands {
        // an expression is replaced before the shell reads the command, so that a branch's name could be one
        assert!(!command.contains("${{"), "{file}: use env in place of an expression: {command}");
        let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        bash.stdin.take().ok_or("no input")?.write_all(command.as_bytes())?;
        let output = bash.wait_with_output()?;
        assert!(output.status.success(), "{file}: {command}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

#[test]
fn workflows_may_only_read_unless_a_job_says_otherwise() -> Result<(), Problem> {
    for entry in fs::read_dir(root().join(".github/workflows"))? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let documents = Yaml::load_from_str(&text)?;
        let permissions = documents[0].as_mapping_get("permissions").and_then(|of| of.as_mapping_get("contents"));
        assert_eq!(permissions.and_then(|contents| contents.as_str()), Some("read"), "{}", path.display());
    }
    Ok(())
}

#[test]
fn the_oldest_supported_rust_is_the_same_everywhere() -> Result<(), Problem> {
    let read = |name: &str| fs::read_to_string(root().join(name));
    let cargo = read("Cargo.toml")?;
    let version = cargo.lines().find_map(|line| line.strip_prefix("rust-version = ")).ok_or("no rust-version")?;
    assert!(read(".github/workflows/test.yml")?.contains(&format!("OLDEST_RUST: {version}\n")));
    let version = version.trim_matches('"');
    assert!(read("Dockerfile")?.contains(&format!("FROM rust:{version}-")));
    assert!(read("README.md")?.contains(&format!("Rust {version} or later")));
    Ok(())
}

/// A release as a server would have it, and the programs that an installation runs, in place of the real ones.
struct Server {
    folder: Folder,
}

impl Server {
    /// With the archive for Linux on x86-64.
    fn new() -> Result<Self, Problem> {
        let server = Self { folder: Folder::new()? };
        let target = "x86_64-unknown-linux-musl";
        // a small program, which is packed sooner than the real one
        server.program("ascribe", "echo \"$*\"")?;
        let packed = server.script(
            "ci/package.sh",
            &[&server.path("programs/ascribe"), target, &server.path("release")],
            &[],
        )?;
        assert!(packed.status.success(), "{}", String::from_utf8_lossy(&packed.stderr));
        let sources = server.script("ci/sources.sh", &[], &[])?;
        fs::write(server.path("release/SOURCES"), sources.stdout)?;
        let sums = "cd \"$1\" && (sha256sum -- * 2>/dev/null || shasum -a 256 -- *) >../SUMS && mv ../SUMS SHA256SUMS";
        let status = Command::new("bash").args(["-c", sums, "bash", &server.path("release")]).status()?;
        assert!(status.success());
        // the last argument of curl is the address, and the one before the file
        server.program("curl", "address=${@: -1}\ncp \"$RELEASE/${address##*/}\" \"${@: -2:1}\" 2>/dev/null")?;
        server.program("cargo", "mkdir -p \"$6/bin\" && echo built >\"$6/bin/ascribe\"")?;
        Ok(server)
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn program(&self, name: &str, body: &str) -> Result<(), Problem> {
        let file = self.folder.path().join("programs").join(name);
        fs::create_dir_all(self.folder.path().join("programs"))?;
        fs::write(&file, format!("#!/usr/bin/env bash\n{body}\n"))?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
        Ok(())
    }

    fn script(&self, name: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Result<Output, Problem> {
        let path = std::env::join_paths([self.path("programs").into(), PathBuf::from("/usr/bin"), "/bin".into()])?;
        let mut command = Command::new(root().join(name));
        command.args(arguments).stdin(Stdio::null()).env_clear().env("PATH", path);
        Ok(command.env("RELEASE", self.path("release")).envs(variables.iter().copied()).output()?)
    }

    /// Installs the program as the action does, and gives what was printed, and what was installed.
    fn install(&self, os: &str) -> Result<(Output, Option<Vec<u8>>), Problem> {
        let variables = [("REPOSITORY", "desk/ascribe"), ("RUNNER_OS", os), ("RUNNER_ARCH", "X64")];
        let output = self.script("ci/install.sh", &[&self.path("installed")], &variables)?;
        Ok((output, fs::read(self.path("installed/bin/ascribe")).ok()))
    }
}

#[test]
fn the_action_installs_the_release_of_the_same_sources() -> Result<(), Problem> {
    let server = Server::new()?;
    let (output, installed) = server.install("Linux")?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.contains("from its release"), "{told}");
    assert_eq!(installed, Some(fs::read(server.path("programs/ascribe"))?));
    Ok(())
}

#[test]
fn the_action_builds_what_was_not_released() -> Result<(), Problem> {
    let server = Server::new()?;
    // no archive for this system
    let (output, installed) = server.install("Solaris")?;
    assert!(output.status.success() && installed.as_deref() == Some(b"built\n"), "{output:?}");
    // a release of other sources
    fs::write(server.path("release/SOURCES"), "0123\n")?;
    fs::remove_dir_all(server.path("installed"))?;
    let (output, installed) = server.install("Linux")?;
    assert!(output.status.success() && installed.as_deref() == Some(b"built\n"), "{output:?}");
    // no release at all
    fs::remove_dir_all(server.path("release"))?;
    fs::remove_dir_all(server.path("installed"))?;
    let (output, installed) = server.install("Linux")?;
    assert!(output.status.success() && installed.as_deref() == Some(b"built\n"), "{output:?}");
    Ok(())
}

#[test]
fn the_action_refuses_an_archive_with_another_checksum() -> Result<(), Problem> {
    let server = Server::new()?;
    for entry in fs::read_dir(server.path("release"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "gz") {
            let mut bytes = fs::read(&path)?;
            bytes.extend(b"more");
            fs::write(&path, bytes)?;
        }
    }
    let (output, installed) = server.install("Linux")?;
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && told.contains("checksum"), "{told}");
    assert_eq!(installed, None);
    Ok(())
}

#[test]
fn the_program_has_the_commands_that_an_archive_is_packed_with() -> Result<(), Problem> {
    let script = fs::read_to_string(root().join("ci/package.sh"))?;
    let shells = script.lines().find_map(|line| line.strip_prefix("for shell in ")).ok_or("no shells")?;
    let shells = shells.trim_end_matches("; do").split(' ').map(|shell| vec!["completions", shell]);
    for arguments in shells.chain([vec!["man"]]) {
        let output = Command::new(env!("CARGO_BIN_EXE_ascribe")).args(&arguments).output()?;
        assert!(output.status.success() && output.stdout.len() > 500, "{arguments:?}");
    }
    Ok(())
}
