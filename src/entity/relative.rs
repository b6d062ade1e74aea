//! "who", "which" and "that": whom a relative clause is about.

use super::cast::Kind;
use super::chunk::{ends_phrase, is_genitive};
use super::noun::{Noun, NounKind};
use super::pronoun::Pronoun;
use super::sweep::{Phrase, Sweep};
use super::{Resolution, ResolvedBy};
use crate::Document;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// So far back the noun phrase in front is looked for, in tokens.
const REACH: usize = 24;

/// The noun phrase in front of a relative pronoun.
pub(crate) fn resolve(sweep: &mut Sweep, pronoun: Pronoun, phrase: &Phrase) -> Resolution {
    let document = sweep.discourse.document;
    let at = phrase.tokens.start;
    let sentence = document.sentences()[sweep.discourse.sentence].tokens.start;
    let floor = sentence.max(at.saturating_sub(REACH));
    // "people who saw it, and who": one noun phrase for both clauses
    if at > floor
        && document.words[at - 1].is(Class::Coordinator)
        && let Some(found) = sweep.relative.filter(|(sentence, _)| *sentence == sweep.discourse.sentence)
    {
        return sweep.back(found.1, ResolvedBy::Pronoun);
    }
    let found = noun_phrase(sweep, pronoun, phrase, floor)
        .unwrap_or_else(|| sweep.nobody(phrase, Kind::Unnamed, ResolvedBy::Unresolved));
    sweep.relative = Some((sweep.discourse.sentence, found.entity));
    found
}

fn noun_phrase(sweep: &mut Sweep, pronoun: Pronoun, phrase: &Phrase, floor: usize) -> Option<Resolution> {
    let document = sweep.discourse.document;
    for last in (floor..phrase.tokens.start).rev() {
        let name = sweep.discourse.name_ending(last);
        if let Some(referent) = name.and_then(|name| sweep.discourse.linked[name]) {
            if pronoun.fits(&sweep.discourse.cast.referents[referent]) > 0.0 {
                return Some(sweep.back(referent, ResolvedBy::Pronoun));
            }
            continue;
        }
        let Some((noun, plural)) = Noun::of(document.word(last)) else { continue };
        let counted = last > floor && document.tokens()[last - 1].kind == TokenKind::Number;
        let quantity = noun.kind == NounKind::Quantity && !counted;
        // "the leadership, who": a body right in front
        let adjacent = last + 3 > phrase.tokens.start && pronoun == Pronoun::Who && noun.kind == NounKind::Body;
        let person = noun.kind.is_person() || noun.kind == NounKind::Crowd || quantity || adjacent;
        if sweep.discourse.name_at(last).is_some() || (pronoun == Pronoun::Who) != person {
            continue;
        }
        if let Some(referent) = apposed(sweep, last, floor) {
            return Some(sweep.back(referent, ResolvedBy::Pronoun));
        }
        let start = phrase_start(document, last, floor, true);
        let span = sweep.discourse.span(start..last + 1);
        let mut found = sweep.full(&Phrase { tokens: start..last + 1, span, ..phrase.clone() });
        (found.by, found.antecedent) = (ResolvedBy::Pronoun, Some(span));
        sweep.discourse.mentions.push((found.entity, span));
        sweep.discourse.cast.referents[found.entity].plural |= plural;
        return Some(found);
    }
    None
}

/// The person whose apposition holds a noun: "Ann Example, a teacher from Ohio, who".
fn apposed(sweep: &Sweep, noun: usize, floor: usize) -> Option<usize> {
    let discourse = &sweep.discourse;
    let before = discourse.names.partition_point(|name| name.name.start <= noun);
    let names = (0..before).rev().take_while(|name| discourse.names[*name].name.start >= floor);
    names.take(3).find_map(|name| {
        let apposed = discourse.names[name].roles.iter().any(|role| role.head == noun);
        discourse.linked[name].filter(|_| apposed)
    })
}

/// Where the noun phrase begins that ends with the token `last`. With `whole`, "of" goes on: "one of the women".
pub(crate) fn phrase_start(document: &Document, last: usize, floor: usize, whole: bool) -> usize {
    let mut start = last;
    while start > floor {
        let before = start - 1;
        let word = document.words[before];
        let kind = document.tokens()[before].kind;
        // "he’s a lawyer": not the owner of one
        let owner = before > floor && is_genitive(document, before) && !ends_phrase(document, before - 1);
        let inside = (matches!(kind, TokenKind::Word | TokenKind::Number) || owner)
            && (!ends_phrase(document, before)
                || (whole && document.word(before) == "of")
                || word.is(Class::Possessive))
            && (word.verbs().is_empty() || word.is(Class::RoleModifier) || word.noun().is_some());
        if !inside {
            break;
        }
        start = before;
        if word.is(Class::Determiner) && !(whole && before > floor && document.word(before - 1) == "of") {
            break;
        }
    }
    start
}
