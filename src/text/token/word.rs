//! Words, numbers and addresses: the tokens made of letters and digits.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{char, digit1, one_of, satisfy};
use nom::combinator::{not, opt, recognize, verify};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{pair, preceded, terminated};

use super::{Parsed, TokenKind};
use crate::lexicon::{Class, Word};

pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

/// Letters, digits, marks that combine with them, and the joiners that are no white space.
fn is_word_part(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '_'
        || (!c.is_ascii()
            && (c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')))
}

fn part(input: &str) -> Parsed<'_> {
    take_while1(is_word_part).parse(input)
}

/// Not in the middle of a word.
fn word_end(input: &str) -> Parsed<'_, ()> {
    not(satisfy(is_word_part)).parse(input)
}

fn fail<'a, T>(input: &'a str) -> Parsed<'a, T> {
    Err(failure(input))
}

/// No token is here.
pub(super) fn failure(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))
}

/// A word with hyphens, ampersands and apostrophes inside; a dotted acronym; an abbreviation with its stop. `plain` is what
/// [`plain`] finds.
pub(super) fn word<'a>(
    input: &'a str,
    plain: Option<(&'a str, &'a str)>,
    abbreviated: &impl Fn(&str) -> bool,
) -> Parsed<'a> {
    let (rest, found) = plain.map_or_else(|| recognize((alt((acronym, part)), joints)).parse(input), Ok)?;
    let stop = rest.starts_with('.') && !rest.starts_with("..") && !found.ends_with('.');
    if stop && (is_initial(found) || abbreviated(found)) {
        let end = found.len() + 1;
        return Ok((&input[end..], &input[..end]));
    }
    Ok((rest, found))
}

/// A word of ASCII with nothing tied on behind, as most are, and what follows it; none where a closer look is needed.
pub(super) fn plain(input: &str) -> Option<(&str, &str)> {
    let end = input.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'_').count();
    let tied = match input.as_bytes().get(end) {
        Some(b'.') => end < 2,
        Some(b'-' | b'&' | b'/' | b'\'' | b'`') => true,
        Some(next) => !next.is_ascii(),
        None => false,
    };
    let (word, rest) = input.split_at(end);
    (end > 0 && !tied).then_some((rest, word))
}

/// What ties on behind the first part of a word.
fn joints(input: &str) -> Parsed<'_, usize> {
    let joined = preceded(one_of("-‑&/"), alt((acronym, part)));
    let apostrophe = preceded(one_of("'’"), verify(part, |tail: &str| !is_clitic(tail)));
    // marks mistaken for apostrophes
    let mistaken = preceded(one_of("‘`´"), verify(part, |tail: &str| tail.eq_ignore_ascii_case("t")));
    many0_count(alt((joined, apostrophe, mistaken))).parse(input)
}

/// A single capital, as of a middle name.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|c| c.is_uppercase() && c != 'I') && chars.next().is_none()
}

/// "U.S.", "a.m.", "J.K.": two letters or more, each with its stop.
fn acronym(input: &str) -> Parsed<'_> {
    let letters = many1_count(terminated(satisfy(is_letter), char('.')));
    recognize(terminated(verify(letters, |&count| count >= 2), word_end)).parse(input)
}

fn is_clitic(tail: &str) -> bool {
    tail.len() <= 2 && ["s", "re", "ve", "ll", "d", "m"].iter().any(|c| tail.eq_ignore_ascii_case(c))
}

/// "'s" and its like, behind a word.
pub(super) fn clitic(input: &str) -> Parsed<'_> {
    recognize(preceded(one_of("'’‘`´"), verify(part, is_clitic))).parse(input)
}

/// A word or number that an apostrophe stands before: "’tis", "'em", "’n’", "’90s".
pub(super) fn elided(input: &str) -> Parsed<'_, TokenKind> {
    let (tail, quote) = one_of("'’‘").parse(input)?;
    if let Ok((rest, _)) = decade(tail) {
        return Ok((rest, TokenKind::Number));
    }
    let (rest, word) = part(tail)?;
    if !Word::of(word).is(Class::Elision) {
        return fail(input);
    }
    // "’n’" has lost its last letter as well
    let second = if quote == '\'' { '\'' } else { '’' };
    let rest = if word.eq_ignore_ascii_case("n") { rest.strip_prefix(second).unwrap_or(rest) } else { rest };
    Ok((rest, TokenKind::Word))
}

/// "90s"
fn decade(input: &str) -> Parsed<'_> {
    recognize((satisfy(|c| c.is_ascii_digit()), tag("0s"), word_end)).parse(input)
}

/// "@name" or "#tag".
pub(super) fn handle(input: &str) -> Parsed<'_> {
    recognize(pair(one_of("@#"), part)).parse(input)
}

/// Digits with separators and what is tied to them: "1,200", "2nd", "50%", "6-foot-3".
pub(super) fn number(input: &str) -> Parsed<'_> {
    let group = pair(one_of(".,:/"), digit1);
    let tied = preceded(one_of("-‑"), part);
    recognize((digit1, many0_count(group), take_while(is_word_part), many0_count(tied), opt(char('%')))).parse(input)
}

/// ".45"
pub(super) fn fraction(input: &str) -> Parsed<'_> {
    recognize((char('.'), number)).parse(input)
}

/// "https://…", "www.…", "name@host.tld", "host.com".
pub(super) fn address(input: &str) -> Parsed<'_> {
    let in_head = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+');
    let (head, rest) = input.split_at(input.bytes().take_while(|byte| in_head(byte)).count());
    if !head.contains('.') && !rest.starts_with(['@', ':']) {
        return fail(input);
    }
    let tail =
        |c: char| !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | '<' | '>' | '(' | ')' | '[' | ']' | '’' | '‘');
    let end = if rest.starts_with("://")
        || (rest.starts_with('@') && rest[1..].starts_with(|c: char| c.is_ascii_alphanumeric()))
    {
        rest.len() - rest.trim_start_matches(tail).len()
    } else if head.starts_with("www.") || is_host(head.trim_end_matches(['.', '-'])) {
        if rest.starts_with('/') { rest.len() - rest.trim_start_matches(tail).len() } else { 0 }
    } else {
        return fail(input);
    };
    let whole = &input[..head.len() + end];
    let whole = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '-']);
    Ok((&input[whole.len()..], whole))
}

/// "example.com", "Amazon.com": a name with a common top-level domain, lower case behind its last dot.
fn is_host(head: &str) -> bool {
    const TOP: [&str; 14] =
        ["com", "org", "net", "gov", "edu", "info", "io", "co.uk", "org.uk", "tv", "eu", "news", "ru", "de"];
    head.split_once('.').is_some_and(|(name, _)| name.len() > 1)
        && TOP.iter().any(|top| head.strip_suffix(top).is_some_and(|name| name.ends_with('.')))
}
