//! A longer look at what follows a stop, for the judge: speakers, brackets, words that open sentences.

use super::right::{self, First, Next};
use super::words::{Class, Classes};
use crate::lexicon::{self, Form, Frame, Word};

/// How far a bracket behind a stop may reach, in bytes.
const LONGEST_REFERENCE: usize = 60;
/// A speaker's name with titles has no more words.
const LONGEST_NAME: usize = 5;
/// How far the description of a speaker may reach, in bytes, and how many words tell whom he spoke to.
const LONGEST_ASIDE: usize = 120;
const LONGEST_ADDRESS: usize = 12;

/// Does the word that follows open a sentence, rather than go on with a name?
pub(super) fn opens(next: &Next) -> bool {
    let stem = stem(next.word);
    let ends = stem.len() < next.word.len() || !next.rest.starts_with(['.', '-', '&', '/']);
    next.first == First::Upper && ends && Classes::of(stem).has(Class::Opener)
}

/// A word in front of its apostrophe: "it" of "it's", "don" of "don't".
pub(super) fn stem(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

/// A number in digits, a roman one, or a single letter.
pub(super) fn is_number(word: &str) -> bool {
    let roman = |b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C');
    word.len() == 1 || word.bytes().all(roman) || word.starts_with(char::is_numeric)
}

/// Who says the quotation in front, and the verb: "Mr. Van der Berg said on Monday", "Smith laughed."
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speaker {
    /// The verb is one of speech.
    pub(super) speech: bool,
    /// Name and verb are all there is in front of the next mark.
    pub(super) alone: bool,
}

/// Looks for a speaker and a verb at `next`.
pub(super) fn speaker(next: &Next) -> Option<Speaker> {
    if opens(next) || next.first != First::Upper {
        return None;
    }
    let (mut word, mut rest) = (next.word, next.rest);
    for _ in 0..LONGEST_NAME {
        if let Some(behind) = rest.strip_prefix('.') {
            if !Classes::of(word).is_abbreviation() && word.len() > 1 {
                return None;
            }
            rest = behind;
        }
        let following = right::next(rest.trim_start());
        match following.first {
            First::Upper if !following.word.is_empty() => (word, rest) = (following.word, following.rest),
            First::Lower => return verb(&following),
            _ => return None,
        }
    }
    None
}

fn verb(next: &Next) -> Option<Speaker> {
    let classes = Classes::of(next.word);
    let that = right::next(next.rest.trim_start()).word.eq_ignore_ascii_case("that");
    // "Smith said, “Yes”" is about what follows
    let comma = next.rest.strip_prefix(',').is_some_and(|rest| !right::next(rest.trim_start()).quoted);
    let alone = (comma || next.rest.starts_with('.')) && !classes.has(Class::Continuing);
    let speech = classes.has(Class::Speech) && !that;
    (alone || speech).then_some(Speaker { speech, alone })
}

/// Does what follows only say who said the quotation in front, and to whom: "Tom Aske told reporters.", "Mara Lindt, the
/// mayor, asked the panel on Monday, before she left."?
pub(super) fn credits(next: &Next) -> bool {
    if opens(next) || next.first != First::Upper {
        return false;
    }
    let (mut word, mut rest) = (next.word, next.rest);
    for _ in 0..LONGEST_NAME {
        if let Some(behind) = rest.strip_prefix('.') {
            if !Classes::of(word).is_abbreviation() && word.len() > 1 {
                return false;
            }
            rest = behind;
        }
        if let Some(aside) = rest.strip_prefix(',') {
            return behind_aside(aside).is_some_and(|verb| tells(&verb));
        }
        let following = right::next(rest.trim_start());
        if following.quoted || following.bracketed || following.word.is_empty() {
            return false;
        }
        let particle = Word::of(following.word).is(lexicon::Class::NameParticle);
        match following.first {
            First::Lower if !particle => return tells(&following),
            First::Upper | First::Lower => (word, rest) = (following.word, following.rest),
            _ => return false,
        }
    }
    false
}

/// The verb behind the description of a speaker: "said" of "Lindt, the mayor, said".
fn behind_aside(aside: &str) -> Option<Next<'_>> {
    let end = aside.bytes().take(LONGEST_ASIDE).position(|b| matches!(b, b'"' | b';' | b':' | b'?' | b'!' | b'\n'));
    let reach = end.unwrap_or(LONGEST_ASIDE);
    let commas = aside.match_indices(',').map(|(at, _)| at).take_while(|at| *at < reach);
    let behind = commas.map(|at| right::next(aside[at + 1..].trim_start()));
    behind.filter(|next| next.first == First::Lower && !next.quoted).find(is_telling)
}

