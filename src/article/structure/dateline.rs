//! Datelines: lines that only give a date, time or place, and those that stand before the first words of a paragraph.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{all_consuming, opt, recognize, verify};
use nom::multi::{many_m_n, many0_count, separated_list1};
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{Offset, Parser};

use super::date::{clock, date};
use super::words::{self, Parsed, any, fail, gap, is, is_capitalised, is_upper, of, space, word};
use crate::article::Dateline;
use crate::lexicon::Class;
use crate::lexicon::place::{self, Role};
use crate::span::Span;

/// What a dateline names, as parts of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Found<'a> {
    place: Option<&'a str>,
    agency: Option<&'a str>,
}

impl Found<'_> {
    /// The parts as spans, where `line` starts at `start`.
    pub(super) fn spans(self, line: &str, start: usize) -> Dateline {
        let span = |part: &str| {
            let start = start + line.offset(part);
            Span::new(start, start + part.len())
        };
        Dateline { place: self.place.map(span), agency: self.agency.map(span) }
    }
}

/// Is the whole line a date, a time, or a place with a date or agency? "Tuesday, September 22, 2015", "4:40 p.m.",
/// "Published 3 March 2020 14:05 GMT | Updated 4 March 2020", "PARIS, March 3", "LONDON (Reuters)".
pub(super) fn line(line: &str) -> Option<Found<'_>> {
    const LONGEST: usize = 120;
    if line.len() > LONGEST {
        return None;
    }
    let whole = words::without_stop(line);
    if all_consuming(terminated(stamps, opt(char(':')))).parse(whole).is_ok() {
        return Some(Found::default());
    }
    let (behind, place) = place(whole).ok()?;
    let dated = preceded((char(','), gap), date).map(|_| None);
    let credited = verify(preceded(gap, agency), |_: &str| place.upper).map(Some);
    let (_, agency) = all_consuming(alt((dated, credited))).parse(behind).ok()?;
    Some(Found { place: Some(place.name), agency })
}

/// Dates and times, each with or without a label.
fn stamps(input: &str) -> Parsed<'_> {
    let stamp = preceded(
        opt(label),
        alt((
            recognize(pair(date, opt(preceded(between, clock)))),
            recognize(pair(clock, opt(preceded(between, date)))),
        )),
    );
    recognize(separated_list1(between, stamp)).parse(input)
}

/// "Last updated on", "Published:".
fn label(input: &str) -> Parsed<'_> {
    let before = many0_count(terminated(of(Class::StampBefore), space));
    recognize((before, of(Class::Stamp), opt(char(':')), space, opt(alt((tag("on "), tag("at ")))))).parse(input)
}

/// What stands between a date and a time.
fn between(input: &str) -> Parsed<'_> {
    let mark = recognize((gap, one_of(",;|/•·-–—"), gap));
    recognize(pair(alt((mark, space)), opt(alt((tag("at "), tag("on ")))))).parse(input)
}

/// The name of a place.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// With the country or state behind the comma.
    name: &'a str,
    /// The town is all in capitals.
    upper: bool,
}

/// "PARIS", "ST. LOUIS", "KYIV, Ukraine", "Mexico City".
fn place(input: &str) -> Parsed<'_, Place<'_>> {
    let (_, first) = word.parse(input)?;
    let upper = is_upper(first);
    let part = |word: &str| {
        let fits = if upper { is_upper(word) } else { is_capitalised(word) };
        fits && !is_calendar(word) && !word.contains(|c: char| c.is_ascii_digit())
    };
    let town = (
        verify(word, part),
        many_m_n(0, 3, preceded(space, verify(word, |word: &str| part(word) || is(word, Class::NameParticle)))),
    );
    let region = (char(','), gap, verify(word, is_region), many_m_n(0, 2, preceded(space, verify(word, is_region))));
    let (rest, name) = recognize((town, opt(region))).parse(input)?;
    Ok((rest, Place { name, upper }))
}

fn is_region(word: &str) -> bool {
    is_capitalised(word) && !is_calendar(word)
}

fn is_calendar(word: &str) -> bool {
    any(word, &[Class::Month, Class::Weekday])
}

/// "(Reuters)", "(AP/dpa)", "/TASS/".
fn agency(input: &str) -> Parsed<'_> {
    let part = || verify(word, |word: &str| is_capitalised(word) || is(word, Class::WireAgency));
    let names = || recognize(pair(part(), many_m_n(0, 3, pair(alt((tag("/"), tag(" "))), part()))));
    alt((delimited(char('('), names(), char(')')), delimited(char('/'), part(), char('/')))).parse(input)
}

fn is_known(agency: &str) -> bool {
    words::words(agency).next().is_some_and(|first| is(first, Class::WireAgency))
}

/// Where a paragraph stands: as the first one of the running text, or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Front,
    Body,
}

