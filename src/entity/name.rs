//! Where an article names people, institutions and places, with the titles and roles that stand beside each name.
//!
//! One pass over the tokens of every sentence: runs of capitalised words, cut into title and name. Which names mean the
//! same is for the cast.

use std::ops::Range;

use super::chunk::chunk;
use super::noun::{FEMALE_TITLE, Gender, MALE_TITLE, NAMING, Noun, NounKind, STYLE, among, party};
use super::reading::Reading;
use crate::article::BlockKind;
use crate::lexicon::Class;
use crate::lexicon::hash::same;
use crate::lexicon::place::{self, Place};
use crate::text::{Sentence, TokenKind};

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

/// An office, trade or kinship that an article ties to a name.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub(crate) noun: &'static Noun,
    /// The noun's token.
    pub(crate) head: usize,
    /// The whole phrase: "Turkish President", "the agency’s acting director for Syria".
    pub(crate) words: Range<usize>,
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
            let run = if shouted { at..at + 1 } else { self.run(at, end) };
            at = run.end;
            self.cut(run, sentence.tokens.clone(), initial || shouted);
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
        let joined = |last: &NameMention| last.name.end + 1 == found.whole.start;
        if let Some(last) = self.mentions.last().filter(|last| joined(last))
            && self.document.word(last.name.end) == "and"
            && let Some(role) = last.roles.first()
            && self.document.noun(role.head).is_some_and(|(_, plural)| plural)
            && role.words.end == last.name.start
        {
            found.roles.push(role.clone());
        }
        self.mentions.push(found);
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

    /// The capitalised words from `start` on, with what may join them.
    fn run(&self, start: usize, limit: usize) -> Range<usize> {
        let document = self.document;
        let mut end = start + 1;
        while end < limit && document.tokens()[end].spaced {
            let next_capital = |at: usize| at < limit && document.tokens()[at].spaced && document.is_capital(at);
            let word = document.words[end];
            if self.document.outlets.get(self.outlets).is_some_and(|o| o.tokens.start == end) {
                break;
            }
            if document.is_capital(end) {
                if word.is(Class::Weekday) || (document.ends_phrase(end) && !word.is(Class::MaleName)) {
                    break;
                }
                end += 1;
            } else if word.is(Class::NameParticle) && next_capital(end + 1) {
                end += 2;
            } else if let Some(after) = self.joint(start..end, end, limit) {
                end = after;
            } else {
                break;
            }
        }
        start..end
    }

    /// Where a name goes on behind "of", "for" or "and" at `at`: the token behind the first word after it.
    fn joint(&self, run: Range<usize>, at: usize, limit: usize) -> Option<usize> {
        let document = self.document;
        let text = document.word(at);
        let the = at + 1 < limit && document.word(at + 1) == "the";
        let next = if the { at + 2 } else { at + 1 };
        if next >= limit || !document.is_capital(next) || document.ends_phrase(next) {
            return None;
        }
        let heads = |kinds: &[NounKind]| {
            run.clone().any(|t| document.noun(t).is_some_and(|(noun, _)| kinds.contains(&noun.kind)))
        };
        let joins = match text {
            // "Secretary of State"; but "Senator Ann Example of Ohio"
            "of" => {
                heads(&[NounKind::Body]) || document.noun(at - 1).is_some_and(|(noun, _)| noun.kind == NounKind::Office)
            }
            "for" => heads(&[NounKind::Body]) && !the,
            "and" | "&" => {
                let last = (next..limit).take_while(|t| document.is_capital(*t)).last().unwrap_or(next);
                let behind = document.noun(last).is_some_and(|(noun, _)| noun.kind == NounKind::Body);
                let before = heads(&[NounKind::Body]);
                text == "&"
                    || (behind && !before)
                    || (before && run.clone().any(|t| document.word(t) == "of") && !behind)
            }
            _ => false,
        };
        joins.then_some(next + 1)
    }

    /// Cuts a run of capitalised words into title and name, and looks around it.
    fn cut(&mut self, run: Range<usize>, sentence: Range<usize>, weak: bool) {
        let document = self.document;
        let Some((start, name)) = split(document, run.clone()) else { return };
        let mut found = mention(name.clone(), start..name.end, NameKind::Unknown);
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
        if !found.weak {
            self.before(&mut found, sentence.clone());
            self.behind(&mut found, sentence.clone());
        }
        let titled = title
            .clone()
            .any(|t| document.words[t].is(Class::TitleAbbreviation) || document.words[t].is(Class::Honorific));
        found.definite = found.whole.start == name.start
            && name.start > 0
            && same(document.word(name.start - 1), "the")
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

    /// Does a lower-case noun go on here, so that the name only narrows it down: "the Obama administration"?
    fn narrows(&self, at: usize) -> bool {
        let document = self.document;
        document.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Word && t.spaced)
            && document.word(at).starts_with(char::is_lowercase)
            && !document.ends_phrase(at)
            && (document.words[at].verbs().is_empty() || document.noun(at).is_some())
    }

    /// What the noun behind a name makes of its bearer: "Reed’s presidential campaign".
    fn implied(&self, at: usize) -> Option<&'static Noun> {
        let document = self.document;
        let known = |t: usize| document.tokens().get(t).is_some_and(|token| token.kind != TokenKind::Comma);
        let start = if known(at) && document.is_genitive(at) { at + 1 } else { at };
        let reach = start..document.tokens().len().min(start + 2);
        reach.take_while(|t| known(*t) && !document.ends_phrase(*t)).find_map(|t| Noun::implied(document.word(t)))
    }

    /// Does it stand where places stand: "in Example", "near Example", "Example, Ohio"?
    fn is_location(&self, found: &NameMention) -> bool {
        let document = self.document;
        let before = found.whole.start.checked_sub(1).map(|t| document.word(t));
        let inside = before.is_some_and(|word| ["in", "near", "outside"].iter().any(|place| same(word, place)));
        let next = found.name.end;
        let comma = document.tokens().get(next).is_some_and(|t| t.kind == TokenKind::Comma);
        let owner = document.tokens().get(next).is_some() && document.is_genitive(next);
        let region = comma && next + 1 < document.tokens().len() && find_place(document, next + 1..next + 2).is_some();
        !owner && (inside || region)
    }

    fn kind(&self, found: &NameMention, titled: bool) -> NameKind {
        let document = self.document;
        let name = found.name.clone();
        let word = |t: usize| document.words[t];
        let institution = name.clone().any(|t| {
            word(t).is(Class::CompanySuffix)
                || document.noun(t).is_some_and(|(n, _)| matches!(n.kind, NounKind::Body | NounKind::Outlet))
        });
        let given = word(name.start).is(Class::MaleName) || word(name.start).is(Class::FemaleName);
        let person_role = found.roles.iter().any(|role| role.noun.kind.is_person() && role.words != found.name);
        let body_role = !person_role && !given && found.roles.iter().any(|role| !role.noun.kind.is_person());
        if titled || (person_role && !institution) {
            NameKind::Person
        } else if institution {
            NameKind::Organization
        } else if given && name.len() > 1 {
            NameKind::Person
        } else if is_place(document, name.clone()) {
            NameKind::Place
        } else if body_role {
            NameKind::Organization
        } else if self.is_location(found) {
            NameKind::Place
        } else {
            NameKind::Unknown
        }
    }

    /// Reads a lower-case title in front of the name, and a description in front of a comma before it.
    fn before(&self, found: &mut NameMention, sentence: Range<usize>) {
        let document = self.document;
        let Some(last) = found.whole.start.checked_sub(1).filter(|t| *t >= sentence.start) else { return };
        let called = among(NAMING, document.word(last));
        if called && last > sentence.start {
            found.roles.extend(role_back(document, last - 1, sentence.start));
        } else if document.tokens()[last].kind == TokenKind::Word && !document.is_capital(last) {
            let given = document.words[found.name.start].any(&[Class::MaleName, Class::FemaleName]);
            if let Some(role) = role_back(document, last, sentence.start)
                && (role.noun.kind.is_person() || !given)
            {
                found.whole.start = role.words.start;
                found.gender = found.gender.or(role.noun.gender);
                found.roles.push(role);
            }
        } else if document.tokens()[last].kind == TokenKind::Comma
            && last > sentence.start
            && document
                .tokens()
                .get(found.name.end)
                .is_some_and(|t| matches!(t.kind, TokenKind::Comma | TokenKind::Stop))
            && let Some(role) = role_back(document, last - 1, sentence.start)
            && document.words[role.words.start].is(Class::Determiner)
        {
            found.gender = found.gender.or(role.noun.gender);
            found.roles.push(role);
        }
    }

    /// Reads what stands behind the name: a bracket, an apposition, "is the …".
    fn behind(&self, found: &mut NameMention, sentence: Range<usize>) {
        let document = self.document;
        let tokens = document.tokens();
        let kind = |t: usize| tokens.get(t).filter(|_| t < sentence.end).map(|t| t.kind);
        let mut at = found.name.end;
        if kind(at) == Some(TokenKind::Open) {
            if kind(at + 2) == Some(TokenKind::Close) && is_acronym(document.word(at + 1)) {
                found.alias = Some(at + 1);
            }
            let inside = kind(at + 1).map(|_| document.word(at + 1));
            if let Some((noun, _)) = Noun::listed("politician").filter(|_| inside.and_then(party).is_some()) {
                // "(R-Tex.)"
                found.roles.push(Role { noun, head: at, words: at + 1..at + 2 });
            }
            let close = (at..sentence.end.min(at + 8)).find(|t| tokens[*t].kind == TokenKind::Close);
            at = close.map_or(at, |close| close + 1);
        }
        // "Ann Example of Ohio, a lawyer,"
        if kind(at + 2) == Some(TokenKind::Comma) && document.word(at) == "of" && document.is_capital(at + 1) {
            at += 2;
        }
        if kind(at) == Some(TokenKind::Comma) {
            at += 1;
            if kind(at) == Some(TokenKind::Number) && kind(at + 1) == Some(TokenKind::Comma) {
                at += 2;
            }
            if kind(at).is_some_and(|k| k == TokenKind::Word) && same(document.word(at), "who") {
                found.kind = NameKind::Person;
                at += 1;
            } else {
                // "of Ohio, a lawyer": told of whoever stands before
                let place = find_place(document, found.name.clone()).is_some();
                if let Some(role) = role_forward(document, at, sentence.end)
                    && !(place && role.noun.kind.is_person())
                    && ends_apposition(document, role.head + 1, sentence.end)
                {
                    found.gender = found.gender.or(role.noun.gender);
                    found.roles.push(role);
                }
                return;
            }
        }
        if kind(at).is_some() && document.words[at].is(Class::Be) && !document.is_genitive(at) {
            let next = at + 1;
            if kind(next).is_some()
                && document.words[next].is(Class::Determiner)
                && let Some(role) = role_forward(document, next, sentence.end)
            {
                found.roles.push(role);
            }
        }
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

/// Does a capital behind this place say nothing, since every first word has one?
fn opens(document: &Reading, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| document.tokens()[before].kind);
    before
        .is_some_and(|kind| kind.is_quote() || matches!(kind, TokenKind::Colon | TokenKind::Dash | TokenKind::Ellipsis))
}

