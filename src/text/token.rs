//! Words, numbers and marks.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::{anychar, digit1, one_of, satisfy};
use nom::combinator::{opt, peek, recognize, verify};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{pair, preceded};

use crate::span::Span;

/// The smallest unit that the rooms after this one look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the article's text; never empty, no white space inside.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Does white space (or the start of the text) stand before it?
    pub spaced: bool,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with hyphens, inner apostrophes and the stops of abbreviations: "Jean-Claude", "didn't", "U.S.", "Mr.".
    Word,
    /// What is cut off a word: "'s", "'re", "’ve", "'ll", "'d", "'m".
    Clitic,
    /// Digits, with their separators, per cent sign or ending: "1,200", "3:30", "50%", "1990s", "21st".
    Number,
    /// A web address, mail address, handle or hashtag.
    Address,
    /// ".", "!", "?" and runs of the last two.
    Stop,
    /// "…", or two full stops and more.
    Ellipsis,
    /// ","
    Comma,
    /// ";"
    Semicolon,
    /// ":"
    Colon,
    /// A dash that stands for itself: "—", "–", "--", " - ".
    Dash,
    /// "(", "[" or "{".
    Open,
    /// ")", "]" or "}".
    Close,
    /// "“", "„" or "«".
    DoubleOpen,
    /// "”" or "»".
    DoubleClose,
    /// A straight double quotation mark, or two single ones.
    DoubleStraight,
    /// "‘", "‚" or "`".
    SingleOpen,
    /// "’" that is not inside a word: a closing quotation mark or an apostrophe.
    SingleClose,
    /// A straight single quotation mark that is not inside a word.
    SingleStraight,
    /// Anything else.
    Symbol,
}

impl TokenKind {
    /// Is it one of the six kinds of quotation marks?
    pub fn is_quote(self) -> bool {
        use TokenKind::*;
        matches!(self, DoubleOpen | DoubleClose | DoubleStraight | SingleOpen | SingleClose | SingleStraight)
    }

    /// Does it count as a word of the text: a word, number or address?
    pub fn is_word(self) -> bool {
        matches!(self, TokenKind::Word | TokenKind::Number | TokenKind::Address)
    }
}

/// The tokens of `span` of `text`, in order. Everything but white space is in exactly one token.
///
/// `abbreviated` says of a word in front of a full stop whether the stop belongs to it ("Mr", "Inc").
pub fn tokenize(text: &str, span: Span, abbreviated: impl Fn(&str) -> bool, tokens: &mut Vec<Token>) {
    let whole = &text[span];
    let mut rest = whole;
    let mut before = None;
    loop {
        let trimmed = rest.trim_start();
        let spaced = trimmed.len() < rest.len() || before.is_none();
        rest = trimmed;
        let Ok((after, kind)) = token(rest, spaced, before, &abbreviated) else { return };
        let start = span.start() + (whole.len() - rest.len());
        let end = span.start() + (whole.len() - after.len());
        tokens.push(Token { span: Span::new(start, end), kind, spaced });
        before = Some(kind);
        rest = after;
    }
}

type Parsed<'a, T = &'a str> = nom::IResult<&'a str, T>;

/// One token at the start of `input`.
fn token<'a>(
    input: &'a str,
    spaced: bool,
    before: Option<TokenKind>,
    abbreviated: &impl Fn(&str) -> bool,
) -> Parsed<'a, TokenKind> {
    use TokenKind::*;
    let first = peek(anychar).parse(input)?.1;
    if first.is_ascii_digit() {
        return number(input).map(|(rest, _)| (rest, Number));
    }
    if is_letter(first) {
        if first.is_ascii()
            && let Ok((rest, _)) = address(input)
        {
            return Ok((rest, Address));
        }
        return word(input, abbreviated);
    }
    let glued = !spaced && matches!(before, Some(Word | Number));
    match first {
        '\'' | '’' if glued => {
            if let Ok((rest, _)) = clitic(input) {
                return Ok((rest, Clitic));
            }
        }
        '@' | '#' => {
            if let Ok((rest, _)) =
                pair(one_of::<_, _, nom::error::Error<_>>("@#"), take_while1(is_word_part)).parse(input)
            {
                return Ok((rest, Address));
            }
        }
        _ => {}
    }
    mark(input, first)
}

