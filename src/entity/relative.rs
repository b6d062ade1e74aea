//! "who", "which" and "that": whom a relative clause is about.

use super::cast::Kind;
use super::noun::NounKind;
use super::pronoun::Pronoun;
use super::reading::Reading;
use super::sweep::{Phrase, Sweep};
use super::{Resolution, ResolvedBy};
use crate::lexicon::Class;
use crate::lexicon::hash::same;
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
    let plural = number(document, phrase.tokens.end);
    let mut perhaps = None;
    let mut last = phrase.tokens.start;
    while last > floor {
        last -= 1;
        if document.tokens()[last].kind == TokenKind::Close {
            // "(D-Conn.), who": the bracket is not meant
            last = (floor..last).rev().find(|t| document.tokens()[*t].kind == TokenKind::Open)?;
            continue;
        }
        let name = sweep.discourse.name_ending(last);
        if let Some(referent) = name.and_then(|name| sweep.discourse.linked[name]) {
            let people = document.noun(last).is_some_and(|(_, plural)| plural);
            if plural == Some(true) && pronoun == Pronoun::Who && !people {
                // "Ann Example and Bob Sample, who are"; "voters such as Ann Example, who are"
                if let Some(group) = together(sweep, last) {
                    return Some(sweep.back(group, ResolvedBy::Pronoun));
                }
                perhaps = perhaps.or(Some(referent));
                continue;
            }
            // "an adviser to Ann Example, who": the adviser
            if let Some(last) = adviser(sweep, name, floor).filter(|_| pronoun == Pronoun::Who) {
                return Some(match apposed(sweep, last, floor) {
                    Some(referent) => sweep.back(referent, ResolvedBy::Pronoun),
                    None => described(sweep, phrase, last, floor),
                });
            }
            let fit = pronoun.fits(&sweep.discourse.cast.referents[referent]);
            if fit == 1.0 || (fit > 0.0 && last + 2 >= phrase.tokens.start) {
                return Some(sweep.back(referent, ResolvedBy::Pronoun));
            }
            perhaps = perhaps.or(Some(referent).filter(|_| fit > 0.0));
        } else if sweep.discourse.name_at(last).is_none()
            && heads(document, pronoun, last, phrase.tokens.start)
            && agrees(document, last, plural)
        {
            let predicated = || predicated(sweep, last, floor).filter(|_| pronoun == Pronoun::Who);
            if let Some(referent) = apposed(sweep, last, floor).or_else(predicated) {
                return Some(sweep.back(referent, ResolvedBy::Pronoun));
            }
            return Some(described(sweep, phrase, last, floor));
        }
    }
    perhaps.map(|referent| sweep.back(referent, ResolvedBy::Pronoun))
}

/// Does the verb behind a relative pronoun say that it means several?
fn number(document: &Reading, verb: usize) -> Option<bool> {
    let verb = document.tokens().get(verb).map(|_| document.word(verb))?;
    let is = |words: &[&str]| words.iter().any(|word| same(word, verb));
    is(&["are", "were", "have"]).then_some(true).or_else(|| is(&["is", "was", "has"]).then_some(false))
}

/// May a noun be what a relative pronoun with a verb in this number means?
fn agrees(document: &Reading, noun: usize, plural: Option<bool>) -> bool {
    let Some((found, is_plural)) = document.noun(noun) else { return true };
    let countable = found.kind.is_person() || matches!(found.kind, NounKind::Product | NounKind::Document);
    plural.is_none_or(|plural| plural == is_plural) || !countable
}

/// Those named together whose last name ends with a token.
fn together(sweep: &Sweep, last: usize) -> Option<usize> {
    let referents = &sweep.discourse.cast.referents;
    let ends = |group: &usize| !referents[*group].members.is_empty() && referents[*group].last.end == last + 1;
    sweep.discourse.active.iter().copied().find(ends)
}

/// The head of the indefinite phrase that a name only completes: "an adviser" of "an adviser to Ann Example".
fn adviser(sweep: &Sweep, name: Option<usize>, floor: usize) -> Option<usize> {
    let document = sweep.discourse.document;
    let start = sweep.discourse.names[name?].whole.start;
    let head =
        start.checked_sub(2).filter(|head| *head >= floor && document.words[start - 1].is(Class::Preposition))?;
    let (noun, plural) = document.noun(head)?;
    let article = document.word(phrase_start(document, head, floor));
    (noun.kind.is_person() && !plural && (same(article, "a") || same(article, "an"))).then_some(head)
}

