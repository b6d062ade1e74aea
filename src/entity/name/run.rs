//! How far a run of capitalised words goes, and where its title ends and the name begins.

use std::ops::Range;

use super::Finder;
use super::bearer::find_place;
use super::role::role_back;
use crate::entity::noun::{NounKind, STYLE, among};
use crate::entity::reading::Reading;
use crate::lexicon::Class;
use crate::lexicon::place::{self, Place};

impl Finder<'_> {
    /// The capitalised words from `start` on, with what may join them.
    pub(super) fn run(&self, start: usize, limit: usize) -> Range<usize> {
        let document = self.document;
        let mut end = start + 1;
        while end < limit && document.tokens()[end].spaced {
            let next_capital = |at: usize| at < limit && document.tokens()[at].spaced && document.is_capital(at);
            let word = document.words[end];
            if self.document.outlets.get(self.outlets).is_some_and(|o| o.tokens.start == end) {
                break;
            }
            if document.is_capital(end) {
                // "Mr Sunday Eze": a weekday between a title and a name is a name
                let given = document.words[end - 1].is(Class::Title) && next_capital(end + 1);
                if word.is(Class::Weekday) && !given || (document.ends_phrase(end) && !word.is(Class::MaleName)) {
                    break;
                }
                end += 1;
            } else if word.is(Class::NameParticle) && next_capital(end + 1) {
                end += 2;
            } else if let Some(after) = self.joint(start..end, end, limit) {
                end = after;
            } else {
                break;
            }
        }
        start..end
    }

    /// Title and name of "Minister for Health Ann Example", "Head of Policy at the Harbour Trust Bo Sample": a noun for somebody,
    /// what the office is for or of, and a person's name at the end. Gives where the title begins, and the name.
    pub(super) fn office(&self, start: usize, sentence: Range<usize>) -> Option<(usize, Range<usize>)> {
        const LEADS: [&str; 7] = ["and", "at", "for", "in", "of", "on", "to"];
        let document = self.document;
        let leads = |at: usize| among(&LEADS, document.word(at));
        let holder = |at: usize| document.noun(at).is_some_and(|(noun, plural)| noun.kind.is_person() && !plural);
        let capital = |at: usize| {
            let inside = at < sentence.end && document.tokens()[at].spaced;
            inside && document.is_capital(at) && !document.ends_phrase(at) && !document.words[at].is(Class::Weekday)
        };
        let the = |at: usize| usize::from(document.words.get(at).is_some_and(|word| word.is(Class::Determiner)));
        // "the director of the Harbour Trust Bo Sample": the title may begin before the capitals
        let led = start.checked_sub(2).filter(|at| *at > sentence.start).map(|at| at + 1 - the(start - 1));
        let small = led.filter(|at| document.word(*at) != "and" && leads(*at) && holder(at - 1));
        let mut object = small.map(|_| start);
        let mut end = start + 1;
        loop {
            let next = end + 1 + the(end + 1);
            if capital(end) {
                end += 1;
            } else if end < sentence.end && leads(end) && capital(next) && (object.is_some() || holder(end - 1)) {
                object = Some(next);
                end = next + 1;
            } else {
                break;
            }
        }
        let name = surname_last(document, object?..end, small.is_none())?;
        let title = small.and_then(|at| role_back(document, at - 1, sentence.start));
        Some((title.map_or(start, |role| role.words.start), name))
    }

    /// Where a name goes on behind "of", "for" or "and" at `at`: the token behind the first word after it.
    fn joint(&self, run: Range<usize>, at: usize, limit: usize) -> Option<usize> {
        let document = self.document;
        let text = document.word(at);
        let the = at + 1 < limit && document.word(at + 1) == "the";
        let next = if the { at + 2 } else { at + 1 };
        if next >= limit || !document.is_capital(next) || document.ends_phrase(next) {
            return None;
        }
        let heads = |kinds: &[NounKind]| {
            run.clone().any(|t| document.noun(t).is_some_and(|(noun, _)| kinds.contains(&noun.kind)))
        };
        let joins = match text {
            // "Secretary of State"; but "Senator Ann Example of Ohio"
            "of" => {
                heads(&[NounKind::Body]) || document.noun(at - 1).is_some_and(|(noun, _)| noun.kind == NounKind::Office)
            }
            "for" => heads(&[NounKind::Body]) && !the,
            "and" | "&" => {
                let last = (next..limit).take_while(|t| document.is_capital(*t)).last().unwrap_or(next);
                let behind = document.noun(last).is_some_and(|(noun, _)| noun.kind == NounKind::Body);
                let before = heads(&[NounKind::Body]);
                text == "&"
                    || (behind && !before)
                    || (before && run.clone().any(|t| document.word(t) == "of") && !behind)
            }
            _ => false,
        };
        joins.then_some(next + 1)
    }
}

