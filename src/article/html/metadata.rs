//! What a page says of its article: schema.org as JSON-LD, Open Graph, and the tags of HTML itself.

use serde_json::Value;

use super::references;
use super::tree::Tree;
use crate::article::{Metadata, Reference};

/// Everything that the page says; JSON-LD comes before Open Graph, that before other tags. And what it says in a few words.
pub(super) fn read(tree: &Tree, source: &str) -> (Metadata, Option<String>) {
    let mut metadata = Metadata::default();
    let mut description = None;
    for json in linked_data(tree, source).filter_map(|json| serde_json::from_str::<Value>(json).ok()) {
        let things = things(&json);
        for article in things.iter().filter(|thing| thing.get("@type").is_some_and(is_article)) {
            metadata.complete(described(article, &things));
            description = description.or_else(|| article.get("description")?.as_str().and_then(clean));
        }
    }
    metadata.complete(open_graph(tree));
    metadata.complete(tags(tree));
    let short = ["og:description", "description"].into_iter().find_map(|property| meta(tree, property).find_map(clean));
    (metadata, description.or(short))
}

/// The JSON-LD of a page, as it is written.
pub(super) fn linked_data<'a>(tree: &Tree, source: &'a str) -> impl Iterator<Item = &'a str> {
    let is_data = |kind: &str| kind.eq_ignore_ascii_case("application/ld+json");
    let scripts = tree.elements().filter(|(_, element)| element.name == "script");
    scripts
        .filter(move |(_, element)| element.attribute("type").is_some_and(is_data))
        .filter_map(|(at, _)| source.get(tree.texts(at).next()?))
}

/// The things that JSON-LD describes.
fn things(json: &Value) -> Vec<&Value> {
    let things: Vec<&Value> = match json {
        Value::Array(things) => things.iter().collect(),
        thing => vec![thing],
    };
    let in_graphs = things.iter().filter_map(|thing| thing.get("@graph")).filter_map(Value::as_array).flatten();
    things.iter().copied().chain(in_graphs).collect()
}

/// Is this the type of an article, or a list of types with one?
pub(super) fn is_article(kind: &Value) -> bool {
    list(Some(kind)).into_iter().filter_map(Value::as_str).any(|kind| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
    })
}

/// What is said of an article, which may name things by the ids that they are described under elsewhere.
fn described(article: &Value, things: &[&Value]) -> Metadata {
    let name = |thing: &Value| {
        name(thing).or_else(|| {
            let id = thing.get("@id")?;
            things.iter().filter(|other| other.get("@id") == Some(id)).find_map(|other| name(other))
        })
    };
    let string = |key: &str| article.get(key).and_then(Value::as_str).and_then(clean);
    let page = article.get("mainEntityOfPage");
    let page = page.and_then(|page| page.as_str().or_else(|| page.get("@id").and_then(Value::as_str)));
    Metadata {
        id: None,
        headline: string("headline").or_else(|| string("name")),
        authors: list(article.get("author")).into_iter().filter_map(&name).collect(),
        dateline: string("dateline").or_else(|| list(article.get("locationCreated")).into_iter().find_map(&name)),
        published: string("datePublished"),
        publisher: list(article.get("publisher")).into_iter().find_map(&name),
        url: string("url").or_else(|| page.and_then(clean)),
        sources: ["isBasedOn", "citation"]
            .iter()
            .flat_map(|key| list(article.get(*key)))
            .filter_map(reference)
            .collect(),
    }
}

/// One value, or those of a list.
fn list(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(values)) => values.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

/// What a thing is called: a string, or an object with a name.
fn name(thing: &Value) -> Option<String> {
    thing.as_str().or_else(|| thing.get("name")?.as_str()).and_then(clean)
}

fn reference(thing: &Value) -> Option<Reference> {
    let field = |key: &str| thing.get(key).and_then(Value::as_str).and_then(clean);
    let is_address = |text: &str| text.contains("://");
    let plain = thing.as_str().and_then(clean);
    let reference = Reference {
        name: plain.clone().filter(|text| !is_address(text)).or_else(|| field("name")).or_else(|| field("headline")),
        url: plain.filter(|text| is_address(text)).or_else(|| field("url")).or_else(|| field("@id")),
    };
    (reference.name.is_some() || reference.url.is_some()).then_some(reference)
}

/// The values of a property in the page's `meta` elements.
fn meta<'t>(tree: &'t Tree, property: &str) -> impl Iterator<Item = &'t str> {
    let is_asked = move |known: Option<&str>| known.is_some_and(|known| known.eq_ignore_ascii_case(property));
    let metas = tree.elements().map(|(_, element)| element).filter(|element| element.name == "meta");
    let asked = metas.filter(move |e| is_asked(e.attribute("property")) || is_asked(e.attribute("name")));
    asked.filter_map(|element| element.attribute("content"))
}

fn open_graph(tree: &Tree) -> Metadata {
    let content = |property: &str| meta(tree, property).find_map(clean);
    let author = content("article:author").filter(|author| !author.contains("://")).or_else(|| content("author"));
    Metadata {
        headline: content("og:title"),
        authors: author.into_iter().collect(),
        published: content("article:published_time"),
        publisher: content("og:site_name"),
        url: content("og:url"),
        ..Metadata::default()
    }
}

fn tags(tree: &Tree) -> Metadata {
    let mut links =
        tree.elements().filter(|(_, element)| element.name == "link" && element.has_word("rel", "canonical"));
    let mut times = tree.elements().filter(|(_, element)| element.name == "time");
    Metadata {
        url: links.find_map(|(_, element)| element.attribute("href").and_then(clean)),
        published: times.find_map(|(_, element)| element.attribute("datetime").and_then(clean)),
        ..Metadata::default()
    }
}

/// The text of a node.
pub(super) fn text(tree: &Tree, source: &str, at: usize) -> String {
    references::decode_all(&tree.texts(at).filter_map(|range| source.get(range)).collect::<String>())
}

/// A text so that two ways to write it are the same: its letters and digits.
pub(super) fn normal(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A value without the white space around it, if anything is left.
fn clean(value: &str) -> Option<String> {
    Some(value.trim()).filter(|value| !value.is_empty()).map(str::to_owned)
}
