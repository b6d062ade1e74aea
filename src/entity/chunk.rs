//! The front part of a noun phrase, from its determiner to its head: "the agency’s acting director" of "the agency’s
//! acting director for Syria, who …". Works on tokens and word classes; knows nothing of who is who.

use std::ops::Range;

use super::noun::{Noun, NounKind, PAIR, POSTPOSITIVE, among};
use super::reading::Reading;
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::text::TokenKind;

/// A noun phrase up to its head.
#[derive(Debug, Clone)]
pub(crate) struct Chunk {
    /// Its tokens, from the determiner to the head.
    pub(crate) tokens: Range<usize>,
    /// How it begins.
    pub(crate) determiner: Determiner,
    /// The token that the rest hangs on.
    pub(crate) head: usize,
    /// What the head stands for and whether it is plural; none for names and unknown words.
    pub(crate) noun: Option<(&'static Noun, bool)>,
}

impl Chunk {
    /// Does it mean two that are known: "the two", "both", "the two candidates"?
    pub(crate) fn is_pair(&self, document: &Reading) -> bool {
        let Some((noun, plural)) = self.noun else { return false };
        let two = |t: usize| among(PAIR, document.word(t));
        let both = same(document.word(self.tokens.start), "both");
        let counted = if noun.kind == NounKind::Quantity {
            two(self.head)
                && !document.tokens().get(self.head + 1).is_some_and(|_| document.word(self.head + 1) == "of")
        } else {
            plural && self.tokens.clone().any(two)
        };
        counted && (both || self.determiner == Determiner::Definite)
    }
}

/// How a noun phrase begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Determiner {
    /// With nothing of the kind.
    Bare,
    /// "a", "another", "some", "two"
    Indefinite,
    /// "the", "this", "those", "both"
    Definite,
    /// "his", "Turkey’s"
    Possessive,
}

/// The noun phrase that begins at `start`, looking no further than `limit`.
pub(crate) fn chunk(document: &Reading, start: usize, limit: usize) -> Option<Chunk> {
    let limit = limit.min(document.tokens().len());
    let mut at = start;
    // "by protesters": the preposition is not part of it
    if at + 1 < limit && document.words[at].is(Class::Preposition) && !document.words[at].is(Class::NumberWord) {
        at += 1;
    }
    let mut reader = Reader {
        document,
        start: at,
        begin: at,
        determiner: Determiner::Bare,
        quantity: false,
        noun: None,
        name: None,
        other: None,
    };
    while at < limit && reader.read(at) {
        at += 1;
    }
    reader.finish()
}

struct Reader<'d> {
    document: &'d Reading<'d>,
    start: usize,
    /// Behind the last "’s".
    begin: usize,
    determiner: Determiner,
    /// Has "a number of" or its like been read?
    quantity: bool,
    noun: Option<(usize, &'static Noun, bool)>,
    name: Option<usize>,
    other: Option<usize>,
}

