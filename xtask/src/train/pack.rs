//! Writes the weights as the library reads them.

use ascribe::attribution::tagger::features::EDGE_ONCE;
use ascribe::attribution::tagger::model::{BUCKET, EdgeRow, HEADER, MAGIC, ROWS, print, row_start};
use ascribe::attribution::tagger::tag::{KIND_LANES, Kind, TAGS, Tag};

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
    /// How many buckets there are, as a power of two.
    pub(crate) bits: u32,
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

/// Rows of the weightiest features in their buckets; where a bucket is full, the lighter ones are left out.
fn nodes(parts: &Parts) -> Vec<u8> {
    let buckets = 1usize << parts.bits;
    let weight = |feature: usize| {
        let row = &parts.weights.nodes[feature][..TAGS];
        let squares: f32 = row.iter().map(|w| w * w).sum();
        squares * (parts.counts[feature].min(200) as f32).sqrt()
    };
    let mut order: Vec<(f32, usize)> = (0..parts.hashes.len()).map(|feature| (weight(feature), feature)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut nodes = vec![[0u8; BUCKET]; buckets];
    let mut filled = vec![0; buckets];
    let mut kept = 0;
    for (_, feature) in order {
        let hash = parts.hashes[feature];
        let at = (hash >> (32 - parts.bits)) as usize;
        let (bucket, place) = (&mut nodes[at], filled[at]);
        if place == ROWS {
            continue;
        }
        filled[at] += 1;
        kept += 1;
        bucket[2 * place..2 * place + 2].copy_from_slice(&print(hash).to_le_bytes());
        for (tag, &weight) in parts.weights.nodes[feature][..TAGS].iter().enumerate() {
            bucket[row_start(place) + Tag(tag as u8).lane()] = quantize(weight);
        }
    }
    eprintln!("{kept} of {} features kept", parts.hashes.len());
    nodes.concat()
}

fn quantize(weight: f32) -> u8 {
    ((weight * SCALE).round().clamp(-127.0, 127.0) as i8) as u8
}
