//! A baseline on disk.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Result, anyhow};
use ascribe::audit::{Baseline, Gone, Known};
use ascribe::policy::Exception;
use ascribe::report::escape;

use super::file::placed;
use crate::cli::input::unreadable;
use crate::cli::side_file;

/// What a baseline is called unless somebody calls it otherwise.
pub(super) const NAME: &str = "ascribe-baseline.json";

/// How one comes to be.
pub(super) const CREATE: &str = "`ascribe baseline create` writes it";

/// A baseline and where it is kept.
#[derive(Debug)]
pub(crate) struct Kept {
    /// Its path as it is shown: from the current folder where it lies below that.
    pub(crate) shown: String,
    pub(crate) baseline: Baseline,
    folder: PathBuf,
    /// The articles that are no longer where they were; looked for when an article is met that is not known.
    gone: OnceLock<Gone>,
}

impl Kept {
    /// A baseline that is to be kept at this path.
    pub(crate) fn new(path: &Path, current: &Path) -> Self {
        let shown = escape(&path.strip_prefix(current).unwrap_or(path).to_string_lossy()).into_owned();
        let folder = path.parent().unwrap_or(path);
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        Self { shown, baseline: Baseline::default(), folder, gone: OnceLock::new() }
    }

    /// Reads the baseline at this path.
    pub(crate) fn read(path: &Path, current: &Path) -> Result<Self> {
        let kept = Self::new(path, current);
        let shown = &kept.shown;
        let text = side_file::read(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => anyhow!("{shown}: there is no such baseline; {CREATE}"),
            _ => anyhow!("{shown}: {}", unreadable(&error)),
        })?;
        let baseline = Baseline::read(&text).map_err(|error| placed(shown, &error))?;
        Ok(Self { baseline, ..kept })
    }

    /// What it calls the article at an absolute path: the way there from its folder, the same wherever both stand.
    pub(crate) fn name(&self, path: &Path) -> String {
        let shared = self.folder.ancestors().find_map(|above| Some((above, path.strip_prefix(above).ok()?)));
        let (above, down) = shared.unwrap_or((&self.folder, path));
        let up = self.folder.components().count() - above.components().count();
        let down = down.components().filter(|part| *part != Component::RootDir);
        let down = down.map(|part| part.as_os_str().to_string_lossy());
        std::iter::repeat_n("..".into(), up).chain(down).collect::<Vec<_>>().join("/")
    }

    /// Is there still a file that it calls so?
    pub(crate) fn is_there(&self, name: &str) -> bool {
        self.folder.join(name).is_file()
    }

    /// Which article that is no longer there an article with these findings was, if it is at no known place.
    fn moved_to(&self, found: &[Known]) -> Option<&str> {
        self.gone.get_or_init(|| Gone::of(&self.baseline, |name| !self.is_there(name))).moved_to(found)
    }

    /// Does it know nothing of the article at an absolute path, so that it may be one that was moved there?
    pub(super) fn is_strange(&self, path: &Path) -> bool {
        !self.baseline.articles.is_empty() && !self.baseline.articles.contains_key(&self.name(path))
    }

    /// What lets the findings of an article pass that were known where it stood before.
    pub(crate) fn exceptions_if_moved(&self, found: &[Known]) -> Vec<Exception> {
        let before = self.moved_to(found);
        before.map(|name| self.baseline.exceptions(name, &self.shown)).unwrap_or_default()
    }

    /// Puts what is known of articles that were moved under the names that they have now.
    pub(crate) fn follow<'a>(&mut self, articles: impl Iterator<Item = (&'a String, &'a Vec<Known>)>) {
        let strange = articles.filter(|(name, _)| !self.baseline.articles.contains_key(*name));
        let moves: Vec<(String, String)> =
            strange.filter_map(|(name, found)| Some((self.moved_to(found)?.to_owned(), name.clone()))).collect();
        for (before, now) in moves {
            // of several copies, the first one takes it
            if let Some(known) = self.baseline.articles.remove(&before) {
                self.baseline.articles.insert(now, known);
            }
        }
    }

    /// What lets the known findings of the article at an absolute path pass.
    pub(super) fn exceptions(&self, path: &Path) -> Vec<Exception> {
        self.baseline.exceptions(&self.name(path), &self.shown)
    }
}
