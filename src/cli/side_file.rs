//! Files that are read beside articles: policies, templates, baselines, approved outlines.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// What such a file may hold at most.
const MOST: u64 = 16 << 20;

/// The text of such a file.
pub(super) fn read(path: &Path) -> io::Result<String> {
    String::from_utf8(bytes(path)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "is not UTF-8; save it as UTF-8"))
}

/// The bytes of such a file. A pipe or a device might never end, and is none.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let what = fs::metadata(path)?;
    if what.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !what.is_file() {
        let message = "is a pipe or a device, which may never end; name a regular file";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "is larger than 16 MiB; check that it is the right file",
        ));
    }
    Ok(bytes)
}

/// Is there something of this name, of whatever kind? A link that leads nowhere is something, too.
pub(super) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|what| !what.is_dir())
}
