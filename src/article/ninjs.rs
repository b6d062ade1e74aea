//! IPTC ninjs, versions 1 to 3: one news item as a JSON object.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::json::{self, Text};
use super::prose::Prose;
use super::{BlockKind, Metadata, Reference, Revision, html, nitf, plain};
use crate::error::{Error, ErrorKind};

/// The properties that are read. Version 3 writes in camel case what version 2 has in lower case; version 1 has one headline
/// and one body, whose names say what they are written in.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Item<'a> {
    #[serde(borrow, default)]
    headlines: Vec<Content<'a>>,
    #[serde(borrow)]
    headline: Option<&'a RawValue>,
    #[serde(borrow, alias = "byline")]
    by: Option<&'a RawValue>,
    #[serde(borrow, default)]
    bodies: Vec<Content<'a>>,
    #[serde(borrow)]
    body_xhtml: Option<&'a RawValue>,
    #[serde(borrow)]
    body_html: Option<&'a RawValue>,
    #[serde(borrow)]
    body_text: Option<&'a RawValue>,
    located: Option<String>,
    #[serde(rename = "infosources", alias = "infoSources", default)]
    sources: Vec<Source>,
    #[serde(alias = "versioncreated", alias = "versionCreated")]
    version_created: Option<String>,
    #[serde(alias = "copyrightholder", alias = "copyrightHolder")]
    copyright_holder: Option<String>,
}

/// A headline or a body.
#[derive(Deserialize)]
struct Content<'a> {
    role: Option<String>,
    #[serde(alias = "contenttype", alias = "contentType")]
    content_type: Option<String>,
    #[serde(borrow)]
    value: &'a RawValue,
}

/// What a headline or a body is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Markup {
    None,
    Html,
    Nitf,
    /// What cannot be read.
    Other,
}

impl Content<'_> {
    /// What it is written in, by its type, or by how it begins where it has none.
    fn markup(&self) -> Markup {
        let kind = self.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
        if kind.contains("nitf") {
            Markup::Nitf
        } else if kind.contains("html") {
            Markup::Html
        } else if kind.is_empty() || kind.starts_with("text/") {
            Markup::None
        } else {
            Markup::Other
        }
    }
}

#[derive(Deserialize)]
struct Source {
    name: Option<String>,
    uri: Option<String>,
}

/// The prose of a news item.
pub(super) fn prose(input: &str, revision: Revision) -> Result<Prose<'_>, Error> {
    let bare = input.trim_start_matches('\u{feff}');
    match bare.trim_start().chars().next() {
        None => return Err(Error::empty()),
        Some('[') => {
            return Err(Error::new(
                ErrorKind::Malformed,
                "this JSON is a list, but a ninjs file contains one news item; write one file per item, or one article per line as NDJSON",
            ));
        }
        Some(_) => {}
    }
    let item: Item<'_> = serde_json::from_str(bare)
        .map_err(|error| json::malformed("this is not a ninjs news item", &error, 1, input.len() - bare.len()))?;
    let string = |value| json::string(input, value);
    let headline = main(&item.headlines).map(|content| (content.value, content.markup() == Markup::Html));
    let headline = headline.or(item.headline.map(|value| (value, false)));
    let headline = headline.and_then(|(value, is_html)| Some(title(string(value)?, is_html, revision)));
    let Some((body, markup)) = body(&item).and_then(|(value, markup)| Some((string(value)?, markup))) else {
        return Err(Error::new(
            ErrorKind::Malformed,
            "this news item has no text in its body; check that it is an article and not a picture or a list",
        ));
    };
    let by = item.by.and_then(string);
    let mut metadata = Metadata {
        headline: headline.as_ref().and_then(|prose| trimmed(&prose.text)),
        authors: by.as_ref().and_then(|by| trimmed(&by.text)).into_iter().collect(),
        dateline: item.located,
        published: item.version_created,
        publisher: item.copyright_holder,
        sources: item.sources.into_iter().map(|Source { name, uri }| Reference { name, url: uri }).collect(),
        ..Metadata::default()
    };
    let by = by.map(|by| Prose::line(by, BlockKind::Byline)).unwrap_or_default();
    let text = match markup {
        Markup::Html => html::fragment(&body.text, false, revision),
        Markup::Nitf => nitf::fragment(&body.text).map_err(|(error, _)| error)?,
        _ if nitf::is_nitf(&body.text) => nitf::fragment(&body.text).map_err(|(error, _)| error)?,
        _ => plain::prose(&body.text),
    };
    let mut text = text.inside(&body.map);
    metadata.complete(std::mem::take(&mut text.metadata));
    Ok(Prose { metadata, ..text.headed(headline.unwrap_or_default(), by) })
}

/// A headline, in text or HTML.
fn title(text: Text<'_>, is_html: bool, revision: Revision) -> Prose<'static> {
    if !is_html {
        return Prose::line(text, BlockKind::Headline);
    }
    let mut prose = Prose::default();
    prose.append(html::fragment(&text.text, false, revision).inside(&text.map));
    prose.blocks.iter_mut().for_each(|block| block.kind = BlockKind::Headline);
    prose
}

/// The main one of several headlines or bodies, or the first.
fn main<'a, 'b>(contents: &'b [Content<'a>]) -> Option<&'b Content<'a>> {
    contents.iter().find(|content| content.role.as_deref() == Some("main")).or(contents.first())
}

/// The body, and what it is written in. Of several that say the same, one in markup tells paragraphs from headings.
fn body<'a>(item: &Item<'a>) -> Option<(&'a RawValue, Markup)> {
    let read: Vec<&Content<'a>> = item.bodies.iter().filter(|content| content.markup() != Markup::Other).collect();
    let chief = read.iter().find(|content| content.role.as_deref() == Some("main")).or(read.first());
    let is_like_chief = |content: &&&Content<'_>| chief.is_some_and(|chief| chief.role == content.role);
    let written_in = |markup| read.iter().filter(is_like_chief).find(|content| content.markup() == markup);
    let chosen = written_in(Markup::Html).or_else(|| written_in(Markup::Nitf)).or(chief);
    let old = || {
        let html = item.body_xhtml.or(item.body_html).map(|value| (value, Markup::Html));
        html.or_else(|| item.body_text.map(|value| (value, Markup::None)))
    };
    chosen.map(|content| (content.value, content.markup())).or_else(old)
}

fn trimmed(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
