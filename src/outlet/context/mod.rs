//! What stands around a name, and whether an outlet fits there.

mod before;
mod behind;
mod marks;

use super::find::OutletMention;
use super::page::Page;
use super::scan::Candidate;
use super::words::{Class, Classes};
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
}
