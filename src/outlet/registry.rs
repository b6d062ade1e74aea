//! The outlets that the program knows, as tables made when the library is built.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use serde::{Deserialize, Serialize};

use super::OutletId;
use super::names::{First, Name};
use crate::lexicon::hash;

/// A news outlet. Everything in it is as `data/outlets.toml` has it; what is not known for sure is left empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Outlet {
    /// Its permanent name in policies and reports: lower-case words with hyphens.
    pub id: &'static str,
    /// The short name that news copy cites it by.
    pub name: &'static str,
    /// Other names that mean it: fuller ones, native ones, its programmes.
    pub aliases: &'static [&'static str],
    /// Names that mean it only in a context that says so: "the Post", "AA".
    pub short: &'static [&'static str],
    /// What it is.
    pub kind: Kind,
    /// Where it is based: ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// What it publishes in: ISO 639-1, or 639-3 where there is no shorter code.
    pub languages: &'static [&'static str],
    /// Its hosts on the web, without "www.".
    pub domains: &'static [&'static str],
    /// Who owns it.
    pub owner: Option<&'static str>,
    /// How much the state controls it; `None` if it is independent or this is not known.
    pub state: Option<State>,
    /// Phrases that mean it without a name: "Turkish state news agency".
    pub descriptors: &'static [&'static str],
}

/// What an outlet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A news agency, which supplies other outlets.
    Agency,
    /// A paper for the general public, printed or once printed.
    Newspaper,
    /// Radio and television.
    Broadcaster,
    /// A periodical for the general public.
    Magazine,
    /// A news site that was founded on the web.
    Site,
    /// Reports on and for one industry.
    Trade,
    /// An organization for investigative reporting, mostly non-profit.
    Investigative,
    /// A fact-checking organization.
    FactChecker,
    /// A scientific journal with a newsroom.
    Journal,
}

impl Kind {
    /// Its word in the data: "fact-checker".
    pub fn name(self) -> &'static str {
        match self {
            Kind::Agency => "agency",
            Kind::Newspaper => "newspaper",
            Kind::Broadcaster => "broadcaster",
            Kind::Magazine => "magazine",
            Kind::Site => "site",
            Kind::Trade => "trade",
            Kind::Investigative => "investigative",
            Kind::FactChecker => "fact-checker",
            Kind::Journal => "journal",
        }
    }
}

/// How much the state controls an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct State {
    /// The class.
    pub control: Control,
    /// The year that this describes.
    pub year: u16,
}

/// Classes of state control. They join the seven of the State Media Monitor's typology (Dragomir and Söderström).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// State-controlled: the state owns or funds it, and directs what it says.
    State,
    /// Captured: public or private, but the state or the ruling party directs what it says by other means.
    Captured,
    /// Independent, though the state funds or manages it.
    StateFunded,
    /// Independent public service, protected from state control by law and in practice.
    Public,
}

impl Control {
    /// Its word in the data: "state-funded".
    pub fn name(self) -> &'static str {
        match self {
            Control::State => "state",
            Control::Captured => "captured",
            Control::StateFunded => "state-funded",
            Control::Public => "public",
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/outlets.rs"));

/// The names whose first word is `piece`, folded; the longest ahead.
pub(super) fn names_beginning(piece: &str) -> &'static [Name] {
    let first = first(piece, hash::hash(piece));
    first.and_then(|first| NAMES.get(usize::from(first.start)..usize::from(first.end))).unwrap_or_default()
}

/// Is a word, which has this hash, the first of a name?
pub(super) fn begins(word: &str, hash: u32) -> bool {
    first(word, hash).is_some()
}

fn first(word: &str, hash: u32) -> Option<&'static First> {
    let is = |index: usize| FIRST.get(index).is_some_and(|first| first.word.eq_ignore_ascii_case(word));
    hash::find(&SLOTS, hash, is).and_then(|index| FIRST.get(index))
}

