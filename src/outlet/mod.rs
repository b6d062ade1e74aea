//! The registry of news outlets, and where an article mentions them.

mod stub;

use std::ops::Range;

pub use stub::{Control, Kind, Outlet, all, find, search};

use crate::span::Span;

/// An outlet of the registry, as an index into it. Stable only within one build; [`Outlet::id`] is the lasting name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutletId(pub(crate) u16);

/// A place where an article names an outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletMention {
    /// The name, without "the" and "'s".
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Which outlet of the registry it is; none for one that only its shape tells.
    pub outlet: Option<OutletId>,
}
