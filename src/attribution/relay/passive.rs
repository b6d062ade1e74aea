//! The outlet behind a passive: "…, which was first reported by X", "She was declared the winner by X".

use std::ops::Range;

use super::Relay;
use super::neighbours::before_article;
use crate::attribution::draft::trim;
use crate::attribution::tokens::item;
use crate::attribution::verb_group::is_adverb;
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Stance};
use crate::text::TokenKind;

/// "…, which was first reported last week by X", "…, projected by networks and X", "…, as detailed in X"
pub(super) fn passive(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
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

/// "She was declared the winner by X", "The quarrel was first described in X": the outlet at the end of a sentence that says
/// what it did.
pub(super) fn done_by(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    const BACK: usize = 8;
    const BETWEEN: usize = 4;
    let left = before_article(document, sentence, name.start);
    let mut led = left.checked_sub(1).filter(|at| *at > sentence.start)?;
    // "on the front page of X"
    if item(document, led).reads("of") && item(document, led - 1).is(Class::MediaPage) {
        led = (sentence.start..led - 1).rev().take(BETWEEN).find(|at| item(document, *at).is(Class::Preposition))?;
    }
    let by = item(document, led).reads("by");
    if !by && !["in", "on"].iter().any(|word| item(document, led).reads(word)) {
        return None;
    }
    let floor = (sentence.start + 1).max(led.saturating_sub(BACK));
    let known = |at: &usize| {
        let t = item(document, *at);
        let verb = t.word.verb().filter(|_| t.word.form(Form::Participle));
        let says = verb.is_some_and(|verb| verb.act.vouches()) || t.is(Class::FindingVerb);
        if by { says } else { says && !t.reads("posted") || t.reads("appeared") }
    };
    let verb = (floor..led).rev().find(known)?;
    // between subject and verb stands what makes it passive, or nothing where it appeared by itself
    let be = verb.checked_sub(1).filter(|at| sentence.contains(at))?;
    let be =
        (floor - 1..=be).rev().find(|at| !is_adverb(item(document, *at)) && !item(document, *at).reads("first"))?;
    let appeared = item(document, verb).reads("appeared");
    let nominal = |at: usize| {
        let t = item(document, at);
        t.is_word()
            && t.word.verb().is_none_or(|_| t.is(Class::TimeNoun))
            && !t.any(&[Class::Relative, Class::Coordinator])
    };
    let plain = (verb + 1..led).all(nominal) && if by { true } else { verb + 1 == led || appeared };
    let passive = item(document, be).is(Class::Be) && !appeared || appeared && !by;
    let last = (name.end..sentence.end).all(|at| {
        let t = item(document, at);
        !t.is_word()
            || t.kind == TokenKind::Number
            || t.any(&[
                Class::Weekday,
                Class::Month,
                Class::TimeNoun,
                Class::TemporalAdverb,
                Class::Preposition,
                Class::Determiner,
            ])
            || t.reads("last")
    });
    let content = trim(document, sentence.start..if appeared { verb } else { led });
    (plain && passive && last && !content.is_empty()).then_some(Relay {
        cue: verb..led + 1,
        act: if by { Act::Finds } else { Act::Reports },
        stance: Stance::Asserts,
        content,
    })
}
