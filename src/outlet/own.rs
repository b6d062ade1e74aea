//! A registry with outlets of one's own, beside those that the program knows or in their place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::fold::{first_piece, folded};
use super::names::{self, Name};
use super::registry::{self, Control, Kind, Outlet, State};
use super::{OutletId, intern};

/// An outlet as a policy describes it. What it leaves out of an outlet that the program knows stays as it is; names are
/// added to those that it has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Outlet", extend("required" = ["id"])))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Description {
    /// Its permanent name, of lower-case words with hyphens: that of an outlet which ascribe knows, or a new one.
    pub id: String,
    /// The short name that news copy cites it by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Other names that mean it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Short names that may also mean something else, such as "the Post".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Where it is based: ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What it publishes in: ISO 639-1, or 639-3 where there is no shorter code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Its hosts on the web, without "www.".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<String>,
    /// Who owns it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// How much the state controls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Control>,
    /// The year that `state` describes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_year: Option<u16>,
}

/// Why an outlet cannot be registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegistryError {
    /// Its id is not made of lower-case letters, digits and hyphens.
    Id(String),
    /// It is new and has no name.
    Nameless(String),
    /// A name of it begins with no letter or digit.
    Name(String),
    /// There is no country with this code.
    Country(String),
    /// There are more outlets than can be told apart.
    TooMany,
}

impl fmt::Display for RegistryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) if id.is_empty() => f.write_str(
                "this outlet has no id; add one of lower-case letters, digits and hyphens, such as “daily-news”",
            ),
            Self::Id(id) => {
                write!(f, "“{id}” is not a valid id; use lower-case letters, digits and hyphens, as in “daily-news”")
            }
            Self::Nameless(id) => write!(
                f,
                "“{id}” is not in the registry of outlets, so this entry needs a name as well: add name = \"…\""
            ),
            Self::Name(name) => write!(f, "“{name}” is not a valid name; begin it with a letter or a digit"),
            Self::Country(code) => {
                write!(f, "“{code}” is not a country code; use one of two letters, such as “TR” (ISO 3166-1 alpha-2)")
            }
            Self::TooMany => f.write_str("there are too many outlets; leave some out"),
        }
    }
}

impl std::error::Error for RegistryError {}

/// The outlets that are known: those of the program, and one's own. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Registry(Option<Arc<Own>>);

#[derive(Debug, PartialEq, Eq)]
struct Own {
    /// Do they stand in the place of those that the program knows?
    alone: bool,
    outlets: BTreeMap<&'static str, OutletId>,
    /// The outlets of the program that have become one's own.
    become_own: BTreeMap<u16, OutletId>,
    /// All names, by their first word, the longest of each ahead.
    names: BTreeMap<String, Vec<Name>>,
    domains: BTreeMap<String, OutletId>,
    /// All outlets by name, those of the program among them.
    by_name: BTreeMap<String, OutletId>,
}

impl Registry {
    /// The outlets described, beside those that the program knows or, if `alone`, in their place. Of two descriptions of one
    /// outlet the later one holds.
    ///
    /// # Errors
    ///
    /// The index of a description that cannot be registered, and why.
    pub fn with(descriptions: &[Description], alone: bool) -> Result<Self, (usize, RegistryError)> {
        if descriptions.is_empty() && !alone {
            return Ok(Self::default());
        }
        let mut own = Own {
            alone,
            outlets: BTreeMap::new(),
            become_own: BTreeMap::new(),
            names: BTreeMap::new(),
            domains: BTreeMap::new(),
            by_name: BTreeMap::new(),
        };
        for (at, description) in descriptions.iter().enumerate() {
            let id = register(description).map_err(|error| (at, error))?;
            own.outlets.insert(id.outlet().id, id);
        }
        for &id in own.outlets.values() {
            let outlet = id.outlet();
            own.become_own.extend(registry::by_id(outlet.id).map(|known| (known.0, id)));
            own.domains.extend(outlet.domains.iter().map(|domain| ((*domain).to_owned(), id)));
            let short = outlet.short.iter().map(|name| (*name, false));
            let plain = std::iter::once(&outlet.name).chain(outlet.aliases).map(|name| (*name, true));
            for (name, sure) in plain.filter(|(name, _)| !outlet.short.contains(name)).chain(short) {
                let name = Name::own(name, id, sure);
                own.names.entry(folded(first_piece(name.text))).or_default().push(name);
            }
        }
        for group in own.names.values_mut() {
            group.sort_by(|a, b| (b.text.len(), a.text).cmp(&(a.text.len(), b.text)));
            *group = group.chunk_by(|a, b| a.text == b.text).filter_map(Name::joined).collect();
        }
        own.by_name = by_name(Some(&own));
        Ok(Self(Some(Arc::new(own))))
    }

    /// The outlet with this id.
    pub fn by_id(&self, id: &str) -> Option<OutletId> {
        let own = self.0.as_ref();
        own.and_then(|own| own.outlets.get(id).copied()).or_else(|| registry::by_id(id).filter(|_| !self.is_alone()))
    }

    /// The outlet with this id or name, in any letter case; one that bears it as its own name before others.
    pub fn named(&self, name: &str) -> Option<OutletId> {
        static KNOWN: OnceLock<BTreeMap<String, OutletId>> = OnceLock::new();
        let names = || self.0.as_ref().map_or_else(|| KNOWN.get_or_init(|| by_name(None)), |own| &own.by_name);
        self.by_id(name).or_else(|| names().get(&folded(name)).copied())
    }

