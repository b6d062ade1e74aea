//! A baseline on disk.

use std::path::{Component, Path, PathBuf};
use std::{fs, io};

use anyhow::{Result, anyhow};
use ascribe::audit::Baseline;
use ascribe::policy::Exception;
use ascribe::report::escape;

use super::file::placed;
use crate::cli::input::unreadable;

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
}

impl Kept {
    /// A baseline that is to be kept at this path.
    pub(crate) fn new(path: &Path, current: &Path) -> Self {
        let shown = escape(&path.strip_prefix(current).unwrap_or(path).to_string_lossy()).into_owned();
        let folder = path.parent().unwrap_or(path);
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        Self { shown, baseline: Baseline::default(), folder }
    }

    /// Reads the baseline at this path.
    pub(crate) fn read(path: &Path, current: &Path) -> Result<Self> {
        let kept = Self::new(path, current);
        let shown = &kept.shown;
        let text = fs::read_to_string(path).map_err(|error| match error.kind() {
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

    /// What lets the known findings of the article at an absolute path pass.
    pub(super) fn exceptions(&self, path: &Path) -> Vec<Exception> {
        self.baseline.exceptions(&self.name(path), &self.shown)
    }
}