/// Are all words but the small ones capitalised, `least` of them or more, so that capitals mark no names?
fn is_title_case(document: &Reading, tokens: Range<usize>, least: usize) -> bool {
    let small = [Class::Preposition, Class::Determiner, Class::Coordinator, Class::Auxiliary, Class::NameParticle];
    let (mut words, mut capitals) = (0, 0);
    for token in tokens.take(80) {
        if document.tokens()[token].kind == TokenKind::Word && !document.words[token].any(&small) {
            words += 1;
            capitals += usize::from(document.is_capital(token));
        }
    }
    words >= least && capitals == words
}

/// Cuts a run into where its title begins and the name; none where it holds no name: "Vice President", "Police Chief".
fn split(document: &Reading, run: Range<usize>) -> Option<(usize, Range<usize>)> {
    let noun = |t: usize| document.noun(t).map(|(noun, _)| noun.kind);
    let given = |t: usize| document.words[t].is(Class::MaleName) || document.words[t].is(Class::FemaleName);
    let abbreviation = |t: usize| {
        let word = document.words[t];
        document.word(t).ends_with('.') && word.is(Class::TitleAbbreviation) || word.is(Class::Honorific)
    };
    let person = |t: usize| noun(t).is_some_and(NounKind::is_person) || abbreviation(t);
    let last = run.end - 1;
    let institution =
        matches!(noun(last), Some(NounKind::Body | NounKind::Outlet)) || document.words[last].is(Class::CompanySuffix);
    if institution && run.len() > 1 {
        return Some((run.start, run));
    }
    if let Some(of) = run.clone().find(|t| document.word(*t) == "of") {
        let office = run.start < of && (run.start..of).any(person);
        if !office {
            return Some((run.start, run));
        }
        // "Secretary of State John Kerry": the name begins with a given name
        let name = (of + 2..run.end).find(|t| given(*t) || abbreviation(*t))?;
        return split(document, name..run.end).map(|(_, name)| (run.start, name));
    }
    let title = (run.start..last).rev().find(|t| person(*t) && !(given(*t) && !abbreviation(*t) && run.len() == 2));
    if let Some(title) = title
        && !(given(run.start) && title > run.start && !abbreviation(title))
    {
        let style = title + 2 == run.end && among(STYLE, document.word(title));
        return Some((run.start, if style { title } else { title + 1 }..run.end));
    }
    if matches!(find_place(document, run.start..run.start + 1), Some(Place { role: place::Role::Demonym, .. })) {
        // "Russian", "American Ann Example"; but "the British Museum"
        return match run.len() {
            1 => None,
            _ if given(run.start + 1) => Some((run.start, run.start + 1..run.end)),
            _ => Some((run.start, run)),
        };
    }
    if run.len() == 1 && document.noun(last).is_some_and(|(noun, plural)| plural || noun.kind == NounKind::Quantity) {
        return None;
    }
    if person(last) && (run.len() == 1 || !given(run.start)) {
        return None;
    }
    Some((run.start, run))
}

