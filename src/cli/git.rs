//! What git knows of articles: which have changed since a revision, and what they were then.

use std::collections::{BTreeSet, HashMap};
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Result, anyhow, bail};
use ascribe::report::escape;

/// What asks for a revision, as complaints have it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// The option of the command line.
    pub(super) option: &'static str,
    /// What can be done where git cannot help.
    pub(super) instead: &'static str,
}

/// A repository, and a commit in it.
pub(super) struct Revision {
    asked: Asked,
    /// The folder that git is run in, which relative paths lead from.
    here: PathBuf,
    /// The folder of the working tree.
    root: PathBuf,
    /// The commit, as a hash.
    commit: String,
    /// What it was called.
    pub(super) name: String,
    /// The submodules that are checked out, each at the commit that it had, by their paths in the working tree.
    pub(super) submodules: Vec<(PathBuf, Revision)>,
}

/// That there is no repository, as it is told.
#[derive(Debug)]
pub(super) struct NoRepository(String);

impl std::error::Error for NoRepository {}

impl fmt::Display for NoRepository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file that is not what it was; both paths are relative to the folder of the working tree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Changed {
    /// Where it is now; none if it is gone.
    pub(super) new: Option<PathBuf>,
    /// Where it was; none if it was not there.
    pub(super) old: Option<PathBuf>,
}

impl Revision {
    /// The commit that a revision names in the repository around a folder.
    pub(super) fn find(name: &str, asked: Asked, folder: &Path) -> Result<Self> {
        let Asked { option, instead } = asked;
        let top = asked.git(folder, &["rev-parse", "--show-toplevel"])?;
        if !top.status.success() {
            let why = complaint(&top);
            if why.contains("not a git repository") {
                let place = match folder.to_string_lossy() {
                    here if here == "." => "this folder".to_owned(),
                    there => format!("“{}”", escape(&there)),
                };
                let told = format!("{option} {}: {place} is not in a git repository; {instead}", escape(name));
                return Err(NoRepository(told).into());
            }
            if why.contains("dubious ownership") {
                bail!(
                    "{option} {}: another user owns this git repository, so git does not read it; if you trust it, run \
                     `git config --global --add safe.directory FOLDER` with the folder of the repository",
                    escape(name)
                );
            }
            bail!("{option} {}: git says: {why}", escape(name));
        }
        let root = path(trimmed(&top.stdout));
        let commit = format!("{name}^{{commit}}");
        let found = match name.starts_with('-') {
            // It would be an option, whatever else is said.
            true => None,
            false => {
                let options = ["rev-parse", "--verify", "--quiet", "--end-of-options", &commit];
                hash(&asked.git(folder, &options)?)
            }
        };
        match found {
            Some(commit) => {
                let (here, name) = (folder.to_owned(), name.to_owned());
                Ok(Self { asked, here, root, commit, name, submodules: Vec::new() })
            }
            None => bail!(
                "{option} {}: there is no such revision; `git log` and `git branch --all` list them; in a shallow clone, fetch more history with `git fetch --unshallow`",
                escape(name)
            ),
        }
    }

    /// The commit at which the branch that is checked out left this one.
    pub(super) fn fork(self) -> Result<Self> {
        let base = self.asked.git(&self.root, &["merge-base", &self.commit, "HEAD"])?;
        match hash(&base) {
            Some(commit) => Ok(Self { commit, ..self }),
            None => bail!(
                "{} {}: has no history in common with this branch; in a shallow clone, fetch more history with `git fetch --unshallow`",
                self.asked.option,
                escape(&self.name)
            ),
        }
    }

    /// The folder of the working tree.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The files at or below some paths that differ from the commit, or were not there, in the order of their paths. One that
    /// came from elsewhere in the repository is told with where it was.
    pub(super) fn changed(&self, paths: &[PathBuf]) -> Result<Vec<Changed>> {
        let paths_asked = paths;
        let paths = || [OsStr::new("--")].into_iter().chain(paths.iter().map(|path| path.as_os_str()));
        let mut changed = self.differing(&paths().collect::<Vec<_>>())?;
        // git looks for the old name of a file only among those that it is asked for
        if changed.iter().any(|changed| changed.old.is_none()) {
            let moved = self.differing(&[])?;
            let moved = moved.into_iter().filter_map(|changed| Some((changed.new?, changed.old?)));
            let moved: HashMap<PathBuf, PathBuf> = moved.collect();
            for changed in changed.iter_mut().filter(|changed| changed.old.is_none()) {
                changed.old = changed.new.as_ref().and_then(|new| moved.get(new).cloned());
            }
        }
        let options = ["ls-files", "--others", "--exclude-standard", "--full-name", "-z"].map(OsStr::new);
        let untracked = self.told(options.into_iter().chain(paths()))?;
        changed.extend(names(&untracked).map(|new| Changed { new: Some(path(new)), old: None }));
        self.add_changed_inside(paths_asked, &mut changed)?;
        changed.sort_by(|a, b| a.path().cmp(b.path()));
        Ok(changed)
    }