/// May a name begin with these two bytes, the first of them a small letter? Tells most words of a text from names
/// without a look into the tables.
pub(super) fn may_begin_small(first: u8, second: u8) -> bool {
    let bit = if second.is_ascii_alphabetic() { second.to_ascii_lowercase() - b'a' } else { 26 };
    SMALL.get(usize::from(first.wrapping_sub(b'a'))).is_some_and(|follow| follow >> bit & 1 == 1)
}

/// The outlets of policies, for as long as the program runs; equal ones once. Their indexes follow on the program's own.
static OWN: RwLock<Own> = RwLock::new(Own { outlets: Vec::new(), by_id: BTreeMap::new() });

struct Own {
    outlets: Vec<&'static Outlet>,
    /// Where the outlets of each id stand: policies may describe one in several ways.
    by_id: BTreeMap<&'static str, Vec<usize>>,
}

/// Gives an outlet of a policy an index; none if there are too many.
pub(super) fn register(outlet: Outlet) -> Option<OutletId> {
    let mut own = OWN.write().unwrap_or_else(PoisonError::into_inner);
    let own = &mut *own;
    let alike = own.by_id.entry(outlet.id).or_default();
    let known = alike.iter().copied().find(|at| own.outlets.get(*at).is_some_and(|known| **known == outlet));
    let at = known.unwrap_or_else(|| {
        alike.push(own.outlets.len());
        own.outlets.push(Box::leak(Box::new(outlet)));
        own.outlets.len() - 1
    });
    u16::try_from(OUTLETS.len() + at).ok().map(OutletId)
}

/// Every outlet that the program knows, in the order of ids.
pub fn all() -> impl ExactSizeIterator<Item = OutletId> {
    (0..OUTLETS.len() as u16).map(OutletId)
}

/// The outlet with this id.
pub fn by_id(id: &str) -> Option<OutletId> {
    OUTLETS.binary_search_by(|outlet| outlet.id.cmp(id)).ok().map(|at| OutletId(at as u16))
}

/// The outlet whose site `address` belongs to: a host ("edition.cnn.com") or a URL.
pub fn by_domain(address: &str) -> Option<OutletId> {
    hosts(address).find_map(|host| {
        let at = DOMAINS.binary_search_by(|(domain, _)| (*domain).cmp(&host)).ok()?;
        DOMAINS.get(at).map(|(_, outlet)| OutletId(*outlet))
    })
}

/// The host of an address, then the wider domains that it lies in: "edition.cnn.com", "cnn.com", "com".
pub(super) fn hosts(address: &str) -> impl Iterator<Item = String> {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or(host);
    let host = host.rsplit('@').next().unwrap_or(host).trim_end_matches('.').to_ascii_lowercase();
    std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, wider)| wider.to_owned()))
}

/// The names and adjectives of a country, the chief one first: "TR" gives "Turkey", "Türkiye", "Turkish". Empty for a
/// code that is none.
pub fn country_names(code: &str) -> &'static [&'static str] {
    let at = COUNTRIES.binary_search_by(|(country, _)| (*country).cmp(code));
    at.ok().and_then(|at| COUNTRIES.get(at)).map_or(&[], |(_, names)| names)
}

/// Is it a name or adjective of a country, like "Turkish"?
pub(super) fn is_country_word(word: &str) -> bool {
    COUNTRIES.iter().any(|(_, names)| names.contains(&word))
}

impl OutletId {
    /// What the registry knows of it.
    pub fn outlet(self) -> &'static Outlet {
        static NOBODY: Outlet = Outlet {
            id: "",
            name: "",
            aliases: &[],
            short: &[],
            kind: Kind::Site,
            country: "",
            languages: &[],
            domains: &[],
            owner: None,
            state: None,
            descriptors: &[],
        };
        let at = usize::from(self.0);
        let own = || OWN.read().unwrap_or_else(PoisonError::into_inner).outlets.get(at - OUTLETS.len()).copied();
        // ids are made from the tables alone; the fallback keeps a stray one from ending the program
        OUTLETS.get(at).or_else(own).unwrap_or(&NOBODY)
    }
}

impl std::ops::Deref for OutletId {
    type Target = Outlet;

    fn deref(&self) -> &'static Outlet {
        self.outlet()
    }
}
