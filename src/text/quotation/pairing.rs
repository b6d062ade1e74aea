//! Pairs the marks of one block.
//!
//! Every mark is decided once, from left to right, by its shape, its surroundings, what is open and at most the next two
//! marks of a kind. A mark that makes no sense is passed over: it never changes what the others mean.

use super::mark::{Family, Lean, Mark, Shape};
use crate::text::TokenKind;

/// A quotation of one block, while it is being found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    /// Its opening mark.
    pub(super) mark: Mark,
    pub(super) state: State,
    trust: Trust,
}

/// What has become of a quotation; ends are indices into the article's tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing closes it.
    Open,
    /// It ends with this closing mark.
    Closed(usize),
    /// Nothing closes it before this mark, which it has to give way to.
    Broken(usize),
    /// It is none: its mark is an apostrophe, or a second one for the quotation behind it.
    Dropped,
}

/// How sure it is that the opening mark opens a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    /// It does, even where the closing mark is missing.
    Firm,
    /// It does if a mark closes it.
    Faint,
    /// It does if a mark closes it that can be nothing else.
    Weak,
}

/// No sensible text nests deeper.
const DEEPEST: usize = 6;

/// Pairs the marks of one block; its memory serves the next one again.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    /// The quotations of the block, by opening mark.
    pub(super) drafts: Vec<Draft>,
    /// Those that are open, outermost first, as indices into `drafts`.
    open: Vec<usize>,
    /// The draft that a doubtful mark closed last, and how many were open around it: a better mark may yet come.
    provisional: Option<(usize, usize)>,
}

impl Pairing {
    /// Fills `drafts` from the marks of a block.
    pub(super) fn pair(&mut self, marks: &[Mark]) {
        self.drafts.clear();
        self.open.clear();
        self.provisional = None;
        for (index, mark) in marks.iter().enumerate() {
            let later = marks.get(index + 1..).unwrap_or_default();
            match (mark.family, self.top(Family::Single)) {
                (Family::Double | Family::Angle, _) => self.double(*mark, later),
                (Family::Single, Some(top)) => self.single_inside(*mark, top),
                (Family::Single, None) => self.single_outside(*mark, later),
            }
        }
        for &index in &self.open {
            let Some(draft) = self.drafts.get_mut(index) else { continue };
            let speech = matches!(draft.mark.before, None | Some(TokenKind::Comma | TokenKind::Colon));
            if draft.trust == Trust::Weak || draft.trust == Trust::Faint && !speech {
                draft.state = State::Dropped;
            }
        }
    }

    fn double(&mut self, mark: Mark, later: &[Mark]) {
        let mut same = later.iter().filter(|other| other.family == mark.family);
        let (next, second) = (same.next(), same.next());
        let closed = next.is_some_and(closes);
        let depth =
            self.open.iter().rposition(|&index| self.drafts.get(index).is_some_and(|d| d.mark.family == mark.family));
        match (depth, reading(&mark)) {
            (Some(depth), Lean::Closes | Lean::Either) => self.close(depth, mark),
            (Some(depth), Lean::Opens) if !closed && closes_late(&mark) => self.close(depth, mark),
            (Some(depth), Lean::Opens) => {
                if !closed || !second.is_some_and(closes) && !self.differs(depth, &mark, next) {
                    self.give_way(depth, mark.at);
                }
                self.open(mark, Trust::Firm);
            }
            (None, Lean::Opens) => self.open(mark, Trust::Firm),
            (None, Lean::Either) => {
                if mark.lean == Lean::Opens || next.is_some_and(|next| reading(next) != Lean::Opens) {
                    self.open(mark, Trust::Firm);
                }
            }
            (None, Lean::Closes) if closed && opens_late(&mark) => self.open(mark, Trust::Firm),
            (None, Lean::Closes) => {
                let mistaken = self.top(Family::Single).is_some_and(|top| top.trust != Trust::Weak);
                if !self.extend(mark) && mistaken && is_last(&mark, later, |other| other == Family::Single) {
                    self.close(self.open.len() - 1, mark);
                }
            }
        }
    }

    /// A single mark while a single quotation, `top`, is open.
    fn single_inside(&mut self, mark: Mark, top: Draft) {
        let depth = self.open.len() - 1;
        match mark.lean {
            Lean::Opens if mark.doubtful || mark.shape == Shape::Close => {}
            Lean::Opens => {
                self.give_way(depth, mark.at);
                self.open(mark, trust(&mark));
            }
            Lean::Closes if mark.doubtful && top.trust == Trust::Weak => {}
            Lean::Closes | Lean::Either => self.close(depth, mark),
        }
    }

