//! Is a stop the end of a sentence? The word in front of it and what comes behind decide.

use super::left::{Kind, Left, is_opening, last};
use super::right::{self, First, Mark, Next, Tail};
use super::words::{Class, Classes};

/// What became of a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judgement {
    /// Where the sentence ends, if it does.
    pub(super) end: Option<usize>,
    /// Where the search for the next stop goes on.
    pub(super) resume: usize,
}

/// How far back a quotation that a stray mark closes may begin, in bytes.
const LONGEST_QUOTATION: usize = 2000;
/// How far a bracket behind a stop may reach, in bytes.
const LONGEST_REFERENCE: usize = 60;

/// Judges the stop at byte `stop` of `input`. Its piece begins at byte `piece`, its sentence at `start`; nothing outside the
/// piece counts.
pub(super) fn judge(input: &str, piece: usize, start: usize, stop: usize) -> Judgement {
    let rest = &input[stop..];
    let glued = rest.as_bytes().get(1).is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if glued && rest.starts_with('.') {
        return Judgement { end: None, resume: stop + 1 };
    }
    let Ok((behind, mark)) = right::mark(rest) else { return Judgement { end: None, resume: stop + 1 } };
    let resume = input.len() - behind.len();
    let left = Left::of(&input[start..stop]);
    let quoting = |mark| is_open(last(&input[piece..stop], LONGEST_QUOTATION), mark);
    let (behind, tail) = right::tail(behind, quoting);
    let scene = Scene { left, mark, tail };
    let end = scene.ends(behind).map(|behind| input.len() - behind.len());
    if scene.stops_before_ellipsis(rest, behind, end.is_some()) {
        return Judgement { end: Some(stop + 1), resume };
    }
    Judgement { end, resume: end.unwrap_or(resume).max(resume) }
}

/// A stop and its surroundings.
struct Scene<'a> {
    left: Left<'a>,
    mark: Mark,
    tail: Tail,
}

impl Scene<'_> {
    /// The text behind the sentence, if it ends here; `behind` is what follows the mark and its closing marks.
    fn ends<'b>(&self, behind: &'b str) -> Option<&'b str> {
        if self.left.kind == Kind::Nothing {
            return None;
        }
        let following = behind.trim_start();
        if following.len() == behind.len() {
            return self.ends_glued(behind);
        }
        let next = right::next(following);
        if self.left.is_plain()
            && self.mark == Mark::Full
            && let Ok((behind, _)) = right::footnote(behind)
            && Classes::of(right::next(behind.trim_start()).word).has(Class::Opener)
            && right::next(behind.trim_start()).first == First::Upper
        {
            return Some(behind);
        }
        self.breaks(&next, following).then_some(behind)
    }

    /// "He left. . . . She stayed", "He left. ... she stayed": is the first a full stop, and the others begin the next
    /// sentence? `ends` says whether the sentence ends behind all of them.
    fn stops_before_ellipsis(&self, stop: &str, behind: &str, ends: bool) -> bool {
        let Mark::Ellipsis { dots: 4.., spaced: true } = self.mark else { return false };
        let compact = stop.starts_with(". ..") || stop.starts_with(". …");
        let full = stop.starts_with(". ") && !self.left.spaced && self.left.is_plain();
        full && !behind.trim_start().is_empty() && (ends || (compact && self.tail == Tail::default()))
    }

    /// As `ends`, where no white space follows.
    fn ends_glued<'b>(&self, behind: &'b str) -> Option<&'b str> {
        if behind.is_empty() || !self.left.is_plain() || self.left.spaced {
            return None;
        }
        let word = self.left.word;
        let letters =
            word.len() > 2 && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | ','));
        if !letters {
            return None;
        }
        if let Ok((behind, _)) = right::footnote(behind)
            && right::next(behind.trim_start()).first != First::Lower
            && self.left.kind == Kind::Word
        {
            return Some(behind);
        }
        let next = right::next(behind);
        let mut letters = next.word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let lower = letters.next().is_none_or(char::is_lowercase) && !next.rest.starts_with(['.', '@', '/']);
        let ends_low = word.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let classes = Classes::of(next.word);
        let title = next.rest.starts_with('.') && classes.has(Class::Title);
        (capital && ends_low && (lower || title) && !classes.has(Class::Domain)).then_some(behind)
    }

    /// Does the sentence end in front of `next`, which white space parts from the stop?
    fn breaks(&self, next: &Next, following: &str) -> bool {
        match next.first {
            First::End | First::Bullet => return true,
            First::Running => return false,
            First::Dash => return self.breaks_before_dash(following),
            _ => {}
        }
        if next.bracketed && parenthetical(next, following) {
            return false;
        }
        match self.mark {
            Mark::Full => self.full_stop_breaks(next),
            Mark::Ask => self.ask_breaks(next),
            Mark::Ellipsis { dots, spaced } => self.ellipsis_breaks(next, dots, spaced),
        }
    }

    /// A hyphen for a dash begins a signature or an item; a real dash goes on with the sentence.
    fn breaks_before_dash(&self, following: &str) -> bool {
        let next = right::next(following.trim_start_matches(['-', '=', ' ']));
        let tailed = self.tail.quote || self.tail.bracket;
        self.mark == Mark::Full
            && self.left.is_plain()
            && !tailed
            && following.starts_with('-')
            && next.first == First::Upper
    }

    fn full_stop_breaks(&self, next: &Next) -> bool {
        let left = &self.left;
        let opener = opens(next);
        if next.first == First::Lower && (self.tail.quote || self.tail.bracket) && !next.quoted {
            return false;
        }
        match left.kind {
            Kind::Nothing | Kind::Marker => false,
            Kind::Word | Kind::Number => !(left.classes.has(Class::NumberWord) && next.first == First::Digit),
            // the stop inside the bracket is the abbreviation's: "(R-Ky.)"
            _ if self.tail.bracket && !left.sentence.starts_with(['(', '[']) => false,
            _ if next.first == First::Lower => false,
            Kind::Letter => opener && !next.bracketed,
            Kind::Acronym => opener || (self.tail.quote && next.first == First::Upper),
            Kind::Abbreviation => self.abbreviation_breaks(next, opener),
        }
    }

    fn abbreviation_breaks(&self, next: &Next, opener: bool) -> bool {
        let (left, classes) = (&self.left, self.left.classes);
        let upper = next.first == First::Upper;
        if classes.has(Class::Reference) {
            // "No." is a sentence too
            let alone = left.sentence.trim_start_matches(is_opening) == left.word;
            return upper && !is_number(next.word) && (opener || alone);
        }
        if classes.has(Class::Saint) {
            return upper && opener && left.follows_name();
        }
        if classes.has(Class::Title) || classes.has(Class::Inner) {
            return false;
        }
        if classes.has(Class::Time) {
            let of_time = Classes::of(next.word).has(Class::TimeTail);
            return upper && !of_time && (opener || !self.heads_sentence());
        }
        if classes.has(Class::State) && left.follows_place() && !next.bracketed {
            return upper && !Classes::of(next.word).has(Class::Title);
        }
        if classes.has(Class::Closing) || self.tail.quote {
            return upper;
        }
        opener
    }

    /// "At 5 p.m.": a time at the head of a sentence that goes on.
    fn heads_sentence(&self) -> bool {
        let mut words = self.left.sentence.split_whitespace();
        words.next().is_some_and(|word| Classes::of(word).has(Class::TimeHead)) && words.count() <= 2
    }

    fn ask_breaks(&self, next: &Next) -> bool {
        let named = self.left.classes.has(Class::MarkedName);
        match next.first {
            First::Lower if self.tail.quote || self.tail.bracket || named => false,
            First::Lower => !self.left.is_named() && !Classes::of(next.word).has(Class::Continuing),
            _ if named => opens(next),
            // “Viva Maria! (1965)”
            First::Digit => !next.bracketed,
            First::Upper if self.tail.quote && !next.quoted => !speaks(next),
            _ => true,
        }
    }

    fn ellipsis_breaks(&self, next: &Next, dots: usize, spaced: bool) -> bool {
        let upper = next.first == First::Upper;
        if self.tail.bracket && !self.tail.quote {
            return false;
        }
        if self.tail.quote {
            return next.quoted || (upper && !speaks(next)) || next.first == First::Digit;
        }
        if dots > 3 {
            return upper || next.quoted;
        }
        let apart = self.left.spaced || spaced;
        upper && !Classes::of(stem(next.word)).has(Class::Running) && (!apart || opens(next))
    }
}

