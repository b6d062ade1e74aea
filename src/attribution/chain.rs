//! What only the grammar sees: who passed words on, and that nobody is named for them.
//!
//! A tagger gives one source, cue and content. The way that the words took, and the hedges that stand for a source nobody
//! names ("reportedly", "it is believed"), are added here to what tagger and grammar found together.

use std::ops::Range;

use super::draft::Draft;
use super::phrase::{Role, phrase};
use super::tokens::Tokens;
use crate::document::Document;
use crate::lexicon::Act;

/// The drafts of the grammar that must not be lost: those with a chain of citation, and those without a source.
pub(super) fn worth_keeping(grammar: &[Draft]) -> Vec<Draft> {
    // "is expected to" and "the claim that" are left to the tagger
    let hedge = |draft: &Draft| {
        draft.source.is_none()
            && matches!(draft.act, Act::Says | Act::Reports | Act::Believes)
            && draft.pattern != "reporting noun with a clause"
    };
    let kept = |draft: &&Draft| !draft.via.is_empty() || hedge(draft);
    grammar.iter().filter(kept).cloned().collect()
}

/// Gives the chosen drafts the chains that the grammar found for the same cue, and adds its hedges where nothing else was
/// found.
pub(super) fn restore(document: &Document, kept: Vec<Draft>, chosen: &mut Vec<Draft>) {
    for draft in kept {
        let twin = chosen.iter().position(|other| meet(&other.cue, &draft.cue));
        match twin.and_then(|at| chosen.get_mut(at)) {
            Some(twin) if !draft.via.is_empty() => {
                // "Reuters reported, citing two officials": the officials are the source, Reuters the way
                let relayed = twin.source.as_ref().is_some_and(|source| draft.via.iter().any(|via| touch(source, via)));
                if relayed && draft.source.is_some() {
                    twin.source = draft.source;
                }
                for via in draft.via {
                    let known = twin.via.iter().chain(&twin.source).any(|other| touch(other, &via));
                    if !known {
                        twin.via.push(via);
                    }
                }
            }
            Some(_) => {}
            None => {
                if draft.source.is_none() && !chosen.iter().any(|other| overlap(other, &draft)) {
                    chosen.push(draft);
                }
            }
        }
    }
    for draft in chosen.iter_mut() {
        let Some(source) = draft.source.clone() else { continue };
        if let Some(via) = quoted_by(document, &source)
            && !draft.via.contains(&via)
        {
            draft.via.push(via);
        }
    }
}

/// "A port employee quoted by Al Arabiya": the outlet in a source that a relay phrase leads to.
fn quoted_by(document: &Document, source: &Range<usize>) -> Option<Range<usize>> {
    let relay = |at: &usize| {
        phrase(Tokens::forward(document, *at..source.end)).is_ok_and(|(_, found)| found.role == Role::Relay)
    };
    let at = source.clone().skip(1).find(relay)?;
    let inside = |tokens: &Range<usize>| at < tokens.start && tokens.end <= source.end;
    document.outlets.iter().map(|mention| mention.tokens.clone()).find(inside)
}

fn meet(a: &Option<Range<usize>>, b: &Option<Range<usize>>) -> bool {
    a.iter().zip(b).any(|(a, b)| touch(a, b))
}

fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Have two drafts content in common?
fn overlap(a: &Draft, b: &Draft) -> bool {
    a.content.iter().any(|x| b.content.iter().any(|y| touch(x, y)))
}
