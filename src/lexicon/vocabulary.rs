//! Every word that a table of the program knows something of, by number: a word of a text is looked up once, and the tables
//! of all rooms are asked with its number.

use super::hash;

/// The number of a word, letter case and form of the apostrophe aside; 0 for a word that no table knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct WordId(pub(crate) u16);

impl WordId {
    /// That of a word.
    pub(crate) fn of(word: &str) -> Self {
        Self::by_hash(word, hash::hash(word))
    }

    /// That of a word with this hash.
    pub(crate) fn by_hash(word: &str, hash: u32) -> Self {
        let is = |index: usize| WORDS.get(index).is_some_and(|known| hash::same(known, word));
        hash::find(&SLOTS, hash, is).map_or(Self(0), |index| Self(index as u16 + 1))
    }

    /// What a table holds of the word, in the order of numbers; nothing behind its end.
    pub(crate) fn of_table<T: Copy + Default>(self, table: &[T]) -> T {
        table.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));
