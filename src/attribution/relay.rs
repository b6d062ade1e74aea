//! The outlets that pass on what a sentence says, where something else was found in it: "…, the Post reported in 1991",
//! "As X revealed, …", "…, per X.", "… [X]".

use std::ops::Range;

use super::deed;
use super::draft::{Draft, meet, overlap, touch, trim};
use super::newsroom;
use super::phrase::{Role, phrase};
use super::press;
use super::published;
use super::tokens::{Tokens, item};
use super::verb_group::{VerbGroup, Voice, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Frame, Stance};
use crate::text::TokenKind;

/// The longest adverbial behind the verb, in tokens: "on its front page last Monday".
pub(super) const ADVERBIAL: usize = 6;

/// The longest phrase that names an outlet's journalist or desk, in tokens.
const JOURNALIST: usize = 5;

/// The longest part of a credit on either side of the outlet's name, in tokens.
const CREDITED: usize = 8;

/// So many words at least are passed on.
const LEAST: usize = 3;

/// What an outlet passes on, and by which words; the cue is empty where a bracket is all there is.
pub(super) struct Relay {
    pub(super) cue: Range<usize>,
    pub(super) act: Act,
    pub(super) stance: Stance,
    pub(super) content: Range<usize>,
}

/// Gives the drafts of each sentence the outlets that report all of it, and makes a draft where there is none.
pub(super) fn add_relays(document: &Document, drafts: &mut Vec<Draft>) {
    for mention in &document.outlets {
        let Some(sentence) = document.sentence_at(mention.span.start()) else { continue };
        let sentence = document.sentences()[sentence].tokens.clone();
        let name = &mention.tokens;
        if drafts.iter().any(|draft| draft.credits(name)) {
            for draft in drafts.iter_mut().filter(|draft| is_second(document, draft, name)) {
                draft.via.push(name.clone());
            }
            continue;
        }
        if let Some(content) = newsroom::in_pages(document, &sentence, name) {
            let held = |draft: &Draft| draft.content.iter().any(|c| touch(c, &content));
            let view = item(document, sentence.start).reads("for") && content.len() >= LEAST;
            if view && !drafts.iter().any(held) {
                drafts.push(Draft {
                    cue: Some(sentence.start..sentence.start + 1),
                    source: Some(name.clone()),
                    content: vec![content],
                    act: Act::Believes,
                    pattern: "view of an outlet",
                    ..Draft::default()
                });
                continue;
            }
            for draft in drafts.iter_mut().filter(|draft| held(draft)) {
                draft.via.push(name.clone());
            }
            continue;
        }
        if let Some(draft) = drafts.iter_mut().find(|draft| newsroom::in_clause(document, &sentence, name, draft)) {
            draft.via.push(name.clone());
            continue;
        }
        if drafts.iter_mut().any(|draft| newsroom::accessed(document, &sentence, name, draft)) {
            continue;
        }
        if let Some(aside) = published::aside_around(document, &sentence, name) {
            let host = drafts.iter_mut().find(|draft| published::belongs_to(draft, &aside));
            // a study's journal prints it, and does not report it
            let journal = published::is_journal(mention);
            if let Some(draft) = host.filter(|_| !journal) {
                draft.via.push(name.clone());
                continue;
            }
            if journal {
                continue;
            }
        }
        let found = closing(document, &sentence, name)
            .or_else(|| opening(document, &sentence, name))
            .or_else(|| fronted(document, &sentence, name))
            .or_else(|| written(document, &sentence, name))
            .or_else(|| credit(document, &sentence, name))
            .or_else(|| headline(document, &sentence, name))
            .or_else(|| passive(document, &sentence, name))
            .or_else(|| press::bracket(document, &sentence, name))
            .or_else(|| press::leads(document, &sentence, name))
            .or_else(|| press::shows(document, &sentence, name))
            .or_else(|| press::labelled(document, &sentence, name))
            .or_else(|| press::first_to(document, &sentence, name))
            .or_else(|| press::has_it(document, &sentence, name))
            .or_else(|| press::report_that(document, &sentence, name))
            .or_else(|| deed::cleft(document, &sentence, name))
            .or_else(|| deed::counted(document, &sentence, name))
            .or_else(|| deed::deed(document, &sentence, name))
            .or_else(|| deed::done_by(document, &sentence, name));
        if let Some(draft) = subordinate(document, &sentence, name).filter(|_| found.is_none()) {
            drafts.push(draft);
            continue;
        }
        if let Some(draft) = press::confided(document, &sentence, name)
            .or_else(|| press::reviewed(document, &sentence, name))
            .or_else(|| deed::shared(document, &sentence, name))
            .or_else(|| newsroom::witnessed(document, &sentence, name))
            .filter(|_| found.is_none())
        {
            if let Some(twin) = drafts.iter_mut().find(|other| meet(&other.cue, &draft.cue)) {
                twin.via.push(name.clone());
                continue;
            }
            drafts.retain(|other| !overlap(other, &draft));
            drafts.push(draft);
            continue;
        }
        let Some(Relay { cue, act, stance, content }) = found else {
            drafts.extend(press::introduces(document, &sentence, name));
            continue;
        };
        let mut passed = false;
        for draft in drafts.iter_mut().filter(|draft| draft.content.iter().any(|c| touch(c, &content))) {
            draft.via.push(name.clone());
            passed = true;
        }
        let words = content.clone().filter(|at| item(document, *at).is_word()).count();
        if !passed && words >= LEAST {
            drafts.push(Draft {
                cue: Some(cue).filter(|cue| !cue.is_empty()),
                source: Some(name.clone()),
                content: vec![content],
                act,
                stance,
                pattern: "outlet that reports the sentence",
                ..Draft::default()
            });
        }
    }
}

