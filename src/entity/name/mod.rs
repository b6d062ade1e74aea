//! Where an article names people, institutions and places, with the titles and roles that stand beside each name.
//!
//! One pass over the tokens of every sentence: runs of capitalised words ([`run`]), cut into title and name; what stands
//! beside them ([`beside`]), and what they name ([`bearer`]). Which names mean the same is for the cast.

mod bearer;
mod beside;
mod role;
mod run;

use std::ops::Range;

use super::noun::{Gender, among};
use super::reading::Reading;
use crate::article::BlockKind;
use crate::lexicon::{Class, Word};
use crate::text::{Sentence, TokenKind};

pub(crate) use bearer::find_place;
use bearer::{given_gender, honorific, is_place};
pub(crate) use role::Role;
use role::role_in;
use run::split;

/// A place where a name stands.
#[derive(Debug, Clone)]
pub(crate) struct NameMention {
    /// The tokens of the name alone.
    pub(crate) name: Range<usize>,
    /// The name with what stands before it: "Turkish President Recep Tayyip Erdogan".
    pub(crate) whole: Range<usize>,
    /// What bears the name, as far as the mention tells.
    pub(crate) kind: NameKind,
    /// What the mention says of the bearer's work: before the name, behind it, or with "is".
    pub(crate) roles: Vec<Role>,
    /// What a title tells: "Mr.", "chairwoman".
    pub(crate) gender: Option<Gender>,
    /// A short form introduced in brackets behind it: its token.
    pub(crate) alias: Option<usize>,
    /// May be no name at all: the first word of a sentence, or a word of a headline in title case.
    pub(crate) weak: bool,
    /// Stands first, so that the capital of its first word says nothing.
    pub(crate) initial: bool,
    /// Looks like an institution's where nothing else is known of it: behind "the", or an acronym.
    pub(crate) definite: bool,
    /// Which outlet of [`Document::outlets`] it is.
    pub(crate) outlet: Option<usize>,
}

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameKind {
    /// The title of a book, film or song, in quotation marks.
    Work,
    Person,
    Organization,
    Place,
    Outlet,
    Unknown,
}

/// All names of an article, in order, apart.
pub(crate) fn find(document: &Reading) -> Vec<NameMention> {
    let mut finder = Finder { document, outlets: 0, mentions: Vec::new() };
    for sentence in document.sentences() {
        finder.sentence(sentence);
    }
    finder.mentions
}

struct Finder<'d> {
    document: &'d Reading<'d>,
    /// The first outlet mention that is not behind.
    outlets: usize,
    mentions: Vec<NameMention>,
}

