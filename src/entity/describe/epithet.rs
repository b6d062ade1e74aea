//! Descriptions that stand in place of a name and tell something new: "the billionaire", "the Stanford graduate".

use crate::entity::cast::Kind;
use crate::entity::chunk::Chunk;
use crate::entity::noun::{Epithet, FORMER, Noun, NounKind, among};
use crate::entity::reading::Reading;
use crate::entity::region::{is_same, overlap, regions};
use crate::entity::salience;
use crate::entity::sweep::{Phrase, Sweep};
use crate::lexicon::Class;
use crate::lexicon::place::Country;

/// May a description stand in place of the name of somebody just named, telling something new: "the billionaire", "the
/// former governor", "the Stanford graduate"?
pub(super) fn is_epithet(document: &Reading, chunk: &Chunk, noun: &Noun) -> bool {
    let before = chunk.tokens.start + 1..chunk.head;
    let former = before.clone().any(|t| among(FORMER, document.word(t)));
    // "the Stanford graduate", "the gambling and hotel investor"
    let qualified = before.clone().any(|t| document.is_capital(t)) || before.len() > 1;
    let anonymous = document.words[chunk.head].is(Class::AnonymousNoun);
    match noun.epithet {
        Epithet::Always => true,
        Epithet::Qualified if qualified => true,
        _ => noun.kind.is_person() && (former || (noun.kind == NounKind::Person && qualified && !anonymous)),
    }
}

/// "The real-estate mogul", "the bureau": where no role fits, whoever was just spoken of by name and may be one.
pub(super) fn prominent(sweep: &Sweep, chunk: &Chunk, phrase: &Phrase, noun: &Noun) -> Option<usize> {
    let discourse = &sweep.discourse;
    let content = sweep.content(phrase);
    let countries = |tokens| regions(discourse.document, tokens).into_iter().map(|(_, country)| country);
    // "the group for …" tells of another one
    let complement = discourse.document.words.get(chunk.head + 1).is_some_and(|word| word.is(Class::Preposition));
    if noun.kind == NounKind::Body && (complement || phrase.tokens.end > chunk.tokens.end) {
        return None;
    }
    let wanted: Vec<Country> = countries(chunk.tokens.clone()).collect();
    let qualified = (chunk.tokens.start + 1..chunk.head).any(|t| discourse.document.is_capital(t));
    discourse.most_salient(chunk.head, content, |referent| {
        let kind = match referent.kind {
            Kind::Person => noun.kind.is_person(),
            Kind::Unknown => noun.kind.is_person() || (noun.kind == NounKind::Body && !qualified),
            Kind::Document => {
                matches!(noun.kind, NounKind::Document | NounKind::Programme | NounKind::Product)
                    && referent.roles.is_empty()
            }
            Kind::Organization => noun.kind == NounKind::Body && referent.roles.is_empty() && !qualified,
            _ => false,
        };
        let gender = noun.gender.is_none_or(|gender| referent.gender.is_none_or(|known| known == gender));
        let recent = referent.salience_at(discourse.time) >= salience::PROMINENT;
        if !(referent.named && kind && gender && recent) {
            return 0.0;
        }
        let elsewhere = || {
            let known: Vec<Country> = referent.roles.iter().flat_map(|role| countries(role.words.clone())).collect();
            !known.is_empty() && !wanted.iter().any(|a| known.iter().any(|b| is_same(*a, *b) || overlap(*a, *b)))
        };
        if !wanted.is_empty() && elsewhere() {
            return 0.0;
        }
        // an office that is not this one speaks against; being named often, for
        let office = referent.roles.iter().any(|role| role.noun.kind == NounKind::Office);
        let unknown = referent.kind == Kind::Unknown;
        (referent.named_at.len() as f32).sqrt() * if office || unknown { 0.05 } else { 1.0 }
    })
}
