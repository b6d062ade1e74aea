//! Goes through an article once, from its first word to its last, and keeps in mind who was spoken of, so that pronouns
//! and descriptions find whom they mean.

mod anaphor;
mod full;
mod group;
mod joint;
mod noun;
mod phrase;

use std::collections::BTreeMap;
use std::ops::Range;

use super::cast::{Cast, Kind};
use super::chunk::{Determiner, chunk};
use super::discourse::Discourse;
use super::name::NameMention;
use super::noun::{Noun, NounKind};
use super::pronoun::Pronoun;
use super::reading::Reading;
use super::{Resolution, ResolvedBy, describe, relative, salience};
use crate::Span;
use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::text::TokenKind;

pub(crate) use phrase::Phrase;
use phrase::{phrases, reported};

/// What is met on the way; at the same token a phrase goes before what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Phrase(usize),
    Name(usize),
    /// A common noun, with where its phrase ends.
    Noun(usize),
    Pronoun,
}

/// The sweep, and what it has found so far.
pub(crate) struct Sweep<'d> {
    pub(crate) discourse: Discourse<'d>,
    pub(crate) attributions: &'d [Attribution],
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) resolved: Vec<Option<Resolution>>,
    /// Those named together, by who they are.
    groups: BTreeMap<Vec<usize>, usize>,
    /// Whom the last relative pronoun meant, and its sentence.
    pub(crate) relative: Option<(usize, usize)>,
    /// Phrases whose speaker is named only later: "I" in a quotation.
    later: Vec<usize>,
}

impl<'d> Sweep<'d> {
    pub(crate) fn new(
        document: &'d Reading<'d>,
        attributions: &'d [Attribution],
        names: &'d [NameMention],
        linked: &'d [Option<usize>],
        cast: Cast,
    ) -> Self {
        let phrases = phrases(document, attributions, names);
        let resolved = vec![None; phrases.len()];
        let discourse = Discourse {
            document,
            names,
            linked,
            cast,
            active: Vec::new(),
            described: BTreeMap::new(),
            mentions: Vec::new(),
            sentence: 0,
            time: 0,
            reported: reported(document, attributions),
        };
        Self { discourse, attributions, phrases, resolved, groups: BTreeMap::new(), relative: None, later: Vec::new() }
    }

    /// Meets everything in order.
    pub(crate) fn run(&mut self) {
        // up to here a source phrase speaks for what it holds
        let mut covered = 0;
        for (token, event) in self.events() {
            self.discourse.advance(token);
            match event {
                Event::Phrase(index) => {
                    let end = self.phrases[index].tokens.end;
                    self.phrase(index);
                    covered = covered.max(end);
                }
                Event::Name(index) => self.name(index, token < covered),
                Event::Noun(end) if token >= covered => self.noun(token..end),
                Event::Pronoun if token >= covered => self.pronoun(token),
                Event::Noun(_) | Event::Pronoun => {}
            }
        }
        let quoted = self.quoted();
        for index in std::mem::take(&mut self.later) {
            self.resolved[index] = Some(self.speaker(index, &quoted));
        }
    }

    fn events(&self) -> Vec<(usize, Event)> {
        let document = self.discourse.document;
        let mut events: Vec<(usize, Event)> = Vec::new();
        events.extend(self.phrases.iter().enumerate().map(|(i, phrase)| (phrase.tokens.start, Event::Phrase(i))));
        events.extend(self.discourse.names.iter().enumerate().map(|(i, name)| (name.whole.start, Event::Name(i))));
        let mut sentence = 0;
        for (at, word) in document.words.iter().enumerate() {
            if word.any(&[Class::SubjectPronoun, Class::ObjectPronoun, Class::Possessive]) {
                events.push((at, Event::Pronoun));
            } else if self.is_noun(at) {
                while document.sentences().get(sentence).is_some_and(|s| s.tokens.end <= at) {
                    sentence += 1;
                }
                let floor = document.sentences().get(sentence).map_or(0, |s| s.tokens.start);
                if let Some(tokens) = self.noun_phrase(at, floor.max(at.saturating_sub(12))) {
                    events.push((tokens.start, Event::Noun(tokens.end)));
                }
            }
        }
        // made of runs in order, which a stable sort merges
        events.sort();
        events
    }

    fn name(&mut self, index: usize, covered: bool) {
        let discourse = &mut self.discourse;
        let Some(referent) = discourse.linked[index] else { return };
        let tokens = discourse.names[index].whole.clone();
        discourse.mentions.push((referent, discourse.span(tokens.clone())));
        if !covered {
            discourse.raise(referent, tokens.clone(), discourse.weight(tokens));
            self.couple(index);
        }
    }

