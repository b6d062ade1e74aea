//! Which outlets an article cites: what the library's audit credits, against labels.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ascribe::audit::Linked;
use ascribe::entity::{EntityKind, Resolution, ResolvedBy};
use ascribe::{Article, Audit, Policy, Span};

use crate::gold::{self, Bytes, TUNED_ON};

/// Score which outlets the audit credits, by the labels of `tests/labels/outlets.tsv`.
///
/// An outlet is credited where it is the source of an attribution, stands in its via chain, or is cited along with either
/// ("the BBC's Ada Obi", "a Reuters poll").
///
/// Recall: a mention labelled `cited` is found if a source or via phrase that credits an outlet overlaps it, or if its outlet
/// is credited in an attribution with cue or content in the same sentence. Precision: an outlet is rightly credited if its
/// name in the phrase overlaps a mention labelled `cited`, or its attribution stands in the sentence of such a mention of it;
/// wrongly at any other name. Not counted either way: mentions labelled `open`, and phrases without a label that do not name
/// the outlet ("it", "her colleague"), which `cargo xtask sources` scores.
///
/// Articles are split in two by a hash of their id: what is wrong in the first half is shown, for tuning; of the second
/// half only figures.
#[derive(clap::Args)]
pub(crate) struct Outlets {
    /// Tab-separated labels: article, mention (start, end), "cited", "none" or "open".
    labels: PathBuf,
    /// NDJSON files of the articles.
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Show what is wrong in the first half.
    #[arg(long)]
    errors: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Cited,
    None,
    Open,
}

/// The labelled mentions of an article.
type Labels = BTreeMap<Bytes, Label>;

/// What was found of a half.
#[derive(Default)]
struct Counts {
    cited: usize,
    found: usize,
    credited: usize,
    right: usize,
}

/// An outlet that an attribution credits.
struct Credit<'a> {
    linked: &'a Linked,
    /// The source or via phrase.
    phrase: Span,
    entity: usize,
    /// The places of the phrase that name the outlet; the whole phrase where it does without a name.
    places: Vec<Span>,
    named: bool,
}

impl Outlets {
    pub(crate) fn run(self) -> Result<()> {
        let mut labels = read(&self.labels)?;
        let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
        for file in &self.gold {
            for article in gold::read(file)? {
                let Some(labels) = labels.remove(&article.id) else { continue };
                let labels = labels.into_iter().map(|(mention, label)| (article.place(mention), label)).collect();
                let half = gold::half(&article.id);
                let audit = ascribe::audit(Article::plain(&article.text), &Policy::default());
                let errors = count(&audit, &labels, counts.entry(half).or_default());
                if self.errors && half == TUNED_ON {
                    for (what, place) in errors {
                        show(what, place, &audit);
                    }
                }
            }
        }
        if let Some(id) = labels.keys().next() {
            bail!("no file has the article {id}");
        }
        for (half, Counts { cited, found, credited, right }) in counts {
            let part = |part, all| 100.0 * part as f64 / all as f64;
            println!("{half:9} precision {right:4} of {credited:4}  {:5.1} %", part(right, credited));
            println!("{half:9} recall    {found:4} of {cited:4}  {:5.1} %", part(found, cited));
        }
        Ok(())
    }
}

fn read(path: &Path) -> Result<BTreeMap<String, Labels>> {
    let file = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut labels: BTreeMap<String, Labels> = BTreeMap::new();
    for (place, [article, start, end, label]) in gold::rows(&file, path)? {
        let label = match label.as_str() {
            "cited" => Label::Cited,
            "none" => Label::None,
            "open" => Label::Open,
            _ => bail!("{place}: {label:?} is no label"),
        };
        let mention = (start.parse().with_context(|| place.clone())?, end.parse().with_context(|| place.clone())?);
        labels.entry(article).or_default().insert(mention, label);
    }
    Ok(labels)
}

