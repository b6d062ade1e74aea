//! The outlets that pass on what a sentence says, where something else was found in it, or nothing: by a verb of reporting
//! ([`reported`], [`passive`], [`phrasing`]), as digests do ([`roundup`]), by where it was printed ([`published`]), by what they
//! have or did to know it ([`evidence`], [`deed`]), and by what they were told ([`confided`]).

mod confided;
mod deed;
mod evidence;
mod neighbours;
mod passive;
mod phrasing;
mod published;
mod reported;
mod roundup;

use std::ops::Range;

use super::draft::{Draft, meet, overlap, touch};
use super::tokens::item;
use crate::document::Document;
use crate::lexicon::{Act, Stance};
use crate::outlet::{Kind, OutletMention};

use neighbours::words_in;

/// So many words at least are passed on.
const LEAST: usize = 3;

/// What an outlet passes on, and by which words; the cue is empty where a bracket is all there is.
struct Relay {
    cue: Range<usize>,
    act: Act,
    stance: Stance,
    content: Range<usize>,
}

/// Reads an outlet at its name in a sentence.
type Read<T> = fn(&Document, &Range<usize>, &Range<usize>) -> Option<T>;

/// The ways of saying that an outlet reports a sentence or a part of it; the first that fits holds.
const RELAYS: [Read<Relay>; 18] = [
    reported::closing,
    reported::opening,
    reported::fronted,
    reported::written,
    roundup::credit,
    roundup::headline,
    passive::passive,
    roundup::bracket,
    roundup::leads,
    evidence::shows,
    roundup::labelled,
    phrasing::first_to,
    phrasing::has_it,
    phrasing::report_that,
    phrasing::cleft,
    phrasing::counted,
    deed::deed,
    passive::done_by,
];

/// The ways of saying that somebody tells an outlet something, or that it has seen it, where it reports nothing.
const TELLINGS: [Read<Draft>; 4] = [confided::confided, evidence::reviewed, confided::shared, deed::witnessed];

/// Gives the drafts of each sentence the outlets that report all of it, and makes a draft where there is none.
pub(super) fn add_relays(document: &Document, drafts: &mut Vec<Draft>) {
    for mention in &document.outlets {
        let Some(sentence) = document.sentence_at(mention.span.start()) else { continue };
        let sentence = document.sentences()[sentence].tokens.clone();
        let name = &mention.tokens;
        if !drafts.iter().any(|draft| draft.credits(name)) && !credit_pages(document, &sentence, mention, drafts) {
            add_relay(document, &sentence, name, drafts);
        }
    }
}

/// Gives the outlet to the drafts of what its pages hold or what it has got hold of; is nothing left to be said of it?
fn credit_pages(
    document: &Document,
    sentence: &Range<usize>,
    mention: &OutletMention,
    drafts: &mut Vec<Draft>,
) -> bool {
    let name = &mention.tokens;
    if let Some(content) = published::in_pages(document, sentence, name) {
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
            return true;
        }
        for draft in drafts.iter_mut().filter(|draft| held(draft)) {
            draft.via.push(name.clone());
        }
        return true;
    }
    if let Some(draft) = drafts.iter_mut().find(|draft| evidence::in_clause(document, sentence, name, draft)) {
        draft.via.push(name.clone());
        return true;
    }
    if drafts.iter_mut().any(|draft| evidence::accessed(document, sentence, name, draft)) {
        return true;
    }
    let Some(aside) = published::aside_around(document, sentence, name) else { return false };
    // a study's journal prints it, and does not report it
    if mention.kind() == Some(Kind::Journal) {
        return true;
    }
    let host = drafts.iter_mut().find(|draft| published::belongs_to(draft, &aside));
    host.map(|draft| draft.via.push(name.clone())).is_some()
}

/// Gives the outlet to what it reports, or to what it was told, and makes a draft where there is none.
fn add_relay(document: &Document, sentence: &Range<usize>, name: &Range<usize>, drafts: &mut Vec<Draft>) {
    let Some(relay) = RELAYS.iter().find_map(|read| read(document, sentence, name)) else {
        if let Some(draft) = reported::subordinate(document, sentence, name) {
            drafts.push(draft);
        } else if let Some(draft) = TELLINGS.iter().find_map(|read| read(document, sentence, name)) {
            if let Some(twin) = drafts.iter_mut().find(|other| meet(&other.cue, &draft.cue)) {
                twin.via.push(name.clone());
            } else {
                drafts.retain(|other| !overlap(other, &draft));
                drafts.push(draft);
            }
        } else {
            drafts.extend(roundup::introduces(document, sentence, name));
        }
        return;
    };
    let Relay { cue, act, stance, content } = relay;
    let mut passed = false;
    for draft in drafts.iter_mut().filter(|draft| draft.content.iter().any(|c| touch(c, &content))) {
        draft.via.push(name.clone());
        passed = true;
    }
    if !passed && words_in(document, &content) >= LEAST {
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
