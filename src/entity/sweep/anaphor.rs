//! Pronouns that are a source: "he", "it" and "they", which look back, or ahead to the subject; "I" and "we", who are
//! whoever speaks.

use super::{Phrase, Sweep};
use crate::Span;
use crate::attribution::Act;
use crate::entity::cast::{Kind, Referent};
use crate::entity::name::NameKind;
use crate::entity::pronoun::Pronoun;
use crate::entity::{Resolution, ResolvedBy};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// So many quotations back the speaker of an "I" is looked for.
const SPEAKERS: usize = 32;

impl Sweep<'_> {
    /// "he", "she", "it", "they"
    pub(super) fn anaphor(&mut self, pronoun: Pronoun, phrase: &Phrase) -> Resolution {
        let shows =
            self.attributions.get(phrase.attribution).is_some_and(|a| matches!(a.act, Act::Shows | Act::Writes));
        let fits = |referent: &Referent| match referent.kind {
            // a thing written shows; people and bodies say
            Kind::Document if shows => pronoun.fits(referent) * 2.0,
            Kind::Document => pronoun.fits(referent) * 0.8,
            // a victim or suspect whom nobody names hardly says what others are asked about
            Kind::Unnamed if !referent.speaks => pronoun.fits(referent) * 0.4,
            _ => pronoun.fits(referent),
        };
        let ahead = self.ahead(phrase.tokens.start).filter(|found| {
            let found = &self.discourse.cast.referents[*found];
            found.gender.is_some() && pronoun.fits(found) > 0.0
        });
        match ahead.or_else(|| self.discourse.in_mind(phrase.tokens.start, self.content(phrase), fits)) {
            Some(referent) => self.back(referent, ResolvedBy::Pronoun),
            None => self.nobody(phrase, Kind::Unnamed, ResolvedBy::Unresolved),
        }
    }

    /// "In her statement, Ann Example said": the name behind the comma, where a preposition or conjunction opens the sentence
    /// that a pronoun stands near the start of.
    fn ahead(&self, token: usize) -> Option<usize> {
        const NEAR: usize = 4;
        const REACH: usize = 24;
        let discourse = &self.discourse;
        let document = discourse.document;
        let sentence = &document.sentences()[discourse.sentence];
        let opens = document.words[sentence.tokens.start].any(&[Class::Preposition, Class::Subordinator]);
        if !opens || token > sentence.tokens.start + NEAR || token == sentence.tokens.start {
            return None;
        }
        let end = sentence.tokens.end.min(token + REACH);
        let comma = (token..end).find(|t| document.tokens()[*t].kind == TokenKind::Comma)?;
        let first = discourse.names.partition_point(|name| name.whole.start <= comma);
        let name = discourse.names.get(first).filter(|name| name.whole.start == comma + 1)?;
        discourse.linked[first].filter(|_| name.kind != NameKind::Place)
    }

    /// "I" and "we": whoever says the words they stand in, which are among `quoted`.
    pub(super) fn speaker(&mut self, index: usize, quoted: &[(Span, usize)]) -> Resolution {
        let phrase = self.phrases[index].clone();
        let before = quoted.partition_point(|(content, _)| content.start() <= phrase.span.start());
        let around = quoted[..before].iter().rev().take(SPEAKERS);
        let found = around
            .filter(|(content, other)| content.contains(phrase.span) && *other != index)
            .find_map(|(_, other)| self.resolved[*other]);
        match found {
            Some(found) => {
                self.discourse.mentions.push((found.entity, phrase.span));
                self.back(found.entity, ResolvedBy::Pronoun)
            }
            None => self.nobody(&phrase, Kind::Unnamed, ResolvedBy::Unresolved),
        }
    }

    /// What is said, with the phrase of who says it; in order.
    pub(super) fn quoted(&self) -> Vec<(Span, usize)> {
        let sources = self.phrases.iter().enumerate().filter(|(_, phrase)| phrase.via.is_none() && !phrase.joint);
        let mut quoted: Vec<(Span, usize)> =
            sources.flat_map(|(index, phrase)| self.content(phrase).iter().map(move |span| (*span, index))).collect();
        quoted.sort_unstable();
        quoted
    }
}
