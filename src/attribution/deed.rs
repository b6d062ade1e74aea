//! How an outlet came to know what a sentence says, where no cue tells: it counted, interviewed, traced, or was there.

use std::ops::Range;

use super::draft::{Draft, trim};
use super::noun_phrase::subject_before;
use super::press::LEAST;
use super::relay::{Relay, before_article};
use super::tokens::{Tokens, item};
use super::verb_group::{Voice, is_adverb, is_auxiliary, verb_group};
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
    let words = content.clone().filter(|at| item(document, *at).is_word()).count();
    (sees && finite(verb) && !passive && !modal && words >= LEAST).then_some(Relay {
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
    let staff = |at: &usize| item(document, *at).any(&[Class::MediaPerson, Class::MediaCrew]);
    let head = near.take_while(|at| plain(at) || staff(at)).find(staff)?;
    let end = head + 1;
    let led = end < sentence.end && item(document, end).is(Class::Preposition);
    let place =
        |at: &usize| tokens[*at].kind.is_word() && !item(document, *at).any(&[Class::FindingVerb, Class::WitnessVerb]);
    let behind = (end..sentence.end.min(end + BETWEEN + 1)).find(|at| !place(at)).unwrap_or(end);
    Some(if led { behind } else { end })
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

/// "She was declared the winner by X", "The quarrel was first described in X": the outlet at the end of a sentence that says
/// what it did.
pub(super) fn done_by(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Option<Relay> {
    const BACK: usize = 8;
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
    let said = !thing.is_empty() && (gives || item(document, verb).is(Class::SharingVerb));
    let content = trim(document, if about { name.end..sentence.end } else { thing });
    let source = subject_before(document, sentence.start, verb)?;
    let speaks = about && !item(document, verb).is(Class::GivingVerb);
    (plain && (said || speaks) && !content.is_empty()).then(|| Draft {
        cue: Some(verb..if about { led + 1 } else { verb + 1 }),
        source: Some(source),
        content: vec![content],
        via: vec![name.clone()],
        act: Act::Says,
        pattern: "said to an outlet",
        ..Draft::default()
    })
}
