//! The conditional random field: forward and backward sums, and AdaGrad.
//!
//! Single-threaded, in a fixed order, with an exponential of its own: the same data give the same weights on every machine.

use std::ops::Range;

use ascribe::attribution::tagger::features::EDGE_ROWS;
use ascribe::attribution::tagger::tag::{KINDS, Kind, LANES, TAGS, Tag};

use super::data::Data;
use crate::random::Random;

type Lanes = [f32; LANES];
type Edges = [Lanes; KINDS];

/// Learning rates, one an epoch.
const RATES: [f32; 6] = [0.06, 0.06, 0.05, 0.036, 0.018, 0.006];

/// What AdaGrad adds to the root of its sums.
const EPSILON: f32 = 0.01;

/// Weights as they are learned.
pub(crate) struct Weights {
    /// For each feature and tag.
    pub(crate) nodes: Vec<Lanes>,
    /// For each row of transitions, kind before and tag.
    pub(crate) edges: Vec<Edges>,
}

/// One block's sums.
#[derive(Default)]
struct Sums {
    nodes: Vec<Lanes>,
    edges: Vec<Edges>,
    forward: Vec<Lanes>,
    /// The forward sums of the token before, by kind.
    kinds: Vec<[f32; KINDS]>,
    backward: Vec<Lanes>,
}

/// Learns the weights of `data`; `prior` is the strength of the Gaussian prior.
pub(crate) fn learn(data: &Data, prior: f32, rates: usize) -> Weights {
    let mut weights =
        Weights { nodes: vec![[0.0; LANES]; data.hashes.len()], edges: vec![[[0.0; LANES]; KINDS]; EDGE_ROWS] };
    let mut squares = Weights { nodes: weights.nodes.clone(), edges: weights.edges.clone() };
    let mut edge_counts = vec![0u32; EDGE_ROWS];
    data.edges.iter().flatten().for_each(|&row| edge_counts[usize::from(row)] += 1);
    let decay: Vec<f32> = data.counts.iter().map(|&count| prior / count.max(1) as f32).collect();
    let edge_decay: Vec<f32> = edge_counts.iter().map(|&count| prior / count.max(1) as f32).collect();
    let mut order: Vec<usize> = (0..data.blocks.len()).collect();
    let mut random = Random::new();
    let mut sums = Sums::default();
    for (epoch, &rate) in RATES[RATES.len() - rates.min(RATES.len())..].iter().enumerate() {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for &block in &order {
            let block = data.blocks[block].clone();
            loss += sums.run(data, &weights, block.clone());
            for (at, token) in block.enumerate() {
                let gradient = sums.nodes[at];
                for &feature in &data.features[data.starts[token]..data.starts[token + 1]] {
                    let feature = feature as usize;
                    update(&mut weights.nodes[feature], &mut squares.nodes[feature], &gradient, decay[feature], rate);
                }
                for row in data.edges[token] {
                    let row = usize::from(row);
                    for (kind, gradient) in sums.edges[at].iter().enumerate() {
                        update(
                            &mut weights.edges[row][kind],
                            &mut squares.edges[row][kind],
                            gradient,
                            edge_decay[row],
                            rate,
                        );
                    }
                }
            }
        }
        eprintln!("epoch {epoch}: loss {:.4} a token", loss / data.tags.len() as f64);
    }
    weights
}

/// The mean loss of a token of `data`.
pub(crate) fn loss(data: &Data, weights: &Weights) -> f64 {
    let mut sums = Sums::default();
    let all: f64 = data.blocks.iter().map(|block| sums.run(data, weights, block.clone())).sum();
    all / data.tags.len() as f64
}

/// One step of AdaGrad for a row of weights.
fn update(weights: &mut Lanes, squares: &mut Lanes, gradient: &Lanes, decay: f32, rate: f32) {
    for lane in 0..LANES {
        let g = gradient[lane] + decay * weights[lane];
        squares[lane] += g * g;
        weights[lane] -= rate * g / (squares[lane].sqrt() + EPSILON);
    }
}

impl Sums {
    /// Fills `nodes` and `edges` with the gradient of a block's loss; gives the loss.
    fn run(&mut self, data: &Data, weights: &Weights, block: Range<usize>) -> f64 {
        let length = block.len();
        self.nodes.clear();
        self.nodes.resize(length, [0.0; LANES]);
        self.edges.clear();
        self.edges.resize(length, [[0.0; LANES]; KINDS]);
        self.forward.resize(length, [0.0; LANES]);
        self.backward.resize(length, [0.0; LANES]);
        self.kinds.resize(length + 1, [0.0; KINDS]);
        let gold = &data.tags[block.clone()];
        let mut score = 0.0;
        for (at, token) in block.enumerate() {
            for &feature in &data.features[data.starts[token]..data.starts[token + 1]] {
                add(&mut self.nodes[at], &weights.nodes[feature as usize]);
            }
            for row in data.edges[token] {
                for (sums, weights) in self.edges[at].iter_mut().zip(&weights.edges[usize::from(row)]) {
                    add(sums, weights);
                }
            }
            let before = at.checked_sub(1).map_or(Kind::Outside, |b| Tag(gold[b]).kind());
            score += f64::from(
                self.nodes[at][usize::from(gold[at])] + self.edges[at][before as usize][usize::from(gold[at])],
            );
        }
        let total = self.forward_sums();
        self.backward_sums();
        self.gradient(gold);
        total - score
    }