/// The dateline at the start of a paragraph, with its length without the white space behind it: "PARIS (Reuters) —",
/// "WASHINGTON, March 3 (AP) -", "DES MOINES, Iowa —", "Dec 29 (Reuters) -", "MOSCOW, Feb 21 (TASS).", "DELHI, Aug 19
/// (PTI)". Inside the running text only one that cannot be anything else.
pub(super) fn inline(paragraph: &str, at: At) -> Option<(usize, Found<'_>)> {
    if at == At::Body && !word(paragraph).is_ok_and(|(_, first)| is_upper(first)) {
        return None;
    }
    let dated = preceded((opt(char(',')), gap), date);
    let credit = preceded((opt(char('.')), gap), agency);
    let (rest, (place, dated, agency)) = (opt(place), opt(dated), opt(credit)).parse(paragraph).ok()?;
    let upper = place.is_some_and(|place| place.upper);
    let known = agency.is_some_and(is_known);
    let sure = match at {
        At::Body => upper && known,
        At::Front if agency.is_some() => known || upper || (place.is_some() && dated.is_some()),
        At::Front => dated.is_some() && place.is_some() || upper && !place.is_some_and(|place| is_kicker(place.name)),
    };
    if !sure {
        return None;
    }
    // "PARIS, March 3 (AFP) The": place, date and agency need no mark
    let unmarked = upper && (dated.is_some() || known && at == At::Front) && rest.starts_with(char::is_whitespace);
    let town = at == At::Front && upper && place.is_some_and(|place| is_town(place.name));
    let end = match (agency, town) {
        (Some(_), _) => end_with_agency(rest),
        (None, true) => dash(rest).or_else(|_| colon(rest)),
        (None, false) => dash(rest),
    };
    let marked = end.is_ok();
    let (rest, _) = end.or_else(|fault| if unmarked && agency.is_some() { Ok((rest, "")) } else { Err(fault) }).ok()?;
    let behind = rest.trim_start();
    let goes_on = |c: char| c.is_uppercase() || !c.is_alphabetic() || (agency.is_some() && marked);
    behind.starts_with(goes_on).then(|| {
        let len = paragraph[..paragraph.len() - behind.len()].trim_end().len();
        (len, Found { place: place.map(|place| place.name), agency })
    })
}

/// Is it a town that is known: "NEW DELHI", "HANOI, Vietnam"? Behind it a colon is enough.
fn is_town(name: &str) -> bool {
    let town = name.split(',').next().unwrap_or_default();
    let capitalised = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().collect();
        first + &letters.as_str().to_lowercase()
    };
    let town: Vec<String> = town.split_whitespace().map(capitalised).collect();
    place::find(&town.join(" ")).is_some_and(|place| matches!(place.role, Role::Seat | Role::City))
}

/// A colon with white space behind it.
fn colon(input: &str) -> Parsed<'_> {
    recognize(pair(char(':'), space)).parse(input)
}

fn is_kicker(place: &str) -> bool {
    words::words(place).any(|word| is(word, Class::Kicker))
}

/// The mark behind the agency of a dateline: a dash, a full stop or colon, or, as agencies of Latin America have it, ".-".
fn end_with_agency(input: &str) -> Parsed<'_> {
    alt((recognize(pair(char('.'), dash_mark)), dash_mark, recognize(pair(one_of(".:"), space)))).parse(input)
}

/// A dash with white space on one side, a hyphen or the underscore of an old wire with white space on both.
fn dash(input: &str) -> Parsed<'_> {
    let (rest, mark) = dash_mark(input)?;
    let (before, behind) = (input.starts_with(char::is_whitespace), rest.starts_with(char::is_whitespace));
    let is_hyphen = mark.trim_start() == "-" || mark.ends_with('_');
    if (is_hyphen && before && behind) || (!is_hyphen && (before || behind)) { Ok((rest, mark)) } else { fail(input) }
}

