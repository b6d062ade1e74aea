//! The registry of news outlets (`data/outlets.toml`), and where an article mentions them.
//!
//! This room says that a place in the text names an outlet. Whether the outlet is cited there, or merely spoken of, is
//! for the rooms behind it.

mod context;
mod find;
mod fold;
mod names;
mod namesake;
mod page;
mod registry;
mod search;
mod shape;
#[cfg(test)]
mod tests;
mod words;

pub use find::{OutletMention, Recognised, find};
pub use registry::{Control, Kind, Outlet, State, all, by_domain, by_id, country_names};
#[cfg(feature = "config")]
pub(crate) use search::distance;
pub use search::search;

/// An outlet of the registry, as an index into it. Stable only within one build; [`Outlet::id`] is the lasting name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutletId(pub(crate) u16);
