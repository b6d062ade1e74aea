//! What stands around a name, and whether an outlet fits there.

use super::find::{Candidate, OutletMention};
use super::words::{Class, Classes};
use crate::text::{Token, TokenKind};

/// The tokens of a text, to look about in. An index past the end is a token without letters.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
}

impl<'a> Page<'a> {
    pub(super) fn word(self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span])
    }

    pub(super) fn kind(self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(super) fn classes(self, at: usize) -> Classes {
        Classes::of(self.word(at))
    }

    /// Is it this word (given in lower case), whatever its letter case?
    pub(super) fn lower_is(self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Is it a word that begins with a capital?
    pub(super) fn capitalised(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && self.word(at).starts_with(char::is_uppercase)
    }

    /// Does an empty line, or the end of the text, part the token from the one before it?
    pub(super) fn broken(self, at: usize) -> bool {
        let (Some(token), Some(before)) = (self.tokens.get(at), at.checked_sub(1).and_then(|b| self.tokens.get(b)))
        else {
            return true;
        };
        let gap = self.text.get(before.span.end()..token.span.start()).unwrap_or("");
        gap.len() > 1 && gap.bytes().filter(|b| *b == b'\n').count() > 1
    }

    /// Does a sentence, a quotation or a line that stands alone begin with the token?
    pub(super) fn starts(self, at: usize) -> bool {
        use TokenKind::*;
        let Some(before) = at.checked_sub(1).and_then(|before| self.kind(before)) else { return true };
        self.broken(at)
            || matches!(before, Stop | Ellipsis | Colon | DoubleOpen | SingleOpen | Dash)
            || (matches!(before, DoubleStraight | SingleStraight) && !self.tokens.get(at).is_some_and(|t| t.spaced))
    }

    /// Does a word stand before the token that makes it the end of somebody's or something's name: "Michael Bloomberg"?
    pub(super) fn name_before(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let classes = self.classes(before);
        if self.broken(at) || !self.capitalised(before) {
            return false;
        }
        !classes.any(&[
            Class::Function,
            Class::Publication,
            Class::PublicationAdjective,
            Class::Calendar,
            Class::Reports,
            Class::Says,
            Class::Telling,
            Class::Leads,
            Class::Preposition,
            Class::Product,
        ])
    }
}

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
    pub candidate: &'a Candidate,
    /// The text gives the name to somebody else, too.
    pub namesake: bool,
    /// The mention before it.
    pub before: Option<&'a OutletMention>,
    /// The candidate behind it.
    pub after: Option<&'a Candidate>,
}

