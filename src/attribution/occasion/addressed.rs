//! The outlets that somebody's words were addressed to: "told the daily Aftonbladet", "admitted to the newspaper that", "conceded
//! to X".

use std::ops::Range;

use super::extent::made_behind;
use crate::attribution::draft::{Draft, touch};
use crate::attribution::tokens::item;
use crate::attribution::verb_group::is_auxiliary;
use crate::document::Document;
use crate::lexicon::{Act, Class, Frame};
use crate::text::TokenKind;

/// How far behind its cue an outlet that was told stands at most, in tokens.
const FAR: usize = 9;

/// How far behind "the" a noun stands at most that means an outlet, in tokens.
const DESCRIBED: usize = 5;

/// Gives a draft the outlets that stand behind its cue, where whom it was told to and on what occasion does: "told the daily
/// Aftonbladet in May", "wrote in an op-ed in the Financial Times".
pub(in crate::attribution) fn add_addressed(document: &Document, draft: &mut Draft) {
    let Some(cue) = draft.cue.clone() else { return };
    let Some(at) = document.sentence_at(document.tokens()[cue.start].span.start()) else { return };
    let sentence = &document.sentences()[at].tokens;
    let told = cue.clone().filter_map(|at| document.words[at].verb()).any(|verb| verb.takes(Frame::Addressee));
    // "recounted to the broadcaster"
    let to = (cue.end.saturating_sub(1)..sentence.end.min(cue.end + 1)).find(|at| item(document, *at).reads("to"));
    let from = to.map(|to| to + 1).or(told.then_some(cue.end));
    if let Some(medium) = from.and_then(|from| medium_at(document, from)) {
        if !draft.content.iter().any(|content| touch(content, &medium)) {
            draft.via.push(medium);
        }
        return;
    }
    if let Some(medium) = medium_before(document, sentence, cue.start) {
        draft.via.push(medium);
        return;
    }
    // "admitted to the newspaper that"
    let to = |at: usize| {
        (at < sentence.end && item(document, at).reads("to")).then(|| medium_at(document, at + 1)).flatten()
    };
    if let Some(medium) =
        [cue.end, cue.end - 1].into_iter().find_map(|at| inside_medium(document, at).or_else(|| to(at)))
    {
        // "to the newspaper that …" is no content in its front
        for content in &mut draft.content {
            if cue.end <= content.start && content.start < medium.end && medium.end < content.end {
                content.start = medium.end;
            }
        }
        if !draft.content.iter().any(|content| touch(content, &medium)) {
            draft.via.push(medium);
        }
        return;
    }
    let behind = document.outlets_in(cue.end..sentence.end);
    let behind = behind.filter(|m| cue.end <= m.tokens.start && m.tokens.end <= sentence.end);
    for mention in behind {
        let tokens = mention.tokens.clone();
        let between = cue.end..tokens.start;
        let taken = |range: &Range<usize>| touch(range, &tokens) || touch(range, &between);
        if between.len() > FAR || draft.content.iter().chain(&draft.source).chain(&draft.via).any(taken) {
            return;
        }
        // a comma or another verb begins something else
        let open = between.clone().all(|at| {
            let kind = document.tokens()[at].kind;
            kind.is_word() || kind == TokenKind::Clitic || kind.is_quote() && at + 1 == tokens.start
        });
        let verb = between.clone().any(|at| is_auxiliary(item(document, at)));
        let led = between
            .clone()
            .any(|at| ["in", "on", "to", "with", "for"].iter().any(|word| item(document, at).reads(word)));
        // "in X's headquarters"
        let owns = document.tokens().get(tokens.end).is_some_and(|token| token.kind == TokenKind::Clitic);
        let inside = owns && made_behind(document, sentence, tokens.end).is_none() && {
            between.clone().next_back().is_some_and(|at| item(document, at).reads("in"))
        };
        if open && !verb && !inside && (led || told) {
            draft.via.push(tokens);
        }
    }
}

