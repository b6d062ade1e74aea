//! Articles that stand in a page's data only, as those do which scripts would put on the page: schema.org's `articleBody`.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::tree::Tree;
use super::{fragment, metadata};
use crate::article::prose::Prose;
use crate::article::{BlockKind, Revision, json, plain};

/// What is read of a thing that JSON-LD describes.
#[derive(Deserialize)]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: Option<Value>,
    #[serde(rename = "@graph", borrow)]
    graph: Option<&'a RawValue>,
    #[serde(borrow)]
    headline: Option<&'a RawValue>,
    #[serde(rename = "articleBody", borrow)]
    body: Option<&'a RawValue>,
}

/// The first article in a page's data that has a body, with its headline.
pub(super) fn prose<'a>(tree: &Tree, source: &'a str, revision: Revision) -> Option<Prose<'a>> {
    metadata::linked_data(tree, source).find_map(|json| article(source, json, revision, DEEPEST))
}

/// How many lists and graphs may lie in each other. Pages have two at most; each one more would be read over once again.
const DEEPEST: usize = 8;

/// The first article of some JSON-LD: a thing, a list of things, or one that holds a graph of them.
fn article<'a>(source: &'a str, json: &'a str, revision: Revision, depth: usize) -> Option<Prose<'a>> {
    let depth = depth.checked_sub(1)?;
    if let Ok(things) = serde_json::from_str::<Vec<&RawValue>>(json) {
        return things.into_iter().find_map(|thing| article(source, thing.get(), revision, depth));
    }
    let thing: Thing<'_> = serde_json::from_str(json).ok()?;
    let body = thing.body.filter(|_| thing.kind.as_ref().is_some_and(metadata::is_article));
    let Some(body) = body.and_then(|body| json::string(source, body)) else {
        return article(source, thing.graph?.get(), revision, depth);
    };
    let is_html = body.text.contains("</p>") || body.text.contains("<br");
    let text = if is_html { fragment(&body.text, false, revision) } else { plain::prose(&body.text) };
    let headline = thing.headline.and_then(|headline| json::string(source, headline));
    let mut prose = headline.map(|headline| Prose::line(headline, BlockKind::Headline)).unwrap_or_default();
    prose.append(text.inside(&body.map));
    Some(prose)
}
