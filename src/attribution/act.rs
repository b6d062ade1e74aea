//! What is done by a cue, and how its source stands to the content: from the lexicon's entry for its main word.

use std::ops::Range;

use super::tokens::{Tokens, item};
use super::verb_group::{VerbGroup, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Stance};
use crate::text::TokenKind;

/// The act and stance of a cue, given as tokens. Of several verbs the last one counts ("issued a statement saying"), but a
/// refusal stays one ("declined to say").
pub(super) fn of_cue(document: &Document, cue: Range<usize>, content: Option<&Range<usize>>) -> (Act, Stance) {
    // "is to discuss"
    let planned = |at: usize| item(document, at).is(Class::Be) && item(document, at + 1).reads("to");
    if (cue.start..cue.end.saturating_sub(1)).any(planned) {
        return (Act::Intends, Stance::Expects);
    }
    let found = groups(document, cue.clone()).fold(None, |found, group| {
        let declines = matches!(found, Some((_, Stance::Declines)));
        Some((group.verb.act, if declines { Stance::Declines } else { group.stance }))
    });
    found
        .or_else(|| cue.clone().rev().find_map(|at| item(document, at).word.noun().map(|n| (n.act, n.stance))))
        .or_else(|| cue.clone().rev().find_map(|at| item(document, at).word.adjective().map(|a| (a.act, a.stance))))
        .unwrap_or_else(|| unknown(document, cue, content))
}

/// The verb groups of a cue, in order.
pub(super) fn groups<'d>(document: &'d Document<'d>, cue: Range<usize>) -> impl Iterator<Item = VerbGroup> + 'd {
    let mut at = cue.start;
    std::iter::from_fn(move || {
        while at < cue.end {
            let read = verb_group(Tokens::forward(document, at..cue.end));
            at = read.as_ref().map_or(at, |(rest, _)| rest.at().saturating_sub(1)) + 1;
            if let Ok((_, group)) = read {
                return Some(group);
            }
        }
        None
    })
}

/// The act of a cue that the lexicon does not know: by the little words in it and by what it leads to.
fn unknown(document: &Document, cue: Range<usize>, content: Option<&Range<usize>>) -> (Act, Stance) {
    let phrase = cue.clone().any(|at| {
        let t = item(document, at);
        t.is(Class::PhraseHead) || t.is(Class::Hedge) || t.is(Class::Preposition)
    });
    let verbless = cue.clone().all(|at| {
        let t = item(document, at);
        !t.is_word() || t.is(Class::Preposition) || t.is(Class::Be)
    });
    // "had footage of", "posted a picture of"
    if cue.clone().any(|at| item(document, at).is(Class::RecordNoun)) {
        return (Act::Shows, Stance::Asserts);
    }
    let Some(first) = content.map(|c| item(document, c.start)) else { return (Act::Says, Stance::Asserts) };
    if first.kind.is_quote() || first.reads("that") || document.tokens()[cue.start].kind == TokenKind::Colon {
        (Act::Says, Stance::Asserts)
    } else if phrase && verbless {
        (Act::Reports, Stance::Asserts)
    } else if first.reads("to") {
        (Act::Intends, Stance::Expects)
    } else {
        (Act::Feels, Stance::Asserts)
    }
}
