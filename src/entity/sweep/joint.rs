//! Sources that are named together: "Reuters and the BBC", "Ann Example, Bo Sample and the mayor".

use std::ops::Range;

use crate::entity::chunk::chunk;
use crate::entity::name::{NameKind, NameMention};
use crate::entity::noun::NounKind;
use crate::entity::pronoun::Pronoun;
use crate::entity::reading::Reading;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// The parts of a source phrase, in order; the whole phrase where it names one source. Those whom only a plural tells of, as
/// "police and prosecutors", stay together.
pub(super) fn parts(document: &Reading, names: &[NameMention], tokens: &Range<usize>) -> Vec<Range<usize>> {
    let inner = tokens.start + 1..tokens.end.saturating_sub(1).max(tokens.start + 1);
    let apart = |at: &usize| names_in(names, tokens).iter().all(|name| !name.name.contains(at));
    let and = |at: &usize| matches!(document.word(*at), "and" | "&") && apart(at);
    let Some(last) = inner.clone().rev().find(and) else { return vec![tokens.clone()] };
    let comma = |at: &usize| *at < last && document.tokens()[*at].kind == TokenKind::Comma;
    let all = cut(document, tokens, inner.clone().filter(|at| and(at) || comma(at)));
    let few = cut(document, tokens, inner.filter(and));
    let named = |part: &Range<usize>| !names_in(names, part).is_empty();
    let fits = |parts: &[Range<usize>]| {
        // "Police and prosecutors": a common noun with the capital of its sentence is no name
        let proper = |name: &NameMention| document.noun(name.name.start).is_none();
        let known = |part: &Range<usize>| {
            names_in(names, part).iter().any(proper) || document.words[part.start].is(Class::Determiner)
        };
        let joined = parts.windows(2).all(|pair| follows(document, names, &pair[0], &pair[1]));
        parts.iter().all(|part| is_source(document, names, part)) && parts.iter().any(known) && joined
    };
    // commas may set off an apposition, but between names they part a list
    let list = all.len() > few.len() && all.iter().all(named) && fits(&all);
    match list {
        true => all,
        false if fits(&few) => few,
        false => vec![tokens.clone()],
    }
}

/// The ranges between some tokens.
fn cut(document: &Reading, tokens: &Range<usize>, at: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let ends: Vec<usize> = at.chain([tokens.end]).collect();
    let starts = std::iter::once(tokens.start).chain(ends.iter().map(|end| end + 1));
    let trimmed = |(start, end): (usize, &usize)| {
        let comma = *end > start && document.tokens()[end - 1].kind == TokenKind::Comma;
        start..end - usize::from(comma)
    };
    starts.zip(&ends).map(trimmed).filter(|part| !part.is_empty()).collect()
}

/// The names inside some tokens.
fn names_in<'n>(names: &'n [NameMention], tokens: &Range<usize>) -> &'n [NameMention] {
    let start = names.partition_point(|name| name.name.start < tokens.start);
    let end = names.partition_point(|name| name.name.start < tokens.end);
    &names[start..end.max(start)]
}

/// Does the part name somebody or a body, or tell what they are?
fn is_source(document: &Reading, names: &[NameMention], part: &Range<usize>) -> bool {
    if part.len() == 1 && Pronoun::of(document.word(part.start)).is_some() {
        return true;
    }
    let Some(chunk) = chunk(document, part.start, part.end) else { return false };
    let named = names_in(names, part).iter().any(|name| name.name.contains(&chunk.head));
    let kind =
        |kind: NounKind| kind.is_person() || kind.is_crowd() || matches!(kind, NounKind::Body | NounKind::Outlet);
    named || chunk.noun.is_some_and(|(noun, _)| kind(noun.kind))
}

/// Does a part stand beside the one before it, rather than within: not "the ministers of Norway | Sweden", and not "Health |
/// Human Services Secretary Ann Example"?
fn follows(document: &Reading, names: &[NameMention], before: &Range<usize>, part: &Range<usize>) -> bool {
    let narrowed = before.clone().any(|at| document.words[at].is(Class::Preposition));
    let person = |name: &NameMention| name.kind == NameKind::Person;
    let own = document.words[part.start].is(Class::Determiner)
        && chunk(document, part.start, part.end).is_some_and(|chunk| {
            chunk.noun.is_some_and(|(noun, _)| noun.kind.is_person() || noun.kind == NounKind::Body)
        });
    let name = names_in(names, part).first();
    let bare = before.len() == 1 && names_in(names, before).first().is_some_and(|name| name.outlet.is_none());
    let titled = name.is_some_and(|name| name.whole.start < name.name.start && part.start == name.whole.start);
    let holder = document.noun(part.start).is_some_and(|(noun, _)| noun.kind.is_person());
    let split = bare && titled && !holder && document.is_capital(part.start);
    (!narrowed || own || name.is_some_and(person)) && !split
}
