//! The time of day at the head of a post in a live blog: "20:47", "**19:50 GMT:**", "[6.10pm]".

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize};
use nom::sequence::{delimited, terminated};

use super::date::clock;
use super::words::{Parsed, gap, is, word};
use crate::lexicon::Class;

/// The length of the time that a post begins with, in bytes, with the marks and white space behind it. The time is set off by
/// a line break, a dash, a colon, a bar, brackets or emphasis, or, where other posts begin so (`blog`), by a space alone; a
/// sentence goes on behind it.
pub(super) fn inline(post: &str, blog: bool) -> Option<usize> {
    if !post.starts_with(|c: char| c.is_ascii_digit() || "[(*_NMnm".contains(c)) {
        return None;
    }
    let (rest, set_off) = alt((bracketed, emphasized, plain)).parse(post).ok()?;
    let ends = set_off.ends_with([']', ')', '*', '_']);
    let mark = rest.trim_start_matches([' ', '\t']);
    let marked = mark.trim_start_matches(['–', '—', '-', '|', ':', '•', '·', '\n', '\r']);
    let behind = marked.trim_start();
    let spaced =
        rest.starts_with(char::is_whitespace) || marked.starts_with(char::is_whitespace) || mark.starts_with('\n');
    let opens = |c: char| c.is_uppercase() || c.is_numeric() || "\"“‘'«*_[".contains(c);
    let day = word(behind).is_ok_and(|(_, first)| is(first, Class::Weekday) || is(first, Class::Month));
    let parted = ends || marked.len() < mark.len() || blog && !day;
    (parted && spaced && behind.starts_with(opens)).then(|| post.len() - behind.len())
}

/// Does a line begin as the posts of a live blog do, with the time and a capital letter?
pub(super) fn opens(line: &str) -> bool {
    inline(line, true).is_some()
}

/// "[18:10]", "(6.10pm)"
fn bracketed(input: &str) -> Parsed<'_> {
    recognize(delimited(one_of("[("), clock, one_of("])"))).parse(input)
}

/// "**20:47**", "19:50 GMT:**", where what opens the emphasis may stand before the post.
fn emphasized(input: &str) -> Parsed<'_> {
    let marks = || take_while(|c| c == '*' || c == '_');
    let close = alt((tag("*"), tag("_")));
    recognize((marks(), terminated(clock, opt(char(':'))), gap, close, marks())).parse(input)
}

fn plain(input: &str) -> Parsed<'_> {
    recognize(clock).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_before_posts_are_set_off() {
        for (time, post) in [
            ("20:47\n", "Explosions are heard."),
            ("20:47** \n", "Explosions are heard."),
            ("**19:50 GMT:** ", "Explosions are heard."),
            ("[18:10] ", "Explosions are heard."),
            ("6.10pm – ", "“Nobody came,” he says."),
            ("19:40 CET | ", "Explosions are heard."),
            ("9:05 a.m.: ", "Explosions are heard."),
        ] {
            assert_eq!(inline(&format!("{time}{post}"), false), Some(time.len()), "{time}");
        }
    }

    #[test]
    fn times_in_sentences_are_left() {
        for post in [
            "20:47 was the time.",
            "6:30 p.m. Tuesday was chosen.",
            "9:30 - or so they said.",
            "2-1 - it is over.",
            "20:47",
        ] {
            assert_eq!(inline(post, false), None, "{post}");
        }
    }

    #[test]
    fn a_space_is_enough_where_others_have_it() {
        assert_eq!(inline("20:47 Explosions are heard.", false), None);
        assert_eq!(inline("20:47 Explosions are heard.", true), Some(6));
        assert_eq!(inline("6:30 p.m. Tuesday was chosen.", true), None);
        assert_eq!(inline("20:47 was the time.", true), None);
    }
}
