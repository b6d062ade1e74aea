//! Where the letters of a code span stand in the source.

use std::ops::Range;

/// The stretches of `code` beside those of `written`, the source between the marks of the span, that they were made from: both
/// in order and apart. What a line break was made into, with the marks that the next line begins with, is a stretch by itself.
pub(super) fn aligned(code: &str, written: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut stretches: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let is_blank = |c: char| matches!(c, ' ' | '\n' | '\r');
    // A blank at either end is taken away where both have one.
    let is_bare = written.starts_with(is_blank) && written.ends_with(is_blank) && !written.trim().is_empty();
    let mut at = if is_bare { blank(written, code.chars().next()) } else { 0 };
    // The last stretch is copied as it stands, and goes on if the next letter is, too.
    let mut copies = false;
    for (from, letter) in code.char_indices() {
        let to = from + letter.len_utf8();
        let rest = &written[at..];
        if rest.starts_with(letter) {
            match stretches.last_mut() {
                Some((read, source)) if copies => (read.end, source.end) = (to, at + letter.len_utf8()),
                _ => stretches.push((from..to, at..at + letter.len_utf8())),
            }
            at += letter.len_utf8();
            copies = true;
            continue;
        }
        copies = false;
        if letter == ' ' && rest.starts_with(['\n', '\r']) {
            let len = blank(rest, code[to..].chars().next());
            stretches.push((from..to, at..at + len));
            at += len;
        } else if rest.starts_with('\\') && rest[1..].starts_with(letter) {
            stretches.push((from..to, at..at + 1 + letter.len_utf8()));
            at += 1 + letter.len_utf8();
        } else {
            // It was made in a way that is not known here, of one letter at most.
            let len = rest.chars().next().map_or(0, char::len_utf8);
            stretches.push((from..to, at..at + len));
            at += len;
        }
    }
    stretches
}

/// The length of the blank or line break at the start, with the marks that the next line begins with, up to the letter that comes
/// `next`.
fn blank(written: &str, next: Option<char>) -> usize {
    if written.starts_with(' ') {
        return 1;
    }
    let mut rest = written.trim_start_matches(['\n', '\r']);
    while rest.starts_with([' ', '\t', '>']) && next.is_none_or(|next| !rest.starts_with(next)) {
        rest = &rest[1..];
    }
    written.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::aligned;

    fn pairs<'a>(code: &'a str, written: &'a str) -> Vec<(&'a str, &'a str)> {
        aligned(code, written).into_iter().map(|(read, source)| (&code[read], &written[source])).collect()
    }

    #[test]
    fn letters_lead_to_themselves_and_line_breaks_to_blanks() {
        assert_eq!(pairs("a b", "a b"), [("a b", "a b")]);
        assert_eq!(pairs("a", " a "), [("a", "a")]);
        assert_eq!(pairs(" a", "  a "), [(" a", " a")]);
        assert_eq!(pairs("a. B.", "a.\nB."), [("a.", "a."), (" ", "\n"), ("B.", "B.")]);
        assert_eq!(pairs("a b", "a\r\n> > b"), [("a", "a"), (" ", "\r\n> > "), ("b", "b")]);
        assert_eq!(pairs("a|b", "a\\|b"), [("a", "a"), ("|", "\\|"), ("b", "b")]);
        assert_eq!(pairs("a b", "a?b"), [("a", "a"), (" ", "?"), ("b", "b")]);
        assert_eq!(pairs("", ""), []);
    }
}
