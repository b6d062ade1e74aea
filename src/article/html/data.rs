//! Articles that stand in a page's data only, as those do which scripts would put on the page: schema.org's `articleBody`, and the
//! steps of a `HowTo`.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::tree::Tree;
use super::{fragment, metadata};
use crate::article::prose::Prose;
use crate::article::{BlockKind, Revision, json, plain};

/// An article in a page's data.
pub(super) struct Data<'a> {
    pub(super) headline: Prose<'a>,
    pub(super) body: Prose<'a>,
}

/// What is read of a thing that JSON-LD describes.
#[derive(Deserialize)]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: Option<Value>,
    #[serde(rename = "@graph", borrow)]
    graph: Option<&'a RawValue>,
    #[serde(borrow)]
    headline: Option<&'a RawValue>,
    #[serde(borrow)]
    name: Option<&'a RawValue>,
    #[serde(rename = "articleBody", borrow)]
    body: Option<&'a RawValue>,
    #[serde(borrow)]
    description: Option<&'a RawValue>,
    #[serde(borrow)]
    step: Option<&'a RawValue>,
    #[serde(rename = "itemListElement", borrow)]
    items: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
}

/// How many lists and graphs may lie in each other. Pages have two at most; each one more would be read over once again.
const DEEPEST: usize = 8;

/// Where the data is, and how it is read.
#[derive(Clone, Copy)]
struct Source<'a> {
    page: &'a str,
    revision: Revision,
}

/// The first article in a page's data that has a body.
pub(super) fn read<'a>(tree: &Tree, page: &'a str, revision: Revision) -> Option<Data<'a>> {
    let source = Source { page, revision };
    metadata::linked_data(tree, page).find_map(|json| source.article(json, DEEPEST))
}

impl<'a> Source<'a> {
    /// The first article of some JSON-LD: a thing, a list of things, or one that holds a graph of them.
    fn article(self, json: &'a str, depth: usize) -> Option<Data<'a>> {
        let depth = depth.checked_sub(1)?;
        if let Ok(things) = serde_json::from_str::<Vec<&RawValue>>(json) {
            return things.into_iter().find_map(|thing| self.article(thing.get(), depth));
        }
        let thing: Thing<'_> = serde_json::from_str(json).ok()?;
        let is = |asked: &dyn Fn(&Value) -> bool| thing.kind.as_ref().is_some_and(asked);
        let body = if is(&metadata::is_article) {
            thing.body.and_then(|body| self.text(body))
        } else if is(&|kind| kind == "HowTo") {
            thing.step.map(|steps| {
                let mut body = thing.description.and_then(|text| self.text(text)).unwrap_or_default();
                self.add_steps(steps.get(), depth, &mut body);
                body
            })
        } else {
            None
        };
        let Some(body) = body else { return self.article(thing.graph?.get(), depth) };
        let headline = thing.headline.or(thing.name).and_then(|headline| json::string(self.page, headline));
        Some(Data { headline: headline.map(|line| Prose::line(line, BlockKind::Headline)).unwrap_or_default(), body })
    }

    /// Adds the texts of the steps of instructions: a list, or a thing with a text or with a list of its own.
    fn add_steps(self, json: &'a str, depth: usize, to: &mut Prose<'a>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        if let Ok(steps) = serde_json::from_str::<Vec<&RawValue>>(json) {
            steps.into_iter().for_each(|step| self.add_steps(step.get(), depth, to));
        } else if let Ok(step) = serde_json::from_str::<Thing<'_>>(json) {
            if let Some(text) = step.text.and_then(|text| self.text(text)) {
                to.append(text);
            } else if let Some(items) = step.items {
                self.add_steps(items.get(), depth, to);
            }
        }
    }

    /// The prose of a string, which may be a piece of HTML.
    fn text(self, value: &'a RawValue) -> Option<Prose<'a>> {
        let string = json::string(self.page, value)?;
        let is_html = string.text.contains("</p>") || string.text.contains("<br");
        let prose = if is_html {
            fragment(&string.text, false, self.revision).into_owned()
        } else {
            plain::prose(&string.text).into_owned()
        };
        Some(prose.inside(&string.map))
    }
}
