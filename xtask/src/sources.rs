//! Whom sources mean: what the library resolves pronouns and descriptions to, against labels.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ascribe::attribution::{Act, Attribution, Form, Stance};
use ascribe::entity::{Resolved, ResolvedBy, resolve};
use ascribe::lexicon::Word;
use ascribe::{Document, Span};

use crate::gold::{self, Bytes, Roles, TUNED_ON};

/// Score whom the library takes sources to mean, by the labels of `tests/labels/sources.tsv`.
///
/// Articles are split in two by a hash of their id: what is wrong in the first half is shown, for tuning; of the second
/// half only figures.
#[derive(clap::Args)]
pub(crate) struct Sources {
    /// Tab-separated labels: article, source phrase (start, end), a mention of whom it means (start, end) or "none".
    labels: PathBuf,
    /// NDJSON file of the articles with their attributions.
    gold: PathBuf,
    /// Show what is wrong in the first half.
    #[arg(long)]
    errors: bool,
}

/// For each source phrase of an article, the mentions that may be meant; none where it means nobody else that is mentioned.
type Labels = BTreeMap<Bytes, Vec<Option<Bytes>>>;

/// Right ones and all.
#[derive(Default, Clone, Copy)]
struct Count {
    right: usize,
    all: usize,
}

impl Sources {
    pub(crate) fn run(self) -> Result<()> {
        let labels = read(&self.labels)?;
        let mut counts: BTreeMap<(&str, &str), Count> = BTreeMap::new();
        for article in gold::read(&self.gold)? {
            let Some(labels) = labels.get(&article.id) else { continue };
            let document = Document::parse(ascribe::Article::plain(&article.text));
            let attributions: Vec<Attribution> =
                article.attributions.iter().map(|roles| attribution(&document, roles)).collect();
            let resolved = resolve(&document, &attributions);
            let half = gold::half(&article.id);
            let placed = labels.iter().map(|(source, wanted)| {
                (
                    article.place(*source),
                    wanted.iter().map(|mention| mention.map(|mention| article.place(mention))).collect(),
                )
            });
            let placed: Labels = placed.collect();
            for (source, wanted) in &placed {
                let Some(at) = article.attributions.iter().position(|roles| roles.source.first() == Some(source))
                else {
                    bail!("{}: no source stands at {source:?}", article.id);
                };
                let right = wanted.iter().any(|mention| is_right(&resolved, at, *mention));
                for kind in [kind(&article.text[source.0..source.1]), "all"] {
                    let count = counts.entry((half, kind)).or_default();
                    count.all += 1;
                    count.right += usize::from(right);
                }
                if self.errors && !right && half == TUNED_ON {
                    show(&article.text, *source, wanted, &resolved, at);
                }
            }
        }
        for ((half, kind), Count { right, all }) in counts {
            println!("{half:9} {kind:11} {right:4} of {all:4}  {:5.1} %", 100.0 * right as f64 / all as f64);
        }
        Ok(())
    }
}

fn read(path: &Path) -> Result<BTreeMap<String, Labels>> {
    let file = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut labels: BTreeMap<String, Labels> = BTreeMap::new();
    for (place, [article, start, end, from, to]) in gold::rows(&file, path)? {
        let bytes = |start: &str, end: &str| anyhow::Ok((start.parse()?, end.parse()?));
        let mention = if from == "none" { None } else { Some(bytes(&from, &to).with_context(|| place.clone())?) };
        let source = bytes(&start, &end).with_context(|| place.clone())?;
        labels.entry(article).or_default().entry(source).or_default().push(mention);
    }
    Ok(labels)
}

/// An attribution at known places, widened to whole tokens.
fn attribution(document: &Document, roles: &Roles) -> Attribution {
    let span = |bytes: &Bytes| {
        let tokens = document.tokens();
        let first = tokens.partition_point(|token| token.span.end() <= bytes.0);
        let last = tokens.partition_point(|token| token.span.start() < bytes.1).checked_sub(1)?;
        Some(tokens.get(first)?.span.cover(tokens.get(last)?.span))
    };
    let spans = |list: &[Bytes]| list.iter().filter_map(span).collect::<Vec<Span>>();
    let cue = spans(&roles.cue);
    let words = cue.iter().flat_map(|span| document.article.text[*span].split_whitespace());
    let verb = words.filter_map(|word| Word::of(word).verb()).next_back();
    Attribution {
        cue: cue.first().copied(),
        source: roles.source.first().and_then(span),
        content: spans(&roles.content),
        via: Vec::new(),
        form: Form::Indirect,
        act: verb.map_or(Act::Says, |verb| verb.act),
        stance: Stance::Asserts,
        pattern: "label",
        confidence: 1.0,
    }
}

fn is_right(resolved: &Resolved, at: usize, wanted: Option<Bytes>) -> bool {
    let Some(found) = resolved.sources.get(at).copied().flatten() else { return false };
    match wanted {
        None => matches!(found.by, ResolvedBy::Description | ResolvedBy::Unresolved),
        Some((start, end)) => {
            let mentions = &resolved.entities[found.entity].mentions;
            mentions.iter().any(|mention| mention.start() < end && start < mention.end())
        }
    }
}

/// What kind of phrase a source is.
fn kind(source: &str) -> &'static str {
    match source.to_lowercase().as_str() {
        "he" | "she" | "his" | "her" | "him" => "he, she",
        "they" | "their" | "them" => "they",
        "it" | "its" => "it",
        "who" | "which" | "that" => "who",
        _ => "description",
    }
}

fn show(text: &str, source: Bytes, wanted: &[Option<Bytes>], resolved: &Resolved, at: usize) {
    const AROUND: usize = 240;
    let before = text.floor_char_boundary(source.0.saturating_sub(AROUND));
    let after = text.ceil_char_boundary((source.1 + AROUND / 4).min(text.len()));
    let wanted: Vec<&str> =
        wanted.iter().map(|mention| mention.map_or("nobody", |(start, end)| &text[start..end])).collect();
    let found = resolved.sources.get(at).copied().flatten();
    let found = found.map(|found| (resolved.entities[found.entity].name.as_str(), found.by));
    let [before, phrase, after] = [&text[before..source.0], &text[source.0..source.1], &text[source.1..after]]
        .map(|part| part.replace('\n', "¶"));
    println!("wanted {wanted:?}, found {found:?}\n  …{before}[[{phrase}]]{after}…");
}
