//! Names of outlets that mean something else: a person, a place, an institution, what an acronym is spelt out as.

use super::context::Site;
use super::page::Page;
use super::scan::Candidate;
use super::words::{Class, Classes};
use crate::text::TokenKind;

/// How far before an acronym it may be spelt out, in tokens.
const REACH: usize = 250;

impl Site<'_> {
    /// Is it the front of another thing's name: "BBC Symphony Orchestra", "Reuters Institute"?
    pub(super) fn is_part_of_institution(&self) -> bool {
        let next = self.candidate.tokens.end;
        for at in next..next + 3 {
            if self.ends_inside_token() || self.page.broken(at) || self.page.kind(at) == Some(TokenKind::Clitic) {
                return false;
            }
            let classes = self.page.classes(at);
            let small = at == next && classes.is(Class::Distinction);
            if small || (classes.is(Class::Institution) && self.page.capitalised(at)) {
                return true;
            }
            if !self.page.capitalised(at) {
                return false;
            }
        }
        false
    }

    /// Does a capitalised word follow that would be odd behind an outlet: "the Guardian Council"?
    pub(super) fn is_part_of_longer_name(&self) -> bool {
        let next = self.candidate.tokens.end;
        // "The Nation of Islam", but not "the Guardian of London"
        if self.page.word(next) == "of" && (next + 1..next + 3).any(|at| self.page.capitalised(at)) {
            return !self.page.is_place_name(next + 1);
        }
        if self.ends_inside_token() || self.page.broken(next) || !self.page.capitalised(next) {
            return false;
        }
        !self.page.classes(next).any(&[
            Class::Function,
            Class::Calendar,
            Class::Reports,
            Class::Says,
            Class::Staff,
            Class::Auxiliary,
            Class::Desk,
            Class::Region,
        ])
    }

    /// Is it somebody's or something else's name?
    pub(super) fn is_namesake(&self) -> bool {
        let (page, tokens) = (self.page, &self.candidate.tokens);
        let next = page.classes(tokens.end);
        let behind_outlet = self.before.is_some_and(|before| before.tokens.end >= tokens.start);
        // "Today's weather"
        let day = Classes::of(self.candidate.name.text).is(Class::Calendar) && self.has_possessive();
        day || (page.name_before(tokens.start) && !behind_outlet && !self.starts_inside_token())
            || self.is_part_of_longer_name()
            || self.is_place()
            || (next.is(Class::NamesakeAfter) && !self.ends_inside_token() && !self.has_possessive())
    }

    /// "the province of Fars", "Fars province".
    fn is_place(&self) -> bool {
        let (page, tokens) = (self.page, &self.candidate.tokens);
        let of = tokens.start.checked_sub(2).filter(|_| page.word(tokens.start - 1) == "of");
        of.is_some_and(|at| page.classes(at).is(Class::Place)) || page.classes(tokens.end).is(Class::Place)
    }

    /// Is it an everyday word at the start of a sentence, where its capital tells nothing?
    pub(super) fn is_common_word_at_start(&self) -> bool {
        let start = self.candidate.tokens.start;
        self.left() == start && self.page.starts(start) && Classes::of(self.candidate.name.text).is(Class::Common)
    }
}

/// The names that the text also gives to people: "Michael Bloomberg", "Mr. Fox". A text that calls somebody "Mr. Fox" does
/// not call him "Fox", so that names with such a title are left out.
pub(super) fn people(page: Page<'_>, candidates: &[Candidate<'_>]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    let mut before: Option<&Candidate<'_>> = None;
    for candidate in candidates {
        let behind_outlet = before.is_some_and(|b| b.tokens.end >= candidate.tokens.start && b.name.shared.is_empty());
        let plain = candidate.name.owner.is_some() && !candidate.name.article;
        let new = !plain && !behind_outlet && !names.contains(&candidate.name.text);
        if new && page.name_before(candidate.tokens.start) {
            names.push(candidate.name.text);
        }
        before = Some(candidate);
    }
    let polite = |name: &&str| {
        let called = |candidate: &Candidate| {
            let title = candidate.tokens.start.checked_sub(1).filter(|_| candidate.name.text == *name);
            title.is_some_and(|at| ["Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms"].contains(&page.word(at)))
        };
        candidates.iter().any(called)
    };
    names.retain(|name| !polite(name));
    names
}

