//! The words that stand around the names of outlets (`data/outlet_words.toml`), by class.

use crate::lexicon::WordId;

include!(concat!(env!("OUT_DIR"), "/outlet_words.rs"));

/// The classes of one word; none for an unknown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u64);

impl Classes {
    /// Looks a word up, whatever its letter case.
    pub(super) fn of(word: &str) -> Classes {
        Self::by_id(WordId::of(word))
    }

    /// As [`Classes::of`], for a word with this number.
    pub(super) fn by_id(word: WordId) -> Classes {
        Classes(word.of_table(&CLASSES))
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
