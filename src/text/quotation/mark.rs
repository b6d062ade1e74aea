//! The quotation marks of a block, each with what its shape and its surroundings say of it.

use std::ops::Range;

use crate::lexicon::{Class, Word};
use crate::text::{Token, TokenKind};

/// A token that may be a quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// Its index into the article's tokens.
    pub(super) at: usize,
    pub(super) family: Family,
    pub(super) shape: Shape,
    pub(super) lean: Lean,
    /// Could just as well be something else: where it may close, the apostrophe of a plural ("workers’ rights") or a sign
    /// for inches or feet; where it may open, an elision ("’round") or a year ("’08").
    pub(super) doubtful: bool,
    /// The token before it in its block.
    pub(super) before: Option<TokenKind>,
    /// Does white space stand before it?
    pub(super) spaced: bool,
    /// Does something follow without white space?
    pub(super) glued: bool,
    /// Does a small letter follow?
    pub(super) goes_on: bool,
}

impl Mark {
    pub(super) fn is_straight(&self) -> bool {
        self.shape == Shape::Straight
    }
}

/// Marks that pair with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ " `` ''
    Double,
    /// « »
    Angle,
    /// ‘ ’ ‚ ' `
    Single,
}

/// How a mark is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Open,
    Close,
    Straight,
}

/// What the white space and punctuation around a mark make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    Opens,
    Closes,
    Either,
}

/// What stands on one side of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// White space, or the edge of the block.
    Free,
    /// An opening bracket.
    Opener,
    /// What stands behind a word: a comma, a stop, a closing bracket.
    Closer,
    Dash,
    Ellipsis,
    /// A word, a number or anything else.
    Content,
}

/// Fills `marks` with those of `block`, in order.
pub(super) fn collect(text: &str, tokens: &[Token], block: &Range<usize>, marks: &mut Vec<Mark>) {
    marks.clear();
    let mut at = block.start;
    while at < block.end {
        let run = run(tokens, at..block.end);
        if run.is_empty() {
            at += 1;
            continue;
        }
        at = run.end;
        push_run(text, tokens, block, run, marks);
    }
}

/// The marks glued to each other that `within` begins with.
fn run(tokens: &[Token], within: Range<usize>) -> Range<usize> {
    let start = within.start;
    let inside = tokens.get(within).unwrap_or_default();
    let count = inside.iter().enumerate().take_while(|(i, token)| token.kind.is_quote() && (*i == 0 || !token.spaced));
    start..start + count.count()
}

/// Marks that are glued to each other all have the same surroundings: those of the run.
fn push_run(text: &str, tokens: &[Token], block: &Range<usize>, run: Range<usize>, marks: &mut Vec<Mark>) {
    let within = |at: usize| tokens.get(at).filter(|_| block.contains(&at));
    let last = run.start.checked_sub(1).and_then(within);
    let before = last.filter(|_| within(run.start).is_some_and(|first| !first.spaced));
    let next = within(run.end);
    let after = next.filter(|next| !next.spaced);
    let lean = lean(side(before), side(after));
    let goes_on = next.is_some_and(|next| text[next.span].starts_with(char::is_lowercase));
    for at in run.clone() {
        let Some(token) = within(at) else { return };
        let (family, shape) = form(&text[token.span], token.kind);
        let single = family == Family::Single;
        let (first, alone) = (at == run.start, run.len() == 1);
        if single && alone && is_number(before) && is_number(after) {
            continue; // 6'2"
        }
        let doubtful = match lean {
            Lean::Opens => single && at + 1 == run.end && after.is_some_and(|after| is_cut(text, after)),
            _ if !first || shape == Shape::Open => false,
            _ if is_number(before) => true,
            _ => {
                single && alone && after.is_none() && next.is_some() && before.is_some_and(|word| is_plural(text, word))
            }
        };
        let kind = if first { last } else { within(at - 1) }.map(|token| token.kind);
        let glued = within(at + 1).is_some_and(|next| !next.spaced);
        marks.push(Mark { at, family, shape, lean, doubtful, before: kind, spaced: token.spaced, glued, goes_on });
    }
}

fn is_number(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.kind == TokenKind::Number)
}

fn form(mark: &str, kind: TokenKind) -> (Family, Shape) {
    let family = match kind {
        TokenKind::SingleOpen | TokenKind::SingleClose | TokenKind::SingleStraight => Family::Single,
        _ if matches!(mark, "«" | "»") => Family::Angle,
        _ => Family::Double,
    };
    let shape = match kind {
        TokenKind::DoubleOpen | TokenKind::SingleOpen => Shape::Open,
        TokenKind::DoubleClose | TokenKind::SingleClose => Shape::Close,
        _ => Shape::Straight,
    };
    (family, shape)
}

fn side(neighbour: Option<&Token>) -> Side {
    use TokenKind::*;
    let Some(neighbour) = neighbour else { return Side::Free };
    match neighbour.kind {
        Open => Side::Opener,
        Close | Stop | Comma | Semicolon | Colon | Clitic => Side::Closer,
        Dash => Side::Dash,
        Ellipsis => Side::Ellipsis,
        _ => Side::Content,
    }
}

fn lean(left: Side, right: Side) -> Lean {
    use Side::*;
    match (left, right) {
        (Free | Opener, Free | Closer) => Lean::Either,
        (Free | Opener, _) => Lean::Opens,
        (_, Free | Closer) => Lean::Closes,
        (Content | Closer | Ellipsis, Dash | Ellipsis) => Lean::Closes,
        (_, Opener | Content | Dash | Ellipsis) => Lean::Either,
    }
}

/// Can the apostrophe before it stand for something left out: a year without its century, a word without its beginning?
fn is_cut(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Number => token.span.len() == 2,
        TokenKind::Word => Word::of(&text[token.span]).is(Class::PossibleElision),
        _ => false,
    }
}

/// Can an apostrophe stand behind it: a plural that owns something, or a word that has lost its end?
fn is_plural(text: &str, token: &Token) -> bool {
    let word = &text[token.span];
    let dropped_g = word.ends_with("in") && word.starts_with(char::is_lowercase);
    let plural = word.ends_with(['s', 'S', 'x', 'z']);
    token.kind == TokenKind::Word && (plural || dropped_g || Word::of(word).is(Class::Clipped))
}
