//! Sources without a name, and whether anything tells them apart.

use std::ops::Range;

use super::case::Case;
use crate::Span;
use crate::entity::EntityKind;
use crate::lexicon::{Class, Term, hash};
use crate::text::TokenKind;

/// The source phrases in running text, outside quotations, that mean somebody unnamed who vouches for something.
pub(super) fn cited(case: &Case<'_>) -> Vec<(Span, Range<usize>)> {
    let vouching = case.attributions().iter().filter(|linked| linked.attribution.act.vouches());
    let unnamed = vouching.filter(|l| case.source(l).is_some_and(|source| source.kind == EntityKind::Unnamed));
    let phrases = unnamed.filter_map(|linked| linked.attribution.source);
    let mut found: Vec<(Span, Range<usize>)> = phrases
        .map(|span| (span, case.document.tokens_in(span)))
        .filter(|(_, tokens)| {
            let prose = case.sentence_of(tokens.start).is_some_and(|at| case.is_prose(at));
            prose && !case.in_speech(tokens.start)
        })
        .collect();
    found.dedup();
    found
}

/// The noun of a phrase that has nothing but articles and numbers beside it.
pub(super) fn is_vague(case: &Case<'_>, tokens: &Range<usize>) -> Option<usize> {
    let head = tokens.clone().next_back()?;
    let noun = case.document.terms_in(tokens, Term::Vague).find(|found| found.end == tokens.end)?;
    let empty = |at: usize| {
        let word = case.known(at);
        let count = case.document.tokens()[at].kind == TokenKind::Number;
        count || word.any(&[Class::Determiner, Class::Quantifier, Class::NumberWord, Class::Unnamed]) && !word.is(Class::Possessive)
    };
    // "the officials", "these experts" point back to somebody
    let points = |at: usize| case.known(at).is(Class::Demonstrative) || case.word(at).eq_ignore_ascii_case("the");
    let mut before = tokens.start..noun.start;
    let plain = before.clone().all(empty) && !before.any(points);
    plain.then_some(head)
}

/// Was the same noun, in singular or plural, told apart earlier in the article?
pub(super) fn told_apart_before(case: &Case<'_>, head: usize) -> bool {
    let stem = |word: &'_ str| word.trim_end_matches('s').to_lowercase();
    let noun = stem(case.word(head));
    let same = |at: &usize| hash::same(&stem(case.word(*at)), &noun);
    (0..head).filter(same).any(|at| {
        let before = at.checked_sub(1).filter(|&before| case.document.tokens()[before].kind == TokenKind::Word);
        let described = before.is_some_and(|before| {
            let word = case.known(before);
            !word.any(&[Class::Determiner, Class::Quantifier, Class::NumberWord, Class::Unnamed, Class::Preposition])
                && !word.any(&[Class::Coordinator, Class::Subordinator, Class::Auxiliary, Class::Adverb])
                && word.verb().is_none()
        });
        let next = case.word(at + 1);
        described || ["in", "of", "with", "from", "at", "familiar", "close", "who", "briefed", "inside"].contains(&next)
    })
}
