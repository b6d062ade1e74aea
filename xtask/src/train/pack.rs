//! Writes the weights as the library reads them.

use ascribe::attribution::tagger::features::EDGE_ONCE;
use ascribe::attribution::tagger::model::{EdgeRow, HEADER, MAGIC, ROWS, Row, place, print};
use ascribe::attribution::tagger::tag::{KIND_LANES, Kind, LANES, TAGS, Tag};

use super::crf::Weights;

/// Units of the stored weights in one of the learned ones.
const SCALE: f32 = 40.0;

/// The parts of a model.
pub(crate) struct Parts<'a> {
    pub(crate) hashes: &'a [u32],
    pub(crate) counts: &'a [u32],
    pub(crate) weights: &'a Weights,
    pub(crate) words: &'a [u8],
    pub(crate) links: &'a [u8],
    pub(crate) judge: &'a [u8],
    /// By how much cues are made likelier.
    pub(crate) bias: f32,
}

/// The bytes of a file of weights.
pub(crate) fn pack(parts: &Parts) -> Vec<u8> {
    let nodes = nodes(parts);
    let edges = edges(parts);
    let mut bytes = MAGIC.to_vec();
    for part in [&nodes[..], &edges, parts.words, parts.links, parts.judge] {
        bytes.extend((part.len() as u32).to_le_bytes());
    }
    bytes.extend((SCALE as u32).to_le_bytes());
    bytes.resize(HEADER, 0);
    for part in [&nodes[..], &edges, parts.words, parts.links, parts.judge] {
        bytes.extend(part);
    }
    bytes
}

/// The rows of transitions. `bias` makes cues and what belongs to them likelier than they were learned to be: what is missed
/// costs more than it does in the likelihood.
fn edges(parts: &Parts) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (nth, weights) in parts.weights.edges.iter().enumerate() {
        let mut row = EdgeRow::default();
        for (before, kind) in Kind::ALL.into_iter().flat_map(|before| Kind::ALL.map(|kind| (before, kind))) {
            let weight = |tag: Tag| weights[before as usize][usize::from(tag.0)];
            let biased = kind == Kind::Cue && EDGE_ONCE.contains(&nth);
            let bias = if biased { parts.bias } else { 0.0 };
            row[before as usize][kind as usize] = quantize(weight(kind.first()) + bias);
            if before == kind && kind != Kind::Outside {
                row[KIND_LANES - 1][kind as usize] = quantize(weight(kind.further()));
            }
        }
        bytes.extend(row.as_flattened());
    }
    bytes
}

/// Rows of the weightiest features in their places; where two have the same, the lighter one is left out.
fn nodes(parts: &Parts) -> Vec<u8> {
    let weight = |feature: usize| {
        let row = &parts.weights.nodes[feature][..TAGS];
        let squares: f32 = row.iter().map(|w| w * w).sum();
        squares * (parts.counts[feature].min(200) as f32).sqrt()
    };
    let mut order: Vec<(f32, usize)> = (0..parts.hashes.len()).map(|feature| (weight(feature), feature)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut nodes: Vec<Option<Row>> = vec![None; ROWS];
    let mut kept = 0;
    for (_, feature) in order {
        let hash = parts.hashes[feature];
        let row = &mut nodes[place(hash)];
        if row.is_some() || place(hash) == 0 {
            continue;
        }
        kept += 1;
        let row = row.insert(Row::default());
        for (tag, &weight) in parts.weights.nodes[feature][..TAGS].iter().enumerate() {
            row[Tag(tag as u8).lane()] = quantize(weight);
        }
        row[LANES - 2..].copy_from_slice(&print(hash));
    }
    eprintln!("{kept} of {} features kept", parts.hashes.len());
    nodes.into_iter().flat_map(Option::unwrap_or_default).collect()
}

fn quantize(weight: f32) -> u8 {
    ((weight * SCALE).round().clamp(-127.0, 127.0) as i8) as u8
}
