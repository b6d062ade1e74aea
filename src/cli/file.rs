//! Files that are written whole or not at all.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Writes a file: beside its place first, then there in one step, so that nobody ever reads half of it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = beside(path)?;
    fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path)).inspect_err(|_| {
        // nothing more can be done about what cannot be removed either
        let _ = fs::remove_file(&beside);
    })
}

/// A name in the same folder that no other run has.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}", std::process::id()));
    Ok(path.with_file_name(hidden))
}
