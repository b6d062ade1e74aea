//! Which line breaks are only there because the line was full.
//!
//! Some texts give each paragraph one line, others break lines at 60 to 100 columns. What a text does shows in how its
//! lines end: a wrapped line ends without a stop, and the first word of the next one would not have fitted into it.

use super::lines::Line;

/// The width that a text's lines are broken at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrap {
    /// In characters.
    width: usize,
    /// How many characters a full line may fall short of the width.
    slack: usize,
}

/// The break between two lines that follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joint {
    /// How long the first line is, in characters.
    width: usize,
    /// How long it would be with the first word of the second one.
    filled: usize,
    /// The first line ends without a full stop, question mark, exclamation mark or colon.
    open: bool,
    /// The second line starts with a lower-case letter or with a mark that cannot start a sentence.
    lower: bool,
}

impl Joint {
    pub(super) fn new(text: &str, first: &Line, second: &Line) -> Joint {
        let next = &text[second.span];
        let word = next.find(char::is_whitespace).map_or(next, |end| &next[..end]);
        let width = first.indent + characters(&text[first.span]);
        Joint { width, filled: width + 1 + characters(word), open: is_open(&text[first.span]), lower: is_lower(next) }
    }

    /// Does the break stand inside a sentence, by how the first line ends and the second one starts?
    pub(super) fn is_inside_sentence(self) -> bool {
        self.open && self.lower
    }
}

/// The narrowest and the widest column that lines are taken to be broken at.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=120;

impl Wrap {
    /// The width that most of these lines are broken at, if they are.
    pub(super) fn measure(text: &str, lines: &[Line]) -> Option<Wrap> {
        let pairs = || {
            let both = |pair: &&[Line]| !pair[0].is_blank() && !pair[1].is_blank();
            lines.windows(2).filter(both)
        };
        pairs().next()?;
        let width = usual_width(text, lines)?;
        let joints: Vec<Joint> = pairs().map(|pair| Joint::new(text, &pair[0], &pair[1])).collect();
        let open = || joints.iter().filter(|joint| joint.open);
        let opens = open().count();
        let full = |slack: usize| open().filter(|joint| joint.filled + slack > width).count();
        let slack = width / 4;
        let mostly = |count: usize, tenths: usize| opens > 0 && count * 10 >= opens * tenths;
        if opens * 10 < joints.len() * 3 {
            None
        } else if mostly(full(0), 9) {
            Some(Wrap { width, slack: 0 })
        } else if mostly(full(slack), 7) && (mostly(full(0), 7) || mostly(open().filter(|j| j.lower).count(), 5)) {
            Some(Wrap { width, slack })
        } else {
            None
        }
    }

    /// Is the first line so full that the second one goes on from it?
    pub(super) fn is_full(self, joint: Joint) -> bool {
        let slack = if joint.open || joint.lower { self.width / 4 } else { self.slack };
        joint.filled + slack > self.width && joint.width <= 2 * self.width
    }
}

/// The width that no more than one in twenty lines goes beyond, if it is one that lines are broken at.
fn usual_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut widths = [0_usize; *WIDTHS.end() + 1];
    let mut total = 0;
    let mut beyond = 0;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let width = line.indent + characters(&text[line.span]);
        total += 1;
        match widths.get_mut(width) {
            Some(count) => *count += 1,
            None => beyond += 1,
        }
    }
    if beyond * 20 > total {
        return None;
    }
    let mut width = *WIDTHS.end();
    while width > 0 && (beyond + widths[width]) * 20 <= total {
        beyond += widths[width];
        width -= 1;
    }
    WIDTHS.contains(&width).then_some(width)
}

/// Does a line end without a mark that may end a sentence?
pub(super) fn is_open(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_']);
    !end.ends_with(['.', '!', '?', '…', ':'])
}

fn is_lower(line: &str) -> bool {
    let start = line.trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[', '-', '–', '—', ' ']);
    start.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '%'))
}

fn characters(text: &str) -> usize {
    text.chars().count()
}
