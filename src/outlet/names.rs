//! The names of the registry, and whether one of them stands at a place of a text.

use super::OutletId;
use super::fold::{first_piece, fold, folded, is_piece};
use super::registry;
use super::words::{Class, Classes};
use crate::lexicon::hash;

/// One spelling, without a leading "The", and the outlets that go by it.
#[derive(Debug)]
pub(super) struct Name {
    /// As the outlet writes itself.
    pub text: &'static str,
    /// The outlet that it means unless the article says otherwise.
    pub owner: Option<u16>,
    /// The owner is meant without further ado only behind "the": "the Guardian".
    pub article: bool,
    /// The one outlet that has it as its own name among those that it may mean by context only.
    pub own: Option<u16>,
    /// The outlets that it may mean where the article has named them, or where only an outlet fits.
    pub shared: &'static [u16],
}

impl Name {
    /// Every outlet that goes by the name.
    pub(super) fn outlets(&self) -> impl Iterator<Item = OutletId> + '_ {
        self.owner.iter().chain(self.shared).map(|at| OutletId(*at))
    }

    /// The outlet that it means where only an outlet fits and the text has named none: the one that is called so, or the
    /// only one that goes by it. "Channel 9" and "the Morning News" are too common to tell that.
    pub(super) fn presumed(&self) -> Option<OutletId> {
        const GENERIC: [Class; 3] = [Class::StrongHead, Class::WeakHead, Class::Medium];
        let sole = match self.shared {
            [only] if !self.text.split([' ', '-']).any(|word| Classes::of(word).any(&GENERIC)) => Some(*only),
            _ => None,
        };
        self.owner.or(self.own).or(sole).map(OutletId)
    }

    /// Is it written in capitals throughout, like "AP"?
    pub(super) fn is_acronym(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    }
}

/// A place of the table of first words.
#[derive(Debug)]
pub(super) struct First {
    pub word: &'static str,
    pub start: u16,
    pub end: u16,
}

/// The longest name that `rest` begins with, and the bytes that it takes up there. The name ends where a word or a part
/// of a hyphenated word ends.
pub(super) fn longest(rest: &str) -> Option<(&'static Name, usize)> {
    group(first_piece(rest)).iter().find_map(|name| Some((name, extent(name.text, rest)?)))
}

/// The names whose first word is `piece`, the longest ahead.
fn group(piece: &str) -> &'static [Name] {
    let owned;
    let piece = if piece.is_ascii() {
        piece
    } else {
        owned = folded(piece);
        &owned
    };
    let (table, names) = registry::name_tables();
    let mask = table.len() - 1;
    let mut at = hash::hash(piece) as usize & mask;
    while let Some(slot) = table.get(at).filter(|slot| !slot.word.is_empty()) {
        if slot.word.eq_ignore_ascii_case(piece) {
            return names.get(usize::from(slot.start)..usize::from(slot.end)).unwrap_or_default();
        }
        at = (at + 1) & mask;
    }
    &[]
}

/// How many bytes `name` takes up at the start of `text`, if it stands there.
///
/// White space of any kind, a single line break among it, fits a space. Accents may be left out. Letter case has to fit,
/// save for words that are raised ("Voice Of America"), all-capital headlines, capitals inside a word ("Buzzfeed") and
/// the words that say what an outlet is ("Fox news").
fn extent(name: &str, text: &str) -> Option<usize> {
    let mut wanted = name.chars().peekable();
    let mut given = text.char_indices().peekable();
    let mut fit = CaseFit::default();
    while let Some(want) = wanted.next() {
        if want == ' ' {
            skip_space(&mut given)?;
            let word = name.get(name.len() - wanted.clone().map(char::len_utf8).sum::<usize>()..)?;
            fit.next_word(first_piece(word));
            continue;
        }
        let (_, have) = loop {
            let next = given.next()?;
            if fold(next.1).is_some() {
                break next;
            }
        };
        let joined = matches!((want, have), ('-', ' ' | '\u{a0}') | (' ', '-'));
        if want != have && !joined {
            if fold(want) != fold(have) {
                return None;
            }
            fit.differs(want, have);
        }
        fit.letter(want, have);
    }
    while given.next_if(|(_, c)| fold(*c).is_none()).is_some() {}
    let end = given.peek().map_or(text.len(), |(at, _)| *at);
    let bounded = given.peek().is_none_or(|(_, c)| !is_piece(*c));
    (bounded && fit.holds()).then_some(end)
}

/// Takes white space, at most one line break in it.
fn skip_space(given: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> Option<()> {
    let (mut any, mut breaks) = (false, 0);
    while let Some((_, c)) = given.next_if(|(_, c)| c.is_whitespace()) {
        any = true;
        breaks += usize::from(c == '\n');
    }
    (any && breaks < 2).then_some(())
}

/// How the letter case of a text fits that of a name.
#[derive(Default)]
struct CaseFit {
    /// Letters of the name so far, and whether the text has only capitals.
    letters: usize,
    lower_in_text: bool,
    /// The word at hand: letters so far, and whether it names a kind of outlet.
    in_word: usize,
    kind_word: bool,
    lower_in_word: bool,
    /// A capital inside the word at hand is written small, which is well where the name's word has small letters too.
    lowered_in_word: bool,
    raised_inside: bool,
    wrong: bool,
}

impl CaseFit {
    fn next_word(&mut self, word: &str) {
        self.end_word();
        self.in_word = 0;
        self.kind_word =
            ["News", "Agency", "Newspaper", "Radio", "Television", "Magazine", "Network", "Service"].contains(&word);
        self.lower_in_word = false;
    }

    fn end_word(&mut self) {
        self.wrong |= self.lowered_in_word && !self.lower_in_word;
        self.lowered_in_word = false;
    }

    fn differs(&mut self, want: char, have: char) {
        if want.is_lowercase() && have.is_uppercase() {
            self.raised_inside |= self.in_word > 0;
        } else if want.is_uppercase() && have.is_lowercase() {
            if self.in_word == 0 {
                self.wrong |= !self.kind_word;
            } else {
                self.lowered_in_word = true;
            }
        }
    }

    fn letter(&mut self, want: char, have: char) {
        self.letters += usize::from(want.is_alphabetic());
        self.in_word += usize::from(want.is_alphanumeric());
        self.lower_in_text |= have.is_lowercase();
        self.lower_in_word |= want.is_lowercase();
        if !want.is_alphanumeric() {
            self.end_word();
            self.in_word = 0;
        }
    }

    fn holds(mut self) -> bool {
        self.end_word();
        !self.wrong && (!self.raised_inside || (!self.lower_in_text && self.letters > 3))
    }
}
