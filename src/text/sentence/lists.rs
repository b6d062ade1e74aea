//! Lists that run on in one line, and the labels of pictures and tables.

use memchr::memchr;
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::{opt, peek, recognize};
use nom::multi::many0_count;
use nom::sequence::{pair, terminated};

use super::left::is_bullet;
use super::right::{self, First, Parsed};
use super::words::{Class, Classes};

/// A caption is hardly longer, in bytes.
const LONGEST_CAPTION: usize = 500;

/// What numbers an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    Digits(u32),
    Letter(char),
    /// A bullet alone.
    Bullet(char),
}

/// The mark in front of an item: "1.", "b)", "• 3.)".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marker<'a> {
    bullet: Option<char>,
    number: Number,
    /// What stands behind the number.
    style: &'a str,
}

/// The items of a list that `input` begins with, from the second one on; or the credit of a caption.
pub(super) struct Items<'a> {
    input: &'a str,
    from: usize,
    marker: Option<Marker<'a>>,
    found: Option<usize>,
}

impl<'a> Items<'a> {
    /// Looks for a marker at byte `start`.
    pub(super) fn new(input: &'a str, start: usize) -> Self {
        let rest = input[start..].trim_start();
        let mut items = Self { input, from: start, marker: None, found: None };
        if let Ok((behind, marker)) = marker(rest) {
            items.marker = Some(marker);
            items.from = input.len() - behind.len();
            items.found = items.search();
        } else {
            items.found = credit(input, start);
        }
        items
    }

    /// The start of the next item, if it lies in front of byte `limit`.
    pub(super) fn next_before(&mut self, limit: usize) -> Option<usize> {
        let found = self.found.filter(|&at| at < limit)?;
        self.found = self.search();
        Some(found)
    }

    /// Finds the next item and moves behind its marker.
    fn search(&mut self) -> Option<usize> {
        let last = self.marker?;
        let mut at = self.from;
        loop {
            let rest = &self.input[at..];
            let gap = rest.find(char::is_whitespace)?;
            let item = rest[gap..].trim_start();
            at = self.input.len() - item.len();
            if let Ok((behind, next)) = marker(item)
                && next.follows(last)
            {
                self.marker = Some(next);
                self.from = self.input.len() - behind.len();
                return Some(at);
            }
        }
    }
}

impl Marker<'_> {
    fn follows(self, last: Marker) -> bool {
        let counts = match (last.number, self.number) {
            (Number::Digits(a), Number::Digits(b)) => a.checked_add(1) == Some(b),
            (Number::Letter(a), Number::Letter(b)) => u32::from(a) + 1 == u32::from(b),
            (Number::Bullet(a), Number::Bullet(b)) => a == b,
            _ => false,
        };
        counts && self.bullet == last.bullet && self.style == last.style
    }
}

/// The marker of an item at the start of `input`.
fn marker(input: &str) -> Parsed<'_, Marker<'_>> {
    let (rest, bullet) = opt(terminated(satisfy(is_bullet), take_while(char::is_whitespace))).parse(input)?;
    let numbered: Parsed<'_, (Number, &str)> = alt((digits, letter)).parse(rest);
    match (numbered, bullet) {
        (Ok((rest, (number, style))), _) => Ok((rest, Marker { bullet, number, style })),
        (Err(_), Some(mark)) => Ok((rest, Marker { bullet, number: Number::Bullet(mark), style: "" })),
        (Err(error), None) => Err(error),
    }
}

fn digits(input: &str) -> Parsed<'_, (Number, &str)> {
    let number =
        take_while_m_n(1, 3, |c: char| c.is_ascii_digit()).map_res(|digits: &str| digits.parse().map(Number::Digits));
    pair(number, style(alt((tag(".)"), tag(")"), tag("."))))).parse(input)
}

/// A lower-case letter, or a capital one in front of a bracket: "A. Smith" is a name.
fn letter(input: &str) -> Parsed<'_, (Number, &str)> {
    let lower = pair(satisfy(|c| c.is_ascii_lowercase()), style(alt((tag(".)"), tag(")"), tag(".")))));
    let upper = pair(satisfy(|c| c.is_ascii_uppercase()), style(alt((tag(".)"), tag(")")))));
    alt((lower, upper)).map(|(letter, style)| (Number::Letter(letter), style)).parse(input)
}

fn style<'a>(
    mark: impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>>,
) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    terminated(mark, peek(satisfy(char::is_whitespace)))
}

/// The end of a label that stands at byte `start` without a stop of its own: "Figure 1.3 This map shows …".
pub(super) fn label(input: &str, start: usize) -> Option<usize> {
    let rest = input[start..].trim_start();
    let (rest, _) = word(rest).ok().filter(|(_, word)| Classes::of(word).has(Class::Label))?;
    let (rest, _) = number(rest).ok()?;
    let next = right::next(rest.trim_start());
    (next.first == First::Upper || next.bracketed).then_some(input.len() - rest.len())
}

fn word(input: &str) -> Parsed<'_> {
    terminated(take_while1(|c: char| c.is_ascii_alphabetic()), char(' ')).parse(input)
}

/// "3", "1.3", "2-4", in front of a space.
fn number(input: &str) -> Parsed<'_> {
    let digits = || take_while1(|c: char| c.is_ascii_digit());
    let tail = many0_count(pair(satisfy(|c| matches!(c, '.' | '-')), digits()));
    terminated(recognize(pair(digits(), tail)), peek(char(' '))).parse(input)
}

/// The start of the credit that follows a caption without a stop: "The harbour at dawn Image: Ann Example."
fn credit(input: &str, start: usize) -> Option<usize> {
    let caption = input.get(start..).filter(|caption| caption.len() <= LONGEST_CAPTION)?;
    let colon = memchr(b':', caption.as_bytes())?;
    let head = &caption[..colon];
    let word = head.rsplit(char::is_whitespace).next()?;
    let before = head[..head.len() - word.len()].trim_end();
    let next = right::next(caption[colon + 1..].trim_start());
    let ended = before.is_empty() || before.ends_with(['.', '?', '!', ',', ':', ';', '-', '–', '—', '(']);
    (!ended && next.first == First::Upper && Classes::of(word).has(Class::Credit))
        .then_some(start + head.len() - word.len())
}