/// Is it a verb of speech, or one that tells somebody?
fn is_telling(next: &Next) -> bool {
    let word = Word::of(next.word);
    let tells = |verb: &lexicon::Verb| verb.takes(Frame::Quote) && verb.takes(Frame::Addressee);
    let finite = word.form(Form::Past) || word.form(Form::Third);
    Classes::of(next.word).has(Class::Speech) || finite && word.verbs().iter().any(tells)
}

/// Does a verb of speech stand at `next`, and behind it nothing but whom it is said to, when and where?
fn tells(next: &Next) -> bool {
    use lexicon::Class::{
        Auxiliary, Coordinator, Determiner, ObjectPronoun, PastVerb, Preposition, Relative, SubjectPronoun,
        Subordinator, WhWord,
    };
    if !is_telling(next) {
        return false;
    }
    let mut rest = next.rest;
    // a noun phrase may begin right behind the verb and behind a preposition
    let mut led = true;
    for nth in 0..LONGEST_ADDRESS {
        if rest.is_empty() || rest.starts_with(['.', '!', '?']) {
            return true;
        }
        if let Some(behind) = rest.strip_prefix(',') {
            return !right::next(behind.trim_start()).quoted;
        }
        let following = right::next(rest.trim_start());
        let word = Word::of(following.word);
        if following.word.is_empty() || following.quoted || following.bracketed {
            return false;
        }
        if nth > 0 && word.is(Subordinator) && !word.is(Relative) {
            return true;
        }
        let content = ["for", "about", "that"].contains(&following.word) || nth > 0 && following.word == "to";
        let clause = word.any(&[Auxiliary, PastVerb, Relative, WhWord])
            || word.is(SubjectPronoun) && !(nth == 0 && word.is(ObjectPronoun))
            || word.is(Determiner) && !led;
        if content || clause {
            return false;
        }
        led = word.any(&[Preposition, Coordinator]) || following.word == "to";
        rest = following.rest;
    }
    false
}

/// Is a quotation open at the end of `before` that the straight `mark` has opened?
pub(super) fn is_open(before: &str, mark: char) -> bool {
    let (mut open, mut spaced) = (false, true);
    let mut rest = before.chars().peekable();
    while let Some(c) = rest.next() {
        if c == mark {
            let word_follows = rest.peek().is_some_and(|next| next.is_alphanumeric());
            open = match (spaced, word_follows) {
                (true, true) => true,
                (true, false) => !open,
                // an apostrophe
                (false, true) => open,
                (false, false) => false,
            };
        }
        spaced = c.is_whitespace() || c == '(';
    }
    open
}

/// Is what follows a bracket that belongs to the sentence in front of it: a reference such as "(Smith 2010)." with the
/// stop behind it, or one with the sentence going on behind it?
pub(super) fn parenthetical(next: &Next, following: &str) -> bool {
    let close = |b| matches!(b, b')' | b']');
    let Some(end) = following.bytes().take(LONGEST_REFERENCE).position(close) else { return false };
    let (inner, behind) = (&following[..end], &following[end + 1..]);
    let reference = !inner.contains(['.', '?', '!', '/']) && !opens(next);
    let goes_on = behind.trim_start().starts_with(char::is_lowercase) || behind.starts_with([',', ';']);
    let short = inner.contains(|c: char| c.is_ascii_digit()) || inner.split_whitespace().count() <= 3;
    reference && (goes_on || (behind.starts_with('.') && short))
}
