//! A baseline on disk.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use ascribe::audit::Baseline;
use ascribe::policy::Exception;
use ascribe::report::escape;

use super::file::placed;
use crate::cli::input::unreadable;

/// What a baseline is called unless somebody calls it otherwise.
pub(super) const NAME: &str = "ascribe-baseline.json";

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
        let text = fs::read_to_string(path).map_err(|error| anyhow!("{shown}: {}", unreadable(&error)))?;
        let baseline = Baseline::read(&text).map_err(|error| placed(shown, &error))?;
        Ok(Self { baseline, ..kept })
    }

    /// What it calls the article at an absolute path.
    pub(crate) fn name(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.folder).unwrap_or(path);
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
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
