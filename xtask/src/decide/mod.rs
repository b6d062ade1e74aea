//! Learns the decisions of `data/decisions.toml` from articles that were labelled by reading.

mod labels;
mod softmax;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use ascribe::attribution::tagger::Model;
use ascribe::attribution::{self, evidence};
use ascribe::audit::{assess_with, decide};
use ascribe::decision::{Decision, Decisions};
use ascribe::entity::{naming, resolve};
use ascribe::policy::Need;
use ascribe::{Article, Document, Policy};

use labels::Labelled;
use softmax::Example;

/// Learn the decisions from labelled articles that the encoder was not trained on, and print how well they do on articles left out.
#[derive(clap::Args)]
pub(crate) struct Decide {
    /// NDJSON file of articles with their attributions.
    attributions: PathBuf,
    /// Tab-separated file with the status and need of each sentence.
    sentences: PathBuf,
    /// File with the ids of the articles to use, one a line.
    #[arg(long)]
    ids: PathBuf,
    /// Where to write the weights.
    #[arg(long, default_value = "data/decisions.toml")]
    out: PathBuf,
}

/// In how many parts the articles are left out in turn.
const FOLDS: usize = 5;

const STATUS_NAMES: [&str; 4] = ["unattributed", "anonymous", "source", "outlet"];

impl Decide {
    pub(crate) fn run(self) -> Result<()> {
        let ids = std::fs::read_to_string(&self.ids).with_context(|| self.ids.display().to_string())?;
        let labelled = labels::read(&self.attributions, &self.sentences, &ids.split_whitespace().collect())?;
        let cases: Vec<Case> = labelled.iter().map(Case::new).collect();
        let model = Model::built_in().context("the tagger has no weights")?;
        let mut before = Confusion::default();
        let mut after = Confusion::default();
        for fold in 0..FOLDS {
            let (inside, outside): (Vec<_>, Vec<_>) = cases.iter().enumerate().partition(|(at, _)| at % FOLDS == fold);
            let others: Vec<&Case> = outside.into_iter().map(|(_, case)| case).collect();
            let decisions = learn(&others, &model)?;
            for (_, case) in inside {
                before.add(case.labels, &case.unread, &none());
                after.add(case.labels, &case.document, &decisions);
            }
        }
        println!("fast reader:\n{before}\nencoder, on articles left out:\n{after}");
        let decisions = learn(&cases.iter().collect::<Vec<_>>(), &model)?;
        std::fs::write(&self.out, written(&decisions)).with_context(|| self.out.display().to_string())
    }
}

/// A labelled article, read.
struct Case<'a> {
    labels: &'a Labelled,
    document: Document<'a>,
    /// The same article, not read by the encoder.
    unread: Document<'a>,
}

impl<'a> Case<'a> {
    fn new(labels: &'a Labelled) -> Self {
        let unread = Document::parse(Article::plain(&labels.article.text));
        let mut document = unread.clone();
        document.read();
        Self { labels, document, unread }
    }
}

/// Decisions that decide nothing.
fn none() -> Decisions {
    let nothing = || Decision::new(0, Vec::new());
    Decisions { candidate: nothing(), source: nothing(), status: nothing(), need: nothing() }
}

/// The decisions learned from some articles, each on top of those before it.
fn learn(cases: &[&Case], model: &Model) -> Result<Decisions> {
    let mut decisions = none();
    let mut examples: Vec<Example> = Vec::new();
    for case in cases {
        let (found, features): (Vec<_>, Vec<_>) = attribution::evidence(&case.document, model).into_iter().unzip();
        let right = crate::evaluate::right(&case.labels.article, &found);
        examples.extend(features.into_iter().zip(right).map(|(features, right)| (features, usize::from(right))));
    }
    decisions.candidate = Decision::new(2, softmax::learn(2, &examples));
    examples.clear();
    for case in cases {
        let reading = case.document.reading.as_ref().context("the encoder has no weights")?;
        let attributions = attribution::with_model(&case.document, model, &decisions);
        let resolved = resolve(&case.document, &attributions);
        let features = naming::features(&case.document, reading, &attributions, &resolved);
        for (attribution, found) in attributions.iter().zip(&resolved.sources) {
            let (Some(found), Some(source)) = (found, attribution.source) else { continue };
            let Some(naming) = case.labels.naming((source.start(), source.end())) else { continue };
            let class = naming::Naming::ALL.iter().position(|&other| other == naming).unwrap_or(0);
            examples.extend(features[found.entity].clone().map(|features| (features, class)));
        }
    }
    decisions.source = Decision::new(3, softmax::learn(3, &examples));
    let (mut statuses, mut needs) = (Vec::new(), Vec::new());
    for case in cases {
        let sentences = case.document.sentences();
        assess_with(&case.document, &Policy::default(), &decisions, |at, status, need| {
            let span = sentences[at].span;
            let Some(label) = case.labels.sentence((span.start(), span.end())) else { return };
            if let Some(class) = decide::STATUSES.iter().position(|&status| Some(status) == label.status) {
                statuses.push((status, class));
            }
            if let Some(class) = Need::ALL.iter().position(|&need| Some(need) == label.need) {
                needs.push((need, class));
            }
        });
    }
    decisions.status = Decision::new(4, softmax::learn(4, &statuses));
    decisions.need = Decision::new(5, softmax::learn(5, &needs));
    Ok(decisions)
}