/// May the token be the noun that a relative pronoun at `at` is about?
fn heads(document: &Reading, pronoun: Pronoun, token: usize, at: usize) -> bool {
    let adjacent = token + 1 == at || (token + 2 == at && document.tokens()[token + 1].kind == TokenKind::Comma);
    let Some((noun, _)) = document.noun(token) else {
        // whatever stands right before "who" is somebody
        let word = document.tokens()[token].kind.is_word() && !document.ends_phrase(token);
        return adjacent && pronoun == Pronoun::Who && word;
    };
    let counted = token > 0 && document.tokens()[token - 1].kind == TokenKind::Number;
    match (pronoun, noun.kind) {
        (Pronoun::Who, NounKind::Quantity) => !counted || adjacent,
        // "voters across the country, who": not the country
        (Pronoun::Who, NounKind::Body) => adjacent && !is_location(document, token),
        (Pronoun::Who, kind) => kind.is_person() || kind.is_crowd() || adjacent,
        // "the community, which"
        (_, kind) if kind.is_crowd() => adjacent,
        (_, NounKind::Quantity) => counted && !adjacent,
        (_, kind) => !kind.is_person(),
    }
}

/// Does the noun phrase that ends with a token tell where?
fn is_location(document: &Reading, last: usize) -> bool {
    let start = phrase_start(document, last, last.saturating_sub(REACH));
    let before = start.checked_sub(1).map_or("", |before| document.word(before));
    ["in", "across", "around", "throughout"].iter().any(|place| same(place, before))
}

/// Somebody whom only the noun phrase that ends with `last` describes.
fn described(sweep: &mut Sweep, phrase: &Phrase, last: usize, floor: usize) -> Resolution {
    let document = sweep.discourse.document;
    let mut start = phrase_start(document, last, floor);
    // "one of the women", "a number of voters"
    let quantity = |t: usize| {
        document.tokens()[t].kind == TokenKind::Number
            || document.noun(t).is_some_and(|(noun, _)| noun.kind == NounKind::Quantity)
    };
    if start > floor + 1 && document.word(start - 1) == "of" && quantity(start - 2) {
        start = phrase_start(document, start - 2, floor);
    }
    let span = sweep.discourse.span(start..last + 1);
    let mut found = sweep.full(&Phrase { tokens: start..last + 1, span, ..phrase.clone() });
    (found.by, found.antecedent) = (ResolvedBy::Pronoun, Some(span));
    sweep.discourse.mentions.push((found.entity, span));
    let plural = document.noun(last).is_some_and(|(_, plural)| plural);
    sweep.discourse.cast.referents[found.entity].plural |= plural;
    found
}

/// The person whose apposition holds a noun: "Ann Example, a teacher from Ohio, who".
fn apposed(sweep: &Sweep, noun: usize, floor: usize) -> Option<usize> {
    let discourse = &sweep.discourse;
    let before = discourse.names.partition_point(|name| name.name.start <= noun);
    let names = (0..before).rev().take_while(|name| discourse.names[*name].name.start >= floor);
    names.take(3).find_map(|name| {
        let apposed = discourse.names[name].roles.iter().any(|role| role.words.contains(&noun));
        discourse.linked[name].filter(|_| apposed)
    })
}

/// The person of whom a noun is said: "Ann Example is a teacher who".
fn predicated(sweep: &Sweep, noun: usize, floor: usize) -> Option<usize> {
    let discourse = &sweep.discourse;
    let be = phrase_start(discourse.document, noun, floor).checked_sub(1).filter(|be| *be > floor)?;
    let name = discourse.name_ending(be - 1).filter(|_| discourse.document.words[be].is(Class::Be))?;
    discourse.linked[name].filter(|referent| discourse.cast.referents[*referent].kind == Kind::Person)
}

/// Where the noun phrase begins that ends with the token `last`.
pub(crate) fn phrase_start(document: &Reading, last: usize, floor: usize) -> usize {
    let mut start = last;
    while start > floor {
        let before = start - 1;
        let word = document.words[before];
        let kind = document.tokens()[before].kind;
        // "he’s a lawyer": not the owner of one
        let owner = before > floor && document.is_genitive(before) && !document.ends_phrase(before - 1);
        let inside = (matches!(kind, TokenKind::Word | TokenKind::Number) || owner)
            && (!document.ends_phrase(before) || word.is(Class::Possessive))
            && (word.verbs().is_empty()
                || word.any(&[Class::RoleModifier, Class::Determiner])
                || word.noun().is_some()
                || (before > floor && document.is_capital(before)));
        if !inside {
            break;
        }
        start = before;
        if word.is(Class::Determiner) {
            break;
        }
    }
    start
}
