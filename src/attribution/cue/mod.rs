//! Cues, one sentence at a time: each kind of cue with the places where its source and content stand.

mod closing;
mod colon;
mod content;
mod homographs;
mod inverted;
mod labels;
mod nouns;
mod passed_on;
mod passive;
mod phrases;
mod put;
mod quoted_at_end;
mod reckoning;
mod subjects;
mod turn;
mod verbs;
mod via;

use std::ops::Range;

use crate::article::BlockKind;
use crate::attribution::draft::Draft;
use crate::attribution::phrase::{Role, phrase};
use crate::attribution::speech::Speech;
use crate::attribution::tokens::{Item, Tokens, item};
use crate::attribution::verb_group::{is_adverb, is_auxiliary, verb_group};
use crate::document::Document;
use crate::lexicon::Class;
use crate::text::{Sentence, TokenKind};

pub(super) use closing::CLOSING;
pub(super) use colon::COLON;
pub(super) use labels::introduction;
pub(super) use passive::{PASSIVE, QUOTED};
pub(super) use put::PUT;
pub(super) use reckoning::RECKONING;
pub(crate) use turn::TURN;
pub(super) use turn::turns;

/// Reads one sentence for cues, left to right.
pub(super) struct Reader<'d, 'o> {
    document: &'d Document<'d>,
    speech: &'d Speech,
    block: BlockKind,
    /// The sentence's tokens.
    range: Range<usize>,
    /// What no attribution of the sentence has claimed yet starts here.
    free: usize,
    /// The sentence's first attribution, as an index into `found`.
    first: usize,
    found: &'o mut Vec<Draft>,
}

impl<'d, 'o> Reader<'d, 'o> {
    pub(super) fn new(
        document: &'d Document<'d>,
        speech: &'d Speech,
        sentence: &Sentence,
        found: &'o mut Vec<Draft>,
    ) -> Self {
        let range = sentence.tokens.clone();
        let block = document.article.blocks[sentence.block].kind;
        Self { document, speech, block, free: range.start, first: found.len(), range, found }
    }

    /// Adds the sentence's attributions to the found ones.
    pub(super) fn read(mut self) {
        let mut at = self.range.start;
        if let Some(end) = self.label() {
            at = end;
        }
        if let Some(end) = self.last_words() {
            at = end;
        }
        self.read_cues(at);
    }

    /// Reads the cues from `at` to the end of what is read.
    fn read_cues(&mut self, mut at: usize) {
        while at < self.range.end {
            at = match self.speech.skip(at) {
                Some(end) => end.max(at + 1),
                None => self.cue_at(at).unwrap_or(at + 1).max(at + 1),
            };
        }
        self.announced();
    }

    fn tokens(&self, from: usize) -> Tokens<'d> {
        Tokens::forward(self.document, from..self.range.end)
    }

    #[inline]
    fn item(&self, at: usize) -> Item<'d> {
        item(self.document, at)
    }

    /// Reads the cue that starts at `at`, if one does; gives the place to go on from.
    fn cue_at(&mut self, at: usize) -> Option<usize> {
        let t = self.item(at);
        if t.reads("as")
            && let Some(end) = self.put(at)
        {
            return Some(end);
        }
        if t.reads("by")
            && let Some(end) = self.reckoning(at)
        {
            return Some(end);
        }
        if t.is(Class::PhraseHead)
            && let Ok((rest, found)) = phrase(self.tokens(at))
            && found.role != Role::Reference
        {
            return self.phrase(at..rest.at(), found.role);
        }
        if t.kind == TokenKind::Dash {
            return self.signature(at);
        }
        if t.is(Class::Hedge) {
            return self.hedge(at);
        }
        if t.word.noun().is_some()
            && !self.is_verb_here(at)
            && let Some(end) = self.noun(at)
        {
            return Some(end);
        }
        if !t.word.verbs().is_empty() || is_auxiliary(t) || t.reads("to") || is_adverb(t) {
            let (_, group) = verb_group(self.tokens(at)).ok()?;
            return self.verb(&group);
        }
        None
    }

    fn push(&mut self, draft: Draft, end: usize) -> Option<usize> {
        self.free = end.max(draft.end_of_words());
        self.found.push(draft);
        Some(end)
    }
}
