//! The lines of a plain text, and the marks of quoted ones.

use memchr::memchr3_iter;

use super::super::SourceMap;
use crate::span::Span;

/// One line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// What stands in it, without its quotation mark and the white space at its ends; empty for a blank line.
    pub(super) span: Span,
    /// How many characters of white space stand before it.
    pub(super) indent: usize,
    /// The ">" or "> > " before it, with the spaces between; empty for a line that is not quoted.
    pub(super) mark: Span,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.span.is_empty()
    }

    pub(super) fn is_quoted(&self) -> bool {
        !self.mark.is_empty()
    }
}

/// White space, and characters that show nothing: byte order marks and marks of direction.
pub(in crate::article) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}')
}

/// All lines, blank ones too. A line ends with LF, CR LF, a lone CR or a form feed.
pub(super) fn split(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    for end in memchr3_iter(b'\n', b'\r', b'\x0c', bytes) {
        let closes_cr = start == end && end > 0 && bytes[end] == b'\n' && bytes[end - 1] == b'\r';
        if !closes_cr {
            lines.push(line(text, Span::new(start, end)));
        }
        start = end + 1;
    }
    lines.push(line(text, Span::new(start, text.len())));
    lines
}

fn line(text: &str, whole: Span) -> Line {
    let inner = text[whole].trim_start_matches(is_blank);
    let start = whole.end() - inner.len();
    let indent = text[whole.start()..start].chars().count();
    let rest = inner.trim_start_matches(|c| c == '>' || is_blank(c));
    let behind = if inner.starts_with('>') { whole.end() - rest.len() } else { start };
    let len = text[behind..whole.end()].trim_end_matches(is_blank).len();
    Line { span: Span::new(behind, behind + len), indent, mark: Span::new(start, behind) }
}

/// The text without the marks of quoted lines, so that a quoted paragraph runs on from line to line, and the way back. The
/// lines are moved along. Nothing is done to a text in which no two quoted lines follow each other.
pub(super) fn drop_marks(text: &str, lines: &mut [Line]) -> Option<(String, SourceMap)> {
    let quoted = |line: &Line| line.is_quoted() && !line.is_blank();
    if !lines.windows(2).any(|pair| quoted(&pair[0]) && quoted(&pair[1])) {
        return None;
    }
    let mut kept = String::with_capacity(text.len());
    let mut map = SourceMap::default();
    let mut copied = 0;
    let mut copy_to = |end: usize, next: usize| {
        map.copy(kept.len(), Span::new(copied, end));
        kept.push_str(&text[copied..end]);
        copied = next;
        next - kept.len()
    };
    let mut dropped = 0;
    for line in lines {
        if line.is_quoted() {
            dropped = copy_to(line.mark.start(), line.mark.end());
        }
        line.span = Span::new(line.span.start() - dropped, line.span.end() - dropped);
    }
    copy_to(text.len(), text.len());
    Some((kept, map))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(text: &str) -> Vec<&str> {
        split(text).iter().map(|line| &text[line.span]).collect()
    }

    #[test]
    fn every_line_end_and_kind_of_blank_is_known() {
        assert_eq!(contents("a\nb\r\nc\rd\x0ce"), ["a", "b", "c", "d", "e"]);
        assert_eq!(contents("a\r\n\r\nb\r\rc\n\nd\n"), ["a", "", "b", "", "c", "", "d", ""]);
        assert_eq!(contents("\u{feff}a\u{a0}\n\u{a0}\u{2003}\n\t b c\u{200b}"), ["a", "", "b c"]);
        assert_eq!(contents(""), [""]);
    }

    #[test]
    fn marks_of_quoted_lines_are_set_apart() {
        let text = "  > one\n>> two\n>\nthree > four";
        let lines = split(text);
        assert_eq!(contents(text), ["one", "two", "", "three > four"]);
        assert_eq!(lines.iter().map(|line| &text[line.mark]).collect::<Vec<_>>(), ["> ", ">> ", ">", ""]);
        assert_eq!(lines[0].indent, 2);
    }

    #[test]
    fn dropped_marks_leave_the_way_back() {
        let text = "Intro:\r\n> one\r\n> two\r\n>\r\n> three\nend";
        let mut lines = split(text);
        let (kept, map) = drop_marks(text, &mut lines).expect("two quoted lines follow each other");
        assert_eq!(kept, "Intro:\r\none\r\ntwo\r\n\r\nthree\nend");
        let spans: Vec<_> =
            lines.iter().map(|line| (&kept.as_str()[line.span], &text[map.source(line.span)])).collect();
        assert!(spans.iter().all(|(ours, theirs)| ours == theirs), "{spans:?}");
        assert_eq!(drop_marks("> one\n\n> two", &mut split("> one\n\n> two")), None);
    }
}
