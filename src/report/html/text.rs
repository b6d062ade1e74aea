//! Words of the article on the page.

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

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn white_space_is_single_spaces() {
        assert_eq!(html(" a\n\t b<c> "), " a b&lt;c&gt; ");
        assert_eq!(html(""), "");
    }
}
