//! IPTC ninjs, versions 1 to 3: one news item as a JSON object.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::json::{self, Text};
use super::prose::Prose;
use super::{BlockKind, Metadata, Reference, Revision, html, plain};
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

impl Content<'_> {
    fn is_html(&self) -> bool {
        self.content_type.as_deref().is_some_and(|kind| kind.contains("html"))
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
        Some('[') => return Err(Error::new(ErrorKind::Malformed, "this is a list; a ninjs file holds one news item")),
        Some(_) => {}
    }
    let item: Item<'_> = serde_json::from_str(bare)
        .map_err(|error| json::malformed("this is no ninjs", &error, 1, input.len() - bare.len()))?;
    let string = |value| json::string(input, value);
    let headline = main(&item.headlines).map(|content| (content.value, content.is_html()));
    let headline = headline.or(item.headline.map(|value| (value, false)));
    let headline = headline.and_then(|(value, is_html)| Some(title(string(value)?, is_html, revision)));
    let Some((body, is_html)) = body(&item).and_then(|(value, is_html)| Some((string(value)?, is_html))) else {
        return Err(Error::new(ErrorKind::Malformed, "this news item has no body with text in it"));
    };
    let by = item.by.and_then(string);
    let metadata = Metadata {
        headline: headline.as_ref().and_then(|prose| trimmed(&prose.text)),
        authors: by.as_ref().and_then(|by| trimmed(&by.text)).into_iter().collect(),
        dateline: item.located,
        published: item.version_created,
        publisher: item.copyright_holder,
        sources: item.sources.into_iter().map(|Source { name, uri }| Reference { name, url: uri }).collect(),
        ..Metadata::default()
    };
    let mut prose = headline.unwrap_or_default();
    if let Some(by) = by {
        prose.append(Prose::line(by, BlockKind::Byline));
    }
    let text = if is_html { html::fragment(&body.text, false, revision) } else { plain::prose(&body.text) };
    prose.append(text.inside(&body.map));
    Ok(Prose { metadata, ..prose })
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

/// The body, and whether it is HTML. Of several that say the same, one in HTML tells paragraphs from headings.
fn body<'a>(item: &Item<'a>) -> Option<(&'a RawValue, bool)> {
    let is_html = |content: &&Content<'_>| content.is_html();
    let chief = main(&item.bodies);
    let same_role = item.bodies.iter().filter(|content| chief.is_some_and(|chief| chief.role == content.role));
    let chosen = same_role.clone().find(is_html).or(chief);
    let old = || {
        let html = item.body_xhtml.or(item.body_html).map(|value| (value, true));
        html.or_else(|| item.body_text.map(|value| (value, false)))
    };
    chosen.map(|content| (content.value, is_html(&content))).or_else(old)
}

fn trimmed(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
