//! What several integration tests share.
#![allow(dead_code)] // no test needs all of it

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, io, process};

/// A new, empty folder that goes away again.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> io::Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("ascribe-{}-{number}", process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the folder for temporary files, the system removes.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The lines in which two texts differ, in order: those that went behind `-`, those that came behind `+`.
pub(crate) fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    // How many lines the rests of both texts have in common, from each pair of lines on.
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for (i, from) in old.iter().enumerate().rev() {
        for (j, to) in new.iter().enumerate().rev() {
            common[i][j] = if from == to { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut told) = (0, 0, String::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            told += &format!("{:>4} - {}\n", i + 1, old[i]);
            i += 1;
        } else {
            told += &format!("{:>4} + {}\n", i + 1, new[j]);
            j += 1;
        }
    }
    told
}

/// A ZIP archive of parts.
pub(crate) fn zip<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default())?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A DOCX document with this body.
pub(crate) fn docx(body: &str) -> io::Result<Vec<u8>> {
    let document = format!("<w:document xmlns:w='w' xmlns:r='r'><w:body>{body}</w:body></w:document>");
    zip([("word/document.xml", document.as_bytes())])
}

/// An ODT document with this text.
pub(crate) fn odt(text: &str) -> io::Result<Vec<u8>> {
    let content =
        format!("<office:document><office:body><office:text>{text}</office:text></office:body></office:document>");
    zip([("mimetype", b"application/vnd.oasis.opendocument.text".as_slice()), ("content.xml", content.as_bytes())])
}
