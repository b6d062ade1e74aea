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
        let mask = TABLE.len() - 1;
        let mut at = hash::hash(word) as usize & mask;
        while let Some(slot) = TABLE.get(at).filter(|slot| !slot.word.is_empty()) {
            if hash::same(slot.word, word) {
                let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
                return Self(slot.always | if capital { slot.capital } else { 0 });
            }
            at = (at + 1) & mask;
        }
        Self::default()
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

/// A place of the table; an empty word marks a free one.
struct Slot {
    word: &'static str,
    always: u32,
    /// Only where the word has a capital letter.
    capital: u32,
}

include!(concat!(env!("OUT_DIR"), "/boundaries.rs"));
