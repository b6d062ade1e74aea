//! Goes through an article once, from its first word to its last, and keeps in mind who was spoken of, so that pronouns
//! and descriptions find whom they mean.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::cast::{Cast, Kind, Referent};
use super::chunk::{Chunk, Determiner, chunk};
use super::discourse::Discourse;
use super::name::{NameKind, NameMention};
use super::noun::{Noun, NounKind, POSTPOSITIVE, among};
use super::pronoun::Pronoun;
use super::reading::Reading;
use super::{Resolution, ResolvedBy, describe, outlet, relative, salience};
use crate::Span;
use crate::attribution::{Act, Attribution};
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::text::TokenKind;

/// A source or via phrase, and where its resolution goes.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    pub(crate) tokens: Range<usize>,
    pub(crate) span: Span,
    pub(crate) attribution: usize,
    /// Which of the via phrases; none for the source.
    pub(crate) via: Option<usize>,
}

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
    /// Those named together, by their first two.
    groups: HashMap<(usize, usize), usize>,
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
        let phrases = phrases(document, attributions);
        let resolved = vec![None; phrases.len()];
        let discourse = Discourse {
            document,
            names,
            linked,
            cast,
            active: Vec::new(),
            described: HashMap::new(),
            mentions: Vec::new(),
            sentence: 0,
            time: 0,
            reported: reported(document, attributions),
        };
        Self { discourse, attributions, phrases, resolved, groups: HashMap::new(), relative: None, later: Vec::new() }
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
        events.sort_unstable();
        events
    }

    /// May the token head a description?
    fn is_noun(&self, at: usize) -> bool {
        let document = self.discourse.document;
        document.tokens()[at].kind == TokenKind::Word
            && !document.words[at].any(&FUNCTION)
            && document.noun(at).is_some_and(|(noun, _)| noun.kind != NounKind::Quantity)
            && self.discourse.name_at(at).is_none()
    }

    /// The noun phrase whose head is the token `head`; none where the head is part of a longer phrase, or says something
    /// of the subject: "is a lawyer", "as a lawyer".
    fn noun_phrase(&self, head: usize, floor: usize) -> Option<Range<usize>> {
        let document = self.discourse.document;
        let start = relative::phrase_start(document, head, floor);
        let before = start.checked_sub(1).filter(|before| *before >= floor);
        let plural = document.noun(head).is_some_and(|(_, plural)| plural);
        let article = document.words[start].is(Class::Determiner);
        let predicate = before.is_some_and(|t| document.words[t].is(Class::Be) || same(document.word(t), "as"));
        let verb = start == head
            && before.is_some_and(|t| {
                document.words[t].any(&[Class::SubjectPronoun, Class::Modal]) || (!plural && document.word(t) == "to")
            });
        (!self.goes_on(head + 1, plural) && !verb && !(article && predicate)).then_some(start..head + 1)
    }

    /// Does the noun phrase go on at a token behind a noun: "campaign cash"?
    fn goes_on(&self, at: usize, plural: bool) -> bool {
        let document = self.discourse.document;
        let Some(token) = document.tokens().get(at).filter(|t| t.kind == TokenKind::Word && t.spaced) else {
            return false;
        };
        let (word, text) = (document.words[at], document.word(at));
        let unknown = !plural
            && !document.ends_phrase(at)
            && !word.is(Class::Adverb)
            && !text.ends_with("ed")
            && !among(POSTPOSITIVE, text)
            && token.span.len() > 1;
        word.verbs().is_empty() && (text.starts_with(char::is_uppercase) || self.is_noun(at) || unknown)
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

    /// "Ann Example and Bob Sample": both together, for "they".
    fn couple(&mut self, index: usize) {
        let discourse = &self.discourse;
        let (name, Some(other)) = (&discourse.names[index], discourse.names.get(index + 1)) else { return };
        let joined = other.whole.start == name.name.end + 1 && discourse.document.word(name.name.end) == "and";
        let (Some(a), Some(b)) = (discourse.linked[index], discourse.linked[index + 1]) else { return };
        if joined && name.kind == other.kind && a != b {
            let tokens = name.whole.start..other.name.end;
            let group = self.group(a, b, tokens.clone());
            let discourse = &mut self.discourse;
            discourse.mentions.push((group, discourse.span(tokens.clone())));
            discourse.raise(group, tokens.clone(), discourse.weight(tokens));
        }
    }

    /// The referent of two together.
    fn group(&mut self, a: usize, b: usize, tokens: Range<usize>) -> usize {
        let discourse = &mut self.discourse;
        *self.groups.entry((a.min(b), a.max(b))).or_insert_with(|| {
            let group = discourse.add(Kind::Group, tokens);
            discourse.cast.referents[group].plural = true;
            group
        })
    }

    /// A source of several: "Ann Example and Bob Sample", "she and other ministers".
    fn several(&mut self, first: Option<usize>, from: usize, tokens: &Range<usize>) -> Option<Resolution> {
        let discourse = &self.discourse;
        let document = discourse.document;
        let and = (from..tokens.end).find(|t| document.tokens()[*t].kind != TokenKind::Comma)?;
        if document.word(and) != "and" || and + 1 >= tokens.end {
            return None;
        }
        let next = discourse.names.partition_point(|name| name.whole.start <= and);
        let named = discourse.names.get(next).filter(|name| name.whole.start == and + 1);
        let second = named.and_then(|_| discourse.linked[next]);
        let by = ResolvedBy::Name;
        let group = match (first, second) {
            (Some(a), Some(b)) if a != b => self.group(a, b, tokens.clone()),
            _ => {
                let group = self.discourse.add(Kind::Group, tokens.clone());
                self.discourse.cast.referents[group].plural = true;
                group
            }
        };
        Some(Resolution { entity: group, by, antecedent: None, outlet: None })
    }

    /// A description that is no source may still be what "it" or "they" means later.
    fn noun(&mut self, tokens: Range<usize>) {
        let span = self.discourse.span(tokens.clone());
        let phrase = Phrase { tokens: tokens.clone(), span, attribution: usize::MAX, via: None };
        let Some(chunk) = chunk(self.discourse.document, tokens.start, tokens.end) else { return };
        // without an article, as in headlines, one person is hardly spoken of
        let bare = |noun: &Noun, plural: bool| !plural && noun.kind.is_person() && chunk.determiner == Determiner::Bare;
        if chunk.noun.is_none_or(|(noun, plural)| noun.kind == NounKind::Quantity || bare(noun, plural))
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
        self.resolved[index] = Some(resolution);
    }

    /// What is said with a phrase; nothing for a phrase that is no source.
    pub(crate) fn content(&self, phrase: &Phrase) -> &'d [Span] {
        self.attributions.get(phrase.attribution).map_or(&[], |attribution| &attribution.content)
    }

    /// "he", "she", "it", "they"
    fn anaphor(&mut self, pronoun: Pronoun, phrase: &Phrase) -> Resolution {
        let shows =
            self.attributions.get(phrase.attribution).is_some_and(|a| matches!(a.act, Act::Shows | Act::Writes));
        let fits = |referent: &Referent| match referent.kind {
            // a thing written shows; people and bodies say
            Kind::Document if shows => pronoun.fits(referent) * 2.0,
            Kind::Document => pronoun.fits(referent) * 0.8,
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

    /// A phrase with a head of its own.
    pub(crate) fn full(&mut self, phrase: &Phrase) -> Resolution {
        let tokens = phrase.tokens.clone();
        let Some(chunk) = chunk(self.discourse.document, tokens.start, tokens.end) else {
            // "he and Ann Example"
            return self
                .several(None, tokens.start + 1, &tokens)
                .unwrap_or_else(|| self.nobody(phrase, Kind::Unnamed, ResolvedBy::Description));
        };
        let linked = self.discourse.linked;
        let cited = outlet::cited(&self.discourse, &chunk, &tokens);
        if let Some(name) = self.discourse.name_at(chunk.head)
            && self.discourse.names[name].outlet.is_none()
            && let Some(group) = self.several(linked[name], self.discourse.names[name].name.end, &tokens)
        {
            return Resolution { outlet: cited.outlet.and_then(|name| linked[name]), ..group };
        }
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
            let before = name.whole.start.checked_sub(1)?;
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

    /// "I" and "we": whoever says the words they stand in, which are among `quoted`.
    fn speaker(&mut self, index: usize, quoted: &[(Span, usize)]) -> Resolution {
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
    fn quoted(&self) -> Vec<(Span, usize)> {
        let sources = self.phrases.iter().enumerate().filter(|(_, phrase)| phrase.via.is_none());
        let mut quoted: Vec<(Span, usize)> =
            sources.flat_map(|(index, phrase)| self.content(phrase).iter().map(move |span| (*span, index))).collect();
        quoted.sort_unstable();
        quoted
    }
}

/// So many quotations back the speaker of an "I" is looked for.
const SPEAKERS: usize = 32;

/// Words that head no description.
const FUNCTION: [Class; 5] =
    [Class::Preposition, Class::Determiner, Class::Coordinator, Class::Auxiliary, Class::Adverb];

/// What is attributed to somebody: ranges of tokens, in order, apart.
fn reported(document: &Reading, attributions: &[Attribution]) -> Vec<Range<usize>> {
    let mut spans: Vec<Span> =
        attributions.iter().flat_map(|attribution| attribution.content.iter().copied()).collect();
    spans.sort_unstable();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for span in spans {
        let range = document.tokens_in(span);
        match ranges.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}

/// The source and via phrases of all attributions, in the order of the text.
fn phrases(document: &Reading, attributions: &[Attribution]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for (index, attribution) in attributions.iter().enumerate() {
        let sources = attribution.source.iter().map(|span| (None, *span));
        let via = attribution.via.iter().enumerate().map(|(at, span)| (Some(at), *span));
        for (via, span) in sources.chain(via) {
            let mut tokens = document.tokens_in(span);
            // "the nominee’s speech": the owner is the source
            while tokens.len() > 1 && ends_genitive(document, tokens.end - 1) {
                tokens.end -= 1;
            }
            phrases.push(Phrase { tokens, span, attribution: index, via });
        }
    }
    phrases.sort_by_key(|phrase| (phrase.tokens.start, Reverse(phrase.tokens.end), phrase.attribution, phrase.via));
    phrases
}

/// Is it "’s" or a bare apostrophe, whatever follows?
fn ends_genitive(document: &Reading, token: usize) -> bool {
    let kind = document.tokens()[token].kind;
    matches!(kind, TokenKind::Clitic | TokenKind::SingleClose | TokenKind::SingleStraight)
}
