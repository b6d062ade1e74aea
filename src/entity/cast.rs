//! Everybody and everything that an article speaks of, and which of its names mean the same.
//!
//! Names are indexed by their words, so that linking one looks at its namesakes only.

use std::collections::BTreeMap;
use std::ops::Range;

use super::name::{NameKind, NameMention, Role, is_acronym};
use super::noun::{Gender, Noun};
use super::reading::Reading;
use crate::lexicon::Class;
use crate::lexicon::hash::{hash, same};

/// So many roles of one referent are remembered.
pub(crate) const MOST_ROLES: usize = 12;

/// So many namesakes are looked at for a name, the latest first.
const NAMESAKES: usize = 64;

/// What a referent is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Outlet,
    Person,
    Organization,
    Place,
    Document,
    Group,
    Unnamed,
    /// A name that nothing is known of.
    Unknown,
}

/// Somebody or something that the article speaks of.
#[derive(Debug, Clone)]
pub(crate) struct Referent {
    pub(crate) kind: Kind,
    /// The tokens of its fullest name, or of the phrase that first described it.
    pub(crate) name: Range<usize>,
    /// Is it known by a name, not only by a description?
    pub(crate) named: bool,
    pub(crate) gender: Option<Gender>,
    pub(crate) plural: bool,
    /// Which outlet of [`Document::outlets`] first named it.
    pub(crate) outlet: Option<usize>,
    /// The outlet that it speaks for: of a journalist, or of what the outlet made.
    pub(crate) speaks_for: Option<usize>,
    pub(crate) roles: Vec<Role>,
    /// Whose it is, if a description says so: of "her advisers".
    pub(crate) owner: Option<usize>,
    /// Of several together, who they are; in order.
    pub(crate) members: Vec<usize>,
    /// The first tokens of the places that name it, in order.
    pub(crate) named_at: Vec<usize>,
    /// Is it the source of anything so far?
    pub(crate) speaks: bool,
    /// How much it is in the reader's mind, as of `time`.
    pub(crate) salience: f32,
    pub(crate) time: usize,
    /// The tokens that last mentioned it.
    pub(crate) last: Range<usize>,
}

impl Referent {
    pub(crate) fn new(kind: Kind, name: Range<usize>, named: bool) -> Self {
        Self {
            kind,
            last: name.clone(),
            name,
            named,
            gender: None,
            plural: false,
            outlet: None,
            speaks_for: None,
            roles: Vec::new(),
            owner: None,
            members: Vec::new(),
            named_at: Vec::new(),
            speaks: false,
            salience: 0.0,
            time: 0,
        }
    }
}

/// How near two names are to each other: more is nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// "Hillary" for "Hillary Clinton"
    Given,
    /// "Erdogan" for "Recep Tayyip Erdogan", or the other way about; "WHO" for its full name
    Short,
    /// "Tayyip Erdogan" for "Recep Tayyip Erdogan"
    Same,
}

/// The referents of an article.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    pub(crate) referents: Vec<Referent>,
    /// The words that referents are known by, hashed in lower case.
    words: BTreeMap<u32, Vec<usize>>,
}

