//! What only news copy does with an outlet's name: a digest tells what a paper leads with, a roundup puts the name in brackets,
//! somebody lets slip to a paper what he knows, or pictures that it has seen show something.

use std::ops::Range;

use super::draft::{Draft, touch, trim};
use super::noun_phrase::subject_before;
use super::phrase::{Role, phrase};
use super::relay::{Relay, before_article};
use super::tokens::{Tokens, item};
use super::verb_group::{VerbGroup, Voice, is_adverb, is_auxiliary, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Frame, Stance};
use crate::text::TokenKind;

/// So many words at least, and no names, stand before a credit in brackets.
pub(super) const LEAST: usize = 3;

/// "… (Tuttosport).", "… (via Tuttosport).": the credit for a sentence, in round brackets at its end; not the short form of a name before it.
pub(super) fn bracket(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let tokens = document.tokens();
    let left = before_article(document, sentence, name.start);
    let led = left.checked_sub(1).filter(|at| ["via", "per", "by"].iter().any(|word| item(document, *at).reads(word)));
    let open = led.unwrap_or(left).checked_sub(1);
    let open = open.filter(|at| *at > sentence.start && tokens[*at].kind == TokenKind::Open)?;
    let close = tokens.get(name.end).is_some_and(|token| token.kind == TokenKind::Close);
    let last = (name.end..sentence.end).all(|at| !item(document, at).is_word());
    let before = item(document, open - 1);
    // a dateline has none but names in capitals
    let small = |at: &usize| item(document, *at).is_word() && !item(document, *at).is_capital();
    let words = (sentence.start..open).filter(small).count();
    let glossed = led.is_none() && (before.is_capital() || before.kind == TokenKind::Clitic);
    (close && last && !glossed && words >= LEAST).then(|| Relay {
        cue: open..open,
        act: Act::Reports,
        stance: Stance::Asserts,
        content: trim(document, sentence.start..open),
    })
}

/// "X leads with the strike", "X devotes its front page to the strike", "X hears a deal is near": what a paper carries, as
/// digests put it.
pub(super) fn leads(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    const REACH: usize = 8;
    if !opens(document, sentence, name) {
        return None;
    }
    // ", however,"
    let aside = |at: &usize| document.tokens()[*at].kind == TokenKind::Comma || is_adverb(item(document, *at));
    let verb = (name.end..sentence.end).find(|at| !aside(at) && !is_auxiliary(item(document, *at)))?;
    let (carries, hears) = (item(document, verb).is(Class::PressVerb), item(document, verb).is(Class::PressHears));
    if !carries && !hears {
        return None;
    }
    let rest = verb + 1..sentence.end;
    let cue_end = if hears {
        verb + 1
    } else {
        // "leads with", "devotes its front page to": not "leads the industry"
        let to = |at: &usize| ["with", "on", "to"].iter().any(|word| item(document, *at).reads(word));
        let led = rest.clone().take(REACH).find(to)?;
        let page = |at: usize| item(document, at).any(&[Class::MediaProduct, Class::Possessive, Class::AiredNoun]);
        let set = led == verb + 1 || (verb + 1..led).any(page);
        let to = item(document, led).reads("to");
        (set && !(led == verb + 1 && to)).then_some(led + 1)?
    };
    let content = trim(document, cue_end..sentence.end);
    let relay = Relay { cue: verb..cue_end, act: Act::Reports, stance: Stance::Asserts, content };
    (relay.content.len() >= LEAST).then_some(relay)
}

/// "X posted a video of the market": what an outlet has that shows or says something.
pub(super) fn shows(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    const REACH: usize = 5;
    let verb =
        (name.end..sentence.end).find(|at| !is_adverb(item(document, *at)) && !is_auxiliary(item(document, *at)))?;
    let rest = verb + 1..sentence.end;
    let record = rest.clone().take(REACH).find(|at| item(document, *at).is(Class::RecordNoun))?;
    let plain = (verb + 1..record).all(|at| item(document, at).word.verb().is_none() && item(document, at).is_word());
    let content = trim(document, rest);
    let fits = opens(document, sentence, name) && item(document, verb).is(Class::PressShows) && plain;
    (fits && content.len() >= LEAST).then_some(Relay {
        cue: verb..verb + 1,
        act: Act::Reports,
        stance: Stance::Asserts,
        content,
    })
}

