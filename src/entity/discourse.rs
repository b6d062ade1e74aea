//! What the reader has in mind at a place of the article: who was spoken of, how lately, and how prominently.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cast::{Cast, Kind, Referent};
use super::name::NameMention;

use super::noun::{PAST, among};
use super::pronoun::Pronoun;
use super::reading::Reading;
use super::salience;
use crate::Span;
use crate::article::BlockKind;
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::text::{TokenKind, Usage};

/// So many named referents are kept in mind; the least salient go first.
const NAMED: usize = 64;

/// The state of mind.
pub(crate) struct Discourse<'d> {
    pub(crate) document: &'d Reading<'d>,
    pub(crate) names: &'d [NameMention],
    /// For each name its referent.
    pub(crate) linked: &'d [Option<usize>],
    pub(crate) cast: Cast,
    /// Those whom the reader may have in mind.
    pub(crate) active: Vec<usize>,
    /// Those known by a description only, by the noun that heads it, hashed.
    pub(crate) described: BTreeMap<u32, Vec<usize>>,
    /// Where each referent is mentioned.
    pub(crate) mentions: Vec<(usize, Span)>,
    /// The sentence that is being read.
    pub(crate) sentence: usize,
    /// How much time has passed; see [`salience::SENTENCE`].
    pub(crate) time: usize,
    /// What is attributed to somebody, as ranges of tokens: in order, apart.
    pub(crate) reported: Vec<Range<usize>>,
}

