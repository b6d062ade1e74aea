//! What the tables of words have in common: their hash table, and the names of their classes.

use crate::hash;

/// The hash table of a list of words, for `hash::find`: at most half full.
pub(crate) fn slots(words: impl ExactSizeIterator<Item = impl AsRef<str>>) -> String {
    assert!(words.len() < usize::from(u16::MAX), "a slot keeps an index in 16 bits");
    let size = (words.len() * 2).next_power_of_two();
    let mut slots = vec![0; size];
    for (index, word) in words.enumerate() {
        let hash = hash::hash(word.as_ref());
        let mut at = hash as usize & (size - 1);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = hash::slot(hash, index);
    }
    format!("static SLOTS: [u32; {size}] = {slots:?};\n")
}

/// `reporting_noun` → `ReportingNoun`.
pub(crate) fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
