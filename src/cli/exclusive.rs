//! Keeps runs that write the same file from losing what the others wrote.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use same_file::Handle;

use super::temporary;

/// Waits until no other run holds the file at a path, and holds it until the result is dropped.
pub(super) fn hold(path: &Path) -> io::Result<File> {
    loop {
        let file = File::open(path)?;
        file.lock()?;
        // whoever held it may have put another file in its place
        if Handle::from_file(file.try_clone()?)? == Handle::from_path(path)? {
            return Ok(file);
        }
    }
}

/// Writes a file that must not be there yet: whole, or not at all.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ascribe-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = temporary::create(&builder, folder)?;
    file.write_all(bytes)?;
    file.persist_noclobber(path).map(drop).map_err(|error| error.error)
}