/// "Saudi daily X: the donors will meet in June": an item of a digest behind the paper's name.
pub(super) fn labelled(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    const ASIDE: usize = 12;
    let kind = |at: usize| document.tokens().get(at).map(|token| token.kind);
    // "X, citing army sources: the bridge is down"
    let citing = kind(name.end) == Some(TokenKind::Comma)
        && phrase(Tokens::forward(document, name.end + 1..sentence.end))
            .is_ok_and(|(_, found)| found.role == Role::Origin);
    let from = if citing { name.end + 1 } else { name.end };
    let aside = if citing { ASIDE } else { 1 };
    let colon = (from..sentence.end.min(from + aside)).find(|at| kind(*at) == Some(TokenKind::Colon))?;
    let content = trim(document, colon + 1..sentence.end.max(colon + 1));
    let words = content.clone().filter(|at| item(document, *at).is_word()).count();
    (opens(document, sentence, name) && words >= LEAST).then(|| Relay {
        cue: colon..colon + 1,
        act: Act::Reports,
        stance: Stance::Asserts,
        content,
    })
}

/// "X was first to report the split"
pub(super) fn first_to(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let be = (name.end..sentence.end).find(|at| !is_adverb(item(document, *at)))?;
    let the = usize::from(be + 1 < sentence.end && item(document, be + 1).reads("the"));
    let first = be + 1 + the;
    let reads = |at: usize, word: &str| at < sentence.end && item(document, at).reads(word);
    if !item(document, be).is(Class::Be) || !reads(first, "first") || !reads(first + 1, "to") {
        return None;
    }
    let (_, group) = verb_group(Tokens::forward(document, first + 2..sentence.end)).ok()?;
    let content = trim(document, group.end..sentence.end);
    let relay = Relay { cue: be..group.end, act: group.verb.act, stance: group.stance, content };
    (group.verb.act.vouches() && !relay.content.is_empty()).then_some(relay)
}

/// "X has it that the fly-half is hurt"
pub(super) fn has_it(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let has = (name.end..sentence.end).find(|at| !is_adverb(item(document, *at)))?;
    let reads = |at: usize, word: &str| at < sentence.end && item(document, at).reads(word);
    let it_that = item(document, has).is(Class::Have) && reads(has + 1, "it") && reads(has + 2, "that");
    let content = trim(document, has + 2..sentence.end);
    let relay = Relay { cue: has..has + 2, act: Act::Reports, stance: Stance::Asserts, content };
    (it_that && opens(document, sentence, name) && relay.content.len() >= LEAST).then_some(relay)
}

/// "a report in X that the mill will close", "an X story that said so": what a report says that somebody speaks of.
pub(super) fn report_that(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let tells = |at: &usize| item(document, *at).is(Class::TellingProduct);
    let that = |at: usize| at < sentence.end && item(document, at).reads("that");
    let made = (name.end..sentence.end.min(name.end + 2)).find(|at| tells(at) && that(at + 1));
    let left = before_article(document, sentence, name.start);
    let led = left.checked_sub(1).filter(|at| *at > sentence.start && that(name.end));
    let led = led.filter(|at| ["in", "by", "from", "on"].iter().any(|word| item(document, *at).reads(word)));
    let product = made.or(led.and_then(|led| led.checked_sub(1)).filter(tells))?;
    let content = trim(document, product.max(name.end.saturating_sub(1)) + 2..sentence.end);
    (content.len() >= LEAST).then_some(Relay {
        cue: product..product + 1,
        act: Act::Reports,
        stance: Stance::Asserts,
        content,
    })
}

