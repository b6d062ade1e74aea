//! What the rules say to articles: a random sample to read and judge, and counts by rule.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use ascribe::Article;
use ascribe::audit::{Audit, Finding};
use ascribe::policy::{Policy, Rule, Severity};
use ascribe::report::escape;

use crate::gold;
use crate::random::Random;

/// Show what the rules say to the articles of a gold standard, to be judged by reading.
///
/// Writes to the terminal alone: each finding with its sentence, the words it is about between ⟦ ⟧, and the sentences
/// around it. The same numbers always give the same sample.
#[derive(clap::Args)]
pub(crate) struct Findings {
    /// NDJSON file.
    gold: PathBuf,
    /// Show this many findings, drawn at random.
    #[arg(long, default_value_t = 0)]
    sample: usize,
    /// Draw another sample.
    #[arg(long, default_value_t = 0)]
    seed: usize,
    /// Only findings of these rules.
    #[arg(long = "rule", value_name = "RULE")]
    rules: Vec<Rule>,
    /// Infos too, which count neither in the sample nor among the counts otherwise.
    #[arg(long)]
    infos: bool,
    /// Show how many findings each rule has.
    #[arg(long)]
    counts: bool,
}

impl Findings {
    pub(crate) fn run(self) -> Result<()> {
        let articles = gold::read(&self.gold)?;
        let policy = Policy::default();
        let audits: Vec<(&str, Audit<'_>)> = articles
            .iter()
            .map(|article| (article.id.as_str(), ascribe::audit(Article::plain(&article.text), &policy)))
            .collect();
        let least = if self.infos { Severity::Info } else { Severity::Warning };
        let asked = |finding: &Finding| {
            finding.severity >= least && (self.rules.is_empty() || self.rules.contains(&finding.rule))
        };
        let all = audits.iter().flat_map(|(id, audit)| audit.findings.iter().map(move |finding| (*id, audit, finding)));
        let mut found: Vec<_> = all.filter(|(_, _, finding)| asked(finding)).collect();
        if self.counts {
            let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
            for (_, _, finding) in &found {
                *counts.entry(finding.rule).or_default() += 1;
            }
            for (rule, count) in counts {
                println!("{count:>5} {rule}");
            }
            println!("{:>5} in {} articles", found.len(), audits.len());
        }
        let mut random = Random::new();
        (0..=self.seed).for_each(|_| random.shuffle(&mut found));
        for (number, (id, audit, finding)) in found.into_iter().take(self.sample).enumerate() {
            println!("\n{:>3} {id} {}", number + 1, finding.rule);
            println!("    {}", escape(&finding.message));
            println!("    {}", surroundings(audit, finding));
        }
        Ok(())
    }
}

/// The sentences of a finding and those around them, with the words that it is about marked.
fn surroundings(audit: &Audit<'_>, finding: &Finding) -> String {
    let text = &audit.article.text;
    let sentences = &audit.sentences;
    let first = sentences.partition_point(|s| s.span.end() <= finding.span.start()).saturating_sub(1);
    let last = (sentences.partition_point(|s| s.span.start() < finding.span.end()) + 1).min(sentences.len());
    let around = sentences[first..last].iter().map(|s| s.span).reduce(|a, b| a.cover(b)).unwrap_or(finding.span);
    let words = |from: usize, to: usize| {
        let part: Vec<_> = text[from..to].split('\n').map(escape).collect();
        part.join("\n    ")
    };
    let span = finding.span;
    format!(
        "{}⟦{}⟧{}",
        words(around.start(), span.start().max(around.start())),
        words(span.start(), span.end()),
        words(span.end().min(around.end()), around.end())
    )
}