impl Finder<'_> {
    fn sentence(&mut self, sentence: &Sentence) {
        let headline = self.document.article.blocks.get(sentence.block).is_some_and(|b| b.kind == BlockKind::Headline);
        let shouted = is_title_case(self.document, sentence.tokens.clone(), if headline { 3 } else { 8 });
        let (mut at, end) = (sentence.tokens.start, sentence.tokens.end);
        let mut first = true;
        while at < end {
            if let Some((index, tokens)) = self.outlet_at(at) {
                at = tokens.end.max(at + 1);
                self.push(NameMention { outlet: Some(index), ..mention(tokens.clone(), tokens, NameKind::Outlet) });
                first = false;
                continue;
            }
            if let Some(title) = self.title(at, end) {
                at = title.end;
                first = false;
                self.push(mention(title.clone(), title, NameKind::Work));
                continue;
            }
            let initial = first || opens(self.document, at);
            first &= !self.document.tokens()[at].kind.is_word();
            if !self.begins(at, initial) {
                at += 1;
                continue;
            }
            let office = if shouted { None } else { self.office(at, sentence.tokens.clone()) };
            let run = if shouted { at..at + 1 } else { self.run(at, end) };
            let Some((start, name)) = office.clone().or_else(|| split(self.document, run.clone())) else {
                at = run.end;
                continue;
            };
            // "Director of the BBC Ann Example" names the outlet, too
            for within in at..office.map_or(at, |(_, name)| name.start) {
                if let Some((index, tokens)) = self.outlet_at(within) {
                    self.push(NameMention { outlet: Some(index), ..mention(tokens.clone(), tokens, NameKind::Outlet) });
                }
            }
            at = run.end.max(name.end);
            self.add(start, name, sentence.tokens.clone(), initial, shouted);
        }
    }

    /// The title of a work that begins at a token: short, in quotation marks, its words capitalised.
    fn title(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 12;
        let document = self.document;
        let open = at.checked_sub(1).filter(|open| document.tokens()[*open].kind.is_quote())?;
        let quotations = document.quotations();
        let quotation = quotations.get(quotations.partition_point(|quotation| quotation.open < open))?;
        let end = quotation.end.min(limit);
        let inside = at..end;
        let words = inside.clone().filter(|t| document.tokens()[*t].kind.is_word()).count();
        (quotation.open == open && inside.len() <= LONGEST && words > 1 && is_title_case(document, inside.clone(), 2))
            .then_some(inside)
    }

    fn push(&mut self, mut found: NameMention) {
        // "hosts Ann Example and Bob Sample": what the first is, the second is too
        if let Some(last) = self.mentions.last()
            && let Some(role) = last.roles.first()
            && self.document.noun(role.head).is_some_and(|(_, plural)| plural)
            && role.words.end <= last.name.start
            && self.joins(last.name.end, found.whole.start)
        {
            if found.kind == NameKind::Unknown && role.noun.kind.is_person() {
                found.kind = NameKind::Person;
            }
            found.roles.push(role.clone());
        }
        self.mentions.push(found);
    }

    /// Is a single word that no list knows followed by a comma and "the" or "a"?
    fn is_apposed(&self, found: &NameMention) -> bool {
        let (document, next) = (self.document, found.name.end);
        let comma = document.tokens().get(next).is_some_and(|token| token.kind == TokenKind::Comma);
        let determined = document.words.get(next + 1).is_some_and(|word| word.is(Class::Determiner));
        let word = document.words[found.name.start];
        comma && determined && (word == Word::default() || word.any(&[Class::MaleName, Class::FemaleName]))
    }

    /// Does "and" or a comma stand between two names, brackets left aside?
    fn joins(&self, after: usize, before: usize) -> bool {
        let at = past_bracket(self.document, after);
        at + 1 == before && (self.document.word(at) == "and" || self.document.tokens()[at].kind == TokenKind::Comma)
    }

    /// The outlet mention that begins at a token.
    fn outlet_at(&mut self, at: usize) -> Option<(usize, Range<usize>)> {
        let outlets = &self.document.outlets;
        while outlets.get(self.outlets).is_some_and(|o| o.tokens.start < at) {
            self.outlets += 1;
        }
        let found = outlets.get(self.outlets).filter(|o| o.tokens.start == at)?;
        Some((self.outlets, found.tokens.clone()))
    }

    fn begins(&self, at: usize, initial: bool) -> bool {
        let document = self.document;
        if !document.is_capital(at) {
            return false;
        }
        let word = document.words[at];
        // "Fla." only says where
        let short = word.is(Class::Abbreviation) && document.word(at).ends_with('.');
        let calendar = word.is(Class::Weekday) || word.is(Class::Month) || short;
        let function = document.ends_phrase(at) || word.is(Class::Determiner);
        let given = word.is(Class::MaleName) || word.is(Class::FemaleName);
        let next_capital = at + 1 < document.tokens().len() && document.is_capital(at + 1);
        // "Per", "Will": a function word with a capital inside a sentence is a given name
        if next_capital && (given || (!initial && word.is(Class::Preposition))) {
            return true;
        }
        !calendar && !function && !(initial && word.is(Class::Adverb))
    }

    /// Takes in a name whose title begins at `start`, and looks around it.
    fn add(&mut self, start: usize, name: Range<usize>, sentence: Range<usize>, initial: bool, shouted: bool) {
        let document = self.document;
        let mut found = mention(name.clone(), start..name.end, NameKind::Unknown);
        let weak = initial || shouted;
        found.weak = weak && name.len() == 1 && start == name.start;
        found.initial = weak && start == name.start;
        let title = Range { start, end: name.start };
        if let Some(role) = role_in(document, title.clone()) {
            found.gender = role.noun.gender;
            found.roles.push(role);
        }
        found.gender = found.gender.or_else(|| title.clone().find_map(|t| honorific(document.word(t))));
        if let Some(noun) = self.implied(name.end) {
            found.roles.push(Role { noun, head: name.end - 1, words: name.clone() });
        }
        // "Marlow, the clerk of the court,": no word that anybody knows, with an apposition
        if found.weak && !shouted && self.is_apposed(&found) {
            self.behind(&mut found, sentence.clone());
            found.weak = !found.roles.iter().any(|role| role.noun.kind.is_person() && role.words.start > name.end);
        } else if !found.weak {
            self.before(&mut found, sentence.clone());
            self.behind(&mut found, sentence.clone());
        }
        let titled = title
            .clone()
            .any(|t| document.words[t].is(Class::TitleAbbreviation) || document.words[t].is(Class::Honorific));
        found.definite = found.whole.start == name.start
            && name.start > 0
            && among(&["the"], document.word(name.start - 1))
            && !self.narrows(name.end);
        found.definite |= name.len() == 1 && is_acronym(document.word(name.start));
        let person = found.kind == NameKind::Person;
        found.kind = self.kind(&found, titled);
        if person && found.kind == NameKind::Unknown && !is_place(document, name.clone()) {
            found.kind = NameKind::Person;
        }
        let person = found.kind == NameKind::Person;
        found.roles.retain(|role| role.noun.kind.is_person() == person || role.words == found.name);
        if found.gender.is_none() && found.kind == NameKind::Person {
            found.gender = given_gender(document, found.name.clone());
        }
        self.push(found);
    }
}

