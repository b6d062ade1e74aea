//! What stands around a name, and whether an outlet fits there.

use super::find::{Candidate, OutletMention};
use super::page::Page;
use super::words::{Class, Classes};
use crate::lexicon::{self, Word};
use crate::text::TokenKind;

/// Whether an outlet fits a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Nothing but an outlet fits.
    Outlet,
    /// An outlet fits as well as other things.
    Open,
    /// Something else stands there.
    Other,
}

/// A candidate in its place.
pub(super) struct Site<'a> {
    pub page: Page<'a>,
    pub candidate: &'a Candidate<'a>,
    /// The text gives the name to somebody else, too.
    pub namesake: bool,
    /// The mention before it.
    pub before: Option<&'a OutletMention>,
    /// The candidate behind it.
    pub after: Option<&'a Candidate<'a>>,
}

impl Site<'_> {
    /// The index of the first token of the name, or of the article before it.
    pub(super) fn left(&self) -> usize {
        let start = self.candidate.tokens.start;
        match start.checked_sub(1) {
            Some(before) if self.page.classes(before).is(Class::Article) && !self.page.broken(start) => before,
            _ => start,
        }
    }

    /// Does "the" stand before it?
    pub(super) fn has_article(&self) -> bool {
        let left = self.left();
        left < self.candidate.tokens.start && self.page.lower_is(left, "the")
    }

    /// Does the name begin in the middle of a token: "Post" in "ABC-Post"?
    pub(super) fn starts_inside_token(&self) -> bool {
        let token = self.page.tokens.get(self.candidate.tokens.start);
        token.is_some_and(|token| token.span.start() < self.candidate.span.start())
    }

    /// Does the name end in the middle of a token: "AP" in "AP-NORC"?
    pub(super) fn ends_inside_token(&self) -> bool {
        let token = self.candidate.tokens.end.checked_sub(1).and_then(|last| self.page.tokens.get(last));
        let stop = |end: usize| self.page.text.get(self.candidate.span.end()..end) == Some(".");
        token.is_some_and(|token| token.span.end() > self.candidate.span.end() && !stop(token.span.end()))
    }

    /// Does "'s", or the bare apostrophe of a name in "s", stand behind it?
    pub(super) fn has_possessive(&self) -> bool {
        let next = self.candidate.tokens.end;
        match self.page.kind(next) {
            Some(TokenKind::Clitic) => self.page.word(next).ends_with(['s', 'S']),
            Some(TokenKind::SingleClose | TokenKind::SingleStraight) => {
                self.candidate.name.text.ends_with('s') && self.page.tokens.get(next).is_some_and(|token| !token.spaced)
            }
            _ => false,
        }
    }

    /// Does an outlet fit here?
    pub(super) fn fit(&self) -> Fit {
        if self.starts_inside_token() || self.ends_inside_token() {
            return self.fit_inside_token();
        }
        if self.is_alone_in_brackets() {
            return Fit::Outlet;
        }
        let common = self.is_common_word_at_start();
        let produces = self.produces();
        if self.namesake {
            // nobody is called "the Post"
            let paper = self.has_article() && (self.is_told() || self.reports() || self.is_titled());
            return if produces || paper { Fit::Outlet } else { Fit::Open };
        }
        if common {
            let next = self.page.classes(self.candidate.tokens.end);
            let possesses =
                self.has_possessive() && produces && !Classes::of(self.candidate.name.text).is(Class::Calendar);
            let told = next.any(&[Class::Publication, Class::Staff]) || possesses || self.reports_that();
            return if told { Fit::Outlet } else { Fit::Other };
        }
        let vague = Classes::of(self.candidate.name.text).is(Class::NeedsArticle);
        if vague && !self.has_article() {
            return Fit::Other;
        }
        // who "told the nation" may have told the people
        let told = || self.is_told() && (!vague || self.page.word(self.left()) == "The");
        if produces
            || self.is_extended()
            || self.is_column()
            || self.is_apposed()
            || self.reports()
            || told()
            || self.is_credit()
            || self.is_listed()
            || self.is_titled()
            || self.is_written_in()
        {
            return Fit::Outlet;
        }
        Fit::Open
    }

    /// "AP-NORC poll", "NBC/Journal", "Post-ABC": next to another outlet or in the name of a poll.
    fn fit_inside_token(&self) -> Fit {
        if self.is_listed() {
            return Fit::Outlet;
        }
        let behind = self.page.text.get(self.candidate.span.end()..).unwrap_or("");
        let joined = behind.trim_start_matches(['-', '/', '&', '‑', '‐']);
        if self.ends_inside_token() && !joined.starts_with(char::is_uppercase) {
            return Fit::Other;
        }
        let next = self.candidate.tokens.end;
        let poll = (next..next + 3).any(|at| self.page.classes(at).is(Class::Product));
        if poll { Fit::Outlet } else { Fit::Other }
    }

    /// "a Times poll", "the Herald's political editor", "the Post's Jane Doe".
    fn produces(&self) -> bool {
        let page = self.page;
        let next = self.candidate.tokens.end + usize::from(self.has_possessive());
        if self.has_possessive() && page.capitalised(next) && page.capitalised(next + 1) && !page.broken(next) {
            // "the People's Liberation Army"
            return !(next..next + 4).any(|at| page.capitalised(at) && page.classes(at).is(Class::Institution));
        }
        // "the Herald's Ankara bureau chief"
        if self.has_possessive() && page.capitalised(next) && page.word(next + 1) == "bureau" && !page.broken(next) {
            return true;
        }
        for at in next..next + 3 {
            if page.broken(at) {
                return false;
            }
            let classes = page.classes(at);
            // "the “Today” show"
            if at == next && page.kind(at).is_some_and(TokenKind::is_quote) && page.classes(at + 1).is(Class::Product) {
                return true;
            }
            if classes.any(&[Class::Product, Class::Staff, Class::Publication]) {
                return true;
            }
            if !classes.any(&[Class::Describing, Class::Desk]) {
                return false;
            }
        }
        false
    }

    /// "the SUNA agency": does what the outlet is stand behind its name, as a part of it?
    fn is_extended(&self) -> bool {
        self.candidate.span.len() > self.candidate.name.text.len()
    }

    /// "In Karar, columnist Ann Example argues": the pages that somebody writes in.
    fn is_column(&self) -> bool {
        let (page, end) = (self.page, self.candidate.tokens.end);
        let led = self.left().checked_sub(1).is_some_and(|at| page.word(at) == "In" && page.starts(at));
        let staff = || (end + 1..end + 4).any(|at| !page.broken(at) && page.classes(at).is(Class::Staff));
        led && page.kind(end) == Some(TokenKind::Comma) && staff()
    }

    /// "the Post reported", "AP has also learned", "the Sun, citing officials", "the Sun, for its part, reported".
    fn reports(&self) -> bool {
        const ASIDE: usize = 10;
        let page = self.page;
        let next = self.candidate.tokens.end;
        if page.kind(next) == Some(TokenKind::Comma) {
            // "the Post, which first reported it,"
            let verb = (next + 2..next + 5).find(|at| !page.classes(*at).is(Class::Auxiliary));
            let tells = page.lower_is(next + 1, "which") && verb.is_some_and(|at| page.classes(at).is(Class::Reports));
            if tells || page.classes(next + 1).any(&[Class::Telling, Class::Sourcing]) {
                return true;
            }
            let plain =
                |at: &usize| matches!(page.kind(*at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Clitic));
            let close =
                (next + 1..next + ASIDE).find(|at| !plain(at)).filter(|at| page.kind(*at) == Some(TokenKind::Comma));
            let led = page.classes(next + 1).any(&[Class::Preposition, Class::Function]);
            return led && close.is_some_and(|at| page.classes(at + 1).is(Class::Reports));
        }
        if page.word(next) == "has" && page.word(next + 1) == "it" && page.word(next + 2) == "that" {
            return true;
        }
        for at in next..next + 4 {
            if page.broken(at) {
                return false;
            }
            let classes = page.classes(at);
            if classes.is(Class::Reports) {
                return true;
            }
            if classes.is(Class::Says) {
                let bare = self.left() == self.candidate.tokens.start;
                return !bare || !Classes::of(self.candidate.name.text).is(Class::Common);
            }
            if !classes.is(Class::Auxiliary) {
                return false;
            }
        }
        false
    }

    /// "Variety, which broke the story, reported that …", "Fortune first reported that …": what a thing does not do, and
    /// people do only where the name is a plural.
    fn reports_that(&self) -> bool {
        const ASIDE: usize = 9;
        let page = self.page;
        let plain = |at: usize| matches!(page.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Clitic));
        let end = self.candidate.tokens.end;
        let close = || (end + 1..end + ASIDE).take_while(|at| plain(*at) || page.kind(*at) == Some(TokenKind::Comma));
        let from = match page.kind(end) {
            Some(TokenKind::Comma) if ["which", "citing"].contains(&page.word(end + 1)) => {
                close().find(|at| page.kind(*at) == Some(TokenKind::Comma)).map(|at| at + 1)
            }
            _ => Some(end),
        };
        let Some(from) = from else { return false };
        let verb =
            (from..from + 4).take_while(|at| !page.broken(*at)).find(|at| !page.classes(*at).is(Class::Auxiliary));
        let that = verb.is_some_and(|at| page.classes(at).is(Class::Reports) && page.lower_is(at + 1, "that"));
        that && !Word::of(self.candidate.name.text).is(lexicon::Class::PersonPlural)
    }

    /// "In Slate, Ann Example argues that …", "Over at Vox, Bo Example writes …".
    fn is_written_in(&self) -> bool {
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

    /// "the Independent, a British newspaper".
    fn is_apposed(&self) -> bool {
        self.page.apposition(self.candidate.tokens.end).is_some()
    }

    /// "told the Times", "an interview with the Post", "wrote in the Sun", "the newspaper Independent".
    fn is_told(&self) -> bool {
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

    /// "WASHINGTON (AP)", "Photo: AP", "AP: Minister resigns".
    fn is_credit(&self) -> bool {
        let tokens = &self.candidate.tokens;
        let before = tokens.start.checked_sub(1);
        let open = before.and_then(|at| self.page.kind(at)) == Some(TokenKind::Open);
        let closed = open && self.page.kind(tokens.end) == Some(TokenKind::Close);
        let label = self.page.broken(tokens.start) && self.page.kind(tokens.end) == Some(TokenKind::Colon);
        (closed || label) && self.candidate.name.is_acronym()
    }

    /// "[Quartz]", "[Ann Example, Quartz]" at the end of a block: the credit for an item of a roundup.
    fn is_alone_in_brackets(&self) -> bool {
        const CREDITED: usize = 5;
        let (page, tokens) = (self.page, &self.candidate.tokens);
        let stop = usize::from(page.kind(tokens.end) == Some(TokenKind::Stop));
        let close = tokens.end + stop;
        let last = page.word(close) == "]" && (page.broken(close + 1) || page.kind(close + 1).is_none());
        let left = self.left();
        let credited = |at: &usize| page.kind(*at) == Some(TokenKind::Comma) || page.capitalised(*at);
        let open = (left.saturating_sub(CREDITED)..left).rev().find(|at| !credited(at));
        last && open
            .is_some_and(|at| page.word(at) == "[" && (at + 1 == left || page.kind(left - 1) == Some(TokenKind::Comma)))
    }

    /// Next to another outlet: "Politico, CNN and the Hill".
    fn is_listed(&self) -> bool {
        let tokens = &self.candidate.tokens;
        let joined = self.starts_inside_token() || self.ends_inside_token();
        let between = |from: usize, to: usize| (joined && from >= to) || self.page.lists(from, to);
        self.before.is_some_and(|before| between(before.tokens.end, tokens.start))
            || self.after.is_some_and(|after| {
                after.name.owner.is_some() && !after.name.article && between(tokens.end, after.tokens.start)
            })
    }

    /// A capital "The" in the middle of a sentence: "an editor of The Hill".
    fn is_titled(&self) -> bool {
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
