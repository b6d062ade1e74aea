//! What a rule gets to see, and the notes that it returns.

use std::ops::Range;

use crate::article::BlockKind;
use crate::audit::{Assessment, Finding, Linked, Need, Sentence, Status};
use crate::entity::{Entity, EntityKind};
use crate::lexicon::{Class, Form, Frame, Term, Verb, Word};
use crate::policy::{Policy, Rule, Severity};
use crate::text::{Close, Quotation, Usage};
use crate::{Document, Span};

/// The largest distance between a claim and a hedge that puts it in doubt, in tokens.
const BESIDE: usize = 4;

/// An article as the rules see it.
pub(super) struct Case<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) assessment: &'a Assessment,
    pub(super) policy: &'a Policy,
}

/// A rule's note on some words of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    span: Span,
    message: String,
    suggestion: Option<String>,
}

impl Note {
    /// A note on some words that says what is wrong, in plain words.
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), suggestion: None }
    }

    /// Adds a suggestion: what to do about it.
    pub(super) fn suggest(self, suggestion: impl Into<String>) -> Self {
        Self { suggestion: Some(suggestion.into()), ..self }
    }

    pub(super) fn finding(self, rule: Rule, severity: Severity) -> Finding {
        Finding { rule, severity, span: self.span, message: self.message, suggestion: self.suggestion }
    }
}

impl<'a> Case<'a> {
    pub(super) fn new(document: &'a Document<'a>, assessment: &'a Assessment, policy: &'a Policy) -> Self {
        Self { document, assessment, policy }
    }

