//! Finds where a text mentions outlets: one pass over the tokens gathers every place where a name of the registry
//! stands, and a look at each place decides whether the outlet is meant.

use std::ops::Range;

use super::context::{Fit, Site};
use super::names::Name;
use super::own::Registry;
use super::page::Page;
use super::registry::Kind;
use super::words::{Class, Classes};
use super::{OutletId, namesake, shape};
use crate::Span;
use crate::lexicon::WordId;
use crate::text::{Spelling, Token, TokenKind};

/// A place where the text names an outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletMention {
    /// The bytes of the name, without a lower-case "the" before it and without "'s" behind it. May begin or end inside a
    /// token: "Reuters" in "Reuters/Ipsos".
    pub span: Span,
    /// The tokens that the span touches.
    pub tokens: Range<usize>,
    /// Which outlet it is; `None` for one that the registry does not know, or where a short name leaves it open.
    pub outlet: Option<OutletId>,
    /// By what it was recognised.
    pub by: Recognised,
}

/// By what an outlet is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recognised {
    /// A name that means it anywhere.
    Name,
    /// A short name, by its context or a fuller name before it.
    Short,
    /// The host of its site.
    Domain,
    /// It is named like an outlet, or the text says that it is one.
    Shape,
}

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
struct Scan<'a> {
    candidates: Vec<Candidate<'a>>,
    sites: Vec<OutletMention>,
    /// Tokens that may be the head of an unknown outlet's name, or tell that one is near, with their classes.
    marks: Vec<(usize, Classes)>,
}

/// Every mention of an outlet in `text`, in order; none overlaps another. `tokens` are all tokens of the text, in order, and
/// `registry` the outlets that are known.
pub fn find(text: &str, tokens: &[Token], registry: &Registry) -> Vec<OutletMention> {
    let words = tokens.iter().map(|token| &text[token.span]);
    let (spellings, hashes): (Vec<_>, Vec<_>) = words.clone().map(Spelling::with_hash).unzip();
    let ids: Vec<WordId> = words.zip(&hashes).map(|(word, hash)| WordId::by_hash(word, *hash)).collect();
    find_in(Page { text, tokens, hashes: &hashes, ids: &ids, spellings: &spellings, registry })
}

/// As [`find`], where more is known of the tokens.
pub(crate) fn find_in(page: Page<'_>) -> Vec<OutletMention> {
    let scan = scan(page);
    let mut mentions = resolve(page, &scan.candidates);
    mentions.extend(scan.sites);
    mentions.sort_by_key(|mention| mention.span);
    let unknown = shape::find(page, &scan.marks, &mentions);
    if !unknown.is_empty() {
        mentions.extend(unknown);
        mentions.sort_by_key(|mention| mention.span);
    }
    mentions
}

fn scan(page: Page<'_>) -> Scan<'_> {
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

/// Decides of each candidate whether it is an outlet, and which. A short name that surely means an outlet further on means
/// it before, too, where "the" stands before it.
fn resolve(page: Page<'_>, candidates: &[Candidate<'_>]) -> Vec<OutletMention> {
    let sure = pass(page, candidates, &[]);
    let short = sure.iter().any(|mention| mention.by == Recognised::Short);
    if short { pass(page, candidates, &sure) } else { sure }
}

/// One pass over the candidates; `sure` are the mentions that are known beforehand.
fn pass(page: Page<'_>, candidates: &[Candidate<'_>], sure: &[OutletMention]) -> Vec<OutletMention> {
    let people = namesake::people(page, candidates);
    let acronyms = namesake::acronyms(page, candidates);
    // for each outlet, one more than the index of its latest mention
    let mut latest = vec![0; page.registry.limit()];
    let mut mentions: Vec<OutletMention> = Vec::new();
    for (at, candidate) in candidates.iter().enumerate() {
        let site = Site {
            page,
            candidate,
            namesake: people.contains(&candidate.name.text),
            before: mentions.last(),
            after: candidates.get(at + 1),
        };
        if acronyms.contains(&candidate.name.text) {
            continue;
        }
        let named = candidate.name.outlets().max_by_key(|id| latest.get(usize::from(id.0)).copied().unwrap_or(0));
        let named = named.filter(|id| latest.get(usize::from(id.0)).is_some_and(|at| *at > 0));
        let bare = |mention: &&OutletMention| page.text[mention.span].trim_start_matches("The ") == candidate.name.text;
        let again = sure.iter().find(bare).map(|mention| mention.outlet);
        let Some((outlet, by)) = decide(&site, named, again) else { continue };
        if let Some(outlet) = outlet
            && let Some(slot) = latest.get_mut(usize::from(outlet.0))
        {
            *slot = mentions.len() + 1;
        }
        let (span, tokens) = with_article(page, candidate, outlet);
        let outlet = outlet.map(|id| page.registry.current(id));
        mentions.push(OutletMention { span, tokens, outlet, by });
    }
    mentions
}

/// `named`: the outlet among those of the name that the text mentioned last; `again`: what the name is taken to mean where
/// only an outlet fits.
fn decide(
    site: &Site<'_>,
    named: Option<OutletId>,
    again: Option<Option<OutletId>>,
) -> Option<(Option<OutletId>, Recognised)> {
    let name = site.candidate.name;
    if site.is_part_of_institution() {
        return None;
    }
    if site.candidate.station {
        return (site.fit() == Fit::Outlet).then_some((None, Recognised::Shape));
    }
    if name.owner.is_some() && (!name.article || site.has_article() && !site.is_part_of_longer_name()) {
        return Some((named.or(name.owner.map(OutletId)), Recognised::Name));
    }
    if site.is_namesake() {
        return None;
    }
    let titled = again.is_some() && site.has_article();
    let accepted = match site.fit() {
        Fit::Outlet => true,
        Fit::Open => (named.is_some() || titled) && !site.is_common_word_at_start() && !site.namesake,
        Fit::Other => false,
    };
    accepted.then(|| (named.or_else(|| again.unwrap_or_else(|| name.presumed())), Recognised::Short))
}

/// Takes in a capital "The" that belongs to the outlet's own name.
fn with_article(page: Page<'_>, candidate: &Candidate<'_>, outlet: Option<OutletId>) -> (Span, Range<usize>) {
    let (span, tokens) = (candidate.span, candidate.tokens.clone());
    let whole = page.tokens.get(tokens.start).is_some_and(|token| token.span.start() == span.start());
    let Some(before) = tokens.start.checked_sub(1).filter(|_| whole) else { return (span, tokens) };
    let text = candidate.name.text;
    let own = |names: &[&str]| names.iter().any(|name| name.strip_prefix("The ") == Some(text));
    let takes = outlet.is_some_and(|id| {
        let outlet = id.outlet();
        own(&[outlet.name]) || own(outlet.aliases) || own(outlet.short)
    });
    match page.tokens.get(before) {
        Some(token) if takes && matches!(page.word(before), "The" | "THE") && !page.broken(tokens.start) => {
            (token.span.cover(span), before..tokens.end)
        }
        _ => (span, tokens),
    }
}