fn mention(name: Range<usize>, whole: Range<usize>, kind: NameKind) -> NameMention {
    NameMention {
        name,
        whole,
        kind,
        roles: Vec::new(),
        gender: None,
        alias: None,
        weak: false,
        initial: false,
        definite: false,
        outlet: None,
    }
}

/// Behind the short bracket that begins at a token; the token itself where none does.
pub(crate) fn past_bracket(document: &Reading, at: usize) -> usize {
    const LONGEST: usize = 8;
    let tokens = document.tokens();
    let opens = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Open);
    let close = tokens[at..].iter().take(LONGEST).position(|token| token.kind == TokenKind::Close);
    close.filter(|_| opens).map_or(at, |close| at + close + 1)
}

/// Does a capital behind this place say nothing, since every first word has one?
fn opens(document: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| document.tokens()[before].kind);
    before
        .is_some_and(|kind| kind.is_quote() || matches!(kind, TokenKind::Colon | TokenKind::Dash | TokenKind::Ellipsis))
}

/// Are all words but the small ones capitalised, `least` of them or more, so that capitals mark no names?
fn is_title_case(document: &Reading, tokens: Range<usize>, least: usize) -> bool {
    let small = [Class::Preposition, Class::Determiner, Class::Coordinator, Class::Auxiliary, Class::NameParticle];
    let mut words = 0;
    for token in tokens.take(80) {
        if document.tokens()[token].kind == TokenKind::Word && !document.words[token].any(&small) {
            if !document.is_capital(token) {
                return false;
            }
            words += 1;
        }
    }
    words >= least
}

/// All capitals, two letters or more: "WHO", "SANA".
pub(crate) fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
}
