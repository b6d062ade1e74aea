//! RTF: paragraphs with their styles, links, footnotes and tracked changes.
//!
//! Read are the paragraphs of the body, then the footnotes in the order of their marks. Headers, footers, pictures, text
//! boxes and comments are left out.

mod encoding;
mod lexer;
mod reader;
mod state;

use super::Revision;
use super::package::wrong_kind;
use super::prose::Prose;
use crate::error::{Error, ErrorKind};
use reader::Reader;

/// The prose of a document.
pub(super) fn prose(bytes: &[u8], revision: Revision) -> Result<Prose<'static>, Error> {
    if !bytes.starts_with(b"{\\rtf") {
        return Err(wrong_kind(bytes, "an RTF document"));
    }
    let mut reader = Reader::new(bytes, revision);
    if !reader.read_all() {
        let message =
            "this RTF document is incomplete, because a group in it is not closed; check that the whole file was saved";
        return Err(Error::new(ErrorKind::Malformed, message));
    }
    Ok(reader.finish())
}
