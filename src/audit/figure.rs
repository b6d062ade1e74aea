//! Figures that somebody must have counted or measured: percentages, sums of money, measurements and counts; not dates,
//! ages, scores, clock times, ordinals, durations or addresses.

use std::ops::Range;

use crate::Span;
use crate::document::Document;
use crate::lexicon::{Class, Term, Word};
use crate::text::TokenKind;

/// From this number on, a count is more than anybody can see at a glance.
const LEAST: f64 = 10.0;

/// The first figure among the tokens, if there is one.
pub fn holds_figure(document: &Document, tokens: &Range<usize>) -> Option<Span> {
    let figure = |at: usize| {
        let reader = Reader { document, tokens };
        reader.figure(at).map(|end| at..end)
    };
    let of = |term| document.terms_in(tokens, term);
    let named = of(Term::Share).chain(of(Term::Multitude));
    let first = tokens.clone().find_map(figure);
    let first = first.into_iter().chain(named).min_by_key(|range| range.start)?;
    let tokens = document.tokens().get(first)?;
    Some(tokens.first()?.span.cover(tokens.last()?.span))
}

struct Reader<'a> {
    document: &'a Document<'a>,
    tokens: &'a Range<usize>,
}

impl Reader<'_> {
    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.contains(&at).then(|| self.document.tokens()[at].kind)
    }

    fn word(&self, at: usize) -> &str {
        if self.tokens.contains(&at) { self.document.word(at) } else { "" }
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.contains(&at) && self.document.words[at].is(class)
    }

    /// Where a word or phrase of a class ends that begins here.
    fn term(&self, at: usize, term: Term) -> Option<usize> {
        let here = at..self.tokens.end;
        self.document.terms_in(&here, term).find(|range| range.start == at).map(|range| range.end)
    }

    /// Where the figure ends that begins at a token, if one does.
    fn figure(&self, at: usize) -> Option<usize> {
        let digits = self.kind(at) == Some(TokenKind::Number);
        let spelled = self.is_spelled(at);
        if !digits && !spelled {
            return None;
        }
        let before = at.checked_sub(1).filter(|before| self.tokens.contains(before));
        let money = before.is_some_and(|b| self.kind(b) == Some(TokenKind::Symbol) && is_money(self.word(b)))
            || before.is_some_and(|b| self.term(b, Term::Currency).is_some_and(|end| end == at) && digits);
        let text = self.word(at);
        if before.is_some_and(|before| self.term(before, Term::Ranked).is_some()) {
            return None;
        }
        if money {
            return Some(at + 1);
        }
        if text.ends_with('%') {
            return Some(at + 1);
        }
        // the words of one number: "a quarter of a million", "2.3 million", "twenty-one thousand"
        let mut end = at + 1;
        let mut large = false;
        while self.term(end, Term::Magnitude).is_some()
            || self.is(end, Class::NumberWord) && !is_ordinal(self.word(end))
        {
            large |= self.term(end, Term::Magnitude).is_some();
            end += 1;
        }
        large |= self.term(at, Term::Magnitude).is_some() && end > at + 1;
        if let Some(end) = self.unit(end) {
            return Some(end);
        }
        if digits && !plain(text) {
            return None;
        }
        let value = value(text);
        if before.is_some_and(|b| self.numbered(b)) || (!large && self.is_date(at, text)) {
            return None;
        }
        if large {
            return (!self.is(end, Class::TimeNoun)).then_some(end);
        }
        if value.is_none_or(|value| value < LEAST) {
            return None;
        }
        let guessed = before.is_some_and(|before| self.about(before));
        let time = self.is(end, Class::TimeNoun) || self.is(end, Class::Month);
        let thousands = text.contains(',');
        let scored = self.term(end, Term::ScoreNoun).is_some();
        (thousands || (guessed && !time && !scored) || self.counted(end)).then_some(end)
    }

    /// Is the word a number, or two with a hyphen between: "forty", "forty-one"?
    fn is_spelled(&self, at: usize) -> bool {
        let number = |word: &str| Word::of(word).is(Class::NumberWord) && !is_ordinal(word);
        let word = self.word(at);
        if !self.document.spellings.get(at).is_some_and(|spelling| spelling.has_hyphen()) {
            return self.is(at, Class::NumberWord) && !is_ordinal(word);
        }
        word.split_once('-').is_some_and(|(tens, ones)| number(tens) && number(ones))
    }

    /// Does the word that ends here say that the number after it was counted or estimated: "at least", "nearly"?
    fn about(&self, last: usize) -> bool {
        let start = last.saturating_sub(2).max(self.tokens.start);
        (start..=last).any(|at| self.document.terms_in(&(at..last + 1), Term::AboutNumber).any(|r| r == (at..last + 1)))
    }

    /// Where a unit, a currency or a percentage ends that begins here, perhaps after a hyphen.
    fn unit(&self, at: usize) -> Option<usize> {
        let name = self.word(at).starts_with(char::is_uppercase) && self.word(at).len() > 3;
        let terms = [Term::Percent, Term::Unit, Term::Currency];
        terms.into_iter().filter(|_| !name).find_map(|term| self.term(at, term))
    }

    /// Is there a plural noun for something countable within a few words?
    fn counted(&self, from: usize) -> bool {
        for at in from..from + 4 {
            let word = self.word(at);
            if self.kind(at) != Some(TokenKind::Word)
                || self.is(at, Class::Preposition)
                || self.is(at, Class::Coordinator)
            {
                return false;
            }
            if self.is(at, Class::TimeNoun) || self.is(at, Class::Month) || self.term(at, Term::ScoreNoun).is_some() {
                return false;
            }
            let lower = word.starts_with(char::is_lowercase);
            let plural =
                word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !self.is(at, Class::Auxiliary);
            let folk = self.is(at, Class::PersonPlural) || ["people", "men", "women", "children"].contains(&word);
            if lower && (plural || folk) {
                return true;
            }
            if self.is(at, Class::Auxiliary) || self.is(at, Class::PastVerb) || self.is(at, Class::SubjectPronoun) {
                return false;
            }
        }
        false
    }

    /// Does a word before a number make it a name: "Section 9", "at 11"?
    fn numbered(&self, before: usize) -> bool {
        let start = before.saturating_sub(1).max(self.tokens.start);
        let capital = self.word(before).starts_with(char::is_uppercase) && before > self.tokens.start;
        (start..=before).any(|at| self.term(at, Term::Numbered) == Some(before + 1)) || capital
    }

    /// Is the number a year, or the day of a month?
    fn is_date(&self, at: usize, text: &str) -> bool {
        let month =
            at.checked_sub(1).is_some_and(|before| self.is(before, Class::Month)) || self.is(at + 1, Class::Month);
        let year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) && ("1400".."2200").contains(&text);
        let guessed = at.checked_sub(1).is_some_and(|before| self.tokens.contains(&before) && self.about(before));
        month || (year && !guessed)
    }
}

/// Only digits with separators: not a score, clock time, decade, ordinal or age.
fn plain(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
}

/// What a number is worth, in digits or in words.
fn value(text: &str) -> Option<f64> {
    let small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return text.replace(',', "").parse().ok();
    }
    let text = text.to_lowercase();
    let fraction = ["half", "quarter", "third", "dozen"].contains(&text.as_str());
    (!small.contains(&text.as_str()) && (!fraction || text == "dozen")).then_some(LEAST)
}

fn is_ordinal(word: &str) -> bool {
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        .iter()
        .any(|ordinal| word.eq_ignore_ascii_case(ordinal))
}

fn is_money(symbol: &str) -> bool {
    matches!(symbol, "$" | "€" | "£" | "¥" | "₹" | "₽" | "₦" | "₩" | "US$" | "A$" | "C$")
}
