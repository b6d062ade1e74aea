//! Which articles have changed since a revision, as git tells, and what they were then.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, anyhow};
use ascribe::policy::Policy;
use ascribe::report::escape;
use ascribe::{Article, Audit};

use super::earlier::Earlier;
use super::git::{Asked, NoRepository, Revision};
use super::input::{Input, Reading};
use super::submodules::whole;

/// What asks for a revision.
const SINCE: Asked = Asked { option: "--since", instead: "leave out --since to audit all articles" };

/// What has changed in the repositories that the articles stand in.
pub(super) struct Changes {
    repositories: Vec<Repository>,
    /// The earlier articles of the file with several articles that was asked for last.
    earlier: Mutex<Option<(PathBuf, Arc<Earlier>)>>,
}

/// A repository, and what has changed in it.
struct Repository {
    /// Its folder, without links on the way.
    root: PathBuf,
    revision: Revision,
    /// The files that have changed and are still there, with where they were in the repository before, if they were.
    files: HashMap<PathBuf, Option<PathBuf>>,
    /// Other repositories inside, which git knows nothing of.
    strange: HashSet<PathBuf>,
}

impl Changes {
    /// The files that differ from where the branch left `revision`, and those that git does not know yet, in the repositories
    /// of these paths. The one around the current folder has all that lies below it, and in its submodules; other paths
    /// belong to the repository that they stand in. Fails where one lacks the revision, or where there is no repository.
    pub(super) fn since(revision: &str, paths: &[PathBuf]) -> Result<Self> {
        let mut changes = Self { repositories: Vec::new(), earlier: Mutex::default() };
        let mut missing = None;
        for path in paths {
            let own = if path.as_os_str() == "-" { Path::new(".") } else { folder_of(path) };
            let here = is_around_here(own).then_some(Path::new("."));
            for folder in here.into_iter().chain([own]) {
                if changes.knows(own) || !folder.is_dir() {
                    continue;
                }
                match Revision::find(revision, SINCE, folder) {
                    Ok(found) => changes.add(found)?,
                    Err(error) if error.is::<NoRepository>() => missing = Some(error),
                    Err(error) => return Err(error),
                }
            }
        }
        match missing {
            Some(error) if changes.repositories.is_empty() => Err(error),
            _ => Ok(changes),
        }
    }

    /// Adds a repository, unless it is there already.
    fn add(&mut self, revision: Revision) -> Result<()> {
        let root = whole(revision.root());
        if self.repositories.iter().any(|known| known.root == root) {
            return Ok(());
        }
        let revision = revision.fork()?.with_submodules()?;
        let mut files = HashMap::new();
        let mut strange = HashSet::new();
        for changed in revision.changed(&[revision.root().to_owned()])? {
            let Some(new) = changed.new else { continue };
            let place = root.join(&new);
            match place.is_dir() {
                true => drop(strange.insert(place)),
                false => drop(files.insert(place, changed.old)),
            }
        }
        self.repositories.push(Repository { root, revision, files, strange });
        Ok(())
    }

    /// Is the path in a repository that is known, or in one of its submodules?
    fn knows(&self, path: &Path) -> bool {
        let place = whole(path);
        self.repository(&place).is_some_and(|found| !found.strange.iter().any(|inside| place.starts_with(inside)))
    }

    /// The innermost repository that has the file at a whole path.
    fn repository(&self, place: &Path) -> Option<&Repository> {
        let around = self.repositories.iter().filter(|repository| place.starts_with(&repository.root));
        around.max_by_key(|repository| repository.root.components().count())
    }

    /// Leaves out what has not changed. Standard input stays, and so does what is not there, to be told; a file outside of
    /// all repositories is an error in its place.
    pub(super) fn narrow(&self, inputs: &mut Vec<Result<Input>>) {
        inputs.retain_mut(|input| {
            let Ok(Input::File(file)) = input else { return true };
            let Some(place) = whereabouts(file).filter(|place| place.exists()) else { return true };
            let Some(repository) = self.repository(&place) else {
                let name = file.to_string_lossy().into_owned();
                *input = Err(anyhow!(
                    "{}: is not in a git repository, so --since cannot tell whether it has changed; leave out --since to audit it",
                    escape(&name)
                ));
                return true;
            };
            let is_strange = || repository.strange.iter().any(|folder| place.starts_with(folder));
            repository.files.contains_key(&place) || is_strange()
        });
    }

    /// Adds to the audit of an article the findings about its changes since the revision. Fails if its earlier version cannot be
    /// read.
    pub(super) fn compare(&self, input: &Input, reading: &Reading, new: &mut Audit<'_>, policy: &Policy) -> Result<()> {
        let Input::File(file) = input else { return Ok(()) };
        let Some(place) = whereabouts(file) else { return Ok(()) };
        let Some(repository) = self.repository(&place) else { return Ok(()) };
        let Some(before) = repository.files.get(&place).and_then(Option::as_ref) else { return Ok(()) };
        if input.is_collection(reading) {
            let earlier = self.earlier(&place, &repository.revision, before, reading)?;
            let old = earlier.of(&new.article).filter(|old| old.text != new.article.text);
            old.into_iter().for_each(|old| ascribe::add_changes(&ascribe::audit(old.clone(), policy), new, policy));
            return Ok(());
        }
        let bytes = repository.revision.show(before)?;
        // The name ends as the path does, so that it gives the same format.
        let input = Input::Standard(repository.revision.name_of(before));
        let old: Article<'_> = input.article(&bytes, reading)?;
        ascribe::add_changes(&ascribe::audit(old, policy), new, policy);
        Ok(())
    }

    /// The articles that a file with several had at the revision. It is read once; if that fails, only the first article that
    /// asks gets the error, and the others have no earlier version.
    fn earlier(&self, place: &Path, revision: &Revision, before: &Path, reading: &Reading) -> Result<Arc<Earlier>> {
        let mut last = self.earlier.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, earlier)) = last.as_ref().filter(|(of, _)| of == place) {
            return Ok(Arc::clone(earlier));
        }
        let mut earlier = Earlier::default();
        let read = revision.show(before).and_then(|bytes| {
            let input = Input::Standard(revision.name_of(before));
            input.articles_owned(&bytes, reading)?.for_each(|article| earlier.add(article));
            Ok(())
        });
        let earlier = Arc::new(earlier);
        *last = Some((place.to_owned(), Arc::clone(&earlier)));
        read.map(|()| earlier)
    }
}

/// The folder that a path names or stands in.
fn folder_of(path: &Path) -> &Path {
    if path.is_dir() {
        return path;
    }
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Does a folder lie in the repository around the current one?
fn is_around_here(folder: &Path) -> bool {
    let here = whole(Path::new("."));
    let root = here.ancestors().find(|above| above.join(".git").exists());
    whole(folder).starts_with(root.unwrap_or(&here))
}

/// The path with all links in its folder resolved, as git has it; the file itself may be a link.
fn whereabouts(file: &Path) -> Option<PathBuf> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().ok()?;
    Some(file.file_name().map(|name| folder.join(name)).unwrap_or(folder))
}
