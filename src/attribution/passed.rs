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
    let mut by_sentence: Vec<Vec<usize>> = vec![Vec::new(); document.sentences().len()];
    for (nth, draft) in drafts.iter().enumerate() {
        let cue = draft.cue.as_ref().and_then(|cue| document.tokens().get(cue.start));
        if let Some(sentence) = cue.and_then(|token| document.sentence_at(token.span.start())) {
            by_sentence[sentence].push(nth);
        }
    }
    for mention in document.outlets.iter().filter(|mention| is_via(reading, &mention.tokens)) {
        let Some(sentence) = document.sentence_at(mention.span.start()) else { continue };
        let inside = &by_sentence[sentence];
        let distance = |nth: &usize| drafts[*nth].cue.as_ref().map(|cue| cue.start.abs_diff(mention.tokens.start));
        let nearest = inside.iter().copied().min_by_key(distance);
        let credited = inside.iter().any(|&nth| drafts[nth].credits(&mention.tokens));
        if let Some(nearest) = nearest.filter(|_| !credited) {
            drafts[nearest].via.push(mention.tokens.clone());
        }
    }
}

/// Is a mention a via more likely than anything else?
fn is_via(reading: &Reading, tokens: &std::ops::Range<usize>) -> bool {
    let kinds = reading.mean(tokens.clone(), |token| &token.kinds);
    kinds.iter().enumerate().all(|(kind, score)| kind == VIA || *score < kinds[VIA])
}