/// "Kicker and Bild report": does the source name another outlet before this one, in a list?
fn is_second(document: &Document, draft: &Draft, name: &Range<usize>) -> bool {
    let inside = |range: &&Range<usize>| range.start < name.start && name.end <= range.end;
    let Some(source) = draft.source.as_ref().filter(inside) else { return false };
    let left = before_article(document, source, name.start);
    let joint = left
        .checked_sub(1)
        .filter(|at| document.tokens()[*at].kind == TokenKind::Comma || item(document, *at).is(Class::Coordinator));
    let listed =
        |at: usize| document.outlets.iter().any(|other| other.tokens.end == at && other.tokens.start >= source.start);
    joint.is_some_and(|at| listed(at) || document.tokens()[at - 1].kind == TokenKind::Comma && listed(at - 1))
}

/// "…, the Post reported in 1991", "…, reported the Post", "…, per X."
fn closing(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    let before = left.checked_sub(1).filter(|at| *at > sentence.start)?;
    // "…, according to X, citing Y"
    let citing = |at: &usize| {
        document.tokens()[*at].kind == TokenKind::Comma
            && phrase(Tokens::forward(document, *at + 1..sentence.end))
                .is_ok_and(|(_, found)| matches!(found.role, Role::Origin | Role::Reference))
    };
    let end = (name.end..sentence.end).find(citing).unwrap_or(sentence.end);
    let over = |from: usize| adverbial(document, from..end);
    let (cue, act, stance) = if let Some(cue) = according(document, sentence, left).filter(|_| over(name.end)) {
        (cue, Act::Reports, Stance::Asserts)
    } else if let Some(group) = reports(document, before..left).filter(|_| over(name.end)) {
        (before..left, group.verb.act, group.stance)
    } else {
        let reach = behind_journalists(document, name.end..end);
        let group = reports(document, reach..end).filter(|group| over(group.end))?;
        (group.start..group.end, group.verb.act, group.stance)
    };
    let first = left.min(cue.start);
    // "…, as X has noted before"
    let first = first - usize::from(first > sentence.start && item(document, first - 1).reads("as"));
    let comma = first.checked_sub(1).filter(|at| *at > sentence.start)?;
    let kind = document.tokens()[comma].kind;
    let set_off = kind == TokenKind::Comma || kind.is_quote() && document.tokens()[comma - 1].kind == TokenKind::Comma;
    set_off.then(|| Relay { cue, act, stance, content: trim(document, sentence.start..comma) })
}

/// The token behind the outlet's journalists whose names stand behind its own: "'s Ann Example and Bo Sample".
fn behind_journalists(document: &Document, behind: Range<usize>) -> usize {
    const NAMES: usize = 10;
    let owned = document.tokens().get(behind.start).is_some_and(|token| token.kind == TokenKind::Clitic);
    let named = |at: &usize| {
        let t = item(document, *at);
        t.is_capital() || t.reads("and") || t.kind == TokenKind::Comma
    };
    let names = behind.start + 1..behind.end.min(behind.start + NAMES);
    if owned { names.clone().find(|at| !named(at)).unwrap_or(behind.start) } else { behind.start }
}

