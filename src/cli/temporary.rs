//! Files in the making. None of them stays behind when the program is told to end.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{Builder, NamedTempFile};

/// The files that are in the making.
static OPEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn open() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a file in a folder.
pub(super) fn create(builder: &Builder<'_, '_>, folder: &Path) -> io::Result<NamedTempFile> {
    #[cfg(unix)]
    signals::watch();
    // Held meanwhile: a signal that comes now finds the file listed.
    let mut open = open();
    let file = builder.tempfile_in(folder)?;
    open.insert(file.path().to_owned());
    Ok(file)
}

/// Forgets a file that has got its name.
pub(super) fn forget(file: &Path) {
    open().remove(file);
}

#[cfg(unix)]
mod signals {
    use std::sync::Once;
    use std::{fs, process, thread};

    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    /// Sees to it that the files go away on a signal, which then ends the program as it would without this.
    pub(super) fn watch() {
        static WATCHED: Once = Once::new();
        WATCHED.call_once(|| {
            let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
            thread::spawn(move || {
                let Some(signal) = signals.forever().next() else { return };
                // Kept until the end, so that no further file is made.
                let files = super::open();
                for file in files.iter() {
                    let _ = fs::remove_file(file);
                }
                let _ = emulate_default_handler(signal);
                process::exit(128 + signal);
            });
        });
    }
}
