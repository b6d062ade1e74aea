//! NDJSON: articles as lines of `{"id": …, "title": …, "text": …}`. Only the text must be there; other fields are let be.

use nom::Offset;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::collection::{Part, Parts};
use super::json::{self, Text};
use super::prose::Prose;
use super::{BlockKind, Metadata, plain};
use crate::error::{Error, ErrorKind, Place};

#[derive(Deserialize)]
#[serde(expecting = "an object with the key \"text\"")]
struct Line<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    title: Option<&'a RawValue>,
    #[serde(borrow)]
    text: &'a RawValue,
}

/// The articles of a text, one a line.
pub(super) fn parts(input: &str) -> Parts<'_> {
    let lines = input.trim_start_matches('\u{feff}').split('\n').enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    Box::new(lines.map(|(index, line)| part(input, line, index + 1)))
}

/// The article of a line.
fn part<'a>(input: &'a str, line: &'a str, number: usize) -> Result<Part<'a>, Error> {
    let offset = input.offset(line);
    let found: Line<'_> = serde_json::from_str(line)
        .map_err(|error| json::malformed("this line is not an article", &error, number, offset))?;
    let place = Place { offset, line: number, column: 1 };
    let Some(text) = json::string(input, found.text) else {
        let error = Error::new(ErrorKind::Malformed, "this line is not an article: its \"text\" is not a string");
        return Err(error.at(place));
    };
    let title = found.title.and_then(|title| json::string(input, title));
    let headline = title.as_ref().map(|title| title.text.trim().to_owned()).filter(|title| !title.is_empty());
    let is_repeated =
        |title: &Text<'_>| text.text.trim_start().lines().next().map(str::trim) == Some(title.text.trim());
    let mut prose = match title {
        Some(title) if !is_repeated(&title) => Prose::line(title, BlockKind::Headline),
        _ => Prose::default(),
    };
    prose.append(plain::prose(&text.text).inside(&text.map));
    let id = found.id.and_then(|id| name(input, id));
    let name = id.clone().unwrap_or_else(|| number.to_string());
    prose.metadata = Metadata { id, headline, ..Metadata::default() };
    Ok(Part { name: Some(name), place: Some(place), prose })
}

/// What an article is called by its id.
fn name(input: &str, id: &RawValue) -> Option<String> {
    match json::string(input, id) {
        Some(id) => Some(id.text.into_owned()).filter(|id| !id.trim().is_empty()),
        None => Some(id.get()).filter(|id| id.starts_with(|c: char| c == '-' || c.is_ascii_digit())).map(str::to_owned),
    }
}
