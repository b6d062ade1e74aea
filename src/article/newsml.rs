//! IPTC NewsML-G2: news items with their text in XHTML or NITF, or as data in plain text or markup; one in a file or several in
//! a message. Items of NITF that stand in other XML, such as NewsML 1, are read, too.

use super::collection::{Part, Parts};
use super::input::Input;
use super::prose::Prose;
use super::xml::{Step, Steps, Tag};
use super::{BlockKind, Metadata, Reference, Revision, SourceMap, html, nitf, plain};
use crate::error::{Error, ErrorKind, Place};
use crate::span::Span;

/// What a file is called in messages.
const XML: &str = "this XML";

/// The news items of a text.
pub(super) fn parts(input: &str, revision: Revision) -> Result<Parts<'_>, Error> {
    let mut items = Vec::new();
    let mut steps = Steps::new(input, XML);
    find(&mut steps, &mut items).map_err(|error| {
        let offset = steps.position();
        let (line, column) = Input::new(input).line_column(offset);
        error.at(Place { offset, line, column })
    })?;
    if items.is_empty() {
        return Err(Error::new(ErrorKind::Malformed, unknown(input)));
    }
    let is_alone = items.len() == 1;
    Ok(Box::new(items.into_iter().map(move |Written { name, is_nitf, xml, start }| {
        let mut prose = if is_nitf { nitf(xml, start)? } else { item(xml, start, revision)? };
        prose.metadata.id = name.clone();
        let name = if is_alone { None } else { name };
        Ok(Part { name, place: None, prose })
    })))
}

/// What XML is that holds no item, and what to do about it.
fn unknown(input: &str) -> String {
    match nitf::root(&mut Steps::new(input, XML)).ok().flatten().as_deref() {
        Some("html") => "this XML file is an XHTML page; give it the extension .html, or add --from html".to_owned(),
        Some(root) => {
            let root: String = root.chars().take(40).collect();
            format!(
                "this XML file, whose root is <{root}>, contains no news item; the XML formats that are read are NewsML-G2, NITF and XHTML"
            )
        }
        None => "this is not XML, because it has no element; pass a NewsML-G2 or NITF file".to_owned(),
    }
}

/// An item as it is written, and where.
struct Written<'a> {
    name: Option<String>,
    is_nitf: bool,
    xml: &'a str,
    start: usize,
}

/// Finds the items, wherever they are.
fn find<'a>(steps: &mut Steps<'a>, items: &mut Vec<Written<'a>>) -> Result<(), Error> {
    while let Some(step) = steps.next()? {
        let Step::Start(tag) = step else { continue };
        let (name, is_nitf) = match tag.name().as_str() {
            "newsItem" => (tag.attribute("guid"), false),
            "nitf" => (tag.attribute("id"), true),
            _ => continue,
        };
        let (xml, start) = steps.inside(&tag)?;
        items.push(Written { name, is_nitf, xml, start });
    }
    Ok(())
}

/// The prose of NITF that starts so many bytes into the input.
fn nitf(xml: &str, start: usize) -> Result<Prose<'static>, Error> {
    let prose = nitf::fragment(xml).map_err(|(error, _)| error)?;
    Ok(prose.inside(&place(start, xml)).into_owned())
}

/// The way from a part of the input, which starts so many bytes into it, to the input.
fn place(start: usize, part: &str) -> SourceMap {
    let mut map = SourceMap::default();
    map.copy(0, Span::new(start, start + part.len()));
    map
}

/// The prose of an item, which starts so many bytes into the input.
fn item(xml: &str, start: usize, revision: Revision) -> Result<Prose<'static>, Error> {
    let mut steps = Steps::new(xml, "this newsItem");
    let mut metadata = Metadata::default();
    let (mut headline, mut byline, mut body) = (Prose::default(), Prose::default(), Prose::default());
    let read = |(xml, at): (&str, usize)| {
        let mut read = Prose::default();
        read.append(html::fragment(xml, true, revision).inside(&place(start + at, xml)));
        read
    };
    let (mut data, mut owner) = (Prose::default(), String::new());
    while let Some(step) = steps.next()? {
        let Step::Start(tag) = step else { continue };
        let name = tag.name();
        match name.as_str() {
            "headline" if headline.blocks.is_empty() => headline = read(steps.inside(&tag)?),
            "by" if byline.blocks.is_empty() => byline = read(steps.inside(&tag)?),
            // the contents of an item are the same in several forms
            "inlineXML" if body.blocks.is_empty() => {
                let (xml, at) = steps.inside(&tag)?;
                body = if nitf::is_nitf(xml) { nitf(xml, start + at)? } else { read((xml, at)) };
            }
            "inlineData" if data.blocks.is_empty() => {
                data.append(inline_data(&mut steps, &tag, revision)?.inside(&place(start, xml)));
            }
            "versionCreated" if metadata.published.is_none() => {
                metadata.published = text(&read(steps.inside(&tag)?));
            }
            "name" => {
                let name = text(&read(steps.inside(&tag)?));
                match owner.as_str() {
                    "located" if metadata.dateline.is_none() => metadata.dateline = name,
                    "creator" => metadata.authors.extend(name),
                    "infoSource" => metadata.sources.extend(name.map(|name| Reference { name: Some(name), url: None })),
                    "copyrightHolder" if metadata.publisher.is_none() => metadata.publisher = name,
                    _ => {}
                }
            }
            _ => owner = name,
        }
    }
    metadata.headline = text(&headline);
    metadata.complete(std::mem::take(&mut body.metadata));
    headline.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Headline);
    byline.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Byline);
    let body = if body.blocks.is_empty() { data } else { body };
    Ok(Prose { metadata, ..body.headed(headline, byline) })
}

/// The prose in the data whose start tag was just read: none of what is encoded, or is no text.
fn inline_data(steps: &mut Steps<'_>, tag: &Tag<'_>, revision: Revision) -> Result<Prose<'static>, Error> {
    let content = tag.attribute("contenttype").unwrap_or_default();
    let is_encoded = tag.attribute("encoding").is_some();
    let written = steps.text()?;
    let mut prose = Prose::default();
    if !is_encoded && (content.to_ascii_lowercase().contains("nitf") || nitf::is_nitf(&written.text)) {
        let read = nitf::fragment(&written.text).map_err(|(error, _)| error)?;
        prose.append(read.inside(&written.map));
    } else if !is_encoded && content.contains("html") {
        prose.append(html::fragment(&written.text, content.contains("xhtml"), revision).inside(&written.map));
    } else if !is_encoded && (content.is_empty() || content.starts_with("text/plain")) {
        prose.append(plain::prose(&written.text).inside(&written.map));
    }
    Ok(prose)
}

/// The words of some prose, if there are any.
fn text(prose: &Prose<'_>) -> Option<String> {
    let text = prose.text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
