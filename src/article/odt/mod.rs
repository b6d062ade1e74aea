//! ODT: OpenDocument text, as LibreOffice writes it (OpenDocument 1.3, part 3).
//!
//! Read are the paragraphs of the body, then the notes in the order of their marks. Headers, footers, indexes and comments
//! are left out. Tracked changes are accepted, or taken back for the original.

mod body;
mod styles;

use super::Revision;
use super::package::{Package, encrypted};
use super::prose::Prose;
use crate::error::Error;
use body::Body;
use styles::Styles;

const CONTENT: &str = "content.xml";

/// The prose of a document.
pub(super) fn prose(bytes: &[u8], revision: Revision) -> Result<Prose<'static>, Error> {
    let mut package = Package::open(bytes, "an ODT document")?;
    let manifest = package.part("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(encrypted());
    }
    let content = package.must(CONTENT)?;
    let mut styles = Styles::default();
    if let Some(shared) = package.part("styles.xml")? {
        styles.read(&shared, "styles.xml")?;
    }
    styles.read(&content, CONTENT)?;
    let mut body = Body::new(&styles, revision);
    body.read(&content)?;
    body.read_notes()?;
    Ok(body.finish())
}
