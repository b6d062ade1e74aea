//! Goes through an article once, from its first word to its last, and keeps in mind who was spoken of, so that pronouns
//! and descriptions find whom they mean.

use std::ops::Range;

use super::cast::{Cast, Kind, Referent};
use super::chunk::{Chunk, Determiner, chunk};
use super::name::{NameMention, Role};
use super::noun::NounKind;
use super::pronoun::Pronoun;
use super::{Resolution, ResolvedBy, describe, outlet, salience};
use crate::attribution::Attribution;
use crate::lexicon::Class;
use crate::text::{TokenKind, Usage};
use crate::{Document, Span};

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
    Pronoun,
}

/// Everything known while the sweep goes on.
pub(crate) struct Sweep<'d, 'a> {
    pub(crate) document: &'d Document<'a>,
    pub(crate) attributions: &'d [Attribution],
    pub(crate) names: &'d [NameMention],
    /// For each name its referent.
    pub(crate) linked: &'d [Option<usize>],
    pub(crate) cast: Cast,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) resolved: Vec<Option<Resolution>>,
    /// Those whom the reader may have in mind.
    pub(crate) active: Vec<usize>,
    /// Where a referent is mentioned.
    pub(crate) mentions: Vec<(usize, Span)>,
    pub(crate) sentence: usize,
    /// Phrases whose speaker is named only later: "I" in a quotation.
    later: Vec<usize>,
}

impl<'d, 'a> Sweep<'d, 'a> {
    pub(crate) fn new(
        document: &'d Document<'a>,
        attributions: &'d [Attribution],
        names: &'d [NameMention],
        linked: &'d [Option<usize>],
        cast: Cast,
    ) -> Self {
        let phrases = phrases(document, attributions);
        let resolved = vec![None; phrases.len()];
        Self {
            document,
            attributions,
            names,
            linked,
            cast,
            phrases,
            resolved,
            active: Vec::new(),
            mentions: Vec::new(),
            sentence: 0,
            later: Vec::new(),
        }
    }

    /// Meets everything in order.
    pub(crate) fn run(&mut self) {
        // up to here a source phrase speaks for what it holds
        let mut covered = 0;
        for (token, event) in self.events() {
            self.advance(token);
            match event {
                Event::Phrase(index) => {
                    let end = self.phrases[index].tokens.end;
                    self.phrase(index);
                    covered = covered.max(end);
                }
                Event::Name(index) => self.name(index, token < covered),
                Event::Pronoun if token >= covered => self.pronoun(token),
                Event::Pronoun => {}
            }
        }
        for index in std::mem::take(&mut self.later) {
            self.resolved[index] = Some(self.speaker(index));
        }
    }

    fn events(&self) -> Vec<(usize, Event)> {
        let mut events: Vec<(usize, Event)> = Vec::new();
        events.extend(self.phrases.iter().enumerate().map(|(i, phrase)| (phrase.tokens.start, Event::Phrase(i))));
        events.extend(self.names.iter().enumerate().map(|(i, name)| (name.whole.start, Event::Name(i))));
        for (at, word) in self.document.words.iter().enumerate() {
            if word.any(&[Class::SubjectPronoun, Class::ObjectPronoun, Class::Possessive]) {
                events.push((at, Event::Pronoun));
            }
        }
        events.sort_unstable();
        events
    }

    /// Goes on to the sentence of a token; forgets who was not spoken of for long.
    fn advance(&mut self, token: usize) {
        let sentences = self.document.sentences();
        let before = self.sentence;
        while sentences.get(self.sentence + 1).is_some_and(|next| next.tokens.start <= token) {
            self.sentence += 1;
            let same = |a: usize, b: usize| sentences.get(a).map(|s| s.block) == sentences.get(b).map(|s| s.block);
            if !same(self.sentence - 1, self.sentence) {
                for index in &self.active {
                    self.cast.referents[*index].salience *= salience::NEW_PARAGRAPH;
                }
            }
        }
        if self.sentence > before {
            let (cast, sentence) = (&self.cast, self.sentence);
            self.active.retain(|index| cast.referents[*index].salience_at(sentence) >= salience::FORGOTTEN);
        }
    }

