//! IPTC NewsML-G2: news items with their text in XHTML, or as data in plain text or HTML; one in a file or several in a message.

use super::collection::{Part, Parts};
use super::input::Input;
use super::prose::Prose;
use super::xml::{Step, Steps, Tag};
use super::{BlockKind, Metadata, Reference, Revision, SourceMap, html, plain};
use crate::error::{Error, ErrorKind, Place};
use crate::span::Span;

/// The news items of a text.
pub(super) fn parts(input: &str, revision: Revision) -> Result<Parts<'_>, Error> {
    let mut items = Vec::new();
    let mut steps = Steps::new(input, "this NewsML-G2");
    find(&mut steps, &mut items).map_err(|error| {
        let offset = steps.position();
        let (line, column) = Input::new(input).line_column(offset);
        error.at(Place { offset, line, column })
    })?;
    if items.is_empty() {
        return Err(Error::new(ErrorKind::Malformed, "this XML has no newsItem; only NewsML-G2 is read"));
    }
    let is_alone = items.len() == 1;
    Ok(Box::new(items.into_iter().map(move |(name, (xml, start))| {
        let name = if is_alone { None } else { name };
        Ok(Part { name, place: None, prose: item(xml, start, revision)? })
    })))
}

/// An item as it is written, and where; with its name.
type Written<'a> = (Option<String>, (&'a str, usize));

/// Finds the items, wherever they are.
fn find<'a>(steps: &mut Steps<'a>, items: &mut Vec<Written<'a>>) -> Result<(), Error> {
    while let Some(step) = steps.next()? {
        if let Step::Start(tag) = step
            && tag.name() == "newsItem"
        {
            items.push((tag.attribute("guid"), steps.inside(&tag)?));
        }
    }
    Ok(())
}

/// The prose of an item, which starts so many bytes into the input.
fn item(xml: &str, start: usize, revision: Revision) -> Result<Prose<'static>, Error> {
    let mut steps = Steps::new(xml, "this newsItem");
    let mut metadata = Metadata::default();
    let (mut headline, mut byline, mut body) = (Prose::default(), Prose::default(), Prose::default());
    let read = |(xml, at): (&str, usize)| {
        let mut place = SourceMap::default();
        place.copy(0, Span::new(start + at, start + at + xml.len()));
        let mut read = Prose::default();
        read.append(html::fragment(xml, true, revision).inside(&place));
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
            "inlineXML" if body.blocks.is_empty() => body = read(steps.inside(&tag)?),
            "inlineData" if data.blocks.is_empty() => {
                let mut place = SourceMap::default();
                place.copy(0, Span::new(start, start + xml.len()));
                data.append(inline_data(&mut steps, &tag, revision)?.inside(&place));
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
    headline.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Headline);
    byline.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Byline);
    let mut prose = headline;
    prose.append(byline);
    prose.append(if body.blocks.is_empty() { data } else { body });
    Ok(Prose { metadata, ..prose })
}

/// The prose in the data whose start tag was just read: none of what is encoded, or is no text.
fn inline_data(steps: &mut Steps<'_>, tag: &Tag<'_>, revision: Revision) -> Result<Prose<'static>, Error> {
    let content = tag.attribute("contenttype").unwrap_or_default();
    let is_encoded = tag.attribute("encoding").is_some();
    let written = steps.text()?;
    let mut prose = Prose::default();
    if !is_encoded && content.contains("html") {
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
