//! Phrases without a name: "the Turkish leader", "the company", "a senior official", "a new poll".

use super::cast::{Kind, MOST_ROLES, Referent};
use super::chunk::{Chunk, Determiner};
use super::discourse::Discourse;
use super::name::{NameKind, NameMention, Role};
use super::noun::{Epithet, FORMER, Noun, NounKind, RANK, among, party};
use super::pronoun::Pronoun;
use super::reading::Reading;
use super::sweep::{Phrase, Sweep};
use super::{Resolution, ResolvedBy, salience};
use crate::lexicon::Class;
use crate::lexicon::hash::{hash, same};
use crate::lexicon::place;

/// Whom a description means: somebody known whose role fits, or somebody new.
pub(crate) fn describe(sweep: &mut Sweep, chunk: &Chunk, phrase: &Phrase) -> Resolution {
    let capital = sweep.discourse.document.is_capital(chunk.head);
    if chunk.noun.is_none() && capital {
        return name(sweep, chunk, phrase);
    }
    let definite = is_definite(chunk) || (capital && chunk.tokens.start == chunk.head);
    if let Some((noun, plural)) = chunk.noun {
        let known = known(sweep, chunk, phrase, noun, plural, definite);
        let the = chunk.determiner == Determiner::Definite && !plural;
        if let Some(referent) = known {
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
    let qualifiers = qualifiers(discourse, chunk, phrase);
    let fits = |referent: &Referent| {
        if referent.plural != plural {
            return 0.0;
        }
        let Some(fit) = fitting(discourse.document, referent, chunk, noun) else { return 0.0 };
        let known = if referent.named { 1.0 } else { 0.5 };
        qualifiers
            .iter()
            .fold(fit.weight * known, |weight, qualifier| weight * qualifier.agrees(discourse, referent, fit.role))
    };
    discourse.most_salient(chunk.head, sweep.content(phrase), fits).or_else(|| {
        // out of mind, but described with the same noun
        let described = discourse.described.get(&key(discourse.document, chunk, noun))?;
        described.iter().rev().take(LONG_AGO).copied().find(|index| fits(&discourse.cast.referents[*index]) > 0.0)
    })
}

/// So many referents with the same noun are looked at for one that is out of mind, the latest first.
const LONG_AGO: usize = 8;

/// What referents that are described with a noun are kept under.
fn key(document: &Reading, chunk: &Chunk, noun: &Noun) -> u32 {
    hash(if noun.lemma.is_empty() { document.word(chunk.head) } else { noun.lemma })
}

/// May a description stand in place of the name of somebody just named, telling something new: "the billionaire", "the
/// former governor", "the Stanford graduate"?
fn is_epithet(document: &Reading, chunk: &Chunk, noun: &Noun) -> bool {
    let before = chunk.tokens.start + 1..chunk.head;
    let former = before.clone().any(|t| among(FORMER, document.word(t)));
    let qualified = before.clone().any(|t| document.is_capital(t));
    let anonymous = document.words[chunk.head].is(Class::AnonymousNoun);
    match noun.epithet {
        Epithet::Always => true,
        Epithet::Qualified if qualified => true,
        _ => noun.kind.is_person() && (former || (noun.kind == NounKind::Person && qualified && !anonymous)),
    }
}

/// "The real-estate mogul", "the bureau": where no role fits, whoever was just spoken of by name and may be one.
fn prominent(sweep: &Sweep, chunk: &Chunk, phrase: &Phrase, noun: &Noun) -> Option<usize> {
    let discourse = &sweep.discourse;
    let content = sweep.content(phrase);
    let countries = |tokens: std::ops::Range<usize>| {
        tokens.filter_map(|t| place::country_of(discourse.document.word(t))).collect::<Vec<_>>()
    };
    // "the group for …" tells of another one
    let complement = discourse.document.words.get(chunk.head + 1).is_some_and(|word| word.is(Class::Preposition));
    if noun.kind == NounKind::Body && (complement || phrase.tokens.end > chunk.tokens.end) {
        return None;
    }
    let wanted = countries(chunk.tokens.clone());
    let qualified = (chunk.tokens.start + 1..chunk.head).any(|t| discourse.document.is_capital(t));
    discourse.most_salient(chunk.head, content, |referent| {
        let kind = match referent.kind {
            Kind::Person => noun.kind.is_person(),
            Kind::Unknown => noun.kind.is_person() || (noun.kind == NounKind::Body && !qualified),
            Kind::Organization => noun.kind == NounKind::Body && referent.roles.is_empty() && !qualified,
            _ => false,
        };
        let gender = noun.gender.is_none_or(|gender| referent.gender.is_none_or(|known| known == gender));
        let known: Vec<_> = referent.roles.iter().flat_map(|role| countries(role.words.clone())).collect();
        let elsewhere = !wanted.is_empty() && !known.is_empty() && !wanted.iter().any(|c| known.contains(c));
        let recent = referent.salience_at(discourse.time) >= salience::PROMINENT;
        if !(referent.named && kind && gender && !elsewhere && recent) {
            return 0.0;
        }
        // an office that is not this one speaks against; being named often, for
        let office = referent.roles.iter().any(|role| role.noun.kind == NounKind::Office);
        let unknown = referent.kind == Kind::Unknown;
        (referent.named_at.len() as f32).sqrt() * if office || unknown { 0.05 } else { 1.0 }
    })
}

/// How a noun fits a referent.
struct Fit<'r> {
    /// The role that it stands for; none for an outlet, which needs no role.
    role: Option<&'r Role>,
    weight: f32,
}

/// The role of a referent that a noun may stand for.
fn fitting<'r>(document: &Reading, referent: &'r Referent, chunk: &Chunk, noun: &Noun) -> Option<Fit<'r>> {
    let head = document.word(chunk.head);
    let exact = |role: &&Role| {
        same(head, document.word(role.head)) || (noun.lemma == role.noun.lemma && !noun.lemma.is_empty())
    };
    let role = referent.roles.iter().rev().find(exact);
    if role.is_some() {
        return Some(Fit { role, weight: 1.0 });
    }
    let role = referent.roles.iter().rev().find(|role| noun.stands_for(role.noun));
    let outlet = referent.kind == Kind::Outlet && (noun.kind == NounKind::Outlet || noun.lemma == "agency");
    (role.is_some() || outlet).then_some(Fit { role, weight: 0.6 })
}