    /// Somebody is mentioned.
    pub(crate) fn raise(&mut self, index: usize, tokens: Range<usize>, weight: f32) {
        let weight = if self.is_quoted(tokens.start) { weight * salience::QUOTED } else { weight };
        let referent = &mut self.cast.referents[index];
        referent.raise(weight, self.sentence);
        referent.last = tokens;
        if !self.active.contains(&index) {
            self.active.push(index);
        }
    }

    fn name(&mut self, index: usize, covered: bool) {
        let Some(referent) = self.linked[index] else { return };
        let tokens = self.names[index].whole.clone();
        self.mentions.push((referent, self.span(tokens.clone())));
        if !covered {
            self.raise(referent, tokens.clone(), self.weight(tokens));
        }
    }

    fn pronoun(&mut self, token: usize) {
        let Some(pronoun) = Pronoun::of(self.document.word(token)) else { return };
        if self.is_quoted(token) || !matches!(pronoun, Pronoun::He | Pronoun::She) {
            return;
        }
        if let Some(referent) = self.antecedent(pronoun, token, &[]) {
            self.raise(referent, token..token + 1, self.weight(token..token + 1));
        }
    }

    /// How much a mention weighs by its place in the sentence.
    fn weight(&self, tokens: Range<usize>) -> f32 {
        let document = self.document;
        let sentence = &document.sentences()[self.sentence];
        let before = tokens.start.checked_sub(1).filter(|t| *t >= sentence.tokens.start);
        let kind = before.map(|t| document.tokens()[t].kind);
        let verb = |t: usize| document.words[t].is(Class::Auxiliary) || !document.words[t].verbs().is_empty();
        let followed = document.tokens().get(tokens.end).is_some() && verb(tokens.end);
        let opens = kind.is_none_or(|kind| !matches!(kind, TokenKind::Word | TokenKind::Number));
        let word = before.map(|t| document.words[t]).unwrap_or_default();
        let oblique = word.is(Class::Preposition);
        let owner = tokens.end < document.tokens().len() && super::chunk::is_genitive(document, tokens.end);
        if owner {
            salience::MENTION
        } else if followed && !oblique || (opens && tokens.start == sentence.tokens.start) {
            salience::MENTION + salience::SUBJECT + salience::BARE
        } else if oblique {
            salience::MENTION
        } else {
            salience::MENTION + salience::BARE
        }
    }

