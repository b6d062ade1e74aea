//! Predicted sentence boundaries, to be scored against a gold standard.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use ascribe::text::sentences;
use serde::{Deserialize, Serialize};

/// Cut the texts of a gold standard into sentences and print them, one JSON object a line.
///
/// A line of GOLD holds `id`, `text` and `paragraphs`; a line of the output `id` and `sentences`, as `[start, end]` in
/// bytes of UTF-8, half-open.
#[derive(clap::Args)]
pub(crate) struct Sentences {
    /// NDJSON file.
    gold: PathBuf,
    /// Cut each gold paragraph by itself instead of the whole text.
    #[arg(long)]
    paragraphs: bool,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
    /// In characters.
    #[serde(default)]
    paragraphs: Vec<(usize, usize)>,
}

#[derive(Serialize)]
struct Prediction<'a> {
    id: &'a str,
    sentences: Vec<(usize, usize)>,
}

impl Sentences {
    pub(crate) fn run(self) -> Result<()> {
        let gold = std::fs::read_to_string(&self.gold).with_context(|| self.gold.display().to_string())?;
        let mut out = BufWriter::new(std::io::stdout().lock());
        for (number, line) in gold.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let document: Document = serde_json::from_str(line).with_context(|| format!("line {}", number + 1))?;
            let sentences =
                if self.paragraphs { by_paragraph(&document) } else { offsets(&document.text, 0).collect() };
            serde_json::to_writer(&mut out, &Prediction { id: &document.id, sentences })?;
            out.write_all(b"\n")?;
        }
        Ok(out.flush()?)
    }
}

/// The sentences of `text`, which stands at byte `base` of its document.
fn offsets(text: &str, base: usize) -> impl Iterator<Item = (usize, usize)> {
    sentences(text).into_iter().map(move |span| (base + span.start(), base + span.end()))
}

fn by_paragraph(document: &Document) -> Vec<(usize, usize)> {
    let mut bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(document.text.len());
    let mut spans = Vec::new();
    for &(start, end) in &document.paragraphs {
        if let (Some(&start), Some(&end)) = (bytes.get(start), bytes.get(end)) {
            spans.extend(offsets(&document.text[start..end], start));
        }
    }
    spans
}
