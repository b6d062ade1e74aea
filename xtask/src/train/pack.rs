//! Writes the weights as the library reads them.

use ascribe::attribution::tagger::features::EDGE_ONCE;
use ascribe::attribution::tagger::model::{BUCKET, HEADER, MAGIC, ROW};
use ascribe::attribution::tagger::tag::TAGS;

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
    let bias = |row: usize, tag: usize| match tag {
        _ if !EDGE_ONCE.contains(&row) => 0.0,
        1 => parts.bias,
        _ => 0.0,
    };
    let rows = parts.weights.edges.iter().enumerate();
    rows.flat_map(|(row, kinds)| {
        kinds.iter().flat_map(move |tags| tags.iter().enumerate().map(move |(tag, &w)| quantize(w + bias(row, tag))))
    })
    .collect()
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
    let mut nodes = vec![0u8; buckets * BUCKET * ROW];
    let mut filled = vec![0; buckets];
    let mut kept = 0;
    for (_, feature) in order {
        let hash = parts.hashes[feature];
        let bucket = (hash >> (32 - parts.bits)) as usize;
        if filled[bucket] == BUCKET {
            continue;
        }
        let row = (bucket * BUCKET + filled[bucket]) * ROW;
        filled[bucket] += 1;
        kept += 1;
        for (byte, &w) in nodes[row..row + TAGS].iter_mut().zip(&parts.weights.nodes[feature]) {
            *byte = quantize(w);
        }
        nodes[row + TAGS..row + ROW].copy_from_slice(&hash.to_le_bytes()[..ROW - TAGS]);
    }
    eprintln!("{kept} of {} features kept", parts.hashes.len());
    nodes
}

fn quantize(weight: f32) -> u8 {
    ((weight * SCALE).round().clamp(-127.0, 127.0) as i8) as u8
}