impl Cast {
    /// Ties the names of an article together; for each mention gives its referent, if the mention is a name at all.
    pub(crate) fn link(document: &Reading, mentions: &[NameMention]) -> (Self, Vec<Option<usize>>) {
        let mut cast = Self::default();
        let mut linked = vec![None; mentions.len()];
        for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.weak) {
            let referent = cast.find(document, mention).unwrap_or_else(|| cast.add(document, mention));
            cast.learn(document, referent, mention);
            linked[index] = Some(referent);
        }
        for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.weak) {
            let referent = cast.find(document, mention);
            if let Some(referent) = referent {
                cast.learn(document, referent, mention);
            }
            linked[index] = referent;
        }
        for referent in &mut cast.referents {
            referent.named_at.sort_unstable();
        }
        (cast, linked)
    }

    /// The referent that a name means, if it is known.
    pub(crate) fn find(&self, document: &Reading, mention: &NameMention) -> Option<usize> {
        let words = bare(document, mention.name.clone());
        let key = document.key(words.end.checked_sub(1)?);
        let candidates = self.words.get(&key).into_iter().flatten().rev().take(NAMESAKES).copied();
        candidates
            .filter_map(|index| Some((self.nearness(document, index, mention)?, index)))
            .max_by_key(|(nearness, index)| {
                let referent = &self.referents[*index];
                (*nearness, referent.named_at.len(), usize::MAX - index)
            })
            .map(|(_, index)| index)
    }

    fn nearness(&self, document: &Reading, index: usize, mention: &NameMention) -> Option<Nearness> {
        let referent = &self.referents[index];
        if let (Some(a), Some(b)) = (mention.outlet, referent.outlet) {
            let [a, b] = [a, b].map(|o| &document.outlets[o]);
            if let (Some(a), Some(b)) = (a.outlet, b.outlet) {
                return (a == b).then_some(Nearness::Same);
            }
        }
        if !compatible(referent.kind, mention.kind) || referent.gender.zip(mention.gender).is_some_and(|(a, b)| a != b)
        {
            return None;
        }
        let (a, b) = (bare(document, referent.name.clone()), bare(document, mention.name.clone()));
        let personal = |kind| matches!(kind, Kind::Person | Kind::Unknown);
        let word = |t: usize| document.word(t);
        let equal = |a: Range<usize>, b: Range<usize>| a.len() == b.len() && a.zip(b).all(|(a, b)| document.same(a, b));
        if equal(a.clone(), b.clone()) {
            return Some(if a.len() > 1 || !personal(referent.kind) { Nearness::Same } else { Nearness::Short });
        }
        let (short, long) = if a.len() < b.len() { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        if short.len() == 1 {
            if referent.kind == Kind::Organization || mention.kind == NameKind::Organization {
                let acronym = is_acronym(word(short.start)) && is_initials(document, word(short.start), long);
                return acronym.then_some(Nearness::Short);
            }
            if document.same(short.start, long.end - 1) {
                return Some(Nearness::Short);
            }
            return (personal(referent.kind) && document.same(short.start, long.start) && b.len() == 1)
                .then_some(Nearness::Given);
        }
        if equal(long.end - short.len()..long.end, short.clone())
            || equal(long.start..long.start + short.len(), short.clone())
        {
            return Some(Nearness::Same);
        }
        let last = document.same(a.end - 1, b.end - 1);
        (personal(referent.kind)
            && mention.kind != NameKind::Organization
            && last
            && given(word(a.start), word(b.start)))
        .then_some(Nearness::Same)
    }

    /// A new referent for a name.
    pub(crate) fn add(&mut self, document: &Reading, mention: &NameMention) -> usize {
        let kind = match mention.kind {
            NameKind::Work => Kind::Document,
            NameKind::Person => Kind::Person,
            NameKind::Organization => Kind::Organization,
            NameKind::Place => Kind::Place,
            NameKind::Outlet => Kind::Outlet,
            NameKind::Unknown if mention.definite => Kind::Organization,
            NameKind::Unknown => Kind::Unknown,
        };
        let mut referent = Referent::new(kind, mention.name.clone(), true);
        referent.outlet = mention.outlet;
        if kind == Kind::Organization
            && let Some(role) = own_role(document, mention.name.clone())
        {
            referent.roles.push(role);
        }
        self.referents.push(referent);
        self.referents.len() - 1
    }

    /// Takes in what one mention says.
    pub(crate) fn learn(&mut self, document: &Reading, index: usize, mention: &NameMention) {
        let referent = &mut self.referents[index];
        let personal = !matches!(mention.kind, NameKind::Organization | NameKind::Outlet | NameKind::Work);
        if referent.kind == Kind::Unknown || (referent.kind == Kind::Place && mention.kind == NameKind::Person) {
            referent.kind = match mention.kind {
                NameKind::Person => Kind::Person,
                NameKind::Organization => Kind::Organization,
                NameKind::Place => referent.kind,
                NameKind::Outlet => Kind::Outlet,
                NameKind::Unknown | NameKind::Work => referent.kind,
            };
        }
        // only people are called by their last name alone
        let last = mention.name.len() == 1 && referent.name.len() > 1 && mention.kind == NameKind::Unknown;
        if last && referent.kind == Kind::Unknown && !mention.definite {
            referent.kind = Kind::Person;
        }
        // "Embattled Example said": hardly a given name
        let first = document.words[mention.name.start];
        let adjective =
            mention.initial && !first.any(&[Class::MaleName, Class::FemaleName]) && !referent.named_at.is_empty();
        if personal && !adjective && mention.name.len() > referent.name.len() && referent.kind != Kind::Outlet {
            referent.name = mention.name.clone();
        }
        referent.gender = referent.gender.or(mention.gender);
        for role in &mention.roles {
            if referent.roles.len() < MOST_ROLES {
                referent.roles.push(role.clone());
            }
        }
        referent.named_at.push(mention.name.start);
        referent.last = mention.name.clone();
        let words = bare(document, mention.name.clone());
        let ends = [words.start, words.end.saturating_sub(1)];
        let last_two = (words.len() > 2).then(|| words.end - 2);
        for at in ends.into_iter().chain(mention.alias).chain(last_two) {
            self.know(document.key(at), index);
        }
        if self.referents[index].kind == Kind::Organization && words.len() > 1 {
            let initials = initials(document, words);
            self.know(hash(&initials), index);
        }
    }

    fn know(&mut self, key: u32, index: usize) {
        let known = self.words.entry(key).or_default();
        if !known.contains(&index) {
            known.push(index);
        }
    }
}

