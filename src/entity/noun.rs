//! What common nouns stand for ("senator", "ministry", "poll"), and which may stand for which: `data/roles.toml`.

use crate::lexicon::{Class, Word, WordId, hash, place};
use crate::text::Spelling;

/// What a common noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NounKind {
    /// Somebody in an office or rank.
    Office,
    /// Somebody who reports for an outlet.
    Journalist,
    /// Somebody who speaks for a body or for somebody else.
    Speaker,
    /// Somebody known by work, kinship, part or nothing.
    Person,
    /// People who act as one body.
    Crowd,
    /// People known only by what they have in common, where the word is no plural of another noun.
    People,
    /// An institution or a body of people.
    Body,
    /// A news organization.
    Outlet,
    /// A broadcast or column of an outlet.
    Programme,
    /// Something that journalists and researchers make: a poll, a story, an investigation.
    Product,
    /// Any other thing written.
    Document,
    /// How many of something: "a number of", "dozens of", "others".
    Quantity,
}

impl NounKind {
    /// Does it stand for one human being?
    pub(crate) fn is_person(self) -> bool {
        matches!(self, NounKind::Office | NounKind::Journalist | NounKind::Speaker | NounKind::Person)
    }

    /// Does it stand for several?
    pub(crate) fn is_crowd(self) -> bool {
        matches!(self, NounKind::Crowd | NounKind::People)
    }
}

/// Whether somebody is spoken of as a man or a woman.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    /// "he"
    Male,
    /// "she"
    Female,
}

/// Do writers put a noun in place of a name, telling something new on the way?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Epithet {
    Never,
    /// Only behind another name: "the New Jersey governor".
    Qualified,
    /// "the billionaire"
    Always,
}

/// A common noun.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    /// In the singular.
    pub(crate) lemma: &'static str,
    pub(crate) kind: NounKind,
    pub(crate) gender: Option<Gender>,
    pub(crate) epithet: Epithet,
    /// The sets of nouns, a bit each, that it may stand for.
    names: u128,
    /// The sets that it is a member of.
    within: u128,
}

impl Noun {
    /// The noun that a word is a form of, and whether the form is plural. A compound counts as its last part.
    /// `id` and `spelling` are those of the word, and `known` is what the lexicon knows of it.
    pub(crate) fn of(word: &str, id: WordId, spelling: Spelling, known: Word) -> Option<(&'static Noun, bool)> {
        let rest = || word.split_once('-').and_then(|(_, rest)| lookup(rest));
        let tail = || word.rsplit_once(['-', '/']).and_then(|(_, tail)| lookup(tail));
        let parts = || if spelling.is_compound() { rest().or_else(tail) } else { None };
        by_id(id).or_else(parts).or_else(|| by_class(word, known))
    }

    /// The noun that is listed under exactly this word.
    pub(crate) fn listed(word: &str) -> Option<(&'static Noun, bool)> {
        lookup(word)
    }

    /// What somebody is whose name stands before a word: a candidate, before "campaign".
    pub(crate) fn implied(word: &str) -> Option<&'static Noun> {
        let is = is(word);
        let (_, noun) = IMPLIED.iter().find(|(listed, _)| is(listed))?;
        lookup(noun).map(|(noun, _)| noun)
    }

    /// Is it the same noun, one that has a lemma? Each stands in the table once.
    pub(crate) fn is(&self, other: &Noun) -> bool {
        std::ptr::eq(self, other) && !self.lemma.is_empty()
    }

    /// May this noun stand for what that one describes: "leader" for "president"?
    pub(crate) fn stands_for(&self, other: &Noun) -> bool {
        self.is(other) || self.names & other.within != 0
    }
}

/// Is the word in a list of `[words]`, whatever its letter case?
pub(crate) fn among(list: &[&str], word: &str) -> bool {
    let is = is(word);
    list.iter().any(|listed| is(listed))
}

/// Compares a word with those that `data/roles.toml` lists, which are in lower case and plain marks: those of ASCII by their
/// bytes alone.
fn is(word: &str) -> impl Fn(&str) -> bool {
    let ascii = word.is_ascii();
    move |listed| if ascii { listed.eq_ignore_ascii_case(word) } else { hash::same(listed, word) }
}

/// Which party a word is for: "GOP", "R-Tex.". Only good for comparing.
pub(crate) fn party(word: &str) -> Option<usize> {
    let stem = word.split_once('-').map_or(word, |(stem, _)| stem);
    let is = is(stem);
    PARTIES.iter().position(|words| words.iter().any(|listed| is(listed)))
}

/// The noun that `data/roles.toml` lists under exactly this word.
fn lookup(word: &str) -> Option<(&'static Noun, bool)> {
    by_id(WordId::of(word))
}

/// As [`lookup`], for a word with this number.
fn by_id(word: WordId) -> Option<(&'static Noun, bool)> {
    let (noun, plural) = word.of_table(&NOUN_OF);
    NOUNS.get(usize::from(noun).checked_sub(1)?).map(|noun| (noun, plural))
}

/// A noun that `data/roles.toml` does not list, by what the lexicon knows of it.
fn by_class(word: &str, known: Word) -> Option<(&'static Noun, bool)> {
    const fn plain(kind: NounKind) -> Noun {
        Noun { lemma: "", kind, gender: None, epithet: Epithet::Never, names: 0, within: 0 }
    }
    static PERSON: Noun = plain(NounKind::Person);
    static BODY: Noun = plain(NounKind::Body);
    static DOCUMENT: Noun = plain(NounKind::Document);
    static PEOPLE: Noun = plain(NounKind::People);
    if known.is(Class::PersonPlural) {
        Some((&PERSON, true))
    } else if known.is(Class::PersonNoun) || known.is(Class::KinNoun) {
        Some((&PERSON, false))
    } else if known.is(Class::InstitutionNoun) {
        Some((&BODY, false))
    } else if known.is(Class::DocumentNoun) {
        Some((&DOCUMENT, word.ends_with('s')))
    } else if is_people(word) {
        Some((&PEOPLE, true))
    } else if known != Word::default() || !word.starts_with(char::is_lowercase) {
        None
    } else if PERSON_ENDING.iter().any(|ending| word.ends_with(ending)) {
        Some((&PERSON, word.ends_with('s')))
    } else if PEOPLE_ENDING.iter().any(|ending| word.ends_with(ending)) {
        Some((&PERSON, true))
    } else {
        None
    }
}

/// "Germans", "Turks": the people of a country.
fn is_people(word: &str) -> bool {
    let demonym = |word: &str| place::find(word).is_some_and(|place| place.role == place::Role::Demonym);
    if !word.ends_with('s') {
        return false;
    }
    let word = word.rsplit_once('-').map_or(word, |(_, tail)| tail);
    let singular = word.strip_suffix('s').filter(|_| word.starts_with(char::is_uppercase));
    singular.is_some_and(|singular| demonym(word) || demonym(singular))
}

include!(concat!(env!("OUT_DIR"), "/roles.rs"));
