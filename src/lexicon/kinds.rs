//! What the lexicon says of a reporting word. The names in `data/*.toml` are those of the variants, in lower case: the
//! build reads them by these very types.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What the source does, by the cue of an attribution: it says something, writes it, reports it and so on.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Speech: "said", "told", "announced".
    Says,
    /// Writing: "wrote", "tweeted", "the letter reads".
    Writes,
    /// Reporting, by journalists or records: "reported", "quoted", "according to".
    Reports,
    /// The result of an inquiry: "found", "concluded", "determined".
    Finds,
    /// Evidence in a document or a figure: "shows", "suggests".
    Shows,
    /// Belief: "believes", "thinks".
    Believes,
    /// Expectation: "expects", "predicts", "warned".
    Expects,
    /// Intention: "plans", "vows", "hopes to".
    Intends,
    /// Feeling: "fears", "welcomes", "is worried".
    Feels,
    /// Command and request: "ordered", "urged".
    Orders,
    /// Question: "asked", "wondered".
    Asks,
}

impl Act {
    /// All acts, in their order.
    pub const ALL: [Self; 11] = [
        Self::Says,
        Self::Writes,
        Self::Reports,
        Self::Finds,
        Self::Shows,
        Self::Believes,
        Self::Expects,
        Self::Intends,
        Self::Feels,
        Self::Orders,
        Self::Asks,
    ];

    /// Its word in the data, in policies and in reports: "says".
    pub fn name(self) -> &'static str {
        match self {
            Self::Says => "says",
            Self::Writes => "writes",
            Self::Reports => "reports",
            Self::Finds => "finds",
            Self::Shows => "shows",
            Self::Believes => "believes",
            Self::Expects => "expects",
            Self::Intends => "intends",
            Self::Feels => "feels",
            Self::Orders => "orders",
            Self::Asks => "asks",
        }
    }

    /// Does the act give a statement a source? A command does: it is speech, and in news copy mostly public ("called for",
    /// "urged"). An intention or a feeling does not, because somebody else must have reported it; nor does a question.
    pub fn vouches(self) -> bool {
        !matches!(self, Act::Intends | Act::Feels | Act::Asks)
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The attitude of the source to the content.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Says that it is true.
    Asserts,
    /// Admits it, usually against its own interest.
    Concedes,
    /// Says that it is not true.
    Denies,
    /// Is not sure that it is true.
    Doubts,
    /// Says that it will happen.
    Expects,
    /// Says that it should happen.
    Demands,
    /// Asks whether it is true.
    Asks,
    /// Declines to say.
    Declines,
}

/// What a reporting verb may take along with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// Its object is a deed where it is a person: "confirmed the judge".
    Appoint,
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
    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}
