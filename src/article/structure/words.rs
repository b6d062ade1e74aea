//! The parsers that those of the layout are made of: words, names, classes of words.

use nom::Parser;
use nom::bytes::complete::{take_while, take_while1};
use nom::combinator::{recognize, verify};
use nom::sequence::pair;

use crate::lexicon::{Class, Word};

pub(super) type Parsed<'a, T = &'a str> = nom::IResult<&'a str, T>;

/// Letters and digits, with the marks that stand inside names and abbreviations: "St.", "O’Neill", "Port-au-Prince".
pub(super) fn word(input: &str) -> Parsed<'_> {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '‑' | '&');
    recognize(pair(take_while1(char::is_alphanumeric), take_while(inner))).parse(input)
}

/// White space inside a line.
pub(super) fn space(input: &str) -> Parsed<'_> {
    take_while1(char::is_whitespace).parse(input)
}

/// White space, or none.
pub(super) fn gap(input: &str) -> Parsed<'_> {
    take_while(char::is_whitespace).parse(input)
}

/// A word of a class, in any letter case, with or without a full stop.
pub(super) fn of(class: Class) -> impl Fn(&str) -> Parsed<'_> {
    move |input| verify(word, |word: &str| is(word, class)).parse(input)
}

/// Is the word of this class, with or without a full stop?
pub(super) fn is(word: &str, class: Class) -> bool {
    any(word, &[class])
}

/// Is the word of one of these classes? See [`is`].
pub(super) fn any(word: &str, classes: &[Class]) -> bool {
    Word::of(word.trim_end_matches('.')).any(classes)
}

/// Does the word start with a capital letter?
pub(super) fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Is the word all in capital letters, two or more?
pub(super) fn is_upper(word: &str) -> bool {
    !word.contains(char::is_lowercase) && word.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// The words of a line, without the marks around them.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> + Clone {
    let inner =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '‑' | '&' | '@' | '$' | '%' | '#');
    line.split(move |c| !inner(c))
        .map(|word| word.trim_matches(['\'', '’', '-', '‑', '&']))
        .filter(|word| word.contains(char::is_alphanumeric))
}

/// The line without closing quotation marks and brackets at its end.
pub(super) fn without_closers(line: &str) -> &str {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']'])
}

/// Does the line end with a full stop, whatever closes behind it? Three dots are none.
pub(super) fn has_stop(line: &str) -> bool {
    let end = without_closers(line);
    end.ends_with('.') && !end.ends_with("..")
}

/// The line without its full stop. Some archives put one behind every line.
pub(super) fn without_stop(line: &str) -> &str {
    if has_stop(line) { line.strip_suffix('.').unwrap_or(line) } else { line }
}

/// A parser's way to say no.
pub(super) fn fail<'a, T>(input: &'a str) -> Parsed<'a, T> {
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
}
