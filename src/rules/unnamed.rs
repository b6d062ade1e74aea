//! Unnamed sources, and whether anything identifies them.

use std::ops::Range;

use super::case::Case;
use crate::Span;
use crate::audit::Linked;
use crate::entity::EntityKind;
use crate::lexicon::{Class, Form, Term, hash};
use crate::text::TokenKind;

/// Attributions with a lower confidence are ignored.
const LEAST: f32 = 0.5;

/// The source phrases in running text, outside quotations, that vouch for something and name nobody.
pub(super) fn cited(case: &Case<'_>) -> Vec<(Span, Range<usize>)> {
    let finite = |linked: &Linked| {
        let cue = linked.attribution.cue.map(|cue| case.document.tokens_in(cue));
        cue.is_some_and(|mut cue| {
            !cue.all(|at| case.known(at).form(Form::Gerund) || !case.document.tokens()[at].kind.is_word())
        })
    };
    let sure =
        |linked: &&Linked| linked.attribution.act.vouches() && linked.attribution.confidence >= LEAST && finite(linked);
    let vouching = case.attributions().iter().filter(sure);
    let unnamed = vouching.filter(|linked| {
        let kind = case.source(linked).map(|source| source.kind);
        // "local media" is not one organization that could be asked.
        !matches!(kind, None | Some(EntityKind::Person | EntityKind::Outlet))
    });
    let phrases = unnamed.filter_map(|linked| linked.attribution.source);
    let mut found: Vec<(Span, Range<usize>)> = phrases
        .filter_map(|span| {
            let tokens = with_number(case, case.document.tokens_in(span));
            Some((case.span_of_tokens(tokens.clone())?, tokens))
        })
        .filter(|(_, tokens)| {
            let prose = case.sentence_of(tokens.start).is_some_and(|at| case.is_prose(at));
            prose && !case.in_speech(tokens.start)
        })
        .collect();
    found.dedup();
    found
}

/// The phrase with an article or number right before it.
fn with_number(case: &Case<'_>, tokens: Range<usize>) -> Range<usize> {
    let counts = |at: &usize| case.known(*at).any(&[Class::Determiner, Class::NumberWord]);
    let start = tokens.start.checked_sub(1).filter(counts).unwrap_or(tokens.start);
    start..tokens.end
}

/// The noun of a phrase with nothing but articles and numbers before it: "officials", "two experts".
pub(super) fn is_vague(case: &Case<'_>, tokens: &Range<usize>) -> Option<usize> {
    is_bare(case, tokens, Term::Vague)
}

/// The noun of this kind of a phrase with nothing but articles and numbers before it.
pub(super) fn is_bare(case: &Case<'_>, tokens: &Range<usize>, term: Term) -> Option<usize> {
    let head = tokens.clone().next_back()?;
    let noun = case.document.terms_in(tokens, term).find(|found| found.end == tokens.end)?;
    let empty = |at: usize| {
        let word = case.known(at);
        word.any(&[Class::Determiner, Class::Quantifier, Class::NumberWord, Class::Unnamed])
            && !word.is(Class::Possessive)
    };
    let before = tokens.start..noun.start;
    let points = case.document.terms_in(&before, Term::PointsBack).next().is_some();
    (!points && before.into_iter().all(empty)).then_some(head)
}

/// Does the sentence of a token say that somebody would not be named?
pub(super) fn is_withheld(case: &Case<'_>, token: usize) -> bool {
    let sentence = case.sentence_of(token).and_then(|at| case.document.sentences().get(at));
    sentence.is_some_and(|sentence| case.document.terms_in(&sentence.tokens, Term::Anonymity).next().is_some())
}

/// How many tokens after a noun its description may follow: that of a lead is in the next sentence.
const SOON: usize = 60;

/// Is the same noun, in singular or plural, described earlier in the article, or soon after?
pub(super) fn told_apart(case: &Case<'_>, head: usize) -> bool {
    let stem = |word: &'_ str| word.trim_end_matches('s').to_lowercase();
    let noun = stem(case.word(head));
    let same = |at: &usize| {
        let word = case.word(*at);
        // Most words are in lower case already and can be compared without a copy.
        match word.is_ascii() && noun.is_ascii() {
            true => word.trim_end_matches('s').eq_ignore_ascii_case(&noun),
            false => hash::same(&stem(word), &noun),
        }
    };
    let soon = (head + SOON).min(case.document.tokens().len());
    (0..head).chain(head + 1..soon).filter(same).any(|at| {
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