    /// The files of the working tree that differ from the commit, as git compares them.
    fn differing(&self, paths: &[&OsStr]) -> Result<Vec<Changed>> {
        let filters = self.without_filters()?;
        let told = |renames: &str| {
            let options = ["diff", "--name-status", "-z", renames, "--no-ext-diff", "--no-textconv", "--no-relative"];
            // git would look into a submodule by the submodule's own settings
            let more = ["--ignore-submodules=dirty", "-O/dev/null", &self.commit];
            let options = options.into_iter().chain(more).map(OsStr::new);
            self.told(filters.iter().map(OsString::as_os_str).chain(options).chain(paths.iter().copied()))
        };
        // A partial clone may lack the old text of a file, and so cannot tell what it became if it was changed when it moved.
        Ok(changes(&told("--find-renames").or_else(|_| told("--find-renames=100%"))?))
    }

    /// Options that keep git from running the filters of the repository on files that it compares. Whatever file attributes
    /// name a filter, its programs stand in the settings alone.
    fn without_filters(&self) -> Result<Vec<OsString>> {
        let listed = ["config", "-z", "--name-only", "--get-regexp", r"^filter\."];
        let listed = self.asked.git(&self.here, &listed)?;
        let filter = |key: &[u8]| key.iter().rposition(|byte| *byte == b'.').map(|dot| key[..dot].to_vec());
        let filters: BTreeSet<Vec<u8>> = names(&listed.stdout).filter_map(filter).collect();
        let off = |filter: &Vec<u8>| {
            ["clean", "smudge", "process", "required"].map(|what| {
                let key = path(&[filter.as_slice(), b".", what.as_bytes()].concat());
                // not `-c`, which would take an equals sign in the name of a filter for the one before the value
                [OsStr::new("--config-env="), key.as_os_str(), OsStr::new("="), OsStr::new(NOTHING)]
                    .into_iter()
                    .collect()
            })
        };
        Ok(filters.iter().flat_map(off).collect())
    }

    /// Does git know something at or below a path, now or in the commit?
    pub(super) fn knows(&self, path: &Path) -> Result<bool> {
        let tree = format!("--with-tree={}", self.commit);
        let options = ["ls-files", "--cached", "--others", tree.as_str(), "-z", "--"].map(OsStr::new);
        Ok(!self.told(options.into_iter().chain([path.as_os_str()]))?.is_empty())
    }

    /// The bytes of a file as they were in the commit.
    pub(super) fn show(&self, path: &Path) -> Result<Vec<u8>> {
        for (folder, submodule) in &self.submodules {
            if let Ok(path) = path.strip_prefix(folder) {
                return submodule.show(path);
            }
        }
        // in paths behind a revision, git takes slashes alone
        let mut object = OsString::from(format!("{}:", self.commit));
        for (rank, part) in path.iter().enumerate() {
            object.push(if rank > 0 { "/" } else { "" });
            object.push(part);
        }
        let shown = self.asked.git(&self.root, &[OsStr::new("cat-file"), OsStr::new("blob"), &object])?;
        if !shown.status.success() {
            let (name, why) = (self.name_of(path), complaint(&shown));
            bail!("{}: git cannot read it: {why}; in a partial clone, `git show` fetches it", escape(&name));
        }
        Ok(shown.stdout)
    }

    /// What a file is called as it was in the commit.
    pub(super) fn name_of(&self, path: &Path) -> String {
        format!("{}:{}", self.name, path.to_string_lossy())
    }

    /// The commit, as a hash.
    pub(super) fn commit(&self) -> &str {
        &self.commit
    }

    /// The folder that relative paths lead from.
    pub(super) fn here(&self) -> &Path {
        &self.here
    }

    /// A submodule at a commit of its own.
    pub(super) fn inside(&self, root: PathBuf, commit: String) -> Self {
        Self { here: root.clone(), root, commit, name: self.name.clone(), asked: self.asked, submodules: Vec::new() }
    }

    /// Is the commit, or tree, there at all?
    pub(super) fn has_commit(&self) -> Result<bool> {
        Ok(self.asked.git(&self.root, &["cat-file", "-e", &self.commit])?.status.success())
    }

    /// The hash of the tree that holds nothing.
    pub(super) fn empty_tree(&self, folder: &Path) -> Result<String> {
        let told = self.asked.git(folder, &["hash-object", "-t", "tree", "--stdin"])?;
        hash(&told).ok_or_else(|| anyhow!("git says: {}", complaint(&told)))
    }

    /// What git tells in the folder of the working tree.
    pub(super) fn told_at_root(&self, arguments: &[impl AsRef<OsStr>]) -> Result<Vec<u8>> {
        let output = self.asked.git(&self.root, arguments)?;
        self.stdout(output)
    }