    /// Does a token stand in a quotation of somebody's words?
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        let quotations = self.document.quotations();
        let before = quotations.partition_point(|q| q.open <= token);
        quotations[..before].iter().rev().take(4).any(|q| q.usage == Usage::Speech && q.open < token && token < q.end)
    }

    /// The most salient referent that a pronoun may mean; none that is named inside `content`, which is its own words.
    pub(crate) fn antecedent(&self, pronoun: Pronoun, token: usize, content: &[Span]) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        for index in self.active.iter().copied() {
            let referent = &self.cast.referents[index];
            let fit = pronoun.fits(referent);
            if fit == 0.0 || referent.last.contains(&token) || self.is_named_in(referent, content) {
                continue;
            }
            let score = fit * referent.salience_at(self.sentence);
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, index));
            }
        }
        best.map(|(_, index)| index)
    }

    fn is_named_in(&self, referent: &Referent, content: &[Span]) -> bool {
        content.iter().any(|span| {
            let tokens = self.document.tokens_in(*span);
            let first = referent.named_at.partition_point(|at| *at < tokens.start);
            referent.named_at.get(first).is_some_and(|at| *at < tokens.end)
        })
    }

    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        let all = self.document.tokens();
        match (all.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| all.get(last))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// Resolves one source or via phrase.
    fn phrase(&mut self, index: usize) {
        let phrase = self.phrases[index].clone();
        if phrase.tokens.is_empty() {
            return;
        }
        let first = self.document.word(phrase.tokens.start);
        let pronoun = (phrase.tokens.len() == 1).then(|| Pronoun::of(first)).flatten();
        let resolution = match pronoun {
            Some(Pronoun::First | Pronoun::Second) => {
                self.later.push(index);
                return;
            }
            Some(pronoun @ (Pronoun::Who | Pronoun::Which)) => self.relative(pronoun, &phrase),
            Some(pronoun) => self.anaphor(pronoun, &phrase),
            None => self.full(&phrase),
        };
        self.raise(resolution.entity, phrase.tokens.clone(), salience::MENTION + salience::SUBJECT + salience::SOURCE);
        self.mentions.push((resolution.entity, phrase.span));
        self.resolved[index] = Some(resolution);
    }

    /// "he", "she", "it", "they"
    fn anaphor(&mut self, pronoun: Pronoun, phrase: &Phrase) -> Resolution {
        let content = &self.attributions[phrase.attribution].content;
        match self.antecedent(pronoun, phrase.tokens.start, content) {
            Some(referent) => self.back(referent, ResolvedBy::Pronoun),
            None => self.nobody(phrase, Kind::Unnamed, ResolvedBy::Unresolved),
        }
    }

    /// A resolution that leads back to the last mention of a referent.
    pub(crate) fn back(&self, referent: usize, by: ResolvedBy) -> Resolution {
        let found = &self.cast.referents[referent];
        Resolution { entity: referent, by, antecedent: Some(self.span(found.last.clone())), outlet: found.speaks_for }
    }

    /// A new referent that only this phrase describes.
    pub(crate) fn nobody(&mut self, phrase: &Phrase, kind: Kind, by: ResolvedBy) -> Resolution {
        let start = phrase.tokens.start;
        let end = chunk(self.document, start, phrase.tokens.end).map_or(phrase.tokens.end, |chunk| chunk.tokens.end);
        self.cast.referents.push(Referent::new(kind, start..end, false));
        Resolution { entity: self.cast.referents.len() - 1, by, antecedent: None, outlet: None }
    }

    /// "who", "which", "that": the noun phrase in front.
    fn relative(&mut self, pronoun: Pronoun, phrase: &Phrase) -> Resolution {
        let document = self.document;
        let at = phrase.tokens.start;
        let floor = document.sentences()[self.sentence].tokens.start.max(at.saturating_sub(24));
        for last in (floor..at).rev() {
            let name = self.name_ending(last);
            if let Some(referent) = name.and_then(|name| self.linked[name])
                && pronoun.fits(&self.cast.referents[referent]) > 0.0
            {
                return self.back(referent, ResolvedBy::Pronoun);
            }
            let Some((noun, plural)) = super::noun::Noun::of(document.word(last)) else { continue };
            let person = noun.kind.is_person() || matches!(noun.kind, NounKind::Crowd | NounKind::Quantity);
            if name.is_some() || (pronoun == Pronoun::Who) != person {
                continue;
            }
            if let Some(referent) = self.apposed(last) {
                return self.back(referent, ResolvedBy::Pronoun);
            }
            let start = phrase_start(document, last, floor);
            let described = Phrase { tokens: start..last + 1, span: self.span(start..last + 1), ..phrase.clone() };
            let mut found = self.full(&described);
            (found.by, found.antecedent) = (ResolvedBy::Pronoun, Some(described.span));
            self.cast.referents[found.entity].plural |= plural;
            return found;
        }
        self.nobody(phrase, Kind::Unnamed, ResolvedBy::Unresolved)
    }

    /// The person whose apposition holds a noun: "Ann Example, a teacher from Ohio, who".
    fn apposed(&self, noun: usize) -> Option<usize> {
        let before = self.names.partition_point(|name| name.whole.start <= noun);
        let name = before.checked_sub(1)?;
        let referent = self.linked[name]?;
        self.cast.referents[referent].roles.iter().any(|role| role.head == noun).then_some(referent)
    }

    /// The name whose last token is this one.
    pub(crate) fn name_ending(&self, token: usize) -> Option<usize> {
        let name = self.names.partition_point(|name| name.whole.start <= token).checked_sub(1)?;
        (self.names[name].name.end == token + 1).then_some(name)
    }

    /// The name that holds a token.
    pub(crate) fn name_at(&self, token: usize) -> Option<usize> {
        let name = self.names.partition_point(|name| name.whole.start <= token).checked_sub(1)?;
        self.names[name].name.contains(&token).then_some(name)
    }

    /// A phrase with a head of its own.
    fn full(&mut self, phrase: &Phrase) -> Resolution {
        let tokens = phrase.tokens.clone();
        let Some(chunk) = chunk(self.document, tokens.start, tokens.end) else {
            return self.nobody(phrase, Kind::Unnamed, ResolvedBy::Description);
        };
        let cited = outlet::cited(self, &chunk, &tokens);
        let by_name = self.name_at(chunk.head).and_then(|name| Some((name, self.linked[name]?)));
        let mut resolution = match by_name {
            Some((name, referent)) => self.named(name, referent),
            None if cited.is_the_source => {
                self.outlet(cited.outlet).unwrap_or_else(|| describe::describe(self, &chunk, phrase))
            }
            None => describe::describe(self, &chunk, phrase),
        };
        if let Some(outlet) = cited.outlet.and_then(|name| self.linked[name])
            && outlet != resolution.entity
        {
            resolution.outlet = Some(outlet);
            self.cast.referents[resolution.entity].speaks_for = Some(outlet);
        }
        resolution
    }

    fn outlet(&self, name: Option<usize>) -> Option<Resolution> {
        let name = name?;
        Some(self.named(name, self.linked[name]?))
    }

    fn named(&self, name: usize, referent: usize) -> Resolution {
        let mention = &self.names[name];
        let found = &self.cast.referents[referent];
        let by = if mention.outlet.is_some_and(|o| self.document.outlets[o].outlet.is_some()) {
            ResolvedBy::Registry
        } else if mention.name.len() < found.name.len() {
            ResolvedBy::ShortName
        } else {
            ResolvedBy::Name
        };
        let antecedent = (by == ResolvedBy::ShortName).then(|| self.span(found.name.clone()));
        Resolution { entity: referent, by, antecedent, outlet: found.speaks_for }
    }

    /// "I" and "we": whoever says the words they stand in.
    fn speaker(&mut self, index: usize) -> Resolution {
        let phrase = self.phrases[index].clone();
        let around = (0..self.phrases.len())
            .filter(|other| self.phrases[*other].via.is_none() && *other != index)
            .filter_map(|other| {
                let attribution = &self.attributions[self.phrases[other].attribution];
                let span = attribution.content.iter().find(|content| content.contains(phrase.span))?;
                Some((span.len(), self.resolved[other]?))
            })
            .min_by_key(|(len, _)| *len);
        match around {
            Some((_, found)) => {
                self.mentions.push((found.entity, phrase.span));
                self.back(found.entity, ResolvedBy::Pronoun)
            }
            None => self.nobody(&phrase, Kind::Unnamed, ResolvedBy::Unresolved),
        }
    }
}

