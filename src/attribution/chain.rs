//! What only the grammar sees: who passed words on, and that nobody is named for them.
//!
//! A tagger gives one source, cue and content. The way that the words took, and the hedges that stand for a source nobody
//! names ("reportedly", "it is believed"), are added here to what tagger and grammar found together.

use std::ops::Range;

use super::cue::{CLOSING, COLON, PUT, QUOTED, RECKONING, TURN};
use super::deeds::is_deed;
use super::draft::{Draft, meet, overlap, touch};
use super::occasion::add_addressed;
use super::phrase::{Role, phrase};
use super::tokens::{Tokens, item};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form};
use crate::text::TokenKind;

/// What the grammar is sure of where its confidence is more than this.
const SURE: f32 = 0.9;

/// The drafts of the grammar that must not be lost: those with a chain of citation, and those without a source.
pub(super) fn worth_keeping(document: &Document, grammar: &[Draft]) -> Vec<Draft> {
    // "is expected to" and "the claim that" are left to the tagger
    let hedge = |draft: &Draft| {
        draft.source.is_none()
            && matches!(draft.act, Act::Says | Act::Reports | Act::Believes)
            && draft.pattern != "reporting noun with a clause"
    };
    let cites = |draft: &Draft| draft.source.iter().any(|source| cites(document, source));
    let kept = |draft: &&Draft| {
        !draft.via.is_empty() || cites(draft) || hedge(draft) || closes(draft) || is_sure(document, draft)
    };
    grammar.iter().filter(kept).filter(|draft| !is_deed(document, draft)).cloned().collect()
}

/// Does the pattern leave no doubt? A closing attribution does where it cites an outlet, and "quoted as saying" where an
/// outlet quotes.
fn is_sure(document: &Document, draft: &Draft) -> bool {
    let cited = |range: &Range<usize>| cites(document, range);
    draft.pattern == TURN
        || draft.pattern == PUT
        || draft.pattern == CLOSING && draft.via.iter().chain(&draft.source).any(cited)
        || draft.pattern == QUOTED && draft.via.iter().any(cited)
}

/// Does it stand where little else can be meant: at the end of its sentence, behind a comma, behind a colon?
fn closes(draft: &Draft) -> bool {
    draft.pattern == CLOSING && draft.act.vouches() && draft.confidence > SURE
        || draft.pattern == COLON
        || draft.pattern == RECKONING
}

/// Is there an outlet among the words?
pub(super) fn cites(document: &Document, range: &Range<usize>) -> bool {
    document.outlets_in(range.clone()).next().is_some()
}

/// Gives the chosen drafts the chains that the grammar found for the same cue, and adds its hedges where nothing else was
/// found.
pub(super) fn restore(document: &Document, kept: Vec<Draft>, chosen: &mut Vec<Draft>) {
    for draft in kept {
        if is_sure(document, &draft) {
            // whatever else is said inside a turn or before a closing "X said" is part of what X said
            chosen.retain(|other| !overlap(other, &draft) && !meet(&other.cue, &draft.cue));
            chosen.push(draft);
            continue;
        }
        let twin = chosen.iter().position(|other| meet(&other.cue, &draft.cue));
        match twin.and_then(|at| chosen.get_mut(at)) {
            Some(twin) if !draft.via.is_empty() => {
                // "Reuters reported, citing two officials": the officials are the source, Reuters the way
                let relayed = twin.source.as_ref().is_some_and(|source| draft.via.iter().any(|via| touch(source, via)));
                if relayed && let Some(source) = draft.source {
                    // "Interfax quoted the minister as saying …": whoever is quoted is no part of what is said
                    if twin.content.iter().any(|content| touch(content, &source)) {
                        twin.content = draft.content;
                    }
                    twin.source = Some(source);
                }
                for via in draft.via {
                    // "X was told by a resident that …": X is no part of what is said
                    twin.content.retain(|content| !(via.start <= content.start && content.end <= via.end));
                    if !twin.credits(&via) {
                        twin.via.push(via);
                    }
                }
            }
            Some(_) => {}
            None => {
                // where an outlet is cited, the grammar needs nobody to agree
                let cited = draft.via.iter().chain(&draft.source).any(|range| cites(document, range));
                if (draft.source.is_none() || cited || closes(&draft))
                    && !chosen.iter().any(|other| overlap(other, &draft))
                {
                    chosen.push(draft);
                }
            }
        }
    }
    for draft in chosen.iter_mut() {
        if let Some(source) = draft.source.as_ref().and_then(|source| behind_by(document, source)) {
            draft.source = Some(source);
        }
        if let Some(source) = draft.source.as_ref().and_then(|source| with_town(document, source)) {
            draft.source = Some(source);
        }
        if let Some((source, via)) = written_in(document, draft) {
            draft.source = Some(source);
            draft.via.push(via);
        }
        draft.via = draft.via.iter().flat_map(|via| one_by_one(document, via)).collect();
        if draft.via.is_empty() {
            add_addressed(document, draft);
        }
        let Some(source) = draft.source.clone() else { continue };
        if let Some(via) = quoted_by(document, &source)
            && !draft.via.contains(&via)
        {
            draft.via.push(via);
        }
    }
}

