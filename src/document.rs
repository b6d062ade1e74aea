//! An article with everything that is known of it before anybody is taken to be cited.

use crate::article::Article;
use crate::lexicon::Word;
use crate::outlet::OutletMention;
use crate::span::Span;
use crate::text::{Quotation, Sentence, Text, Token};

/// An article, its tokens, sentences and quotations, what the lexicon knows of each token, and the outlets it mentions.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// What was read.
    pub article: Article<'a>,
    /// Its parts.
    pub text: Text,
    /// For each token, what the lexicon knows of it.
    pub words: Vec<Word>,
    /// Where outlets are mentioned, in order, apart.
    pub outlets: Vec<OutletMention>,
}

impl<'a> Document<'a> {
    /// Takes an article apart.
    pub fn parse(article: Article<'a>) -> Self {
        // Stands in for the parsers of the text room until each has its own file.
        let mut text = Text::default();
        for (block, found) in article.blocks.iter().enumerate() {
            let first = text.tokens.len();
            let abbreviated = |w: &str| {
                use crate::lexicon::Class::*;
                Word::of(w).any(&[TitleAbbreviation, Abbreviation, NumberAbbreviation])
            };
            crate::text::tokenize(&article.text, found.span, abbreviated, &mut text.tokens);
            let mut start = first;
            let mut open: Option<usize> = None;
            let toks = text.tokens[first..].to_vec();
            for (i, t) in toks.iter().enumerate() {
                use crate::text::TokenKind::*;
                let i = first + i;
                let q = &article.text[t.span];
                if matches!(t.kind, DoubleOpen | DoubleStraight | DoubleClose) {
                    match open {
                        None if q != "”" => open = Some(i),
                        Some(o) if q != "“" => {
                            let n = i - o - 1;
                            let stop = text.tokens[i - 1].kind == Comma || text.tokens[i - 1].kind == Stop;
                            text.quotations.push(Quotation { open: o, end: i, close: crate::text::Close::Marked, continues: false, nested: false,
                                usage: if n > 3 || stop { crate::text::Usage::Speech } else { crate::text::Usage::Scare } });
                            open = None;
                        }
                        _ => {}
                    }
                }
                let next = toks.get(i - first + 1);
                let ends = matches!(t.kind, Stop) || (i > first && matches!(text.tokens[i - 1].kind, Stop) && matches!(t.kind, DoubleClose | DoubleStraight | Close));
                let goes = next.is_none_or(|n| n.spaced && !matches!(n.kind, DoubleClose) && article.text[n.span].starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "“\"‘(".contains(c)));
                if next.is_none() || (ends && goes) {
                    let span = text.tokens[start].span.cover(t.span);
                    text.sentences.push(Sentence { span, block, tokens: start..i + 1 });
                    start = i + 1;
                }
            }
            if let Some(o) = open {
                text.quotations.push(Quotation { open: o, end: text.tokens.len(), close: crate::text::Close::RunsOn, continues: false, nested: false, usage: crate::text::Usage::Speech });
            }
        }
        for i in 1..text.quotations.len() {
            text.quotations[i].continues = text.quotations[i - 1].close == crate::text::Close::RunsOn;
        }
        let words = text.tokens.iter().map(|t| Word::of(&article.text[t.span])).collect();
        Self { article, text, words, outlets: Vec::new() }
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

    /// The sentence that a byte of the text stands in, or the last one before it.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        self.text.sentences.partition_point(|s| s.span.start() <= at).checked_sub(1)
    }

    /// The tokens that lie inside a span, as a range.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = self.tokens();
        let start = tokens.partition_point(|t| t.span.end() <= span.start());
        let end = tokens.partition_point(|t| t.span.start() < span.end());
        start..end.max(start)
    }
}
