//! "…, by Variety's count", "By her own account, …": what somebody reckons, behind "by" and a possessive.

use super::Reader;
use crate::attribution::complement::clause_end;
use crate::attribution::draft::{Draft, trim};
use crate::lexicon::{Act, Class};
use crate::text::TokenKind;

/// The pattern of "by somebody's count".
pub(in crate::attribution) const RECKONING: &str = "by somebody's reckoning";

/// What somebody may reckon by.
const RECKONINGS: [&str; 10] = [
    "account",
    "accounts",
    "admission",
    "calculation",
    "calculations",
    "count",
    "estimate",
    "estimates",
    "reckoning",
    "tally",
];

/// The longest name of whose reckoning it is, in tokens.
const LONGEST: usize = 8;

impl<'d> Reader<'d, '_> {
    /// Reads "by" at `at` with a possessive and what is reckoned; gives the place to go on from.
    pub(super) fn reckoning(&mut self, at: usize) -> Option<usize> {
        let document = self.document;
        let fronted = self.is_opening(at);
        let comma = |at: usize| document.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Comma);
        let set_off = fronted || at > self.range.start && comma(at - 1);
        let reckons = |i: &usize| RECKONINGS.iter().any(|word| self.item(*i).reads(word));
        let noun = (at + 2..self.range.end.min(at + LONGEST)).find(reckons).filter(|_| set_off)?;
        let owner = noun - usize::from(self.item(noun - 1).reads("own"));
        let pronoun = owner == at + 2 && self.item(at + 1).is(Class::Possessive);
        let named = owner > at + 2 && document.tokens()[owner - 1].kind == TokenKind::Clitic;
        if !pronoun && !named {
            return None;
        }
        let content = if fronted {
            let stop = clause_end(document, self.speech, noun + 2, self.range.end);
            comma(noun + 1).then(|| trim(document, noun + 2..stop))?
        } else {
            self.content_before(at)?
        };
        let draft = Draft {
            cue: Some(noun..noun + 1),
            source: Some(at + 1..owner),
            content: vec![content],
            act: Act::Reports,
            pattern: RECKONING,
            confidence: 0.9,
            ..Draft::default()
        };
        self.push(draft, self.range.end)
    }
}
