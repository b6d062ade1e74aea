//! Cases by what they are about: `|` marks where a sentence is expected to end.

use proptest::prelude::*;

use super::{is_abbreviation, segment, sentences};
use crate::Span;

/// Checks every case; lists all that fail.
fn check(cases: &[&str]) {
    let failed: Vec<String> = cases.iter().filter_map(|case| difference(case)).collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

fn difference(case: &str) -> Option<String> {
    let text = case.replace('|', "");
    let wanted: Vec<&str> = case.split('|').map(str::trim).collect();
    let found: Vec<&str> = sentences(&text).into_iter().map(|span| &text[span.range()]).collect();
    (wanted != found).then(|| format!("wanted {wanted:?}\n found {found:?}"))
}

#[test]
fn plain() {
    check(&[
        "The rain stopped.| The wind did not.",
        "Was it late?| It was!| Nobody cared.",
        "It cost 3.5 percent more, up from .25 a year ago.| Then it fell.",
        "She waited. |\u{a0}Nobody came.",
        "One.|\tTwo.|\r\nThree.",
        "It opened in 1998.| 15 people came.",
        "no capital here. | but a second sentence.",
    ]);
}

#[test]
fn titles_and_initials() {
    check(&[
        "Mr. Abel met Mrs. Cain and Sen. Dole.| Dr. Egan did not.",
        "George W. Bush and J. K. Rowling met J.R.R. Tolkien.",
        "The letter came from Lt. Gov. Ada Lake and Gen. Max Lund.",
        "It was you and I.| Did he know?",
        "He has vitamin C.| The rest is water.",
        "They live in St. Paul.| The house on Main St.| It is old.",
        "He moved to 12 Elm St. in May.",
        "Martin Luther King Jr. Day is near.| So says Ed Ames Jr.| He should know.",
        "He holds a Ph.D. from Oslo.| She has an M.D.| They met there.",
    ]);
}

#[test]
fn acronyms() {
    check(&[
        "He lives in the U.S.| He likes it.",
        "The U.S. Army and the U.N. Security Council met in Washington, D.C. on Monday.",
        "The C.I.A. knew.| The F.B.I.'s files say so.",
        "The S.&P. 500 fell.| AT.&T. did not.",
        "They came from the U.K.| \"We are tired,\" he said.",
        "In Lodi, N.J.| Harmony is rare.",
        "SALEM, Ore. (Wire) — The mayor won.",
        "Sen. Ann Bell (D-Calif.) voted no.| Rep. Ed Dow (R-Ky.) did not.",
    ]);
}

#[test]
fn companies_dates_and_times() {
    check(&[
        "Acme Inc. and Bolt Corp. merged.| It surprised Acme Inc.| The price fell.",
        "It closed on Jan. 5.| It opens in Feb.| The date is open.",
        "We meet at 5 p.m. Monday, or at 6 a.m. EST.| We left at 7 p.m.| He stayed.",
        "They left at 5 p.m.| Anna stayed.",
        "At 5 p.m. Anna left.",
        "It grew etc. and so on.| They sold hats, coats, etc.| Shoppers came.",
    ]);
}

#[test]
fn what_completes_an_abbreviation() {
    check(&[
        "See No. 5, Fig. 3, p. 55 and vol. II.| Then stop.",
        "Was it you?| No.| Absolutely not.",
        "He said no.| Then yes.",
        "Sec. Bell spoke.| It took 30 sec.| The crowd left.| She saw her dr.| She was ill.",
        "Some, e.g. Ames, i.e. the first, agree with Lund et al. (2010) vs. Roe v. Wade.",
        "He sat.| She stood.| It is 5 km. north, or 12 km.| Roads are bad.| Rs. 500 will do.",
        "Ann Arbor (b. March 1909) and Bo (c. 1580–1660) are named.",
    ]);
}

#[test]
fn quotations() {
    check(&[
        "“It rained.| It poured,” she said.| “We left.”| They did.",
        "“Really?” he asked.| “Yes!” she said.",
        "\"Why now?\" Ann Bell asked.| \"Why not?\"| Nobody answered.",
        "“Who knows?” Mr. Bell said.| “Now?” Bell laughed.",
        "“It is over.”| Bell said, “It is.”",
        "“It is over.” Bell said.| “It is over.”| Bell left.",
        "“Who knows?”| Mr. Bell said that he did not.",
        "''It is over.''| ''Is it?'' he said.",
        "He called it “a farce.”| The mayor did not.",
        "He works at Yahoo! in Rome.| “Jeopardy!” is on.",
        "I had (really?) no idea.| None.",
        "He wrote: \" It rained. \" |She left.",
        "He left. |\" It rained, \" she wrote.",
    ]);
}

#[test]
fn ellipses() {
    check(&[
        "Well ... I never.",
        "He waited....| She left.",
        "It ended…| The crowd went home.",
        "It is over. |. . . The rest is known.",
        "And so … he left.",
        "Some say [...] that it rained.",
        "Wait... what?",
    ]);
}

#[test]
fn brackets_and_references() {
    check(&[
        "It rained (hard).| It stopped.",
        "(It rained.)| It stopped.",
        "It rained (he said so.) all day.",
        "It is known.[12]| It is proved. [3] [4]| It is old.",
        "It is known.12 |Nobody doubts it.",
        "So it is said. [citation needed]| Others differ.",
        "“It was cold” (Lund 2010).| It was.",
        "Figure 1.3| This map shows the coast.",
        "It was fun :-)",
        "It was fun. :-)| We left.",
    ]);
}

#[test]
fn joints_and_addresses() {
    check(&[
        "It ended.|Next came the rain.",
        "Read www.example.com/a.b?c=1 or ask Ann.Bell@example.com.| Then call.",
        "Use Node.js or ASP.NET 4.5.| It works.",
        "It cost $1,000.50.| It was sold.",
    ]);
}

#[test]
fn lists() {
    check(&[
        "1. Wash it. |2. Dry it. |3. Fold it.",
        "1) Wash |2) Dry",
        "a. wash |b. dry",
        "• Wash • |Dry".replace("• |", "|• ").as_str(),
        "A. Smith and B. Jones met.",
        "The harbour at dawn |Photo: Ann Example",
    ]);
}

#[test]
fn lines() {
    check(&[
        "A headline without a stop\n\n|The first sentence.",
        "A headline without a stop\n \u{a0}\n|The first sentence.",
        "The council met on Monday to vote on the plan for the\nold harbour, and it voted to close the gates at\nnoon.",
        "The council met on Monday to vote on the plan for old\nHarbour Street, and it voted to close it.| It did.",
        "Harbour to close\n|By Ann Example\n|The council voted to close the harbour for good, and nobody spoke.",
        "A list of those who came to the meeting in the hall of\nHarbour Street, and of the ones who stayed away from\nit",
        "eggs\n|bread\n|milk and butter",
        "- eggs\n|- bread\n|- milk",
    ]);
}

#[test]
fn abbreviations_by_letter_case() {
    for word in ["Mr", "mr", "Inc", "Sat", "Ph.D", "U.S"] {
        assert_eq!(is_abbreviation(word), word != "U.S", "{word}");
    }
    for word in ["sat", "no", "km", "house", ""] {
        assert!(!is_abbreviation(word), "{word}");
    }
}

#[test]
fn a_span_alone_has_the_sentences_it_has_in_its_document() {
    let text = "He said “no.” She left.\n\nA second paragraph. It ends";
    let mut apart = Vec::new();
    for paragraph in [Span::new(0, 27), Span::new(27, text.len())] {
        segment(text, paragraph, &mut apart);
    }
    assert_eq!(apart, sentences(text));
}

/// Text of the pieces that matter to the parsers.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Mr",
        "U.S",
        "a.m",
        "No",
        "He",
        "it",
        "said",
        "5",
        "12",
        "J",
        "fig",
        "A",
        "Ω",
        "漢",
        "é",
        ".",
        "?",
        "!",
        "…",
        "...",
        ". . .",
        "\"",
        "'",
        "“",
        "”",
        "’",
        "(",
        ")",
        "[",
        "]",
        "[12]",
        ":-)",
        "—",
        "-",
        "•",
        "1.",
        "2)",
        ",",
        ":",
        " ",
        " ",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "\u{a0}",
        "\u{2028}",
        "http://a.b",
        "Photo:",
        "Figure 1 ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let spans = sentences(text);
    let mut end = 0;
    for span in &spans {
        prop_assert!(span.start() >= end && span.end() <= text.len());
        prop_assert!(text.get(span.range()).is_some_and(|s| !s.is_empty() && s.trim() == s));
        prop_assert!(text[end..span.start()].trim().is_empty(), "{:?} is in no sentence", &text[end..span.start()]);
        end = span.end();
    }
    prop_assert!(text[end..].trim().is_empty(), "{:?} is in no sentence", &text[end..]);
    Ok(())
}

proptest! {
    #[test]
    fn everything_but_white_space_is_in_one_sentence(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn so_it_is_in_text_that_looks_like_prose(text in prose()) {
        holds(&text)?;
    }

    #[test]
    fn any_span_is_cut_as_the_same_text_alone(text in prose(), from in 0usize..80, to in 0usize..80) {
        let (from, to) = (from.min(to), from.max(to));
        if let Some(part) = text.get(from..to) {
            let mut spans = Vec::new();
            segment(&text, Span::new(from, to), &mut spans);
            let alone: Vec<_> = sentences(part).iter().map(|s| (s.start() + from, s.end() + from)).collect();
            let inside: Vec<_> = spans.iter().map(|s| (s.start(), s.end())).collect();
            prop_assert_eq!(inside, alone);
        }
    }
}
