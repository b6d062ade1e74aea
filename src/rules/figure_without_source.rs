//! A count, percentage, sum of money or measurement without a source.
//!
//! ## Why it matters
//!
//! Somebody counted or measured. Without knowing who, readers cannot tell a census from a guess, and editors cannot
//! check it.
//!
//! ## When it fires
//!
//! A statement in running text has no source and gives a percentage, a share, a measurement, a sum of money of a
//! thousand or more, or a count of a hundred or more (or a smaller one that is an estimate, such as “at least 40”).
//! Dates, ages, scores, clock times, durations, addresses and short distances do not count as figures; nor do “dozens”,
//! or a number that the article gave before (“the 335 accounts”).
//!
//! Where the encoder is sure that a figure needs a source, the rule fires. Otherwise it does not fire on votes, prices,
//! laws, plans and other figures of public record; on sentences that a court imposed and events long past; after a poll
//! or a report; next to another figure that has a source, which may cover both; or between two sentences that have
//! sources. It never fires in the lead, which sums up.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The harbour will close in May.
//!
//! More than 1,200 people are employed there. The last ship leaves on Friday.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May.
//!
//! More than 1,200 people are employed there, the port authority said. The last ship leaves on Friday.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! figure-without-source = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The BBC Editorial Guidelines (accuracy: reporting statistics), the Reuters Handbook of Journalism (sourcing) and the
//! NPR Ethics Handbook (accuracy: edit like a prosecutor).

use std::ops::Range;

use super::case::{Case, Note};
use crate::audit::{Need, holds_figure};
use crate::lexicon::{Class, Term};
use crate::text::TokenKind;

/// By how much the encoder must read a sentence as one that needs a source for a figure, to be sure.
const SURE: f32 = 2.0;

/// How many sentences after the one that names a poll are still about it.
const REACH: usize = 5;
/// A sentence of fewer words is a label.
const SHORT: usize = 5;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let lead = case.lead();
    let unsourced = case.unsourced(Need::Figure).filter(|(at, _)| Some(*at) != lead && case.is_prose(*at));
    let notes = unsourced.filter_map(|(at, _)| {
        let tokens = &case.document.sentences().get(at)?.tokens;
        let figure = holds_figure(case.document, tokens)?;
        let place = case.document.tokens_in(figure);
        // "dozens of" and "millions" only say that there are many; nobody counted them.
        let counted = case.document.terms_in(&place, Term::Multitude).next().is_none();
        // "two miles from the port" can be read from any map.
        let behind = place.end..place.end + 1;
        let distance = case.document.terms_in(&place, Term::Unit).next().is_some()
            && case.document.terms_in(&behind, Term::Direction).next().is_some();
        // What speaks against a finding by the words around the figure counts only where the encoder is not sure.
        let excused = is_small(case, &place)
            || is_told_before(case, &place)
            || is_result(case, &place)
            || case.may_be_sourced(at, figure)
            || is_accounted_for(case, at);
        if !counted || distance || (excused && case.reads(at, Need::Figure) < SURE) {
            return None;
        }
        let message = format!("the figure “{}” has no source", case.text(figure));
        Some(case.note_on(at, message)?.suggest("say where it comes from"))
    });
    notes.collect()
}

/// Is it a small number that anybody may count ("two dozen lamps", "one foot"), or a part of a time ("half of the year")?
fn is_small(case: &Case<'_>, place: &Range<usize>) -> bool {
    let is = |tokens: &Range<usize>, term| case.document.terms_in(tokens, term).next().is_some();
    let beside = place.start.saturating_sub(3)..place.end + 2;
    let measured = [Term::Percent, Term::Magnitude].into_iter().any(|term| is(&beside, term));
    let one = case.word(place.start).eq_ignore_ascii_case("one");
    let paced = is(place, Term::Length) && !is(place, Term::Magnitude);
    let unit = !one && !paced && is(place, Term::Unit);
    let sign = |signs: &[&str]| beside.clone().any(|at| signs.iter().any(|sign| case.word(at).contains(sign)));
    // A small sum such as "$250" is not a statistic.
    let large_sum = place.clone().any(|at| case.word(at).chars().filter(char::is_ascii_digit).count() > 3);
    let money = sign(&["$", "£", "€"]) || is(&beside, Term::Currency);
    let measured = measured || (money && large_sum) || sign(&["%"]);
    // "more than a dozen" is not an exact count either.
    let dozen = place.len() == 1 && case.word(place.start).eq_ignore_ascii_case("dozen");
    let guessed = !dozen && !paced && is(&(place.start.saturating_sub(3)..place.end), Term::AboutNumber);
    // Somebody counted "forty-one", as with 410.
    let large = |at: usize| case.word(at).contains('-') && !case.word(at).starts_with("half");
    let short = |at: usize| case.word(at).chars().filter(char::is_ascii_digit).count() < 3 && !large(at);
    let span = (place.end..place.end + 3).any(|at| case.known(at).is(Class::TimeNoun));
    if is(place, Term::Share) { span } else { !measured && !unit && !guessed && (money || place.clone().all(short)) }
}

