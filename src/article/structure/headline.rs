//! Titles and the headings inside an article, by their looks.
//!
//! What is taken for a heading is not audited, so a sentence must not be taken for one: lines that end like sentences
//! count only where much speaks for a title.

use super::words::{self, is, is_capitalised};
use crate::lexicon::Class;

/// Is the first line of an article its title? `rest` is what follows it, block by block.
pub(super) fn title<'a>(line: &str, rest: impl Iterator<Item = &'a str> + Clone) -> bool {
    const LONGEST: usize = 160;
    const MOST_WORDS: usize = 26;
    const LONG: usize = 100;
    let count = words::words(line).count();
    let below = || rest.clone().take(8);
    let long_follows = below().any(|block| block.len() >= LONG);
    let prose_follows = below().any(|block| words::has_stop(block) && block.len() * 2 > line.len());
    if count == 0 || count > MOST_WORDS || line.len() > LONGEST || line.ends_with([':', ',', '-', '–', '—']) {
        return false;
    }
    if !words::has_stop(line) {
        return long_follows || prose_follows;
    }
    long_follows && (is_label(line) || is_title_case(line) || likeness(line, count, rest) > 0)
}

/// How much a line that ends with a full stop is like a title: more than nothing if it is more like one than like the
/// first sentence of the news. Titles are short, leave out articles and auxiliaries, and their words come again below.
fn likeness<'a>(line: &str, count: usize, rest: impl Iterator<Item = &'a str>) -> i32 {
    const MOST_WORDS: usize = 20;
    if count > MOST_WORDS {
        return 0;
    }
    let number = |class| words::words(line).filter(|word| is(word, class)).count() as i32;
    let marks = number(Class::SentenceMark);
    let topic = line.split_once(": ").is_some_and(|(topic, _)| topic.len() <= 40) && marks == 0;
    let short = i32::from(count <= 11) + 2 * i32::from(count <= 8);
    let recurs = recurring(line, rest) * 2 >= content_words(line).count();
    let pronoun = words::words(line).next().is_some_and(|first| is(first, Class::SentenceStart));
    let sentence = 2 * marks + 2 * number(Class::Determiner) + number(Class::Auxiliary) + 2 * i32::from(pronoun);
    1 + short + i32::from(recurs) + 2 * i32::from(topic) - sentence
}

/// Words long enough to carry a line's content.
fn content_words(line: &str) -> impl Iterator<Item = &str> {
    words::words(line).filter(|word| word.len() >= 4)
}

/// How many of the line's content words come again, in some form, in the two blocks below it.
fn recurring<'a>(line: &str, rest: impl Iterator<Item = &'a str>) -> usize {
    const STEM: usize = 6;
    let body: Vec<&str> = rest.take(2).flat_map(|block| content_words(block).take(200)).collect();
    let same = |a: &str, b: &str| {
        a.chars().take(STEM).flat_map(char::to_lowercase).eq(b.chars().take(STEM).flat_map(char::to_lowercase))
    };
    content_words(line).filter(|word| body.iter().any(|other| same(word, other))).count()
}

/// "TOP STORIES", "ABSTRACT.": a few words all in capitals.
pub(super) fn is_label(line: &str) -> bool {
    const LONGEST: usize = 80;
    const FEWEST_LETTERS: usize = 4;
    line.len() <= LONGEST
        && !line.contains(char::is_lowercase)
        && line.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS
        && !line.starts_with(['(', '[', '"', '“', '@', '<'])
        && !line.ends_with([':', ',', '!', '?', '"', '”'])
}

/// Has the line the looks of a heading inside an article: short, no stop at its end, no quotation?
pub(super) fn is_heading(line: &str) -> bool {
    const LONGEST: usize = 90;
    const FEW_WORDS: usize = 8;
    const MOST_WORDS: usize = 14;
    let ends_bare = line.trim_end_matches(['’', '\'']).ends_with(|c: char| c.is_alphanumeric() || c == '%');
    let starts = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '‘' | '\''));
    let is_address = || line.contains("://") || line.contains('@');
    if line.len() > LONGEST || !starts || !ends_bare || !line.contains(char::is_alphabetic) || is_address() {
        return false;
    }
    let count = words::words(line).count();
    count <= FEW_WORDS || (count <= MOST_WORDS && is_title_case(line))
}

/// Do nearly all long words of the line start with a capital letter?
pub(super) fn is_title_case(line: &str) -> bool {
    let is_long = |word: &&str| word.trim_end_matches('.').len() >= 5 && word.starts_with(char::is_alphabetic);
    let long = || words::words(line).skip(1).filter(is_long);
    let count = long().count();
    count >= 2 && long().filter(|word| !is_capitalised(word)).count() * 10 <= count
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: [&str; 2] = [
        "The harbour council voted on Tuesday to close the fish market, which has stood at the quay for eighty years.",
        "Traders said they would go to court.",
    ];

    fn is_title(line: &str) -> bool {
        title(line, BODY.into_iter())
    }

    #[test]
    fn lines_without_a_stop_are_titles() {
        for line in [
            "Council votes to close fish market",
            "Is this the end of the fish market?",
            "‘We will go to court’",
            "2 Held",
        ] {
            assert!(is_title(line), "{line}");
        }
    }

    #[test]
    fn titles_with_a_stop_are_known_by_their_looks() {
        for line in [
            "Council Votes to Close the Harbour’s Fish Market.",
            "Harbour council closes fish market.",
            "Fish market: traders vow to fight closure.",
            "MARKET CLOSES.",
        ] {
            assert!(is_title(line), "{line}");
        }
        for line in [
            "The harbour council has voted to close the market.",
            "The council voted on Tuesday to close the market, the mayor said.",
            "It was a day that the traders will not forget.",
            "From our correspondent in the harbour:",
        ] {
            assert!(!is_title(line), "{line}");
        }
    }

    #[test]
    fn a_title_needs_a_text() {
        assert!(!title("Council votes to close fish market", [].into_iter()));
        assert!(!title("Apples", ["Pears", "Plums"].into_iter()));
    }

    #[test]
    fn headings_are_short_and_end_bare() {
        for line in [
            "What we eat",
            "Background",
            "The Long Way Home From Work On A Winter Evening",
            "2013",
            "Life and death in the ’90s",
        ] {
            assert_eq!(is_heading(line), line != "2013", "{line}");
        }
        for line in [
            "He left.",
            "Is that so?",
            "One trader wrote:",
            "“No way”",
            "and then",
            "a@example.com",
            "We want -",
            "see https://example.com",
        ] {
            assert!(!is_heading(line), "{line}");
        }
    }

    #[test]
    fn labels_are_all_in_capitals() {
        for line in ["ABSTRACT.", "TOP STORIES", "WHAT’S NEXT"] {
            assert!(is_label(line), "{line}");
        }
        for line in ["X.", "Abstract", "THE MAYOR:", "(APPLAUSE)", "NO WAY!", "___."] {
            assert!(!is_label(line), "{line}");
        }
    }
}
