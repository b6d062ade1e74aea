//! Scores of the attributions that the library finds, against those that are known.

mod calibration;
mod cases;
mod errors;
mod groups;
mod score;
mod words;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};
use ascribe::attribution::tagger::Model;
use ascribe::attribution::{self, Attribution};
use ascribe::decision::Decisions;
use ascribe::policy::Reader;
use ascribe::{Article, Document, Policy};

use crate::fold::Fold;
use crate::gold::{self, Roles};
use calibration::Calibration;
use errors::{Error, errors};
use groups::{Group, Groups};
use score::{Counts, FIGURES, RoleWords, likeness, score};
use words::Words;

/// Score the library's attributions against known ones.
#[derive(clap::Args)]
pub(crate) struct Evaluate {
    /// NDJSON file of articles with their attributions, or a folder of language cases.
    gold: PathBuf,
    /// Use these weights instead of the built-in ones.
    #[arg(long)]
    weights: Option<PathBuf>,
    /// Use the grammar alone.
    #[arg(long, conflicts_with = "weights")]
    tagger_off: bool,
    /// What reads the articles: encoder or fast.
    #[arg(long, value_name = "NAME", default_value = Reader::default().name())]
    reader: Reader,
    /// Score one part of the articles only: "1/5" is the first of five.
    #[arg(long)]
    only: Option<Fold>,
    /// Show this many examples of each class of errors.
    #[arg(long)]
    errors: Option<usize>,
    /// Score only cues that report, and leave out attitudes, plans, questions and cues that the lexicon does not know.
    #[arg(long)]
    reporting: bool,
    /// Score links by kind of cue, act and form as well.
    #[arg(long)]
    groups: bool,
    /// Show how often attributions are right by their confidence.
    #[arg(long)]
    calibration: bool,
    /// Only measure how fast texts are read and attributed, over this many rounds.
    #[arg(long)]
    speed: Option<u32>,
}

impl Evaluate {
    pub(crate) fn run(self) -> Result<()> {
        let mut articles = if self.gold.is_dir() { cases::read(&self.gold)? } else { gold::read(&self.gold)? };
        if let Some(fold) = self.only {
            articles = fold.part(articles);
        }
        let bytes = self.weights.as_deref().map(std::fs::read).transpose()?;
        let model = bytes.as_deref().map(|bytes| Model::read(bytes).context("the weights are no model")).transpose()?;
        let attribute = |document: &Document| match &model {
            Some(model) => attribution::with_model(document, model, &Decisions::BUILT_IN),
            None if self.tagger_off => attribution::by_grammar(document),
            None => attribution::attributions(document, &Decisions::BUILT_IN),
        };
        if let Some(rounds) = self.speed {
            speed(&articles, rounds, self.reader, attribute);
            return Ok(());
        }
        let mut sums = Sums::default();
        for article in &articles {
            sums.add(article, self.reader, attribute, self.reporting);
        }
        println!("{} articles", articles.len());
        table(&sums.counts);
        if self.groups {
            sums.groups.print();
        }
        if self.calibration {
            sums.calibration.print();
        }
        if let Some(most) = self.errors {
            show(&sums.errors, most);
        }
        Ok(())
    }
}

/// What is added up over all articles.
#[derive(Default)]
struct Sums {
    counts: Counts,
    groups: Groups,
    calibration: Calibration,
    errors: BTreeMap<&'static str, Vec<Error>>,
}

impl Sums {
    fn add(
        &mut self,
        article: &gold::Article,
        reader: Reader,
        attribute: impl Fn(&Document) -> Vec<Attribution>,
        reporting: bool,
    ) {
        let document = read(&article.text, reader);
        let mut gold = article.attributions.clone();
        let mut found = attribute(&document);
        if reporting {
            gold.retain(|roles| Group::of(&document, roles).reports());
            found.retain(|attribution| Group::of(&document, &Roles::from(attribution)).reports());
        }
        let roles: Vec<Roles> = found.iter().map(Roles::from).collect();
        let sentences = document.sentences().iter().map(|s| (s.span.start(), s.span.end()));
        let scored = score(&article.text, &gold, &roles, sentences);
        let groups = |roles: &[Roles]| -> Vec<Group> { roles.iter().map(|r| Group::of(&document, r)).collect() };
        self.groups.add(&groups(&gold), &groups(&roles), &scored.links);
        for (nth, attribution) in found.iter().enumerate() {
            self.calibration.add(attribution.confidence, scored.links.iter().any(|link| link.1 == nth));
        }
        for error in errors(&article.text, &gold, &found, &scored.links) {
            self.errors.entry(error.class).or_default().push(error);
        }
        for (figure, count) in scored.counts {
            *self.counts.entry(figure).or_default() += count;
        }
    }
}

/// The document of a text, read by a reader.
fn read(text: &str, reader: Reader) -> Document<'_> {
    let mut document = Document::parse(Article::plain(text));
    if reader == Reader::Encoder {
        document.read();
    }
    document
}

/// For each attribution found, whether it is one of the article's true ones.
pub(crate) fn right(article: &gold::Article, found: &[Attribution]) -> Vec<bool> {
    let words = Words::of(&article.text);
    let gold: Vec<RoleWords> = article.attributions.iter().map(|g| RoleWords::of(&words, g)).collect();
    let is_right = |f: &Attribution| {
        let f = RoleWords::of(&words, &Roles::from(f));
        gold.iter().any(|g| likeness(g, &f).is_some())
    };
    found.iter().map(is_right).collect()
}

/// Prints how fast texts are parsed, attributed and audited (this with the built-in weights) on one thread: the best of all
/// rounds.
fn speed(articles: &[gold::Article], rounds: u32, reader: Reader, attribute: impl Fn(&Document) -> Vec<Attribution>) {
    let policy = Policy { reader, ..Policy::default() };
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    let best = |work: &dyn Fn(&str) -> usize| {
        let round = |_| {
            let clock = Instant::now();
            let found: usize = articles.iter().map(|a| work(&a.text)).sum();
            (clock.elapsed(), found)
        };
        (0..rounds.max(1)).map(round).min().unwrap_or_default()
    };
    let parse = |text: &str| Document::parse(Article::plain(text)).tokens().len();
    let whole = |text: &str| attribute(&read(text, reader)).len();
    let audit = |text: &str| ascribe::audit(Article::plain(text), &policy).attributions.len();
    let works = [("parse", best(&parse)), ("parse and attribute", best(&whole)), ("whole audit", best(&audit))];
    for (name, (time, found)) in works {
        println!("{name}: {:.2} MB/s ({found} found)", bytes as f64 / 1e6 / time.as_secs_f64());
    }
}

/// Prints how many errors there are of each class, and examples from all over the articles.
fn show(wrong: &BTreeMap<&'static str, Vec<Error>>, most: usize) {
    for (class, errors) in wrong {
        println!("\n{class}: {}", errors.len());
        let every = errors.len().div_ceil(most.max(1)).max(1);
        errors.iter().step_by(every).take(most).for_each(|error| println!("{}", error.lines.join("\n")));
    }
}

fn table(counts: &Counts) {
    println!("{:14} {:>6} {:>6} {:>6}", "", "P", "R", "F1");
    for figure in FIGURES {
        let [p, r, f] = counts.get(figure).copied().unwrap_or_default().figures();
        println!("{figure:14} {p:6.1} {r:6.1} {f:6.1}");
    }
}
