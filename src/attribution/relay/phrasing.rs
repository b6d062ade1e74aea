//! Set phrases by which an outlet reports: "It was X that reported …", "X was first to report …", "X has it that …", "a report
//! in X that …", "By X's count, …".

use std::ops::Range;

use super::neighbours::{before_article, opens};
use super::{LEAST, Relay};
use crate::attribution::draft::trim;
use crate::attribution::tokens::{Tokens, item};
use crate::attribution::verb_group::{Voice, is_adverb, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Stance};
use crate::text::TokenKind;

/// "It was X that first reported the cuts."
pub(super) fn cleft(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    let be = left.checked_sub(1).filter(|at| *at > sentence.start && item(document, *at).is(Class::Be))?;
    let relative =
        name.end < sentence.end && ["that", "which", "who"].iter().any(|word| item(document, name.end).reads(word));
    if !item(document, be - 1).reads("it") || !relative {
        return None;
    }
    let verb = (name.end + 1..sentence.end)
        .find(|at| !is_adverb(item(document, *at)) && !item(document, *at).reads("first"))?;
    let (_, group) = verb_group(Tokens::forward(document, verb..sentence.end)).ok()?;
    let content = trim(document, group.end..sentence.end);
    let tells = group.voice == Voice::Active && group.verb.act.vouches();
    (tells && !content.is_empty()).then_some(Relay {
        cue: be..group.end,
        act: group.verb.act,
        stance: group.stance,
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

/// "By X's count, …", "…, by X's reckoning", "…, in X's words, …": the outlet whose sum or words they are.
pub(super) fn counted(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let tokens = document.tokens();
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    let by = before_article(document, sentence, name.start).checked_sub(1).filter(|at| sentence.contains(at))?;
    let owns = matches!(kind(name.end), Some(TokenKind::Clitic | TokenKind::SingleClose | TokenKind::SingleStraight));
    let sum = name.end + usize::from(owns);
    let end = sum + 1;
    let leads = ["by", "in"].iter().any(|word| item(document, by).reads(word));
    if !leads || sum >= sentence.end || !item(document, sum).any(&[Class::MediaCount, Class::Sum]) {
        return None;
    }
    let opens = by == sentence.start && kind(end) == Some(TokenKind::Comma);
    let closes = (end..sentence.end).all(|at| !item(document, at).is_word());
    let aside = by > sentence.start && kind(by - 1) == Some(TokenKind::Comma) && kind(end) == Some(TokenKind::Comma);
    let content = match (opens || aside, closes) {
        (true, _) => trim(document, end + 1..sentence.end),
        (_, true) => trim(document, sentence.start..by),
        _ => return None,
    };
    Some(Relay { cue: by..by + 1, act: Act::Finds, stance: Stance::Asserts, content })
}