/// A token that is no word.
fn mark(input: &str, first: char) -> Parsed<'_, TokenKind> {
    use TokenKind::*;
    let run = |c: char| take_while1(move |d| d == c);
    let one = |kind| anychar.map(move |_| kind).parse(input);
    match first {
        '.' => run('.').map(|dots: &str| if dots.len() > 1 { Ellipsis } else { Stop }).parse(input),
        '!' | '?' => take_while1(|c| c == '!' || c == '?').map(|_| Stop).parse(input),
        '。' | '！' | '？' | '।' => one(Stop),
        '…' => run('…').map(|_| Ellipsis).parse(input),
        ',' => one(Comma),
        ';' => one(Semicolon),
        ':' => one(Colon),
        '-' => take_while1(|c| c == '-').map(|_| Dash).parse(input),
        '–' | '—' | '―' => take_while1(|c| matches!(c, '–' | '—' | '―')).map(|_| Dash).parse(input),
        '(' | '[' | '{' => one(Open),
        ')' | ']' | '}' => one(Close),
        '“' | '„' | '«' => one(DoubleOpen),
        '”' | '»' => one(DoubleClose),
        '"' => one(DoubleStraight),
        '\'' => alt((tag("''").map(|_| DoubleStraight), tag("'").map(|_| SingleStraight))).parse(input),
        '`' => alt((tag("``").map(|_| DoubleOpen), tag("`").map(|_| SingleOpen))).parse(input),
        '‘' | '‚' | '‛' => one(SingleOpen),
        '’' => one(SingleClose),
        _ => one(Symbol),
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && c.is_alphabetic())
}

/// Letters, marks that combine with them, and the joiners that are no white space.
fn is_word_part(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '_'
        || (!c.is_ascii()
            && (c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')))
}

/// A word with hyphens, ampersands and apostrophes inside; a dotted acronym; an abbreviation with its stop.
fn word<'a>(input: &'a str, abbreviated: &impl Fn(&str) -> bool) -> Parsed<'a, TokenKind> {
    if let Ok((rest, _)) = acronym(input) {
        return Ok((rest, TokenKind::Word));
    }
    let part = || take_while1(is_word_part);
    let joint = alt((
        recognize(pair(one_of("-‑&/"), part())),
        recognize(pair(one_of("'’"), verify(part(), |tail: &str| !is_clitic(tail)))),
    ));
    let (rest, found) = recognize(pair(part(), many0_count(joint))).parse(input)?;
    let initial = found.chars().count() == 1 && found != "I" && found.starts_with(char::is_uppercase);
    if rest.starts_with('.') && !rest.starts_with("..") && (initial || abbreviated(found)) {
        return Ok((&rest[1..], TokenKind::Word));
    }
    Ok((rest, TokenKind::Word))
}

/// "U.S.", "a.m.", "J.K.": two letters or more, each with its stop.
fn acronym(input: &str) -> Parsed<'_> {
    recognize(pair(many1_count(pair(satisfy(is_letter), tag("."))), verify_end)).parse(input).and_then(
        |(rest, found)| {
            if found.matches('.').count() >= 2 { Ok((rest, found)) } else { fail(input) }
        },
    )
}

/// Not in the middle of a word.
fn verify_end(input: &str) -> Parsed<'_, ()> {
    if input.starts_with(is_word_part) { fail(input) } else { Ok((input, ())) }
}

fn fail<'a, T>(input: &'a str) -> Parsed<'a, T> {
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
}

fn is_clitic(tail: &str) -> bool {
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|c| tail.eq_ignore_ascii_case(c))
}

/// "'s" and its like, behind a word.
fn clitic(input: &str) -> Parsed<'_> {
    recognize(preceded(one_of("'’"), verify(take_while1(is_word_part), is_clitic))).parse(input)
}

fn number(input: &str) -> Parsed<'_> {
    let group = recognize(pair(one_of(".,:/"), digit1));
    recognize((digit1, many0_count(group), take_while(is_word_part), opt(tag("%")))).parse(input)
}

/// "https://…", "www.…", "name@host.tld", "host.com".
fn address(input: &str) -> Parsed<'_> {
    let mut head = take_while1(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
    let (rest, head) = head.parse(input)?;
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
