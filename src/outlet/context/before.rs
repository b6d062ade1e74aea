//! What leads to a name that only an outlet is led to by: "told the Times", "wrote in the Sun", "In Slate, …".

use super::Site;
use crate::lexicon::Word;
use crate::outlet::words::Class;
use crate::text::TokenKind;

impl Site<'_> {
    /// "told the Times", "an interview with the Post", "wrote in the Sun", "the newspaper Independent".
    pub(super) fn is_told(&self) -> bool {
        let page = self.page;
        let left = self.left();
        if page.broken(left) {
            return false;
        }
        let Some(mut at) = left.checked_sub(1) else { return false };
        if page.kind(at).is_some_and(TokenKind::is_quote) {
            let Some(before) = at.checked_sub(1) else { return false };
            at = before;
        }
        // "told the official SUNA", "quoted by Turkey's pro-government Karar"
        let describes = |at: usize| page.classes(at).is(Class::PublicationAdjective);
        if describes(at) && at + 1 == left {
            while describes(at) || page.classes(at).is(Class::Article) {
                let Some(before) = at.checked_sub(1).filter(|_| !page.broken(at)) else { return false };
                at = before;
            }
        }
        // "in Sunday's Guardian"
        if page.kind(at) == Some(TokenKind::Clitic)
            && let Some(day) = at.checked_sub(1).filter(|day| page.classes(*day).is(Class::Calendar))
            && let Some(before) = day.checked_sub(1)
        {
            at = before;
        }
        let classes = page.classes(at);
        if classes.any(&[Class::Telling, Class::Publication]) {
            return true;
        }
        // "…, writes Heise"
        if page.inverts(at) {
            return true;
        }
        // "“Fair fares!” cheered the Sun"
        let set_off = at.checked_sub(1).and_then(|before| page.kind(before));
        let quoted = set_off.is_some_and(TokenKind::is_quote) && left < self.candidate.tokens.start;
        if quoted && Word::of(page.word(at)).verb().is_some() {
            return true;
        }
        classes.is(Class::Preposition) && (self.led_to(at) || page.word(at) == "to" && self.leads_on())
    }

    /// "to the Mirror that …", "to the Mirror: “…”": does what somebody said follow the name?
    fn leads_on(&self) -> bool {
        let end = self.candidate.tokens.end;
        let mark = matches!(self.page.kind(end), Some(TokenKind::Comma | TokenKind::Colon));
        let quoted = mark && self.page.kind(end + 1).is_some_and(TokenKind::is_quote);
        self.page.lower_is(end, "that") || quoted
    }

    /// Does a word of `leads` stand within reach before the preposition at `at`?
    fn led_to(&self, at: usize) -> bool {
        if self.page.word(at) == "of" {
            // "a reporter of the Post", "the cover of Time", but not "a bachelor of Science"
            let owned = |back: usize| self.page.classes(back).any(&[Class::Staff, Class::Product]);
            return (at.saturating_sub(3)..at).any(owned);
        }
        for back in (at.saturating_sub(5)..at).rev() {
            let (kind, classes) = (self.page.kind(back), self.page.classes(back));
            if classes.is(Class::Leads) {
                return true;
            }
            if classes.is(Class::Speaks) {
                return ["to", "with"].contains(&self.page.word(at));
            }
            // "spoke on Monday in", but not "spoke for the nation on"
            let elsewhere = classes.is(Class::Preposition) && !self.page.classes(back + 1).is(Class::Calendar);
            if elsewhere || !matches!(kind, Some(TokenKind::Word | TokenKind::Number | TokenKind::Clitic)) {
                return false;
            }
        }
        false
    }

    /// "In Slate, Ann Example argues that …", "Over at Vox, Bo Example writes …".
    pub(super) fn is_written_in(&self) -> bool {
        const NAME: usize = 4;
        let page = self.page;
        let (left, end) = (self.left(), self.candidate.tokens.end);
        let Some(led) = left.checked_sub(1).filter(|at| ["in", "at"].iter().any(|word| page.lower_is(*at, word)))
        else {
            return false;
        };
        let opens = page.starts(led) || page.lower_is(led.saturating_sub(1), "over");
        let verb = (end + 1..end + 1 + NAME).find(|at| !page.capitalised(*at));
        let writes = verb.is_some_and(|at| at > end + 1 && page.classes(at).any(&[Class::Reports, Class::Says]));
        opens && page.kind(end) == Some(TokenKind::Comma) && writes
    }

    /// "In Karar, columnist Ann Example argues": the pages that somebody writes in.
    pub(super) fn is_column(&self) -> bool {
        let (page, end) = (self.page, self.candidate.tokens.end);
        let led = self.left().checked_sub(1).is_some_and(|at| page.word(at) == "In" && page.starts(at));
        let staff = || (end + 1..end + 4).any(|at| !page.broken(at) && page.classes(at).is(Class::Staff));
        led && page.kind(end) == Some(TokenKind::Comma) && staff()
    }

    /// A capital "The" in the middle of a sentence: "an editor of The Hill".
    pub(super) fn is_titled(&self) -> bool {
        let left = self.left();
        self.page.word(left) == "The"
            && left < self.candidate.tokens.start
            && !self.page.starts(left)
            && left.checked_sub(1).is_some_and(|at| {
                self.page.kind(at) == Some(TokenKind::Word) && !self.page.capitalised(at)
                    || self.page.kind(at) == Some(TokenKind::Comma)
            })
    }
}
