//! The marks of list items: "- ", "• ", "1. ", "2) ".

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, one_of};
use nom::combinator::map_res;
use nom::sequence::{preceded, terminated};

/// What an item starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// "-", "*", "•" and their like.
    Bullet(char),
    /// "1.", "1)" or "(1)".
    Number(u32),
}

/// The marker at the start of a line, and how many bytes it takes with the space behind it. There is none without text
/// behind it.
pub(super) fn marker(line: &str) -> Option<(Marker, usize)> {
    let mut parser = terminated(alt((bullet, number)), take_while_m_n(1, 8, char::is_whitespace));
    let (rest, marker) = parser.parse(line).ok()?;
    rest.starts_with(|c: char| !c.is_whitespace()).then(|| (marker, line.len() - rest.len()))
}

fn bullet(line: &str) -> nom::IResult<&str, Marker> {
    one_of("-*+•‣◦▪●∙·").map(Marker::Bullet).parse(line)
}

fn number(line: &str) -> nom::IResult<&str, Marker> {
    let digits = || map_res(take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), str::parse);
    let bracketed = preceded(char('('), terminated(digits(), char(')')));
    let plain = terminated(digits(), one_of(".)"));
    alt((bracketed, plain)).map(Marker::Number).parse(line)
}

impl Marker {
    /// Can this be the marker of the item after one with that marker?
    pub(super) fn follows(self, before: Marker) -> bool {
        match (before, self) {
            (Marker::Bullet(_), Marker::Bullet(_)) => true,
            (Marker::Number(before), Marker::Number(number)) => before + 1 == number,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_take_their_space_along() {
        assert_eq!(marker("- a"), Some((Marker::Bullet('-'), 2)));
        assert_eq!(marker("•\u{a0}a"), Some((Marker::Bullet('•'), 5)));
        assert_eq!(marker("12.  a"), Some((Marker::Number(12), 5)));
        assert_eq!(marker("(3) a"), Some((Marker::Number(3), 4)));
        assert_eq!(marker("4) a"), Some((Marker::Number(4), 3)));
    }

    #[test]
    fn other_lines_have_none() {
        for line in ["-a", "- ", "-", "1.5 million", "1999. It", "(a) b", "— a", "***", "a - b", ""] {
            assert_eq!(marker(line), None, "{line}");
        }
    }
}
