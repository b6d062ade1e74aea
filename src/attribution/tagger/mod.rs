//! The trained tagger: a linear-chain conditional random field that marks cues, sources and contents token by token, and a
//! log-linear model that ties them together.
//!
//! The weights are learned by `cargo xtask train`, which shares the features of this module. Decoding adds integers only, and
//! looks at nothing but the document: the same text gives the same tags everywhere.

mod atom;
pub mod features;
pub mod judge;
pub mod link;
pub mod model;
mod place;
mod surroundings;
pub mod tag;
mod viterbi;
pub mod words;

use std::ops::Range;

use super::draft::Draft;
use crate::document::Document;
use crate::encoder::Reading;
use crate::text::{Close, TokenKind};
use atom::Atom;
pub use features::Sink;
pub use model::Model;
use model::{Scorer, Scores};
use surroundings::Surroundings;
pub use tag::{Kind, Tag};
use viterbi::Lattice;
use words::WordTable;

/// The tokens of an article with all that its features are made of.
pub struct Tokens {
    atoms: Vec<Atom>,
    kinds: Vec<TokenKind>,
    /// The blocks that hold any tokens, in order.
    blocks: Vec<Block>,
}

/// A block's tokens.
struct Block {
    tokens: Range<usize>,
    /// A number for what the block before it ends with.
    context: u8,
    /// Its parts where something may be attributed: runs of sentences with a word that may be a cue, a quotation, or
    /// something that the grammar has found.
    stretches: Vec<Range<usize>>,
}

impl Tokens {
    /// Reads a document; `grammar` holds the tags that the grammar gives its tokens.
    pub fn read(document: &Document, words: &WordTable, grammar: &[Tag]) -> Self {
        let atoms = atom::atoms(document, words, grammar);
        let kinds = document.tokens().iter().map(|t| t.kind).collect();
        let mut blocks = Vec::new();
        let mut context = 0;
        for tokens in document.block_ranges() {
            let stretches = stretches(document, &atoms, tokens.clone());
            blocks.push(Block { tokens: tokens.clone(), context, stretches });
            context = ending(document, &atoms, tokens);
        }
        Self { atoms, kinds, blocks }
    }

    /// The tokens of each block, in order.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = Range<usize>> {
        self.blocks.iter().map(|block| block.tokens.clone())
    }

    /// The parts of a block where something may be attributed: their tokens, in order.
    pub fn stretches(&self, block: usize) -> &[Range<usize>] {
        self.blocks.get(block).map_or(&[], |block| &block.stretches)
    }

    /// What gives the features of a block's stretches.
    pub fn reader(&self, block: usize) -> Reader<'_> {
        let (tokens, context) = self.blocks.get(block).map_or((0..0, 0), |block| (block.tokens.clone(), block.context));
        let atoms = &self.atoms[tokens.clone()];
        Reader {
            atoms,
            surroundings: Surroundings::of(atoms, &self.kinds[tokens.clone()], context),
            start: tokens.start,
        }
    }

    /// The hashes of a token's word and of what the lexicon holds for like it: the keys of the table of words.
    pub fn keys(&self, token: usize) -> (u32, u32) {
        self.atoms.get(token).map_or((0, 0), |a| (a.word, a.reporting))
    }
}

/// Gives the features of a block.
pub struct Reader<'t> {
    atoms: &'t [Atom],
    surroundings: Surroundings<'t>,
    start: usize,
}

impl Reader<'_> {
    /// Gives the features of a stretch to `sink`.
    pub fn features(&mut self, stretch: &Range<usize>, sink: &mut impl Sink) {
        let inside = stretch.start - self.start..stretch.end - self.start;
        features::extract(self.atoms, &mut self.surroundings, inside, sink);
    }
}

impl Tokens {
    /// Does a token stand in a quotation?
    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.atoms.get(token).is_some_and(|a| a.quote != 0)
    }
}

/// The runs of a block's sentences in which something may be attributed.
fn stretches(document: &Document, atoms: &[Atom], block: Range<usize>) -> Vec<Range<usize>> {
    let sentences = document.sentences();
    let first = sentences.partition_point(|s| s.tokens.start < block.start);
    let mut found: Vec<Range<usize>> = Vec::new();
    for sentence in sentences[first..].iter().take_while(|s| s.tokens.start < block.end) {
        let range = sentence.tokens.clone();
        if !atoms[range.clone()].iter().any(Atom::is_sign) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => found.push(range),
        }
    }
    found
}

