//! Deeds told with a verb that can also report: "Voters rejected the tax", "The company recalled 4,000 cars", "Two workers were
//! seen on the deck". The verb's frames decide, with what stands before and behind it.

use std::ops::Range;

use super::act::groups;
use super::chain::cites;
use super::draft::Draft;
use super::tokens::item;
use super::verb_group::{VerbGroup, Voice, is_auxiliary};
use crate::document::Document;
use crate::lexicon::{Act, Class, Frame, Stance, Verb};
use crate::text::{TokenKind, Usage};

/// The prepositions that lead to what is said, and the frames of verbs that take them: "referred to", "spoke of".
const LED: [(&str, Frame); 8] = [
    ("about", Frame::About),
    ("against", Frame::Against),
    ("at", Frame::At),
    ("for", Frame::For),
    ("of", Frame::Of),
    ("on", Frame::On),
    ("to", Frame::To),
    ("with", Frame::With),
];

/// What stands behind a verb.
enum Complement {
    /// A clause, a quotation, or a noun for words: "the claim".
    Words,
    Infinitive,
    /// Anything else.
    Thing,
}

/// Does a draft only tell what somebody did, or what was done to them?
pub(super) fn is_deed(document: &Document, draft: &Draft) -> bool {
    let (Some(cue), Some(source), Some(content)) = (&draft.cue, &draft.source, draft.content.first()) else {
        return false;
    };
    let Some(group) = groups(document, cue.clone()).last().filter(|group| group.verb.act.vouches()) else {
        return false;
    };
    let quoted = draft.content.iter().cloned().flatten().any(|at| opens_or_ends_words(document, at));
    if quoted || source.end > cue.start || content.start < cue.end {
        return false;
    }
    let (verb, is) = (group.verb, |class| source.clone().any(|at| item(document, at).is(class)));
    match complement(document, &group, cue, content) {
        Complement::Words => false,
        Complement::Infinitive => !verb.takes(Frame::Infinitive) && !verb.takes(Frame::Passive),
        Complement::Thing if group.voice == Voice::Passive => !verb.takes(Frame::Addressee),
        // "The senate confirmed the judge"
        Complement::Thing if verb.takes(Frame::Appoint) && is_bearer(document, content) => true,
        // "The court dismissed the case": whoever decides on words does something
        Complement::Thing if is(Class::DecidingNoun) => verb.takes(Frame::Weak) || verb.stance == Stance::Denies,
        // a document does nothing but tell, and an outlet reports what its people see
        Complement::Thing => {
            let tells = [Class::DocumentNoun, Class::RecordNoun, Class::SpeechNoun].into_iter().any(is);
            let reports = cites(document, source) && !is_bearer(document, content);
            let adds = !verb.takes(Frame::Object) && counts(document, content);
            (verb.takes(Frame::Weak) || adds) && !names_words(document, verb, content) && !tells && !reports
        }
    }
}

/// Is a token a quotation mark, and not one of a title: "the drama “Salt”"?
fn opens_or_ends_words(document: &Document, at: usize) -> bool {
    let quotations = document.quotations();
    let last =
        quotations.partition_point(|quotation| quotation.open <= at).checked_sub(1).map(|last| &quotations[last]);
    let of_title = last.is_some_and(|last| last.usage == Usage::Title && (last.open == at || last.end == at));
    item(document, at).kind.is_quote() && !of_title
}

/// What the content of a verb is.
fn complement(document: &Document, group: &VerbGroup, cue: &Range<usize>, content: &Range<usize>) -> Complement {
    const NEAR: usize = 12;
    let (first, verb) = (item(document, content.start), group.verb);
    let reads = |word: &str| content.clone().skip(1).take(NEAR).any(|at| item(document, at).reads(word));
    let demands = verb.act == Act::Orders && verb.takes(Frame::Infinitive) && reads("to");
    let describes = verb.takes(Frame::As) && (reads("as") || reads("to") || !verb.takes(Frame::Object));
    let takes = demands
        || describes
        || verb.takes(Frame::At) && reads("at")
        || verb.takes(Frame::Gerund) && first.text.ends_with("ing")
        || group.end < cue.end
            && LED.iter().any(|(word, frame)| verb.takes(*frame) && item(document, group.end).reads(word));
    if first.reads("to") {
        Complement::Infinitive
    } else if takes
        || first.any(&[Class::Relative, Class::WhWord, Class::Subordinator, Class::SubjectPronoun])
        || is_clause(document, content)
    {
        Complement::Words
    } else {
        Complement::Thing
    }
}

/// Is there a finite verb before anything that could hold it: "the pump had failed", not "cars that had failed"?
fn is_clause(document: &Document, content: &Range<usize>) -> bool {
    let inside = |at: &usize| {
        let t = item(document, *at);
        t.is_word() && !t.any(&[Class::Relative, Class::Subordinator]) || t.kind == TokenKind::Clitic
    };
    content.clone().take_while(inside).any(|at| is_auxiliary(item(document, at)))
}

/// The words of an object up to what narrows it down.
fn object(document: &Document, content: &Range<usize>) -> impl Iterator<Item = usize> {
    let inside = |at: &usize| item(document, *at).is_word() && !item(document, *at).is(Class::Preposition);
    content.clone().take_while(inside)
}

/// Does the object name words rather than a thing: "the claim", "a report that …"? Whoever writes or signs those does
/// something.
pub(super) fn names_words(document: &Document, verb: &Verb, content: &Range<usize>) -> bool {
    let noun = |at: usize| item(document, at).word.noun();
    verb.act != Act::Writes
        && object(document, content).filter_map(noun).any(|noun| noun.act.vouches() && noun.act != Act::Orders)
}

/// "the new minister", "a new office": is the object somebody, a body or a place?
pub(super) fn is_bearer(document: &Document, content: &Range<usize>) -> bool {
    const BEARERS: [Class; 4] = [Class::PersonNoun, Class::Title, Class::InstitutionNoun, Class::PlaceNoun];
    object(document, content).last().is_some_and(|at| item(document, at).any(&BEARERS))
}

/// "300 jobs", "an average 1.8%": is the object how much of something?
fn counts(document: &Document, content: &Range<usize>) -> bool {
    let number = |at: usize| item(document, at).kind == TokenKind::Number;
    content.clone().take(3).any(number) && !content.clone().any(|at| item(document, at).text.ends_with("ed"))
}
