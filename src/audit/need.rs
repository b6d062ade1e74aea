//! What each statement needs a source for: quotations need their speaker, contested claims and figures somebody who vouches
//! for them, other claims any source, and some statements need none.

use std::ops::Range;

use super::Linked;
use super::contested::contested;
use super::figure::holds_figure;
use crate::article::BlockKind;
use crate::attribution::TURN;
use crate::document::Document;
use crate::lexicon::{Class, Term};
use crate::text::{Close, Quotation, Sentence, Usage};

use crate::policy::Need;

/// What a statement needs a source for: the most important of several needs. `linked` are the attributions in it.
pub(super) fn need_of(document: &Document, sentence: &Sentence, linked: &[&Linked]) -> Need {
    let tokens = &sentence.tokens;
    if is_quoted(document, sentence, linked) {
        Need::Quotation
    } else if contested(document, tokens).is_some() {
        Need::Contested
    } else if needs_none(document, sentence, linked) {
        Need::None
    } else if holds_figure(document, tokens).is_some() {
        Need::Figure
    } else {
        Need::Claim
    }
}

/// Does the sentence contain enough of somebody's words to say something?
fn is_quoted(document: &Document, sentence: &Sentence, linked: &[&Linked]) -> bool {
    let block = document.article.blocks.get(sentence.block).map(|block| block.kind);
    let turn = linked.iter().any(|linked| linked.attribution.pattern == TURN);
    let words_inside = |range: Range<usize>| range.filter(|&t| document.tokens()[t].kind.is_word()).count();
    let inside = |quotation: &Quotation| {
        let end =
            if quotation.close == Close::Marked { quotation.end } else { quotation.end.min(document.tokens().len()) };
        let (start, end) = (quotation.open.max(sentence.tokens.start), end.min(sentence.tokens.end));
        start < end && words_inside(start..end) > 0
    };
    // outermost quotations stand apart, so that the last ones to open before the sentence ends are those that reach into it
    let before = document.quotations().partition_point(|quotation| quotation.open < sentence.tokens.end);
    let outermost = document.quotations()[..before].iter().rev().filter(|quotation| !quotation.nested);
    let speech = |quotation: &&Quotation| quotation.usage == Usage::Speech;
    let mut reaching = outermost.take_while(|quotation| quotation.end >= sentence.tokens.start).filter(speech);
    turn || block == Some(BlockKind::BlockQuote) || reaching.any(inside)
}

/// Is the sentence based on the writer's own observation, on the article itself, or on common knowledge?
fn needs_none(document: &Document, sentence: &Sentence, linked: &[&Linked]) -> bool {
    let tokens = &sentence.tokens;
    let is = |term| document.terms_in(tokens, term).next().is_some();
    let reported = linked.iter().any(|linked| linked.attribution.act.vouches());
    is(Term::OwnArticle)
        || is(Term::OwnObservation)
        || (!reported && is(Term::Definition))
        || (!reported && is_seen(document, tokens))
}

/// Does the writer say in the first person what he or she saw or did?
fn is_seen(document: &Document, tokens: &Range<usize>) -> bool {
    let mut words = tokens.clone().filter(|&at| document.tokens()[at].kind.is_word());
    let Some(first) = words.next() else { return false };
    let i_or_we = |at: usize| ["i", "we"].iter().any(|word| document.word(at).eq_ignore_ascii_case(word));
    i_or_we(first)
        || tokens.clone().any(|at| document.words.get(at + 1).is_some_and(|w| w.is(Class::PastVerb)) && i_or_we(at))
}
