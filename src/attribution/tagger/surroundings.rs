//! Features of where in its sentence, quotation and block a token stands: how far from the words that report, behind which
//! comma, before what.

use super::atom::Atom;
use super::features::{Runs, Sink, far, pack};
use crate::text::TokenKind;

/// No such token.
const NONE: u32 = u32::MAX;

/// For each token of a block, places counted from the block's start.
pub(super) struct Surroundings {
    /// The sentence, counted from zero.
    sentence: Vec<u32>,
    /// The nearest likely cue outside of quotations to the left in the sentence.
    left: Vec<u32>,
    /// The same to the right.
    right: Vec<u32>,
    /// The next mark to the right in the sentence.
    next: Vec<u32>,
    /// The nearest one to the left.
    previous: Vec<u32>,
    /// How many marks that part clauses stand before it in the block.
    parts: Vec<u32>,
    sentences: Vec<SentenceParts>,
}

/// What a sentence of the block holds.
#[derive(Clone, Copy)]
struct SentenceParts {
    start: usize,
    end: usize,
    /// How many likely cues stand outside of quotations, up to two.
    cues: u8,
    /// How many quotations open in it, up to two.
    quotations: u8,
}

impl Surroundings {
    pub(super) fn of(atoms: &[Atom], kinds: &[TokenKind]) -> Self {
        let sentences = sentences(atoms);
        let length = atoms.len();
        let blank = || vec![NONE; length];
        let mut found = Self {
            sentence: vec![0; length],
            left: blank(),
            right: blank(),
            next: blank(),
            previous: blank(),
            parts: vec![0; length + 1],
            sentences,
        };
        let mut parts = 0;
        for (i, &kind) in kinds.iter().enumerate().take(length) {
            found.parts[i] = parts;
            use TokenKind::{Close, Comma, Dash, Open, Semicolon};
            parts += u32::from(matches!(kind, Comma | Semicolon | Dash | Open | Close));
        }
        found.parts[length] = parts;
        let is_mark = |i: usize| !kinds[i].is_word() && kinds[i] != TokenKind::Clitic;
        let reports = |i: usize| atoms[i].is_strong() && atoms[i].quote == 0;
        for (nth, sentence) in found.sentences.iter().enumerate() {
            let range = sentence.start..sentence.end;
            let (mut cue, mut mark) = (NONE, NONE);
            for i in range.clone() {
                found.sentence[i] = nth as u32;
                (found.left[i], found.previous[i]) = (cue, mark);
                cue = if reports(i) { i as u32 } else { cue };
                mark = if is_mark(i) { i as u32 } else { mark };
            }
            (cue, mark) = (NONE, NONE);
            for i in range.rev() {
                (found.right[i], found.next[i]) = (cue, mark);
                cue = if reports(i) { i as u32 } else { cue };
                mark = if is_mark(i) { i as u32 } else { mark };
            }
        }
        found
    }

    fn inside(&self, i: usize) -> SentenceParts {
        self.sentences[self.sentence[i] as usize]
    }

    /// Likely cues and quotations of the sentence before (`-1`) or behind (`1`) that of token `i`.
    fn beside(&self, i: usize, by: isize) -> (u8, u8) {
        let nth = self.sentence[i] as usize;
        nth.checked_add_signed(by).and_then(|n| self.sentences.get(n)).map_or((3, 3), |s| (s.cues, s.quotations))
    }

    pub(super) fn features<S: Sink>(&self, atoms: &[Atom], context: u8, runs: &mut Runs<S>) {
        runs.template = 100;
        self.places(atoms, context, runs);
        runs.template = 120;
        self.cue_to_the_left(atoms, runs);
        runs.template = 140;
        self.cue_to_the_right(atoms, runs);
        runs.template = 160;
        self.quotation(atoms, runs);
        runs.template = 180;
        self.marks(atoms, runs);
    }

