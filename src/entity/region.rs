//! Which countries, and parts of countries, words tell of: "Turkish", "New Jersey", "R-Tex."

use std::ops::Range;

use super::reading::Reading;
use crate::lexicon::place::{self, Country};

/// The countries that a range of tokens tells of, each with its tokens, in order.
pub(crate) fn regions(document: &Reading, tokens: Range<usize>) -> Vec<(Range<usize>, Country)> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let two = (at + 2 <= tokens.end && document.is_capital(at)).then(|| place_at(document, at..at + 2)).flatten();
        let end = if two.is_some() { at + 2 } else { at + 1 };
        if let Some(country) = two.or_else(|| of_word(document.word(at))) {
            found.push((at..end, country));
        }
        at = end;
    }
    found
}

/// The same country, or one whose name is short for the other's: "Georgia" of "State of Georgia".
pub(crate) fn is_same(a: Country, b: Country) -> bool {
    let short = |a: Country, b: Country| a.name().strip_prefix("State of ") == Some(b.name());
    a == b || short(a, b) || short(b, a)
}

/// Is one a part of the other?
pub(crate) fn overlap(a: Country, b: Country) -> bool {
    a.part_of() == Some(b) || b.part_of() == Some(a)
}

fn place_at(document: &Reading, tokens: Range<usize>) -> Option<Country> {
    let [first, last] = [tokens.start, tokens.end - 1].map(|t| document.tokens()[t].span);
    place::country_of(&document.article.text[first.cover(last)])
}

fn of_word(word: &str) -> Option<Country> {
    // "R-Tex.", "D-NY": a party, and the state of one of its members
    let state = || {
        let (_, state) = word.split_once('-').filter(|(party, _)| matches!(party.len(), 1 | 2))?;
        let code = || (state.len() == 2).then(|| Country::of_code(&format!("US-{state}"))).flatten();
        place::country_of(state).or_else(code)
    };
    place::country_of(word).or_else(state)
}
