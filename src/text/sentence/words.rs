//! What single words say about the end of a sentence, from `data/abbreviations.toml` and `data/openers.toml`.

use crate::lexicon::hash;

/// The classes of one word; none for an unknown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Classes(u32);

impl Classes {
    /// Looks up a word, without the full stop of an abbreviation.
    pub(super) fn of(word: &str) -> Self {
        if word.len() > LONGEST {
            return Self::default();
        }
        let is = |index: usize| ENTRIES.get(index).is_some_and(|entry| hash::same(entry.word, word));
        let found = hash::find(&SLOTS, hash::hash(word), is);
        let Some(entry) = found.and_then(|index| ENTRIES.get(index)) else { return Self::default() };
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        Self(entry.always | if capital { entry.capital } else { 0 })
    }

    /// Is the word of this class?
    pub(super) fn has(self, class: Class) -> bool {
        self.0 & class.bit() != 0
    }

    /// Is it an abbreviation, so that a full stop behind it may be its own?
    pub(super) fn is_abbreviation(self) -> bool {
        const ANY: u32 = Class::Title.bit()
            | Class::Inner.bit()
            | Class::Reference.bit()
            | Class::Month.bit()
            | Class::Ending.bit()
            | Class::State.bit()
            | Class::Closing.bit()
            | Class::Unit.bit()
            | Class::Time.bit()
            | Class::Saint.bit();
        self.0 & ANY != 0
    }
}

impl Class {
    const fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// Does a full stop right behind `word` belong to it? `word` stands without its stop: "Mr", "Inc", "Ph.D".
pub fn is_abbreviation(word: &str) -> bool {
    let classes = Classes::of(word);
    classes.is_abbreviation() && !classes.has(Class::Unit)
}

/// A word of the table with its classes.
struct Entry {
    word: &'static str,
    always: u32,
    /// Only where the word has a capital letter.
    capital: u32,
}

include!(concat!(env!("OUT_DIR"), "/boundaries.rs"));