impl Reader<'_> {
    /// Takes one token; false where the phrase has ended before it.
    fn read(&mut self, at: usize) -> bool {
        use TokenKind::*;
        match self.document.tokens()[at].kind {
            Word => self.word(at),
            Number if self.document.noun(at).is_some() => self.word(at),
            Number => {
                if self.noun.is_none() && self.name.is_none() {
                    self.other = Some(at);
                    self.indefinite(at);
                }
                true
            }
            _ if self.document.is_genitive(at) && self.begin < at => {
                (self.begin, self.determiner) = (at + 1, Determiner::Possessive);
                (self.noun, self.name, self.other) = (None, None, None);
                true
            }
            // "the Lodi, New Jersey-based company"
            Comma if self.noun.is_none() && self.name.is_some() && self.is_town(at) => {
                (self.name, self.other) = (None, Some(at - 1));
                true
            }
            Comma => self.noun.is_none() && self.name.is_none() && self.other.is_some(),
            kind if kind.is_quote() => self.noun.is_none() && self.name.is_none(),
            Address => {
                self.name = Some(at);
                true
            }
            _ => false,
        }
    }

    fn word(&mut self, at: usize) -> bool {
        let (document, text) = (self.document, self.document.word(at));
        let word = document.words[at];
        let capital = document.is_capital(at);
        let empty = self.noun.is_none() && self.name.is_none() && self.other.is_none();
        if let Some((_, noun, _)) = self.noun
            && noun.kind == NounKind::Quantity
            && same(text, "of")
        {
            (self.noun, self.name, self.other) = (None, None, None);
            (self.determiner, self.quantity) = (Determiner::Indefinite, true);
            return true;
        }
        if let Some((noun, plural)) = document.noun(at)
            && (noun.kind != NounKind::Quantity || (self.noun.is_none() && self.name.is_none()))
        {
            if noun.kind == NounKind::Quantity {
                self.indefinite(at);
            }
            self.noun = Some(self.compound(at).unwrap_or((at, noun, plural)));
            return true;
        }
        if self.noun.is_some() && self.is_time(at) {
            return false;
        }
        if word.is(Class::Determiner) && (empty || self.begin == at) {
            self.determiner = if self.quantity {
                Determiner::Indefinite
            } else if word.is(Class::Possessive) {
                Determiner::Possessive
            } else if ["the", "this", "that", "these", "those", "both"].iter().any(|the| same(text, the)) {
                Determiner::Definite
            } else {
                Determiner::Indefinite
            };
            return true;
        }
        if document.ends_phrase(at) && !(capital && self.start < at) {
            // "current and former officials"
            let adjectives = self.noun.is_none() && self.name.is_none() && self.other.is_some();
            return adjectives && word.is(Class::Coordinator);
        }
        if capital {
            self.name = Some(at);
        } else if !empty && (among(POSTPOSITIVE, text) || (self.noun.is_some() && word.verb().is_some())) {
            return false;
        } else {
            self.other = Some(at);
        }
        true
    }

    /// Does a comma at `at` stand behind a town whose state or country says where somebody is based?
    fn is_town(&self, at: usize) -> bool {
        const LONGEST: usize = 3;
        let word = |at: &usize| self.document.tokens().get(*at).is_some_and(|token| token.kind == TokenKind::Word);
        let mut state = (at + 1..at + 1 + LONGEST).take_while(word).filter(|at| self.document.is_capital(*at));
        state.any(|at| self.document.word(at).ends_with("-based"))
    }

    /// Does a time begin behind the noun: "a poll last week", "a report Tuesday"?
    fn is_time(&self, at: usize) -> bool {
        let known = |at: usize| self.document.words.get(at).copied().unwrap_or_default();
        let time = |at: usize| known(at).any(&[Class::Weekday, Class::Month, Class::TimeNoun]);
        let next = || ["last", "this", "next"].iter().any(|word| same(self.document.word(at), word)) && time(at + 1);
        known(at).is(Class::Weekday) || next()
    }

    /// The noun that two words make: "think tank", "press secretary".
    fn compound(&self, at: usize) -> Option<(usize, &'static Noun, bool)> {
        let before = at.checked_sub(1).filter(|before| *before >= self.begin)?;
        let pair = [self.document.word(before), "-", self.document.word(at)].concat();
        let (noun, plural) = Noun::listed(&pair)?;
        Some((at, noun, plural))
    }

    fn indefinite(&mut self, at: usize) {
        if self.begin == at && self.determiner == Determiner::Bare {
            self.determiner = Determiner::Indefinite;
        }
    }

    fn finish(self) -> Option<Chunk> {
        // the last word is the head, known or not; but a participle ("those surveyed") is none
        let word = |t: &usize| !self.document.word(*t).ends_with("ed") && !self.document.word(*t).ends_with("ing");
        let noun = self.noun.filter(|(at, _, _)| self.name.is_none_or(|name| name < *at));
        let known = noun.map(|(at, _, _)| at).or(self.name);
        let unknown = self.other.filter(|t| known.is_none() || (word(t) && known < Some(*t)));
        let head = unknown.or(known)?;
        let noun = noun.filter(|(at, _, _)| *at == head);
        Some(Chunk {
            tokens: self.start..head + 1,
            determiner: self.determiner,
            head,
            noun: noun.map(|(_, noun, plural)| (noun, plural)),
        })
    }
}
