//! A quotation without a speaker.
//!
//! ## Why it matters
//!
//! Quotation marks promise that somebody said exactly this. Nobody can check a quotation without a speaker, and readers
//! have to guess whose words it gives.
//!
//! ## When it fires
//!
//! A complete utterance of at least five words is in quotation marks, and neither its sentence nor the sentences around
//! it say who is speaking: no reporting verb, no “according to”, no speaker whose quotation continues, no person just
//! mentioned.
//!
//! A quotation that continues over several paragraphs may name its speaker in any of them. Quoted phrases inside a
//! sentence of the writer’s, names, titles of works, signs, slogans and songs are ignored. The rule does not fire where
//! something nearby could name the speaker.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The harbour will close in May. “It is a black day for everybody on this coast.” Two hundred jobs are at stake.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May. “It is a black day for everybody on this coast,” said Mayor Ada Obi.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! unattributed-quote = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP News Values and Principles (attribution; quotations), the SPJ Code of Ethics (seek truth and report it:
//! identify sources clearly) and the Reuters Handbook of Journalism (quotes).

use std::ops::Range;

use super::case::{Case, Note, tokens_of};
use crate::Span;
use crate::lexicon::{Class, Form, Term};
use crate::text::{Close, Quotation, TokenKind};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let claimed = claimed(case);
    let speech: Vec<&Quotation> = case.speech().collect();
    for (number, quotation) in
        speech.iter().copied().enumerate().filter(|(_, quotation)| quotation.close != Close::Unclosed)
    {
        let Some(span) = case.span_of(quotation) else { continue };
        let tokens = tokens_of(quotation);
        // A quotation over several paragraphs has one speaker, who may be named in any of them.
        let runs_on =
            speech.get(number..).unwrap_or_default().iter().take_while(|quotation| quotation.close == Close::RunsOn);
        let chain = speech.get(number..).unwrap_or_default().iter().take(runs_on.count() + 1);
        if chain.into_iter().any(|quotation| is_claimed(case, &claimed, &tokens_of(quotation)))
            || !is_speech(case, quotation)
            || is_credited_near(case, &tokens)
        {
            continue;
        }
        notes.push(Note::new(span, "this quotation has no speaker").suggest("say who said it"));
    }
    notes
}

/// The spans of all attributions (contents, cues and sources), in order and without overlap.
fn claimed(case: &Case<'_>) -> Vec<Span> {
    let found = case.attributions().iter().map(|linked| &linked.attribution);
    let mut parts: Vec<Span> =
        found.flat_map(|found| found.content.iter().chain(&found.cue).chain(&found.source)).copied().collect();
    parts.sort_unstable();
    parts.dedup_by(|next, last| {
        let joins = next.start() <= last.end();
        if joins {
            *last = last.cover(*next);
        }
        joins
    });
    parts
}

/// Does an attribution contain the quotation, or a part of it?
fn is_claimed(case: &Case<'_>, claimed: &[Span], tokens: &Range<usize>) -> bool {
    let Some(span) = case.span_of_tokens(tokens.clone()) else { return true };
    let first = claimed.partition_point(|part| part.end() <= span.start());
    claimed.get(first).is_some_and(|part| part.overlaps(span))
}

/// Is it a complete utterance, rather than a title, sign or song?
fn is_speech(case: &Case<'_>, quotation: &Quotation) -> bool {
    let inside = quotation.open + 1..quotation.end;
    let words: Vec<usize> = inside.clone().filter(|&at| case.document.tokens()[at].kind.is_word()).collect();
    let capitals = words.iter().filter(|&&at| case.word(at).starts_with(char::is_uppercase)).count();
    let verb = words.iter().any(|&at| {
        let word = case.known(at);
        word.any(&[Class::Auxiliary, Class::Be, Class::Have, Class::Do, Class::Modal, Class::PastVerb])
            || word.form(Form::Past)
            || word.is(Class::SubjectPronoun)
    });
    words.len() > 4 && capitals * 2 < words.len() && verb
}

/// Might the quotation have a speaker that no attribution names: by a verb, a label, a name before a colon, or its sentence?
fn is_credited_near(case: &Case<'_>, tokens: &Range<usize>) -> bool {
    let (Some(first), Some(last)) = (case.sentence_of(tokens.start), case.sentence_of(tokens.end.saturating_sub(1)))
    else {
        return true;
    };
    let sentences = case.document.sentences();
    let around = sentences[first].tokens.start..sentences[last].tokens.end;
    let outside = around.clone().filter(|at| !tokens.contains(at));
    let words = outside.filter(|&at| case.document.tokens()[at].kind.is_word()).count();
    let written =
        |range: &Range<usize>| case.document.terms_in(range, Term::Written).any(|found| !tokens.contains(&found.start));
    let before = first.checked_sub(1).map(|at| sentences[at].tokens.clone());
    let after = sentences.get(last + 1).map(|sentence| sentence.tokens.clone());
    let block = sentences[first].block;
    let same = |at: usize| sentences.get(at).is_some_and(|sentence| sentence.block == block);
    // Quoted words inside the writer's own sentence are usually a known phrase and not an utterance.
    let phrase = words > 0 && !ends_sentence(case, tokens);
    let cited = |at: usize| {
        case.assessment.sentences.get(at).is_some_and(|s| !s.attributions.is_empty())
            || sentences.get(at).is_some_and(|s| case.quotes(s.tokens.clone()) || case.announces(s.tokens.clone()))
    };
    let colon = before.as_ref().and_then(|range| range.clone().next_back());
    let led = colon.is_some_and(|at| case.document.tokens()[at].kind == TokenKind::Colon);
    let person = |at: usize| {
        sentences.get(at).is_some_and(|s| {
            let words = s.tokens.clone();
            words.into_iter().any(|at| names_person(case, at) && !case.in_speech(at))
        })
    };
    phrase
        || led
        || (first > 0 && person(first - 1))
        || person(last + 1)
        || written(&around)
        || before.is_some_and(|range| written(&range))
        || case.announces(around.start..tokens.start)
        || case.announces(tokens.end.min(around.end)..around.end)
        || after.is_some_and(|range| same(last + 1) && case.announces(range))
        || first.checked_sub(1).is_some_and(cited)
        || (same(last + 1) && cited(last + 1))
}

/// Does the quotation end with its sentence, or begin it as one of its own?
fn ends_sentence(case: &Case<'_>, tokens: &Range<usize>) -> bool {
    let starts = |at: usize| case.document.sentences().binary_search_by_key(&at, |s| s.tokens.start).is_ok();
    let last = tokens.end.saturating_sub(1);
    let closes = starts(tokens.end) || tokens.end >= case.document.tokens().len();
    let stop = last.checked_sub(1).is_some_and(|at| case.document.tokens()[at].kind == TokenKind::Stop);
    starts(tokens.start) && closes && stop
}

/// Is the word a pronoun for somebody, or the name of a person?
fn names_person(case: &Case<'_>, at: usize) -> bool {
    let word = case.known(at);
    let name = word.any(&[Class::MaleName, Class::FemaleName]) && case.word(at).starts_with(char::is_uppercase);
    let pronoun = ["he", "she", "his", "her", "him", "i", "my", "me", "mr", "mrs", "ms"];
    name || pronoun.iter().any(|listed| case.word(at).trim_end_matches('.').eq_ignore_ascii_case(listed))
}
