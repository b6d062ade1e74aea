//! Cuts a text at its blank lines, and at the line breaks that are no wraps of a long line.

use memchr::memchr;

use super::left::is_bullet;
use super::words::{Class, Classes};
use crate::Span;

/// Lines that are longer than this are not wrapped by hand or by a mail program.
const WIDEST_WRAP: usize = 120;
/// Lines that are shorter than this are no column of text.
const NARROWEST_WRAP: usize = 30;

/// The pieces of a text, inside of which line breaks are mere white space.
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
    /// What is left of the paragraph that `at` stands in; empty before and after one.
    paragraph: Option<Paragraph>,
}

#[derive(Debug, Clone, Copy)]
struct Paragraph {
    end: usize,
    /// The length of the longest line with more than one word, in characters.
    width: usize,
    /// Is it running text: ends with a stop, or has three lines and more that are all full but the last?
    runs: bool,
}

impl<'a> Pieces<'a> {
    /// The pieces of `span`, which ends where `text` does.
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        Self { text, at: span.start(), paragraph: None }
    }

    /// The paragraph at `at`, and whether it has several lines.
    fn paragraph_end(&self) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        let (mut at, mut lines) = (self.at, 0);
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr(b'\n', rest)) {
            let end = at + found;
            at = end + 1;
            let next = self.text[at..].trim_start_matches(|c: char| c != '\n' && c.is_whitespace());
            if next.is_empty() || next.starts_with('\n') {
                return (end, lines > 0);
            }
            lines += 1;
        }
        (bytes.len(), lines > 0)
    }
}

impl Iterator for Pieces<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.text.get(self.at..)?;
        self.at += rest.len() - rest.trim_start().len();
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let paragraph = match self.paragraph.filter(|paragraph| self.at < paragraph.end) {
            Some(paragraph) => paragraph,
            None => {
                let (end, several) = self.paragraph_end();
                if !several {
                    self.at = end;
                    return Some(Span::new(start, end));
                }
                Paragraph::of(&self.text[start..end], end)
            }
        };
        self.paragraph = Some(paragraph);
        let end = paragraph.piece_end(self.text, start);
        self.at = end;
        Some(Span::new(start, end))
    }
}

impl Paragraph {
    fn of(text: &str, end: usize) -> Self {
        let lines = || text.lines().map(str::trim).filter(|line| line.contains(char::is_whitespace));
        let width = lines().map(|line| line.chars().count()).max().unwrap_or_default();
        let mut pairs = text.lines().zip(text.lines().skip(1));
        let column = text.lines().nth(2).is_some() && pairs.all(|(line, next)| is_full(line.trim(), next, width));
        Self { end, width, runs: column || ends_with_stop(text) }
    }

    /// Where the piece that begins at byte `start` ends.
    fn piece_end(&self, text: &str, start: usize) -> usize {
        let bytes = text.as_bytes();
        let (mut line, mut from) = (start, start);
        while let Some(found) = bytes.get(from..self.end).and_then(|rest| memchr(b'\n', rest)) {
            let end = from + found;
            from = end + 1;
            if self.breaks(text[line..end].trim(), text[from..self.end].trim_start()) {
                return end;
            }
            line = from;
        }
        self.end
    }

    /// Is the break between `line` and `next` meant as one?
    fn breaks(&self, line: &str, next: &str) -> bool {
        let next = next.lines().next().unwrap_or_default();
        let word = next.split_whitespace().next().unwrap_or_default();
        if word.starts_with(is_bullet) || matches!(word, "-" | "*" | "–") {
            return true;
        }
        let wrapped = is_full(line, next, self.width) && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&self.width);
        if word.starts_with(char::is_lowercase) {
            return !(wrapped || self.runs);
        }
        if self.width <= WIDEST_WRAP && goes_on(line) {
            return false;
        }
        !(wrapped && (self.runs || ends_with_stop(line)))
    }
}

/// Would the first word of `next` not have fitted behind `line`?
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    line.chars().count() + 1 + word.chars().count() > width
}

/// Does the line end in the middle of a phrase?
fn goes_on(line: &str) -> bool {
    let word = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let function = word.starts_with(char::is_lowercase)
        && (Classes::of(word).has(Class::Opener) || Classes::of(word).has(Class::Continuing));
    let title = word.strip_suffix('.').is_some_and(|word| Classes::of(word).has(Class::Title));
    line.ends_with([',', '-', '–', '—']) || function || title
}

/// Does the text end with a stop, closing marks and the numbers of references aside?
fn ends_with_stop(text: &str) -> bool {
    let close = |c: char| c.is_whitespace() || c.is_ascii_digit() || "\"'”’»)]}[".contains(c);
    text.trim_end_matches(close).ends_with(['.', '?', '!', '…'])
}
