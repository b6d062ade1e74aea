//! An article in another language than English.
//!
//! ## Why it matters
//!
//! The audit can only read English. In another language it would find neither statements nor sources, and all its other
//! findings would be wrong.
//!
//! ## When it fires
//!
//! Only few words of the article are common English words such as “the”, “of” and “was”, and its spelling is that of
//! another language. Words with a capital letter are ignored, because names say nothing about the language; so are
//! quotations, if the rest of the article is long enough. The rule needs at least ten words. The article then gets no
//! other findings, and no gates apply to it.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! Der Hafen wird im Mai geschlossen, weil die alte Brücke nicht mehr sicher ist. Das teilte die Verwaltung am Montag mit. Wer
//! mit der Fähre fahren will, muss bis zum Sommer warten oder einen anderen Weg nehmen.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May because the old bridge is no longer safe, the town said on Monday. “Das ist ein schwarzer Tag,”
//! the mayor said. Whoever wants to take the ferry must wait until summer or find another way.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! not-english = "off"
//! ```
//!
//! ## Who asks for it
//!
//! No published standard. The rule keeps articles that cannot be audited from passing.

use super::case::{Case, Note};
use crate::lexicon::Class;

/// How many words that are no names it takes to tell a language.
const ENOUGH: usize = 10;
/// With this many of them outside quotations, the quotations are ignored.
const PLENTY: usize = 25;
/// The least part of them, in percent, that are function words in English. It is 40 to 55 in news, and below 15 in the languages
/// that share some of these words with English.
const LEAST: usize = 25;
/// From this part of them on, in percent, a text is certainly English.
const PLAIN: usize = 40;
/// How many of the words are looked at for the language by its letters.
const MOST: usize = 1000;
/// How sure that other language must be, from 0 to 1.
const SURE: f64 = 0.5;

/// The words that every English text is full of.
const FUNCTION: [Class; 14] = [
    Class::Determiner,
    Class::Possessive,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::Demonstrative,
    Class::Preposition,
    Class::Coordinator,
    Class::Subordinator,
    Class::Relative,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::Negation,
];

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let sentences = || case.document.sentences().iter().enumerate().filter(|(at, _)| case.is_prose(*at));
    let all: Vec<usize> = sentences().flat_map(|(_, sentence)| sentence.tokens.clone()).collect();
    let all: Vec<usize> = all.into_iter().filter(|&token| is_common(case.word(token))).collect();
    if share(case, &all) >= PLAIN {
        return Vec::new();
    }
    // A quotation may be in another language than the article.
    let own: Vec<usize> = all.iter().copied().filter(|&token| !case.in_marks(token)).collect();
    let words = if own.len() >= PLENTY { own } else { all };
    if !is_enough(case, &words) || share(case, &words) >= LEAST {
        return Vec::new();
    }
    let words: Vec<&str> = words.iter().take(MOST).map(|&token| case.word(token)).collect();
    let Some(found) = whatlang::detect(&words.join(" ")) else { return Vec::new() };
    if found.lang() == whatlang::Lang::Eng || found.confidence() < SURE {
        return Vec::new();
    }
    let language = found.lang().eng_name();
    let message = format!("this looks like {language}, and the audit reads English only, so nothing was audited");
    let first = sentences().next().and_then(|(at, _)| case.note_on(at, message));
    first.map(|note| note.suggest(ADVICE)).into_iter().collect()
}

/// Is it a word that is no name?
fn is_common(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase())
}

/// Are there enough words to tell a language? Where none stand between spaces there are few but long ones.
fn is_enough(case: &Case<'_>, words: &[usize]) -> bool {
    let letters = || words.iter().map(|&token| case.word(token).chars().count()).sum::<usize>();
    words.len() >= ENOUGH || letters() >= ENOUGH * 4
}

/// How many percent of the words are function words in English.
fn share(case: &Case<'_>, words: &[usize]) -> usize {
    let function = words.iter().filter(|&&token| case.known(token).any(&FUNCTION)).count();
    function * 100 / words.len().max(1)
}

const ADVICE: &str = "leave the article out (exclude in the policy), or audit its English version";
