//! The registry of news outlets, and where an article mentions them.

/// An outlet of the registry, as an index into it. Stable only within one build; [`Outlet::id`] is the lasting name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutletId(pub(crate) u16);