/// "X reports:", "From X:" in a block of its own: the outlet of the block that follows.
pub(super) fn introduces(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Draft> {
    const AROUND: usize = 3;
    let (tokens, sentences) = (document.tokens(), document.sentences());
    let at = document.sentence_at(tokens[name.start].span.start())?;
    let last = sentence.end.checked_sub(1).filter(|last| tokens[*last].kind == TokenKind::Colon)?;
    let next = sentences.get(at + 1).filter(|next| next.block > sentences[at].block)?;
    let alone = at.checked_sub(1).is_none_or(|before| sentences[before].block < sentences[at].block);
    let from =
        name.end == last && item(document, sentence.start).reads("from") && name.start <= sentence.start + AROUND;
    let group = verb_group(Tokens::forward(document, name.end..last)).ok().map(|(_, group)| group);
    let reports =
        group.filter(|group| group.verb.act.vouches() && group.end + AROUND > last && opens(document, sentence, name));
    let cue =
        reports.map(|group| group.start..group.end).or_else(|| from.then_some(sentence.start..sentence.start + 1))?;
    let end = sentences[at + 1..].iter().take_while(|sentence| sentence.block == next.block).last()?.tokens.end;
    let content = trim(document, next.tokens.start..end);
    (alone && !content.is_empty()).then(|| Draft {
        cue: Some(cue),
        source: Some(name.clone()),
        content: vec![content],
        act: Act::Reports,
        pattern: "outlet that a block is taken from",
        ..Draft::default()
    })
}

/// "A guard hinted to Colombo's Daily Mirror that …": any verb that leads with "to" to an outlet and on to a clause or quotation.
pub(super) fn confided(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Draft> {
    let next = item(document, name.end.min(sentence.end - 1));
    let behind = name.end + usize::from(matches!(next.kind, TokenKind::Comma | TokenKind::Colon));
    let clause = behind < sentence.end && {
        let t = item(document, behind);
        t.reads("that") && behind == name.end || t.kind.is_quote() && behind > name.end
    };
    // "to Colombo's Daily Mirror", "to the Herald"
    let described = |at: usize| {
        let t = item(document, at);
        t.kind == TokenKind::Clitic || t.is_capital() || t.any(&[Class::Determiner, Class::OutletNoun])
    };
    let to =
        (sentence.start..name.start).rev().find(|at| !described(*at)).filter(|at| item(document, *at).reads("to"))?;
    let verb = to.checked_sub(1).filter(|at| *at > sentence.start)?;
    let t = item(document, verb);
    let finite = t.text.ends_with("ed") || t.word.form(Form::Past) || t.word.form(Form::Third);
    let source = subject_before(document, sentence.start, verb).filter(|_| clause && finite && t.is_word())?;
    let content = trim(document, behind..sentence.end);
    (!content.is_empty() && !touch(&source, name)).then(|| Draft {
        cue: Some(verb..to + 1),
        source: Some(source),
        content: vec![content],
        via: vec![name.clone()],
        act: Act::Says,
        pattern: "said to an outlet",
        ..Draft::default()
    })
}

/// "Images reviewed by X showed …": what a document shows that the outlet has seen.
pub(super) fn reviewed(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Draft> {
    let left = before_article(document, sentence, name.start);
    let by = left.checked_sub(1).filter(|at| *at > sentence.start && item(document, *at).reads("by"))?;
    if !item(document, by - 1).is(Class::PublishingVerb) {
        return None;
    }
    let start = past_apposition(document, sentence, name.end);
    let (rest, first) = verb_group(Tokens::forward(document, start..sentence.end)).ok()?;
    // "appear to show"
    let group = verb_group(rest).ok().map(|(_, group)| group).filter(|group| group.voice == Voice::Infinitive);
    let group = group.map_or(first, |group| VerbGroup { start: first.start, voice: first.voice, ..group });
    let shows = matches!(group.verb.act, Act::Shows | Act::Finds | Act::Says | Act::Reports);
    let source = subject_before(document, sentence.start, by - 1).map(|source| source.start..name.end)?;
    let content = trim(document, group.end..sentence.end);
    let plain = group.voice == Voice::Active && !group.verb.takes(Frame::Addressee);
    (shows && plain && content.len() >= LEAST).then(|| Draft {
        cue: Some(group.start..group.end),
        source: Some(source),
        content: vec![content],
        via: vec![name.clone()],
        act: group.verb.act,
        stance: group.stance,
        pattern: "document that an outlet has seen",
        ..Draft::default()
    })
}

/// The token behind ", the investigative unit of Y," where an apposition of the kind follows the name at `end`.
fn past_apposition(document: &Document, sentence: &Range<usize>, end: usize) -> usize {
    const LONGEST: usize = 12;
    let comma = |at: usize| at < sentence.end && document.tokens()[at].kind == TokenKind::Comma;
    if !comma(end) || end + 1 >= sentence.end || !item(document, end + 1).is(Class::Determiner) {
        return end;
    }
    let close = (end + 1..sentence.end.min(end + LONGEST)).find(|at| comma(*at));
    close.filter(|close| !(end + 1..*close).any(|at| is_auxiliary(item(document, at)))).map_or(end, |close| close + 1)
}

/// Does the name begin the sentence, perhaps behind a coordinator, an article and what kind of outlet it is?
fn opens(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> bool {
    const DESCRIBED: usize = 4;
    let small = |at: usize| {
        let t = item(document, at);
        !t.is_word()
            || t.any(&[Class::Coordinator, Class::Determiner, Class::OutletNoun, Class::Adverb])
            || t.word.verb().is_none() && !t.is(Class::Preposition) && !is_auxiliary(t)
    };
    name.start - sentence.start <= DESCRIBED && (sentence.start..name.start).all(small)
}