    /// Turns scores into potentials and sums them up from the left; gives the logarithm of the whole sum.
    fn forward_sums(&mut self) -> f64 {
        let mut total = 0.0;
        let mut kinds = [0.0; KINDS];
        kinds[0] = 1.0;
        for at in 0..self.nodes.len() {
            self.kinds[at] = kinds;
            total += f64::from(exponentials(&mut self.nodes[at]));
            let mut sums = [0.0; LANES];
            for (kind, edges) in Kind::ALL.into_iter().zip(&mut self.edges[at]) {
                for (tag, edge) in edges.iter_mut().enumerate() {
                    let allowed = tag < TAGS && Tag(tag as u8).may_follow(kind);
                    *edge = if allowed { exponential(*edge) } else { 0.0 };
                }
                for (sum, edge) in sums.iter_mut().zip(edges) {
                    *sum += kinds[kind as usize] * *edge;
                }
            }
            for (sum, node) in sums.iter_mut().zip(&self.nodes[at]) {
                *sum *= node;
            }
            let whole: f32 = sums.iter().sum();
            total += f64::from(whole).ln();
            sums.iter_mut().for_each(|sum| *sum /= whole);
            self.forward[at] = sums;
            kinds = by_kind(&sums);
        }
        total
    }

    fn backward_sums(&mut self) {
        let mut next = [1.0; KINDS];
        for at in (0..self.nodes.len()).rev() {
            for lane in 0..LANES {
                self.backward[at][lane] = if lane < TAGS { next[lane.div_ceil(2)] } else { 0.0 };
            }
            let mut whole = 0.0;
            for (kind, edges) in self.edges[at].iter().enumerate() {
                let terms = (0..LANES).map(|lane| edges[lane] * self.nodes[at][lane] * self.backward[at][lane]);
                next[kind] = terms.sum();
                whole += next[kind];
            }
            next.iter_mut().for_each(|sum| *sum /= whole);
        }
    }

    /// Expected less true counts, in place of the potentials.
    fn gradient(&mut self, gold: &[u8]) {
        for at in 0..self.nodes.len() {
            let ahead: Lanes = std::array::from_fn(|lane| self.nodes[at][lane] * self.backward[at][lane]);
            let mut whole = 0.0;
            let mut node = [0.0; LANES];
            for (kind, edges) in self.edges[at].iter_mut().enumerate() {
                for lane in 0..LANES {
                    edges[lane] *= self.kinds[at][kind] * ahead[lane];
                    node[lane] += edges[lane];
                }
            }
            whole += node.iter().sum::<f32>();
            let scale = 1.0 / whole;
            for edges in &mut self.edges[at] {
                edges.iter_mut().for_each(|edge| *edge *= scale);
            }
            node.iter_mut().for_each(|sum| *sum *= scale);
            let before = at.checked_sub(1).map_or(Kind::Outside, |b| Tag(gold[b]).kind());
            node[usize::from(gold[at])] -= 1.0;
            self.edges[at][before as usize][usize::from(gold[at])] -= 1.0;
            self.nodes[at] = node;
        }
    }
}

fn add(sums: &mut Lanes, weights: &Lanes) {
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum += weight;
    }
}

fn by_kind(sums: &Lanes) -> [f32; KINDS] {
    std::array::from_fn(|kind| if kind == 0 { sums[0] } else { sums[2 * kind - 1] + sums[2 * kind] })
}

/// Exponentials relative to the largest score, which is given.
fn exponentials(scores: &mut Lanes) -> f32 {
    let largest = scores[..TAGS].iter().fold(f32::MIN, |a, &b| a.max(b));
    for score in scores.iter_mut() {
        *score = exponential(*score - largest);
    }
    largest
}

/// e to the power of `x`, by the same additions and multiplications everywhere.
pub(crate) fn exponential(x: f32) -> f32 {
    const SHIFTER: f32 = 12_582_912.0;
    let x = x.clamp(-80.0, 80.0);
    let n = (x * std::f32::consts::LOG2_E + SHIFTER) - SHIFTER;
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let p = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))));
    p * f32::from_bits(((n as i32 + 127) << 23) as u32)
}