    /// The words of a span.
    pub(super) fn text(&self, span: Span) -> &'a str {
        &self.document.article.text[span]
    }

    /// The words of a claim for a message, without trailing words such as those of "hid the" and "stole nearly".
    pub(super) fn claim(&self, claim: Span) -> &'a str {
        let tokens = self.document.tokens_in(claim);
        // "covered up" and "lied to" are complete without more words.
        let leads_on = |word: Word| {
            word.any(&[Class::Determiner, Class::Possessive, Class::Adverb]) && !word.is(Class::Preposition)
        };
        let last = tokens.clone().skip(1).rfind(|&at| !leads_on(self.known(at)));
        let shown = self.span_of_tokens(tokens.start..last.unwrap_or(tokens.start) + 1);
        self.text(shown.unwrap_or(claim))
    }

    /// The words of a token.
    pub(super) fn word(&self, token: usize) -> &'a str {
        self.document.tokens().get(token).map_or("", |token| self.text(token.span))
    }

    /// What the lexicon knows of a token.
    pub(super) fn known(&self, token: usize) -> Word {
        self.document.words.get(token).copied().unwrap_or_default()
    }

    /// The span of some tokens, from the first to the last; none for none.
    pub(super) fn span_of_tokens(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.document.tokens().get(tokens)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    /// The attributions of the article.
    pub(super) fn attributions(&self) -> &'a [Linked] {
        &self.assessment.attributions
    }

    /// The attributions whose content reaches into a sentence and that vouch for what it says.
    pub(super) fn vouching(&self, sentence: &'a Sentence) -> impl Iterator<Item = &'a Linked> {
        let linked = sentence.attributions.iter().filter_map(|&at| self.attributions().get(at));
        linked.filter(|linked| linked.attribution.act.vouches())
    }

    /// One of the entities of the article.
    pub(super) fn entity(&self, at: usize) -> Option<&'a Entity> {
        self.assessment.entities.get(at)
    }

    /// Who the source of an attribution is.
    pub(super) fn source(&self, linked: &Linked) -> Option<&'a Entity> {
        self.entity(linked.source?.entity)
    }

    /// The outlets that an attribution cites: as its source, as the employer of its source, or as its via.
    pub(super) fn outlets(&self, linked: &Linked) -> Vec<&'a Entity> {
        let found = linked.cited().flat_map(|to| [Some(to.entity), to.outlet]);
        let entities = found.flatten().filter_map(|at| self.entity(at));
        entities.filter(|entity| entity.kind == EntityKind::Outlet).collect()
    }

    /// The unattributed statements that need a source for this, each with its index among the sentences.
    pub(super) fn unsourced(&self, need: Need) -> impl Iterator<Item = (usize, &'a Sentence)> {
        let all = self.assessment.sentences.iter().enumerate();
        all.filter(move |(_, s)| s.needs == Some(need) && s.status == Some(Status::Unattributed))
    }

    /// Has the encoder read the article?
    pub(super) fn is_read(&self) -> bool {
        self.document.reading.is_some()
    }

    /// By how much the encoder reads a sentence as one that needs a source for this rather than for anything else; far below
    /// zero where it has not read it.
    pub(super) fn reads(&self, at: usize, need: Need) -> f32 {
        let reading = self.document.reading.as_ref().and_then(|reading| reading.sentences.get(at));
        let Some(sentence) = reading else { return f32::MIN };
        let (mut own, mut best) = (f32::MIN, f32::MIN);
        for (score, of) in sentence.needs.into_iter().zip(Need::ALL) {
            let kept = if of == need { &mut own } else { &mut best };
            *kept = kept.max(score);
        }
        own - best
    }

    /// Might a claim have a source that was missed? That is possible if there are quotation marks around the claim, or a hedge beside
    /// it; and where the encoder has not read the article, if the paragraph's source may still be speaking, or the sentence has a
    /// source or a verb or phrase that announces one.
    pub(super) fn may_be_sourced(&self, at: usize, claim: Span) -> bool {
        let Some(sentence) = self.assessment.sentences.get(at) else { return true };
        let Some(parsed) = self.document.sentences().get(at) else { return true };
        let claim = self.document.tokens_in(claim);
        let beside =
            claim.start.saturating_sub(BESIDE).max(parsed.tokens.start)..parsed.tokens.end.min(claim.end + BESIDE);
        let counted = claim.start.saturating_sub(BESIDE).max(parsed.tokens.start)..claim.start;
        let tallied = self.document.terms_in(&counted, Term::Tallying).next().is_some();
        // Whether a sentence reports somebody's words is decided by the encoder where it has read the article.
        (sentence.carried.is_some() && !self.is_read())
            || tallied
            || (self.vouching(sentence).next().is_some() && !self.is_read())
            || self.quotes(claim)
            || (self.reports(&parsed.tokens) && !self.is_read())
            || beside.into_iter().any(|at| self.known(at).is(Class::Hedge))
    }

    /// Does a range of tokens contain a verb that reports a clause, or a fixed phrase that leads to a source?
    fn reports(&self, tokens: &Range<usize>) -> bool {
        let phrase = self.document.terms_in(tokens, Term::Relayed).next().is_some();
        // In "an estimated 3,500", "estimated" is not a report.
        let guess = |at: usize| self.document.terms_in(tokens, Term::AboutNumber).any(|found| found.contains(&at));
        let reports = |at: usize| self.reports_clause(at) && !self.in_speech(at) && !self.accuses(tokens, at);
        phrase || tokens.clone().any(|at| reports(at) && !guess(at))
    }

    /// Is a word a form of a verb that vouches for a clause, and is not weak?
    fn reports_clause(&self, at: usize) -> bool {
        let clause = |verb: &Verb| !verb.takes(Frame::Weak) && verb.takes(Frame::Clause);
        self.is_report(at) && self.known(at).verb().is_some_and(clause)
    }

    /// Is a word a form of a verb that vouches for what it reports?
    pub(super) fn is_report(&self, at: usize) -> bool {
        let word = self.known(at);
        let verb = word.verb().is_some_and(|verb| verb.act.vouches());
        verb && (word.form(Form::Past) || word.form(Form::Third) || word.form(Form::Gerund))
    }

    /// Does a word of a range belong to an accusation that is reported as a fact?
    fn accuses(&self, tokens: &Range<usize>, at: usize) -> bool {
        self.document.terms_in(tokens, Term::Accusation).any(|found| found.contains(&at))
    }

    /// Does a range of tokens contain a word that announces a source, outside quotations?
    pub(super) fn announces(&self, tokens: Range<usize>) -> bool {
        tokens.clone().any(|at| {
            let word = self.known(at);
            let verb = word.verb().is_some_and(|verb| verb.act.vouches() && !verb.takes(Frame::Weak));
            let reporting = verb && (word.form(Form::Past) || word.form(Form::Third) || word.form(Form::Gerund));
            let phrase = word.is(Class::PhraseHead) && word.noun().is_none() && self.word(at).len() > 4;
            let noun = word.noun().is_some_and(|noun| noun.act.vouches()) && self.word(at + 1) == "that";
            (reporting || phrase || noun || word.is(Class::Hedge)) && !self.in_speech(at) && !self.accuses(&tokens, at)
        })
    }

    /// Does a range of tokens overlap a quotation, of speech or not?
    pub(super) fn quotes(&self, tokens: Range<usize>) -> bool {
        self.opened_before(tokens.end).any(|q| tokens.start <= q.end)
    }

    /// Does a sentence contain somebody's words?
    pub(super) fn quotes_speech(&self, at: usize) -> bool {
        self.document
            .sentences()
            .get(at)
            .is_some_and(|sentence| sentence.tokens.clone().any(|token| self.in_speech(token)))
    }

    /// Is a token part of somebody's words?
    pub(super) fn in_speech(&self, token: usize) -> bool {
        self.opened_before(token + 1).any(|q| q.usage == Usage::Speech && token <= q.end)
    }

    /// Is a token between quotation marks?
    pub(super) fn in_marks(&self, token: usize) -> bool {
        self.opened_before(token + 1).any(|q| token <= q.end)
    }

    /// The quotations that open before a token and may reach up to it: back to the last outermost one, and to the one before,
    /// which may end where that one begins.
    fn opened_before(&self, token: usize) -> impl Iterator<Item = &'a Quotation> {
        let quotations = self.document.quotations();
        let before = quotations.partition_point(|q| q.open < token);
        let mut outermost = 0;
        quotations[..before].iter().rev().take_while(move |q| {
            let near = outermost < 2;
            outermost += usize::from(!q.nested);
            near
        })
    }

    /// Is it running text, and no headline or caption?
    pub(super) fn is_prose(&self, sentence: usize) -> bool {
        let kind = self.block_kind(sentence);
        matches!(kind, Some(BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem | BlockKind::TableCell))
    }

    /// The kind of the block that a sentence is in.
    pub(super) fn block_kind(&self, sentence: usize) -> Option<BlockKind> {
        let block = self.document.sentences().get(sentence)?.block;
        self.document.article.blocks.get(block).map(|block| block.kind)
    }

    /// The sentence of a token.
    pub(super) fn sentence_of(&self, token: usize) -> Option<usize> {
        self.document.sentence_at(self.document.tokens().get(token)?.span.start())
    }

    /// The lead: the first statement, if it is in the first paragraph.
    pub(super) fn lead(&self) -> Option<usize> {
        let prose =
            (0..self.assessment.sentences.len()).find(|&at| self.block_kind(at) == Some(BlockKind::Paragraph))?;
        let block = self.assessment.sentences.get(prose)?.block;
        let mut first = self.assessment.sentences.iter().enumerate().skip(prose).filter(|(_, s)| s.needs.is_some());
        first.next().filter(|(_, sentence)| sentence.block == block).map(|(at, _)| at)
    }

    /// Somebody's words in running text: the quotations that are speech and not inside another.
    pub(super) fn speech(&self) -> impl Iterator<Item = &'a Quotation> {
        let prose = |q: &&Quotation| self.sentence_of(q.open).is_some_and(|sentence| self.is_prose(sentence));
        self.document.quotations().iter().filter(|q| q.usage == Usage::Speech && !q.nested).filter(prose)
    }

    /// A quotation with its marks.
    pub(super) fn span_of(&self, quotation: &Quotation) -> Option<Span> {
        self.span_of_tokens(tokens_of(quotation))
    }

    /// Is it announced by a verb or another word, and not by the dash before a signature: "“We won.” — Ada Obi"?
    pub(super) fn has_cue(&self, linked: &Linked) -> bool {
        let tokens = linked.attribution.cue.map(|cue| self.document.tokens_in(cue));
        tokens.is_some_and(|mut cue| cue.any(|at| self.document.tokens()[at].kind.is_word()))
    }

    /// The sentences that a span overlaps.
    pub(super) fn sentences_in(&self, span: Span) -> Range<usize> {
        let sentences = self.document.sentences();
        let start = sentences.partition_point(|s| s.span.end() <= span.start());
        let end = sentences.partition_point(|s| s.span.start() < span.end());
        start..end.max(start)
    }

    /// A note on a sentence.
    pub(super) fn note_on(&self, at: usize, message: impl Into<String>) -> Option<Note> {
        self.assessment.sentences.get(at).map(|sentence| Note::new(sentence.span, message))
    }
}

/// The tokens of a quotation, with its marks.
pub(super) fn tokens_of(quotation: &Quotation) -> Range<usize> {
    let end = if quotation.close == Close::Marked { quotation.end + 1 } else { quotation.end };
    quotation.open..end
}
