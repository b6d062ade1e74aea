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
    /// Where the text is not spelt as an article's is: for each place of the file's text, that of `text`.
    #[serde(skip)]
    moved: Option<Vec<usize>>,
}

impl Article {
    pub(crate) fn new(id: String, text: String, attributions: Vec<Roles>) -> Self {
        Self { id, text, attributions, moved: None }.spelt()
    }

    /// The article with its text as the library spells it, and all places in that.
    fn spelt(mut self) -> Self {
        let article = ascribe::Article::plain(&self.text);
        if matches!(article.text, std::borrow::Cow::Borrowed(_)) {
            return self;
        }
        let document = ascribe::Document::parse(article);
        let text = document.article.text.clone().into_owned();
        let mut moved = Vec::with_capacity(self.text.len() + 1);
        for (at, c) in text.char_indices() {
            let source = document.span(at, at + c.len_utf8()).map(|span| document.article.source(span));
            moved.resize(source.map_or(moved.len(), ascribe::Span::end), at);
        }
        moved.resize(self.text.len() + 1, text.len());
        self.text = text;
        self.moved = Some(moved);
        let place = |(start, end)| self.place((start, end));
        let places = |spans: &[Bytes]| spans.iter().copied().map(place).collect::<Vec<Bytes>>();
        self.attributions = self
            .attributions
            .iter()
            .map(|Roles { source, cue, content }| Roles {
                source: places(source),
                cue: places(cue),
                content: places(content),
            })
            .collect();
        self
    }

    /// The place in `text` of a place in the text of the file.
    pub(crate) fn place(&self, (start, end): Bytes) -> Bytes {
        let moved =
            |at: usize| self.moved.as_ref().map_or(at, |moved| moved.get(at).copied().unwrap_or(self.text.len()));
        (moved(start), moved(end))
    }
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
    let parse = |(number, line)| {
        let article: Article =
            serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), number + 1))?;
        Ok(article.spelt())
    };
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
