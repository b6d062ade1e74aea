//! The words that stand around the names of outlets (`data/outlet_words.toml`), by class.

use crate::lexicon::hash;

include!(concat!(env!("OUT_DIR"), "/outlet_words.rs"));

/// The classes of one word; none for an unknown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u64);

impl Classes {
    /// Looks a word up, whatever its letter case.
    pub(super) fn of(word: &str) -> Classes {
        let mask = WORDS.len() - 1;
        // the list has plain marks only, so that a word of ASCII is in it by its bytes or not at all
        let ascii = word.is_ascii();
        let mut at = hash::hash(word) as usize & mask;
        while let Some((known, classes)) = WORDS.get(at).filter(|(known, _)| !known.is_empty()) {
            if known.eq_ignore_ascii_case(word) || (!ascii && hash::same(known, word)) {
                return Classes(*classes);
            }
            at = (at + 1) & mask;
        }
        Classes::default()
    }

    /// Is it of this class?
    pub(super) fn is(self, class: Class) -> bool {
        self.0 & class as u64 != 0
    }

    /// Is it of one of these classes?
    pub(super) fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.is(*class))
    }
}