/// "…, Ann Example writes in X.": where the writer's name stands behind what he wrote.
fn written(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    let led = left.checked_sub(1).filter(|at| *at > sentence.start)?;
    let leads = ["in", "at", "for", "on"].iter().any(|word| item(document, led).reads(word));
    let group = led.checked_sub(1).and_then(|verb| reports(document, verb..led))?;
    let named = |at: &usize| item(document, *at).is_capital();
    let comma = (sentence.start..group.start).rev().find(|at| !named(at))?;
    let kind = document.tokens()[comma].kind;
    let set_off = kind == TokenKind::Comma || kind.is_quote();
    let over = adverbial(document, name.end..sentence.end);
    (leads && set_off && comma + 1 < group.start && over).then(|| Relay {
        cue: group.start..led + 1,
        act: group.verb.act,
        stance: group.stance,
        content: trim(document, sentence.start..comma),
    })
}

/// "according to", "per": the words right before an outlet and its article.
fn according(document: &Document, sentence: &Range<usize>, left: usize) -> Option<Range<usize>> {
    let before = left.checked_sub(1).filter(|at| sentence.contains(at))?;
    let to =
        item(document, before).reads("to") && before > sentence.start && item(document, before - 1).reads("according");
    (to || item(document, before).reads("per")).then(|| before - usize::from(to)..left)
}

/// "As first reported by X, …", "According to X, …"
fn fronted(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    let comma = document.tokens().get(name.end).is_some_and(|token| token.kind == TokenKind::Comma);
    let content = || trim(document, name.end + 1..sentence.end);
    if let Some(cue) = according(document, sentence, left).filter(|cue| comma && cue.start == sentence.start) {
        return Some(Relay { cue, act: Act::Reports, stance: Stance::Asserts, content: content() });
    }
    if let Some(told) = told_to(document, sentence, left, name.end) {
        return Some(told);
    }
    let by = left.checked_sub(1).filter(|at| item(document, *at).reads("by"))?;
    let verb = by.checked_sub(1).filter(|at| *at > sentence.start && by <= sentence.start + 3)?;
    let as_is = item(document, sentence.start).reads("as");
    let word = item(document, verb).word;
    let found = word.verb().filter(|_| as_is && word.form(Form::Participle))?;
    comma.then(|| Relay { cue: sentence.start..by + 1, act: found.act, stance: found.stance, content: content() })
}

/// "As N. told X, …", "As N. wrote in X last week, …", "…, as N. noted in X."
fn told_to(document: &Document, sentence: &Range<usize>, left: usize, end: usize) -> Option<Relay> {
    const LONGEST: usize = 12;
    let last = left.checked_sub(1).filter(|at| sentence.contains(at))?;
    // "the plan — as N. noted recently in X — failed"
    let set_off =
        |at: usize| matches!(document.tokens()[at].kind, TokenKind::Comma | TokenKind::Dash | TokenKind::Open);
    let floor = sentence.start.max(last.saturating_sub(LONGEST));
    let opens = |at: &usize| item(document, *at).reads("as") && (*at == sentence.start || set_off(*at - 1));
    let start = (floor..last).rev().find(opens)?;
    let leads = ["in", "to", "on", "for"].iter().any(|word| item(document, last).reads(word));
    // "noted recently in"
    let time = |at: &usize| item(document, *at).any(&[Class::TemporalAdverb, Class::Adverb, Class::Weekday]);
    let verb = (start..last + usize::from(!leads)).rev().find(|at| !leads || !time(at))?;
    let word = item(document, verb).word;
    let found = word.verb().filter(|verb| word.form(Form::Past) && (leads || verb.takes(Frame::Addressee)))?;
    let comma = (end..sentence.end).find(|at| set_off(*at) || document.tokens()[*at].kind == TokenKind::Close);
    let comma = comma.or((start > sentence.start).then_some(sentence.end))?;
    let (before, behind) = (sentence.start..start, (comma + 1).min(sentence.end)..sentence.end);
    let content = if before.len() < behind.len() { behind } else { before };
    (found.act.vouches() && adverbial(document, end..comma)).then(|| Relay {
        cue: verb..last + 1,
        act: found.act,
        stance: found.stance,
        content: trim(document, content),
    })
}

