//! Ties spans together: to each content its cue, and to each cue its source, within one block.
//!
//! A log-linear choice between all spans of the right kind and none, over features of the pair and of what stands between.

use std::ops::Range;

use super::atom::Atom;
use super::features::{feature, pack};
use super::tag::{Kind, Tag};
use super::{Model, Tokens};
use crate::text::TokenKind;

/// A span of tokens with a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its role, and where the cue is to be found.
    pub kind: Kind,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// The spans that the tags of a block make up, in order; `start` is its first token. A span that goes on without having
/// begun begins there.
pub fn pieces(tags: &[Tag], start: usize) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut open = Kind::Outside;
    for (at, &tag) in (start..).zip(tags) {
        match found.last_mut() {
            Some(piece) if tag.goes_on() && tag.kind() == open => piece.tokens.end = at + 1,
            _ if tag == Tag::OUTSIDE => {}
            _ => found.push(Piece { kind: tag.kind(), tokens: at..at + 1 }),
        }
        open = tag.kind();
    }
    found
}

/// A cue with what was tied to it, as indexes into the block's pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The cue.
    pub cue: usize,
    /// Its source.
    pub source: Option<usize>,
    /// Its contents.
    pub content: Vec<usize>,
    /// By how much the weakest of its choices beat the next best, in units of the model.
    pub margin: i32,
}

/// Ties the pieces of one block: gives the cues in order, and the contents that belong to none of them.
pub fn tie(model: &Model, tokens: &Tokens, pieces: &[Piece]) -> (Vec<Tie>, Vec<usize>) {
    let cues: Vec<usize> = (0..pieces.len()).filter(|&i| pieces[i].kind == Kind::Cue).collect();
    let mut ties = Vec::with_capacity(cues.len());
    let mut loose = Vec::new();
    let mut features = Vec::new();
    let mut choose = |choices: &Choices| {
        let (mut best, mut second, mut chosen) = (i32::MIN, i32::MIN, None);
        for candidate in choices.candidates() {
            features.clear();
            choices.features(tokens, pieces, candidate, &mut features);
            let score = features.iter().map(|&f| model.link(f)).sum();
            if score > best {
                (second, best, chosen) = (best, score, candidate);
            } else {
                second = second.max(score);
            }
        }
        (chosen, best.saturating_sub(second))
    };
    for &cue in &cues {
        let (source, margin) = choose(&Choices::source(pieces, cue));
        ties.push(Tie { cue, source, content: Vec::new(), margin });
    }
    for content in (0..pieces.len()).filter(|&i| pieces[i].kind.is_content()) {
        let (cue, margin) = choose(&Choices::cue(pieces, content));
        match cue.and_then(|cue| ties.binary_search_by_key(&cue, |tie| tie.cue).ok()) {
            Some(at) => {
                ties[at].content.push(content);
                ties[at].margin = ties[at].margin.min(margin);
            }
            None => loose.push(content),
        }
    }
    (ties, loose)
}

/// How many pieces may lie between two that are tied. Nobody ties words that are further apart, and without a bound the work
/// would grow with the cube of a paragraph's length.
const REACH: usize = 24;

/// What a piece can be tied to: pieces of the right kind at most 24 pieces away from it, in order.
pub struct Choices {
    /// The piece that is to be tied: a cue that seeks its source, or a content that seeks its cue.
    seeker: usize,
    sought: Vec<usize>,
}

impl Choices {
    /// The sources that a cue can have.
    pub fn source(pieces: &[Piece], cue: usize) -> Self {
        Self::within_reach(pieces, cue, Kind::is_source)
    }

    /// The cues that a content can have.
    pub fn cue(pieces: &[Piece], content: usize) -> Self {
        Self::within_reach(pieces, content, |kind| kind == Kind::Cue)
    }

    fn within_reach(pieces: &[Piece], seeker: usize, fits: impl Fn(Kind) -> bool) -> Self {
        let around = seeker.saturating_sub(REACH)..pieces.len().min(seeker + REACH + 1);
        Self { seeker, sought: around.filter(|&i| fits(pieces[i].kind)).collect() }
    }

    /// All that can be chosen; `None` stands for nothing of them, and comes last.
    pub fn candidates(&self) -> impl Iterator<Item = Option<usize>> {
        self.sought.iter().copied().map(Some).chain([None])
    }

    /// The features of a choice.
    pub fn features(&self, tokens: &Tokens, pieces: &[Piece], candidate: Option<usize>, out: &mut Vec<u32>) {
        match candidate {
            None => none(tokens, pieces, self.seeker, out),
            Some(sought) if pieces[self.seeker].kind == Kind::Cue => pair(tokens, pieces, sought, self.seeker, out),
            Some(sought) => pair(tokens, pieces, self.seeker, sought, out),
        }
    }
}

/// The role of the piece at an index: 0 for none there, 1 for cues, 2 for sources, 3 for contents.
fn role(pieces: &[Piece], at: Option<usize>) -> u8 {
    at.and_then(|i| pieces.get(i)).map_or(0, |p| {
        if p.kind == Kind::Cue {
            1
        } else if p.kind.is_source() {
            2
        } else {
            3
        }
    })
}

