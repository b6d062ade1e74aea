//! DOCX: Office Open XML, as Word writes it (ECMA-376, part 1, chapter 17).
//!
//! Read are the paragraphs of the body, then the footnotes and endnotes in the order of their marks. Headers, footers and
//! comments are left out. Tracked changes are accepted, or taken back for the original.

mod body;
mod relations;
mod styles;

use std::collections::HashMap;

use super::Revision;
use super::package::Package;
use super::prose::Prose;
use super::xml::{Step, Steps};
use crate::error::Error;
use body::Body;
use relations::Relations;
use styles::Styles;

/// The prose of a document.
pub(super) fn prose(bytes: &[u8], revision: Revision) -> Result<Prose<'static>, Error> {
    let mut package = Package::open(bytes, "a DOCX document")?;
    let main = match package.part("_rels/.rels")? {
        Some(xml) => Relations::read(&xml, "", "_rels/.rels")?.of_kind("officeDocument").map(str::to_owned),
        None => None,
    };
    let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
    let document = package.must(&main)?;
    let relations = Relations::of(&mut package, &main)?;
    let styles = match relations.of_kind("styles") {
        Some(part) => Styles::read(&package.must(part)?, part)?,
        None => Styles::default(),
    };
    let mut body = Body::new(&styles, revision);
    body.read(&document, &main, &relations)?;
    let notes = body.notes();
    for kind in ["footnotes", "endnotes"] {
        let Some(part) = relations.of_kind(kind).filter(|_| notes.iter().any(|(known, _)| *known == kind)) else {
            continue;
        };
        let xml = package.must(part)?;
        let relations = Relations::of(&mut package, part)?;
        let texts = texts_of_notes(&xml, part)?;
        for (_, note) in notes.iter().filter(|(known, _)| *known == kind) {
            if let Some(text) = texts.get(note.as_str()) {
                body.note(format!("{kind}/{note}"), text, part, &relations)?;
            }
        }
    }
    Ok(body.finish())
}

/// The notes of a part, as they are written, by their ids.
fn texts_of_notes<'a>(xml: &'a str, part: &'a str) -> Result<HashMap<String, &'a str>, Error> {
    let mut texts = HashMap::new();
    let mut steps = Steps::new(xml, part);
    while let Some(step) = steps.next()? {
        if let Step::Start(tag) = step
            && matches!(tag.name().as_str(), "footnote" | "endnote")
            && let Some(id) = tag.attribute("id")
        {
            texts.insert(id, steps.inside(&tag)?.0);
        }
    }
    Ok(texts)
}
