//! How likely a candidate attribution is right: a log-linear model over what tagger and grammar make of it.

use std::ops::Range;

use super::features::{feature, pack};
use super::model::Scores;
use super::tag::{Kind, Tag};
use super::{Model, Tokens};
use crate::attribution::draft::Draft;

/// What speaks for a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    /// Did the tagger find it?
    pub tagger: bool,
    /// What the grammar has where the tagger has it, or by itself.
    pub grammar: Agreement,
    /// By how much the weakest link was chosen before the next best.
    pub link: i32,
}

/// How the grammar's reading stands to a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Agreement {
    /// The grammar has nothing there.
    None,
    /// It has the same cue with another source and other content.
    Cue,
    /// It has the same source.
    Source,
    /// It has the same content.
    Content,
    /// It has the same source and content.
    All,
}

/// The scores of a block with the tags that they led to.
pub(in crate::attribution) struct Block<'b> {
    pub(in crate::attribution) scores: &'b Scores,
    pub(in crate::attribution) tags: &'b [Tag],
    /// Its first token.
    pub(in crate::attribution) start: usize,
}

impl Block<'_> {
    fn tag(&self, at: usize) -> Tag {
        at.checked_sub(self.start).and_then(|i| self.tags.get(i)).copied().unwrap_or_default()
    }

    /// The score of `tag` at a token between tags `before` and `behind`.
    fn score(&self, at: usize, before: Tag, tag: Tag, behind: Tag) -> i32 {
        let Some(i) = at.checked_sub(self.start) else { return 0 };
        self.scores.node(i, tag) + self.scores.edge(i, before.kind(), tag) + self.scores.edge(i + 1, tag.kind(), behind)
    }

    /// By how much the tags of a span score better than none would.
    fn gain(&self, span: &Range<usize>) -> i32 {
        let before = |at: usize| at.checked_sub(1).map_or(Tag::OUTSIDE, |at| self.tag(at));
        let mut gain = 0;
        for at in span.clone() {
            let i = at - self.start;
            let (tag, before) = (self.tag(at), before(at).kind());
            let outside = if at == span.start { before } else { Kind::Outside };
            gain += self.scores.node(i, tag) - self.scores.node(i, Tag::OUTSIDE);
            gain += self.scores.edge(i, before, tag) - self.scores.edge(i, outside, Tag::OUTSIDE);
        }
        gain
    }

    /// By how much the chosen tag of a token scores better than the next best one between the same neighbours.
    fn margin(&self, at: usize) -> i32 {
        let before = if at > self.start { self.tag(at - 1) } else { Tag::OUTSIDE };
        let (here, behind) = (self.tag(at), self.tag(at + 1));
        let score = |tag| self.score(at, before, tag, behind);
        let follows = |tag: &Tag| *tag != here && tag.may_follow(before.kind());
        let best = if behind.goes_on() {
            // with this kind, so that only its own tags can stand here
            let kind = behind.kind();
            [kind.first(), kind.further()].into_iter().filter(follows).map(score).max()
        } else {
            // going on with a kind is possible with that of the tag before only
            let firsts = Kind::ALL.into_iter().map(Kind::first);
            firsts.chain([before.kind().further()]).filter(follows).map(score).max()
        };
        best.map_or(500, |best| score(here) - best)
    }

    /// By how much a span of this kind would score worse at its first token than what was chosen there.
    fn loss(&self, at: usize, kind: Kind) -> i32 {
        let before = if at > self.start { self.tag(at - 1) } else { Tag::OUTSIDE };
        let (here, behind) = (self.tag(at), self.tag(at + 1));
        self.score(at, before, kind.first(), behind) - self.score(at, before, here, behind)
    }
}

/// A score in steps of a quarter of a unit of log-probability at first, wider further out.
fn steps(score: i32) -> u8 {
    const STEPS: [i32; 12] = [-160, -80, -40, -15, 0, 15, 30, 50, 80, 120, 180, 300];
    STEPS.iter().filter(|&&step| score >= step).count() as u8
}

