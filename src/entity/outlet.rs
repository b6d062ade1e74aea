//! When does a source phrase that names an outlet cite it? When the outlet, its product or its journalist speaks; not when
//! it is somebody's employer, or merely spoken of.

use std::ops::Range;

use super::chunk::Chunk;
use super::discourse::Discourse;
use super::noun::{FORMER, Noun, NounKind, among};
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::outlet::Kind;
use crate::text::TokenKind;

/// The outlet that a phrase cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cited {
    /// The name of the outlet, as an index into the names; none where the phrase cites none besides its own head.
    pub(crate) outlet: Option<usize>,
    /// Is it the phrase's own subject: "Anadolu news agency", "the Herald’s editorial board"?
    pub(crate) is_the_source: bool,
}

/// The outlet that the phrase `tokens`, which begins with `chunk`, cites.
pub(crate) fn cited(discourse: &Discourse, chunk: &Chunk, tokens: &Range<usize>) -> Cited {
    let document = discourse.document;
    let first = discourse.names.partition_point(|name| name.name.start < tokens.start);
    for (index, outlet) in discourse.names.iter().enumerate().skip(first) {
        if outlet.name.start >= tokens.end {
            break;
        }
        if outlet.outlet.is_none() || outlet.name.contains(&chunk.head) {
            continue;
        }
        let found = Cited { outlet: Some(index), is_the_source: false };
        if outlet.name.start < chunk.head {
            let past = (tokens.start..chunk.head).any(|t| is_past(document.word(t)));
            match before(discourse, chunk, &outlet.name) {
                Some(NounKind::Outlet | NounKind::Programme) => return Cited { is_the_source: true, ..found },
                Some(NounKind::Product | NounKind::Journalist) if !past => return found,
                _ => {}
            }
        } else if behind(discourse, chunk, &outlet.name) && !is_journal(discourse, index) {
            return found;
        }
    }
    Cited::default()
}

/// "a study in X": a scholars' journal prints what others found.
fn is_journal(discourse: &Discourse, name: usize) -> bool {
    let mention = discourse.names[name].outlet.and_then(|at| discourse.document.outlets.get(at));
    mention.and_then(|mention| mention.kind()) == Some(Kind::Journal)
}

/// "former", "ex-": no longer in the outlet's service.
fn is_past(word: &str) -> bool {
    among(FORMER, word) || word.starts_with("ex-")
}

/// What the head behind the outlet's name is, as far as that makes it speak for the outlet.
fn before(discourse: &Discourse, chunk: &Chunk, outlet: &Range<usize>) -> Option<NounKind> {
    if let Some((noun, _)) = chunk.noun {
        // "X poll data", "an X database"
        if noun.kind == NounKind::Document {
            return Some(NounKind::Product);
        }
        // "the AP delegate count"
        if matches!(noun.lemma, "count" | "tally" | "projection") {
            return Some(NounKind::Product);
        }
        let speaks = noun.kind == NounKind::Outlet || matches!(noun.lemma, "agency" | "service" | "board" | "newsroom");
        return Some(if speaks { NounKind::Outlet } else { reporter(discourse, chunk.head, noun) });
    }
    let name = discourse.name_at(chunk.head)?;
    // "the Herald's Ankara bureau chief Ann Example"
    if (outlet.end..chunk.head).any(|t| discourse.document.word(t) == "bureau") {
        return Some(NounKind::Journalist);
    }
    let mut roles = (outlet.end..chunk.head).rev().filter_map(|t| Some((t, discourse.document.noun(t)?.0)));
    // "X analyst Judge N."
    let reports = |(at, role): &(usize, &Noun)| reporter(discourse, *at, role) == NounKind::Journalist;
    let role = roles.clone().find(reports).or_else(|| roles.next());
    let owner = discourse.document.is_genitive(outlet.end);
    match role {
        Some((at, role)) => Some(reporter(discourse, at, role)),
        None if owner && discourse.names[name].outlet.is_none() => Some(NounKind::Journalist),
        None => None,
    }
}

/// What somebody with the role at `at` is to the outlet that is named before it: its analyst is its pundit, its critic writes
/// for it, its bureau chief reports, and its witness saw it for it.
fn reporter(discourse: &Discourse, at: usize, role: &Noun) -> NounKind {
    let before = at.checked_sub(1).map_or("", |before| discourse.document.word(before));
    let reports = matches!(role.lemma, "analyst" | "pundit" | "critic" | "witness")
        || role.lemma == "chief" && before == "bureau";
    if reports { NounKind::Journalist } else { role.kind }
}