impl Site<'_> {
    /// The index of the first token of the name, or of the article before it.
    fn left(&self) -> usize {
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

    fn starts_inside_token(&self) -> bool {
        let token = self.page.tokens.get(self.candidate.tokens.start);
        token.is_some_and(|token| token.span.start() < self.candidate.span.start())
    }

    fn ends_inside_token(&self) -> bool {
        let token = self.candidate.tokens.end.checked_sub(1).and_then(|last| self.page.tokens.get(last));
        token.is_some_and(|token| token.span.end() > self.candidate.span.end())
    }

    /// Is it the front of another thing's name: "BBC Symphony Orchestra", "Reuters Institute"?
    pub(super) fn is_part_of_institution(&self) -> bool {
        let next = self.candidate.tokens.end;
        for at in next..next + 3 {
            if self.ends_inside_token() || self.page.broken(at) || self.page.kind(at) == Some(TokenKind::Clitic) {
                return false;
            }
            let classes = self.page.classes(at);
            if classes.is(Class::Institution) && (self.page.capitalised(at) || at == next) {
                return true;
            }
            if !self.page.capitalised(at) {
                return false;
            }
        }
        false
    }

    /// Does a capitalised word follow that would be odd behind an outlet: "the Guardian Council"?
    pub(super) fn is_part_of_longer_name(&self) -> bool {
        let next = self.candidate.tokens.end;
        if self.ends_inside_token() || self.page.broken(next) || !self.page.capitalised(next) {
            return false;
        }
        !self.page.classes(next).any(&[
            Class::Function,
            Class::Calendar,
            Class::Reports,
            Class::Says,
            Class::Product,
            Class::Staff,
            Class::Publication,
            Class::Auxiliary,
            Class::Describing,
            Class::Title,
            Class::Region,
        ])
    }

    /// Is it somebody's or something else's name?
    pub(super) fn is_namesake(&self) -> bool {
        let (page, tokens) = (self.page, &self.candidate.tokens);
        let next = page.classes(tokens.end);
        let behind_outlet = self.before.is_some_and(|before| before.tokens.end >= tokens.start);
        (page.name_before(tokens.start) && !behind_outlet && !self.starts_inside_token())
            || self.is_part_of_longer_name()
            || (next.is(Class::NamesakeAfter) && !self.ends_inside_token() && !self.has_possessive())
    }

    /// Is it an everyday word at the start of a sentence, where its capital tells nothing?
    pub(super) fn is_common_word_at_start(&self) -> bool {
        let start = self.candidate.tokens.start;
        self.left() == start && self.page.starts(start) && Classes::of(self.candidate.name.text).is(Class::Common)
    }

    fn has_possessive(&self) -> bool {
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
        let common = self.is_common_word_at_start();
        let produces = self.produces();
        if self.namesake {
            return if produces { Fit::Outlet } else { Fit::Open };
        }
        if common {
            let next = self.page.classes(self.candidate.tokens.end);
            let told = next.any(&[Class::Publication, Class::Staff]) || (self.has_possessive() && produces);
            return if told { Fit::Outlet } else { Fit::Other };
        }
        if produces || self.reports() || self.is_told() || self.is_credit() || self.is_listed() || self.is_titled() {
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
            return true;
        }
        for at in next..next + 3 {
            if page.broken(at) {
                return false;
            }
            let classes = page.classes(at);
            if classes.any(&[Class::Product, Class::Staff, Class::Publication]) {
                return true;
            }
            if !classes.is(Class::Describing) {
                return false;
            }
        }
        false
    }

    /// "the Post reported", "AP has also learned", "the Sun, citing officials".
    fn reports(&self) -> bool {
        let page = self.page;
        let next = self.candidate.tokens.end;
        if page.kind(next) == Some(TokenKind::Comma) {
            return page.classes(next + 1).is(Class::Telling);
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
        let classes = page.classes(at);
        if classes.any(&[Class::Telling, Class::Publication]) {
            return true;
        }
        classes.is(Class::Preposition) && self.led_to(at)
    }

    /// Does a word of `leads` stand within reach before the preposition at `at`?
    fn led_to(&self, at: usize) -> bool {
        for back in (at.saturating_sub(5)..at).rev() {
            let (kind, classes) = (self.page.kind(back), self.page.classes(back));
            if classes.is(Class::Leads) {
                return true;
            }
            // "spoke on Monday in", but not "spoke for the nation on"
            let elsewhere = classes.is(Class::Preposition) && !self.page.classes(back + 1).is(Class::Calendar);
            if elsewhere || !matches!(kind, Some(TokenKind::Word | TokenKind::Number | TokenKind::Clitic)) {
                return false;
            }
        }
        false
    }

    /// "WASHINGTON (AP)", "Photo: AP".
    fn is_credit(&self) -> bool {
        let tokens = &self.candidate.tokens;
        let before = tokens.start.checked_sub(1);
        let open = before.and_then(|at| self.page.kind(at)) == Some(TokenKind::Open);
        open && self.page.kind(tokens.end) == Some(TokenKind::Close) && self.candidate.name.is_acronym()
    }

    /// Next to another outlet: "Politico, CNN and the Hill".
    fn is_listed(&self) -> bool {
        let tokens = &self.candidate.tokens;
        let between = |from: usize, to: usize| {
            to <= from + 3
                && (from..to).all(|at| {
                    matches!(self.page.kind(at), Some(TokenKind::Comma | TokenKind::Symbol))
                        || self.page.classes(at).any(&[Class::Article, Class::Conjunction])
                })
        };
        self.before
            .is_some_and(|before| before.tokens.end + 4 > tokens.start && between(before.tokens.end, tokens.start))
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