/// Does it refer back to something mentioned before: "the 335 accounts", "those 40 houses", "the $25 million merger"?
fn is_told_before(case: &Case<'_>, place: &Range<usize>) -> bool {
    let share =
        [Term::Percent, Term::Share].into_iter().any(|term| case.document.terms_in(place, term).next().is_some());
    let guess = |at: usize| case.document.tokens()[at].kind == TokenKind::Symbol || case.known(at).is(Class::Adverb);
    let guessed = |at: usize| guess(at) || case.document.terms_in(&(at..at + 1), Term::AboutNumber).next().is_some();
    let article = (0..place.start).rev().find(|&at| !guessed(at));
    let article =
        article.is_some_and(|at| ["the", "these", "those"].iter().any(|word| case.word(at).eq_ignore_ascii_case(word)));
    article && !share && !case.word(place.end - 1).contains('%')
}

/// Is it the first of two that are compared, as votes are: "66% to 30%"?
fn is_result(case: &Case<'_>, place: &Range<usize>) -> bool {
    let tokens = case.document.tokens();
    let number = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let percent =
        case.document.terms_in(place, Term::Percent).next().is_some() || case.word(place.end - 1).contains('%');
    percent && (place.end..place.end + 2).any(|at| case.word(at) == "to" && number(at + 1))
}

/// Is the figure of public record, of a rule or a plan, the writer's own, or that of a source beside it?
fn is_accounted_for(case: &Case<'_>, at: usize) -> bool {
    let sentences = case.document.sentences();
    let is = |at: usize, term| {
        sentences.get(at).is_some_and(|sentence| case.document.terms_in(&sentence.tokens, term).next().is_some())
    };
    let own = |at: usize| {
        sentences.get(at).is_some_and(|sentence| {
            sentence.tokens.clone().any(|token| case.known(token).is(Class::FirstPerson) && !case.in_marks(token))
        })
    };
    let year = |token: usize| {
        let word = case.word(token);
        word.len() == 4 && ("1400".."2200").contains(&word) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let code = |token: usize| matches!(case.word(token), "{" | "}" | "<" | ">");
    let here = sentences.get(at).map_or(0..0, |sentence| sentence.tokens.clone());
    let behind = at + 1;
    let before = at.checked_sub(1);
    let near = [before, Some(at), Some(behind)];
    let credit = sentences.get(behind).map_or("", |next| case.word(next.tokens.start));
    let words = here.clone().filter(|&token| case.document.tokens()[token].kind.is_word()).count();
    words < SHORT
        || ["Source", "Sources"].contains(&credit)
        || is_public(case, &here)
        || is(at, Term::CourtRecord)
        || before.is_some_and(|before| is(before, Term::Record))
        || is_between(case, at)
        || here.clone().any(|token| year(token) || code(token))
        || near.into_iter().flatten().any(own)
        || (at.saturating_sub(REACH)..=behind).any(|at| is(at, Term::Poll))
        || is_in_sourced_list(case, at)
}

/// Is it about votes, prices, laws or plans, by its words? "An estimated 3,500" is not an estimate on record.
fn is_public(case: &Case<'_>, tokens: &Range<usize>) -> bool {
    let guess = |word: &Range<usize>| {
        case.document.terms_in(tokens, Term::AboutNumber).any(|guess| guess.len() > 1 && guess.end == word.end)
    };
    case.document.terms_in(tokens, Term::PublicFigure).any(|word| !guess(&word))
}

/// Does the sentence before give a figure with its source, or do the sentences before and after both have sources?
fn is_between(case: &Case<'_>, at: usize) -> bool {
    let sourced = |at: usize| {
        let sentence = case.assessment.sentences.get(at);
        sentence.filter(|sentence| case.vouching(sentence).next().is_some()).map(|sentence| sentence.needs)
    };
    let before = at.checked_sub(1).and_then(sourced);
    before == Some(Some(Need::Figure)) || (before.is_some() && sourced(at + 1).is_some())
}

/// Is the figure one of several in a row, of which one has a source, or the sentence before them?
fn is_in_sourced_list(case: &Case<'_>, at: usize) -> bool {
    let sentences = &case.assessment.sentences;
    let Some(here) = sentences.get(at) else { return true };
    let beside = |at: &usize| sentences.get(*at).is_some_and(|s| s.block == here.block);
    let figure = |at: &usize| beside(at) && sentences.get(*at).is_some_and(|s| s.needs == Some(Need::Figure));
    let start = (0..at).rev().take_while(figure).last().unwrap_or(at);
    let end = (at + 1..sentences.len()).take_while(figure).last().unwrap_or(at);
    let first = start.checked_sub(1).filter(beside).unwrap_or(start);
    sentences[first..=end].iter().any(|sentence| case.vouching(sentence).next().is_some())
}
