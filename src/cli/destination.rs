//! Where a report, or a file that somebody keeps, is written: standard output, or a file that is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use anyhow::{Result, anyhow};
use ascribe::report::escape;
use tempfile::TempPath;

use super::output::Display;
use super::temporary;

/// Something to write a report to.
pub(super) struct Destination {
    out: Box<dyn Write>,
    /// What complaints call it; nothing for standard output.
    name: Option<String>,
    /// The file in the making, and what it will be called.
    file: Option<(TempPath, PathBuf)>,
}

impl Destination {
    /// Nothing.
    pub(super) fn nowhere() -> Self {
        Self { out: Box::new(io::sink()), name: None, file: None }
    }

    /// Standard output.
    pub(super) fn standard(display: &Display) -> Self {
        Self { out: display.standard(), name: None, file: None }
    }

    /// Standard output, for bytes that stay as they are.
    pub(super) fn raw() -> Self {
        Self { out: Box::new(BufWriter::new(io::stdout().lock())), name: None, file: None }
    }

    /// A file. What it held before stays until the report is finished; pipes and devices are written as they are.
    pub(super) fn file(path: &Path, colours: ColorChoice) -> Result<Self> {
        Self::open(path, colours).map_err(|error| unwritable(path, &error))
    }

    fn open(path: &Path, colours: ColorChoice) -> io::Result<Self> {
        // Where the path is a link, what it leads to is replaced, not the link.
        let name = Some(escape(&path.to_string_lossy()).into_owned());
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let before = fs::metadata(&target).ok();
        if before.as_ref().is_some_and(|before| before.is_dir()) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if before.as_ref().is_some_and(|before| !before.is_file()) {
            let out = AutoStream::new(File::options().write(true).open(&target)?, colours);
            return Ok(Self { out: Box::new(BufWriter::new(out)), name, file: None });
        }
        if let Some(before) = &before {
            // A file that may not be written may not be replaced either.
            File::options().append(true).open(&target)?;
            return Self::beside(target, name, Some(before.permissions()), colours);
        }
        Self::beside(target, name, None, colours)
    }

    /// Opens a file in the folder of `target`, to be renamed to it.
    fn beside(
        target: PathBuf,
        name: Option<String>,
        permissions: Option<fs::Permissions>,
        colours: ColorChoice,
    ) -> io::Result<Self> {
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = tempfile::Builder::new();
        builder.prefix(".ascribe-").suffix(".tmp");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let (file, temporary) = temporary::create(&builder, folder)?.into_parts();
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        let out = BufWriter::new(AutoStream::new(file, colours));
        Ok(Self { out: Box::new(out), name, file: Some((temporary, target)) })
    }

    /// Writes out what is left, and puts the file in its place.
    pub(super) fn finish(mut self) -> Result<()> {
        self.flush()?;
        let target = self.file.as_ref().map(|(_, target)| target.clone()).unwrap_or_default();
        self.place().map_err(|error| unwritable(&target, &error))
    }

    fn place(self) -> io::Result<()> {
        drop(self.out);
        match self.file {
            Some((temporary, target)) => {
                let path = temporary.to_path_buf();
                temporary.persist(target).map_err(|error| error.error)?;
                temporary::forget(&path);
                Ok(())
            }
            None => Ok(()),
        }
    }
}

/// Writes a file that somebody keeps.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = Destination::open(path, ColorChoice::AlwaysAnsi)?;
    file.write_all(bytes)?;
    file.flush()?;
    file.place()
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|error| named(self.name.as_deref(), error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().map_err(|error| named(self.name.as_deref(), error))
    }
}

/// The error with the name of the file before it, so that one of several reports is known.
fn named(name: Option<&str>, error: io::Error) -> io::Error {
    match name {
        Some(name) => io::Error::new(error.kind(), format!("{name}: {error}")),
        None => error,
    }
}

/// Why a report cannot be written to a file, and what to do about it.
fn unwritable(path: &Path, error: &io::Error) -> anyhow::Error {
    anyhow!("{}: {}; choose another --output-file", escape(&path.to_string_lossy()), why(error))
}

/// Why a file cannot be written.
pub(super) fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "its folder does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "cannot be written".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        _ => format!("cannot be written: {error}"),
    }
}
