//! What stands behind a stop: the rest of the mark, what still belongs to the sentence, and what comes next.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n, take_while1};
use nom::character::complete::{anychar, char, one_of, satisfy};
use nom::combinator::{eof, not, opt, peek, recognize, value, verify};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{delimited, pair, preceded, terminated};

use super::left::{is_bullet, is_opening};

pub(super) type Parsed<'a, T = &'a str> = nom::IResult<&'a str, T>;

/// The mark that a stop begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// "."
    Full,
    /// "?", "!" and runs with one of them.
    Ask,
    /// "…", or two full stops and more.
    Ellipsis {
        /// Full stops; three for each "…".
        dots: usize,
        /// ". . ."
        spaced: bool,
    },
}

/// The whole mark at the start of `input`: "?!", "....", ". . .".
pub(super) fn mark(input: &str) -> Parsed<'_, Mark> {
    let (rest, run) = run(input)?;
    let (rest, more) = recognize(many0_count(spaced_run)).parse(rest)?;
    let whole = &input[..run.len() + more.len()];
    if whole.contains(['?', '!']) {
        return Ok((rest, Mark::Ask));
    }
    let dots = whole.chars().map(|c| if c == '…' { 3 } else { usize::from(c == '.') }).sum();
    Ok((rest, if dots == 1 { Mark::Full } else { Mark::Ellipsis { dots, spaced: !more.is_empty() } }))
}

fn run(input: &str) -> Parsed<'_> {
    take_while1(|c| matches!(c, '.' | '?' | '!' | '…')).parse(input)
}

/// One more mark of the same, behind a space or two: not the point of ".com" or ".25".
fn spaced_run(input: &str) -> Parsed<'_> {
    let boundary = not(satisfy(|c| c.is_alphanumeric()));
    recognize((take_while_m_n(1, 2, char::is_whitespace), run, boundary)).parse(input)
}

/// What belongs to the sentence behind its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tail {
    /// A closing quotation mark is among it.
    pub(super) quote: bool,
    /// A closing bracket is among it.
    pub(super) bracket: bool,
    /// A reference such as "[12]" is among it.
    pub(super) citation: bool,
}

/// Closing marks, references and emoticons behind a mark. `quoting` says of a straight mark or an apostrophe that
/// stands between spaces whether a quotation is open that it can close.
pub(super) fn tail(input: &str, quoting: impl Fn(char) -> bool) -> (&str, Tail) {
    let mut tail = Tail::default();
    let mut rest = input;
    if let [b' ', b'A'..=b'Z' | b'a'..=b'z', ..] = input.as_bytes() {
        // mostly nothing is
        return (rest, tail);
    }
    loop {
        if let Ok((behind, mark)) = closer(rest) {
            tail.quote |= !matches!(mark, ')' | ']' | '}' | '*' | '_' | '>');
            tail.bracket |= matches!(mark, ')' | ']' | '}');
            rest = behind;
        } else if let Ok((behind, _)) = citation(rest) {
            tail.citation = true;
            rest = behind;
        } else if let Ok((behind, _)) = emoticon(rest) {
            rest = behind;
        } else if let Ok((behind, mark)) = stray_closer(rest)
            && (!matches!(mark, '"' | '\'') || quoting(mark))
        {
            tail.quote |= mark != ')';
            tail.bracket |= mark == ')';
            rest = behind;
        } else {
            return (rest, tail);
        }
    }
}

/// A closing mark right behind.
fn closer(input: &str) -> Parsed<'_, char> {
    let plain = one_of("\"'”’»›)]}*_");
    // at the end of a word these close as well
    let turned = terminated(one_of("“‘`"), peek(alt((eof, recognize(satisfy(char::is_whitespace))))));
    alt((plain, turned)).parse(input)
}

/// A closing mark that a space has come in front of.
fn stray_closer(input: &str) -> Parsed<'_, char> {
    let end = peek(alt((eof, recognize(satisfy(char::is_whitespace)))));
    delimited(take_while1(char::is_whitespace), one_of("\"'”’)"), end).parse(input)
}