/// The features of a candidate of the tagger or the grammar.
pub(in crate::attribution) fn features(tokens: &Tokens, block: &Block, draft: &Draft, support: Support) -> Vec<u32> {
    let atom = |at: usize| tokens.atoms.get(at).copied().unwrap_or_default();
    let from = pack([u8::from(support.tagger), support.grammar as u8]);
    let both = u32::from(support.tagger);
    let cue = draft.cue.clone().unwrap_or(0..0);
    let main = cue.clone().max_by_key(|&at| (atom(at).cue % 7, at)).map(atom).unwrap_or_default();
    let content = draft.content.first().cloned().unwrap_or(0..0);
    let last = draft.content.last().cloned().unwrap_or(0..0);
    let length: usize = draft.content.iter().map(Range::len).sum();
    let first = atom(content.start);
    let (gain, loss) = if support.tagger { (block.gain(&cue), 0) } else { (0, block.loss(cue.start, Kind::Cue)) };
    let source = draft.source.as_ref();
    let source_gain = source.filter(|_| support.tagger).map_or(0, |s| block.gain(s));
    let order = pack([
        u8::from(source.is_some_and(|s| s.start < cue.start)),
        u8::from(source.is_some()),
        u8::from(content.start < cue.start),
        draft.content.len().min(3) as u8,
    ]);
    let quoted = pack([first.quote, atom(last.end.saturating_sub(1)).quote]);
    let agreed = atom(cue.start).grammar;
    let mark = |at: usize| tokens.kinds.get(at).map_or(0, |&k| 1 + k as u8);
    let mut found = Vec::with_capacity(24);
    found.extend([
        feature(400, from, 0),
        feature(401, both, u32::from(steps(gain))),
        feature(402, both, u32::from(steps(loss))),
        feature(403, from, pack([steps(if support.tagger { block.margin(content.start) } else { 0 })])),
        feature(404, from, pack([steps(if support.tagger && last.end > 0 { block.margin(last.end) } else { 0 })])),
        feature(405, from, pack([steps(source_gain), u8::from(source.is_some())])),
        feature(406, both, main.word),
        feature(407, both, main.reporting),
        feature(408, both, pack([main.cue, first.function])),
        feature(409, from, order),
        feature(410, both, quoted),
        feature(411, from, pack([steps(support.link)])),
        feature(412, both, pack([length.ilog2_or_zero(), u8::from(first.quote != 0)])),
        feature(413, from, pattern_key(draft.pattern)),
        feature(414, both, pack([agreed, support.grammar as u8])),
        feature(415, both, pack([mark(last.end), mark(last.end.saturating_sub(1))])),
        feature(416, both, source.map_or(0, |s| atom(s.end - 1).word)),
        feature(
            417,
            both,
            pack([source.map_or(99, |s| atom(s.end - 1).function), source.map_or(0, |s| s.len().min(9) as u8)]),
        ),
        feature(418, both, pack([cue.len().min(6) as u8, main.function])),
        feature(419, both, pack([atom(cue.start).quote, atom(cue.start).sentence.min(2) as u8])),
        feature(420, both, first.word),
    ]);
    if support.tagger {
        let inner = content.clone().skip(1).take(60).map(|at| block.margin(at)).min().unwrap_or(500);
        found.push(feature(430, pack([steps(inner)]), 0));
        found.push(feature(431, pack([steps(gain), steps(block.margin(last.end))]), 0));
        found.push(feature(432, pack([steps(block.margin(cue.start)), support.grammar as u8]), 0));
    }
    found
}

trait Steps {
    fn ilog2_or_zero(self) -> u8;
}

impl Steps for usize {
    fn ilog2_or_zero(self) -> u8 {
        self.checked_ilog2().unwrap_or(0) as u8
    }
}

fn pattern_key(pattern: &str) -> u32 {
    super::atom::word_hash(pattern)
}

impl Model<'_> {
    /// How likely a candidate with these features is right, as log-odds.
    pub(in crate::attribution) fn log_odds(&self, features: &[u32]) -> f32 {
        let score: i32 = features.iter().map(|&f| self.judge(f)).sum();
        score as f32 / JUDGE_SCALE
    }
}

/// Units of the judge's weights in one unit of log-odds.
pub const JUDGE_SCALE: f32 = 512.0;

/// The logistic function, by additions, multiplications and divisions only.
pub fn sigmoid(x: f32) -> f32 {
    // e to the x as the 256th power of its Taylor polynomial at x / 256
    let x = x.clamp(-30.0, 30.0) / 256.0;
    let mut power = 1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0 + x / 24.0)));
    for _ in 0..8 {
        power *= power;
    }
    power / (1.0 + power)
}
