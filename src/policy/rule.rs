//! The rules by name, and how much each matters unless a policy says otherwise.

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
    /// Worth mending.
    Warning,
    /// Must be mended.
    Error,
}

/// Makes the enum of rules and what is known of each from one list.
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $rule:ident = $name:literal, $severity:ident;)+) => {
        /// A rule by its name. What it looks for stands in the room `rules`, one file a rule.
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
    /// Speech in quotation marks that nobody says.
    UnattributedQuote = "unattributed-quote", Error;
    /// Blame, casualties, wrongdoing, a crime or an allegation with no source.
    ContestedClaim = "contested-claim", Error;
    /// A count, percentage, sum of money or measurement with no source.
    FigureWithoutSource = "figure-without-source", Warning;
    /// Any other checkable statement with no source.
    UnattributedStatement = "unattributed-statement", Info;
    /// A pronoun or description as source with nobody it fits, or two.
    DanglingSource = "dangling-source", Error;
    /// A long quotation that names its speaker late.
    LateSpeaker = "late-speaker", Warning;
    /// One quotation behind another with another speaker and no cue before it.
    SpeakerChange = "speaker-change", Warning;
    /// "Sources", "officials", "experts" with nothing that tells them apart.
    VagueSource = "vague-source", Warning;
    /// "Reportedly", "it is believed", "some say".
    WeaselAttribution = "weasel-attribution", Warning;
    /// An unnamed source with no position and no reason for anonymity.
    AnonymousUnexplained = "anonymous-unexplained", Warning;
    /// A contested claim that rests on unnamed sources alone.
    AnonymousOnly = "anonymous-only", Error;
    /// All cited statements lead to one independent source.
    SingleSource = "single-source", Warning;
    /// An outlet reports what it must have from somebody, and nobody says from whom.
    RelayWithoutOrigin = "relay-without-origin", Info;
    /// An article cites its own outlet as if it were another.
    CircularCitation = "circular-citation", Error;
    /// A contested claim whose only outlets are state-controlled.
    StateMediaOnly = "state-media-only", Warning;
    /// A state-controlled outlet with no descriptor at first mention.
    StateMediaUnlabelled = "state-media-unlabelled", Info;
    /// Something named like an outlet that the registry does not know.
    UnknownOutlet = "unknown-outlet", Info;
    /// A person cited with no role at first mention.
    UnderidentifiedSource = "underidentified-source", Info;
    /// The headline asserts plainly what the body attributes.
    HeadlineOutrunsBody = "headline-outruns-body", Warning;
    /// A contested lead with no source by the third paragraph.
    LeadUnsourced = "lead-unsourced", Warning;
    /// A quotation mark that never closes.
    UnclosedQuotation = "unclosed-quotation", Warning;
    /// An exception that no longer matches anything.
    UnusedIgnore = "unused-ignore", Warning;
    /// A statement that had a source in the draft before and has none now.
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

/// A name that no rule has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownRule;

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such rule")
    }
}

impl std::error::Error for UnknownRule {}
