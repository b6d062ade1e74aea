//! Which outlets a newsroom trusts.

use std::collections::BTreeSet;

use crate::outlet::OutletId;

/// The outlets that count. A statement that cites only others has a named source, but no outlet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trust {
    /// If given, only these count.
    pub only: Option<BTreeSet<OutletId>>,
    /// These do not count.
    pub not: BTreeSet<OutletId>,
}

impl Trust {
    /// Does an outlet count? None means one that is not in the registry.
    pub fn holds(&self, outlet: Option<OutletId>) -> bool {
        match outlet {
            Some(outlet) => !self.not.contains(&outlet) && self.only.as_ref().is_none_or(|only| only.contains(&outlet)),
            None => self.only.is_none(),
        }
    }
}
