//! Articles whose attributions are known: one JSON object a line, with `id`, `text` and `attributions`, each of which has
//! `source`, `cue` and `content` as lists of `[start, end]` in bytes of UTF-8, half-open.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// A range of bytes, half-open.
pub(crate) type Bytes = (usize, usize);

/// An article with its attributions.
#[derive(Deserialize)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) attributions: Vec<Roles>,
}

/// The spans of one attribution; any may be missing or in several pieces.
#[derive(Deserialize, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Roles {
    pub(crate) source: Vec<Bytes>,
    pub(crate) cue: Vec<Bytes>,
    pub(crate) content: Vec<Bytes>,
}

impl From<&ascribe::attribution::Attribution> for Roles {
    fn from(found: &ascribe::attribution::Attribution) -> Self {
        let bytes = |span: &ascribe::Span| (span.start(), span.end());
        Self {
            source: found.source.iter().map(bytes).collect(),
            cue: found.cue.iter().map(bytes).collect(),
            content: found.content.iter().map(bytes).collect(),
        }
    }
}

/// Reads a file of articles.
pub(crate) fn read(path: &Path) -> Result<Vec<Article>> {
    let lines = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let parse =
        |(number, line)| serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), number + 1));
    lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(parse).collect()
}

/// The rows of a file of labels, comments aside: the place of each, for complaints, and its fields.
pub(crate) fn rows<const N: usize>(file: &str, path: &Path) -> Result<Vec<(String, [String; N])>> {
    let rows = file.lines().enumerate().filter(|(_, line)| !line.starts_with('#')).map(|(number, line)| {
        let place = format!("{}, line {}", path.display(), number + 1);
        let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let fields = fields.try_into().map_err(|_| anyhow::anyhow!("{place}: {N} fields are wanted"))?;
        Ok((place, fields))
    });
    rows.collect()
}

/// The half of the labelled articles whose errors may be looked at.
pub(crate) const TUNED_ON: &str = "tuned on";

/// Which half of the labelled articles an article is in, by its id.
pub(crate) fn half(id: &str) -> &'static str {
    if hash(id) & 1 == 0 { TUNED_ON } else { "untouched" }
}

/// FNV-1a, 32 bits: the same for ever, since it says which half an article is in.
fn hash(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
