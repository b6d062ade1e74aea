//! Whose a policy file is.

use std::path::Path;

/// Does the file, or the folder that it is found in, belong to another user? One of the administrator's is not held to be a
/// stranger's.
#[cfg(unix)]
pub(super) fn is_strangers(file: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let me = rustix::process::geteuid().as_raw();
    // as git has it: whoever became root by sudo is still the one who did
    let before: Option<u32> = std::env::var("SUDO_UID").ok().filter(|_| me == 0).and_then(|id| id.parse().ok());
    let owner = |path: &Path| path.metadata().ok().map(|what| what.uid());
    [Some(file), file.parent()]
        .into_iter()
        .flatten()
        .filter_map(owner)
        .any(|id| id != me && id != 0 && Some(id) != before)
}

#[cfg(not(unix))]
pub(super) fn is_strangers(_: &Path) -> bool {
    false
}