/// The statuses and needs that were given to statements, beside the right ones.
#[derive(Default)]
struct Confusion {
    statuses: BTreeMap<(usize, usize), usize>,
    needs: BTreeMap<(usize, usize), usize>,
}

impl Confusion {
    fn add(&mut self, labels: &Labelled, document: &Document, decisions: &Decisions) {
        let found = assess_with(document, &Policy::default(), decisions, |_, _, _| {});
        for sentence in &found.sentences {
            let Some(label) = labels.sentence((sentence.span.start(), sentence.span.end())) else { continue };
            let place = |status| decide::STATUSES.iter().position(|&other| Some(other) == status);
            if let (Some(gold), Some(got)) = (place(label.status), place(sentence.status)) {
                *self.statuses.entry((gold, got)).or_default() += 1;
                let place = |need| Need::ALL.iter().position(|&other| Some(other) == need);
                if let (Some(gold), Some(got)) = (place(label.need), place(sentence.needs)) {
                    *self.needs.entry((gold, got)).or_default() += 1;
                }
            }
        }
    }
}

impl std::fmt::Display for Confusion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all: usize = self.statuses.values().sum();
        let right: usize = self.statuses.iter().filter(|((gold, got), _)| gold == got).map(|(_, count)| count).sum();
        writeln!(f, "  status {:.1} of {all}", 100.0 * right as f64 / all.max(1) as f64)?;
        let needs = Need::ALL.map(Need::name);
        for (name, counts, place) in STATUS_NAMES
            .iter()
            .enumerate()
            .map(|(at, name)| (*name, &self.statuses, at))
            .chain(needs.iter().enumerate().map(|(at, name)| (*name, &self.needs, at)))
        {
            let sum = |of: &dyn Fn(&(usize, usize)) -> bool| -> usize {
                counts.iter().filter(|(pair, _)| of(pair)).map(|(_, count)| count).sum()
            };
            let both = counts.get(&(place, place)).copied().unwrap_or_default();
            let [got, gold] = [sum(&|pair| pair.1 == place), sum(&|pair| pair.0 == place)];
            let percent = |of: usize| 100.0 * both as f64 / of.max(1) as f64;
            writeln!(f, "  {name:13} P {:5.1} R {:5.1} n {gold}", percent(got), percent(gold))?;
        }
        writeln!(f, "  (right, given): {:?}", self.statuses)
    }
}

/// The file of weights.
fn written(decisions: &Decisions) -> String {
    let mut file = String::from(
        "# The weights of learned decisions, written by `cargo xtask decide`: for each feature the weights of all classes.\n",
    );
    let needs = Need::ALL.map(Need::name);
    let parts: [(&str, &[&str], &[&str], &Decision); 4] = [
        ("candidate", &["wrong", "right"], &evidence::FEATURES, &decisions.candidate),
        ("source", &["named", "unnamed", "outlet"], &naming::FEATURES, &decisions.source),
        ("status", &STATUS_NAMES, &decide::STATUS_FEATURES, &decisions.status),
        ("need", &needs, &decide::NEED_FEATURES, &decisions.need),
    ];
    for (name, classes, features, decision) in parts {
        let _ = writeln!(file, "\n[[decision]]\nname = {name:?}\nclasses = {classes:?}\nweights = [");
        for (feature, weights) in features.iter().zip(decision.weights().chunks(classes.len())) {
            let weights: Vec<String> = weights.iter().map(|weight| format!("{weight:.4}")).collect();
            let _ = writeln!(file, "    [{feature:?}, [{}]],", weights.join(", "));
        }
        file.push_str("]\n");
    }
    file
}
