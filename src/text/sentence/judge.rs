//! Is a stop the end of a sentence? The word in front of it and what comes behind decide.

use super::left::{Kind, Left, is_opening, last};
use super::phrases::{credits, is_number, is_open, opens, parenthetical, speaker, stem};
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
const LONGEST_QUOTATION: usize = 1000;

/// Judges the stop at byte `stop` of `input`. Its piece begins at byte `piece`, its sentence at `start`; nothing
/// outside the piece counts.
pub(super) fn judge(input: &str, piece: usize, start: usize, stop: usize) -> Judgement {
    let rest = &input[stop..];
    if is_point(input.as_bytes(), stop) {
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

/// The point of a number, an address or an acronym: a digit or small letter right behind it, but for the number of a
/// footnote behind a word.
fn is_point(bytes: &[u8], stop: usize) -> bool {
    let before = stop.checked_sub(1).and_then(|at| bytes.get(at));
    match (bytes.get(stop), bytes.get(stop + 1)) {
        (Some(b'.'), Some(b'a'..=b'z')) => true,
        (Some(b'.'), Some(b'0'..=b'9')) => !before.is_some_and(u8::is_ascii_lowercase),
        _ => false,
    }
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
        self.behind_footnote(behind).or_else(|| self.breaks(&right::next(following), following).then_some(behind))
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
        if let Some(behind) = self.behind_footnote(behind) {
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

    /// The text behind the number of a footnote, if one follows: right behind the mark, "It is known.12 Next", or
    /// apart from it, "It is known. 12 The next".
    fn behind_footnote<'b>(&self, behind: &'b str) -> Option<&'b str> {
        let (rest, _) = right::footnote(behind).ok().filter(|_| self.left.kind == Kind::Word)?;
        let next = right::next(rest.trim_start());
        let apart = behind.starts_with(' ');
        let opened = if apart { self.mark == Mark::Full && opens(&next) } else { next.first != First::Lower };
        opened.then_some(rest)
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

    /// A hyphen or underscore for a dash begins a signature or an item; a real dash goes on with the sentence.
    fn breaks_before_dash(&self, following: &str) -> bool {
        let next = right::next(following.trim_start_matches(['-', '=', '_', ' ']));
        let tailed = self.tail.quote || self.tail.bracket;
        self.mark == Mark::Full
            && self.left.is_plain()
            && !tailed
            && following.starts_with(['-', '_'])
            && next.first == First::Upper
    }

    fn full_stop_breaks(&self, next: &Next) -> bool {
        let left = &self.left;
        if next.first == First::Lower && (self.tail.quote || self.tail.bracket) && !next.quoted {
            return false;
        }
        if self.tail.quote && !next.quoted && (speaker(next).is_some_and(|s| s.speech && s.alone) || credits(next)) {
            return false;
        }
        match left.kind {
            Kind::Nothing | Kind::Marker => false,
            Kind::Word | Kind::Number => !(left.classes.has(Class::NumberWord) && next.first == First::Digit),
            // the stop inside the bracket is the abbreviation's: "(R-Ky.)"
            _ if self.tail.bracket && !left.sentence.starts_with(['(', '[']) => false,
            _ if next.first == First::Lower => false,
            Kind::Letter => opens(next) && !next.bracketed,
            Kind::Acronym => opens(next) || (self.tail.quote && next.first == First::Upper),
            Kind::Abbreviation => self.abbreviation_breaks(next),
        }
    }

    fn abbreviation_breaks(&self, next: &Next) -> bool {
        let (left, classes) = (&self.left, self.left.classes);
        let (upper, opener) = (next.first == First::Upper, opens(next));
        if classes.has(Class::Reference) {
            // "No." is a sentence too
            let alone = classes.has(Class::NumberWord) && left.sentence.trim_start_matches(is_opening) == left.word;
            return upper && !is_number(next.word) && (opener || alone);
        }
        if classes.has(Class::Saint) {
            return upper && opener && left.follows_name();
        }
        if classes.has(Class::Inner) {
            return false;
        }
        if classes.has(Class::Title) {
            // "she saw her dr. She was ill"
            return opener && left.word.starts_with(char::is_lowercase);
        }
        if classes.has(Class::Time) {
            let of_time = Classes::of(next.word).has(Class::TimeTail);
            return upper && !of_time && (opener || !self.heads_sentence());
        }
        if classes.has(Class::State) && left.follows_place() && !next.bracketed {
            return upper && !Classes::of(next.word).has(Class::Title);
        }
        if classes.has(Class::Closing) || classes.has(Class::Unit) || self.tail.quote {
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
            First::Upper if self.tail.quote && !next.quoted => speaker(next).is_none() && !credits(next),
            _ => true,
        }
    }

    fn ellipsis_breaks(&self, next: &Next, dots: usize, spaced: bool) -> bool {
        let upper = next.first == First::Upper;
        if self.tail.bracket && !self.tail.quote {
            return false;
        }
        if self.tail.quote {
            return next.quoted || (upper && speaker(next).is_none() && !credits(next)) || next.first == First::Digit;
        }
        if dots > 3 {
            return upper || next.quoted;
        }
        let apart = self.left.spaced || spaced;
        upper && !Classes::of(stem(next.word)).has(Class::Running) && (!apart || opens(next))
    }
}
