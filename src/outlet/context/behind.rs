//! What follows a name that only an outlet is followed by: what it makes, who works for it, and that it reports.

use super::Site;
use crate::lexicon::{self, Word};
use crate::outlet::words::{Class, Classes};
use crate::text::TokenKind;

impl Site<'_> {
    /// "the SUNA agency": does what the outlet is stand behind its name, as a part of it?
    pub(super) fn is_extended(&self) -> bool {
        self.candidate.span.len() > self.candidate.name.text.len()
    }

    /// "the Independent, a British newspaper".
    pub(super) fn is_apposed(&self) -> bool {
        self.page.apposition(self.candidate.tokens.end).is_some()
    }

    /// "a Times poll", "the Herald's political editor", "the Post's Jane Doe".
    pub(super) fn produces(&self) -> bool {
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

    /// "the Post reported", "AP has also learned", "the Sun, citing officials", "the Sun, for its part, reported".
    pub(super) fn reports(&self) -> bool {
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
    pub(super) fn reports_that(&self) -> bool {
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
}
