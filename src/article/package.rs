//! Documents that are ZIP archives of XML parts: DOCX and ODT.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::decode;
use crate::error::{Error, ErrorKind};

/// The most bytes that the parts that are read may unpack to.
const MOST: u64 = 128 << 20;
/// What a part may unpack to however little it was.
const SMALL: u64 = 4 << 20;
/// How many times longer than its packed bytes a part may be. Text and its markup hardly get beyond 30.
const RATIO: u64 = 100;

/// An archive, of which only the parts that are asked for are unpacked.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
    /// What it should be: "a DOCX document".
    kind: &'static str,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], kind: &'static str) -> Result<Self, Error> {
        if !bytes.starts_with(b"PK") {
            return Err(wrong_kind(bytes, kind));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            let message = format!(
                "this {} is damaged or incomplete: the list of its parts is missing; save it again",
                bare(kind)
            );
            Error::new(ErrorKind::Malformed, message)
        })?;
        Ok(Self { zip, left: MOST, kind })
    }

    /// The text of a part; `None` where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
        let kind = self.kind;
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(what)) if what == ZipError::PASSWORD_REQUIRED => return Err(encrypted()),
            Err(error) => return Err(damaged(kind, &error)),
        };
        let most = self.left.min(SMALL.max(file.compressed_size().saturating_mul(RATIO)));
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            let message = format!(
                "its part {name} is far larger when unpacked than an article can be, so it was not read; save the document again"
            );
            return Err(Error::new(ErrorKind::TooLarge, message));
        }
        read.map_err(|error| damaged(kind, &error))?;
        self.left -= bytes.len() as u64;
        let text = decode::part(bytes).map_err(|error| {
            Error::new(
                ErrorKind::Encoding,
                format!("its part {name} cannot be decoded; save the document again: {error}"),
            )
        })?;
        Ok(Some(text))
    }

    /// The text of a part that must be there.
    pub(super) fn must(&mut self, name: &str) -> Result<String, Error> {
        self.part(name)?.ok_or_else(|| {
            let kind = bare(self.kind);
            let message = format!("this {kind} is incomplete, because its part {name} is missing; save it again");
            Error::new(ErrorKind::Malformed, message)
        })
    }
}

/// Says what bytes are that should be a document of another kind: "a DOCX document".
pub(super) fn wrong_kind(bytes: &[u8], kind: &str) -> Error {
    match decode::instead(bytes) {
        Some(found) if found.is_locked() => encrypted(),
        Some(found) => {
            let message = format!("this is not {kind}, but {}; {}", found.name, found.advice());
            Error::new(ErrorKind::Malformed, message)
        }
        None => {
            let message = format!(
                "this is not {kind}, nor any other format that ascribe recognizes; it may be damaged, so save it again"
            );
            Error::new(ErrorKind::Malformed, message)
        }
    }
}

/// A document that cannot be read without its password.
pub(super) fn encrypted() -> Error {
    Error::new(ErrorKind::Encrypted, "this document has a password; save a copy without one")
}

fn damaged(kind: &str, error: &dyn std::error::Error) -> Error {
    Error::new(ErrorKind::Malformed, format!("this {} is damaged or incomplete: {error}; save it again", bare(kind)))
}

/// Without its article: "DOCX document".
fn bare(kind: &str) -> &str {
    kind.split_once(' ').map_or(kind, |(_, bare)| bare)
}
