//! What somebody says to an outlet, behind a verb that need not be one of saying: "A guard hinted to X that …", "The general
//! shared his doubts with X".

use std::ops::Range;

use super::neighbours::before_article;
use crate::attribution::draft::{Draft, touch, trim};
use crate::attribution::noun_phrase::subject_before;
use crate::attribution::tokens::item;
use crate::attribution::verb_group::is_auxiliary;
use crate::document::Document;
use crate::lexicon::{Act, Class, Form};
use crate::text::TokenKind;

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
    (!content.is_empty() && !touch(&source, name)).then(|| said(verb..to + 1, source, content, name))
}

/// "The general shared his doubts with X", "She spoke to X about the flood": somebody says something to an outlet that has no
/// clause.
pub(super) fn shared(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Draft> {
    const THING: usize = 6;
    let left = before_article(document, sentence, name.start);
    let led = left.checked_sub(1).filter(|at| *at > sentence.start)?;
    if !["to", "with"].iter().any(|word| item(document, led).reads(word)) {
        return None;
    }
    let about = name.end < sentence.end && item(document, name.end).reads("about");
    let near = (sentence.start + 1).max(led.saturating_sub(THING))..led;
    let verb = near.rev().find(|at| {
        let t = item(document, *at);
        t.any(&[Class::SharingVerb, Class::GivingVerb]) || about && (t.is(Class::AppearingVerb) || t.reads("opened"))
    })?;
    let thing = verb + 1..led;
    let plain = thing.clone().all(|at| {
        let t = item(document, at);
        t.is_word() && !is_auxiliary(t) && !t.any(&[Class::Relative, Class::Subordinator, Class::Coordinator])
    });
    let gives =
        item(document, verb).is(Class::GivingVerb) && thing.clone().any(|at| item(document, at).is(Class::RecordNoun));
    let tells = !thing.is_empty() && (gives || item(document, verb).is(Class::SharingVerb));
    let content = trim(document, if about { name.end..sentence.end } else { thing });
    let source = subject_before(document, sentence.start, verb)?;
    let speaks = about && !item(document, verb).is(Class::GivingVerb);
    let cue = verb..if about { led + 1 } else { verb + 1 };
    (plain && (tells || speaks) && !content.is_empty()).then(|| said(cue, source, content, name))
}

/// What a source said to the outlet of a name.
fn said(cue: Range<usize>, source: Range<usize>, content: Range<usize>, name: &Range<usize>) -> Draft {
    Draft {
        cue: Some(cue),
        source: Some(source),
        content: vec![content],
        via: vec![name.clone()],
        act: Act::Says,
        pattern: "said to an outlet",
        ..Draft::default()
    }
}
