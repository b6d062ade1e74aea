//! Words, numbers and marks.
//!
//! Cuts text where its letters say so. What a mark means where it stands (an apostrophe or a closing quotation mark, a
//! stop that ends a sentence or not) is for the parsers of the next step.

mod word;

#[cfg(test)]
mod tests;

use nom::Parser;
use nom::bytes::complete::take_while;
use nom::character::complete::anychar;

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
    /// Letters, with hyphens, inner apostrophes, those of elided words, and the stops of abbreviations: "Jean-Claude",
    /// "didn't", "’tis", "U.S.", "Mr.".
    Word,
    /// What is cut off a word: "'s", "'re", "’ve", "'ll", "'d", "'m".
    Clitic,
    /// Digits, with their separators, per cent sign, ending or what hyphens tie to them: "1,200", "3:30", "50%", "1990s",
    /// "’90s", "21st", "40-year-old".
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
    /// A dash that stands for itself: "—", "–", "--", " - ", and " _ " of wires that have no dash.
    Dash,
    /// "(", "[" or "{".
    Open,
    /// ")", "]" or "}".
    Close,
    /// "“", "„", "«", or two single ones.
    DoubleOpen,
    /// "”", "»", or two single ones.
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

    /// Can a word stand right before something of this kind, so that an apostrophe there may belong to the word?
    fn ends_word(self) -> bool {
        use TokenKind::*;
        matches!(
            self,
            Word | Clitic | Number | Address | Stop | Close | DoubleClose | DoubleStraight | SingleClose | Symbol
        )
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
        let trimmed = behind_blanks(rest);
        let spaced = trimmed.len() < rest.len() || before.is_none();
        rest = trimmed;
        let place = Place { spaced, before };
        let Ok((after, kind)) = token(rest, place, &abbreviated) else { return };
        let start = span.start() + (whole.len() - rest.len());
        let end = span.start() + (whole.len() - after.len());
        tokens.push(Token { span: Span::new(start, end), kind, spaced });
        before = Some((kind, spaced));
        rest = after;
    }
}

type Parsed<'a, T = &'a str> = nom::IResult<&'a str, T>;

fn behind_blanks(text: &str) -> &str {
    match text.as_bytes() {
        // mostly there is one space, or none
        [b' ', b'!'..=b'~', ..] => &text[1..],
        [b'!'..=b'~', ..] => text,
        _ => text.trim_start_matches(is_blank),
    }
}

/// White space, and the characters that show nothing and join nothing: zero-width space, direction and byte order marks.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || (c >= '\u{200b}'
            && matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'))
}

/// What stands before a token.
#[derive(Clone, Copy)]
struct Place {
    spaced: bool,
    /// The kind of the token before, and whether that one is spaced.
    before: Option<(TokenKind, bool)>,
}

impl Place {
    /// Is the token glued to the end of a word, or to a mark that closes something?
    fn behind_word(self) -> bool {
        match self.before {
            Some((TokenKind::DoubleStraight | TokenKind::SingleStraight, opens)) => !self.spaced && !opens,
            Some((kind, _)) => !self.spaced && kind.ends_word(),
            None => false,
        }
    }

    /// Is the token glued to something that is not there to open what follows?
    fn behind_content(self) -> bool {
        !self.spaced && !matches!(self.before, None | Some((TokenKind::Open | TokenKind::Dash, _)))
    }
}

/// One token at the start of `input`.
fn token<'a>(input: &'a str, place: Place, abbreviated: &impl Fn(&str) -> bool) -> Parsed<'a, TokenKind> {
    use TokenKind::*;
    let first = input.chars().next().ok_or_else(|| word::failure(input))?;
    if first.is_ascii_digit() {
        return word::number(input).map(|(rest, _)| (rest, Number));
    }
    if word::is_letter(first) {
        let plain = word::plain(input);
        // behind the letters that an address begins with
        let goes_on = |(rest, _): (&str, &str)| rest.starts_with(['.', '@', ':', '+']);
        if first.is_ascii()
            && plain.is_none_or(goes_on)
            && let Ok((rest, _)) = word::address(input)
        {
            return Ok((rest, Address));
        }
        return word::word(input, plain, abbreviated).map(|(rest, _)| (rest, Word));
    }
    let special = match first {
        '\'' | '’' | '‘' | '`' | '´' if place.behind_word() => word::clitic(input).map(|(rest, _)| (rest, Clitic)),
        '\'' | '’' | '‘' => word::elided(input),
        '@' | '#' => word::handle(input).map(|(rest, _)| (rest, Address)),
        '.' if place.spaced => word::fraction(input).map(|(rest, _)| (rest, Number)),
        _ => return mark(input, first, place),
    };
    special.or_else(|_| mark(input, first, place))
}

/// A token that is no word.
fn mark(input: &str, first: char, place: Place) -> Parsed<'_, TokenKind> {
    use TokenKind::*;
    let run = |kind| take_while(move |c| c == first).map(move |_| kind).parse(input);
    let one = |kind| anychar.map(move |_| kind).parse(input);
    match first {
        '.' if input.starts_with("..") => run(Ellipsis),
        '.' | '。' | '！' | '？' | '।' => one(Stop),
        '!' | '?' => take_while(|c| c == '!' || c == '?').map(|_| Stop).parse(input),
        '…' => run(Ellipsis),
        ',' => one(Comma),
        ';' => one(Semicolon),
        ':' => one(Colon),
        '-' => run(Dash),
        '–' | '—' | '―' => take_while(|c| matches!(c, '–' | '—' | '―')).map(|_| Dash).parse(input),
        '(' | '[' | '{' => one(Open),
        ')' | ']' | '}' => one(Close),
        '“' | '„' | '‟' | '«' => one(DoubleOpen),
        '”' | '»' => one(DoubleClose),
        '"' | '＂' => one(DoubleStraight),
        '\'' => single(input, "'", place, SingleStraight, DoubleStraight),
        '`' => single(input, "`", place, SingleOpen, DoubleOpen),
        '‘' => single(input, "‘", place, SingleOpen, DoubleOpen),
        '’' => single(input, "’", place, SingleClose, DoubleClose),
        '‚' | '‛' => one(SingleOpen),
        '_' if place.spaced && is_wire_dash(input) => run(Dash),
        '_' | '*' | '=' | '~' => run(Symbol),
        _ => one(Symbol),
    }
}

/// One or two underscores with white space behind them.
fn is_wire_dash(input: &str) -> bool {
    let behind = input.trim_start_matches('_');
    input.len() - behind.len() <= 2 && behind.starts_with([' ', '\t', '\n', '\r'])
}

/// A single quotation mark, or two of them that stand for a double one. Of three the inner one is single: the last of
/// those that open, the first of those that close. In "‘Macbeth’’s" the second one is an apostrophe.
fn single<'a>(
    input: &'a str,
    quote: &str,
    place: Place,
    single: TokenKind,
    double: TokenKind,
) -> Parsed<'a, TokenKind> {
    let rest = &input[quote.len()..];
    let Some(after) = rest.strip_prefix(quote) else { return Ok((rest, single)) };
    let three = after.starts_with(quote) && !after[quote.len()..].starts_with(quote);
    let inner = three || word::clitic(rest).is_ok();
    if inner && place.behind_content() { Ok((rest, single)) } else { Ok((after, double)) }
}