/// Does the outlet's name stand behind the head as its maker, employer or teller: "a poll by X", "early results of surveys
/// conducted for X", "audio provided by X", "a reporter for X", "N. of the weekly X"?
fn behind(discourse: &Discourse, chunk: &Chunk, outlet: &Range<usize>) -> bool {
    let document = discourse.document;
    let Some(at) = preposition_before(discourse, outlet.start).filter(|at| *at > chunk.tokens.start) else {
        // "Ann Example, X's chief reporter,"
        let named = discourse.name_at(chunk.head).filter(|_| chunk.noun.is_none());
        let owns = outlet.end < document.tokens().len() && document.is_genitive(outlet.end);
        return owns && named.is_some_and(|name| has_role(discourse, name, outlet) == Some(true));
    };
    let tokens = document.tokens();
    if outlet.end < tokens.len() && document.is_genitive(outlet.end) {
        // "the host of X's “Night Talk”", "a story by X's Ann Example", not "friends of X's owner"
        let next = outlet.end + 1;
        let names = next < tokens.len() && (tokens[next].kind.is_quote() || document.is_capital(next));
        if !names {
            return false;
        }
    }
    if same(document.word(at), "including") || at > 0 && same(document.word(at - 1), "staff") {
        return true;
    }
    let after = |prepositions: &[&str]| prepositions.iter().any(|p| same(document.word(at), p));
    if let Some(name) = discourse.name_at(chunk.head).filter(|_| chunk.noun.is_none()) {
        return employs(discourse, name, outlet, at);
    }
    let mut passed_on = false;
    for t in (chunk.tokens.start..at).rev() {
        let word = document.words[t];
        // "a review of court files by X"
        if t > chunk.head && after(&["by"]) && chunk.noun.is_some_and(|(noun, _)| noun.kind == NounKind::Product) {
            continue;
        }
        if let Some((noun, _)) = document.noun(t).filter(|_| !word.any(&[Class::TimeNoun, Class::PublishingVerb])) {
            // "the Arabic edition of X"
            let part = matches!(noun.lemma, "version" | "edition" | "service" | "branch" | "arm" | "bureau" | "desk");
            return passed_on && !noun.kind.is_person()
                || part && after(&["of"])
                || match noun.kind {
                    NounKind::Product | NounKind::Programme => {
                        let told = matches!(noun.lemma, "interview" | "op-ed" | "essay" | "article");
                        after(&["by", "from", "in", "of", "for", "on", "at"]) || told && after(&["with", "to"])
                    }
                    NounKind::Journalist => after(&["of", "for", "at", "with", "from", "including"]),
                    kind => !kind.is_person() && after(&["including", "like"]),
                };
        }
        if word.is(Class::PublishingVerb) {
            passed_on = after(&["by", "in", "on", "for", "to", "with"]);
        } else if document.word(t).ends_with("ed") {
            // "a study funded by X"
            return false;
        }
    }
    false
}

/// Is whoever bears the name a journalist of the outlet: "Ann Example of X"?
fn employs(discourse: &Discourse, name: usize, outlet: &Range<usize>, preposition: usize) -> bool {
    let document = discourse.document;
    let mention = &discourse.names[name];
    let journalist = |kind| kind == NounKind::Journalist;
    if let Some(reports) = has_role(discourse, name, outlet) {
        return reports;
    }
    // "Ann Example, who covers health for X,"
    let end = mention.name.end;
    let who = end + 1 < preposition && same(document.word(end + 1), "who");
    let works = |t: usize| among(&WORKS, document.word(t));
    if who
        && end + 2 < preposition
        && works(end + 2)
        && ["for", "at", "on"].iter().any(|p| same(document.word(preposition), p))
    {
        return true;
    }
    let known = discourse.linked[name].map(|r| &discourse.cast.referents[r].roles);
    let otherwise = known.is_some_and(|roles| roles.iter().any(|role| !journalist(role.noun.kind)));
    let of = ["of", "from", "with", "at"].iter().any(|p| same(document.word(preposition), p));
    // "Ann Example and Bo Sample of X"
    let joins = |t: usize| document.words[t].is(Class::Coordinator) || document.tokens()[t].kind == TokenKind::Comma;
    let listed = (end..preposition).all(|t| document.is_capital(t) || joins(t))
        && document.words.get(end).is_some_and(|word| word.is(Class::Coordinator));
    (preposition == end || listed) && of && !otherwise
}

/// What somebody does who covers something for an outlet.
const WORKS: [&str; 8] = ["anchors", "covers", "covered", "edits", "hosts", "reports", "works", "writes"];

/// Is the outlet named in a role behind the name, and is that a journalist's, still held? None if in no role.
fn has_role(discourse: &Discourse, name: usize, outlet: &Range<usize>) -> Option<bool> {
    let document = discourse.document;
    let mention = &discourse.names[name];
    let behind = |start: usize| start > mention.name.end;
    let role = mention.roles.iter().find(|role| behind(role.words.start) && role.words.contains(&outlet.start))?;
    let past = role.words.clone().any(|t| is_past(document.word(t)));
    Some(role.noun.kind == NounKind::Journalist && !past)
}

/// The preposition before the outlet named at `start`, its article and what describes it: "of the conservative X".
fn preposition_before(discourse: &Discourse, start: usize) -> Option<usize> {
    const DESCRIBING: usize = 5;
    let document = discourse.document;
    let floor = start.saturating_sub(DESCRIBING);
    for at in (floor..start).rev() {
        let word = document.words[at];
        if word.is(Class::Preposition) {
            return Some(at);
        }
        let listed = document.outlets.iter().any(|other| other.tokens.contains(&at)) || word.is(Class::Coordinator);
        let described = document.tokens()[at].kind == TokenKind::Word && word.verb().is_none();
        if !listed && !described && !document.is_genitive(at) {
            return None;
        }
    }
    None
}
