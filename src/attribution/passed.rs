//! Outlets that passed on what somebody says, where the encoder reads a mention as one and no pattern has found it: "X explained on
//! the Today programme that …", "In remarks carried by Y, …".

use super::draft::Draft;
use crate::document::Document;
use crate::encoder::Reading;

/// The kind of token that passes something on, by its place in the encoder's scores.
const VIA: usize = 1;

/// Gives each mention of an outlet that is read as a via to the nearest attribution with a cue in its sentence, unless one has it.
pub(super) fn add_vias(document: &Document, drafts: &mut [Draft]) {
    let Some(reading) = &document.reading else { return };
    let mut credited = vec![false; document.tokens().len()];
    for range in drafts.iter().flat_map(|draft| draft.via.iter().chain(&draft.source)) {
        credited[range.clone()].fill(true);
    }
    let cue = |(nth, draft): (usize, &Draft)| Some((draft.cue.as_ref()?.start, nth));
    let mut cues: Vec<(usize, usize)> = drafts.iter().enumerate().filter_map(cue).collect();
    cues.sort_unstable();
    for mention in document.outlets.iter().filter(|mention| is_via(reading, &mention.tokens)) {
        let Some(sentence) = document.sentence_at(mention.span.start()).map(|at| &document.sentences()[at].tokens)
        else {
            continue;
        };
        let behind = cues.partition_point(|(cue, _)| *cue < mention.tokens.start);
        let beside = [behind.checked_sub(1), Some(behind)].into_iter().flatten().filter_map(|at| cues.get(at));
        let nearest = beside.filter(|(cue, _)| sentence.contains(cue));
        let nearest = nearest.min_by_key(|(cue, _)| cue.abs_diff(mention.tokens.start));
        if let Some((_, nearest)) = nearest.filter(|_| !credited[mention.tokens.clone()].contains(&true)) {
            drafts[*nearest].via.push(mention.tokens.clone());
        }
    }
}

/// Is a mention a via more likely than anything else?
fn is_via(reading: &Reading, tokens: &std::ops::Range<usize>) -> bool {
    let kinds = reading.mean(tokens.clone(), |token| &token.kinds);
    kinds.iter().enumerate().all(|(kind, score)| kind == VIA || *score < kinds[VIA])
}
