//! Dates and times of day: "Tuesday, September 22, 2015", "3 March 2020", "2020-03-03", "4:40 p.m. EDT".

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize, value, verify};
use nom::sequence::{delimited, pair, preceded, terminated};

use super::words::{Parsed, gap, is, is_capitalised, of, space, word};
use crate::lexicon::Class;

/// A date; at least a day of the week, or a month with a day or year.
pub(super) fn date(input: &str) -> Parsed<'_> {
    let weekday = || name(Class::Weekday);
    let full = preceded(opt(pair(weekday(), separator)), alt((month_first, day_first)));
    alt((iso, numeric, recognize(full), recognize(weekday()))).parse(input)
}

/// "September 22, 2015", "Sept. 22", "September 2015".
fn month_first(input: &str) -> Parsed<'_> {
    let behind = alt((recognize((day, opt(preceded(separator, year)))), recognize(preceded(opt(char(',')), year))));
    recognize((name(Class::Month), gap, behind)).parse(input)
}

/// "22 September 2015", "22nd of September".
fn day_first(input: &str) -> Parsed<'_> {
    let of = opt(tag("of "));
    recognize((day, space, of, name(Class::Month), opt(preceded(separator, year)))).parse(input)
}

/// "2015-09-22", with or without a time behind a "T".
fn iso(input: &str) -> Parsed<'_> {
    let time = (one_of("T "), digits(2, 2), char(':'), digits(2, 2), opt((char(':'), digits(2, 2))), opt(offset));
    recognize((digits(4, 4), char('-'), digits(2, 2), char('-'), digits(2, 2), opt(time))).parse(input)
}

/// "Z", "+02:00".
fn offset(input: &str) -> Parsed<'_> {
    alt((tag("Z"), recognize((one_of("+-"), digits(2, 2), opt(char(':')), digits(2, 2))))).parse(input)
}

/// "22/9/2015", "22.09.15".
fn numeric(input: &str) -> Parsed<'_> {
    let with = |mark: char| recognize((digits(1, 2), char(mark), digits(1, 2), char(mark), year_or_short));
    alt((with('/'), with('.'), with('-'))).parse(input)
}

/// "4:40 p.m.", "16:40 GMT", "noon".
pub(super) fn clock(input: &str) -> Parsed<'_> {
    let half = |input| {
        let names = alt((tag_no_case("a.m."), tag_no_case("p.m."), tag_no_case("a.m"), tag_no_case("p.m")));
        preceded(gap, alt((names, tag_no_case("am"), tag_no_case("pm")))).parse(input)
    };
    let minutes = || (digits(1, 2), one_of(":."), digits(2, 2), opt((char(':'), digits(2, 2))));
    let time = alt((
        recognize((minutes(), half)),
        recognize(terminated(minutes(), opt(tag_no_case("h")))),
        recognize((digits(1, 2), half)),
        recognize(alt((tag_no_case("noon"), tag_no_case("midnight")))),
    ));
    let zone =
        alt((of(Class::TimeZone), recognize(delimited(char('('), of(Class::TimeZone), char(')'))), tag("local time")));
    recognize(pair(time, opt(preceded(gap, zone)))).parse(input)
}

/// A month or day of the week that is written as a name.
fn name(class: Class) -> impl Fn(&str) -> Parsed<'_> {
    move |input| verify(word, |name: &str| is_capitalised(name) && is(name, class)).parse(input)
}

fn separator(input: &str) -> Parsed<'_, ()> {
    value((), alt((recognize(pair(char(','), gap)), space))).parse(input)
}

fn day(input: &str) -> Parsed<'_> {
    let ending = opt(alt((tag("st"), tag("nd"), tag("rd"), tag("th"))));
    terminated(verify(digits(1, 2), |day: &str| matches!(day.parse(), Ok(1..=31_u8))), ending).parse(input)
}

fn year(input: &str) -> Parsed<'_> {
    verify(digits(4, 4), |year: &str| year.starts_with(['1', '2'])).parse(input)
}

fn year_or_short(input: &str) -> Parsed<'_> {
    alt((year, digits(2, 2))).parse(input)
}

/// So many digits and no more.
fn digits(least: usize, most: usize) -> impl Fn(&str) -> Parsed<'_> {
    move |input| {
        let (rest, found) = take_while_m_n(least, most, |c: char| c.is_ascii_digit()).parse(input)?;
        if rest.starts_with(|c: char| c.is_ascii_digit()) { super::words::fail(input) } else { Ok((rest, found)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_whole() {
        for whole in [
            "Tuesday, September 22, 2015",
            "Tues., Sept. 22",
            "MARCH 3, 2021",
            "August 08, 1974",
            "3 March 2020",
            "3rd of March 2020",
            "Sat 3 March 2020",
            "March 2020",
            "Friday",
            "2020-03-03",
            "2020-03-03T14:05:00+01:00",
            "3/3/2020",
            "03.03.20",
        ] {
            assert_eq!(date(whole), Ok(("", whole)));
        }
    }

    #[test]
    fn other_words_are_no_dates() {
        for line in ["may 3 times", "March on", "March 45", "33 March", "2020", "the 3rd", "1/2", "friday"] {
            assert!(date(line).is_err(), "{line}");
        }
    }

    #[test]
    fn times_are_read_whole() {
        for whole in
            ["4:40 p.m.", "4 pm", "11 A.M. EDT", "16:40 GMT", "14.05 (GMT)", "Noon", "9:00 local time", "17:30h"]
        {
            assert_eq!(clock(whole), Ok(("", whole)));
        }
        assert!(clock("4").is_err() && clock("4:5").is_err());
    }
}
