//! What digests, roundups and reviews of the press do with an outlet's name: "[X]", "(via X)", "X: the donors will meet", "X
//! leads with the strike".

use std::ops::Range;

use super::neighbours::{before_article, opens, words_in};
use super::{LEAST, Relay};
use crate::attribution::draft::{Draft, trim};
use crate::attribution::phrase::{Role, phrase};
use crate::attribution::tokens::{Tokens, item};
use crate::attribution::verb_group::{is_adverb, is_auxiliary, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Stance};
use crate::text::TokenKind;

/// The longest part of a credit on either side of the outlet's name, in tokens.
const CREDITED: usize = 8;

/// "[X.]", "[Ann Example, X]", "[X | Paywall]" at the end of an item of a roundup: the credit for all that stands before it
/// in its block.
pub(super) fn credit(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
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

/// "… (Tuttosport).", "… (via Tuttosport).": the credit for a sentence, in round brackets at its end; not the short form of a
/// name before it.
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

/// "“Minister resigns,” by X's Ann Example: “The minister …": an item of a roundup, by its headline and who wrote it.
pub(super) fn headline(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
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
    let words = words_in(document, &content);
    (opens(document, sentence, name) && words >= LEAST).then(|| Relay {
        cue: colon..colon + 1,
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
