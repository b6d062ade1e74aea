//! The submodules of a repository: what has changed in those that are checked out counts as changed in the repository.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ascribe::report::escape;

use super::git::{Changed, Revision, names, path};

/// What git calls the mode of a submodule in a tree.
const LINK: &[u8] = b"160000 ";

impl Revision {
    /// The same with the submodules that are checked out, and theirs.
    pub(super) fn with_submodules(mut self) -> Result<Self> {
        let staged = self.told_at_root(&["ls-files", "--stage", "-z"])?;
        for name in names(&staged).filter_map(linked) {
            let folder = path(name);
            let root = self.absolute(&folder);
            if !root.join(".git").exists() {
                continue;
            }
            let before = self.told_at_root(&[
                OsStr::new("ls-tree"),
                OsStr::new("-z"),
                OsStr::new(self.commit()),
                OsStr::new("--"),
                folder.as_os_str(),
            ])?;
            let commit = names(&before).find_map(link_target);
            let commit = commit.map_or_else(|| self.empty_tree(&root), Ok)?;
            let submodule = self.inside(root, commit);
            if !submodule.has_commit()? {
                bail!(
                    "{}: the submodule lacks the commit that it had in {}; fetch it: git -C {0} fetch",
                    escape(&folder.to_string_lossy()),
                    escape(&self.name)
                );
            }
            self.submodules.push((folder, submodule.with_submodules()?));
        }
        Ok(self)
    }

    /// Adds what has changed inside the submodules at or below some paths; of none, everywhere. The submodules themselves
    /// are no files.
    pub(super) fn add_changed_inside(&self, paths: &[PathBuf], changed: &mut Vec<Changed>) -> Result<()> {
        let is_link = |path: &Option<PathBuf>| {
            path.as_ref().is_some_and(|path| self.submodules.iter().any(|(folder, _)| folder == path))
        };
        changed.retain(|changed| !is_link(&changed.new) && !is_link(&changed.old));
        let wanted: Vec<PathBuf> = paths.iter().map(|path| whole(&self.here().join(path))).collect();
        let is_wanted = |path: &Path| {
            let path = whole(&self.absolute(path));
            wanted.is_empty() || wanted.iter().any(|wanted| path.starts_with(wanted))
        };
        for (folder, submodule) in &self.submodules {
            let inside = |path: Option<PathBuf>| path.map(|path| folder.join(path));
            let all = submodule.changed(&[])?.into_iter();
            let all = all.map(|changed| Changed { new: inside(changed.new), old: inside(changed.old) });
            changed.extend(all.filter(|changed| is_wanted(changed.path())));
        }
        Ok(())
    }
}

/// The path of an entry of `git ls-files --stage`, if it is a submodule: "160000 HASH 0\tPATH".
fn linked(entry: &[u8]) -> Option<&[u8]> {
    let tab = entry.iter().position(|byte| *byte == b'\t')?;
    entry.starts_with(LINK).then_some(&entry[tab + 1..])
}

/// The commit of an entry of `git ls-tree`, if it is a submodule: "160000 commit HASH\tPATH".
fn link_target(entry: &[u8]) -> Option<String> {
    let entry = std::str::from_utf8(entry.strip_prefix(LINK)?.split(|byte| *byte == b'\t').next()?).ok()?;
    entry.strip_prefix("commit ").map(str::to_owned)
}

/// A path with the links on the way to it resolved, as far as it exists.
pub(super) fn whole(path: &Path) -> PathBuf {
    for above in path.ancestors() {
        if let (Ok(found), Ok(rest)) = (above.canonicalize(), path.strip_prefix(above)) {
            return if rest.as_os_str().is_empty() { found } else { found.join(rest) };
        }
    }
    path.to_owned()
}
