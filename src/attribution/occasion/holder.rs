//! Whose words were said on an occasion: the drafts of a sentence that its outlet belongs to.

use std::ops::Range;

use super::Setting;
use super::extent::{end_of_occasion, made_behind};
use crate::attribution::draft::{Draft, touch};
use crate::attribution::tokens::item;
use crate::document::Document;
use crate::lexicon::{Act, Class};
use crate::text::TokenKind;

/// The drafts whose words were said on the occasion.
pub(super) fn holders(
    document: &Document,
    drafts: &[Draft],
    sentence: &Range<usize>,
    setting: &Setting,
    name: &Range<usize>,
) -> Vec<usize> {
    let cue = |at: usize| drafts[at].cue.clone().unwrap_or(0..0);
    // "publishing an op-ed in X": the occasion is the content; "denied it in an interview with X": it stands behind it
    // "the vote" is no verb
    let noun = |at: usize| at > 0 && item(document, at - 1).any(&[Class::Determiner, Class::Possessive]);
    // "last May" is no verb either
    let month = |at: usize| item(document, at).is(Class::Month) && item(document, at).is_capital();
    let verb = |at: usize| {
        !month(at) && (item(document, at).word.verb().is_some() && !noun(at) || item(document, at).is(Class::Auxiliary))
    };
    let over = end_of_occasion(document, sentence, setting.tokens.end);
    let behind = |c: &Range<usize>| {
        let last = c.end <= setting.tokens.end.max(over);
        // "…, nobody appeared on X"
        let appears = item(document, setting.tokens.start).reads("appeared");
        let clause =
            appears && (c.start..setting.tokens.start).any(|at| document.tokens()[at].kind == TokenKind::Comma);
        last && !clause && !(c.start..setting.tokens.start).any(verb)
    };
    // "insists, most recently in an interview with X, that it is safe"
    let small =
        |at: usize| item(document, at).any(&[Class::Adverb, Class::TemporalAdverb, Class::Quantifier, Class::TimeNoun]);
    let comma = |at: usize| document.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Comma);
    let before = |c: &Range<usize>| {
        comma(over) && c.start.checked_sub(1).is_some_and(comma) && (c.start..setting.tokens.start).all(small)
    };
    // "half of voters said they were against in a poll by X": those who were asked
    let shows = setting.tokens.clone().any(|at| ["broadcast", "episode"].contains(&document.word(at)));
    let last = (setting.tokens.end..sentence.end).all(|at| !item(document, at).is_word());
    let aired = |at: usize| shows && last && drafts[at].act == Act::Says;
    let asked = |at: usize| setting.count && drafts[at].source.iter().any(|source| counts(document, source));
    let apart = |at: usize| {
        asked(at)
            || aired(at)
            || touch(&cue(at), &setting.tokens)
            || drafts[at].content.iter().all(|c| !touch(c, name) || behind(c) || before(c))
    };
    let here = |at: &usize| touch(&cue(*at), sentence) && apart(*at);
    let here: Vec<usize> = (0..drafts.len()).filter(here).collect();
    let around = |at: &usize| touch(&cue(*at), name) || drafts[*at].source.iter().any(|s| touch(s, &setting.tokens));
    if here.iter().any(around) {
        return here.into_iter().filter(around).collect();
    }
    let time = |at: usize| {
        let t = item(document, at);
        !t.is_word() || t.any(&[Class::Weekday, Class::TimeNoun, Class::Coordinator, Class::Adverb])
    };
    if (sentence.start..setting.tokens.start).all(time) {
        return here.into_iter().filter(|at| cue(*at).start >= setting.tokens.end).collect();
    }
    let away = |at: &usize| {
        let cue = cue(*at);
        cue.start.saturating_sub(setting.tokens.end) + setting.tokens.start.saturating_sub(cue.end)
    };
    here.into_iter().min_by_key(away).into_iter().collect()
}

/// Are the words of a source how many people there are?
fn counts(document: &Document, source: &Range<usize>) -> bool {
    source.clone().take(4).any(|at| {
        let t = item(document, at);
        t.kind == TokenKind::Number || t.any(&[Class::NumberWord, Class::Quantifier]) || t.reads("percent")
    })
}

/// The draft of what is said in something that the outlet made, which a relative clause leads to: "a story by X in which aides
/// said", "interviews with X and Y, where she said".
pub(super) fn told_where<'a>(
    document: &Document,
    sentence: &Range<usize>,
    name: &Range<usize>,
    drafts: &'a mut [Draft],
) -> Option<&'a mut Draft> {
    const NEAR: usize = 12;
    const BEFORE: usize = 8;
    let made = made_behind(document, sentence, name.end);
    let product = |at: usize| item(document, at).is(Class::MediaProduct);
    let makes = made.is_some() || (sentence.start.max(name.start.saturating_sub(BEFORE))..name.start).any(product);
    let behind = made.map_or(name.end, |at| at + 1);
    let listed = |at: &usize| {
        let t = item(document, *at);
        t.kind == TokenKind::Comma || t.is(Class::Coordinator) || t.is_capital() || t.is(Class::Weekday)
    };
    let at = (behind..sentence.end.min(behind + NEAR)).find(|at| !listed(at))?;
    let t = item(document, at);
    let which = |at: usize| at < sentence.end && item(document, at).reads("which");
    let leads = t.reads("where") || t.is(Class::Preposition) && which(at + 1);
    if !makes || !leads || drafts.iter().any(|draft| draft.credits(name)) {
        return None;
    }
    let cue = |draft: &Draft| draft.cue.as_ref().map_or(0, |cue| cue.start);
    drafts.iter_mut().filter(|draft| (at..sentence.end).contains(&cue(draft))).min_by_key(|draft| cue(draft))
}