/// "In an interview with the paper, …", "Speaking to the station, …" at the start of a sentence, before the cue.
fn medium_before(document: &Document, sentence: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 12;
    let first = item(document, sentence.start);
    let opens = first.is(Class::Preposition) || first.is(Class::AppearingVerb);
    let comma = |at: &usize| document.tokens()[*at].kind == TokenKind::Comma;
    let comma = (sentence.start..cue.min(sentence.start + LONGEST)).find(comma).filter(|_| opens)?;
    let led = |at: usize| ["with", "to", "by"].iter().any(|word| item(document, at).reads(word));
    let media = (sentence.start + 1..comma).filter(|at| led(*at - 1));
    media.filter_map(|at| medium_at(document, at)).find(|medium| medium.end == comma)
}

/// "the newspaper" of "in the newspaper", whose preposition stands at a token.
fn inside_medium(document: &Document, at: usize) -> Option<Range<usize>> {
    let in_print = at < document.tokens().len() && item(document, at).reads("in");
    let medium = medium_at(document, at + 1).filter(|_| in_print)?;
    let printed = ["newspaper", "paper", "magazine"].contains(&document.word(medium.end - 1));
    printed.then_some(medium)
}

/// "the newspaper" at a token: an outlet by its kind.
fn medium_at(document: &Document, at: usize) -> Option<Range<usize>> {
    let reads = |at: usize, word: &str| at < document.tokens().len() && item(document, at).reads(word);
    // "the Milan paper", "the state broadcaster"
    let plain = |at: usize| item(document, at).kind == TokenKind::Word && item(document, at).word.verb().is_none();
    let head = (at + 1..document.tokens().len().min(at + DESCRIBED))
        .take_while(|at| plain(*at))
        .find(|at| item(document, *at).is(Class::OutletNoun))?;
    let ends = document
        .tokens()
        .get(head + 1)
        .is_none_or(|token| token.kind != TokenKind::Word && token.kind != TokenKind::Clitic)
        || item(document, head + 1).any(&[
            Class::Preposition,
            Class::Weekday,
            Class::Subordinator,
            Class::TemporalAdverb,
        ]);
    (reads(at, "the") && ends).then(|| at..head + 1)
}

/// The draft in whose cue the outlet is addressed, or whose words end with it: "conceded to X", "confirmed the loss to X".
pub(super) fn addressed<'a>(
    document: &Document,
    sentence: &Range<usize>,
    name: &Range<usize>,
    drafts: &'a mut [Draft],
) -> Option<&'a mut Draft> {
    let left = name.start.checked_sub(1).filter(|at| sentence.contains(at))?;
    let left = if item(document, left).reads("the") { left.checked_sub(1)? } else { left };
    let leads = |words: &[&str]| words.iter().any(|word| item(document, left).reads(word));
    // "confirmed to X by two officials"
    let rest = (name.end..sentence.end).take_while(|at| !item(document, *at).reads("by"));
    let last = rest.into_iter().all(|at| {
        let t = item(document, at);
        !t.is_word() || t.any(&[Class::Weekday, Class::Month, Class::TimeNoun, Class::Determiner, Class::Preposition])
    });
    if !sentence.contains(&left) || drafts.iter().any(|draft| draft.credits(name)) {
        return None;
    }
    drafts.iter_mut().find(|draft| {
        let inside = draft.cue.iter().any(|cue| touch(cue, name)) && leads(&["to", "with", "on", "for", "in", "told"]);
        let plain = |content: &Range<usize>| {
            touch(content, name) && !(content.start..left).any(|at| item(document, at).is(Class::Auxiliary))
        };
        let ends = draft.act == Act::Says && last && leads(&["to"]) && draft.content.iter().any(plain);
        // "reported for X that …"
        let owns = document.tokens().get(name.end).is_some_and(|token| token.kind == TokenKind::Clitic);
        let told = |cue: &Range<usize>| !cue.clone().any(|at| item(document, at).any(&[Class::Negation, Class::Be]));
        let cue = draft.cue.as_ref().filter(|cue| cue.end == left + 1 && cue.len() > 1 && told(cue));
        // "talks to X about bread" tells of an interview, and nothing that was said
        let about = document.tokens().get(name.end).is_some() && item(document, name.end).reads("about");
        let follows = cue.is_some() && !owns && !about && leads(&["to", "with", "on", "for", "in", "at", "by"]);
        inside || ends || follows
    })
}
