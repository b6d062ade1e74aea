//! Phrases without a name: "the Turkish leader", "the company", "a senior official", "a new poll".

mod epithet;
mod qualifier;

use std::cell::LazyCell;

use super::cast::{Kind, MOST_ROLES, Referent};
use super::chunk::{Chunk, Determiner};
use super::name::{NameKind, NameMention, Role, find_place};
use super::noun::{CONTENTS, Noun, NounKind, PLACES, SCHOLARS, TOWNS, VENTURES, among};
use super::reading::Reading;
use super::sweep::{Phrase, Sweep};
use super::{Resolution, ResolvedBy};
use crate::lexicon::Class;
use crate::lexicon::hash::hash;
use crate::lexicon::place::{self, Place};
use crate::outlet;

use epithet::{is_epithet, prominent};
use qualifier::{owner, qualifiers};

/// Whom a description means: somebody known whose role fits, or somebody new.
pub(crate) fn describe(sweep: &mut Sweep, chunk: &Chunk, phrase: &Phrase) -> Resolution {
    let capital = sweep.discourse.document.is_capital(chunk.head);
    if chunk.noun.is_none() && capital {
        return name(sweep, chunk, phrase);
    }
    let definite = is_definite(chunk) || (capital && chunk.tokens.start == chunk.head);
    if let Some(found) = sweep.pair(chunk) {
        return found;
    }
    if let Some((noun, plural)) = chunk.noun {
        let the = chunk.determiner == Determiner::Definite && !plural;
        let known = known(sweep, chunk, phrase, noun, plural, definite);
        if let Some(referent) = known.or_else(|| if the { itself(sweep, phrase, noun) } else { None }) {
            return sweep.back(referent, ResolvedBy::Role);
        }
        if the
            && is_epithet(sweep.discourse.document, chunk, noun)
            && let Some(referent) = prominent(sweep, chunk, phrase, noun)
        {
            let roles = &mut sweep.discourse.cast.referents[referent].roles;
            roles.extend(role_of(chunk).filter(|_| roles.len() < MOST_ROLES));
            return sweep.back(referent, ResolvedBy::Role);
        }
    }
    new(sweep, chunk, phrase)
}

/// A name that nothing else in the article shows to be one.
fn name(sweep: &mut Sweep, chunk: &Chunk, phrase: &Phrase) -> Resolution {
    let range = chunk.head..chunk.head + 1;
    let the = chunk.determiner == Determiner::Definite;
    let mention = NameMention {
        name: range.clone(),
        whole: phrase.tokens.clone(),
        kind: if the { NameKind::Organization } else { NameKind::Person },
        roles: Vec::new(),
        gender: None,
        alias: None,
        weak: false,
        initial: false,
        definite: the,
        outlet: None,
    };
    let discourse = &mut sweep.discourse;
    let found = discourse.cast.find(discourse.document, &mention);
    let referent = found.unwrap_or_else(|| discourse.cast.add(discourse.document, &mention));
    discourse.cast.learn(discourse.document, referent, &mention);
    Resolution { entity: referent, by: ResolvedBy::Name, antecedent: None, outlet: None }
}

/// The most salient referent with a role that fits the description.
fn known(sweep: &Sweep, chunk: &Chunk, phrase: &Phrase, noun: &Noun, plural: bool, definite: bool) -> Option<usize> {
    let repeats = chunk.determiner == Determiner::Bare && (noun.kind == NounKind::Body || noun.kind.is_crowd());
    if noun.kind == NounKind::Quantity || !(definite || repeats) {
        return None;
    }
    let discourse = &sweep.discourse;
    // most descriptions fit nobody whose words would have to agree
    let qualifiers = LazyCell::new(|| qualifiers(discourse, chunk, phrase));
    let place = PLACES.contains(&noun.lemma);
    // "the findings" of a poll, "the authors" of a study
    let contents = plural && CONTENTS.contains(&noun.lemma);
    let fits = |referent: &Referent| {
        let written = referent.kind == Kind::Document;
        if referent.plural != plural && !(contents && written) || noun.kind.is_person() && written && !contents {
            return 0.0;
        }
        let fit = match place {
            true => is_such(discourse.document, referent, noun).then_some(Fit { role: None, weight: 0.6 }),
            false => fitting(discourse.document, referent, chunk, noun),
        };
        let Some(fit) = fit else { return 0.0 };
        let agrees = qualifiers.iter().map(|qualifier| qualifier.agrees(discourse, referent, fit.role));
        let agrees = agrees.fold(1.0, |all, one| all * one);
        match referent.named {
            true => fit.weight * agrees,
            // of somebody without a name nothing is known but the description
            false if agrees < 1.0 => 0.0,
            false => fit.weight * 0.5,
        }
    };
    // "Apple will close the shop, the company said": a body of people speaks of itself by name
    let content = if noun.kind == NounKind::Body { &[] } else { sweep.content(phrase) };
    discourse.most_salient(chunk.head, content, fits).or_else(|| {
        // out of mind, but described with the same noun
        let described = discourse.described.get(&key(discourse.document, chunk, noun))?;
        described.iter().rev().take(LONG_AGO).copied().find(|index| fits(&discourse.cast.referents[*index]) > 0.0)
    })
}