/// "As X first reported, …", "…, as X's Ann Example pointed out, …", "X's Ann Example reported, …"
fn opening(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let kind = |at: usize| document.tokens()[at].kind;
    let left = before_description(document, sentence, name.start);
    let before = left.checked_sub(1).filter(|at| sentence.contains(at));
    // "As Ann Example of X observed, …"
    let of = before.filter(|at| ["of", "at"].iter().any(|word| item(document, *at).reads(word)));
    let named = |at: &usize| item(document, *at).is_capital() && !item(document, *at).reads("as");
    let person = of.and_then(|of| (sentence.start..of).rev().find(|at| !named(at)));
    let as_at = person.or(before).filter(|at| item(document, *at).reads("as"));
    let start = as_at.unwrap_or(left);
    let set_off = |at: usize| matches!(kind(at), TokenKind::Comma | TokenKind::Open);
    let opens = start == sentence.start || as_at.is_some() && set_off(start - 1);
    let owned = name.end < sentence.end && (kind(name.end) == TokenKind::Clitic || kind(name.end).is_quote());
    let reach = if owned { name.end + JOURNALIST } else { name.end };
    let group = (name.end..sentence.end.min(reach + 1)).find_map(|end| reports(document, end..sentence.end))?;
    let comma = (group.end..sentence.end).find(|at| matches!(kind(*at), TokenKind::Comma | TokenKind::Close))?;
    // "Her husband, X's Ann Example reported, was ill"
    let parenthetical = start > sentence.start && comma == group.end && kind(start - 1) == TokenKind::Comma;
    let fronted = adverbial(document, group.end..comma) && (as_at.is_some() || comma == group.end);
    (opens && fronted || parenthetical).then(|| Relay {
        cue: group.start..group.end,
        act: group.verb.act,
        stance: group.stance,
        content: trim(document, comma + 1..sentence.end),
    })
}

/// "[X.]", "[Ann Example, X]", "[X | Paywall]" at the end of an item of a roundup: the credit for all that stands before it
/// in its block.
fn credit(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let word = |at: usize| document.tokens().get(at).map_or("", |_| document.word(at));
    let left = before_article(document, sentence, name.start);
    let open = (left.saturating_sub(CREDITED)..left).rev().find(|at| word(*at) == "[")?;
    let close = (name.end..name.end + CREDITED).find(|at| word(*at) == "]")?;
    // the credit has no verb
    let names = |at: usize| {
        let t = item(document, at);
        !t.is_word() || t.is_capital() || t.any(&[Class::Determiner, Class::Coordinator])
    };
    let block = document.sentences()[document.sentence_at(document.tokens()[open].span.start())?].block;
    let first = document.sentences().partition_point(|sentence| sentence.block < block);
    let mut start = document.sentences().get(first)?.tokens.start;
    // a credit that is all of its block is for the block before it
    if start == open {
        let before = document.sentences().get(first.checked_sub(1)?)?.block;
        let first = document.sentences().partition_point(|sentence| sentence.block < before);
        start = document.sentences().get(first)?.tokens.start;
    }
    let after_credit = (start..open).rev().find(|at| word(*at) == "]").map_or(start, |at| at + 1);
    let last = (close + 1..sentence.end).all(|at| !item(document, at).is_word());
    (last && (open..close).all(names)).then(|| Relay {
        cue: open..open + 1,
        act: Act::Reports,
        stance: Stance::Asserts,
        content: trim(document, after_credit..open),
    })
}

/// "“Minister resigns,” by X's Ann Example: “The minister …": an item of a roundup, by its headline and who wrote it.
fn headline(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let kind = |at: usize| document.tokens().get(at).map(|token| token.kind);
    let left = before_article(document, sentence, name.start);
    let by = left.checked_sub(1).filter(|at| sentence.contains(at) && item(document, *at).reads("by"))?;
    let close = by.checked_sub(1).filter(|at| sentence.contains(at) && document.tokens()[*at].kind.is_quote())?;
    let quotation = document.quotations().iter().rev().find(|quotation| quotation.end == close)?;
    let owned = matches!(kind(name.end), Some(TokenKind::Clitic | TokenKind::SingleClose | TokenKind::SingleStraight));
    (owned && sentence.contains(&quotation.open)).then(|| Relay {
        cue: by..by + 1,
        act: Act::Reports,
        stance: Stance::Asserts,
        content: trim(document, quotation.open..close + 1),
    })
}

