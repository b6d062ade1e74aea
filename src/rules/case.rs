//! What a rule has before it, and what it may say.

use crate::article::BlockKind;
use crate::audit::{Assessment, Finding, Linked};
use crate::policy::{Rule, Severity};
use crate::text::{Close, Quotation, Usage};
use crate::{Document, Span};

/// An article before the rules.
pub(super) struct Case<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) assessment: &'a Assessment,
}

/// What a rule says about some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    span: Span,
    message: String,
    suggestion: Option<String>,
}

impl Note {
    /// A note on some words: what is wrong, in plain words.
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), suggestion: None }
    }

    /// With how to mend it.
    pub(super) fn suggest(self, suggestion: impl Into<String>) -> Self {
        Self { suggestion: Some(suggestion.into()), ..self }
    }

    pub(super) fn finding(self, rule: Rule, severity: Severity) -> Finding {
        Finding { rule, severity, span: self.span, message: self.message, suggestion: self.suggestion }
    }
}

impl<'a> Case<'a> {
    pub(super) fn new(document: &'a Document<'a>, assessment: &'a Assessment) -> Self {
        Self { document, assessment }
    }

    /// The words of a span.
    pub(super) fn text(&self, span: Span) -> &'a str {
        &self.document.article.text[span]
    }

    /// The attributions of the article.
    pub(super) fn attributions(&self) -> &'a [Linked] {
        &self.assessment.attributions
    }

    /// The kind of block that a sentence stands in.
    pub(super) fn block_kind(&self, sentence: usize) -> Option<BlockKind> {
        let block = self.document.sentences().get(sentence)?.block;
        self.document.article.blocks.get(block).map(|block| block.kind)
    }

    /// Somebody's words in running text: the quotations that are speech and stand in no other.
    pub(super) fn speech(&self) -> impl Iterator<Item = &'a Quotation> {
        let prose = |quotation: &&Quotation| {
            let start = self.document.tokens().get(quotation.open).map_or(0, |token| token.span.start());
            let kind = self.document.sentence_at(start).and_then(|sentence| self.block_kind(sentence));
            matches!(kind, Some(BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem))
        };
        self.document.quotations().iter().filter(|q| q.usage == Usage::Speech && !q.nested).filter(prose)
    }

    /// A quotation with its marks.
    pub(super) fn span_of(&self, quotation: &Quotation) -> Option<Span> {
        let last = if quotation.close == Close::Marked { quotation.end } else { quotation.end.checked_sub(1)? };
        let tokens = self.document.tokens();
        Some(tokens.get(quotation.open)?.span.cover(tokens.get(last)?.span))
    }

    /// The sentences that have a part in a span.
    pub(super) fn sentences_in(&self, span: Span) -> std::ops::Range<usize> {
        let sentences = self.document.sentences();
        let start = sentences.partition_point(|s| s.span.end() <= span.start());
        let end = sentences.partition_point(|s| s.span.start() < span.end());
        start..end.max(start)
    }
}
