//! The words under pictures: captions and credits.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{opt, recognize, verify};
use nom::multi::many_m_n;
use nom::sequence::preceded;

use super::words::{self, Parsed, gap, is, is_capitalised, of, space, word};
use crate::lexicon::Class;

/// Is the block the words under a picture?
pub(super) fn caption(block: &str) -> bool {
    const LONGEST: usize = 800;
    block.len() <= LONGEST
        && (labelled(block).is_ok() || numbered(block).is_ok() || has_credit_behind(block) || is_credit(block))
}

/// "Photo: …", "(Photo by Ann Example)", "FILE - …", "File photo of …".
fn labelled(block: &str) -> Parsed<'_> {
    let label = verify(word, |label: &str| is_capitalised(label) && is(label, Class::Picture));
    let (rest, label) = preceded(opt(char('(')), label).parse(block)?;
    let by = (
        space,
        alt((tag("by"), tag("courtesy of"), tag("courtesy"), tag("from"), tag("via"))),
        space,
        verify(word, is_capitalised),
    );
    let of = (space, alt((tag("-"), tag("–"), tag("—"), tag("of"), tag("In"))), space);
    let is_file = label.eq_ignore_ascii_case("file");
    let file = verify(recognize(of), move |_: &str| is_file);
    let more = many_m_n(0, 2, preceded(space, self::of(Class::Picture)));
    recognize((more, alt((recognize((gap, char(':'))), recognize(by), file)))).parse(rest)
}

/// "Figure 2. The harbour"
fn numbered(block: &str) -> Parsed<'_> {
    let label = alt((tag("Figure"), tag("Fig."), tag("Chart"), tag("Map"), tag("Table"), tag("Listing")));
    recognize((label, space, digit1, one_of(".:"), space, verify(word, is_capitalised))).parse(block)
}

/// "… at the harbour. (AP Photo/Ann Example)", "… at the harbour. Image: Ann Example.", "… at the harbour | Ann Example/Getty Images".
fn has_credit_behind(block: &str) -> bool {
    const LONGEST: usize = 90;
    let from = block.len().saturating_sub(LONGEST);
    let tail = (from..).find_map(|at| block.get(at..)).unwrap_or_default();
    let credits = ["|", "©", ". ", "… "].iter().filter_map(|mark| Some((*mark, tail.rsplit_once(mark)?.1.trim())));
    // behind a sentence, a name alone is rather a part of the text
    let is_set_apart =
        |mark: &str, credit: &str| !mark.ends_with(' ') || credit.contains('/') || credit.contains(" via ");
    if credits.into_iter().any(|(mark, credit)| is_set_apart(mark, credit) && is_credit(credit)) {
        return true;
    }
    if let Some((_, credit)) = tail.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        return names_picture(credit);
    }
    let Some((before, credit)) = tail.rsplit_once(':') else { return false };
    let label = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_label = is_capitalised(label) && is(label, Class::Picture) && before.len() > label.len();
    is_label && words::words(credit).count() <= 8 && words::words(credit).next().is_some_and(is_capitalised)
}

/// "AP Photo/Ann Example", "Photo by Ann Example", "Getty Images", "Image: Ann Example".
fn names_picture(credit: &str) -> bool {
    let mut words = words::words(credit);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_agency = |word| is(word, Class::WireAgency) || is(word, Class::PhotoAgency);
    (is(first, Class::Picture) && (is_capitalised(second) || second == "by" || is(second, Class::Picture)))
        || (is_agency(first) && is(second, Class::Picture))
}

/// A line that is only a credit: "Ann Example via Getty Images", "Handout/Reuters", "Ann Example / AP Photo".
fn is_credit(line: &str) -> bool {
    const LONGEST: usize = 80;
    let is_agency = |name: &str| {
        let mut words = words::words(name);
        words.next().is_some_and(|first| is(first, Class::WireAgency) || is(first, Class::PhotoAgency))
            && words.all(is_capitalised)
    };
    if line.len() > LONGEST {
        return false;
    }
    let line = words::without_stop(line).trim_matches(['(', ')']);
    if !words::words(line).all(|word| is_capitalised(word) || word == "via" || word == "for") {
        return false;
    }
    let agency = line.rsplit_once('/').or_else(|| line.rsplit_once(" via ")).map(|(_, agency)| agency);
    let is_archive = |name: &str| words::words(name).next().is_some_and(|first| is(first, Class::PhotoAgency));
    agency.is_some_and(is_agency) || is_archive(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_known_by_their_label_or_credit() {
        for block in [
            "Photo: the harbour at dawn",
            "(Photo by Ann Example/Getty Images)",
            "FILE - In this March 3 photo, boats lie in the harbour.",
            "File photo of the harbour",
            "Image: Ann Example.",
            "Photo credit: Ann Example",
            "Photo by Ann Example under a free licence.",
            "Boats lie in the harbour. (AP Photo/Ann Example)",
            "Boats lie in the harbour. Image: Ann Example.",
            "Boats lie in the harbour. | Ann Example/Getty Images",
            "Boats lie in the harbour. Ann Example/Reuters",
            "Boats lie in the harbour © Getty Images",
            "Ann Example via Getty Images.",
            "Handout/Reuters",
            "Ann Example / AP Photo",
            "Getty.",
            "Figure 2. The harbour at dawn",
        ] {
            assert!(caption(block), "{block}");
        }
    }

    #[test]
    fn prose_about_pictures_is_none() {
        for block in [
            "Photos of the harbour went round the world.",
            "Image is everything, he said.",
            "Figure 2 shows that prices rose.",
            "The file was closed (see photo below).",
            "He had one word for the photo: wonderful.",
            "Reuters",
            "The group had a lot on file: names, dates.",
            "File your taxes early.",
            "Either/Or",
            "The pictures were sold by an agency. Getty Images",
            "She sold the pictures to two agencies | Now she is rich",
        ] {
            assert!(!caption(block), "{block}");
        }
    }
}
