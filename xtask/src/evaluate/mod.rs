//! Scores of the attributions that the library finds, against those that are known.

mod score;
mod words;

use std::path::PathBuf;

use anyhow::Result;
use ascribe::{Article, Document};

use crate::gold::{self, Roles};
use score::{Counts, FIGURES, score};

/// Score the library's attributions against known ones.
#[derive(clap::Args)]
pub(crate) struct Evaluate {
    /// NDJSON file of articles with their attributions.
    gold: PathBuf,
}

impl Evaluate {
    pub(crate) fn run(self) -> Result<()> {
        let articles = gold::read(&self.gold)?;
        let mut total = Counts::new();
        for article in &articles {
            let document = Document::parse(Article::plain(&article.text));
            let found: Vec<Roles> = ascribe::attribution::attributions(&document).iter().map(Roles::from).collect();
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
