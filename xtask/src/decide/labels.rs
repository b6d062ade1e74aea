//! Articles that were labelled by reading: attributions with whom they mean, and the status and need of each sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use ascribe::audit::Status;
use ascribe::entity::naming::Naming;
use ascribe::policy::Need;
use serde::Deserialize;

use crate::gold::{self, Bytes, Roles};

/// An article with its labels, in places of the article's text.
pub(crate) struct Labelled {
    pub(crate) article: gold::Article,
    sources: Vec<(Bytes, Naming)>,
    sentences: Vec<(Bytes, Label)>,
}

/// What a sentence is labelled as.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label {
    /// Who stands behind it; none for what is no statement.
    pub(crate) status: Option<Status>,
    /// What it needs a source for.
    pub(crate) need: Option<Need>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    #[serde(flatten)]
    roles: Roles,
    via: Vec<Bytes>,
    who: String,
}

impl Labelled {
    /// What the source is that shares most with these bytes, if it shares half of them.
    pub(crate) fn naming(&self, bytes: Bytes) -> Option<Naming> {
        self.sources.iter().filter(|(source, _)| most(*source, bytes)).map(|(_, naming)| *naming).next()
    }

    /// The label of the sentence at these bytes.
    pub(crate) fn sentence(&self, bytes: Bytes) -> Option<Label> {
        let best = self.sentences.iter().max_by_key(|(sentence, _)| shared(*sentence, bytes))?;
        most(best.0, bytes).then_some(best.1)
    }
}

fn shared(a: Bytes, b: Bytes) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// Do two ranges share half of the longer one?
fn most(a: Bytes, b: Bytes) -> bool {
    2 * shared(a, b) >= (a.1 - a.0).max(b.1 - b.0)
}

/// Reads the articles with some ids.
pub(crate) fn read(attributions: &Path, sentences: &Path, ids: &BTreeSet<&str>) -> Result<Vec<Labelled>> {
    let file = std::fs::read_to_string(sentences).with_context(|| sentences.display().to_string())?;
    let mut labels: BTreeMap<String, Vec<(Bytes, Label)>> = BTreeMap::new();
    for (place, [id, start, end, label]) in gold::rows(&file, sentences)? {
        let Some(label) = parse(&label).with_context(|| place.clone())? else { continue };
        let bytes = (start.parse().with_context(|| place.clone())?, end.parse().with_context(|| place.clone())?);
        labels.entry(id).or_default().push((bytes, label));
    }
    let lines = std::fs::read_to_string(attributions).with_context(|| attributions.display().to_string())?;
    let mut read = Vec::new();
    for line in lines.lines() {
        let line: Line = serde_json::from_str(line).with_context(|| attributions.display().to_string())?;
        if !ids.contains(line.id.as_str()) {
            continue;
        }
        let sentences = labels.remove(&line.id).unwrap_or_default();
        let sources: Vec<(Option<Bytes>, Naming)> = line
            .attributions
            .iter()
            .map(|labelled| (labelled.roles.source.first().copied(), naming(labelled, &sentences)))
            .collect();
        let roles = line.attributions.into_iter().map(|labelled| labelled.roles).collect();
        let article = gold::Article::new(line.id, line.text, roles);
        let placed = |bytes: Bytes| article.place(bytes);
        read.push(Labelled {
            sources: sources.into_iter().filter_map(|(bytes, naming)| Some((placed(bytes?), naming))).collect(),
            sentences: sentences.iter().map(|(bytes, label)| (placed(*bytes), *label)).collect(),
            article,
        });
    }
    Ok(read)
}

/// An outlet is what stands behind a sentence with the status of one and nothing between it and the article.
fn naming(labelled: &Attribution, sentences: &[(Bytes, Label)]) -> Naming {
    let place = labelled.roles.cue.iter().chain(&labelled.roles.content).next().copied().unwrap_or_default();
    let inside = sentences.iter().filter(|(sentence, _)| shared(*sentence, place) > 0);
    let outlet = inside.into_iter().any(|(_, label)| label.status == Some(Status::Outlet));
    match labelled.who.as_str() {
        "anon" => Naming::Unnamed,
        _ if outlet && labelled.via.is_empty() => Naming::Outlet,
        _ => Naming::Named,
    }
}

/// A label such as "S:figure"; none for a sentence that could not be decided.
fn parse(label: &str) -> Result<Option<Label>> {
    let (status, need) = label.split_once(':').unwrap_or((label, ""));
    let status = match status {
        "?" => return Ok(None),
        "N" => None,
        "U" => Some(Status::Unattributed),
        "A" => Some(Status::Anonymous),
        "S" => Some(Status::Source),
        "O" => Some(Status::Outlet),
        _ => bail!("{label:?} is no label"),
    };
    Ok(Some(Label { status, need: need.parse().ok() }))
}
