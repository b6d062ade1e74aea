//! An article with everything that is known of it before anybody is taken to be cited.

pub mod sequence;

use crate::article::Article;
use crate::encoder::{self, Reading};
use crate::lexicon::{Class, Term, TermMention, Word, WordId, terms};
use crate::outlet::{self, OutletMention, Registry};
use crate::span::Span;
use crate::text::{Quotation, Sentence, Spelling, Text, Token, is_abbreviation, quotations, segment, tokenize};

/// An article, its tokens, sentences and quotations, what the lexicon knows of each token, and the outlets it mentions.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// What was read.
    pub article: Article<'a>,
    /// Its parts.
    pub text: Text,
    /// For each token, what the lexicon knows of it.
    pub words: Vec<Word>,
    /// Words and phrases that weigh, as ranges of tokens, in the order of their first.
    pub terms: Vec<TermMention>,
    /// Where outlets are mentioned, in order, apart.
    pub outlets: Vec<OutletMention>,
    /// For each token, the hash of its word.
    pub(crate) hashes: Vec<u32>,
    /// For each token, the number of its word, which every table of words is asked with.
    pub(crate) ids: Vec<WordId>,
    /// For each token, what it is spelt with.
    pub(crate) spellings: Vec<Spelling>,
    /// What the encoder makes of it; none where it has not been read with the encoder.
    pub reading: Option<Reading>,
}

impl<'a> Document<'a> {
    /// Takes an article apart, with the outlets that the program knows.
    pub fn parse(article: Article<'a>) -> Self {
        Self::parse_with(article, &Registry::default())
    }

    /// Takes an article apart, with the outlets of a registry.
    pub fn parse_with(article: Article<'a>, registry: &Registry) -> Self {
        let mut text = Text::default();
        let mut spans = Vec::new();
        let mut blocks = Vec::with_capacity(article.blocks.len());
        for (block, found) in article.blocks.iter().enumerate() {
            let start = text.tokens.len();
            let mut next = start;
            tokenize(&article.text, found.span, is_abbreviation, &mut text.tokens);
            spans.clear();
            segment(&article.text, found.span, &mut spans);
            for &span in &spans {
                let end = next + text.tokens[next..].partition_point(|t| t.span.start() < span.end());
                if end > next {
                    text.sentences.push(Sentence { span, block, tokens: next..end });
                }
                next = end;
            }
            blocks.push(start..text.tokens.len());
        }
        text.quotations = quotations(&article.text, &text.tokens, &blocks);
        let spelled: Vec<&str> = text.tokens.iter().map(|t| &article.text[t.span]).collect();
        let (spellings, hashes): (Vec<_>, Vec<_>) = spelled.iter().map(|word| Spelling::with_hash(word)).unzip();
        let ids: Vec<WordId> = spelled.iter().zip(&hashes).map(|(word, hash)| WordId::by_hash(word, *hash)).collect();
        let mut words: Vec<Word> = ids.iter().map(|id| Word::by_id(*id)).collect();
        for (at, word) in words.iter_mut().enumerate() {
            if word.any(&PRONOUNS) && is_acronym(&spelled, &spellings, at) {
                *word = Word::default();
            }
        }
        let terms = terms::find_by_id(&ids);
        let outlets = outlet::find_in(outlet::Page {
            text: &article.text,
            tokens: &text.tokens,
            hashes: &hashes,
            ids: &ids,
            spellings: &spellings,
            registry,
        });
        Self { article, text, words, terms, outlets, hashes, ids, spellings, reading: None }
    }

    /// Lets the encoder read the article.
    pub fn read(&mut self) {
        let Some(encoder) = encoder::built_in() else { return };
        let (_, paragraphs) = sequence::paragraphs(self);
        let sentences: Vec<_> = self.sentences().iter().map(|sentence| sentence.tokens.clone()).collect();
        self.reading = Some(encoder::read(encoder, &paragraphs, &sentences));
    }

    /// The letters of a token.
    pub fn word(&self, token: usize) -> &str {
        &self.article.text[self.text.tokens[token].span]
    }

    /// The tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.text.tokens
    }

    /// The sentences.
    pub fn sentences(&self) -> &[Sentence] {
        &self.text.sentences
    }

    /// The quotations.
    pub fn quotations(&self) -> &[Quotation] {
        &self.text.quotations
    }

    /// The tokens of each block that has any, in order.
    pub(crate) fn block_ranges(&self) -> Vec<std::ops::Range<usize>> {
        let mut ranges: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
        for sentence in self.sentences() {
            match ranges.last_mut() {
                Some((block, range)) if *block == sentence.block => range.end = sentence.tokens.end,
                _ => ranges.push((sentence.block, sentence.tokens.clone())),
            }
        }
        ranges.into_iter().map(|(_, range)| range).collect()
    }

    /// The sentence that a byte of the text stands in, or the last one before it.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        self.text.sentences.partition_point(|s| s.span.start() <= at).checked_sub(1)
    }

    /// The mentions of outlets that touch a range of tokens, in order.
    pub(crate) fn outlets_in(&self, tokens: std::ops::Range<usize>) -> impl Iterator<Item = &OutletMention> {
        let first = self.outlets.partition_point(|mention| mention.tokens.end <= tokens.start);
        self.outlets[first..].iter().take_while(move |mention| mention.tokens.start < tokens.end)
    }

    /// The words and phrases of a class that lie inside a range of tokens, in order.
    pub fn terms_in(
        &self,
        tokens: &std::ops::Range<usize>,
        term: Term,
    ) -> impl Iterator<Item = std::ops::Range<usize>> {
        let first = self.terms.partition_point(|found| found.words.start < tokens.start);
        let end = tokens.end;
        let inside = self.terms[first..].iter().take_while(move |found| found.words.start < end);
        inside.filter(move |found| found.term == term && found.words.end <= end).map(|found| found.words.clone())
    }

    /// The words and phrases of all classes that begin inside a range of tokens, in order.
    pub(crate) fn terms_from(&self, tokens: &std::ops::Range<usize>) -> &[TermMention] {
        let behind = &self.terms[self.terms.partition_point(|found| found.words.start < tokens.start)..];
        &behind[..behind.partition_point(|found| found.words.start < tokens.end)]
    }

    /// The span from one byte of the text to another; none where one of them is no place between characters.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        self.article.text.get(start..end).map(|_| Span::new(start, end))
    }

    /// The tokens that lie inside a span, as a range.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = self.tokens();
        let start = tokens.partition_point(|t| t.span.end() <= span.start());
        let end = tokens.partition_point(|t| t.span.start() < span.end());
        start..end.max(start)
    }
}

/// What an acronym may be mistaken for.
const PRONOUNS: [Class; 4] = [Class::SubjectPronoun, Class::ObjectPronoun, Class::Relative, Class::WhWord];

/// "US", "WHO", "IT": is a word all in capitals, while what stands beside it is not, or is an acronym, too?
fn is_acronym(words: &[&str], spellings: &[Spelling], at: usize) -> bool {
    const LONGEST: usize = 4;
    let shouted = |at: usize| !spellings[at].has_small();
    let loud = |at: usize| {
        let long = words.get(at).is_some_and(|word| word.len() > LONGEST && word.starts_with(char::is_alphabetic));
        long && shouted(at)
    };
    words[at].len() > 1 && shouted(at) && !loud(at + 1) && !at.checked_sub(1).is_some_and(loud)
}
