//! Bylines, and the credits at the end: who wrote the article and who had a hand in it.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::char;
use nom::combinator::{opt, recognize, verify};
use nom::multi::{many_m_n, separated_list1};
use nom::sequence::{pair, preceded};

use super::words::{self, Parsed, gap, is, is_capitalised, of, space, word};
use crate::lexicon::Class;

/// "By Ann Example", "BYLINE: Ann Example", "By ANN EXAMPLE and BOB SAMPLE, Associated Press".
pub(super) fn named(line: &str) -> bool {
    const LONGEST: usize = 250;
    let by = alt((recognize(pair(tag_no_case("by"), alt((space, recognize(pair(char(':'), gap)))))), label));
    line.len() <= LONGEST && follows(by, line)
}

/// "(Additional reporting by Ann Example in Paris; Editing by Bob Sample)", "Translated by Ann Example", "With files from
/// Example News", "Contributing: Ann Example".
pub(super) fn credit(line: &str) -> bool {
    const LONGEST: usize = 600;
    let role = alt((of(Class::CreditRole), tag_no_case("additional"), tag("and")));
    let with = opt(pair(tag_no_case("with"), space));
    let by =
        recognize((with, separated_list1(space, role), space, alt((tag("by"), tag("from"))), opt(char(':')), space));
    line.len() <= LONGEST && follows(alt((by, label)), line.trim_start_matches(['(', '-', '–', '—', ' ']))
}

/// At the end of an article: "Ann Example contributed to this report.", "Example reported from Paris."
pub(super) fn contribution(line: &str) -> bool {
    const LONGEST: usize = 250;
    let parts = line.split_whitespace().map(|part| part.trim_end_matches([',', ';', '.']));
    let told = || {
        parts.clone().any(|part| part == "contributed")
            || parts.clone().zip(parts.clone().skip(1)).any(|pair| pair == ("reported", "from"))
    };
    line.len() <= LONGEST && parts.clone().next().is_some_and(is_capitalised) && is_credit(line) && told()
}

/// Under the title, a name with a place or a job: "Ann Example in Paris", "Ann Example, political editor".
pub(super) fn under_title(line: &str) -> bool {
    const MOST_WORDS: usize = 12;
    let given = |input| verify(word, |word: &str| is_name(word)).parse(input);
    let names: Parsed<'_, _> = (given, many_m_n(1, 3, preceded(space, given)), gap).parse(line);
    let Ok((rest, _)) = names else { return false };
    let placed = preceded(tag("in "), given).parse(rest).is_ok();
    let employed = words::words(rest).any(|word| is(word, Class::Job) || is(word, Class::WireAgency));
    (placed || employed || line.contains('@'))
        && words::words(line).count() <= MOST_WORDS
        && !words::has_stop(line)
        && is_credit(line)
}

/// "Byline:", "Contributors:".
fn label(input: &str) -> Parsed<'_> {
    recognize((of(Class::CreditLabel), gap, char(':'), gap)).parse(input)
}

/// Does the line begin so, go on with a name, and hold nothing that is no part of a credit?
fn follows<'a>(
    beginning: impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>>,
    line: &'a str,
) -> bool {
    let the = opt(pair(alt((tag("the"), tag("The"))), space));
    let name = verify(word, is_name);
    (beginning, the, name).parse(line).is_ok_and(|(_, (beginning, _, _))| is_credit(&line[beginning.len()..]))
}

/// Is each word the part of a name, a word that stands between names in credits, or an address?
fn is_credit(line: &str) -> bool {
    let mut names = 0;
    let fits = |part: &str| {
        let capital = is_capitalised(part) || part.starts_with(|c: char| c.is_ascii_digit());
        capital
            || part.contains('@')
            || is(part, Class::CreditWord)
            || is(part, Class::NameParticle)
            || part.contains(".com")
    };
    let all = words::words(line).inspect(|_| names += 1).all(fits);
    all && names > 0 && !ends_sentence_inside(line)
}