/// "Acme will close the shop, the company said": the body that speaks of itself by name, of which nothing else is known.
fn itself(sweep: &Sweep, phrase: &Phrase, noun: &Noun) -> Option<usize> {
    let discourse = &sweep.discourse;
    let content = sweep.content(phrase).first().filter(|_| among(VENTURES, noun.lemma))?;
    let start = discourse.document.tokens_in(*content).start;
    let opens = |referent: &Referent| referent.named_at.iter().any(|at| (start..start + 2).contains(at));
    let fits = |referent: &Referent| {
        referent.roles.is_empty() && matches!(referent.kind, Kind::Unknown | Kind::Organization) && opens(referent)
    };
    discourse.most_salient(phrase.tokens.start, &[], |referent| if fits(referent) { 1.0 } else { 0.0 })
}

/// So many referents with the same noun are looked at for one that is out of mind, the latest first.
const LONG_AGO: usize = 8;

/// What referents that are described with a noun are kept under.
fn key(document: &Reading, chunk: &Chunk, noun: &Noun) -> u32 {
    if noun.lemma.is_empty() { document.key(chunk.head) } else { hash(noun.lemma) }
}

/// How a noun fits a referent.
struct Fit<'r> {
    /// The role that it stands for; none for an outlet, which needs no role.
    role: Option<&'r Role>,
    weight: f32,
}

/// The role of a referent that a noun may stand for.
fn fitting<'r>(document: &Reading, referent: &'r Referent, chunk: &Chunk, noun: &Noun) -> Option<Fit<'r>> {
    let exact = |role: &&Role| noun.is(role.noun) || document.same(chunk.head, role.head);
    let role = referent.roles.iter().rev().find(exact);
    if role.is_some() {
        return Some(Fit { role, weight: 1.0 });
    }
    let role = referent.roles.iter().rev().find(|role| noun.stands_for(role.noun));
    let agency = || noun.lemma == "agency" && is_news_agency(document, chunk);
    let outlet = || noun.kind == NounKind::Outlet && is_so_called(document, referent, noun) || agency();
    let outlet = referent.kind == Kind::Outlet && outlet();
    (role.is_some() || outlet).then_some(Fit { role, weight: 0.6 })
}

/// Is an outlet that the registry knows called by a noun: a newspaper "the paper", no site or channel?
fn is_so_called(document: &Reading, referent: &Referent, noun: &Noun) -> bool {
    use outlet::Kind::{Agency, Broadcaster, Magazine, Newspaper, Site};
    let known = referent.outlet.and_then(|at| document.outlets.get(at)?.kind());
    let others: &[outlet::Kind] = match noun.lemma {
        "newspaper" | "paper" | "daily" | "tabloid" | "broadsheet" => &[Agency, Broadcaster, Site],
        "broadcaster" | "channel" | "station" => &[Agency, Newspaper, Magazine],
        "magazine" => &[Agency, Broadcaster],
        "newswire" | "wire" | "news-agency" => &[Newspaper, Broadcaster, Magazine, Site],
        _ => &[],
    };
    known.is_none_or(|kind| !others.contains(&kind))
}

/// Can an agency be one of news: "the agency", "the official Turkish agency", not "the spy agency"?
fn is_news_agency(document: &Reading, chunk: &Chunk) -> bool {
    const NEWS: [&str; 6] = ["news", "state", "press", "official", "wire", "semi-official"];
    (chunk.tokens.start..chunk.head).all(|t| {
        let word = document.words[t];
        word.any(&[Class::Determiner, Class::Possessive])
            || document.is_capital(t) && !document.is_genitive(t + 1)
            || NEWS.contains(&document.word(t))
    })
}