    /// A description that is no source may still be what "it" or "they" means later.
    fn noun(&mut self, tokens: Range<usize>) {
        let span = self.discourse.span(tokens.clone());
        let phrase = Phrase { tokens: tokens.clone(), span, attribution: usize::MAX, via: None, joint: false };
        let Some(chunk) = chunk(self.discourse.document, tokens.start, tokens.end) else { return };
        // without an article, as in headlines, one person is hardly spoken of
        let bare = |noun: &Noun, plural: bool| !plural && noun.kind.is_person() && chunk.determiner == Determiner::Bare;
        let pair = chunk.is_pair(self.discourse.document);
        if chunk.noun.is_none_or(|(noun, plural)| (noun.kind == NounKind::Quantity && !pair) || bare(noun, plural))
            || self.discourse.name_at(chunk.head).is_some()
        {
            return;
        }
        // "A lawyer by trade, Ann Example said": it tells of her
        let opens = tokens.start == self.discourse.document.sentences()[self.discourse.sentence].tokens.start;
        let comma = self.discourse.document.tokens().get(tokens.end).is_some_and(|t| t.kind == TokenKind::Comma);
        if opens
            && comma
            && self
                .discourse
                .names
                .get(self.discourse.names.partition_point(|n| n.whole.start <= tokens.end))
                .is_some_and(|name| name.whole.start == tokens.end + 1)
        {
            return;
        }
        let found = describe::describe(self, &chunk, &phrase);
        self.discourse.mentions.push((found.entity, span));
        let weight = self.discourse.weight(tokens.clone());
        self.discourse.raise(found.entity, tokens, weight);
    }

    fn pronoun(&mut self, token: usize) {
        let Some(pronoun) = Pronoun::of(self.discourse.document.word(token)) else { return };
        if self.discourse.is_quoted(token) || !matches!(pronoun, Pronoun::He | Pronoun::She | Pronoun::They) {
            return;
        }
        if let Some(referent) = self.discourse.antecedent(pronoun, token, &[]) {
            let tokens = token..token + 1;
            self.discourse.raise(referent, tokens.clone(), self.discourse.weight(tokens));
        }
    }

    /// Resolves one source or via phrase.
    fn phrase(&mut self, index: usize) {
        let phrase = self.phrases[index].clone();
        if phrase.tokens.is_empty() {
            self.resolved[index] = Some(self.nobody(&phrase, Kind::Unnamed, ResolvedBy::Description));
            return;
        }
        // one phrase may be the source of several attributions
        if let Some(last) = index.checked_sub(1).filter(|last| self.phrases[*last].tokens == phrase.tokens) {
            self.resolved[index] = self.resolved[last];
            if self.resolved[index].is_none() {
                self.later.push(index);
            }
            return;
        }
        let first = self.discourse.document.word(phrase.tokens.start);
        let pronoun = (phrase.tokens.len() == 1).then(|| Pronoun::of(first)).flatten();
        let resolution = match pronoun {
            Some(Pronoun::First | Pronoun::Second) => {
                self.later.push(index);
                return;
            }
            Some(pronoun @ (Pronoun::Who | Pronoun::Which)) => relative::resolve(self, pronoun, &phrase),
            Some(pronoun) => self.anaphor(pronoun, &phrase),
            None => self.full(&phrase),
        };
        let weight = salience::MENTION + salience::BARE + salience::SUBJECT + salience::SOURCE;
        self.discourse.raise(resolution.entity, phrase.tokens.clone(), weight);
        self.discourse.mentions.push((resolution.entity, phrase.span));
        self.discourse.cast.referents[resolution.entity].speaks = true;
        self.resolved[index] = Some(resolution);
        let next = |next: &Phrase| next.joint && next.attribution == phrase.attribution;
        if phrase.joint && !self.phrases.get(index + 1).is_some_and(next) {
            self.together(index);
        }
    }

    /// What is said with a phrase; nothing for a phrase that is no source.
    pub(crate) fn content(&self, phrase: &Phrase) -> &'d [Span] {
        self.attributions.get(phrase.attribution).map_or(&[], |attribution| &attribution.content)
    }

    /// A resolution that leads back to the last mention of a referent.
    pub(crate) fn back(&self, referent: usize, by: ResolvedBy) -> Resolution {
        let found = &self.discourse.cast.referents[referent];
        let antecedent = Some(self.discourse.span(found.last.clone()));
        Resolution { entity: referent, by, antecedent, outlet: found.speaks_for }
    }

    /// A new referent that only this phrase describes.
    pub(crate) fn nobody(&mut self, phrase: &Phrase, kind: Kind, by: ResolvedBy) -> Resolution {
        let tokens = phrase.tokens.clone();
        let end = chunk(self.discourse.document, tokens.start, tokens.end).map_or(tokens.end, |chunk| chunk.tokens.end);
        Resolution { entity: self.discourse.add(kind, tokens.start..end), by, antecedent: None, outlet: None }
    }
}
