//! Whether two paths lead to one file.

use std::path::Path;

use anyhow::{Result, bail};
use ascribe::report::escape;

/// A file as the system knows it: links of both kinds lead to the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileId(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] std::path::PathBuf);

impl FileId {
    /// The file that a path leads to, if there is one.
    pub(super) fn of(path: &Path) -> Option<Self> {
        // what is redirected to standard input is a file, too
        let path = if path.as_os_str() == "-" { Path::new("/dev/stdin") } else { path };
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let file = path.metadata().ok().filter(std::fs::Metadata::is_file)?;
            Some(Self((file.dev(), file.ino())))
        }
        #[cfg(not(unix))]
        path.canonicalize().ok().map(Self)
    }
}

/// Fails where a file that is to be written is one of those that are read; `option` names another one.
pub(super) fn keep_apart<'a>(output: &Path, option: &str, read: impl IntoIterator<Item = &'a Path>) -> Result<()> {
    let Some(file) = FileId::of(output) else { return Ok(()) };
    if read.into_iter().any(|path| FileId::of(path).as_ref() == Some(&file)) {
        let output = output.to_string_lossy();
        bail!("{}: is also an input and would be overwritten; choose another file for {option}", escape(&output));
    }
    Ok(())
}
