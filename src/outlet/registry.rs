//! The outlets that the program knows, as tables made when the library is built.

use serde::Serialize;

use super::OutletId;
use super::names::{First, Name};

/// A news outlet. Everything in it is as `data/outlets.toml` has it; what is not known for sure is left empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Outlet {
    /// Its lasting name in policies and reports: lower-case words with hyphens.
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
    /// How the state stands to it, with the year that is told for; `None` where it is independent or not known.
    pub control: Option<(Control, u16)>,
    /// Phrases that mean it without a name: "Turkish state news agency".
    pub descriptors: &'static [&'static str],
}

/// What an outlet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Sells its news to other outlets.
    Agency,
    /// A paper for the general public, printed or once printed.
    Newspaper,
    /// Radio and television.
    Broadcaster,
    /// A periodical for the general public.
    Magazine,
    /// A news site that was born on the web.
    Site,
    /// Writes for one trade.
    Trade,
    /// Investigates, mostly without profit, alone or with partners.
    Investigative,
    /// Checks what others say.
    FactChecker,
    /// A scientific journal with a newsroom.
    Journal,
}

/// How the state stands to an outlet, after the State Media Monitor's typology; its seven classes are joined into four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// The state owns, pays and directs it.
    State,
    /// The state or the ruling party directs it, though others own or found it.
    Captured,
    /// The state owns and pays it, or names its heads, and it edits freely on the whole.
    StateFunded,
    /// Public service, kept from the state's hand by law and practice.
    Public,
}

include!(concat!(env!("OUT_DIR"), "/outlets.rs"));

/// The spellings of all names, and the first words that lead to them.
pub(super) fn name_tables() -> (&'static [First], &'static [Name]) {
    (&FIRST, &NAMES)
}

/// Every outlet, in the order of ids.
pub fn all() -> impl ExactSizeIterator<Item = OutletId> {
    (0..OUTLETS.len() as u16).map(OutletId)
}

/// The outlet with this id.
pub fn by_id(id: &str) -> Option<OutletId> {
    OUTLETS.binary_search_by(|outlet| outlet.id.cmp(id)).ok().map(|at| OutletId(at as u16))
}

/// The outlet whose site `address` belongs to: a host ("edition.cnn.com") or a URL.
pub fn by_domain(address: &str) -> Option<OutletId> {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or(host);
    let host = host.rsplit('@').next().unwrap_or(host).trim_end_matches('.').to_ascii_lowercase();
    let mut rest = host.as_str();
    loop {
        if let Ok(at) = DOMAINS.binary_search_by(|(domain, _)| (*domain).cmp(rest)) {
            return DOMAINS.get(at).map(|(_, outlet)| OutletId(*outlet));
        }
        rest = rest.split_once('.')?.1;
    }
}

/// The names and adjectives of a country, the chief one first: "TR" gives "Turkey", "Türkiye", "Turkish". Empty for a
/// code that is none.
pub fn country_names(code: &str) -> &'static [&'static str] {
    let at = COUNTRIES.binary_search_by(|(country, _)| (*country).cmp(code));
    at.ok().and_then(|at| COUNTRIES.get(at)).map_or(&[], |(_, names)| names)
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
            control: None,
            descriptors: &[],
        };
        // ids are made from the table alone; the fallback keeps a stray one from ending the program
        OUTLETS.get(usize::from(self.0)).unwrap_or(&NOBODY)
    }
}

impl std::ops::Deref for OutletId {
    type Target = Outlet;

    fn deref(&self) -> &'static Outlet {
        self.outlet()
    }
}