/// Features of a piece that is tied to nothing.
fn none(tokens: &Tokens, pieces: &[Piece], seeker: usize, out: &mut Vec<u32>) {
    let piece = &pieces[seeker];
    let atom = |at: usize| tokens.atoms.get(at).copied().unwrap_or_default();
    let (before, behind) = (role(pieces, seeker.checked_sub(1)), role(pieces, Some(seeker + 1)));
    let kind = piece.kind as u32;
    let first = atom(piece.tokens.start);
    out.extend([
        feature(300, kind, 0),
        feature(301, kind, first.word),
        feature(302, kind, pack([before, behind])),
        feature(303, kind, u32::from(first.quote)),
        feature(304, atom(piece.tokens.end - 1).word, kind),
        feature(305, pack([before, behind]), first.word),
    ]);
}

/// A number of tokens, in steps.
fn gap(tokens: usize) -> u8 {
    match tokens {
        0..3 => tokens as u8,
        3..5 => 3,
        5..9 => 4,
        9..20 => 5,
        _ => 6,
    }
}

/// Features of a source or content (`dependent`) and a cue.
fn pair(tokens: &Tokens, pieces: &[Piece], dependent: usize, cue: usize, out: &mut Vec<u32>) {
    let atom = |at: usize| tokens.atoms.get(at).copied().unwrap_or_default();
    let (d, c) = (&pieces[dependent], &pieces[cue]);
    let left = dependent < cue;
    let (first, second) = if left { (dependent, cue) } else { (cue, dependent) };
    let (start, end) = (pieces[first].tokens.end, pieces[second].tokens.start);
    let between = &pieces[first + 1..second];
    let roles = || (first + 1..second).map(|i| role(pieces, Some(i)));
    let count = |wanted: u8| roles().filter(|&r| r == wanted).count().min(3) as u8;
    let sentences = (atom(end).sentence - atom(start - 1).sentence).min(3) as u8;
    let side = pack([d.kind as u8, u8::from(left)]);
    let word = |at: Option<usize>| at.map_or(1, |at| atom(at).word);
    let mark = |at: Option<usize>| match at.and_then(|at| tokens.kinds.get(at)) {
        Some(kind) if kind.is_word() => 1,
        Some(&kind) => 2 + kind as u8,
        None => 0,
    };
    let sequence = roles().take(5).fold(1u32, |sum, r| sum * 5 + u32::from(r));
    let around = |at: usize| [role(pieces, at.checked_sub(1)), role(pieces, Some(at + 1))];
    let [pd, nd] = around(dependent);
    let [pc, nc] = around(cue);
    let wider = [role(pieces, cue.checked_sub(2)), role(pieces, Some(cue + 2))];
    let length = between.len().min(6) as u8;
    let near = (end.saturating_sub(start) < 3)
        .then(|| (start..end).fold(7u32, |h, at| h.wrapping_mul(31).wrapping_add(atom(at).word)));
    let inner = |atom: Atom| u32::from(atom.quote);
    let commas = (start..end).filter(|&at| tokens.kinds.get(at) == Some(&TokenKind::Comma)).take(3).count() as u8;
    let same = atom(d.tokens.start).sentence == atom(c.tokens.start).sentence;
    out.extend([
        feature(320, side, 0),
        feature(321, side, pack([gap(end.saturating_sub(start))])),
        feature(322, side, pack([sentences])),
        feature(323, side, sequence),
        feature(324, side, pack([count(1), count(2), count(3), sentences.min(2)])),
        feature(325, side, atom(c.tokens.start).word),
        feature(326, side, near.unwrap_or(0)),
        feature(327, side, pack([pd, nd])),
        feature(328, side, pack([mark(d.tokens.end.checked_sub(1)), sentences.min(2)])),
        feature(329, side, pack([mark(d.tokens.start.checked_sub(1))])),
        feature(330, side, word(d.tokens.start.checked_sub(1))),
        feature(331, side, pack([mark(Some(c.tokens.end))])),
        feature(332, side, pack([pc, nc, length])),
        feature(333, side, pack([pc, nc, wider[0], wider[1], length])),
        feature(334, side, pack([inner(atom(d.tokens.start)) as u8, sentences.min(2), length])),
        feature(335, side, sequence.wrapping_mul(2) + u32::from(same)),
        feature(336, side, word(Some(d.tokens.end - 1))),
        feature(337, side, word(Some(c.tokens.end - 1))),
        feature(338, side, pack([gap(d.tokens.len()), length])),
        feature(339, side, pack([commas, length])),
        feature(340, side, pack([atom(c.tokens.start).function, atom(d.tokens.start).function, length])),
        feature(
            341,
            side,
            pack([
                between.iter().map(|p| p.kind as u8).next().unwrap_or(9),
                between.iter().map(|p| p.kind as u8).next_back().unwrap_or(9),
                length,
            ]),
        ),
    ]);
}
