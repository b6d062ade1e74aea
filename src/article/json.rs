//! Strings of JSON, with the way back to their bytes.

use std::borrow::Cow;

use nom::Offset;
use serde_json::value::RawValue;

use super::SourceMap;
use crate::error::{Error, ErrorKind, Place};
use crate::span::Span;

/// A string as it reads.
pub(super) struct Text<'a> {
    pub(super) text: Cow<'a, str>,
    /// Leads to the input that the string stands in.
    pub(super) map: SourceMap,
}

/// The string that a value is; `None` where it is none. `input` is what the value was borrowed from.
pub(super) fn string<'a>(input: &'a str, value: &'a RawValue) -> Option<Text<'a>> {
    let written = value.get().strip_prefix('"')?.strip_suffix('"')?;
    let start = input.offset(written);
    let mut map = SourceMap::default();
    let Some(mut escape) = written.find('\\') else {
        map.copy(0, Span::new(start, start + written.len()));
        return Some(Text { text: Cow::Borrowed(written), map });
    };
    let mut text = String::with_capacity(written.len());
    let mut at = 0;
    loop {
        map.copy(text.len(), Span::new(start + at, start + escape));
        text.push_str(&written[at..escape]);
        if escape == written.len() {
            return Some(Text { text: Cow::Owned(text), map });
        }
        let (character, len) = unescaped(&written[escape..]);
        let from = text.len();
        text.push(character);
        map.replace(Span::new(from, text.len()), Span::new(start + escape, start + escape + len));
        at = escape + len;
        escape = written[at..].find('\\').map_or(written.len(), |next| at + next);
    }
}

/// The character that an escape at the start stands for, and how many bytes it takes. Half a character stands for the
/// replacement character.
fn unescaped(written: &str) -> (char, usize) {
    let unit = |at: usize| u16::from_str_radix(written.get(at + 2..at + 6)?, 16).ok();
    match written.as_bytes().get(1) {
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(b'n') => ('\n', 2),
        Some(b'r') => ('\r', 2),
        Some(b't') => ('\t', 2),
        Some(b'u') => {
            let second = if written.get(6..8) == Some("\\u") { unit(6) } else { None };
            let units = [unit(0).unwrap_or(0xfffd), second.unwrap_or_default()];
            match char::decode_utf16(units).next() {
                Some(Ok(character)) => (character, if character.len_utf16() == 2 { 12 } else { 6 }),
                _ => (char::REPLACEMENT_CHARACTER, 6.min(written.len())),
            }
        }
        Some(_) => {
            (written[1..].chars().next().unwrap_or('\\'), 1 + written[1..].chars().next().map_or(0, char::len_utf8))
        }
        None => ('\\', 1),
    }
}

/// What is wrong with a JSON text that starts on `line` (from 1), `offset` bytes into the input.
pub(super) fn malformed(what: &str, error: &serde_json::Error, line: usize, offset: usize) -> Error {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let place = Place { offset, line: line + error.line().saturating_sub(1), column: error.column().max(1) };
    Error::new(ErrorKind::Malformed, format!("{what}: {message}")).at(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> (String, Vec<String>) {
        let value: &RawValue = serde_json::from_str(json).expect("JSON");
        let Text { text, map } = string(json, value).expect("a string");
        let places = text.char_indices().map(|(at, c)| map.source(Span::new(at, at + c.len_utf8())));
        let sources = places.map(|span| json[span.range()].to_owned()).collect();
        (text.into_owned(), sources)
    }

    #[test]
    fn plain_strings_are_borrowed() {
        let value: &RawValue = serde_json::from_str(r#" "añb" "#).expect("JSON");
        assert!(matches!(string(value.get(), value), Some(Text { text: Cow::Borrowed("añb"), .. })));
        assert!(string("12", serde_json::from_str("12").expect("JSON")).is_none());
    }

    #[test]
    fn escapes_lead_back_to_all_their_bytes() {
        let (text, sources) = read(r#" "a\"\\\/\n\u00e9ñ\ud83d\ude00\ud83dz" "#);
        assert_eq!(text, "a\"\\/\néñ😀\u{fffd}z");
        let expected = ["a", r#"\""#, r"\\", r"\/", r"\n", r"\u00e9", "ñ", r"\ud83d\ude00", r"\ud83d", "z"];
        assert_eq!(sources, expected);
    }
}
