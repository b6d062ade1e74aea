//! Which articles have changed since a revision, as Git tells.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use ascribe::report::escape;

use super::input::Input;

/// What has changed in the repository that the program runs in.
pub(super) struct Changes {
    /// The folder of the repository.
    root: PathBuf,
    /// The files that have changed and are still there.
    files: HashSet<PathBuf>,
}

impl Changes {
    /// The files that differ from where the branch left `revision`, and those that Git does not know yet.
    pub(super) fn since(revision: &str) -> Result<Self> {
        let shown = escape(revision);
        let outside = || format!("--since {shown}: this folder is in no Git repository; run it in one");
        let top = git(Path::new("."), &["rev-parse", "--show-toplevel"])?;
        let top = path(trimmed(&top).with_context(outside)?);
        let root = top.canonicalize().unwrap_or(top);
        let commit = format!("{revision}^{{commit}}");
        let commit = git(&root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        let unknown =
            || format!("--since {shown}: no such revision; a shallow clone may have to fetch more of its history");
        let commit = String::from_utf8_lossy(trimmed(&commit).with_context(unknown)?).into_owned();
        let apart =
            || format!("--since {shown}: shares no history with this branch; a shallow clone may have to fetch more");
        let base = git(&root, &["merge-base", &commit, "HEAD"])?;
        let base = String::from_utf8_lossy(trimmed(&base).with_context(apart)?).into_owned();

        let changed = git(&root, &["diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", &base, "--"])?;
        let new = git(&root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
        let mut files = HashSet::new();
        for output in [changed, new] {
            if !output.status.success() {
                bail!("--since {shown}: Git says: {}", escape(String::from_utf8_lossy(&output.stderr).trim()));
            }
            let names = output.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
            files.extend(names.map(|name| root.join(path(name))));
        }
        Ok(Self { root, files })
    }

    /// Leaves out what has not changed. Standard input stays; a file outside of the repository is an error in its place.
    pub(super) fn narrow(&self, inputs: &mut Vec<Result<Input>>) {
        inputs.retain_mut(|input| {
            let Ok(Input::File(file)) = input else { return true };
            let Ok(place) = whereabouts(file) else { return true };
            if !place.starts_with(&self.root) {
                let name = file.to_string_lossy().into_owned();
                *input = Err(anyhow!(
                    "{}: is outside of the Git repository, so --since cannot tell whether it has changed",
                    escape(&name)
                ));
                return true;
            }
            self.files.contains(&place)
        });
    }
}

/// The path with all links in its folder resolved, as Git has it; the file itself may be a link.
fn whereabouts(file: &Path) -> std::io::Result<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize()?;
    Ok(file.file_name().map(|name| folder.join(name)).unwrap_or(folder))
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null());
    command.output().map_err(|error| anyhow!("--since needs Git, which cannot be run: {error}"))
}

/// The one line of an output; none if the command failed.
fn trimmed(output: &Output) -> Option<&[u8]> {
    let line = output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout);
    (output.status.success() && !line.is_empty()).then_some(line)
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
