//! What the tables of words have in common: open addressing, at most half full, and the names of their classes.

use std::collections::BTreeMap;

use crate::hash;

/// The entries by the slot that each is found in; `None` is a free slot. As many slots as a power of two.
pub(crate) fn slots<T>(entries: &BTreeMap<String, T>) -> Vec<Option<(&String, &T)>> {
    let size = (entries.len() * 2).next_power_of_two();
    let mut slots = vec![None; size];
    for item in entries {
        let mut at = hash::hash(item.0) as usize & (size - 1);
        while slots[at].is_some() {
            at = (at + 1) & (size - 1);
        }
        slots[at] = Some(item);
    }
    slots
}

/// `time_tail` → `TimeTail`.
pub(crate) fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