    /// Where a file of the working tree stands.
    pub(super) fn absolute(&self, path: &Path) -> PathBuf {
        self.root.join(path)
    }

    fn told<'a>(&self, arguments: impl Iterator<Item = &'a OsStr>) -> Result<Vec<u8>> {
        let output = self.asked.git(&self.here, &arguments.collect::<Vec<_>>())?;
        self.stdout(output)
    }

    /// What git told, or what it complains of.
    fn stdout(&self, output: Output) -> Result<Vec<u8>> {
        if !output.status.success() {
            bail!("{} {}: git says: {}", self.asked.option, escape(&self.name), complaint(&output));
        }
        Ok(output.stdout)
    }
}

impl Changed {
    /// The path that it is known by.
    pub(super) fn path(&self) -> &Path {
        self.new.as_deref().or(self.old.as_deref()).unwrap_or(Path::new(""))
    }
}

/// An environment variable without a value.
const NOTHING: &str = "ASCRIBE_NOTHING";

/// What git is told in the environment.
const ENVIRONMENT: [(&str, &str); 7] = [
    // its complaints are looked at, which are in the language of the user otherwise
    ("LC_ALL", "C"),
    // a path is a path, not a pattern
    ("GIT_LITERAL_PATHSPECS", "1"),
    ("GIT_NO_LAZY_FETCH", "1"),
    // unlike `protocol.allow`, no setting of the repository overrules it
    ("GIT_ALLOW_PROTOCOL", ""),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    (NOTHING, ""),
];

/// Settings that overrule those of the repository that would have git run a program, or take an embedded folder for the
/// repository.
const SETTINGS: [&str; 8] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.sshCommand=false",
    "core.askPass=",
    "credential.helper=",
    "diff.external=",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
];

impl Asked {
    /// Runs git in a folder. It runs no program that the repository names, and fetches nothing: a repository may be
    /// somebody else's.
    fn git(self, folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Result<Output> {
        let mut command = Command::new("git");
        command.envs(ENVIRONMENT).arg("--no-pager");
        command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
        // what a hook of git has set is for the repository that it runs in
        if folder != Path::new(".") {
            LOCAL.iter().for_each(|name| {
                command.env_remove(name);
            });
        }
        let output = command.args(arguments).current_dir(folder).stdin(Stdio::null()).output();
        output.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                anyhow!("{} needs git, which is not installed; {}", self.option, self.instead)
            }
            _ => anyhow!("git cannot be run: {error}"),
        })
    }
}

/// The variables that lead git to another repository than that of the folder that it runs in.
const LOCAL: [&str; 6] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX"];

/// The commit that git names, if it does.
fn hash(told: &Output) -> Option<String> {
    let hash = String::from_utf8(trimmed(&told.stdout).to_vec()).ok()?;
    let is_hash = !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    (told.status.success() && is_hash).then_some(hash)
}

/// The first line that git complains in.
fn complaint(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stderr);
    escape(told.lines().next().unwrap_or("it does not say why")).into_owned()
}

/// What `git diff --name-status -z` tells: for each file a letter, then its path, or two for one that was renamed.
fn changes(told: &[u8]) -> Vec<Changed> {
    let mut names = names(told);
    let mut changed = Vec::new();
    while let (Some(letter), Some(first)) = (names.next(), names.next()) {
        let first = path(first);
        changed.push(match letter.first() {
            Some(b'A') => Changed { new: Some(first), old: None },
            Some(b'D') => Changed { new: None, old: Some(first) },
            Some(b'R') => Changed { new: names.next().map(path), old: Some(first) },
            Some(b'C') => Changed { new: names.next().map(path), old: None },
            _ => Changed { new: Some(first.clone()), old: Some(first) },
        });
    }
    changed
}

/// Names that each end with a zero byte.
pub(super) fn names(told: &[u8]) -> impl Iterator<Item = &[u8]> {
    told.split(|byte| *byte == 0).filter(|name| !name.is_empty())
}

/// A line without its end.
fn trimmed(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Changed, changes};
    use std::path::PathBuf;

    #[test]
    fn what_git_tells_is_read() {
        let changed = |new: &str, old: &str| {
            let path = |name: &str| (!name.is_empty()).then(|| PathBuf::from(name));
            Changed { new: path(new), old: path(old) }
        };
        assert_eq!(
            changes(b"M\0a b.md\0R087\0old.md\0new.md\0A\0c.md\0D\0d.md\0C100\0c.md\0e.md\0"),
            [
                changed("a b.md", "a b.md"),
                changed("new.md", "old.md"),
                changed("c.md", ""),
                changed("", "d.md"),
                changed("e.md", ""),
            ]
        );
        assert_eq!(changes(b""), []);
    }
}
