//! What the program knows of English words: their classes and the reporting verbs, from `data/*.toml`, in a table that is
//! made when the library is built. The modules after it decide what a word means in its place.

pub(crate) mod hash;
mod kinds;
pub mod place;
pub mod terms;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use kinds::{Act, Form, Frame, Stance};
pub use terms::{Term, TermMention};
pub(crate) use vocabulary::WordId;

/// A reporting verb. Those of one base follow one another, the plain one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// Its base form, without the particle.
    pub lemma: &'static str,
    /// What makes it another verb, right behind it or behind its object: "out" of "point out", "clear" of "make clear".
    pub particle: Option<&'static str>,
    /// What it does.
    pub act: Act,
    /// How its subject stands to what is reported.
    pub stance: Stance,
    frames: u32,
}

impl Verb {
    /// May the verb take this along?
    pub fn takes(&self, frame: Frame) -> bool {
        self.frames & frame.bit() != 0
    }
}

/// A noun that announces an attribution: "the claim that", "in a statement", "hopes of".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportingNoun {
    /// Its singular.
    pub lemma: &'static str,
    /// What is done by it.
    pub act: Act,
    /// How its owner stands to what is reported.
    pub stance: Stance,
}

/// A predicate that announces an attribution: "is confident that", "was adamant".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportingAdjective {
    /// The word.
    pub lemma: &'static str,
    /// What is done by it.
    pub act: Act,
    /// How its subject stands to what is reported.
    pub stance: Stance,
}

/// What the lexicon knows of one word; all empty for an unknown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    classes: u128,
    /// The first of its verbs in `VERBS`, and how many there are.
    verb: u16,
    verbs: u8,
    forms: u8,
    /// Places in `NOUNS` and `ADJECTIVES`, plus one.
    noun: u16,
    adjective: u16,
}

impl Word {
    const NOTHING: Word = Word { classes: 0, verb: 0, verbs: 0, forms: 0, noun: 0, adjective: 0 };

    /// Looks a word up, whatever its letter case. An abbreviation is known with and without its full stop.
    pub fn of(word: &str) -> Word {
        Self::by_id(WordId::of(word))
    }

    /// As [`Word::of`], for a word with this number.
    pub(crate) fn by_id(word: WordId) -> Word {
        word.of_table(&KNOWN)
    }

    /// Is it of this class?
    pub fn is(self, class: Class) -> bool {
        self.classes & (1 << class as u8) != 0
    }

    /// Is it of one of these classes?
    #[inline] // where the classes are known, they become one number
    pub fn any(self, classes: &[Class]) -> bool {
        let among = classes.iter().fold(0, |among, &class| among | 1 << class as u8);
        self.classes & among != 0
    }

    /// The reporting verb that it is a form of, without a particle.
    pub fn verb(self) -> Option<&'static Verb> {
        self.verbs().first().filter(|verb| verb.particle.is_none())
    }

    /// The reporting verbs that it is a form of: the plain one, if there is one, then those with a particle.
    pub fn verbs(self) -> &'static [Verb] {
        let first = usize::from(self.verb);
        VERBS.get(first..first + usize::from(self.verbs)).unwrap_or_default()
    }

    /// Can it be this form of its verbs?
    pub fn form(self, form: Form) -> bool {
        self.forms & form.bit() != 0
    }

    /// The reporting noun that it is the singular or plural of.
    pub fn noun(self) -> Option<&'static ReportingNoun> {
        NOUNS.get(usize::from(self.noun).checked_sub(1)?)
    }

    /// The reporting adjective that it is.
    pub fn adjective(self) -> Option<&'static ReportingAdjective> {
        ADJECTIVES.get(usize::from(self.adjective).checked_sub(1)?)
    }
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
