//! One pass over the tokens: where names of the registry stand, whatever they mean there, hosts of outlets' sites, and words
//! near which an unknown outlet may be named.

use std::ops::Range;

use super::find::{OutletMention, Recognised};
use super::names::Name;
use super::page::Page;
use super::registry::Kind;
use super::shape;
use super::words::{Class, Classes};
use crate::Span;
use crate::text::TokenKind;

/// A place where a name of the registry stands, whatever it means there.
pub(super) struct Candidate<'a> {
    pub span: Span,
    pub tokens: Range<usize>,
    pub name: &'a Name,
    /// The number of a local station stands behind the name of its network: "Fox 35".
    pub station: bool,
}

/// What one pass over the tokens turns up.
#[derive(Default)]
pub(super) struct Scan<'a> {
    pub candidates: Vec<Candidate<'a>>,
    pub sites: Vec<OutletMention>,
    /// Tokens that may be the head of an unknown outlet's name, or tell that one is near, with their classes.
    pub marks: Vec<(usize, Classes)>,
}

/// Gathers what one pass over the tokens turns up.
pub(super) fn scan(page: Page<'_>) -> Scan<'_> {
    let mut found = Scan::default();
    let mut done = 0;
    for (at, token) in page.tokens.iter().enumerate() {
        if token.span.start() < done && token.span.end() <= done {
            continue;
        }
        match token.kind {
            TokenKind::Word | TokenKind::Number => {
                let word = &page.text[token.span];
                let joined = page.spellings[at].is_joined();
                let mut look = |start: usize| {
                    if start >= done
                        && let Some(candidate) = candidate(page, at, start)
                    {
                        done = candidate.span.end();
                        found.candidates.push(candidate);
                    }
                };
                if page.may_begin_name(at) {
                    look(token.span.start());
                }
                if joined {
                    joints(word).for_each(|behind| look(token.span.start() + behind));
                }
                mark(page, at, word, joined, &mut found.marks);
            }
            TokenKind::Address => match candidate(page, at, token.span.start()) {
                Some(candidate) if candidate.span.end() >= token.span.end() => {
                    done = candidate.span.end();
                    found.candidates.push(candidate);
                }
                _ => match site(page, at) {
                    Some(site) => found.sites.push(site),
                    None => found.marks.push((at, Classes::default())),
                },
            },
            _ => {}
        }
    }
    found
}

/// Where the parts of a token begin behind its joints: "Washington" of "ABC-Washington".
fn joints(word: &str) -> impl Iterator<Item = usize> + '_ {
    word.match_indices(['-', '/', '&', '‑', '‐']).map(|(at, joint)| at + joint.len())
}

/// The name of the registry that stands at byte `start` of the text, inside token `at`.
fn candidate(page: Page<'_>, at: usize, start: usize) -> Option<Candidate<'_>> {
    let rest = page.text.get(start..)?;
    let (name, len) = page.registry.longest(rest)?;
    let end = start + len;
    let behind = page.tokens.get(at..)?.iter().position(|token| token.span.end() >= end)?;
    let last = page.tokens.get(at + behind)?;
    // a name does not end inside a token, unless a joint follows, nor inside a host ("Metro.us")
    let behind_it = page.text.get(end..)?;
    // "the Sun." may be read as an abbreviation
    let stop = last.span.end() == end + 1 && behind_it.starts_with('.');
    let whole = last.span.end() == end || stop || behind_it.starts_with(['-', '/', '&', '‑', '‐']);
    let host = behind_it.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    if host || !whole || last.span.start() >= end {
        return None;
    }
    let mut candidate = Candidate { span: Span::new(start, end), tokens: at..at + behind + 1, name, station: false };
    if last.span.end() == end {
        extend(page, &mut candidate);
    }
    Some(candidate)
}

/// Takes in the words behind a name that only say what the outlet is: "Xinhua news agency", "ZDF television".
fn extend(page: Page<'_>, candidate: &mut Candidate<'_>) {
    let Some(outlet) = candidate.name.outlets().next() else { return };
    let next = candidate.tokens.end;
    let outlet = outlet.outlet();
    candidate.station = outlet.kind == Kind::Broadcaster && outlet.country == "US" && page.is_station_number(next);
    let words = match outlet.kind {
        Kind::Broadcaster if candidate.station => 1,
        Kind::Agency if page.lower_is(next, "news") && page.lower_is(next + 1, "agency") => 2,
        Kind::Agency if page.lower_is(next, "news") && page.lower_is(next + 1, "service") => 2,
        Kind::Agency if page.lower_is(next, "agency") => 1,
        Kind::Newspaper | Kind::Magazine if ["Radio", "Podcast"].contains(&page.word(next)) => 1,
        Kind::Broadcaster
            if ["TV", "television"].contains(&page.word(next))
                && ["station", "channel", "network"].contains(&page.word(next + 1)) =>
        {
            2
        }
        Kind::Broadcaster if ["TV", "Radio", "Television", "television", "News"].contains(&page.word(next)) => 1,
        _ => return,
    };
    let last = next + words - 1;
    if !page.broken(next)
        && !page.broken(last)
        && let Some(token) = page.tokens.get(last)
    {
        candidate.span = candidate.span.cover(token.span);
        candidate.tokens.end = last + 1;
    }
}

/// Keeps a token for the search for unknown outlets.
fn mark(page: Page<'_>, at: usize, word: &str, joined: bool, marks: &mut Vec<(usize, Classes)>) {
    const MARKS: [Class; 4] = [Class::StrongHead, Class::WeakHead, Class::Publication, Class::Medium];
    let mut classes = page.classes(at);
    if joined
        && classes == Classes::default()
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && let Some((_, last)) = word.rsplit_once('-')
    {
        classes = Classes::of(last);
    }
    if classes.any(&MARKS)
        || matches!(word, "The" | "Show" | "program" | "programme" | "show")
        || shape::is_call_sign(word)
    {
        marks.push((at, classes));
    }
}

/// The outlet whose host an address is, where it is no more than a host.
fn site(page: Page<'_>, at: usize) -> Option<OutletMention> {
    let address = page.word(at);
    if address.contains(['/', '@', '#']) {
        return None;
    }
    let outlet = page.registry.by_domain(address)?;
    let span = page.tokens.get(at)?.span;
    Some(OutletMention { span, tokens: at..at + 1, outlet: Some(outlet), by: Recognised::Domain })
}