/// The acronyms that the text has spelt out as something else before: "the Congressional Black Caucus … the CBC".
pub(super) fn acronyms(page: Page<'_>, candidates: &[Candidate<'_>]) -> Vec<&'static str> {
    let (mut seen, mut names) = (Vec::new(), Vec::new());
    for candidate in candidates {
        let name = candidate.name;
        if !name.is_acronym() || !(3..=5).contains(&name.text.len()) || names.contains(&name.text) {
            continue;
        }
        if is_defined(page, candidate, candidates) {
            names.push(name.text);
            continue;
        }
        if seen.contains(&name.text) {
            continue;
        }
        seen.push(name.text);
        let end = candidate.tokens.start;
        let spelt =
            |start: &usize| spells(page, *start, end, name.text).is_some_and(|end| !is_name(candidates, *start, end));
        if (end.saturating_sub(REACH)..end).any(|start| spelt(&start)) {
            names.push(name.text);
        }
    }
    names
}

/// Do the tokens `start..end` lie in the name of an outlet?
fn is_name(candidates: &[Candidate<'_>], start: usize, end: usize) -> bool {
    let passed = candidates.partition_point(|other| other.tokens.end < end);
    candidates.get(passed).is_some_and(|other| other.tokens.start <= start)
}

/// "radio frequency interference (RFI)": in parentheses behind words, of any letter case, whose initials spell it.
fn is_defined(page: Page<'_>, candidate: &Candidate<'_>, candidates: &[Candidate<'_>]) -> bool {
    let open = candidate.tokens.start.checked_sub(1).filter(|at| page.kind(*at) == Some(TokenKind::Open));
    let closed = page.kind(candidate.tokens.end) == Some(TokenKind::Close);
    let Some(open) = open.filter(|_| closed) else { return false };
    let mut at = open;
    for letter in candidate.name.text.chars().rev() {
        at = match at.checked_sub(1) {
            Some(before) if page.classes(before).is(Class::Joint) && !starts(page.word(before), letter) => before,
            _ => at,
        };
        match at.checked_sub(1) {
            Some(before) if starts(page.word(before), letter) => at = before,
            _ => return false,
        }
    }
    !is_name(candidates, at, open)
}

/// Does the word start with the capital `letter`, large or small?
fn starts(word: &str, letter: char) -> bool {
    word.starts_with([letter, letter.to_ascii_lowercase()])
}

/// The token behind the capitalised words from `start` on, before `limit`, whose initials spell `acronym`. Small words
/// may lend their initials too: "Americans for Prosperity".
fn spells(page: Page<'_>, start: usize, limit: usize, acronym: &str) -> Option<usize> {
    let mut letters = acronym.chars().peekable();
    for at in start..limit {
        let word = page.word(at);
        if page.broken(at) && at > start {
            return None;
        }
        if page.capitalised(at) && word.len() > 2 && word.contains(char::is_lowercase) {
            // "Tehreek-e-Insaf" gives two
            let initials = word.split('-').filter_map(|part| part.chars().next()).filter(|c| c.is_uppercase());
            for initial in initials {
                letters.next_if_eq(&initial)?;
            }
        } else if at > start && page.classes(at).any(&[Class::Function, Class::Joint]) {
            letters.next_if(|wanted| word.starts_with(wanted.to_ascii_lowercase()));
        } else {
            return None;
        }
        if letters.peek().is_none() {
            // not the front of a longer name
            return (!page.capitalised(at + 1)).then_some(at + 1);
        }
    }
    None
}
