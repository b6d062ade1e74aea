//! The rules by name, and how much each matters by default.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth fixing.
    Warning,
    /// Must be fixed.
    Error,
}

/// Makes the enum of rules and what is known of each from one list.
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $rule:ident = $name:literal, $severity:ident;)+) => {
        /// A rule by its name. The module `rules` has one file per rule.
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Rule {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $rule,)+
        }

        impl Rule {
            /// All rules, in the order in which they are listed to people.
            pub const ALL: &[Rule] = &[$(Rule::$rule),+];

            /// Its name in policies and reports.
            pub fn name(self) -> &'static str {
                match self { $(Rule::$rule => $name),+ }
            }

            /// What it looks for, in one line.
            pub fn about(self) -> &'static str {
                match self { $(Rule::$rule => concat!($($doc),+).trim_ascii()),+ }
            }

            /// How much its findings matter by default.
            pub fn severity(self) -> Severity {
                match self { $(Rule::$rule => Severity::$severity),+ }
            }
        }
    };
}

rules! {
    /// A quotation without a speaker.
    UnattributedQuote = "unattributed-quote", Error;
    /// Blame, casualties, wrongdoing, a crime or an allegation without a source.
    ContestedClaim = "contested-claim", Error;
    /// A count, percentage, sum of money or measurement without a source.
    FigureWithoutSource = "figure-without-source", Warning;
    /// Any other statement without a source.
    UnattributedStatement = "unattributed-statement", Info;
    /// A pronoun or description as the source, and no way to tell who is meant.
    DanglingSource = "dangling-source", Error;
    /// A long quotation that names its speaker late.
    LateSpeaker = "late-speaker", Warning;
    /// Two quotations in a row with different speakers, and nothing in between to say so.
    SpeakerChange = "speaker-change", Warning;
    /// “Sources”, “officials” or “experts”, without saying which.
    VagueSource = "vague-source", Warning;
    /// “Reportedly”, “it is believed”, “some say”: an attribution without a source.
    WeaselAttribution = "weasel-attribution", Warning;
    /// An unnamed source with neither a position nor a reason for anonymity.
    AnonymousUnexplained = "anonymous-unexplained", Warning;
    /// A contested claim whose only sources are unnamed.
    AnonymousOnly = "anonymous-only", Error;
    /// An article whose attributed statements all come from one source.
    SingleSource = "single-source", Warning;
    /// An outlet cited for what somebody must have told it, without saying who.
    RelayWithoutOrigin = "relay-without-origin", Info;
    /// An article that cites its own outlet as if it were another one.
    CircularCitation = "circular-citation", Error;
    /// A contested claim for which only state-controlled outlets are cited.
    StateMediaOnly = "state-media-only", Warning;
    /// A state-controlled outlet that is not described as such at first mention.
    StateMediaUnlabelled = "state-media-unlabelled", Info;
    /// A name that looks like a news outlet but is not in the registry.
    UnknownOutlet = "unknown-outlet", Info;
    /// A person who is cited without a role at first mention.
    UnderidentifiedSource = "underidentified-source", Info;
    /// A headline that states as fact what the body attributes to somebody.
    HeadlineOutrunsBody = "headline-outruns-body", Warning;
    /// A contested claim in the lead, and no source by the third paragraph.
    LeadUnsourced = "lead-unsourced", Warning;
    /// A quotation mark that is never closed.
    UnclosedQuotation = "unclosed-quotation", Warning;
    /// A text of some length in which no statement is found.
    NoStatements = "no-statements", Error;
    /// A page whose article could not be found.
    NoBody = "no-body", Error;
    /// An article in another language than English.
    NotEnglish = "not-english", Error;
    /// An exception that no longer matches any finding.
    UnusedIgnore = "unused-ignore", Warning;
    /// A statement that had a source in the earlier draft and has none now.
    AttributionLost = "attribution-lost", Error;
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name).ok_or(UnknownRule)
    }
}

/// An unknown name of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownRule;

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown rule")
    }
}

impl std::error::Error for UnknownRule {}
