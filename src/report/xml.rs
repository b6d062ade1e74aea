//! Text from outside in XML and HTML.

use super::escape;

/// The text for an element or a quoted attribute: it cannot end either, and has no character that XML forbids.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in escape(text).chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn no_markup_is_left() {
        assert_eq!(xml("<a b='\"'>&amp;"), "&lt;a b=&#39;&quot;&#39;&gt;&amp;amp;");
    }

    #[test]
    fn holds_only_what_xml_allows() {
        let all: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
        let forbidden = |c: char| matches!(c, '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        assert!(!xml(&all).contains(forbidden));
    }
}