/// Does a sentence end before the line does?
fn ends_sentence_inside(line: &str) -> bool {
    let mut before = "";
    line.split_whitespace().any(|part| {
        let ends = before.ends_with(['.', '!', '?'])
            && before.trim_end_matches('.').len() > 3
            && !is(before, Class::Abbreviation);
        before = part;
        ends && is_capitalised(part)
    })
}

/// Is it a part of a person's name or an agency's, and no day or month?
fn is_name(word: &str) -> bool {
    let is_initial = word.len() == 2 && word.ends_with('.');
    let is_other = [Class::Month, Class::Weekday, Class::Determiner, Class::Auxiliary, Class::SentenceMark]
        .into_iter()
        .any(|class| is(word, class));
    is_capitalised(word) && (is_initial || !is_other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_name_their_writers() {
        for line in [
            "By Ann Example",
            "By ANN EXAMPLE and BOB SAMPLE, Associated Press",
            "by Ann Example",
            "BY ANN EXAMPLE",
            "BYLINE: Ann Example.",
            "By Ann Example in Paris and Bob Sample in Rome",
            "By Ann van der Example, political editor",
            "By The Associated Press",
            "By Ann Example | Reuters",
            "By: Ann Example, ann@example.com",
            "By A. B. Example, Jr.",
            "By Ann Example for the Daily Example",
        ] {
            assert!(named(line), "{line}");
        }
    }

    #[test]
    fn other_lines_that_begin_so_are_no_bylines() {
        for line in [
            "By Monday, the river had fallen",
            "By Monday",
            "By December, when the harvest began, all was lost.",
            "By winning the vote, Ann Example became mayor.",
            "By a slim margin, voters said no.",
            "By Ann Example’s account, nobody was there.",
            "By train",
            "By the end of the day",
            "Byron Example",
            "By",
        ] {
            assert!(!named(line), "{line}");
        }
    }

    #[test]
    fn credits_name_who_had_a_hand_in_it() {
        for line in [
            "Reporting by Ann Example; Editing by Bob Sample",
            "(Reporting by Ann Example and Bob Sample; Additional reporting by Cy Case in Boston, and Di Dummy in BEIJING; Editing by Ed Else.)",
            "--additional reporting by Ann Example.",
            "Translated by Ann Example.",
            "Contributing: Ann Example and Bob Sample, Example News Service.",
            "Writing and editing by Ann Example",
            "With assistance from Ann Example and Bob Sample",
            "—With files from The Example Press",
        ] {
            assert!(credit(line), "{line}");
        }
        for line in [
            "Written by Ann Example, the play opened on Friday.",
            "Reporting by the newspaper showed that nothing was paid.",
            "Contributing: nothing",
            "Edited by hand",
            "Help from London came late.",
        ] {
            assert!(!credit(line), "{line}");
        }
    }

    #[test]
    fn contributions_are_told_from_the_news() {
        for line in [
            "Ann Example contributed to this report.",
            "Example reported from Washington.",
            "Example reported from Oakland, Calif.; Sample, from Washington.",
            "Ann Example and Bob Sample contributed reporting.",
        ] {
            assert!(contribution(line), "{line}");
        }
        for line in
            ["Ann Example contributed money to the campaign.", "Officials reported from the scene that it burned."]
        {
            assert!(!contribution(line), "{line}");
        }
    }

    #[test]
    fn a_name_with_a_job_or_place_stands_under_a_title() {
        for line in [
            "Ann Example in Paris",
            "Ann Example, political editor",
            "Ann Example | Reuters",
            "Ann Example and Bob Sample, staff writers",
        ] {
            assert!(under_title(line), "{line}");
        }
        for line in ["Ann Example", "Ann Example resigns in Paris", "The Mayor in Paris", "Trade talks in Paris"] {
            assert!(!under_title(line), "{line}");
        }
    }
}
