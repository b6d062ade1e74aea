//! How an outlet or its people came to know what a sentence says, where no cue tells: they counted, interviewed, traced, or were
//! there.

use std::ops::Range;

use super::neighbours::{before_article, words_in};
use super::{LEAST, Relay};
use crate::attribution::deeds::is_bearer;
use crate::attribution::draft::{Draft, touch, trim};
use crate::attribution::noun_phrase::subject_before;
use crate::attribution::tokens::{Item, item};
use crate::attribution::verb_group::{is_adverb, is_auxiliary};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Stance};
use crate::text::TokenKind;

/// The longest phrase between an outlet's name and its journalist, or between the journalist and the verb, in tokens.
const BETWEEN: usize = 4;

/// "X interviewed dozens of drivers", "X reporters at the scene counted six boats": what an outlet or its people did to know.
pub(super) fn deed(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    let left = before_article(document, sentence, name.start);
    // "a diplomat at X learned it": X is no subject, but in "most of which X learned" it is
    let before = left.checked_sub(1).filter(|at| sentence.contains(at));
    let relative = left < name.start && item(document, left).is(Class::Relative);
    if !relative && before.is_some_and(|at| item(document, at).is(Class::Preposition)) {
        return None;
    }
    let (person, subject) = people(document, sentence, name).map_or((false, name.end), |end| (true, end));
    let small = |at: &usize| is_adverb(item(document, *at)) || is_auxiliary(item(document, *at));
    let verb = (subject..sentence.end).find(|at| !small(at))?;
    let t = item(document, verb);
    let to = verb + 1 < sentence.end && ["to", "with"].iter().any(|word| item(document, verb + 1).reads(word));
    let talks = to && ["spoke", "talked"].iter().any(|word| t.reads(word));
    // "called Ohio for the senator"
    let calls =
        t.reads("called") && (verb + 2..sentence.end.min(verb + 2 + BETWEEN)).any(|at| item(document, at).reads("for"));
    let sees = talks || calls || t.is(Class::FindingVerb) || person && t.is(Class::WitnessVerb);
    let finite = |at: usize| {
        let word = item(document, at).word;
        word.form(Form::Past) || word.form(Form::Third) || item(document, at).text.ends_with(['d', 's'])
    };
    // "X was reviewed by", "X may find"
    let passive = (subject..verb).any(|at| item(document, at).is(Class::Be));
    let modal = (subject..verb).any(|at| item(document, at).any(&[Class::Modal, Class::Negation]));
    let content = trim(document, verb + 1..sentence.end);
    let words = words_in(document, &content);
    // "X found a new office"
    let gains = t.reads("found") && is_bearer(document, &content);
    (sees && finite(verb) && !passive && !modal && !gains && words >= LEAST).then_some(Relay {
        cue: subject..verb + 1,
        act: Act::Finds,
        stance: Stance::Asserts,
        content,
    })
}

/// The token behind the people of the outlet who stand behind its name, and behind where they are: "reporters at the scene".
fn people(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<usize> {
    let tokens = document.tokens();
    let near = name.end..sentence.end.min(name.end + BETWEEN);
    let plain = |at: &usize| {
        let t = item(document, *at);
        tokens[*at].kind == TokenKind::Clitic || t.is_word() && t.word.verb().is_none() && !t.is(Class::Preposition)
    };
    let staff = |at: &usize| is_staff(item(document, *at));
    let head = near.take_while(|at| plain(at) || staff(at)).find(staff)?;
    let end = head + 1;
    let led = end < sentence.end && item(document, end).is(Class::Preposition);
    let place =
        |at: &usize| tokens[*at].kind.is_word() && !item(document, *at).any(&[Class::FindingVerb, Class::WitnessVerb]);
    let behind = (end..sentence.end.min(end + BETWEEN + 1)).find(|at| !place(at)).unwrap_or(end);
    Some(if led { behind } else { end })
}

/// "A reporter for X filmed two men": what somebody saw who works for the outlet behind.
pub(super) fn witnessed(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Draft> {
    const REACH: usize = 8;
    let left = before_article(document, sentence, name.start);
    let person = left.checked_sub(2).filter(|at| sentence.contains(at))?;
    let employed = is_staff(item(document, person)) && item(document, person + 1).is(Class::Preposition);
    let saw = |at: &usize| {
        let t = item(document, *at);
        t.is(Class::WitnessVerb) && (t.word.form(Form::Past) || t.text.ends_with("ed") || t.reads("saw"))
    };
    let verb = (name.end..sentence.end.min(name.end + REACH)).find(saw).filter(|_| employed)?;
    let source = subject_before(document, sentence.start, verb).filter(|source| touch(source, name))?;
    let quiet = (name.end..verb).all(|at| item(document, at).is_word() && !is_auxiliary(item(document, at)));
    let content = trim(document, verb + 1..sentence.end);
    (quiet && content.len() >= LEAST).then(|| Draft {
        cue: Some(verb..verb + 1),
        source: Some(source),
        content: vec![content],
        via: vec![name.clone()],
        act: Act::Reports,
        pattern: "what an outlet's people saw",
        ..Draft::default()
    })
}

/// Does the word mean somebody who works for an outlet?
fn is_staff(t: Item<'_>) -> bool {
    t.any(&[Class::MediaPerson, Class::MediaCrew])
}