/// A word that narrows a description down: "Turkish", "vice", "his".
enum Qualifier {
    /// A rank, a country, a name, an adjective with a capital.
    Word(usize),
    /// Whom "his" means.
    Owner(usize),
}

impl Qualifier {
    /// How well a referent in a role agrees, from 0, not at all, to 1.
    fn agrees(&self, discourse: &Discourse, referent: &Referent, role: Option<&Role>) -> f32 {
        let document = discourse.document;
        let has = |test: &dyn Fn(&str) -> bool| {
            let known = referent.roles.iter().flat_map(|r| r.words.clone()).chain(referent.name.clone());
            known.into_iter().any(|t| test(document.word(t)))
        };
        match self {
            Qualifier::Word(token) => {
                let word = document.word(*token);
                let strict = role.is_none_or(|role| !role.noun.kind.is_person()) || among(RANK, word);
                if let Some(wanted) = party(word).filter(|_| !strict) {
                    return match has(&|known| party(known) == Some(wanted)) {
                        true => 1.0,
                        false if has(&|known| party(known).is_some()) => 0.0,
                        false => 0.6,
                    };
                }
                match place::country_of(word) {
                    _ if has(&|known| akin(known, word)) => 1.0,
                    _ if strict => 0.0,
                    // of another country than is known
                    Some(_) if has(&|known| place::country_of(known).is_some()) => 0.0,
                    _ => 0.4,
                }
            }
            Qualifier::Owner(owner) => {
                let owner = &discourse.cast.referents[*owner];
                let mut words = role.map_or(0..0, |role| role.words.clone());
                let named = words.any(|t| owner.name.clone().any(|o| same(document.word(t), document.word(o))));
                if named { 1.0 } else { 0.0 }
            }
        }
    }
}

/// The words of a description that a referent must share.
fn qualifiers(discourse: &Discourse, chunk: &Chunk, phrase: &Phrase) -> Vec<Qualifier> {
    let document = discourse.document;
    let mut found = Vec::new();
    for token in chunk.tokens.start..chunk.head {
        let word = document.words[token];
        let first = token == document.sentences()[discourse.sentence].tokens.start;
        if let Some(pronoun) = Pronoun::of(document.word(token)).filter(|_| word.is(Class::Possessive)) {
            if let Some(owner) = discourse.antecedent(pronoun, token, &[]) {
                found.push(Qualifier::Owner(owner));
            }
        } else if (document.is_capital(token) && !(first && word.is(Class::Determiner)))
            || among(RANK, document.word(token))
        {
            found.push(Qualifier::Word(token));
        }
    }
    for token in chunk.head + 1..phrase.tokens.end {
        if document.tokens()[token].kind == crate::text::TokenKind::Comma || document.words[token].is(Class::Relative) {
            break;
        }
        if document.is_capital(token) {
            found.push(Qualifier::Word(token));
        }
    }
    found
}

/// The same word, or a country and its people: "Turkey" and "Turkish".
fn akin(a: &str, b: &str) -> bool {
    same(a, b) || place::country_of(a).is_some_and(|country| place::country_of(b) == Some(country))
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
    let resolution = sweep.nobody(phrase, kind, by);
    let document = sweep.discourse.document;
    let qualified = (chunk.tokens.start + 1..chunk.head).any(|t| document.is_capital(t));
    let referent = &mut sweep.discourse.cast.referents[resolution.entity];
    referent.plural = plural;
    referent.gender = chunk.noun.and_then(|(noun, _)| noun.gender);
    referent.roles.extend(role_of(chunk));
    // "the Clinton campaign" is as good as a name
    referent.named = kind == Kind::Organization && qualified;
    if let Some((noun, _)) = chunk.noun {
        sweep.discourse.described.entry(key(document, chunk, noun)).or_default().push(resolution.entity);
    }
    resolution
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
        _ => Kind::Unnamed,
    }
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
