//! When does a source phrase that names an outlet cite it? When the outlet, its product or its journalist speaks; not when
//! it is somebody's employer, or merely spoken of.

use std::ops::Range;

use super::chunk::{Chunk, is_genitive};
use super::discourse::Discourse;
use super::noun::{Noun, NounKind};
use crate::lexicon::hash::same;

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
        } else if behind(discourse, chunk, &outlet.name) {
            return found;
        }
    }
    Cited::default()
}

/// "former", "ex-": no longer in the outlet's service.
fn is_past(word: &str) -> bool {
    ["former", "ex", "then", "onetime", "one-time", "retired", "fired"].iter().any(|past| same(word, past))
        || word.starts_with("ex-")
}

/// What the head behind the outlet's name is, as far as that makes it speak for the outlet.
fn before(discourse: &Discourse, chunk: &Chunk, outlet: &Range<usize>) -> Option<NounKind> {
    if let Some((noun, _)) = chunk.noun {
        let speaks = noun.kind == NounKind::Outlet || matches!(noun.lemma, "agency" | "service" | "board" | "newsroom");
        return Some(if speaks { NounKind::Outlet } else { noun.kind });
    }
    let name = discourse.name_at(chunk.head)?;
    let role = (outlet.end..chunk.head).rev().find_map(|t| Noun::of(discourse.document.word(t)));
    let owner = is_genitive(discourse.document, outlet.end);
    match role {
        Some((role, _)) => Some(role.kind),
        None if owner && discourse.names[name].outlet.is_none() => Some(NounKind::Journalist),
        None => None,
    }
}

/// Does the outlet's name stand behind the head as its maker or employer: "a poll by X", "a reporter for X", "N. of X"?
fn behind(discourse: &Discourse, chunk: &Chunk, outlet: &Range<usize>) -> bool {
    let document = discourse.document;
    if outlet.end < document.tokens().len() && is_genitive(document, outlet.end) {
        return false;
    }
    let the = document.word(outlet.start - 1).eq_ignore_ascii_case("the");
    let at = outlet.start - 1 - usize::from(the && outlet.start > 1);
    let after = |prepositions: &[&str]| prepositions.iter().any(|p| same(document.word(at), p));
    if let Some((noun, _)) = chunk.noun {
        return match noun.kind {
            NounKind::Product | NounKind::Programme => after(&["by", "from", "in", "of", "for", "on", "at"]),
            NounKind::Journalist => after(&["of", "for", "at", "with", "from"]),
            NounKind::Outlet => false,
            _ => false,
        };
    }
    let Some(name) = discourse.name_at(chunk.head) else { return false };
    let mention = &discourse.names[name];
    let journalist = |kind| kind == NounKind::Journalist;
    if let Some(role) =
        mention.roles.iter().find(|role| role.words.start > mention.name.end && role.words.contains(&outlet.start))
    {
        return journalist(role.noun.kind) && !role.words.clone().any(|t| is_past(document.word(t)));
    }
    let known = discourse.linked[name].map(|r| &discourse.cast.referents[r].roles);
    let otherwise = known.is_some_and(|roles| roles.iter().any(|role| !journalist(role.noun.kind)));
    at == mention.name.end && after(&["of", "from", "with"]) && !otherwise
}