impl Discourse<'_> {
    /// Goes on to the sentence of a token; forgets who was not spoken of for long.
    pub(crate) fn advance(&mut self, token: usize) {
        let sentences = self.document.sentences();
        let before = self.sentence;
        while sentences.get(self.sentence + 1).is_some_and(|next| next.tokens.start <= token) {
            self.sentence += 1;
            let quoted = self.is_quoted(sentences[self.sentence].tokens.start);
            self.time += if quoted { 1 } else { salience::SENTENCE };
            if sentences[self.sentence].block != sentences[self.sentence - 1].block {
                for index in &self.active {
                    self.cast.referents[*index].salience *= salience::NEW_PARAGRAPH;
                }
            }
        }
        if self.sentence > before {
            let (cast, time) = (&self.cast, self.time);
            let in_mind = |index: usize| cast.referents[index].salience_at(time);
            self.active.retain(|index| cast.referents[*index].named || in_mind(*index) >= salience::FORGOTTEN);
            if self.active.len() > 2 * NAMED {
                self.active.sort_by(|a, b| in_mind(*b).total_cmp(&in_mind(*a)).then(a.cmp(b)));
                self.active.truncate(NAMED);
            }
        }
    }

    /// Somebody is mentioned.
    pub(crate) fn raise(&mut self, index: usize, tokens: Range<usize>, weight: f32) {
        let share = match tokens.start {
            token if self.is_quoted(token) => salience::QUOTED,
            token if self.is_reported(token) => salience::REPORTED,
            _ => 1.0,
        };
        let referent = &mut self.cast.referents[index];
        referent.raise(weight * share, self.time);
        referent.last = tokens;
        if !self.active.contains(&index) {
            self.active.push(index);
        }
    }

    /// How much a mention weighs by its place in the sentence.
    pub(crate) fn weight(&self, tokens: Range<usize>) -> f32 {
        let document = self.document;
        let sentence = &document.sentences()[self.sentence];
        let before = tokens.start.checked_sub(1).filter(|t| *t >= sentence.tokens.start);
        let word = before.map(|t| document.words[t]).unwrap_or_default();
        let possessive = document.words[tokens.start].is(Class::Possessive) && tokens.len() == 1;
        if possessive
            || tokens.end < sentence.tokens.end && (document.is_genitive(tokens.end) || self.modifies(tokens.end))
        {
            return salience::OWNER;
        }
        let last = tokens.end - 1;
        let plural = document.noun(last).is_some_and(|(_, plural)| plural);
        let subject_only = plural || self.name_at(last).is_some() || document.words[last].is(Class::SubjectPronoun);
        let subject = self.is_predicate(tokens.end, sentence.tokens.end, subject_only);
        // "as", "after", "since" may open a clause of their own
        let topic = before.is_some_and(|t| {
            t == sentence.tokens.start + 1 && same(document.word(t - 1), "as") && same(document.word(t), "for")
        });
        let subject = subject || topic;
        let oblique = word.is(Class::Preposition) && !(subject && word.is(Class::Subordinator)) && !topic;
        if oblique {
            salience::MENTION
        } else if subject {
            salience::MENTION + salience::BARE + salience::SUBJECT
        } else {
            salience::MENTION + salience::BARE
        }
    }

    /// Does the token go on with the noun phrase: "Trump" of "Trump campaign"?
    fn modifies(&self, at: usize) -> bool {
        let (document, word) = (self.document, self.document.words[at]);
        let plural = |t: usize| document.noun(t).is_some_and(|(_, plural)| plural);
        // "the Turkey report", but "aides report": one somebody reports
        let base = !plural(at) && at > 0 && !plural(at - 1);
        let small = |t: usize| {
            let word = document.tokens().get(t).is_some_and(|token| token.kind == TokenKind::Word);
            word && document.word(t).starts_with(char::is_lowercase)
        };
        let noun = |t: usize| small(t) && document.noun(t).is_some();
        // "the Turkey jobs report"
        let unknown = !document.ends_phrase(at) && !word.is(Class::Adverb) && !document.word(at).ends_with("ed");
        (noun(at) && (word.verbs().is_empty() || base))
            || (small(at) && unknown && word.verbs().is_empty() && noun(at + 1))
    }

    /// Does a predicate begin here, looking past commas, brackets and adverbs? With `any`, any word that
    /// is no function word is one: behind names and plurals, which do not narrow down what follows.
    fn is_predicate(&self, at: usize, limit: usize, any: bool) -> bool {
        let document = self.document;
        let at = self.past_aside(at, limit);
        let Some(at) = (at..limit.min(at + 3)).find(|t| !document.words[*t].is(Class::Adverb)) else { return false };
        let word = document.words[at];
        let function =
            [Class::Preposition, Class::Coordinator, Class::Determiner, Class::Relative, Class::Subordinator];
        word.is(Class::Auxiliary)
            || !word.verbs().is_empty()
            || (document.tokens()[at].kind == TokenKind::Word
                && document.word(at).starts_with(char::is_lowercase)
                && (any || document.word(at).ends_with("ed") || among(PAST, document.word(at)))
                && !word.any(&function))
    }

    /// Behind the bracket or the apposition that begins at a token; the token itself where none does.
    fn past_aside(&self, at: usize, limit: usize) -> usize {
        let kind = |t: usize| self.document.tokens()[t].kind;
        let close = match (at < limit).then(|| kind(at)) {
            Some(TokenKind::Open) => TokenKind::Close,
            Some(TokenKind::Comma) => TokenKind::Comma,
            _ => return at,
        };
        (at + 1..limit.min(at + 20)).find(|t| kind(*t) == close).map_or(at, |end| end + 1)
    }

    /// Does a token stand in a quotation of somebody's words?
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        let quotations = self.document.quotations();
        let before = quotations.partition_point(|q| q.open <= token);
        quotations[..before].iter().rev().take(4).any(|q| q.usage == Usage::Speech && q.open < token && token < q.end)
    }

    /// Does a token stand in what an attribution says, in whosever words?
    fn is_reported(&self, token: usize) -> bool {
        let before = self.reported.partition_point(|range| range.start <= token);
        before.checked_sub(1).is_some_and(|last| token < self.reported[last].end)
    }

    /// The most salient referent that a pronoun may mean; none that is named inside `content`, which is its own words.
    pub(crate) fn antecedent(&self, pronoun: Pronoun, token: usize, content: &[Span]) -> Option<usize> {
        self.in_mind(token, content, |referent| pronoun.fits(referent))
    }

    /// The referent with the greatest product of salience and fitness, unless it is forgotten; see [`Self::antecedent`].
    pub(crate) fn in_mind(&self, token: usize, content: &[Span], fits: impl Fn(&Referent) -> f32) -> Option<usize> {
        let found = self.most_salient(token, content, fits)?;
        (self.cast.referents[found].salience_at(self.time) >= salience::FORGOTTEN).then_some(found)
    }

    /// The referent with the greatest product of salience and fitness, however long ago; see [`Self::antecedent`].
    pub(crate) fn most_salient(
        &self,
        token: usize,
        content: &[Span],
        fits: impl Fn(&Referent) -> f32,
    ) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        for index in self.active.iter().copied() {
            let referent = &self.cast.referents[index];
            let fit = fits(referent);
            // most do not fit
            if fit <= 0.0 {
                continue;
            }
            let topic = if self.is_topic(referent) { salience::TOPIC } else { 1.0 };
            let score = fit * topic * referent.salience_at(self.time);
            if score > best.map_or(0.0, |(other, _)| other)
                && !referent.last.contains(&token)
                && !self.is_named_in(referent, content)
            {
                best = Some((score, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// Is it somebody whom the headline names?
    fn is_topic(&self, referent: &Referent) -> bool {
        let headline = self.document.article.blocks.first().filter(|block| block.kind == BlockKind::Headline);
        let first = referent.named_at.first().filter(|_| referent.kind == Kind::Person);
        first.zip(headline).is_some_and(|(at, block)| block.span.contains(self.document.tokens()[*at].span))
    }

    fn is_named_in(&self, referent: &Referent, content: &[Span]) -> bool {
        content.iter().any(|span| {
            let tokens = self.document.tokens_in(*span);
            let first = referent.named_at.partition_point(|at| *at < tokens.start);
            referent.named_at.get(first).is_some_and(|at| *at < tokens.end)
        })
    }

    /// The bytes of tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        let all = self.document.tokens();
        match (all.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| all.get(last))) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// Where a referent was last named before a token; its fullest name where it was not.
    pub(crate) fn last_named(&self, index: usize, token: usize) -> Span {
        let referent = &self.cast.referents[index];
        let before = referent.named_at.partition_point(|at| *at < token);
        let name = before.checked_sub(1).and_then(|last| self.name_at(referent.named_at[last]));
        self.span(name.map_or(referent.name.clone(), |name| self.names[name].name.clone()))
    }

    /// A new referent that is known by a description.
    pub(crate) fn add(&mut self, kind: Kind, tokens: Range<usize>) -> usize {
        self.cast.referents.push(Referent::new(kind, tokens, false));
        self.cast.referents.len() - 1
    }

    /// The name whose last token is this one.
    pub(crate) fn name_ending(&self, token: usize) -> Option<usize> {
        self.name_at(token).filter(|name| self.names[*name].name.end == token + 1)
    }

    /// The name that holds a token.
    pub(crate) fn name_at(&self, token: usize) -> Option<usize> {
        let name = self.names.partition_point(|name| name.name.start <= token).checked_sub(1)?;
        self.names[name].name.contains(&token).then_some(name)
    }
}
