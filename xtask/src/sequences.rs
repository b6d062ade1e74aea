//! Articles as the encoder learns from them.

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::Result;
use ascribe::document::sequence::paragraphs;
use ascribe::encoder::Token;
use serde::Serialize;

use crate::gold;
use crate::train::Example;

/// Print articles as the encoder learns from them, one JSON object a line.
///
/// A line holds the `id` of an article and its `blocks`: for each, the start and end of its tokens in bytes of UTF-8, half-open
/// (`spans`), the tokens as `words`, their `shapes`, `tags` and, for each token, the numbers of the attributions that its span belongs
/// to (`owners`), and the first token of each sentence (`sentences`).
#[derive(clap::Args)]
pub(crate) struct Sequences {
    /// NDJSON file of articles with their attributions.
    gold: PathBuf,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    blocks: Vec<Block<'a>>,
}

#[derive(Serialize)]
struct Block<'a> {
    spans: Vec<(usize, usize)>,
    words: Vec<&'a str>,
    shapes: Vec<u8>,
    tags: Vec<u8>,
    owners: &'a [Vec<usize>],
    sentences: Vec<usize>,
}

impl Sequences {
    pub(crate) fn run(self) -> Result<()> {
        let mut out = BufWriter::new(std::io::stdout().lock());
        for article in gold::read(&self.gold)? {
            let example = Example::new(&article);
            let document = &example.document;
            let (blocks, sequences) = paragraphs(document);
            let block = |(tokens, sequence): (std::ops::Range<usize>, Vec<Token>)| {
                let starts = document.sentences().iter().map(|sentence| sentence.tokens.start);
                let spans = document.tokens()[tokens.clone()].iter().map(|t| document.article.source(t.span));
                Block {
                    spans: spans.map(|span| (span.start(), span.end())).collect(),
                    words: tokens.clone().map(|at| document.word(at)).collect(),
                    shapes: sequence.iter().map(|token| token.shape).collect(),
                    tags: example.tags[tokens.clone()].iter().map(|tag| tag.0).collect(),
                    owners: &example.owners[tokens.clone()],
                    sentences: starts.filter(|at| tokens.contains(at)).map(|at| at - tokens.start).collect(),
                }
            };
            let line = Line { id: &article.id, blocks: blocks.into_iter().zip(sequences).map(block).collect() };
            serde_json::to_writer(&mut out, &line)?;
            out.write_all(b"\n")?;
        }
        Ok(out.flush()?)
    }
}
