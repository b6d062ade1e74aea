//! Makes text from outside safe to show: nothing in an article or a path may control a terminal, or a log that takes commands.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with control characters and invisible characters made visible.
///
/// Control characters become their pictures (`␛`), line breaks and tabs too; marks that turn the direction of the text and
/// invisible characters become `\u{202e}`. Runners of continuous integration take `##[…]`, `##vso[…]` and the like anywhere
/// in a log for a command; its bracket becomes a wide one.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '[' if begins_command(&out) => out.push('［'),
            _ if !is_hidden(c) => out.push(c),
            '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => out.push('␡'),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
        }
    }
    Cow::Owned(out)
}

/// The words with single spaces between them, escaped.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(escape).collect();
    words.join(" ")
}

/// The same for JSON, where such characters only stand inside strings: they become `\u202e`, which means the same.
pub(super) fn escape_json(json: String) -> String {
    let is_shown = |c: char| c == '\n' || !is_hidden(c);
    if json.chars().all(is_shown) && !json.contains("##") {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_shown(c) && !(c == '[' && begins_command(&out)) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

/// Would a bracket after this text begin a command to a runner?
fn begins_command(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).ends_with("##")
}

/// Is this a control character or an invisible one? Joiners inside words are not: some scripts need them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{escape, escape_json};
    use std::borrow::Cow;

    #[test]
    fn leaves_prose_alone() {
        let text = "“Ça va,” said 北京 👩‍👩‍👧 می‌خواهم — fine…";
        assert!(matches!(escape(text), Cow::Borrowed(shown) if shown == text));
    }

    #[test]
    fn shows_what_terminals_obey() {
        assert_eq!(escape("a\u{1b}[31mb\u{7}\r\n\t\u{7f}"), "a␛[31mb␇␍␊␉␡");
        assert_eq!(escape("\u{9b}31m"), "\\u{9b}31m");
    }

    #[test]
    fn shows_what_turns_or_hides_text() {
        assert_eq!(escape("a\u{202e}b\u{2066}c\u{200b}"), "a\\u{202e}b\\u{2066}c\\u{200b}");
    }

    #[test]
    fn shows_what_logs_obey() {
        assert_eq!(escape("##[add-mask]a [b] #[c]"), "##［add-mask]a [b] #[c]");
        assert_eq!(escape("a ##vso[task] ##teamcity[x] ## a[b]"), "a ##vso［task] ##teamcity［x] ## a[b]");
    }

    #[test]
    fn json_means_the_same() {
        let text = "a\u{202e}\u{9b}\u{7f}\u{e0041}\n北“\\##[##vso[";
        let json = escape_json(serde_json::json!({ "text": text }).to_string());
        assert_eq!(json, r###"{"text":"a\u202e\u009b\u007f\udb40\udc41\n北“\\##\u005b##vso\u005b"}"###);
        let back: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
        assert_eq!(back["text"], text);
    }

    #[test]
    fn leaves_nothing_to_obey_or_hide() {
        let all: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
        assert!(!escape(&all).chars().any(super::is_hidden));
    }
}
