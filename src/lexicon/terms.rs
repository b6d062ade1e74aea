//! Words and fixed phrases that weigh in news copy (`data/terms.toml`): what needs a source, and how sources are named.

use std::ops::Range;

use super::hash;

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
    let hashes: Vec<u32> = words.iter().map(|word| hash::hash(word)).collect();
    find_by_hash(words, &hashes)
}

/// As [`find`], among words with these hashes.
pub(crate) fn find_by_hash(words: &[&str], hashes: &[u32]) -> Vec<TermMention> {
    let mut found = Vec::new();
    for (at, (word, hash)) in words.iter().zip(hashes).enumerate() {
        let is = |index: usize| FIRST.get(index).is_some_and(|first| first.hash == *hash);
        let Some(first) = hash::find(&SLOTS, *hash, is).and_then(|index| FIRST.get(index)) else { continue };
        let behind = hashes.get(at + 1..).unwrap_or_default();
        let next = behind.first().copied().unwrap_or(ALONE);
        for Rest { next: wanted, words: rest, terms } in first.phrases {
            // mostly the hash of the next word tells
            if (*wanted == ALONE || *wanted == next)
                && rest.len() <= behind.len()
                && hash::same(first.word, word)
                && words[at + 1..].iter().zip(*rest).all(|(a, b)| hash::same(a, b))
            {
                let words = at..at + 1 + rest.len();
                found.extend(terms.iter().map(|&term| TermMention { words: words.clone(), term }));
            }
        }
    }
    found
}

/// A first word, its hash, which no other one has, and what its phrases go on with.
struct First {
    word: &'static str,
    hash: u32,
    phrases: &'static [Rest],
}

/// The words of a phrase behind its first, with the hash of the next one, and the classes that it is of.
struct Rest {
    next: u32,
    words: &'static [&'static str],
    terms: &'static [Term],
}

/// In place of the hash of a next word: there is none.
const ALONE: u32 = 0;

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