/// The role that an institution's own name gives it: "ministry" of "the Turkish Defense Ministry".
fn own_role(document: &Reading, name: Range<usize>) -> Option<Role> {
    let company = name.clone().any(|t| document.words[t].is(Class::CompanySuffix));
    let (head, noun) = name.clone().rev().find_map(|t| document.noun(t).map(|(noun, _)| (t, noun))).or_else(|| {
        let (noun, _) = Noun::listed("company").filter(|_| company)?;
        Some((name.end - 1, noun))
    })?;
    Some(Role { noun, head, words: name })
}

fn compatible(referent: Kind, mention: NameKind) -> bool {
    match mention {
        NameKind::Work => referent == Kind::Document,
        NameKind::Person => matches!(referent, Kind::Person | Kind::Unknown | Kind::Place),
        NameKind::Organization => matches!(referent, Kind::Organization | Kind::Unknown),
        NameKind::Place => matches!(referent, Kind::Place | Kind::Unknown),
        NameKind::Outlet => referent == Kind::Outlet,
        NameKind::Unknown => matches!(referent, Kind::Person | Kind::Organization | Kind::Unknown | Kind::Place),
    }
}

/// A name without "Jr." and its like.
fn bare(document: &Reading, name: Range<usize>) -> Range<usize> {
    let mut end = name.end;
    while end > name.start + 1 && document.words[end - 1].is(Class::Generation) {
        end -= 1;
    }
    name.start..end
}

/// May two given names be one person's: equal, an initial, a short form of the other?
fn given(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let stem = short.trim_end_matches('.');
    same(a, b) || (stem.len() != 2 && long.get(..stem.len()).is_some_and(|head| same(head, stem)))
}

fn initials(document: &Reading, name: Range<usize>) -> String {
    name.filter(|t| document.is_capital(*t)).filter_map(|t| document.word(t).chars().next()).collect()
}

fn is_initials(document: &Reading, acronym: &str, name: Range<usize>) -> bool {
    same(&initials(document, name), &acronym.replace('.', ""))
}