/// The name at the end of capitalised words that begin with what an office is for: from a given name on or, behind a title in
/// capitals, the last two words if nothing is known of them.
fn surname_last(document: &Reading, words: Range<usize>, formal: bool) -> Option<Range<usize>> {
    let known = |t: usize| document.noun(t).is_some() || find_place(document, t..t + 1).is_some();
    let given = |t: usize| document.words[t].any(&[Class::MaleName, Class::FemaleName]) && !known(t);
    let body = |t: usize| document.noun(t).is_some_and(|(noun, _)| noun.kind == NounKind::Body);
    // "a spokeswoman for Mayor Ann Example" is not the mayor
    let holder = |t: usize| document.noun(t).is_some_and(|(noun, _)| noun.kind.is_person());
    if holder(words.start)
        || words.len() < 2
        || given(words.start)
        || body(words.end - 1)
        || find_place(document, words.clone()).is_some()
    {
        return None;
    }
    let first = (words.start + 1..words.end - 1).find(|t| given(*t) || document.words[*t].is(Class::Honorific));
    let last_two = words.end - 2;
    let unknown = formal && words.len() > 2 && !known(last_two) && !known(last_two + 1);
    let start = first.or(Some(last_two).filter(|_| unknown))?;
    split(document, start..words.end).map(|(_, name)| name)
}

/// Cuts a run into where its title begins and the name; none where it holds no name: "Vice President", "Police Chief".
pub(super) fn split(document: &Reading, run: Range<usize>) -> Option<(usize, Range<usize>)> {
    let noun = |t: usize| document.noun(t).map(|(noun, _)| noun.kind);
    let given = |t: usize| document.words[t].is(Class::MaleName) || document.words[t].is(Class::FemaleName);
    let abbreviation = |t: usize| {
        let word = document.words[t];
        document.word(t).ends_with('.') && word.is(Class::TitleAbbreviation) || word.is(Class::Honorific)
    };
    let person = |t: usize| noun(t).is_some_and(NounKind::is_person) || abbreviation(t);
    let last = run.end - 1;
    let institution =
        matches!(noun(last), Some(NounKind::Body | NounKind::Outlet)) || document.words[last].is(Class::CompanySuffix);
    if institution && run.len() > 1 {
        return Some((run.start, run));
    }
    if let Some(of) = run.clone().find(|t| document.word(*t) == "of") {
        let office = run.start < of && (run.start..of).any(person);
        return (!office).then_some((run.start, run));
    }
    let title = (run.start..last).rev().find(|t| person(*t) && !(given(*t) && !abbreviation(*t) && run.len() == 2));
    if let Some(title) = title
        && !(given(run.start) && title > run.start && !abbreviation(title))
    {
        let style = title + 2 == run.end && among(STYLE, document.word(title));
        return Some((run.start, if style { title } else { title + 1 }..run.end));
    }
    if matches!(find_place(document, run.start..run.start + 1), Some(Place { role: place::Role::Demonym, .. })) {
        // "Russian", "American Ann Example"; but "the British Museum"
        return match run.len() {
            1 => None,
            _ if given(run.start + 1) => Some((run.start, run.start + 1..run.end)),
            _ => Some((run.start, run)),
        };
    }
    if run.len() == 1 && document.noun(last).is_some_and(|(noun, plural)| plural || noun.kind == NounKind::Quantity) {
        return None;
    }
    if person(last) && (run.len() == 1 || !given(run.start)) {
        return None;
    }
    Some((run.start, run))
}
