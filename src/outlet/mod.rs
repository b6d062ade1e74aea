//! The registry of news outlets (`data/outlets.toml`), and where an article mentions them.
//!
//! This room says that a place in the text names an outlet. Whether the outlet is cited there, or merely spoken of, is
//! for the rooms behind it.

mod context;
mod find;
mod fold;
mod intern;
mod names;
mod namesake;
mod own;
mod page;
mod registry;
mod scan;
mod search;
mod shape;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use find::find_in;
pub use find::{OutletMention, Recognised, find};
pub use own::{Description, Registry, RegistryError};
pub(crate) use page::Page;
pub use registry::{Control, Kind, Outlet, State, all, by_domain, by_id, country_names};
pub(crate) use search::distance;
pub use search::search;

/// An outlet of the registry, as an index into it. Stable only within one run of one build; [`Outlet::id`] is the lasting
/// name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OutletId(pub(crate) u16);

impl Ord for OutletId {
    /// In the order of their ids: indexes of one's own outlets depend on which policy was read first.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.outlet().id, self.0).cmp(&(other.outlet().id, other.0))
    }
}

impl PartialOrd for OutletId {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