/// Is a referent a place of the kind that a noun names: "the state", "the city"?
fn is_such(document: &Reading, referent: &Referent, noun: &Noun) -> bool {
    let town = TOWNS.contains(&noun.lemma);
    let described = referent.roles.iter().any(|role| role.noun.lemma == noun.lemma) && !referent.named;
    let known = || find_place(document, referent.name.clone());
    let fits = |place: Place| match place.role {
        place::Role::Seat | place::Role::City => town,
        place::Role::Name | place::Role::Demonym => !town,
    };
    described || (referent.kind == Kind::Place && known().is_none_or(fits))
}

/// Somebody or something not met before.
fn new(sweep: &mut Sweep, chunk: &Chunk, phrase: &Phrase) -> Resolution {
    let (kind, plural) = match chunk.noun {
        Some((noun, _)) if noun.kind == NounKind::Quantity => {
            (Kind::Unnamed, !matches!(noun.lemma, "one" | "another" | "other"))
        }
        Some((noun, plural)) => (kind(sweep.discourse.document, chunk, phrase, noun, plural), plural),
        None => (Kind::Unnamed, false),
    };
    let the = chunk.determiner == Determiner::Definite;
    let person = chunk.noun.is_some_and(|(noun, _)| noun.kind.is_person());
    let dangling = the && kind == Kind::Unnamed && !plural && person;
    let by = if dangling { ResolvedBy::Unresolved } else { ResolvedBy::Description };
    let entity = sweep.discourse.add(kind, phrase.tokens.start..chunk.tokens.end);
    let document = sweep.discourse.document;
    let qualified = (chunk.tokens.start + 1..chunk.head).any(|t| document.is_capital(t));
    let owner = owner(&sweep.discourse, chunk);
    let referent = &mut sweep.discourse.cast.referents[entity];
    referent.owner = owner;
    referent.plural = plural;
    referent.gender = chunk.noun.and_then(|(noun, _)| noun.gender);
    referent.roles.extend(role_of(chunk));
    // "the Clinton campaign", "his campaign": as good as a name
    referent.named = kind == Kind::Organization && (qualified || owner.is_some());
    if let Some((noun, _)) = chunk.noun {
        sweep.discourse.described.entry(key(document, chunk, noun)).or_default().push(entity);
    }
    Resolution { entity, by, antecedent: None, outlet: None }
}

/// What a description that names nobody stands for.
fn kind(document: &Reading, chunk: &Chunk, phrase: &Phrase, noun: &Noun, plural: bool) -> Kind {
    match noun.kind {
        NounKind::Crowd => Kind::Group,
        NounKind::Body | NounKind::Outlet => Kind::Organization,
        NounKind::Programme | NounKind::Product | NounKind::Document => Kind::Document,
        NounKind::Office if plural && is_definite(chunk) => Kind::Group,
        // "the mayor", "Turkey's president": the office is known, and one holds it
        NounKind::Office if !plural && is_definite(chunk) => Kind::Organization,
        // an institution speaks through its spokesman, unless he hides
        NounKind::Speaker if !plural && !phrase.tokens.clone().any(|t| document.words[t].is(Class::Unnamed)) => {
            Kind::Organization
        }
        // "researchers at the University of X" answer for a paper that their institution gives its name to
        NounKind::Person if plural && among(SCHOLARS, noun.lemma) && is_employed(document, chunk, phrase) => {
            Kind::Group
        }
        _ => Kind::Unnamed,
    }
}

/// Does a capital name stand behind the head as the house of those described: "analysts at X", "a team of scientists from
/// the University of Y"?
fn is_employed(document: &Reading, chunk: &Chunk, phrase: &Phrase) -> bool {
    let behind = chunk.head + 1;
    let house = |t: usize| t < phrase.tokens.end && (document.is_capital(t) || document.word(t) == "the");
    behind < phrase.tokens.end
        && ["at", "from", "with"].contains(&document.word(behind))
        && house(behind + 1)
        && (document.is_capital(behind + 1) || house(behind + 2) && document.is_capital(behind + 2))
}

/// Does a phrase point back to something known: "the senator", "this report", "his campaign"?
fn is_definite(chunk: &Chunk) -> bool {
    matches!(chunk.determiner, Determiner::Definite | Determiner::Possessive)
}

/// The role that a description gives.
fn role_of(chunk: &Chunk) -> Option<Role> {
    let (noun, _) = chunk.noun?;
    Some(Role { noun, head: chunk.head, words: chunk.tokens.clone() })
}