/// "[12]", "[3, 4]", "[citation needed]", "[...]", with or without a space in front.
fn citation(input: &str) -> Parsed<'_> {
    let number = || take_while1(|c: char| c.is_ascii_digit());
    let numbers = recognize(pair(number(), many0_count(pair(take_while1(|c| ", –-".contains(c)), number()))));
    let words = recognize(pair(
        satisfy(|c| c.is_ascii_lowercase()),
        verify(take_while_m_n(4, 40, |c: char| c.is_ascii_lowercase() || c == ' '), |words: &str| words.contains(' ')),
    ));
    let gap = alt((tag("..."), tag("…"), tag(". . .")));
    recognize((take_while(char::is_whitespace), char('['), alt((numbers, words, gap, tag("sic"))), char(']')))
        .parse(input)
}

/// ":-)", ";)", ":P" behind a space.
fn emoticon(input: &str) -> Parsed<'_> {
    let face = (one_of(":;="), opt(one_of("-'^o")), take_while_m_n(1, 3, |c| ")(DPp/|]".contains(c)));
    let end = peek(alt((eof, recognize(satisfy(|c: char| !c.is_alphanumeric())))));
    recognize((take_while1(char::is_whitespace), face, end)).parse(input)
}

/// The number of a footnote behind a mark, without a space or behind one: one to three digits in front of white space.
pub(super) fn footnote(input: &str) -> Parsed<'_> {
    let end = peek(alt((eof, recognize(satisfy(char::is_whitespace)))));
    let number = pair(satisfy(|c| ('1'..='9').contains(&c)), take_while_m_n(0, 2, |c: char| c.is_ascii_digit()));
    terminated(preceded(opt(char(' ')), recognize(number)), end).parse(input)
}

/// What comes behind the white space that follows a stop.
#[derive(Debug, Clone, Copy)]
pub(super) struct Next<'a> {
    pub(super) first: First,
    /// It begins inside an opening quotation mark.
    pub(super) quoted: bool,
    /// It begins inside an opening bracket.
    pub(super) bracketed: bool,
    /// The first word: letters, digits, apostrophes, hyphens; without opening marks.
    pub(super) word: &'a str,
    /// What follows that word.
    pub(super) rest: &'a str,
}

/// The class of the first character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// Nothing follows.
    End,
    /// A lower-case letter, in a word without capitals.
    Lower,
    /// A capital letter, a letter of a script without capitals, a word such as "iPhone", a web address.
    Upper,
    /// A digit.
    Digit,
    /// A dash.
    Dash,
    /// A bullet.
    Bullet,
    /// A mark that runs the sentence on: a comma, colon or semicolon, a closing mark.
    Running,
    /// Anything else: "$", "#", "@".
    Symbol,
}

/// Looks at what `input`, without leading white space, begins with.
pub(super) fn next(input: &str) -> Next<'_> {
    let plain = input.starts_with(|c: char| c.is_ascii_alphanumeric());
    let (inner, opening) = if plain { (input, "") } else { opening(input).unwrap_or((input, "")) };
    let (rest, word) = word(inner).unwrap_or((inner, ""));
    let quoted = opening.contains(['"', '\'', '“', '‘', '„', '«', '‹', '`']);
    Next { first: first(inner, word), quoted, bracketed: opening.contains(['(', '[', '{']), word, rest }
}

/// Opening marks; behind a straight quotation mark there may be a space, and behind any an ellipsis.
fn opening(input: &str) -> Parsed<'_> {
    let mark = alt((terminated(one_of("\"'"), opt(char(' '))), satisfy(is_opening)));
    let gap = recognize(many1_count(terminated(one_of(".…"), take_while(char::is_whitespace))));
    recognize((many1_count(mark), opt(gap))).parse(input)
}

fn word(input: &str) -> Parsed<'_> {
    take_while1(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '‑')).parse(input)
}

fn first(input: &str, word: &str) -> First {
    let dash = value(First::Dash, alt((recognize(one_of("—–―")), tag("--"), tag("- "), tag("_ "))));
    let letter = anychar.map(|c| {
        if c.is_lowercase() {
            let named = word.chars().take_while(|&c| c != '-').any(char::is_uppercase);
            if named || matches!(word, "http" | "https" | "www") { First::Upper } else { First::Lower }
        } else if c.is_alphabetic() {
            First::Upper
        } else if c.is_numeric() {
            First::Digit
        } else if is_bullet(c) {
            First::Bullet
        } else if ",;:)]}%&+=/\\|”’»".contains(c) {
            First::Running
        } else {
            First::Symbol
        }
    });
    let parsed: Parsed<'_, First> = alt((dash, letter)).parse(input);
    parsed.map_or(First::End, |(_, first)| first)
}
