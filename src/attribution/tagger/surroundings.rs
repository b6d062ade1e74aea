//! Features of where in its sentence, quotation and block a token stands: how far from the words that report, behind which
//! comma, before what.

use std::ops::Range;

use super::atom::Atom;
use super::features::{Sink, far, feature, pack};
use super::place::{NONE, Place, SentenceParts, places, quotations, sentences};
use crate::text::TokenKind;

/// The slots of each group of features.
const PLACE: Range<usize> = 0..10;
const LEFT: Range<usize> = 10..18;
const RIGHT: Range<usize> = 18..25;
const QUOTATION: Range<usize> = 25..32;
const NEXT: Range<usize> = 32..34;
const PREVIOUS: Range<usize> = 34..37;
const OPENING: usize = 37;

/// How many features of its surroundings a token can have.
pub const STANDING: usize = 38;

/// How many groups are made anew only if what they are made of changes.
const GROUPS: usize = 6;

/// The key of a group without features.
const NOTHING: u64 = u64::MAX;

/// Gives the features of the surroundings of a block's tokens; all places are counted from the block's start.
pub(super) struct Surroundings<'k> {
    pub(super) kinds: &'k [TokenKind],
    /// A number for the block before.
    context: u8,
    /// The features that stand.
    held: [u32; STANDING],
    /// What each group was last made of.
    keys: [u64; GROUPS],
    /// The outermost quotations, from opening mark to behind the closing one.
    extents: Vec<(usize, usize)>,
    places: Vec<Place>,
    sentences: Vec<SentenceParts>,
}

impl<'k> Surroundings<'k> {
    pub(super) fn of(atoms: &[Atom], kinds: &'k [TokenKind], context: u8) -> Self {
        let sentences = sentences(atoms);
        Self {
            kinds,
            context,
            held: [0; STANDING],
            keys: [NOTHING; GROUPS],
            extents: quotations(atoms),
            places: places(atoms, kinds, &sentences),
            sentences,
        }
    }

    fn inside(&self, i: usize) -> SentenceParts {
        self.sentences[self.places[i].sentence as usize]
    }

    /// Likely cues and quotations of the sentence before (`-1`) or behind (`1`) that of token `i`.
    fn beside(&self, i: usize, by: isize) -> (u8, u8) {
        let nth = self.places[i].sentence as usize;
        nth.checked_add_signed(by).and_then(|n| self.sentences.get(n)).map_or((3, 3), |s| (s.cues, s.quotations))
    }

    /// Nothing stands yet.
    pub(super) fn begin(&mut self) {
        self.held = [0; STANDING];
        self.keys = [NOTHING; GROUPS];
    }

    /// Tells `sink` what changes of the features that stand when token `i` is reached.
    pub(super) fn features<S: Sink>(&mut self, atoms: &[Atom], i: usize, sink: &mut S) {
        self.place(atoms, i, sink);
        self.cue_to_the_left(atoms, i, sink);
        self.cue_to_the_right(atoms, i, sink);
        self.quotation(atoms, i, sink);
        self.marks(atoms, i, sink);
    }

    /// Is a group of features to be made anew, because what it is made of has changed?
    fn changes(&mut self, group: usize, key: u64) -> bool {
        std::mem::replace(&mut self.keys[group], key) != key
    }

    /// Leaves a group without features.
    fn omit<S: Sink>(&mut self, group: usize, slots: Range<usize>, sink: &mut S) {
        if self.changes(group, NOTHING) {
            self.clear(slots, sink);
        }
    }

    /// Puts features into the slots from `first` on.
    fn put<S: Sink, const N: usize>(&mut self, first: usize, values: [(u32, u32); N], sink: &mut S) {
        for (slot, (a, b)) in (first..).zip(values) {
            let feature = feature(100 + slot as u32, a, b).max(1);
            if self.held[slot] != feature {
                self.held[slot] = feature;
                sink.standing(slot, feature);
            }
        }
    }

