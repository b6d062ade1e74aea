//! Text of the article on the page.

use crate::report::xml::xml;

/// Text for an element or a quoted attribute: white space as single spaces, also at its ends; all else escaped.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for word in text.split_inclusive(char::is_whitespace) {
        let letters = word.trim_end();
        out += &xml(letters);
        if letters.len() < word.len() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// The same for a title: short words with a hyphen stay on one line, such as "ten-day".
pub(super) fn title(text: &str) -> String {
    const LONGEST: usize = 16;
    let is_whole = |word: &str| word.trim_matches('-').contains('-') && word.chars().count() <= LONGEST;
    let mut out = String::with_capacity(text.len() + 16);
    for word in text.split_inclusive(char::is_whitespace) {
        let letters = word.trim_end();
        if is_whole(letters) {
            out += &format!("<span class=\"whole\">{}</span>{}", html(letters), html(&word[letters.len()..]));
        } else {
            out += &html(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{html, title};

    #[test]
    fn titles_are_not_broken_inside_short_words() {
        assert_eq!(title("A ten-day <truce>"), "A <span class=\"whole\">ten-day</span> &lt;truce&gt;");
        assert_eq!(title("Yes - or-"), "Yes - or-");
        assert_eq!(title("state-of-the-art-and-more "), "state-of-the-art-and-more ");
    }

    #[test]
    fn white_space_is_single_spaces() {
        assert_eq!(html(" a\n\t b<c> "), " a b&lt;c&gt; ");
        assert_eq!(html(""), "");
    }
}