/// Adds what an audit found to the counts, and gives what is wrong with its place.
fn count(audit: &Audit, labels: &Labels, counts: &mut Counts) -> Vec<(&'static str, Bytes)> {
    let mut errors = Vec::new();
    let credits: Vec<Credit> = audit.attributions.iter().flat_map(|linked| credits(audit, linked)).collect();
    for (&mention, _) in labels.iter().filter(|(_, label)| **label == Label::Cited) {
        counts.cited += 1;
        if credits.iter().any(|credit| meet(credit.phrase, mention) || shares_sentence(audit, credit, mention)) {
            counts.found += 1;
        } else {
            errors.push(("missed", mention));
        }
    }
    let mut seen = Vec::new();
    for credit in &credits {
        for &place in &credit.places {
            let at_place: Vec<Label> =
                labels.iter().filter(|(mention, _)| meet(place, **mention)).map(|(_, label)| *label).collect();
            let unknown = at_place.contains(&Label::Open) || (at_place.is_empty() && !credit.named);
            if unknown || seen.contains(&place) {
                continue;
            }
            seen.push(place);
            counts.credited += 1;
            let cited = labels.iter().filter(|(_, label)| **label == Label::Cited);
            let twin = || at_place.is_empty() && cited.clone().any(|(at, _)| shares_sentence(audit, credit, *at));
            if at_place.contains(&Label::Cited) || twin() {
                counts.right += 1;
            } else {
                errors.push(("wrongly credited", (place.start(), place.end())));
            }
        }
    }
    errors
}

/// The outlets that an attribution credits.
fn credits<'a>(audit: &'a Audit, linked: &'a Linked) -> Vec<Credit<'a>> {
    let found = &linked.attribution;
    let phrases = found.source.iter().zip(&linked.source).chain(found.via.iter().zip(&linked.via));
    phrases.filter_map(|(&phrase, resolution)| credit(audit, linked, phrase, resolution)).collect()
}

fn credit<'a>(audit: &Audit, linked: &'a Linked, phrase: Span, resolution: &Resolution) -> Option<Credit<'a>> {
    let own = audit.entities[resolution.entity].kind == EntityKind::Outlet;
    let entity = resolution.outlet.or(own.then_some(resolution.entity))?;
    let by_name = matches!(resolution.by, ResolvedBy::Registry | ResolvedBy::Name | ResolvedBy::ShortName);
    let mentions = audit.entities[entity].mentions.iter();
    let mut places: Vec<Span> = mentions.copied().filter(|mention| phrase.overlaps(*mention)).collect();
    let named = !places.is_empty() && (by_name || resolution.outlet.is_some());
    if places.is_empty() {
        places.push(phrase);
    }
    Some(Credit { linked, phrase, entity, places, named })
}

/// Does the outlet mentioned at `mention` get a credit whose cue or content stands in the same sentence?
fn shares_sentence(audit: &Audit, credit: &Credit, mention: Bytes) -> bool {
    let same = audit.entities[credit.entity].mentions.iter().any(|place| meet(*place, mention));
    let sentence = audit.sentences.iter().map(|sentence| sentence.span).find(|span| meet(*span, mention));
    let found = &credit.linked.attribution;
    same && sentence.is_some_and(|sentence| found.cue.iter().chain(&found.content).any(|span| span.overlaps(sentence)))
}

fn meet(span: Span, mention: Bytes) -> bool {
    span.start() < mention.1 && mention.0 < span.end()
}

fn show(what: &str, place: Bytes, audit: &Audit) {
    let text = &audit.article.text;
    let sentences = || audit.sentences.iter().map(|sentence| sentence.span).filter(|span| meet(*span, place));
    let start = sentences().next().map_or(place.0, |sentence| sentence.start()).min(place.0);
    let end = sentences().next_back().map_or(place.1, |sentence| sentence.end()).max(place.1);
    let line = |part: &str| part.replace('\n', "¶");
    let (before, name, after) = (&text[start..place.0], &text[place.0..place.1], &text[place.1..end]);
    println!("{what}: {}[[{}]]{}", line(before), line(name), line(after));
    for found in audit.attributions.iter().map(|linked| &linked.attribution) {
        if found.cue.iter().chain(&found.content).chain(&found.source).any(|span| meet(*span, (start, end))) {
            let words = |spans: &mut dyn Iterator<Item = &Span>| {
                spans.map(|span| line(&text[*span])).collect::<Vec<_>>().join(" … ")
            };
            let (cue, source) = (words(&mut found.cue.iter()), words(&mut found.source.iter()));
            println!("    {}: {source} | {cue} | via {}", found.pattern, words(&mut found.via.iter()));
        }
    }
}
