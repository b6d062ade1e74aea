//! What stands in front of a stop.

use nom::Parser;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::combinator::{all_consuming, opt, recognize};
use nom::multi::many1_count;
use nom::sequence::{pair, preceded};

use super::words::{Class, Classes};

/// No more than this many bytes are looked at as one word.
const LONGEST_WORD: usize = 80;

/// The word in front of a stop, and the sentence up to there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Left<'a> {
    /// The sentence so far, without white space at its end.
    pub(super) sentence: &'a str,
    /// The word, without opening marks. Empty if there is none.
    pub(super) word: &'a str,
    pub(super) kind: Kind,
    pub(super) classes: Classes,
    /// Is there white space between the word and the stop?
    pub(super) spaced: bool,
}

/// What the word in front of a stop is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// There is none.
    Nothing,
    /// The whole sentence is a letter or a number: the mark of a list item or heading, "1.", "B.", "2.1."
    Marker,
    /// One letter.
    Letter,
    /// "U.S", "a.m", "Ph.D"
    Acronym,
    /// Known from the data.
    Abbreviation,
    /// Ends in a digit.
    Number,
    /// Any other word.
    Word,
}

impl<'a> Left<'a> {
    /// Looks at `before`, the sentence up to the stop, which does not begin with white space.
    pub(super) fn of(before: &'a str) -> Self {
        let sentence = before.trim_end();
        let tail = last(sentence, LONGEST_WORD);
        let chunk = tail.rfind(char::is_whitespace).map_or(tail, |at| tail[at..].trim_start());
        let (word, part) = split(chunk);
        let classes = Classes::of(part);
        Self {
            sentence,
            word,
            kind: kind(word, part, classes, sentence),
            classes,
            spaced: before.len() > sentence.len(),
        }
    }

    /// A word with at least two letters that is not known as an abbreviation, or a number: a stop behind it is a full
    /// stop.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    /// Does the last word begin with a capital letter that it does not owe to the beginning of the sentence?
    pub(super) fn is_named(&self) -> bool {
        self.word.starts_with(char::is_uppercase) && self.sentence.len() > self.word.len() + 1
    }

    /// Does a comma stand in front of the last word, behind a name: "Lodi, N.J"?
    pub(super) fn follows_place(&self) -> bool {
        let head = self.sentence.strip_suffix(self.word).unwrap_or_default().trim_end();
        head.strip_suffix(',').is_some_and(|head| {
            last(head, LONGEST_WORD)
                .rsplit(char::is_whitespace)
                .next()
                .is_some_and(|word| word.starts_with(char::is_uppercase))
        })
    }

    /// Does the word in front of the last one begin with a capital letter or a digit?
    pub(super) fn follows_name(&self) -> bool {
        let head = self.sentence.strip_suffix(self.word).unwrap_or_default().trim_end();
        let word = last(head, LONGEST_WORD).rsplit(char::is_whitespace).next().unwrap_or_default();
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !word.ends_with([',', ':', ';'])
            && !Classes::of(word).has(Class::Opener)
    }
}

/// The last `length` bytes of `text`, a few less where they would begin inside a character.
pub(super) fn last(text: &str, length: usize) -> &str {
    let from = text.len().saturating_sub(length);
    (from..text.len()).find_map(|at| text.get(at..)).unwrap_or_default()
}

/// The word of a chunk without white space, and its last part behind a hyphen.
fn split(chunk: &str) -> (&str, &str) {
    if chunk.bytes().all(|b| b.is_ascii_alphabetic()) {
        return (chunk, chunk);
    }
    let word = chunk.trim_start_matches(|c| is_opening(c) || is_bullet(c));
    let joined = |c| matches!(c, '—' | '–' | '/' | '…');
    let word = word.rfind(joined).map_or(word, |at| word[at..].trim_start_matches(joined));
    (word, word.rfind('-').map_or(word, |at| &word[at + 1..]))
}

fn kind(word: &str, part: &str, classes: Classes, sentence: &str) -> Kind {
    let Some(last) = word.chars().next_back() else { return Kind::Nothing };
    let single = word.len() == last.len_utf8();
    if is_marker(word) {
        let head = sentence.strip_suffix(word).unwrap_or(sentence);
        if head.trim_start_matches(is_bullet).trim().is_empty() {
            return Kind::Marker;
        }
    }
    if single && last.is_alphabetic() {
        // "c." and "p." are known, "I." and "B." are not
        return if classes.is_abbreviation() { Kind::Abbreviation } else { Kind::Letter };
    }
    if classes.is_abbreviation() {
        return Kind::Abbreviation;
    }
    if is_acronym(part) {
        return Kind::Acronym;
    }
    if last.is_ascii_digit() { Kind::Number } else { Kind::Word }
}

/// "1", "12", "2.1", "B", "iv": what numbers a list item or a heading.
fn is_marker(word: &str) -> bool {
    let number = word.len() <= 6
        && word.split('.').all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic()) && word != "I";
    let roman = (2..=4).contains(&word.len()) && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    number || letter || roman
}

/// Short groups of letters with a stop between each two, one of them a single letter: "U.S", "Ph.D", "S.&P".
fn is_acronym(word: &str) -> bool {
    if !word.contains('.') {
        return false;
    }
    let letters = |most| take_while_m_n::<_, &str, nom::error::Error<&str>>(1, most, char::is_alphabetic);
    let group = || preceded((tag("."), opt(tag("&"))), letters(4));
    let short = all_consuming(recognize(pair(letters(2), many1_count(group())))).parse(word).is_ok();
    short && word.split(['.', '&']).any(|part| part.chars().count() == 1)
}

pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '<' | '"' | '\'' | '“' | '‘' | '„' | '«' | '‹' | '*' | '_' | '`' | '¡' | '¿' | '~')
}

/// A mark that begins the items of a list.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '●' | '▪' | '◦' | '‣' | '⁃' | '·' | '■' | '►')
}