/// "Interfax and TASS": the outlets of a list, or the words as they are.
fn one_by_one(document: &Document, via: &Range<usize>) -> Vec<Range<usize>> {
    let listed = via.clone().any(|at| item(document, at).is(Class::Coordinator));
    let outlets: Vec<_> = document.outlets_in(via.clone()).map(|mention| mention.tokens.clone()).collect();
    if listed && !outlets.is_empty() { outlets } else { vec![via.clone()] }
}

/// "wrote Ann Example in the newspaper X": the writer, and the outlet at the end of a source that stands behind its cue.
fn written_in(document: &Document, draft: &Draft) -> Option<(Range<usize>, Range<usize>)> {
    let (cue, source) = (draft.cue.as_ref()?, draft.source.clone()?);
    let outlet = document.outlets_in(source.clone()).last().map(|mention| mention.tokens.clone())?;
    let describes = |at: usize| {
        let t = item(document, at);
        t.any(&[Class::Determiner, Class::OutletNoun]) || t.is_capital() || t.kind == TokenKind::Clitic
    };
    let led = (source.start + 1..outlet.start).rev().find(|at| !describes(*at))?;
    let inverted = cue.end <= source.start && outlet.end == source.end && item(document, source.start).is_capital();
    (inverted && item(document, led).reads("in")).then_some((source.start..led, outlet))
}

/// "The Lodi, New Jersey-based company": the source with the town before the comma, where it begins behind that.
fn with_town(document: &Document, source: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST_STATE: usize = 3;
    const LONGEST_TOWN: usize = 4;
    let based = (source.start..source.end.min(source.start + LONGEST_STATE))
        .find(|at| item(document, *at).text.ends_with("-based"))?;
    let named = |at: &usize| item(document, *at).is_capital() && !item(document, *at).is(Class::Determiner);
    let state = (0..=based).rev().take(LONGEST_STATE).take_while(named).last()?;
    let comma = state.checked_sub(1).filter(|at| document.tokens()[*at].kind == TokenKind::Comma)?;
    let sentence = document.sentence_at(document.tokens()[based].span.start())?;
    let floor = document.sentences()[sentence].tokens.start;
    let town = (floor..comma).rev().take(LONGEST_TOWN).take_while(named).last()?;
    let article = town.checked_sub(1).filter(|at| *at >= floor && item(document, *at).is(Class::Determiner));
    Some(article.unwrap_or(town)..source.end)
}

/// The outlet of a source that is "earlier by X".
fn behind_by(document: &Document, source: &Range<usize>) -> Option<Range<usize>> {
    let by = source.clone().find(|at| item(document, *at).reads("by")).filter(|by| *by > source.start)?;
    let time =
        |at: usize| item(document, at).any(&[Class::Adverb, Class::TemporalAdverb, Class::Weekday, Class::TimeNoun]);
    let outlet = document.outlets_in(by + 1..source.end).next().is_some_and(|mention| mention.tokens.start <= by + 2);
    ((source.start..by).all(time) && outlet).then_some(by + 1..source.end)
}

/// "A port employee quoted by Al Arabiya", "Ms. Obi, mentioned by Newsmax as the favourite": the outlet in a source that a
/// relay phrase or a participle of telling leads to.
fn quoted_by(document: &Document, source: &Range<usize>) -> Option<Range<usize>> {
    let told = |at: usize| {
        let word = item(document, at).word;
        let asked = word.is(Class::AppearingVerb);
        (asked || word.form(Form::Participle) && word.verb().is_some_and(|verb| verb.act.vouches()))
            && at + 1 < source.end
            && item(document, at + 1).reads("by")
            && document.outlets_in(at + 2..at + 4).any(|mention| mention.tokens.start >= at + 2)
    };
    let relay = |at: &usize| {
        told(*at)
            || phrase(Tokens::forward(document, *at..source.end)).is_ok_and(|(_, found)| found.role == Role::Relay)
    };
    let at = source.clone().skip(1).find(relay)?;
    let inside = |tokens: &Range<usize>| at < tokens.start && tokens.end <= source.end;
    document.outlets_in(source.clone()).map(|mention| mention.tokens.clone()).find(inside)
}
