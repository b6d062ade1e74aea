//! What the tables of words have in common: their hash table, and the names of their classes.

use crate::hash;

/// The hash table of a list of words, for `hash::find`: at most half full, each slot the place of a word in the list plus
/// one, or zero.
pub(crate) fn slots<'a>(words: impl ExactSizeIterator<Item = &'a String>) -> String {
    let size = (words.len() * 2).next_power_of_two();
    let mut slots = vec![0; size];
    for (index, word) in words.enumerate() {
        let mut at = hash::hash(word) as usize & (size - 1);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = index + 1;
    }
    format!("static SLOTS: [u16; {size}] = {slots:?};\n")
}

/// `reporting_noun` → `ReportingNoun`.
pub(crate) fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