    /// Empties the slots of a group.
    fn clear<S: Sink>(&mut self, slots: Range<usize>, sink: &mut S) {
        for slot in slots {
            if self.held[slot] != 0 {
                self.held[slot] = 0;
                sink.standing(slot, 0);
            }
        }
    }

    /// Place in the sentence, and what the sentence and those beside it hold.
    fn place<S: Sink>(&mut self, atoms: &[Atom], i: usize, sink: &mut S) {
        let Place { sentence: nth, left, right, .. } = self.places[i];
        let inside = self.inside(i);
        let quote = atoms[i].quote;
        let (start, end) = (far(i - inside.start), far(inside.end - 1 - i));
        let sides = u8::from(left != NONE) * 2 + u8::from(right != NONE);
        let opens = u8::from(i == inside.start);
        if !self.changes(0, key(nth, [start, end, quote, sides * 2 + opens])) {
            return;
        }
        let word = |i: usize| word(atoms, Some(i));
        let ((before, quotes_before), (behind, quotes_behind)) = (self.beside(i, -1), self.beside(i, 1));
        let cues = inside.cues;
        let values = [
            (pack([start]), 0),
            (pack([end]), 0),
            (pack([nth.min(3) as u8, opens]), 0),
            (word(inside.start), 0),
            (word(inside.start), word(inside.start + 1)),
            (pack([cues, inside.quotations, quote]), 0),
            (pack([before, quotes_before.min(1), quote, cues]), 0),
            (pack([behind, quotes_behind.min(1), quote, cues]), 0),
            (pack([self.context, quote, cues, nth.min(1) as u8]), 0),
            (pack([sides, quote, cues]), 0),
        ];
        self.put(PLACE.start, values, sink);
    }

    /// How the token stands to the likely cue before it.
    fn cue_to_the_left<S: Sink>(&mut self, atoms: &[Atom], i: usize, sink: &mut S) {
        let cue = self.places[i].left;
        if cue == NONE {
            return self.omit(1, LEFT, sink);
        }
        let quote = atoms[i].quote;
        let (at, between) = (cue as usize, self.between(cue as usize, i));
        let (far, behind) = (far(i - at), behind(atoms, at, i));
        if !self.changes(1, key(cue, [far, between, behind, quote])) {
            return;
        }
        let atom = &atoms[at];
        let values = [
            (atom.word, 0),
            (pack([far, between]), 0),
            (atom.word, pack([between, quote])),
            (pack([behind, between, quote]), 0),
            (pack([atom.cue, behind, between]), 0),
            (atom.word, pack([behind, between.min(1)])),
            (atom.reporting, pack([behind, between])),
            (word(atoms, at.checked_sub(1)), pack([behind, between])),
        ];
        self.put(LEFT.start, values, sink);
    }

    /// How the token stands to the likely cue behind it.
    fn cue_to_the_right<S: Sink>(&mut self, atoms: &[Atom], i: usize, sink: &mut S) {
        let cue = self.places[i].right;
        if cue == NONE {
            return self.omit(2, RIGHT, sink);
        }
        let quote = atoms[i].quote;
        let (at, between) = (cue as usize, self.between(i, cue as usize));
        let far = far(at - i);
        if !self.changes(2, key(cue, [far, between, quote, 0])) {
            return;
        }
        let (atom, lead) = (&atoms[at], lead(atoms, at + 1));
        let values = [
            (atom.word, 0),
            (pack([far, between]), 0),
            (atom.word, pack([between, quote])),
            (pack([atom.cue, between]), 0),
            (pack([lead, between, quote]), 0),
            (atom.word, pack([far])),
            (atom.reporting, pack([lead, between, quote])),
        ];
        self.put(RIGHT.start, values, sink);
    }

    /// How many clause marks stand from `start` up to `end`, up to three.
    fn between(&self, start: usize, end: usize) -> u8 {
        (self.places[end].parts - self.places[start].parts).min(3) as u8
    }

