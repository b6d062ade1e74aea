//! Words of policies that outlive them, so that an outlet of a policy is as cheap to hold as one of the program's.
//!
//! They are kept for as long as the program runs, equal ones once: reading a policy a thousand times keeps no more than
//! reading it once.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// The text, kept.
pub(super) fn text(text: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(text) {
        return known;
    }
    let new: &'static str = Box::leak(text.into());
    kept.insert(new);
    new
}

/// The list, kept.
pub(super) fn list(list: Vec<&'static str>) -> &'static [&'static str] {
    static KEPT: Mutex<BTreeSet<&'static [&'static str]>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(list.as_slice()) {
        return known;
    }
    let new: &'static [&'static str] = list.leak();
    kept.insert(new);
    new
}
