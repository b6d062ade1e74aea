//! Source phrases with a head of their own: the name, outlet or description that they are about.

use std::ops::Range;

use super::{Phrase, Sweep};
use crate::attribution::TURN;
use crate::entity::cast::Kind;
use crate::entity::chunk::{Chunk, chunk};
use crate::entity::name::{NameKind, NameMention};
use crate::entity::noun::NounKind;
use crate::entity::{Resolution, ResolvedBy, describe, outlet};
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::text::TokenKind;

impl Sweep<'_> {
    /// A phrase with a head of its own.
    pub(crate) fn full(&mut self, phrase: &Phrase) -> Resolution {
        let tokens = phrase.tokens.clone();
        if self.is_answer(phrase) {
            return self.answer(phrase);
        }
        if self.is_unnamed_speaker(phrase) {
            return self.nobody(phrase, Kind::Unnamed, ResolvedBy::Description);
        }
        if let Some(speaker) = self.speaker_again(phrase) {
            return self.back(speaker, ResolvedBy::ShortName);
        }
        if let Some((name, employer)) = self.one_of(&tokens)
            && let Some(referent) = self.discourse.linked[name]
        {
            let outlet = employer.and_then(|name| self.discourse.linked[name]);
            return Resolution { outlet, ..self.named(name, referent) };
        }
        let Some(chunk) = chunk(self.discourse.document, tokens.start, tokens.end) else {
            return self.nobody(phrase, Kind::Unnamed, ResolvedBy::Description);
        };
        let linked = self.discourse.linked;
        let cited = outlet::cited(&self.discourse, &chunk, &tokens);
        let named = |name: usize| linked[name].map(|referent| self.named(name, referent));
        let by_name = self.head_name(&chunk, &tokens).and_then(named);
        let by_outlet = cited.outlet.filter(|_| cited.is_the_source).and_then(named);
        let mut resolution = by_name.or(by_outlet).unwrap_or_else(|| describe::describe(self, &chunk, phrase));
        if let Some(outlet) = cited.outlet.and_then(|name| linked[name])
            && outlet != resolution.entity
        {
            resolution.outlet = Some(outlet);
            self.discourse.cast.referents[resolution.entity].speaks_for = Some(outlet);
        }
        resolution
    }

    /// "UNIDENTIFIED MALE:" of a transcript, "Q:" of questions and answers?
    fn is_unnamed_speaker(&self, phrase: &Phrase) -> bool {
        let document = self.discourse.document;
        let turn = self.attributions.get(phrase.attribution).is_some_and(|found| found.pattern == TURN);
        let first = phrase.tokens.start;
        let asks = phrase.tokens.len() == 1 && ["Q", "QUESTION"].contains(&document.word(first));
        turn && phrase.via.is_none() && (asks || document.words[first].is(Class::Unnamed))
    }

    /// Who was named in full in an earlier turn of the transcript, where this one has the surname alone, or with a title.
    fn speaker_again(&self, phrase: &Phrase) -> Option<usize> {
        const LONGEST: usize = 2;
        let document = self.discourse.document;
        let is_turn =
            |phrase: &Phrase| self.attributions.get(phrase.attribution).is_some_and(|found| found.pattern == TURN);
        let surname = phrase.tokens.end.checked_sub(1).filter(|_| phrase.tokens.len() <= LONGEST && is_turn(phrase))?;
        let titled = |at: usize| document.words[at].any(&[Class::TitleAbbreviation, Class::Title]);
        if surname > phrase.tokens.start && !titled(phrase.tokens.start) {
            return None;
        }
        let before =
            self.phrases.iter().zip(&self.resolved).filter(|(other, _)| other.tokens.start < phrase.tokens.start);
        let named = |other: &Phrase| {
            // the name ends where the role begins
            let aside = |at: &usize| document.tokens()[*at].kind == TokenKind::Comma;
            let end = other.tokens.clone().find(aside).unwrap_or(other.tokens.end);
            end > other.tokens.start + 1 && document.same(end - 1, surname)
        };
        let mut full = before.filter(|(other, _)| is_turn(other) && named(other));
        full.find_map(|(_, found)| found.as_ref()).map(|found| found.entity)
    }

    /// "A: Three years." of questions and answers, where the letter is no article?
    fn is_answer(&self, phrase: &Phrase) -> bool {
        let turn = self.attributions.get(phrase.attribution).is_some_and(|found| found.pattern == TURN);
        turn && phrase.via.is_none()
            && phrase.tokens.len() == 1
            && self.discourse.document.word(phrase.tokens.start) == "A"
    }

    /// Whoever answers, who is one person all through the article.
    fn answer(&mut self, phrase: &Phrase) -> Resolution {
        let before = self.phrases.iter().take_while(|other| other.tokens.start < phrase.tokens.start);
        let earlier = before.zip(&self.resolved).filter(|(other, _)| self.is_answer(other));
        match earlier.filter_map(|(_, found)| *found).last() {
            Some(found) => self.back(found.entity, ResolvedBy::Name),
            None => self.nobody(phrase, Kind::Person, ResolvedBy::Name),
        }
    }

    /// The name of "One of them, Ann Example,", and that of the outlet of "One of them, the BBC's Ann Example,".
    fn one_of(&self, tokens: &Range<usize>) -> Option<(usize, Option<usize>)> {
        let discourse = &self.discourse;
        let document = discourse.document;
        let one =
            tokens.len() > 2 && same(document.word(tokens.start), "one") && document.word(tokens.start + 1) == "of";
        let end = (tokens.end + 1).min(document.tokens().len());
        let comma = (tokens.start..end).find(|t| document.tokens()[*t].kind == TokenKind::Comma).filter(|_| one)?;
        let next = discourse.names.partition_point(|name| name.whole.start <= comma);
        let article = |at: usize| at < document.tokens().len() && document.words[at].is(Class::Determiner);
        let first = comma + 1 + usize::from(article(comma + 1));
        let name = discourse.names.get(next).filter(|name| (comma + 1..=first).contains(&name.whole.start))?;
        let person = |name: &NameMention| matches!(name.kind, NameKind::Person | NameKind::Unknown);
        if name.outlet.is_some() {
            let owned = name.name.end < document.tokens().len() && document.is_genitive(name.name.end);
            let employed = discourse.names.get(next + 1).filter(|other| owned && person(other))?;
            return (employed.whole.start == name.name.end + 1).then_some((next + 1, Some(next)));
        }
        person(name).then_some((next, None))
    }

    /// The name that a phrase is about: its head, or what its title or description in front belongs to.
    fn head_name(&self, chunk: &Chunk, tokens: &Range<usize>) -> Option<usize> {
        let discourse = &self.discourse;
        if let Some(name) = discourse.name_at(chunk.head) {
            return Some(name);
        }
        let (noun, plural) = chunk.noun?;
        let first = discourse.names.partition_point(|name| name.name.start <= chunk.head);
        // "The director, Ann Example": the phrase may end before the comma
        let comma = discourse.document.tokens().get(tokens.end).is_some_and(|t| t.kind == TokenKind::Comma);
        let next = |name: &NameMention| comma && name.whole.start == tokens.end + 1 && name.kind == NameKind::Person;
        let rest = discourse.names[first..].iter();
        let rest = rest.take_while(|name| !plural && (name.name.end <= tokens.end || next(name)));
        for (index, name) in rest.enumerate() {
            let before = name.whole.start.saturating_sub(1);
            let kind = |t: usize| discourse.document.tokens()[t].kind;
            let separated = (chunk.head + 1..before).any(|t| kind(t) == TokenKind::Comma);
            let and = before > chunk.head && discourse.document.words[before].is(Class::Coordinator);
            let person = noun.kind.is_person() && matches!(name.kind, NameKind::Person | NameKind::Unknown);
            let body = noun.kind == NounKind::Body && matches!(name.kind, NameKind::Organization | NameKind::Unknown);
            // "Secretary of State Ann Example"; "the party’s leader, Ann Example,"; "comedian and actor Bob Sample"
            let title = name.whole.contains(&chunk.head);
            let apposition = kind(before) == TokenKind::Comma && (person || body);
            let second = and && person && name.whole.start < name.name.start;
            if !separated && (title || apposition || second) {
                return Some(first + index);
            }
        }
        None
    }

    fn named(&self, name: usize, referent: usize) -> Resolution {
        let discourse = &self.discourse;
        let (mention, found) = (&discourse.names[name], &discourse.cast.referents[referent]);
        let by = if mention.outlet.is_some_and(|o| discourse.document.outlets[o].outlet.is_some()) {
            ResolvedBy::Registry
        } else if mention.name.len() < found.name.len() {
            ResolvedBy::ShortName
        } else {
            ResolvedBy::Name
        };
        let antecedent = (by == ResolvedBy::ShortName).then(|| discourse.span(found.name.clone()));
        Resolution { entity: referent, by, antecedent, outlet: found.speaks_for }
    }
}
