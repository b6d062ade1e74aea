//! Lines that are no part of the article: links to others, "Read more: …", and what is offered to readers, "Sign up for our
//! newsletter".

use super::words::{self, is, is_capitalised, is_upper};
use crate::lexicon::{Class, Form, Frame, Word};

/// No such line is longer, in bytes.
const LONGEST: usize = 300;
const LONGEST_LABEL: usize = 6;

/// Is the line a link to another article, or does it only offer something to the reader?
pub(super) fn is_promotion(line: &str) -> bool {
    line.len() <= LONGEST && (is_link(line) || is_offer(line))
}

/// "RELATED: Ferry sinks off Lodi", "Also read | …", "You may also like". A label that may be a plain word, "More:", stands
/// before what looks like a headline.
fn is_link(line: &str) -> bool {
    const FEWEST_ALONE: usize = 2;
    let (label, rest) = match line.split_once([':', '|']) {
        Some(parts) => parts,
        None if words::words(line).count() >= FEWEST_ALONE => (line, ""),
        None => return false,
    };
    let words = words::words(label);
    let count = words.clone().count();
    let known = |word: &str| is(word, Class::RelatedLabel) || is(word, Class::RelatedFiller);
    let first = words.clone().next().unwrap_or_default();
    let sure = count > 1 || is_upper(first) || matches!(first, "Related" | "Recommended");
    (1..=LONGEST_LABEL).contains(&count)
        && is_capitalised(first)
        && words.clone().all(known)
        && words.clone().any(|word| is(word, Class::RelatedLabel))
        && (sure || !words::has_stop(rest))
}

/// Does every sentence of the line speak to the reader, and one of them offer something? What somebody says is no offer.
fn is_offer(line: &str) -> bool {
    let quoted = line.contains(['"', '“', '”', '„', '«']);
    let said = || words::words(line).any(says);
    let sentences = || line.split(['.', '!', '?']).map(words::words).filter(|words| words.clone().next().is_some());
    let few = |words: &mut dyn Iterator<Item = &str>| words.nth(3).is_none();
    !quoted
        && sentences().any(offers)
        && !said()
        && sentences().all(|words| {
            offers(words.clone()) || words.clone().any(|word| is(word, Class::Reader)) || few(&mut words.clone())
        })
}

/// Does a sentence with these words offer something to the reader?
fn offers<'a>(words: impl Iterator<Item = &'a str> + Clone) -> bool {
    let any = |class| words.clone().any(|word| is(word, class));
    let has = |wanted: &[&str]| words.clone().any(|word| wanted.iter().any(|one| word.eq_ignore_ascii_case(one)));
    let offered = || any(Class::Pitch) || any(Class::OfferNoun);
    let mut opening = words.clone().skip_while(|word| word.eq_ignore_ascii_case("please"));
    let invites = opening.next().is_some_and(|word| is(word, Class::Invitation));
    invites && offered()
        || any(Class::Reader) && any(Class::Pitch)
        || has(&["you", "your"]) && has(&["donation", "donations", "donate"])
        || any(Class::Reader) && has(&["reader", "readers", "reader-funded", "reader-supported"]) && offered()
}

/// Is it a verb that reports what somebody says?
fn says(word: &str) -> bool {
    let word = Word::of(word.trim_end_matches('.'));
    let reports = word.verb().is_some_and(|verb| verb.takes(Frame::Quote) && verb.takes(Frame::Trailing));
    reports && (word.form(Form::Past) || word.form(Form::Third))
}

#[cfg(test)]
mod tests {
    use super::is_promotion;

    #[test]
    fn links_to_other_articles_are_known_by_their_label() {
        for line in [
            "RELATED: Nine killed as ferry sinks",
            "SEE ALSO: The mayor resigns",
            "MORE: Holm wins a second term.",
            "Read more: Vold says the pier is safe",
            "Related story: Nine dead, police say.",
            "You may also like: Ten walks by the sea",
            "More on this story: the ferry",
            "Recommended:",
            "ALSO READ | The mayor resigns",
            "You may also like",
            "Related stories",
        ] {
            assert!(is_promotion(line), "{line}");
        }
        for line in [
            "More: the council wants a new pier.",
            "Lindt: The ferry will sail",
            "In the news: the ferry",
            "Read more books, the minister told pupils",
            "The story: two people met here",
            "More",
            "",
        ] {
            assert!(!is_promotion(line), "{line}");
        }
    }

    #[test]
    fn offers_speak_to_the_reader() {
        for line in [
            "Sign up here for our daily briefing.",
            "Subscribe now",
            "Support independent journalism. Donate today.",
            "Get the day's top stories in your inbox every morning.",
            "This story was made possible by readers like you. Become a member today.",
            "Our newsletter brings you the news at six.",
            "Your donation keeps this site free.",
            "Please follow us on Facebook and Twitter!",
        ] {
            assert!(is_promotion(line), "{line}");
        }
        for line in [
            "Readers may donate to the fund at the town hall.",
            "The Post lost 20,000 subscribers last year.",
            "Sign up for alerts on the app, police said.",
            "Our members voted to strike on Monday.",
            "“Subscribe to our newsletter,” the banner read.",
            "The ferry sank on Monday. Sign up for our newsletter.",
            "Get well soon",
        ] {
            assert!(!is_promotion(line), "{line}");
        }
    }
}
