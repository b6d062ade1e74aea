//! Words and fixed phrases that weigh in news copy (`data/terms.toml`): what needs a source, and how sources are named.

use std::ops::Range;

use super::WordId;

/// Where a word or phrase of a class stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermMention {
    /// Its words, as a range of those that were given.
    pub words: Range<usize>,
    /// Its class.
    pub term: Term,
}

/// The words and phrases of all classes among `words`, in the order of their first word. They may overlap. Letter case does
/// not matter.
pub fn find(words: &[&str]) -> Vec<TermMention> {
    let ids: Vec<WordId> = words.iter().map(|word| WordId::of(word)).collect();
    find_by_id(&ids)
}

/// As [`find`], among words with these numbers.
pub(crate) fn find_by_id(words: &[WordId]) -> Vec<TermMention> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let behind = words.get(at + 1..).unwrap_or_default();
        for Rest { next, words: rest, terms } in word.of_table(&PHRASES) {
            // mostly the next word tells
            if (rest.is_empty() || behind.first() == Some(next)) && behind.starts_with(rest) {
                let words = at..at + 1 + rest.len();
                found.extend(terms.iter().map(|&term| TermMention { words: words.clone(), term }));
            }
        }
    }
    found
}

/// The words of a phrase behind its first, the next of them by itself, and the classes that it is of.
struct Rest {
    next: WordId,
    words: &'static [WordId],
    terms: &'static [Term],
}

include!(concat!(env!("OUT_DIR"), "/terms.rs"));

#[cfg(test)]
mod tests {
    use super::{Term, find};

    #[test]
    fn phrases_are_found_whatever_their_letter_case() {
        let words: Vec<&str> = "It is believed that dozens of people were hurt".split(' ').collect();
        let found: Vec<_> = find(&words).into_iter().map(|found| (found.words, found.term)).collect();
        for expected in [(0..3, Term::Weasel), (4..6, Term::Multitude), (7..9, Term::Death)] {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
    }

    #[test]
    fn a_phrase_cut_off_is_none() {
        assert!(find(&["it", "is"]).is_empty());
        assert!(find(&[]).is_empty());
    }
}
