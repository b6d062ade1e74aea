//! Character references: `&amp;`, `&eacute;`, `&#8220;`.

use html5gum::{Token, Tokenizer};

/// The longest reference that has a name, in bytes, with some room.
const LONGEST: usize = 40;

/// A text with what its references stand for.
pub(super) fn decode_all(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        read.push_str(&rest[..at]);
        rest = &rest[at..];
        let (decoded, len) = decode(rest).unwrap_or_else(|| ("&".to_owned(), 1));
        read.push_str(&decoded);
        rest = &rest[len..];
    }
    read.push_str(rest);
    read
}

/// What the reference at the start of a text stands for, and how many of its bytes it takes; `None` where the ampersand
/// there stands for itself.
pub(super) fn decode(text: &str) -> Option<(String, usize)> {
    let is_end = |(at, c): &(usize, char)| *at > 0 && !(c.is_ascii_alphanumeric() || matches!(c, '#' | ';'));
    let end = text.char_indices().take(LONGEST).find(is_end).map_or(text.len(), |(at, _)| at);
    let written = text.get(..end).or_else(|| text.get(..1))?;
    let tokens = Tokenizer::new(written).filter_map(|token| match token {
        Ok(Token::String(string)) => Some(String::from_utf8_lossy(&string).into_owned()),
        _ => None,
    });
    let read: String = tokens.collect();
    if read == written {
        return None;
    }
    // what both end with stands behind the reference
    let rest = read.bytes().skip(1).rev().zip(written.bytes().skip(1).rev()).take_while(|(a, b)| a == b).count();
    let rest = (0..=rest).rev().find(|rest| read.is_char_boundary(read.len() - rest))?;
    Some((read[..read.len() - rest].to_owned(), written.len() - rest))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references_take_only_their_own_bytes() {
        let decode = |text| decode(text).map(|(read, len)| (read, text[len..].to_owned()));
        let cases = [
            ("&amp;A", "&", "A"),
            ("&amp;", "&", ""),
            ("&amp;; b", "&", "; b"),
            ("&ampA", "&", "A"),
            ("&eacute;té", "é", "té"),
            ("&#8220;No", "“", "No"),
            ("&#x201d;", "”", ""),
            ("&#59;;", ";", ";"),
            ("&notit;", "¬", "it;"),
            ("&nbsp;&nbsp;", "\u{a0}", "&nbsp;"),
            ("&#128;", "€", ""),
        ];
        for (text, read, rest) in cases {
            assert_eq!(decode(text), Some((read.to_owned(), rest.to_owned())), "{text}");
        }
        for text in ["&", "& b", "&bogus;", "&é;", "&#;", "&#x;"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