    /// A single mark while none is open, or a double quotation has been opened since.
    fn single_outside(&mut self, mark: Mark, later: &[Mark]) {
        match (mark.lean, mark.shape) {
            (Lean::Opens, _) | (Lean::Either, Shape::Open) => self.open(mark, trust(&mark)),
            (Lean::Either, Shape::Straight) if mark.glued => self.open(mark, trust(&mark)),
            (Lean::Either, _) => {}
            (Lean::Closes, _) => {
                let mistaken = !self.open.is_empty() && !mark.doubtful;
                if !self.extend(mark) && mistaken && is_last(&mark, later, |other| other != Family::Single) {
                    self.close(self.open.len() - 1, mark);
                }
            }
        }
    }

    /// The innermost open draft, if it is of this family.
    fn top(&self, family: Family) -> Option<Draft> {
        let top = self.open.last().and_then(|&index| self.drafts.get(index));
        top.filter(|top| top.mark.family == family).copied()
    }

    /// Is the mark of another style than the draft at `depth`, and the next one of its own? Then it stands inside.
    fn differs(&self, depth: usize, mark: &Mark, next: Option<&Mark>) -> bool {
        let Some(outer) = self.open.get(depth).and_then(|&index| self.drafts.get(index)) else { return false };
        outer.mark.at + 1 < mark.at
            && outer.mark.is_straight() != mark.is_straight()
            && next.is_some_and(|next| next.is_straight() == mark.is_straight())
    }

    fn open(&mut self, mark: Mark, trust: Trust) {
        if self.open.len() >= DEEPEST {
            return;
        }
        let replaced =
            |(index, _): (usize, usize)| self.drafts.get(index).is_some_and(|d| d.mark.family == mark.family);
        if self.provisional.is_some_and(replaced) {
            self.provisional = None;
        }
        self.open.push(self.drafts.len());
        self.drafts.push(Draft { mark, state: State::Open, trust });
    }

    /// Closes the draft at `depth`; those inside it give way.
    fn close(&mut self, depth: usize, mark: Mark) {
        let Some(&index) = self.open.get(depth) else { return };
        self.give_way(depth, mark.at);
        if let Some(draft) = self.drafts.get_mut(index) {
            draft.state = State::Closed(mark.at);
        }
        if mark.doubtful {
            self.provisional = Some((index, depth));
        }
    }

    /// Ends all drafts from `depth` on, without a mark that closes them.
    fn give_way(&mut self, depth: usize, at: usize) {
        for &index in self.open.get(depth..).unwrap_or_default() {
            if let Some(draft) = self.drafts.get_mut(index) {
                let broken = draft.trust == Trust::Firm && draft.mark.at + 1 < at;
                draft.state = if broken { State::Broken(at) } else { State::Dropped };
            }
        }
        self.open.truncate(depth);
        self.provisional = self.provisional.filter(|&(_, around)| around <= depth);
    }

    /// A mark that closes where nothing is open: does it close what a doubtful mark has closed too early?
    fn extend(&mut self, mark: Mark) -> bool {
        let Some((index, depth)) = self.provisional else { return false };
        let Some(draft) = self.drafts.get_mut(index) else { return false };
        let better = !mark.doubtful && depth == self.open.len() && draft.mark.family == mark.family;
        if better {
            draft.state = State::Closed(mark.at);
            self.provisional = None;
        }
        better
    }
}

/// How far a single mark that may open is to be trusted.
fn trust(mark: &Mark) -> Trust {
    match mark.shape {
        Shape::Open if !mark.doubtful => Trust::Firm,
        Shape::Straight if !mark.doubtful => Trust::Faint,
        _ => Trust::Weak,
    }
}

/// What a double mark does, as far as it shows by itself; one that does either closes what is open.
fn reading(mark: &Mark) -> Lean {
    match (mark.lean, mark.shape) {
        (Lean::Opens, Shape::Close) | (Lean::Closes, Shape::Open) => Lean::Either,
        (Lean::Either, Shape::Open) => Lean::Opens,
        (Lean::Either, Shape::Close) => Lean::Closes,
        (lean, _) => lean,
    }
}

fn closes(mark: &Mark) -> bool {
    reading(mark) == Lean::Closes
}

/// A mark that closes, though it looks as if it opens: “Go, “he said. Or one that could be either by its spaces.
fn closes_late(mark: &Mark) -> bool {
    mark.lean == Lean::Either || mark.spaced && (mark.goes_on || mark.before == Some(TokenKind::Comma))
}

/// A mark that opens, though it looks as if it closes: he said:" Go."
fn opens_late(mark: &Mark) -> bool {
    use TokenKind::{Colon, Comma, Word};
    mark.lean == Lean::Either || !mark.doubtful && matches!(mark.before, Some(Word | Colon | Comma))
}

/// Is this the last mark that can close what one of another family opened? It does so behind a stop or comma, where it
/// can be nothing else, or in front of a mark that opens the next quotation.
fn is_last(mark: &Mark, later: &[Mark], other: impl Fn(Family) -> bool) -> bool {
    use TokenKind::{Comma, Ellipsis, Stop};
    let next = later.iter().find(|later| other(later.family) && !later.doubtful);
    next.map_or(matches!(mark.before, Some(Comma | Stop | Ellipsis)), |next| reading(next) == Lean::Opens)
}
