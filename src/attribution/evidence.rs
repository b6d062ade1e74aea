//! What the encoder says for and against a candidate, beside the judge: the features of a learned decision.

use std::ops::Range;

use super::draft::Draft;
use super::tagger::judge::{Agreement, Support};
use super::tagger::{Kind, Tag};
use crate::decision::below_best;
use crate::document::Document;
use crate::encoder::{Reading, TokenScores};
use crate::lexicon::Act;

/// The names of the features, in order.
pub const FEATURES: [&str; 25] = [
    "bias",
    "judge",
    "cue sentence: no statement",
    "cue sentence: unattributed",
    "cue sentence: anonymous",
    "cue sentence: source",
    "cue sentence: outlet",
    "content sentence: no statement",
    "content sentence: unattributed",
    "source: no source",
    "has source",
    "act: orders",
    "act: asks",
    "act: intends",
    "act: feels",
    "act: other",
    "cue tags",
    "content tags",
    "source tags",
    "by tagger",
    "grammar agrees",
    "grammar has the cue",
    "link",
    "intends or feels",
    "several contents",
];

/// How far below the best a score is told apart.
const LEAST: f32 = 8.0;

/// The features of a candidate; `judge` are the log-odds that the judge gives it.
pub(super) fn features(
    document: &Document,
    reading: &Reading,
    draft: &Draft,
    support: Support,
    judge: f32,
) -> Vec<f32> {
    let flag = |is: bool| f32::from(u8::from(is));
    let sentence = |at: Option<usize>| {
        let nth = at.map(|at| document.sentences().partition_point(|s| s.tokens.end <= at));
        let scores = nth.and_then(|nth| reading.sentences.get(nth)).map_or([0.0; 5], |scores| scores.statuses);
        below_best(scores, LEAST)
    };
    let cue = draft.cue.clone().unwrap_or(0..0);
    let content = draft.content.first().cloned().unwrap_or(0..0);
    let at_cue = sentence(draft.cue.as_ref().map(|cue| cue.start).or(Some(content.start)));
    let at_content = sentence(Some(content.start));
    let source = draft.source.clone().unwrap_or(0..0);
    let kinds = below_best(reading.mean(source.clone(), |token| &token.kinds), LEAST);
    let acts = below_best(reading.mean(cue.clone(), |token| &token.acts), LEAST);
    let length: usize = draft.content.iter().map(Range::len).sum();
    let contents = draft.content.iter().map(|range| tagged(reading, range, Kind::is_content) * range.len() as f32);
    vec![
        1.0,
        judge.clamp(-LEAST, LEAST),
        at_cue[0],
        at_cue[1],
        at_cue[2],
        at_cue[3],
        at_cue[4],
        at_content[0],
        at_content[1],
        if draft.source.is_some() { kinds[0] } else { 0.0 },
        flag(draft.source.is_some()),
        acts[8],
        acts[9],
        acts[10],
        acts[11],
        acts[12],
        tagged(reading, &cue, |kind| kind == Kind::Cue),
        contents.sum::<f32>() / length.max(1) as f32,
        tagged(reading, &source, Kind::is_source),
        flag(support.tagger),
        flag(support.grammar == Agreement::All),
        flag(support.grammar != Agreement::None),
        (support.link as f32 / 512.0).clamp(0.0, LEAST),
        flag(matches!(draft.act, Act::Intends | Act::Feels)),
        flag(draft.content.len() > 1),
    ]
}

/// How much better the tags of some kinds fit a range of tokens than none, on average over its tokens.
fn tagged(reading: &Reading, tokens: &Range<usize>, fits: impl Fn(Kind) -> bool) -> f32 {
    let inside = reading.tokens.get(tokens.clone()).unwrap_or_default();
    let gain = |token: &TokenScores| {
        let of = |tag: Tag| token.tags[usize::from(tag.0)];
        let tags = Kind::ALL.into_iter().filter(|kind| fits(*kind)).flat_map(|kind| [kind.first(), kind.further()]);
        let best = tags.map(of).fold(f32::MIN, f32::max);
        (best - of(Tag::OUTSIDE)).clamp(-LEAST, LEAST)
    };
    inside.iter().map(gain).sum::<f32>() / inside.len().max(1) as f32
}
