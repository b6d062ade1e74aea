//! Finds where a text mentions outlets: a look at each place where a name of the registry stands decides whether the outlet
//! is meant, and which.

use std::ops::Range;

use super::context::{Fit, Site};
use super::own::Registry;
use super::page::Page;
use super::scan::{Candidate, scan};
use super::{Kind, OutletId, namesake, shape};
use crate::Span;
use crate::lexicon::WordId;
use crate::text::{Spelling, Token};

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

impl OutletMention {
    /// What kind of outlet it is; none for one that the registry does not know.
    pub fn kind(&self) -> Option<Kind> {
        self.outlet.map(|outlet| outlet.outlet().kind)
    }
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