/// The role that the words of a title give: its last noun.
fn role_in(document: &Reading, title: Range<usize>) -> Option<Role> {
    let head = title
        .clone()
        .rev()
        .find_map(|t| document.noun(t).filter(|(noun, _)| noun.kind.is_person()).map(|(noun, _)| (t, noun)))?;
    Some(Role { noun: head.1, head: head.0, words: title })
}

/// The role whose last word is `last`, read backwards: "Kremlin spokesman", "Mr. Obama’s deputy national security adviser".
fn role_back(document: &Reading, last: usize, limit: usize) -> Option<Role> {
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
fn role_forward(document: &Reading, at: usize, limit: usize) -> Option<Role> {
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
fn ends_apposition(document: &Reading, at: usize, limit: usize) -> bool {
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

/// All capitals, two letters or more: "WHO", "SANA".
pub(crate) fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// What a title of address tells.
fn honorific(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    let male = among(MALE_TITLE, word).then_some(Gender::Male);
    male.or_else(|| among(FEMALE_TITLE, word).then_some(Gender::Female))
}

/// What the given name of a person tells; nothing for one that both bear.
fn given_gender(document: &Reading, name: Range<usize>) -> Option<Gender> {
    if name.len() < 2 {
        return None;
    }
    let word = document.words[name.start];
    match (word.is(Class::MaleName), word.is(Class::FemaleName)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// Is it the name of a country or place?
fn is_place(document: &Reading, name: Range<usize>) -> bool {
    find_place(document, name.clone()).is_some() || name.clone().any(|t| document.words[t].is(Class::PlaceNoun))
}

/// The place that a name leads to.
pub(crate) fn find_place(document: &Reading, name: Range<usize>) -> Option<Place> {
    let (first, last) = (document.tokens().get(name.start)?, document.tokens().get(name.end.checked_sub(1)?)?);
    place::find(&document.article.text[first.span.cover(last.span)])
}
