//! Scores of the attributions that the library finds, against those that are known.

mod score;
mod words;

use std::path::PathBuf;

use anyhow::{Context, Result};
use ascribe::attribution::tagger::Model;
use ascribe::attribution;
use ascribe::{Article, Document};

use crate::fold::Fold;
use crate::gold::{self, Roles};
use score::{Counts, FIGURES, score};

/// Score the library's attributions against known ones.
#[derive(clap::Args)]
pub(crate) struct Evaluate {
    /// NDJSON file of articles with their attributions.
    gold: PathBuf,
    /// Use these weights instead of the built-in ones.
    #[arg(long)]
    weights: Option<PathBuf>,
    /// Use the grammar alone.
    #[arg(long, conflicts_with = "weights")]
    tagger_off: bool,
    /// Score one part of the articles only: "1/5" is the first of five.
    #[arg(long)]
    only: Option<Fold>,
}

impl Evaluate {
    pub(crate) fn run(self) -> Result<()> {
        let mut articles = gold::read(&self.gold)?;
        if let Some(fold) = self.only {
            articles = fold.part(articles);
        }
        let bytes = self.weights.as_deref().map(std::fs::read).transpose()?;
        let model = bytes.as_deref().map(|bytes| Model::read(bytes).context("the weights are no model")).transpose()?;
        let mut total = Counts::new();
        for article in &articles {
            let document = Document::parse(Article::plain(&article.text));
            let found: Vec<Roles> = match &model {
                Some(model) => attribution::with_model(&document, model),
                None if self.tagger_off => attribution::by_grammar(&document),
                None => attribution::attributions(&document),
            }
            .iter()
            .map(Roles::from)
            .collect();
            let sentences = document.sentences().iter().map(|s| (s.span.start(), s.span.end()));
            let scored = score(&article.text, &article.attributions, &found, sentences);
            for (figure, count) in scored.counts {
                *total.entry(figure).or_default() += count;
            }
        }
        println!("{} articles", articles.len());
        table(&total);
        Ok(())
    }
}

fn table(counts: &Counts) {
    println!("{:14} {:>6} {:>6} {:>6}", "", "P", "R", "F1");
    for figure in FIGURES {
        let [p, r, f] = counts.get(figure).copied().unwrap_or_default().figures();
        println!("{figure:14} {p:6.1} {r:6.1} {f:6.1}");
    }
}
