//! Lines of keywords: "Harbour, Fishing, Example Island", "Tags: harbour, fishing", "#harbour #fishing".

use nom::Parser;
use nom::character::complete::char;
use nom::combinator::{recognize, verify};
use nom::multi::many0_count;
use nom::sequence::terminated;

use super::words::{self, gap, is, is_capitalised, of, space};
use crate::lexicon::Class;

/// How long a line of keywords may be and where its label ends, in bytes, and how many words one keyword may have.
const LONGEST: usize = 400;
const LONGEST_LABEL: usize = 40;
const MOST_WORDS: usize = 5;

/// Is it a line that says that it is one of keywords, or one of hashtags?
pub(super) fn labelled(line: &str) -> bool {
    let before = many0_count(terminated(of(Class::KeywordLabelBefore), space));
    let mut label = verify(recognize((before, of(Class::KeywordLabel), gap, char(':'), gap)), is_capitalised);
    let is_cut = memchr::memchr(b':', &line.as_bytes()[..line.len().min(LONGEST_LABEL)]).is_some();
    if line.len() > LONGEST || !is_cut && !line.starts_with('#') {
        return false;
    }
    match label.parse(line) {
        Ok((rest, _)) => !rest.is_empty() && items(rest).all(|item| words::words(item).count() <= MOST_WORDS),
        Err(_) => line.starts_with('#') && are_hashtags(line),
    }
}

/// Are two words or more of the line hashtags, and most of them?
fn are_hashtags(line: &str) -> bool {
    let tags = line.split_whitespace().filter(|part| part.starts_with('#')).count();
    tags >= 2 && 2 * tags > line.split_whitespace().count()
}

/// Is it three or more names or terms and nothing else? Only the last line of an article is one without a label.
pub(super) fn unlabelled(line: &str) -> bool {
    const FEWEST: usize = 3;
    if line.len() > LONGEST || line.ends_with(['.', '!', '?', ':', ',', ';', '"', '”', ')']) {
        return false;
    }
    let count = items(line).count();
    let named = items(line).filter(|item| is_capitalised(item)).count();
    let all_lower = || !line.contains(char::is_uppercase);
    count >= FEWEST && items(line).all(is_term) && (named * 4 >= count * 3 || all_lower())
}

fn items(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', ';', '|', '·', '•']).map(|item| item.trim())
}

/// Is it a name or a term, with no word that makes a sentence?
fn is_term(item: &str) -> bool {
    let is_function = |word: &str| {
        is(word, Class::SentenceMark)
            || is(word, Class::Determiner)
            || is(word, Class::Auxiliary)
            || matches!(word, "and" | "or")
    };
    let mut words = words::words(item);
    words.clone().count() <= MOST_WORDS
        && item.starts_with(|c: char| c.is_alphanumeric() || c == '#')
        && item.contains(char::is_alphabetic)
        && !item.contains(['"', '“', '”', '!', '?'])
        && words.next().is_some_and(|first| !is_function(first) || is_capitalised(first))
        && words.all(|word| !is_function(word) || is_capitalised(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_terms_are_keywords() {
        for line in
            ["Harbour, Fishing, Example Island", "harbour, fishing, sea trade", "Ann Example | Harbour | Fishing"]
        {
            assert!(unlabelled(line), "{line}");
        }
        for line in [
            "Tags: harbour",
            "Keywords: sea trade; fishing",
            "Related topics: Harbour, Fishing",
            "#harbour #fishing",
            "#a, #b, #c",
        ] {
            assert!(labelled(line), "{line}");
        }
    }

    #[test]
    fn sentences_and_sums_are_none() {
        for line in [
            "He came, he saw, he left",
            "On Monday, however, Ann Example resigned",
            "Paris, France",
            "Harbour, Fishing, Example Island.",
            "1, 2, 2, 4",
            "Red, white, and blue",
            "The mayor, the council, the police",
        ] {
            assert!(!unlabelled(line), "{line}");
        }
        for line in [
            "Topics: he said that the harbour would be closed for good",
            "#harbour was trending on Friday",
            "Tags are sold here",
        ] {
            assert!(!labelled(line), "{line}");
        }
    }
}
