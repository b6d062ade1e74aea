//! Names that a text gives to something else than an outlet: to a person, or to what an acronym is spelt out as.

use super::find::Candidate;
use super::page::Page;
use super::words::Class;

/// How far before an acronym it may be spelt out, in tokens.
const REACH: usize = 250;

/// The names that the text also gives to people: "Michael Bloomberg", "Mr. Fox".
pub(super) fn people(page: Page<'_>, candidates: &[Candidate]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    let mut before: Option<&Candidate> = None;
    for candidate in candidates {
        let behind_outlet = before.is_some_and(|b| b.tokens.end >= candidate.tokens.start && b.name.shared.is_empty());
        let plain = candidate.name.owner.is_some() && !candidate.name.article;
        let new = !plain && !behind_outlet && !names.contains(&candidate.name.text);
        if new && page.name_before(candidate.tokens.start) {
            names.push(candidate.name.text);
        }
        before = Some(candidate);
    }
    names
}

/// The acronyms that the text has spelt out as something else before: "the Congressional Black Caucus … the CBC".
pub(super) fn acronyms(page: Page<'_>, candidates: &[Candidate]) -> Vec<&'static str> {
    let (mut seen, mut names) = (Vec::new(), Vec::new());
    for candidate in candidates {
        let name = candidate.name;
        if !name.is_acronym() || !(3..=5).contains(&name.text.len()) || seen.contains(&name.text) {
            continue;
        }
        seen.push(name.text);
        let end = candidate.tokens.start;
        let spelt = |start: &usize| {
            spells(page, *start, end, name.text).is_some_and(|end| {
                let passed = candidates.partition_point(|other| other.tokens.end < end);
                !candidates.get(passed).is_some_and(|other| other.tokens.start <= *start)
            })
        };
        if (end.saturating_sub(REACH)..end).any(|start| spelt(&start)) {
            names.push(name.text);
        }
    }
    names
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
