//! The tokens of a text with their words, to look about in.

use super::own::Registry;
use super::registry;
use super::words::{Class, Classes};
use crate::lexicon::WordId;
use crate::text::{Spelling, Token, TokenKind};

/// The tokens of a text, to look about in. An index past the end is a token without letters.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// For each token, the hash of its word.
    pub hashes: &'a [u32],
    /// For each token, the number of its word.
    pub ids: &'a [WordId],
    /// For each token, what it is spelt with.
    pub spellings: &'a [Spelling],
    /// The outlets that are known.
    pub registry: &'a Registry,
}

impl<'a> Page<'a> {
    pub(super) fn word(self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span])
    }

    pub(super) fn kind(self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(super) fn classes(self, at: usize) -> Classes {
        self.ids.get(at).map_or_else(Classes::default, |id| Classes::by_id(*id))
    }

    /// May a name of the registry begin with the token? Tells most words from names by what is known of them already.
    pub(super) fn may_begin_name(self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let behind = self.text.as_bytes().get(token.span.end());
        let whole = self.spellings[at].is_plain() && behind.is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric());
        !whole || self.registry.may_begin(self.word(at), self.hashes[at])
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

    /// Are the tokens `from..to` no more than what joins the items of a list?
    pub(super) fn lists(self, from: usize, to: usize) -> bool {
        from < to
            && to <= from + 3
            && (from..to).all(|at| {
                matches!(self.kind(at), Some(TokenKind::Comma | TokenKind::Symbol))
                    || self.classes(at).any(&[Class::Article, Class::Conjunction])
            })
    }

    /// Is it the number of a station, as in "Fox 35 reported", and not of things?
    pub(super) fn is_station_number(self, at: usize) -> bool {
        let word = self.word(at);
        let number = word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
        let after = self.classes(at + 1);
        let small = self.kind(at + 1) == Some(TokenKind::Word) && !self.capitalised(at + 1);
        let verb = after.any(&[Class::Reports, Class::Says, Class::Auxiliary, Class::Function, Class::Staff]);
        number && !self.broken(at) && (!small || verb)
    }

    /// The "newspaper" of ", a Berlin-based newspaper," or ", the state's largest newspaper." behind the comma at `comma`.
    pub(super) fn apposition(self, comma: usize) -> Option<usize> {
        if self.kind(comma) != Some(TokenKind::Comma) {
            return None;
        }
        let phrase = comma + 1..comma + 9;
        let plain = |at: &usize| {
            matches!(self.kind(*at), Some(TokenKind::Word | TokenKind::Clitic | TokenKind::Number))
                && !self.classes(*at).is(Class::Preposition)
        };
        let head =
            phrase.clone().take_while(plain).find(|at| self.names_publication(*at) && self.ends_phrase(at + 1))?;
        let possessed = phrase.take_while(|at| *at < head).any(|at| self.kind(at) == Some(TokenKind::Clitic));
        (self.classes(comma + 1).is(Class::Article) || possessed).then_some(head)
    }

    /// May what stands here follow a noun phrase, so that the noun before it is its head?
    fn ends_phrase(self, at: usize) -> bool {
        const FOLLOWING: [&str; 10] =
            ["that", "which", "in", "based", "published", "owned", "run", "close", "affiliated", "with"];
        matches!(self.kind(at), None | Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Close))
            || FOLLOWING.contains(&self.word(at))
    }

    /// Does the token name the kind of a news outlet without a doubt: "newspaper", "news site", "TV channel"?
    pub(super) fn names_publication(self, at: usize) -> bool {
        let classes = self.classes(at);
        let qualified = || at.checked_sub(1).is_some_and(|before| self.classes(before).is(Class::Qualifier));
        classes.is(Class::PublicationSure) || (classes.is(Class::Publication) && qualified())
    }

    /// "television program", "radio show", "podcast"
    pub(super) fn names_programme(self, at: usize) -> bool {
        const PROGRAMMES: [&str; 3] = ["program", "programme", "show"];
        let qualified = at.checked_sub(1).is_some_and(|before| self.classes(before).is(Class::Qualifier));
        self.word(at) == "podcast" || PROGRAMMES.contains(&self.word(at)) && qualified
    }

    /// Is it the verb of "…, reports The Beacon"?
    pub(super) fn inverts(self, at: usize) -> bool {
        let set_off = at.checked_sub(1).and_then(|before| self.kind(before));
        self.classes(at).is(Class::Reports)
            && !self.capitalised(at)
            && set_off.is_some_and(|kind| kind == TokenKind::Comma || kind.is_quote())
    }

    /// Does a sentence, a quotation or a line that stands alone begin with the token?
    pub(super) fn starts(self, at: usize) -> bool {
        use TokenKind::*;
        let Some(before) = at.checked_sub(1).and_then(|before| self.kind(before)) else { return true };
        self.broken(at)
            || matches!(before, Stop | Ellipsis | Colon | DoubleOpen | SingleOpen | Dash)
            || (matches!(before, DoubleStraight | SingleStraight) && !self.tokens.get(at).is_some_and(|t| t.spaced))
    }

    /// Is it a country, or a town that news comes from?
    pub(super) fn is_place_name(self, at: usize) -> bool {
        self.classes(at).is(Class::Desk) || registry::is_country_word(self.word(at))
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
            Class::Describing,
        ])
    }
}