/// "…, which was first reported last week by X", "…, projected by networks and X", "…, as detailed in X"
fn passive(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    const BETWEEN: usize = 5;
    let kind = |at: usize| document.tokens()[at].kind;
    let left = before_article(document, sentence, name.start);
    let floor = sentence.start.max(left.saturating_sub(BETWEEN));
    let led = (floor..left).rev().find(|at| item(document, *at).is(Class::Preposition))?;
    let by = item(document, led).reads("by");
    if !by && !(item(document, led).reads("in") && led + 1 == left) {
        return None;
    }
    let listed =
        |at: usize| kind(at) == TokenKind::Comma || kind(at).is_word() && item(document, at).word.verb().is_none();
    let timed = |at: &usize| {
        item(document, *at).any(&[Class::TimeNoun, Class::Weekday, Class::Month, Class::Determiner])
            || ["last", "earlier", "first"].iter().any(|word| item(document, *at).reads(word))
    };
    let verb = (floor.saturating_sub(2)..led).rev().find(|at| !timed(at)).filter(|at| *at > sentence.start)?;
    let word = item(document, verb).word;
    let found = word.verb().filter(|verb| word.form(Form::Participle) && verb.act.vouches())?;
    let comma = (sentence.start..verb).rev().find(|at| kind(*at) == TokenKind::Comma)?;
    // only "which was", "as", "first" and the like stand between
    let small = |at: usize| {
        let t = item(document, at);
        t.any(&[
            Class::Relative,
            Class::Auxiliary,
            Class::Adverb,
            Class::TemporalAdverb,
            Class::Subordinator,
            Class::Coordinator,
        ]) || t.reads("first")
            || t.reads("as")
    };
    ((comma + 1..verb).all(small) && (led + 1..left).all(listed)).then(|| Relay {
        cue: verb..led + 1,
        act: found.act,
        stance: found.stance,
        content: trim(document, sentence.start..comma),
    })
}

/// "She resigned after X reported that …": what the outlet reports is no part of what else the sentence says.
fn subordinate(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Draft> {
    let left = before_article(document, sentence, name.start);
    let before = left.checked_sub(1).filter(|at| sentence.contains(at))?;
    let time =
        ["after", "when", "since", "as", "before", "until"].iter().any(|word| item(document, before).reads(word));
    let quoted = document.quotations().iter().any(|quotation| (quotation.open..=quotation.end).contains(&before));
    let group = reports(document, name.end..sentence.end).filter(|_| time && !quoted)?;
    let end = (group.end..sentence.end).find(|at| document.tokens()[*at].kind == TokenKind::Comma);
    let content = trim(document, group.end..end.unwrap_or(sentence.end));
    let words = content.clone().filter(|at| item(document, *at).is_word()).count();
    (words > LEAST).then(|| Draft {
        cue: Some(group.start..group.end),
        source: Some(name.clone()),
        content: vec![content],
        act: group.verb.act,
        stance: group.stance,
        pattern: "report that something is timed by",
        ..Draft::default()
    })
}

/// The index of the name or of the article before it.
pub(super) fn before_article(document: &Document, sentence: &Range<usize>, start: usize) -> usize {
    let before = start.checked_sub(1).filter(|at| sentence.contains(at));
    before.filter(|at| item(document, *at).is(Class::Determiner)).unwrap_or(start)
}

/// The index of the first word of what describes the name before it: "the German newspaper X", "German newspaper X".
fn before_description(document: &Document, sentence: &Range<usize>, start: usize) -> usize {
    const LONGEST: usize = 5;
    let mut start = before_article(document, sentence, start);
    for _ in 0..LONGEST {
        let before =
            start.checked_sub(1).filter(|at| *at > sentence.start && !item(document, start).is(Class::Determiner));
        let describes = |at: &usize| {
            let t = item(document, *at);
            t.is_capital() && !t.is(Class::Preposition) || t.any(&[Class::OutletNoun, Class::Determiner])
        };
        let Some(at) = before.filter(describes) else { break };
        start = at;
    }
    start
}

/// The verb of reporting right behind the name.
fn reports(document: &Document, behind: Range<usize>) -> Option<VerbGroup> {
    let (_, group) = verb_group(Tokens::forward(document, behind.clone())).ok()?;
    let vouches = group.verb.act.vouches() && !matches!(group.verb.act, Act::Orders | Act::Expects);
    let reports = group.verb.takes(Frame::That) || group.verb.takes(Frame::Clause) || group.verb.takes(Frame::Trailing);
    (group.voice == Voice::Active && vouches && reports).then_some(group)
}

/// Does nothing follow but when and where it was reported?
fn adverbial(document: &Document, range: Range<usize>) -> bool {
    let words: Vec<usize> = range.filter(|at| item(document, *at).is_word()).collect();
    let time = |at: usize| {
        let t = item(document, at);
        t.kind == TokenKind::Number
            || t.any(&[Class::Weekday, Class::Month, Class::TimeNoun, Class::TemporalAdverb, Class::Adverb])
    };
    words.len() <= ADVERBIAL
        && words.first().is_none_or(|first| {
            time(*first) || item(document, *first).is(Class::Preposition) || words.iter().any(|at| time(*at))
        })
}