/// Is a quotation open at the end of `before` that the straight `mark` has opened?
fn is_open(before: &str, mark: char) -> bool {
    let mut open = false;
    let mut spaced = true;
    let mut rest = before.chars().peekable();
    while let Some(c) = rest.next() {
        if c == mark {
            let word_follows = rest.peek().is_some_and(|next| next.is_alphanumeric());
            // an apostrophe inside a word is neither
            open = if spaced { !open || word_follows } else { open && word_follows };
        }
        spaced = c.is_whitespace() || c == '(';
    }
    open
}

/// Does the word that follows open a sentence, rather than go on with a name?
fn opens(next: &Next) -> bool {
    let contraction = stem(next.word).len() < next.word.len();
    let ends = contraction || !next.rest.starts_with(['.', '-', '&', '/']);
    next.first == First::Upper && ends && Classes::of(stem(next.word)).has(Class::Opener)
}

/// A word in front of its apostrophe: "it" of "it's", "don" of "don't".
fn stem(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// A number in digits, a roman one, or a single letter.
fn is_number(word: &str) -> bool {
    word.len() == 1
        || word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
        || word.starts_with(|c: char| c.is_numeric())
}

/// Does a speaker and a verb of speech follow: "Smith asked", "Mr. Van der Berg said"?
fn speaks(next: &Next) -> bool {
    let mut rest = next.rest;
    if opens(next) {
        return false;
    }
    for _ in 0..5 {
        rest = rest.trim_start_matches('.').trim_start();
        let following = right::next(rest);
        if Classes::of(following.word).has(Class::Speech) && following.first == First::Lower {
            return !right::next(following.rest.trim_start()).word.eq_ignore_ascii_case("that");
        }
        if following.first != First::Upper || following.word.is_empty() {
            return false;
        }
        rest = following.rest;
    }
    false
}

/// Is what follows a bracket that belongs to the sentence in front of it: a reference such as "(Smith 2010)." with the
/// stop behind it, or one with the sentence going on behind it?
fn parenthetical(next: &Next, following: &str) -> bool {
    let Some(end) = following.bytes().take(LONGEST_REFERENCE).position(|b| matches!(b, b')' | b']')) else {
        return false;
    };
    let (inner, behind) = (&following[..end], &following[end + 1..]);
    let reference = !inner.contains(['.', '?', '!', '/']) && !opens(next);
    let goes_on = behind.trim_start().starts_with(|c: char| c.is_lowercase()) || behind.starts_with([',', ';']);
    let short = inner.contains(|c: char| c.is_ascii_digit()) || inner.split_whitespace().count() <= 3;
    reference && (goes_on || (behind.starts_with('.') && short))
}