/// The source and via phrases of all attributions, in the order of the text.
fn phrases(document: &Document, attributions: &[Attribution]) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for (index, attribution) in attributions.iter().enumerate() {
        let sources = attribution.source.iter().map(|span| (None, *span));
        let via = attribution.via.iter().enumerate().map(|(at, span)| (Some(at), *span));
        for (via, span) in sources.chain(via) {
            phrases.push(Phrase { tokens: document.tokens_in(span), span, attribution: index, via });
        }
    }
    phrases.sort_by_key(|phrase| {
        (phrase.tokens.start, std::cmp::Reverse(phrase.tokens.end), phrase.attribution, phrase.via)
    });
    phrases
}

/// Where the noun phrase begins that ends with the token `last`.
fn phrase_start(document: &Document, last: usize, floor: usize) -> usize {
    let mut start = last;
    while start > floor {
        let before = start - 1;
        let word = document.words[before];
        let inside = document.tokens()[before].kind == TokenKind::Word
            && (!super::chunk::ends_phrase(document, before) || document.word(before) == "of")
            && (word.verbs().is_empty() || word.is(Class::RoleModifier));
        if !inside {
            break;
        }
        start = before;
        if word.is(Class::Determiner) {
            break;
        }
    }
    start
}

/// Does a phrase point back to something known: "the senator", "this report", "his campaign"?
pub(crate) fn is_definite(chunk: &Chunk) -> bool {
    matches!(chunk.determiner, Determiner::Definite | Determiner::Possessive)
}

/// Are all these roles one person's?
pub(crate) fn role_of(chunk: &Chunk) -> Option<Role> {
    let (noun, _) = chunk.noun?;
    Some(Role { noun, head: chunk.head, words: chunk.tokens.clone() })
}
