//! What the program knows of English words: their classes and the reporting verbs, from `data/words.toml` and
//! `data/verbs.toml`, in a table that is made when the library is built.

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
    /// Reports only with "that", a quotation or from behind: "went on", "found".
    Weak,
}

impl Frame {
    pub(crate) const fn bit(self) -> u16 {
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

/// A reporting verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// Its base form.
    pub lemma: &'static str,
    /// What it does.
    pub act: Act,
    /// How its subject stands to what is reported.
    pub stance: Stance,
    frames: u16,
}

impl Verb {
    /// May the verb take this along?
    pub fn takes(&self, frame: Frame) -> bool {
        self.frames & frame.bit() != 0
    }
}

/// What the lexicon knows of one word; all empty for an unknown one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    classes: u64,
    verb: u16,
    forms: u8,
}

impl Word {
    /// Looks a word up, whatever its letter case.
    pub fn of(word: &str) -> Word {
        let mask = TABLE.len() - 1;
        let mut at = hash::hash(word) as usize & mask;
        loop {
            let slot = &TABLE[at];
            if slot.word.is_empty() {
                return Word::default();
            }
            if hash::same(slot.word, word) {
                return Word { classes: slot.classes, verb: slot.verb, forms: slot.forms };
            }
            at = (at + 1) & mask;
        }
    }

    /// Is it of this class?
    pub fn is(self, class: Class) -> bool {
        self.classes & (1 << class as u8) != 0
    }

    /// The reporting verb that it is a form of.
    pub fn verb(self) -> Option<&'static Verb> {
        VERBS.get(usize::from(self.verb).checked_sub(1)?)
    }

    /// Can it be this form of its verb?
    pub fn form(self, form: Form) -> bool {
        self.forms & form.bit() != 0
    }
}

/// A place of the word table.
struct Slot {
    word: &'static str,
    classes: u64,
    verb: u16,
    forms: u8,
}

impl Slot {
    const FREE: Slot = Slot { word: "", classes: 0, verb: 0, forms: 0 };
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
