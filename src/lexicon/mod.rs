//! What the program knows of English words: their classes and the reporting verbs, from `data/*.toml`, in a table that is
//! made when the library is built. What a word means in its place is for the rooms that follow.

pub mod place;
pub(crate) mod hash;

use serde::Serialize;

/// What is done by an act of attribution: the class of its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Speech: "said", "told", "announced".
    Says,
    /// Writing: "wrote", "tweeted", "the letter reads".
    Writes,
    /// The work of reporters and records: "reported", "quoted", "according to".
    Reports,
    /// Inquiry with a result: "found", "concluded", "determined".
    Finds,
    /// A document or figure that speaks for itself: "shows", "suggests".
    Shows,
    /// Belief: "believes", "thinks".
    Believes,
    /// Looking ahead: "expects", "predicts", "warned".
    Expects,
    /// Will: "plans", "vows", "hopes to".
    Intends,
    /// Feeling: "fears", "welcomes", "is worried".
    Feels,
    /// Command and request: "ordered", "urged".
    Orders,
    /// Question: "asked", "wondered".
    Asks,
}

impl Act {
    /// Does the act vouch for information, so that a statement made with it has a source?
    pub fn vouches(self) -> bool {
        !matches!(self, Act::Intends | Act::Feels | Act::Asks)
    }
}

/// How the source stands to the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Holds that it is so.
    Asserts,
    /// Admits it, mostly against its own interest.
    Concedes,
    /// Says that it is not so.
    Denies,
    /// Is not sure that it is so.
    Doubts,
    /// Says that it will be so.
    Expects,
    /// Says that it should be so.
    Demands,
    /// Asks whether it is so.
    Asks,
    /// Would not say.
    Declines,
}

/// What a reporting verb may take along with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Frame {
    /// A clause with or without "that": "said it rained".
    Clause,
    /// A clause with "that", "whether" or a question word only: "showed that it rained".
    That,
    /// A quotation, before or after: "“It rained,” he said".
    Quote,
    /// A clause before it, behind a comma: "It rained, he said".
    Trailing,
    /// Whom it is said to, before the content: "told reporters that it rained".
    Addressee,
    /// A noun phrase as the content: "announced a plan", "denied the charge".
    Object,
    /// "described it as rain".
    As,
    /// An infinitive as the content: "promised to come".
    Infinitive,
    /// "warned of rain", "spoke about rain", "called for calm": the preposition that leads to the content.
    Of,
    /// See `Of`.
    About,
    /// See `Of`.
    For,
    /// See `Of`.
    On,
    /// See `Of`.
    Against,
    /// See `Of`.
    To,
    /// See `Of`.
    With,
    /// See `Of`.
    At,
    /// See `Of`.
    Over,
    /// See `Of`.
    In,
    /// A gerund as the content: "denied taking part".
    Gerund,
    /// Who holds it is left out: "is said to be rain", "it is believed that it rained".
    Passive,
    /// Reports only with "that", a quotation or from behind: "went on", "found".
    Weak,
}

impl Frame {
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u8
    }
}

/// The form that a verb stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Form {
    /// "say"
    Base,
    /// "says"
    Third,
    /// "said", with a subject
    Past,
    /// "said", passive or perfect
    Participle,
    /// "saying"
    Gerund,
}

impl Form {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

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
    /// Looks a word up, whatever its letter case. An abbreviation is known with and without its full stop.
    pub fn of(word: &str) -> Word {
        hash::find(&SLOTS, word, |index| ENTRIES.get(index).is_some_and(|entry| hash::same(entry.word, word)))
            .and_then(|index| ENTRIES.get(index))
            .map_or_else(Word::default, |entry| entry.known)
    }

    /// Is it of this class?
    pub fn is(self, class: Class) -> bool {
        self.classes & (1 << class as u8) != 0
    }

    /// Is it of one of these classes?
    pub fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.is(class))
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

/// A word of the table with what is known of it.
struct Entry {
    word: &'static str,
    known: Word,
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
