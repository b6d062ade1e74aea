//! Learns the tagger's weights from articles whose attributions are known.

mod corpus;
mod counts;
mod crf;
mod data;
mod judge;
mod link;
mod pack;

use std::path::PathBuf;

use anyhow::{Context, Result};
use ascribe::attribution::tagger::words::WordTable;
use ascribe::attribution::tagger::{Model, Tokens};

use crate::fold::Fold;
use crate::gold;
pub(crate) use corpus::Example;
use counts::Counts;
use data::Data;

/// In how many parts the counts of words are taken, so that no article is tagged with counts from itself.
const PARTS: usize = 10;

/// In how many parts the articles are judged.
const FOLDS: usize = 5;

/// A judge that knows nothing.
const EMPTY_JUDGE: [u8; 4] = [0; 4];

/// Learn the tagger's weights from articles with known attributions.
#[derive(clap::Args)]
pub(crate) struct Train {
    /// NDJSON file of articles with their attributions.
    gold: PathBuf,
    /// Where to write the weights.
    #[arg(long, default_value = "data/weights.bin")]
    out: PathBuf,
    /// Leave one part of the articles out: "1/5" leaves out the first of five.
    #[arg(long)]
    without: Option<Fold>,
    /// Write nothing, but print the loss on the part left out.
    #[arg(long, requires = "without")]
    loss: bool,
    /// Strength of the prior.
    #[arg(long, default_value_t = 90.0)]
    prior: f32,
    /// How many epochs.
    #[arg(long, default_value_t = 5)]
    epochs: usize,
    /// Least count of a feature.
    #[arg(long, default_value_t = 3)]
    least: u32,
    /// By how much cues are made likelier than they were learned to be, in units of log-probability.
    #[arg(long, default_value_t = 1.0)]
    bias: f32,
}

impl Train {
    pub(crate) fn run(self) -> Result<()> {
        let mut articles = gold::read(&self.gold)?;
        if let Some(fold) = self.without {
            if self.loss {
                let held_out = fold.part(gold::read(&self.gold)?);
                println!("held-out loss: {:.5} a token", self.held_out(&fold.others(articles), &held_out));
                return Ok(());
            }
            articles = fold.others(articles);
        }
        let bytes = self.train(&articles)?;
        std::fs::write(&self.out, bytes).with_context(|| self.out.display().to_string())
    }

    /// The model of all articles, with the judge of what models of four fifths find in the last one.
    fn train(&self, articles: &[gold::Article]) -> Result<Vec<u8>> {
        let examples: Vec<Example> = articles.iter().map(Example::new).collect();
        let cases = &|fold: usize| -> Result<Vec<judge::Case>> {
            let others: Vec<&Example> =
                examples.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, e)| e).collect();
            let bytes = self.tagger(&others, &EMPTY_JUDGE);
            let model = Model::read(&bytes).context("the weights are no model")?;
            let judged = (fold..examples.len()).step_by(FOLDS);
            Ok(judged.flat_map(|at| judge::cases(&examples[at], &articles[at], &model)).collect())
        };
        // each part by itself, so that the number of threads changes nothing
        let cases = std::thread::scope(|scope| -> Result<Vec<_>> {
            let folds: Vec<_> = (0..FOLDS).map(|fold| scope.spawn(move || cases(fold))).collect();
            folds.into_iter().map(|fold| fold.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        })?;
        let judge = judge::learn(cases.concat());
        Ok(self.tagger(&examples.iter().collect::<Vec<_>>(), &judge))
    }

    /// The loss on articles that the model has not seen.
    fn held_out(&self, articles: &[gold::Article], held_out: &[gold::Article]) -> f64 {
        let examples: Vec<Example> = articles.iter().map(Example::new).collect();
        let (data, table, _) = self.data(&examples.iter().collect::<Vec<_>>());
        let weights = crf::learn(&data, self.prior, self.epochs);
        let mut unseen = data.like();
        for example in held_out.iter().map(Example::new) {
            unseen.add(&Tokens::read(&example.document, &WordTable::new(&table), &example.grammar), &example.tags);
        }
        crf::loss(&unseen, &weights)
    }

    /// A model of some articles, with a judge learned elsewhere.
    fn tagger(&self, examples: &[&Example], judge: &[u8]) -> Vec<u8> {
        let (data, words, tables) = self.data(examples);
        let weights = crf::learn(&data, self.prior, self.epochs);
        let links = link::learn(
            examples.iter().enumerate().map(|(nth, example)| (*example, read(example, &tables[nth % PARTS]))),
        );
        pack::pack(&pack::Parts {
            hashes: &data.hashes,
            counts: &data.counts,
            weights: &weights,
            words: &words,
            links: &links,
            judge,
            bias: self.bias,
        })
    }

    /// The features of some articles, their table of words, and the tables of all but a tenth of them each.
    fn data(&self, examples: &[&Example]) -> (Data, Vec<u8>, Vec<Vec<u8>>) {
        let mut whole = Counts::default();
        examples.iter().for_each(|example| whole.add(example, 1.0));
        let without = |part: usize| {
            let mut counts = whole.clone();
            examples.iter().skip(part).step_by(PARTS).for_each(|example| counts.add(example, -1.0));
            counts.table()
        };
        let tables: Vec<Vec<u8>> = (0..PARTS).map(without).collect();
        let mut data = Data::default();
        for (nth, example) in examples.iter().enumerate() {
            data.add(&read(example, &tables[nth % PARTS]), &example.tags);
        }
        let all = data.hashes.len();
        data.prune(self.least);
        let (tokens, kept) = (data.tags.len(), data.hashes.len());
        eprintln!(
            "{tokens} tokens, {kept} features of {all}, {:.1} a token",
            data.features.len() as f64 / tokens as f64
        );
        (data, whole.table(), tables)
    }
}

fn read(example: &Example, words: &[u8]) -> Tokens {
    Tokens::read(&example.document, &WordTable::new(words), &example.grammar)
}