/// A number for how a block ends: in an open quotation, with a colon, with or without quotations and likely cues.
fn ending(document: &Document, atoms: &[Atom], range: Range<usize>) -> u8 {
    let inside = &atoms[range.clone()];
    let strong = inside.iter().any(|a| a.is_strong() && a.quote == 0);
    let quotations = document.quotations();
    let nth = quotations.partition_point(|q| q.open < range.end);
    let open =
        nth.checked_sub(1).map(|last| quotations[last]).is_some_and(|q| q.end == range.end && q.close == Close::RunsOn);
    let colon = range.end.checked_sub(1).is_some_and(|last| document.tokens()[last].kind == TokenKind::Colon);
    let kind = match (open, colon, inside.iter().any(|a| a.quotation != 0)) {
        (true, _, _) => 1,
        (_, true, _) => 2,
        (_, _, true) => 3,
        _ => 4,
    };
    kind + 5 * u8::from(strong)
}

/// The tags that the grammar's attributions amount to, one a token.
pub(super) fn tags_of(document: &Document, drafts: &[Draft]) -> Vec<Tag> {
    let mut tags = vec![Tag::OUTSIDE; document.tokens().len()];
    let mut put = |range: &Range<usize>, kind: Kind| {
        for at in range.clone() {
            if let Some(tag) = tags.get_mut(at) {
                *tag = if at == range.start { kind.first() } else { kind.further() };
            }
        }
    };
    let side = |range: &Range<usize>, draft: &Draft, before, behind| match &draft.cue {
        Some(cue) if cue.start > range.start => before,
        _ => behind,
    };
    for draft in drafts {
        for range in &draft.content {
            let kind = if draft.cue.is_none() {
                Kind::ContentAlone
            } else {
                side(range, draft, Kind::ContentBefore, Kind::ContentBehind)
            };
            put(range, kind);
        }
    }
    for draft in drafts {
        if let Some(source) = draft.source.as_ref().filter(|_| draft.cue.is_some()) {
            put(source, side(source, draft, Kind::SourceBefore, Kind::SourceBehind));
        }
        if let Some(cue) = &draft.cue {
            put(cue, Kind::Cue);
        }
    }
    tags
}

/// Decodes an article block by block.
pub(super) struct Decoder<'m> {
    model: &'m Model<'m>,
    pub(super) scores: Scores,
    lattice: Lattice,
}

impl<'m> Decoder<'m> {
    pub(super) fn new(model: &'m Model<'m>) -> Self {
        Self { model, scores: Scores::default(), lattice: Lattice::default() }
    }

    /// The best tags of a block's tokens; leaves their scores behind. What the encoder makes of the block is added to the
    /// model's scores.
    pub(super) fn decode(&mut self, tokens: &Tokens, block: usize, reading: Option<&Reading>) -> Vec<Tag> {
        let Some(whole) = tokens.blocks.get(block).map(|block| block.tokens.clone()) else { return Vec::new() };
        let mut tags = vec![Tag::OUTSIDE; whole.len()];
        if let Some(scores) = reading.and_then(|reading| reading.tokens.get(whole.clone())) {
            self.scores.clear(whole.len());
            tokens.reader(block).features(&whole, &mut Scorer::new(self.model, &mut self.scores, 0));
            self.scores.add(scores);
            self.lattice.decode(&self.scores, 0..whole.len(), &mut tags);
            return tags;
        }
        self.scores.clear(tokens.stretches(block).last().map_or(0, |last| last.end - whole.start));
        if !tokens.stretches(block).is_empty() {
            let mut reader = tokens.reader(block);
            for stretch in tokens.stretches(block) {
                let inside = stretch.start - whole.start..stretch.end - whole.start;
                reader.features(stretch, &mut Scorer::new(self.model, &mut self.scores, inside.start));
                self.lattice.decode(&self.scores, inside.clone(), &mut tags[inside]);
            }
        }
        tags
    }
}
