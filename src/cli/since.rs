//! Which articles have changed since a revision, as git tells.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use ascribe::report::escape;

use super::git::{Asked, Revision};
use super::input::Input;

/// What asks for a revision.
const SINCE: Asked = Asked { option: "--since", instead: "leave it out to audit all articles" };

/// What has changed in the repository that the program runs in.
pub(super) struct Changes {
    /// The folder of the repository.
    root: PathBuf,
    /// The files that have changed and are still there.
    files: HashSet<PathBuf>,
}

impl Changes {
    /// The files that differ from where the branch left `revision`, and those that git does not know yet.
    pub(super) fn since(revision: &str) -> Result<Self> {
        let revision = Revision::find(revision, SINCE)?.fork()?;
        let root = revision.root().canonicalize().unwrap_or_else(|_| revision.root().to_owned());
        let changed = revision.changed(&[PathBuf::from(":/")])?;
        let files = changed.into_iter().filter_map(|changed| changed.new).map(|path| root.join(path)).collect();
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
                    "{}: is outside of the git repository, so --since cannot tell whether it has changed",
                    escape(&name)
                ));
                return true;
            }
            self.files.contains(&place)
        });
    }
}

/// The path with all links in its folder resolved, as git has it; the file itself may be a link.
fn whereabouts(file: &Path) -> std::io::Result<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize()?;
    Ok(file.file_name().map(|name| folder.join(name)).unwrap_or(folder))
}
