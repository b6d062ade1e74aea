//! The words that stand around the names of outlets (`data/outlet_words.toml`), by class.

use crate::lexicon::hash;

include!(concat!(env!("OUT_DIR"), "/outlet_words.rs"));

/// The classes of one word; none for an unknown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u64);

impl Classes {
    /// Looks a word up, whatever its letter case.
    pub(super) fn of(word: &str) -> Classes {
        Self::by_hash(word, hash::hash(word))
    }

    /// As [`Classes::of`], for a word with this hash.
    pub(super) fn by_hash(word: &str, hash: u32) -> Classes {
        let is = |index: usize| WORDS.get(index).is_some_and(|(known, _)| hash::same(known, word));
        let found = hash::find(&SLOTS, hash, is).and_then(|index| WORDS.get(index));
        found.map_or_else(Classes::default, |(_, classes)| Classes(*classes))
    }

    /// Is it of this class?
    pub(super) fn is(self, class: Class) -> bool {
        self.0 & class as u64 != 0
    }

    /// Is it of one of these classes?
    #[inline] // where the classes are known, they become one number
    pub(super) fn any(self, classes: &[Class]) -> bool {
        let among = classes.iter().fold(0, |among, class| among | *class as u64);
        self.0 & among != 0
    }
}
