//! What the encoder makes of a document.

use std::ops::Range;

use super::{Encoder, TAGS, Token};

/// What kind of source a token is part of, if of any.
pub const KINDS: usize = 5;

/// The acts that a cue can stand for.
pub const ACTS: usize = 13;

/// What a sentence can be: no statement, unattributed, with an unnamed source, a named one, or an outlet.
pub const STATUSES: usize = 5;

/// What a statement can need a source for, in the order of [`crate::policy::Need::ALL`].
pub const NEEDS: usize = 5;

/// The scores of a token; their scale is that of log-probabilities.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TokenScores {
    /// Of each tag, before transitions.
    pub tags: [f32; TAGS],
    /// Of each kind: part of no source, a via, an unnamed source, an outlet, another named source.
    pub kinds: [f32; KINDS],
    /// Of each act: says, writes, reports, finds, shows, believes, expects, denies, orders, asks, intends, feels, other.
    pub acts: [f32; ACTS],
}

/// The scores of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SentenceScores {
    /// Of each status.
    pub statuses: [f32; STATUSES],
    /// Of each need.
    pub needs: [f32; NEEDS],
}

/// The scores of all tokens and sentences of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// One for each token.
    pub tokens: Vec<TokenScores>,
    /// One for each sentence.
    pub sentences: Vec<SentenceScores>,
}

impl Reading {
    /// The mean of some scores over a range of tokens; zero for an empty one.
    pub fn mean<const N: usize>(&self, tokens: Range<usize>, scores: impl Fn(&TokenScores) -> &[f32; N]) -> [f32; N] {
        let inside = self.tokens.get(tokens).unwrap_or_default();
        let mut sum = [0.0; N];
        for token in inside {
            sum.iter_mut().zip(scores(token)).for_each(|(sum, score)| *sum += score);
        }
        let count = inside.len().max(1) as f32;
        sum.map(|sum| sum / count)
    }
}

/// What the encoder makes of paragraphs that follow one another, given as their tokens and the range of tokens of each sentence.
pub fn read(encoder: &Encoder<'_>, paragraphs: &[Vec<Token<'_>>], sentences: &[Range<usize>]) -> Reading {
    let mut reading = Reading::default();
    let mut sentences = sentences.iter().peekable();
    for vectors in encoder.encode(paragraphs) {
        let start = reading.tokens.len();
        let tags = encoder.tags(&vectors);
        let further = encoder.tokens(&vectors);
        for (nth, tags) in tags.iter().enumerate() {
            let further = further.get(nth * encoder.token_width()..).unwrap_or_default();
            let mut token = TokenScores { tags: *tags, ..TokenScores::default() };
            token.kinds.iter_mut().zip(further).for_each(|(to, from)| *to = *from);
            token.acts.iter_mut().zip(further.iter().skip(KINDS)).for_each(|(to, from)| *to = *from);
            reading.tokens.push(token);
        }
        while let Some(sentence) = sentences.next_if(|sentence| sentence.start < reading.tokens.len()) {
            let inside = sentence.start.max(start) - start..sentence.end.min(reading.tokens.len()) - start;
            let scores = encoder.sentence(&vectors, &tags, inside);
            let mut sentence = SentenceScores::default();
            sentence.statuses.iter_mut().zip(&scores).for_each(|(to, from)| *to = *from);
            sentence.needs.iter_mut().zip(scores.iter().skip(STATUSES)).for_each(|(to, from)| *to = *from);
            reading.sentences.push(sentence);
        }
    }
    reading
}
