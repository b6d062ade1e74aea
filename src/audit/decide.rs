//! The learned decisions about a sentence: who stands behind it, and what it needs a source for.
//!
//! Both weigh what the encoder reads in the sentence against what the attributions in it amount to. A status needs an attribution that
//! gives it.

use super::{Linked, Need, Sentence, Status};
use crate::attribution::{Act, Form, TURN};
use crate::decision::{Decision, below_best};
use crate::encoder::SentenceScores;

/// The names of the features for the status, in order.
pub const STATUS_FEATURES: [&str; 19] = [
    "bias",
    "read: no statement",
    "read: unattributed",
    "read: anonymous",
    "read: source",
    "read: outlet",
    "found: outlet",
    "found: source",
    "found: anonymous",
    "found: unattributed",
    "part attributed",
    "confidence",
    "confidence of what does not count",
    "attributions",
    "cue inside",
    "quotation",
    "asserted",
    "said in so many words",
    "whole and certain",
];

/// The names of the features for the need, in order.
pub const NEED_FEATURES: [&str; 13] = [
    "bias",
    "read: quotation",
    "read: contested",
    "read: figure",
    "read: claim",
    "read: none",
    "found: quotation",
    "found: contested",
    "found: figure",
    "found: claim",
    "found: none",
    "has a figure",
    "attributed",
];

/// The statuses in the order of the decision's classes.
pub const STATUSES: [Status; 4] = [Status::Unattributed, Status::Anonymous, Status::Source, Status::Outlet];

/// How far below the best a score is told apart.
const LEAST: f32 = 4.0;

/// A larger part of a statement than this is most of it.
const MOST: f32 = 0.8;

/// What a sentence is judged by.
pub(super) struct Case<'a> {
    pub(super) read: &'a SentenceScores,
    pub(super) linked: &'a [Linked],
    pub(super) levels: &'a [Option<Status>],
    pub(super) figure: bool,
}

impl Case<'_> {
    /// The features for the status; `sentence` has the status that its attributions give it.
    pub(super) fn status_features(&self, sentence: &Sentence) -> Vec<f32> {
        let flag = |is: bool| f32::from(u8::from(is));
        let read = below_best(self.read.statuses, LEAST);
        let part = sentence.attributed_words as f32 / sentence.words.max(1) as f32;
        let found = |status| flag(sentence.status == Some(status));
        let of = |counts: bool| sentence.attributions.iter().filter(move |&&at| self.levels[at].is_some() == counts);
        let confidence = |counts| of(counts).map(|&at| self.linked[at].attribution.confidence).fold(0.0, f32::max);
        let cue = |at: &usize| self.linked[*at].attribution.cue.is_some_and(|cue| cue.overlaps(sentence.span));
        let asserted = |at: &usize| self.linked[*at].attribution.act.vouches();
        let says = |act| matches!(act, Act::Says | Act::Writes | Act::Reports);
        let plain = |at: &usize| cue(at) && says(self.linked[*at].attribution.act) && part > MOST;
        vec![
            1.0,
            read[0],
            read[1],
            read[2],
            read[3],
            read[4],
            found(Status::Outlet),
            found(Status::Source),
            found(Status::Anonymous),
            found(Status::Unattributed),
            part,
            confidence(true),
            confidence(false),
            sentence.attributions.len().min(3) as f32 / 3.0,
            flag(of(true).any(cue)),
            flag(sentence.needs == Some(Need::Quotation)),
            flag(of(true).any(asserted)),
            flag(of(true).any(plain)),
            part * confidence(true) * flag(of(true).any(cue)),
        ]
    }

    /// The features for the need; `sentence` has the need that its words give it.
    pub(super) fn need_features(&self, sentence: &Sentence) -> Vec<f32> {
        let flag = |is: bool| f32::from(u8::from(is));
        let read = below_best(self.read.needs, LEAST);
        let found = Need::ALL.map(|need| flag(sentence.needs == Some(need)));
        let mut features = vec![1.0];
        features.extend(read);
        features.extend(found);
        features.push(flag(self.figure));
        features.push(flag(sentence.status != Some(Status::Unattributed)));
        features
    }

    /// The most likely status of those that an attribution gives, or none.
    pub(super) fn status(&self, sentence: &Sentence, features: &[f32], decision: &Decision) -> Option<Status> {
        let scores = decision.scores::<4>(features)?;
        let nobody = !self.is_spoken(sentence);
        let given = |status: Status| {
            (status == Status::Unattributed && nobody)
                || sentence.attributions.iter().any(|&at| self.levels[at] == Some(status))
        };
        let best = (0..4).filter(|&nth| given(STATUSES[nth])).max_by(|&a, &b| scores[a].total_cmp(&scores[b]))?;
        Some(STATUSES[best])
    }

    /// Are most of its words in the turn of a speaker, or in a quotation that somebody is credited for? Then they are
    /// somebody's, whatever they say.
    fn is_spoken(&self, sentence: &Sentence) -> bool {
        let spoken = |at: &usize| {
            let found = &self.linked[*at].attribution;
            self.levels[*at].is_some() && (found.pattern == TURN || found.form == Form::Direct)
        };
        let part = sentence.attributed_words as f32 / sentence.words.max(1) as f32;
        part > MOST && sentence.attributions.iter().any(spoken)
    }

    /// The most likely need.
    pub(super) fn need(sentence: &Sentence, features: &[f32], decision: &Decision) -> Option<Need> {
        let scores = decision.scores::<5>(features)?;
        let best = Need::ALL[(0..5).max_by(|&a, &b| scores[a].total_cmp(&scores[b]))?];
        // what its words make a contested claim is one, unless somebody's words are quoted
        let stays = sentence.needs == Some(Need::Contested) && best != Need::Quotation;
        Some(if stays { Need::Contested } else { best })
    }
}
