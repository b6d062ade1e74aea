//! Offices, trades and kinships that stand beside names, read in either direction.

use std::ops::Range;

use crate::entity::chunk::chunk;
use crate::entity::noun::{Noun, NounKind};
use crate::entity::reading::Reading;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// An office, trade or kinship that an article ties to a name.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub(crate) noun: &'static Noun,
    /// The noun's token.
    pub(crate) head: usize,
    /// The whole phrase: "Turkish President", "the agency’s acting director for Syria".
    pub(crate) words: Range<usize>,
}

/// The role that the words of a title give: its last noun.
pub(super) fn role_in(document: &Reading, title: Range<usize>) -> Option<Role> {
    let head = title
        .clone()
        .rev()
        .find_map(|t| document.noun(t).filter(|(noun, _)| noun.kind.is_person()).map(|(noun, _)| (t, noun)))?;
    Some(Role { noun: head.1, head: head.0, words: title })
}

/// The role whose last word is `last`, read backwards: "Kremlin spokesman", "Mr. Obama’s deputy national security adviser".
pub(super) fn role_back(document: &Reading, last: usize, limit: usize) -> Option<Role> {
    let (noun, plural) = document.noun(last)?;
    // "hosts Ann Example and Bob Sample"
    if (plural && !noun.kind.is_person())
        || !(noun.kind.is_person() || matches!(noun.kind, NounKind::Body | NounKind::Outlet))
    {
        return None;
    }
    let mut start = last;
    while start > limit && last - start < 10 {
        let before = start - 1;
        let kind = document.tokens()[before].kind;
        let word = document.words[before];
        let genitive = document.is_genitive(before);
        if !(matches!(kind, TokenKind::Word | TokenKind::Number) || genitive)
            || (kind == TokenKind::Word && document.ends_phrase(before))
        {
            break;
        }
        if word.verb().is_some() && !document.is_capital(before) && document.noun(before).is_none() {
            break;
        }
        start = before;
        if word.is(Class::Determiner) {
            break;
        }
    }
    Some(Role { noun, head: last, words: start..last + 1 })
}

/// The role that begins at a token: "director of communications", "the agency’s director".
pub(super) fn role_forward(document: &Reading, at: usize, limit: usize) -> Option<Role> {
    let found = chunk(document, at, limit.min(at + 14))?;
    let (noun, plural) = found.noun?;
    // "hosts Ann Example and Bob Sample"
    if (plural && !noun.kind.is_person())
        || !(noun.kind.is_person() || matches!(noun.kind, NounKind::Body | NounKind::Outlet))
    {
        return None;
    }
    // what follows the head belongs to the role up to the next comma: "director of communications for the president"
    let end = (found.head + 1..limit.min(found.head + 12))
        .find(|t| {
            let kind = document.tokens()[*t].kind;
            !(matches!(kind, TokenKind::Word | TokenKind::Number) || document.is_genitive(*t))
                || document.words[*t].is(Class::Relative)
                || document.words[*t].is(Class::Auxiliary)
        })
        .unwrap_or(limit.min(found.head + 12));
    Some(Role { noun, head: found.head, words: at..end.max(found.head + 1) })
}

/// Does an apposition end here, or go on with "of …", rather than a clause with a verb?
pub(super) fn ends_apposition(document: &Reading, at: usize, limit: usize) -> bool {
    use TokenKind::*;
    if at >= limit {
        return true;
    }
    match document.tokens()[at].kind {
        Word => {
            let word = document.words[at];
            word.is(Class::Preposition)
                || word.is(Class::Relative)
                || word.is(Class::Coordinator)
                || (document.word(at).ends_with("ed") && word.verb().is_none())
        }
        Comma | Stop | Semicolon | Dash | Close | Open => true,
        kind => kind.is_quote(),
    }
}