fn dash_mark(input: &str) -> Parsed<'_> {
    recognize(preceded(gap, take_while_m_n(1, 2, |c| matches!(c, '-' | '–' | '—' | '―' | '_')))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_only_give_a_date_or_time_are_datelines() {
        for whole in [
            "Tuesday, September 22, 2015",
            "Tuesday, September 22, 2015.",
            "Published 3 March 2020 14:05 GMT",
            "Published: 3 March 2020, 14:05 | Last updated: 4 March 2020 at 9 a.m.",
            "First published on Friday 6 May 2022",
            "4:40 p.m.:",
            "11 a.m. EDT - March 3",
            "2020-03-03",
        ] {
            assert_eq!(line(whole), Some(Found::default()), "{whole}");
        }
    }

    #[test]
    fn lines_with_a_place_name_it() {
        let cases = [
            ("PARIS, March 3", Some("PARIS"), None),
            ("Paris, 3 March 2020", Some("Paris"), None),
            ("KYIV, Ukraine, March 3", Some("KYIV, Ukraine"), None),
            ("LONDON (Reuters)", Some("LONDON"), Some("Reuters")),
        ];
        for (whole, place, agency) in cases {
            assert_eq!(line(whole), Some(Found { place, agency }), "{whole}");
        }
    }

    #[test]
    fn other_lines_are_no_datelines() {
        for other in
            ["March on Washington", "Updated", "On March 3, 2020", "Friday night lights", "London (Ontario)", "12", ""]
        {
            assert_eq!(line(other), None, "{other}");
        }
    }

    #[test]
    fn a_paragraph_begins_behind_its_dateline() {
        let cases = [
            ("PARIS (Reuters) — The", "PARIS (Reuters) —", Some("PARIS"), Some("Reuters")),
            ("WASHINGTON, March 3 (AP) - The", "WASHINGTON, March 3 (AP) -", Some("WASHINGTON"), Some("AP")),
            ("LONDON — The", "LONDON —", Some("LONDON"), None),
            ("LODI, N.J. (AP) _ The", "LODI, N.J. (AP) _", Some("LODI, N.J."), Some("AP")),
            ("BOSTON __ The", "BOSTON __", Some("BOSTON"), None),
            ("BOSTON —The", "BOSTON —", Some("BOSTON"), None),
            ("(AP) — The", "(AP) —", None, Some("AP")),
            ("MOSCOW, Feb 21 (TASS). The", "MOSCOW, Feb 21 (TASS).", Some("MOSCOW"), Some("TASS")),
            ("MOSCOW, February 21. /TASS/. The", "MOSCOW, February 21. /TASS/.", Some("MOSCOW"), Some("TASS")),
            ("KYIV, Ukraine (AP) — The", "KYIV, Ukraine (AP) —", Some("KYIV, Ukraine"), Some("AP")),
            (
                "ST. PAUL, Minn., Jan. 1 (UPI) — A",
                "ST. PAUL, Minn., Jan. 1 (UPI) —",
                Some("ST. PAUL, Minn."),
                Some("UPI"),
            ),
            ("Ankara, 3 March (Anadolu) – It", "Ankara, 3 March (Anadolu) –", Some("Ankara"), Some("Anadolu")),
            ("Rio de Janeiro (AFP) – A", "Rio de Janeiro (AFP) –", Some("Rio de Janeiro"), Some("AFP")),
            ("Berlin (dpa) - Die", "Berlin (dpa) -", Some("Berlin"), Some("dpa")),
            ("Dec 29 (Reuters) - A", "Dec 29 (Reuters) -", None, Some("Reuters")),
            ("ROME -- “No", "ROME --", Some("ROME"), None),
            ("PARIS, March 3 (AFP) Two", "PARIS, March 3 (AFP)", Some("PARIS"), Some("AFP")),
            ("NEW DELHI, Aug 19 (PTI) Two", "NEW DELHI, Aug 19 (PTI)", Some("NEW DELHI"), Some("PTI")),
            ("BONN (dpa) Two", "BONN (dpa)", Some("BONN"), Some("dpa")),
            ("DES MOINES ―\u{a0}A", "DES MOINES ―", Some("DES MOINES"), None),
            ("NEW DELHI: A court", "NEW DELHI:", Some("NEW DELHI"), None),
            ("LIMA, July 19 (Andina).- The", "LIMA, July 19 (Andina).-", Some("LIMA"), Some("Andina")),
            ("Quito (EFE).– El", "Quito (EFE).–", Some("Quito"), Some("EFE")),
        ];
        for (paragraph, dateline, place, agency) in cases {
            let found = inline(paragraph, At::Front).map(|(len, found)| (&paragraph[..len], found));
            assert_eq!(found, Some((dateline, Found { place, agency })));
        }
    }

    #[test]
    fn other_beginnings_are_let_be() {
        for paragraph in [
            "EXCLUSIVE — The mayor resigns",
            "Sen. Ann Example (D-Ohio) — A first",
            "NATO - the alliance - met",
            "BOSTON _The_",
            "NATO: The alliance met",
            "INDIA: The court met",
            "JOHNSON: The court met",
            "NOW OPEN—“A gallery",
            "The council - which met",
            "BBC said — The",
            "London (Ontario) — The",
            "THE LONG WAY HOME FROM WORK - A",
            "A (AP) report",
            "Bonn (AP) Two",
            "BONN (Ontario) Two",
            "PARIS (Reuters)",
            "",
        ] {
            assert_eq!(inline(paragraph, At::Front), None, "{paragraph}");
        }
    }

    #[test]
    fn inside_the_text_only_a_sure_one_counts() {
        assert!(inline("PARIS (AP) — The", At::Body).is_some());
        for paragraph in ["PARIS — The", "Paris (AP) — The", "JOHN SMITH (Labour) — The", "(AP) — The"] {
            assert_eq!(inline(paragraph, At::Body), None, "{paragraph}");
        }
    }
}