    /// The quotation that the token stands in.
    fn quotation<S: Sink>(&mut self, atoms: &[Atom], i: usize, sink: &mut S) {
        let atom = &atoms[i];
        if atom.quotation == 0 {
            return self.omit(3, QUOTATION, sink);
        }
        let nth = self.extents.partition_point(|extent| extent.0 <= i);
        let Some((start, end)) = nth.checked_sub(1).map(|nth| self.extents[nth]) else { return };
        if !self.changes(3, (start as u64) << 32 | u64::from(self.places[i].sentence) << 8 | u64::from(atom.quote)) {
            return;
        }
        let length = far(end - start - 1);
        let cue = |i: usize| atoms.get(i).map_or(9, |a| a.cue);
        let ends = u8::from(start == 0) + 2 * u8::from(end >= atoms.len());
        let values = [
            (pack([length, atom.quote]), 0),
            (word(atoms, start.checked_sub(1)), 0),
            (word(atoms, Some(end)), 0),
            (word(atoms, end.checked_sub(2)), pack([length])),
            (pack([atoms.get(start + 1).map_or(0, |a| a.shape), length]), 0),
            (pack([start.checked_sub(1).map_or(9, cue), cue(end), cue(end + 1), length]), 0),
            (pack([ends, atom.quote, self.inside(i).cues]), 0),
        ];
        self.put(QUOTATION.start, values, sink);
    }

    /// The marks beside the token.
    fn marks<S: Sink>(&mut self, atoms: &[Atom], i: usize, sink: &mut S) {
        let cue = |i: usize| atoms.get(i).map_or(9, |a| a.cue);
        let quote = atoms[i].quote;
        let Place { next: mark, previous, .. } = self.places[i];
        let distance = far((mark as usize).wrapping_sub(i));
        if self.changes(4, key(mark, [distance, quote, 0, 0])) {
            if mark == NONE {
                self.clear(NEXT, sink);
            } else {
                let mark = mark as usize;
                let around = pack([cue(mark + 1), cue(mark + 2), cue(mark + 3), quote]);
                let word = atoms[mark].word;
                self.put(NEXT.start, [(word, pack([distance])), (word, around)], sink);
            }
        }
        let (mark, start) = (previous, self.inside(i).start);
        let from = if mark == NONE { start as u32 } else { mark };
        let distance = far(i - from as usize);
        if !self.changes(5, key(from, [distance, quote, u8::from(mark == NONE), 0])) {
            return;
        }
        if mark == NONE {
            self.clear(PREVIOUS.start..OPENING, sink);
            self.put(OPENING, [(word(atoms, Some(start)), pack([distance]))], sink);
        } else {
            let mark = mark as usize;
            let back = |by| mark.checked_sub(by).map_or(9, cue);
            let before = atoms[mark].word;
            let values = [
                (before, pack([distance])),
                (before, word(atoms, Some(mark + 1))),
                (before, pack([back(1), back(2), quote])),
            ];
            self.put(PREVIOUS.start, values, sink);
            self.clear(OPENING..STANDING, sink);
        }
    }
}

/// What tells whether the features of a group change: a place and some small numbers.
fn key(place: u32, small: [u8; 4]) -> u64 {
    u64::from(place) << 32 | u64::from(u32::from_be_bytes(small))
}

fn word(atoms: &[Atom], at: Option<usize>) -> u32 {
    at.and_then(|i| atoms.get(i)).map_or(1, |a| a.word)
}

/// What leads from a cue to the tokens behind it, as seen from token `to`.
fn behind(atoms: &[Atom], cue: usize, to: usize) -> u8 {
    const THAT: u8 = 20;
    let that = atoms.iter().take(to + 1).skip(cue + 1).take(3).any(|a| a.function == THAT);
    if that { 1 } else { lead(atoms, cue + 1) }
}

/// What stands at a token: a comma, colon, stop, "that", a quotation, or something else.
fn lead(atoms: &[Atom], at: usize) -> u8 {
    match atoms.get(at) {
        None => 2,
        Some(a) if a.quote != 0 => 3,
        Some(a) if a.function < 28 => a.function + 4,
        Some(_) => 4,
    }
}
