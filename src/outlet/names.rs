//! The names of the registry, and whether one of them stands at a place of a text.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::OutletId;
use super::fold::{first_piece, fold, folded, is_piece};
use super::registry;
use super::words::{Class, Classes};

/// One spelling, without a leading "The", and the outlets that go by it.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub shared: Cow<'static, [u16]>,
}

impl Name {
    /// A name of an outlet of one's own; `sure` says that it means it without further ado.
    pub(super) fn own(name: &'static str, outlet: OutletId, sure: bool) -> Self {
        let (text, the) = without_the(name);
        let (owner, shared) = if sure { (Some(outlet.0), Vec::new()) } else { (None, vec![outlet.0]) };
        let article = sure && the && !text.contains([' ', '-']);
        let own = (!sure && outlet.outlet().name == name).then_some(outlet.0);
        Self { text, owner, article, own, shared: shared.into() }
    }

    /// Names that are spelt the same as one.
    pub(super) fn joined(alike: &[Self]) -> Option<Self> {
        let mut seen = BTreeSet::new();
        Some(Self {
            text: alike.first()?.text,
            owner: alike.iter().find_map(|name| name.owner),
            article: alike.iter().all(|name| name.article),
            own: alike.iter().find_map(|name| name.own),
            shared: alike.iter().flat_map(|name| name.shared.iter()).copied().filter(|id| seen.insert(*id)).collect(),
        })
    }

    /// Every outlet that goes by the name.
    pub(super) fn outlets(&self) -> impl Iterator<Item = OutletId> + '_ {
        self.owner.iter().chain(self.shared.iter()).map(|at| OutletId(*at))
    }

    /// The outlet that it means where only an outlet fits and the text has named none: the one that is called so, or the
    /// only one that goes by it. "Channel 9" and "the Morning News" are too common to tell that.
    pub(super) fn presumed(&self) -> Option<OutletId> {
        const GENERIC: [Class; 4] = [Class::StrongHead, Class::WeakHead, Class::Medium, Class::Edition];
        let generic = |word: &str| {
            word.bytes().all(|b| b.is_ascii_digit()) || (!word.contains('-') && Classes::of(word).any(&GENERIC))
        };
        let sole = match &*self.shared {
            [only] if !self.text.split(' ').all(generic) => Some(*only),
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

/// May a name begin with this word of ASCII letters, which has this hash?
pub(super) fn may_begin(word: &str, hash: u32) -> bool {
    may_begin_small(word) && registry::begins(word, hash)
}

/// May a name begin so, if it begins with a small letter?
fn may_begin_small(rest: &str) -> bool {
    match rest.as_bytes() {
        &[first @ b'a'..=b'z', ref behind @ ..] => {
            registry::may_begin_small(first, behind.first().copied().unwrap_or(0))
        }
        _ => true,
    }
}

/// The longest name that `rest` begins with, and the bytes that it takes up there. The name ends where a word or a part
/// of a hyphenated word ends.
pub(super) fn longest(rest: &str) -> Option<(&'static Name, usize)> {
    if may_begin_small(rest) { longest_of(group(first_piece(rest)), rest) } else { None }
}

/// The longest of the names, sorted with the longest ahead, that `rest` begins with.
pub(super) fn longest_of<'n>(group: &'n [Name], rest: &str) -> Option<(&'n Name, usize)> {
    let at = group.iter().position(|name| extent(name.text, rest).is_some())?;
    let name = group.get(at)?;
    let end = extent(name.text, rest)?;
    // "Liberation" is a name of its own beside "Libération"
    let exact = || group.get(at..)?.iter().find(|name| rest.get(..end) == Some(name.text));
    Some((exact().unwrap_or(name), end))
}

/// A name without its leading "The", and whether it has one.
pub(super) fn without_the(name: &str) -> (&str, bool) {
    name.strip_prefix("The ").map_or((name, false), |rest| (rest, true))
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
    registry::names_beginning(piece)
}

/// How many bytes `name` takes up at the start of `text`, if it stands there.
///
/// White space of any kind, a single line break among it, fits a space. Accents may be left out.
fn extent(name: &str, text: &str) -> Option<usize> {
    // tells most names apart from what stands there before any letter is folded
    let differ = name.bytes().zip(text.bytes()).find(|(a, b)| !a.eq_ignore_ascii_case(b));
    let plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    if differ.is_some_and(|(a, b)| (a.is_ascii_alphanumeric() || a == b' ') && plain(b)) {
        return None;
    }
    let mut rest = text;
    let mut behind_acronym = false;
    for (at, word) in name.split(' ').enumerate() {
        if at > 0 {
            rest = past_space(rest)?;
        }
        rest = rest.get(word_extent(word, rest, behind_acronym)?..)?;
        behind_acronym = word.len() > 1 && !word.contains(char::is_lowercase) && word.starts_with(char::is_uppercase);
    }
    rest.chars().next().is_none_or(|c| !is_piece(c)).then_some(text.len() - rest.len())
}

/// What follows the white space, at most one line break in it, that `text` begins with.
fn past_space(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    let space = text.get(..text.len() - rest.len())?;
    (!space.is_empty() && space.bytes().filter(|b| *b == b'\n').count() < 2).then_some(rest)
}

/// How many bytes a word of a name takes up at the start of `text`. Its letter case has to fit, save for a raised first
/// letter ("Voice Of America"), all capitals ("FOX News"), capitals inside a word of both cases ("Buzzfeed") and what
/// follows an acronym ("ABC news").
fn word_extent(word: &str, text: &str, behind_acronym: bool) -> Option<usize> {
    let mut given = text.char_indices().filter_map(|(at, c)| Some((at, c, fold(c)?))).peekable();
    let (mut raised_inside, mut lowered_inside, mut small) = (false, false, false);
    for (at, want) in word.chars().enumerate() {
        let (_, have, folded) = given.next()?;
        small |= have.is_lowercase();
        // "Agence France Presse" for "Agence France-Presse"
        if want == have || (want == '-' && folded == ' ') {
            continue;
        }
        if fold(want) != Some(folded) {
            return None;
        }
        let raised = want.is_lowercase() && have.is_uppercase();
        let lowered = want.is_uppercase() && have.is_lowercase();
        raised_inside |= raised && at > 0;
        lowered_inside |= lowered && at > 0;
        if lowered && at == 0 && !behind_acronym {
            return None;
        }
    }
    let fits = (!raised_inside || !small) && (!lowered_inside || word.contains(char::is_lowercase));
    fits.then(|| given.peek().map_or(text.len(), |(at, ..)| *at))
}
