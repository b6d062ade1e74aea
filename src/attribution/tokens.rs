//! The token stream that the grammar's nom parsers read, forwards and backwards, and the parsers of single tokens.

use std::ops::Range;

use nom::error::{Error, ErrorKind};
use nom::{IResult, Input, Needed};

use crate::document::Document;
use crate::lexicon::{Class, Word, WordId};
use crate::text::TokenKind;

/// A run of a document's tokens, read from its start or, backwards, from its end.
#[derive(Clone, Copy)]
pub(super) struct Tokens<'d> {
    document: &'d Document<'d>,
    start: usize,
    end: usize,
    backward: bool,
}

/// One token of a stream.
#[derive(Clone, Copy)]
pub(super) struct Item<'d> {
    pub(super) index: usize,
    pub(super) kind: TokenKind,
    pub(super) word: Word,
    pub(super) text: &'d str,
}

/// What a parser over tokens gives.
pub(super) type Parsed<'d, T> = IResult<Tokens<'d>, T, Error<Tokens<'d>>>;

impl<'d> Tokens<'d> {
    /// Reads `range` from its start.
    pub(super) fn forward(document: &'d Document<'d>, range: Range<usize>) -> Self {
        Self { document, start: range.start, end: range.end.max(range.start), backward: false }
    }

    /// Reads `range` from its end.
    pub(super) fn backward(document: &'d Document<'d>, range: Range<usize>) -> Self {
        Self { backward: true, ..Self::forward(document, range) }
    }

    /// The place that the next token is read from: its index forwards, the index behind it backwards.
    pub(super) fn at(&self) -> usize {
        if self.backward { self.end } else { self.start }
    }

    #[inline]
    pub(super) fn first(&self) -> Option<Item<'d>> {
        self.nth(0)
    }

    /// The token `ahead` of the next one.
    #[inline]
    pub(super) fn nth(&self, ahead: usize) -> Option<Item<'d>> {
        self.index(ahead).map(|index| item(self.document, index))
    }

    #[inline]
    fn index(&self, ahead: usize) -> Option<usize> {
        let index = if self.backward { self.end.wrapping_sub(ahead + 1) } else { self.start + ahead };
        (ahead < self.end - self.start).then_some(index)
    }

    /// The number of the word `ahead` of the next one.
    #[inline]
    pub(super) fn id(&self, ahead: usize) -> Option<WordId> {
        self.index(ahead).map(|index| self.document.ids[index])
    }

    /// The stream without its next `count` tokens.
    pub(super) fn skip(&self, count: usize) -> Self {
        let count = count.min(self.end - self.start);
        if self.backward {
            Self { end: self.end - count, ..*self }
        } else {
            Self { start: self.start + count, ..*self }
        }
    }
}

/// The token of a document at `index`.
#[inline] // mostly one thing is asked of it, and the rest need not be looked up
pub(super) fn item<'d>(document: &'d Document<'d>, index: usize) -> Item<'d> {
    Item { index, kind: document.tokens()[index].kind, word: document.words[index], text: document.word(index) }
}

impl Item<'_> {
    pub(super) fn is(&self, class: Class) -> bool {
        self.word.is(class)
    }

    /// Is it this word, letter case aside?
    pub(super) fn reads(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    pub(super) fn any(&self, classes: &[Class]) -> bool {
        self.word.any(classes)
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind.is_word()
    }
}

/// The next token, if it fits.
pub(super) fn token<'d>(fits: impl Fn(Item<'d>) -> bool) -> impl Fn(Tokens<'d>) -> Parsed<'d, Item<'d>> {
    move |input| match input.first() {
        Some(item) if fits(item) => Ok((input.skip(1), item)),
        _ => fail(input),
    }
}

/// The next token, if it is of this kind.
pub(super) fn kind<'d>(kind: TokenKind) -> impl Fn(Tokens<'d>) -> Parsed<'d, Item<'d>> {
    token(move |t| t.kind == kind)
}

/// The parser does not fit here.
pub(super) fn fail<'d, T>(input: Tokens<'d>) -> Parsed<'d, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

impl<'d> Input for Tokens<'d> {
    type Item = Item<'d>;
    type Iter = std::vec::IntoIter<Item<'d>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.end - self.start
    }

    fn take(&self, count: usize) -> Self {
        self.take_split(count).1
    }

    fn take_from(&self, count: usize) -> Self {
        self.skip(count)
    }

    fn take_split(&self, count: usize) -> (Self, Self) {
        let rest = self.skip(count);
        let taken = if self.backward { Self { start: rest.end, ..*self } } else { Self { end: rest.start, ..*self } };
        (rest, taken)
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        (0..self.input_len()).find(|&ahead| self.nth(ahead).is_some_and(&predicate))
    }

    fn iter_elements(&self) -> Self::Iter {
        (0..self.input_len()).filter_map(|ahead| self.nth(ahead)).collect::<Vec<_>>().into_iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        match count.checked_sub(self.input_len()) {
            None | Some(0) => Ok(count),
            Some(missing) => Err(Needed::new(missing)),
        }
    }
}