    /// Every outlet: one's own first, each in the order of ids.
    pub fn all(&self) -> impl Iterator<Item = OutletId> + '_ {
        all(self.0.as_deref())
    }

    fn is_alone(&self) -> bool {
        self.0.as_ref().is_some_and(|own| own.alone)
    }

    /// One's own outlet that stands in the place of one that the program knows.
    pub(super) fn current(&self, id: OutletId) -> OutletId {
        self.0.as_ref().and_then(|own| own.become_own.get(&id.0).copied()).unwrap_or(id)
    }

    /// One more than the greatest index of an outlet.
    pub(super) fn limit(&self) -> usize {
        let own = self.0.iter().flat_map(|own| own.outlets.values().map(|id| usize::from(id.0) + 1));
        own.fold(registry::all().len(), usize::max)
    }

    /// May a name begin with this word of ASCII letters, which has this hash?
    pub(super) fn may_begin(&self, word: &str, hash: u32) -> bool {
        self.0.is_some() || names::may_begin(word, hash)
    }

    /// The longest name that `rest` begins with, and the bytes that it takes up there; of two that are alike, one's own.
    pub(super) fn longest(&self, rest: &str) -> Option<(&Name, usize)> {
        let Some(own) = &self.0 else { return names::longest(rest) };
        let first = folded(first_piece(rest));
        let mine = own.names.get(&first).and_then(|group| names::longest_of(group, rest));
        let theirs = if own.alone { None } else { names::longest(rest) };
        match (mine, theirs) {
            (Some(mine), Some(theirs)) if theirs.1 > mine.1 => Some(theirs),
            (None, theirs) => theirs,
            (mine, _) => mine,
        }
    }

    /// The outlet whose site `address` belongs to: a host or a URL.
    pub fn by_domain(&self, address: &str) -> Option<OutletId> {
        let Some(own) = &self.0 else { return registry::by_domain(address) };
        let mine = registry::hosts(address).find_map(|host| own.domains.get(&host).copied());
        mine.or_else(|| registry::by_domain(address).filter(|_| !own.alone).map(|id| self.current(id)))
    }
}

/// Every outlet: one's own first, each in the order of ids.
fn all(own: Option<&Own>) -> impl Iterator<Item = OutletId> + '_ {
    let known =
        registry::all().filter(move |id| own.is_none_or(|own| !own.alone && !own.become_own.contains_key(&id.0)));
    own.into_iter().flat_map(|own| own.outlets.values().copied()).chain(known)
}

/// The outlets by their folded names: the first of each name, one that bears it as its own before others.
fn by_name(own: Option<&Own>) -> BTreeMap<String, OutletId> {
    let mut names = BTreeMap::new();
    for id in all(own) {
        names.entry(folded(id.outlet().name)).or_insert(id);
    }
    let mut aliases = BTreeMap::new();
    for id in all(own) {
        for alias in id.outlet().aliases {
            aliases.entry(folded(alias)).or_insert(id);
        }
    }
    // an own name holds where both have it
    aliases.extend(names);
    aliases
}

/// Registers an outlet.
fn register(description: &Description) -> Result<OutletId, RegistryError> {
    let Description { id, name, aliases, short, kind, country, languages, domains, owner, state, state_year } =
        description;
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Err(RegistryError::Id(id.clone()));
    }
    let known = registry::by_id(id).map(OutletId::outlet);
    let name = match (name, known) {
        (Some(name), _) => name.trim(),
        (None, Some(known)) => known.name,
        (None, None) => return Err(RegistryError::Nameless(id.clone())),
    };
    for name in aliases.iter().chain(short).map(String::as_str).chain([name]) {
        if first_piece(names::without_the(name.trim()).0).is_empty() {
            return Err(RegistryError::Name(name.to_owned()));
        }
    }
    if let Some(code) = country.as_deref().filter(|code| registry::country_names(code).is_empty()) {
        return Err(RegistryError::Country(code.to_owned()));
    }
    let both = |own: &[String], known: &[&'static str]| {
        let own = own.iter().map(|text| intern::text(text.trim()));
        let mut all: Vec<&'static str> = known.iter().copied().chain(own).collect();
        let mut seen = BTreeSet::new();
        all.retain(|text| seen.insert(*text));
        intern::list(all)
    };
    let hosts: Vec<String> = domains.iter().map(|domain| domain.to_ascii_lowercase()).collect();
    let hosts: Vec<String> = hosts.iter().map(|host| host.strip_prefix("www.").unwrap_or(host).to_owned()).collect();
    let year = state_year.unwrap_or(registry::STATE_YEAR);
    let outlet = Outlet {
        id: intern::text(id),
        name: intern::text(name),
        aliases: both(aliases, known.map_or(&[], |known| known.aliases)),
        short: both(short, known.map_or(&[], |known| known.short)),
        kind: kind.or(known.map(|known| known.kind)).unwrap_or(Kind::Site),
        country: country.as_deref().map(intern::text).or(known.map(|known| known.country)).unwrap_or_default(),
        languages: both(languages, known.map_or(&[], |known| known.languages)),
        domains: both(&hosts, known.map_or(&[], |known| known.domains)),
        owner: owner.as_deref().map(intern::text).or(known.and_then(|known| known.owner)),
        state: state.map(|control| State { control, year }).or(known.and_then(|known| known.state)),
        descriptors: known.map_or(&[], |known| known.descriptors),
    };
    registry::register(outlet).ok_or(RegistryError::TooMany)
}