    /// Place in the sentence, and what the sentence and those beside it hold.
    fn places<S: Sink>(&self, atoms: &[Atom], context: u8, runs: &mut Runs<S>) {
        let quote = |i: usize| atoms[i].quote;
        let cues = |i: usize| self.inside(i).cues;
        let word = |i: usize| atoms.get(i).map_or(1, |a| a.word);
        runs.each(|i| Some((pack([far(i - self.inside(i).start)]), 0)));
        runs.each(|i| Some((pack([far(self.inside(i).end - 1 - i)]), 0)));
        runs.each(|i| Some((pack([self.sentence[i].min(3) as u8, u8::from(i == self.inside(i).start)]), 0)));
        runs.each(|i| Some((word(self.inside(i).start), 0)));
        runs.each(|i| Some((word(self.inside(i).start), word(self.inside(i).start + 1))));
        runs.each(|i| Some((pack([cues(i), self.inside(i).quotations, quote(i)]), 0)));
        runs.each(|i| {
            let (before, quotations) = self.beside(i, -1);
            Some((pack([before, quotations.min(1), quote(i), cues(i)]), 0))
        });
        runs.each(|i| {
            let (behind, quotations) = self.beside(i, 1);
            Some((pack([behind, quotations.min(1), quote(i), cues(i)]), 0))
        });
        runs.each(|i| Some((pack([context, quote(i), cues(i), self.sentence[i].min(1) as u8]), 0)));
        runs.each(|i| {
            Some((pack([u8::from(self.left[i] != NONE), u8::from(self.right[i] != NONE), quote(i), cues(i)]), 0))
        });
    }

    /// How the token stands to the likely cue before it.
    fn cue_to_the_left<S: Sink>(&self, atoms: &[Atom], runs: &mut Runs<S>) {
        let with = |i: usize, value: fn(&Self, &[Atom], usize, usize) -> (u32, u32)| {
            let cue = self.left[i];
            (cue != NONE).then(|| value(self, atoms, i, cue as usize))
        };
        runs.each(|i| with(i, |_, atoms, _, cue| (atoms[cue].word, 0)));
        runs.each(|i| with(i, |s, _, i, cue| (pack([far(i - cue), s.between(cue, i)]), 0)));
        runs.each(|i| with(i, |s, atoms, i, cue| (atoms[cue].word, pack([s.between(cue, i), atoms[i].quote]))));
        runs.each(|i| {
            with(i, |s, atoms, i, cue| (pack([behind(atoms, cue, i), s.between(cue, i), atoms[i].quote]), 0))
        });
        runs.each(|i| {
            with(i, |s, atoms, i, cue| (pack([atoms[cue].cue, behind(atoms, cue, i), s.between(cue, i)]), 0))
        });
        runs.each(|i| {
            with(i, |s, atoms, i, cue| (atoms[cue].word, pack([behind(atoms, cue, i), s.between(cue, i).min(1)])))
        });
        runs.each(|i| {
            with(i, |s, atoms, i, cue| (atoms[cue].reporting, pack([behind(atoms, cue, i), s.between(cue, i)])))
        });
        runs.each(|i| {
            with(i, |s, atoms, i, cue| {
                (word(atoms, cue.checked_sub(1)), pack([behind(atoms, cue, i), s.between(cue, i)]))
            })
        });
    }

    /// How the token stands to the likely cue behind it.
    fn cue_to_the_right<S: Sink>(&self, atoms: &[Atom], runs: &mut Runs<S>) {
        let with = |i: usize, value: fn(&Self, &[Atom], usize, usize) -> (u32, u32)| {
            let cue = self.right[i];
            (cue != NONE).then(|| value(self, atoms, i, cue as usize))
        };
        runs.each(|i| with(i, |_, atoms, _, cue| (atoms[cue].word, 0)));
        runs.each(|i| with(i, |s, _, i, cue| (pack([far(cue - i), s.between(i, cue)]), 0)));
        runs.each(|i| with(i, |s, atoms, i, cue| (atoms[cue].word, pack([s.between(i, cue), atoms[i].quote]))));
        runs.each(|i| with(i, |s, atoms, i, cue| (pack([atoms[cue].cue, s.between(i, cue)]), 0)));
        runs.each(|i| with(i, |s, atoms, i, cue| (pack([lead(atoms, cue + 1), s.between(i, cue), atoms[i].quote]), 0)));
        runs.each(|i| with(i, |_, atoms, i, cue| (atoms[cue].word, pack([far(cue - i)]))));
        runs.each(|i| {
            with(i, |s, atoms, i, cue| {
                (atoms[cue].reporting, pack([lead(atoms, cue + 1), s.between(i, cue), atoms[i].quote]))
            })
        });
    }

