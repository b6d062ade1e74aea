//! Styled text that is put together from pieces, then broken into lines of a given width.

use std::ops::Range;

use anstyle::Style;
use textwrap::WordSeparator;
use textwrap::core::{Fragment, Word, display_width};
use textwrap::wrap_algorithms::wrap_first_fit;

use crate::report::{Layout, escape};

/// Text is never wrapped to fewer columns than this.
pub(super) const LEAST: usize = 20;

/// Styled words broken into lines that fit after an indent, which is added to all lines but the first.
pub(super) fn wrapped(words: &[(&str, Style)], indent: usize, layout: &Layout) -> String {
    let mut flow = Flow::default();
    for (words, style) in words {
        flow.push(words, *style);
    }
    flow.lines(layout.width.saturating_sub(indent).max(LEAST)).join(&format!("\n{:indent$}", ""))
}

/// Text in progress. Everything that is added is escaped, and its white space becomes single spaces.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    /// Where each style ends, in order.
    runs: Vec<(usize, Style)>,
}

impl Flow {
    /// Adds words in a style.
    pub(super) fn push(&mut self, words: &str, style: Style) {
        let mut parts = words.split(char::is_whitespace).filter(|part| !part.is_empty()).peekable();
        if words.starts_with(char::is_whitespace) {
            self.space();
        }
        while let Some(part) = parts.next() {
            self.add(&escape(part));
            if parts.peek().is_some() || words.ends_with(char::is_whitespace) {
                self.space();
            }
        }
        self.runs.push((self.text.len(), style));
    }

    /// Adds a word. A log of continuous integration takes two colons at the start of a line, or `##[` anywhere, for a command.
    /// Therefore the second of two colons becomes a ratio sign, wherever it will be on a line.
    fn add(&mut self, word: &str) {
        for c in word.chars() {
            self.text.push(match c {
                ':' if self.text.ends_with(':') => '∶',
                '[' if self.text.ends_with("##") => '［',
                c => c,
            });
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// The lines, with their styles as ANSI escapes; none wider than `width` columns, wide characters counted as two.
    pub(super) fn lines(&self, width: usize) -> Vec<String> {
        let pieces = self.pieces(width.max(1));
        wrap_first_fit(&pieces, &[width as f64]).into_iter().map(|line| self.render(line)).collect()
    }

    /// The same, with a first line that starts after so many columns.
    pub(super) fn lines_behind(&self, taken: usize, width: usize) -> Vec<String> {
        let pieces = self.pieces(width.max(1));
        let widths = [width.saturating_sub(taken).max(1) as f64, width.max(1) as f64];
        wrap_first_fit(&pieces, &widths).into_iter().map(|line| self.render(line)).collect()
    }

    /// The text, cut where a line may end: at spaces, and inside words that are wider than a line. An arrow stays with the word
    /// after it.
    fn pieces(&self, width: usize) -> Vec<Piece> {
        let mut pieces = Vec::<Piece>::new();
        let mut at = 0;
        for word in WordSeparator::new().find_words(&self.text).flat_map(|word| parts(word, width)) {
            let end = at + word.word.len();
            let piece = Piece { bytes: at..end, columns: display_width(word.word), space: word.whitespace.len() };
            at = end + word.whitespace.len();
            match pieces.last_mut().filter(|last| is_arrow(&self.text[last.bytes.clone()])) {
                Some(last) if last.columns + last.space + piece.columns <= width => last.join(piece),
                _ => pieces.push(piece),
            }
        }
        pieces
    }

    /// One line, from its first piece to its last one.
    fn render(&self, line: &[Piece]) -> String {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { return String::new() };
        let mut at = first.bytes.start;
        let mut out = String::new();
        let from = self.runs.partition_point(|(end, _)| *end <= at);
        for (end, style) in &self.runs[from..] {
            let end = (*end).min(last.bytes.end);
            if at < end {
                out += &format!("{style}{}{style:#}", &self.text[at..end]);
                at = end;
            }
        }
        out
    }
}

/// A part that stays on one line, with the space after it.
#[derive(Debug)]
struct Piece {
    bytes: Range<usize>,
    columns: usize,
    space: usize,
}

impl Piece {
    fn join(&mut self, next: Piece) {
        self.columns += self.space + next.columns;
        self.space = next.space;
        self.bytes.end = next.bytes.end;
    }
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.columns as f64
    }

    fn whitespace_width(&self) -> f64 {
        self.space as f64
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

fn is_arrow(piece: &str) -> bool {
    matches!(piece, "←" | "<-")
}

/// The word, or its parts if it is wider than a line.
fn parts(word: Word<'_>, width: usize) -> Vec<Word<'_>> {
    if display_width(word.word) > width { word.break_apart(width).collect() } else { vec![word] }
}

#[cfg(test)]
mod tests {
    use anstyle::Style;
    use proptest::prelude::*;
    use textwrap::core::display_width;

    use super::Flow;
    use crate::report::escape;

    const BOLD: Style = Style::new().bold();
    const PLAIN: Style = Style::new();

    fn flow(parts: &[(&str, Style)]) -> Flow {
        let mut flow = Flow::default();
        for (words, style) in parts {
            flow.push(words, *style);
        }
        flow
    }

    #[test]
    fn styles_start_and_end_on_every_line() {
        let flow = flow(&[("one two ", Style::new()), ("three four", BOLD), (" five", Style::new())]);
        assert_eq!(flow.lines(13), ["one two \u{1b}[1mthree\u{1b}[0m", "\u{1b}[1mfour\u{1b}[0m five"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(flow(&[("北京大学 出版", Style::new())]).lines(6), ["北京大", "学 出", "版"]);
    }

    #[test]
    fn words_wider_than_a_line_are_cut() {
        assert_eq!(flow(&[("a incomprehensibly b", Style::new())]).lines(8), ["a", "incompre", "hensibly", "b"]);
    }

    #[test]
    fn an_arrow_stays_with_what_it_leads_to() {
        assert_eq!(flow(&[("It rained. ← Ann", Style::new())]).lines(14), ["It rained.", "← Ann"]);
    }

    #[test]
    fn nothing_is_a_command_to_a_log() {
        let flow = flow(&[("a ::error::b #", BOLD), ("#", PLAIN), ("[error]c", PLAIN)]);
        assert_eq!(flow.text, "a :∶error:∶b ##［error]c");
    }

    #[test]
    fn white_space_is_single_spaces() {
        let flow = flow(&[("  It\n\trained ", Style::new()), (" on\u{a0}Monday\r\n", BOLD)]);
        assert_eq!(flow.lines(80), ["It rained \u{1b}[1mon Monday\u{1b}[0m"]);
    }

    proptest! {
        #[test]
        fn lines_fit_and_lose_nothing(parts in prop::collection::vec(("\\PC{0,12}|[a-z ]{0,12}", any::<bool>()), 0..8), width in 2..40_usize) {
            let parts: Vec<(&str, Style)> =
                parts.iter().map(|(words, bold)| (words.as_str(), if *bold { BOLD } else { Style::new() })).collect();
            let lines = flow(&parts).lines(width);
            for line in &lines {
                prop_assert!(display_width(line) <= width, "{line:?}");
            }
            let dense = |text: &str| text.replace('∶', ":").replace('［', "[").split_whitespace().collect::<String>();
            let shown = lines.concat().replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
            let given: String = parts.iter().map(|(words, _)| dense(words)).collect();
            prop_assert_eq!(dense(&shown), dense(&escape(&given)));
        }
    }
}