    /// How many clause marks stand from `start` up to `end`, up to three.
    fn between(&self, start: usize, end: usize) -> u8 {
        (self.parts[end] - self.parts[start]).min(3) as u8
    }

    /// The quotation that the token stands in.
    fn quotation<S: Sink>(&self, atoms: &[Atom], runs: &mut Runs<S>) {
        let extents = quotations(atoms);
        let with = |i: usize, value: &dyn Fn(usize, usize, u8) -> (u32, u32)| {
            let (start, end) = *extents.get((extents.partition_point(|q| q.0 <= i)).checked_sub(1)?)?;
            (i < end).then(|| value(start, end, far(end - start - 1)))
        };
        let cue = |i: usize| atoms.get(i).map_or(9, |a| a.cue);
        runs.each(|i| with(i, &|_, _, length| (pack([length, atoms[i].quote]), 0)));
        runs.each(|i| with(i, &|start, _, _| (word(atoms, start.checked_sub(1)), 0)));
        runs.each(|i| with(i, &|_, end, _| (word(atoms, Some(end)), 0)));
        runs.each(|i| with(i, &|_, end, length| (word(atoms, end.checked_sub(2)), pack([length]))));
        runs.each(|i| with(i, &|start, _, length| (pack([atoms.get(start + 1).map_or(0, |a| a.shape), length]), 0)));
        runs.each(|i| {
            with(i, &|start, end, length| {
                (pack([start.checked_sub(1).map_or(9, cue), cue(end), cue(end + 1), length]), 0)
            })
        });
        runs.each(|i| {
            with(i, &|start, end, _| {
                let edges = u8::from(start == 0) + 2 * u8::from(end >= atoms.len());
                (pack([edges, atoms[i].quote, self.inside(i).cues]), 0)
            })
        });
    }

    /// The marks beside the token.
    fn marks<S: Sink>(&self, atoms: &[Atom], runs: &mut Runs<S>) {
        let cue = |i: usize| atoms.get(i).map_or(9, |a| a.cue);
        let next = |i: usize| (self.next[i] != NONE).then_some(self.next[i] as usize);
        let previous = |i: usize| (self.previous[i] != NONE).then_some(self.previous[i] as usize);
        runs.each(|i| next(i).map(|mark| (atoms[mark].word, pack([far(mark - i)]))));
        runs.each(|i| {
            next(i).map(|mark| (atoms[mark].word, pack([cue(mark + 1), cue(mark + 2), cue(mark + 3), atoms[i].quote])))
        });
        runs.each(|i| previous(i).map(|mark| (atoms[mark].word, pack([far(i - mark)]))));
        runs.each(|i| previous(i).map(|mark| (atoms[mark].word, word(atoms, Some(mark + 1)))));
        runs.each(|i| {
            let back = |mark: usize, by| mark.checked_sub(by).map_or(9, cue);
            previous(i).map(|mark| (atoms[mark].word, pack([back(mark, 1), back(mark, 2), atoms[i].quote])))
        });
        runs.each(|i| {
            let start = self.inside(i).start;
            previous(i).is_none().then(|| (word(atoms, Some(start)), pack([far(i - start)])))
        });
    }
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

fn sentences(atoms: &[Atom]) -> Vec<SentenceParts> {
    let mut found: Vec<SentenceParts> = Vec::new();
    for (i, atom) in atoms.iter().enumerate() {
        let before = i.checked_sub(1).map(|b| &atoms[b]);
        if before.is_none_or(|b| b.sentence != atom.sentence) {
            found.push(SentenceParts { start: i, end: i, cues: 0, quotations: 0 });
        }
        let Some(sentence) = found.last_mut() else { continue };
        sentence.end = i + 1;
        if atom.is_strong() && atom.quote == 0 {
            sentence.cues = (sentence.cues + 1).min(2);
        }
        if atom.quotation != 0 && before.is_none_or(|b| b.quotation != atom.quotation) {
            sentence.quotations = (sentence.quotations + 1).min(2);
        }
    }
    found
}

/// The outermost quotations of a block, from opening mark to behind the closing one.
fn quotations(atoms: &[Atom]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut last = 0;
    for (i, atom) in atoms.iter().enumerate() {
        if atom.quotation != 0 {
            match found.last_mut() {
                Some(open) if last == atom.quotation => open.1 = i + 1,
                _ => found.push((i, i + 1)),
            }
        }
        last = atom.quotation;
    }
    found
}
