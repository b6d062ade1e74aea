//! One spelling for each word of an article, whatever characters it was typed with.
//!
//! Soft hyphens and zero-width characters are left out, and letters are composed with their accents (Unicode's form NFC), so
//! that no name, cue or sentence differs from itself. This is done once, before anything looks at words, and the map leads
//! back to the bytes as they were.

use std::iter;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::prose::Prose;
use super::{Block, Link, SourceMap};
use crate::span::Span;

impl Prose<'_> {
    /// Spells the words of all blocks in the one way; what stands between blocks stays as it is.
    pub(super) fn canonical(self) -> Self {
        if !self.blocks.iter().any(|block| may_change(&self.text[block.span])) {
            return self;
        }
        let mut speller = Speller::default();
        let mut blocks = Vec::with_capacity(self.blocks.len());
        let mut done = 0;
        for block in &self.blocks {
            speller.copy(&self.text, Span::new(done, block.span.start()));
            let start = speller.text.len();
            speller.spell(&self.text, block.span);
            let span = Span::new(start, speller.text.len()).trim(&speller.text);
            if !span.is_empty() {
                blocks.push(Block { span, ..*block });
            }
            done = block.span.end();
        }
        speller.copy(&self.text, Span::new(done, self.text.len()));
        let Speller { text, map } = speller;
        let moved = |link: Link| {
            let span = Span::new(map.target(link.span.start(), false), map.target(link.span.end(), true));
            (!span.is_empty()).then_some(Link { span, ..link })
        };
        let links = self.links.into_iter().filter_map(moved).collect();
        Prose { text: text.into(), blocks, links, map: map.then(&self.map), ..self }
    }
}

/// The text so far, and the way back.
#[derive(Default)]
struct Speller {
    text: String,
    map: SourceMap,
}

impl Speller {
    /// Adds a part of the source as it is.
    fn copy(&mut self, source: &str, span: Span) {
        self.map.copy(self.text.len(), span);
        self.text.push_str(&source[span]);
    }

    /// Adds a part of the source in its one spelling. Each character that may change is looked at together with those in
    /// front of it, back to one that nothing before it changes.
    fn spell(&mut self, source: &str, span: Span) {
        let part = &source[span];
        // where what is not yet added begins, and the last character in it
        let (mut start, mut last) = (0, 0);
        let mut at = 0;
        while let Some(c) = part[at..].chars().next() {
            let end = at + c.len_utf8();
            if !is_loose(c) {
                (last, at) = (at, end);
                continue;
            }
            let (kept, end) = cluster(part, last, at);
            let moved = |from: usize, to: usize| Span::new(span.start() + from, span.start() + to);
            self.copy(source, moved(start, last));
            match part[last..].strip_prefix(&kept) {
                // only what shows nothing is gone
                Some(_) => self.copy(source, moved(last, last + kept.len())),
                None => {
                    let begin = self.text.len();
                    self.text.push_str(&kept);
                    self.map.replace(Span::new(begin, self.text.len()), moved(last, end));
                }
            }
            (start, last, at) = (end, end, end);
        }
        self.copy(source, Span::new(span.start() + start, span.end()));
    }
}

/// The one spelling of the characters from `start` on, of which those from `loose` on may change, and where the first
/// behind them stands that does not.
fn cluster(text: &str, start: usize, loose: usize) -> (String, usize) {
    let mut kept = text[start..loose].to_owned();
    let mut at = loose;
    while let Some(c) = text[at..].chars().next().filter(|c| is_loose(*c)) {
        at += c.len_utf8();
        if !is_invisible(c, kept.chars().next_back()) {
            kept.push(c);
        } else if c == SOFT_HYPHEN {
            at += line_break(&text[at..]);
        }
    }
    (kept.nfc().collect(), at)
}

/// The length of the line break that a word is hyphenated at, if one follows.
fn line_break(behind: &str) -> usize {
    let rest = behind.trim_start();
    let blank = &behind[..behind.len() - rest.len()];
    if blank.contains(['\n', '\r']) && rest.starts_with(char::is_lowercase) { blank.len() } else { 0 }
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Does the character show nothing and part nothing? The zero-width joiners do where they shape what stands before them:
/// letters of scripts that are written joined, and pictures.
fn is_invisible(c: char, before: Option<char>) -> bool {
    const FIRST_SHAPED: char = '\u{590}';
    match c {
        SOFT_HYPHEN | '\u{34f}' | '\u{180e}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => true,
        '\u{200c}' | '\u{200d}' => before.is_none_or(|before| before < FIRST_SHAPED),
        _ => false,
    }
}

/// May the character go, or change with what stands before it?
fn is_loose(c: char) -> bool {
    match c {
        SOFT_HYPHEN => true,
        // Latin letters, and the dashes and quotation marks of print
        ..'\u{300}' | '\u{2010}'..='\u{2027}' => false,
        '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => true,
        c => canonical_combining_class(c) != 0 || is_nfc_quick(iter::once(c)) != IsNormalized::Yes,
    }
}

/// May the text hold anything that changes? Most stretches of English are ASCII, and are passed over at once.
pub(super) fn may_change(text: &str) -> bool {
    const STRETCH: usize = 64;
    text.as_bytes().chunks(STRETCH).enumerate().any(|(nth, stretch)| {
        let starts = |at: usize| text.get(nth * STRETCH + at..).and_then(|rest| rest.chars().next());
        !stretch.is_ascii()
            && stretch.iter().enumerate().any(|(at, byte)| *byte >= 0xc0 && starts(at).is_some_and(is_loose))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, BlockKind};

    /// The one spelling of a paragraph.
    fn spelt(text: &str) -> String {
        let blocks = vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
        let prose = Prose { text: text.into(), blocks, ..Prose::default() }.canonical();
        let block = prose.blocks.first().map_or("", |block| &prose.text[block.span]);
        block.to_owned()
    }

    #[test]
    fn what_shows_nothing_is_left_out() {
        assert_eq!(spelt("Reu\u{ad}ters"), "Reuters");
        assert_eq!(spelt("\u{200b}sa\u{2060}id\u{feff}"), "said");
        assert_eq!(spelt("Ol\u{200d}s\u{200c}en"), "Olsen");
        assert_eq!(spelt("\u{ad}\u{200b}"), "");
        assert_eq!(spelt("\u{200b} x \u{200b}"), "x");
    }

    #[test]
    fn words_hyphenated_at_the_end_of_a_line_are_joined() {
        assert_eq!(spelt("ac\u{ad}\ncord\u{ad} \r\n ing to"), "according to");
        assert_eq!(spelt("the ac\u{ad}\nThe"), "the ac\nThe");
        assert_eq!(spelt("the ac\u{ad} cord"), "the ac cord");
    }

    #[test]
    fn letters_are_composed_with_their_accents() {
        assert_eq!(spelt("Zoe\u{301} Lindt"), "Zo\u{e9} Lindt");
        assert_eq!(spelt("e\u{ad}\u{301}e"), "\u{e9}e");
        assert_eq!(spelt("\u{212b}s"), "\u{c5}s");
        assert_eq!(spelt("Ти\u{438}\u{306} й"), "Ти\u{439} й");
        assert_eq!(spelt("q\u{323}\u{307}"), spelt("q\u{307}\u{323}"));
    }

    #[test]
    fn joiners_that_shape_letters_and_pictures_stay() {
        for text in ["می\u{200c}شود", "\u{1f469}\u{200d}\u{1f33e}", "क्\u{200d}ष"] {
            assert_eq!(spelt(text), text);
        }
    }

    #[test]
    fn places_lead_to_the_bytes_as_they_were() {
        let source = "\u{feff}Zoe\u{301} Li\u{ad}ndt\u{200b} left. “So\u{ad}”";
        let article = Article::plain(source);
        assert_eq!(article.text, "\u{feff}Zoé Lindt left. “So”");
        let from = |words: &str| {
            let start = article.text.find(words)?;
            Some(&source[article.source(Span::new(start, start + words.len()))])
        };
        assert_eq!(from("Zoé"), Some("Zoe\u{301}"));
        assert_eq!(from("Zo"), Some("Zo"));
        assert_eq!(from("Lindt"), Some("Li\u{ad}ndt"));
        assert_eq!(from("ndt left"), Some("ndt\u{200b} left"));
        assert_eq!(from("So”"), Some("So\u{ad}”"));
    }

    #[test]
    fn other_text_is_not_copied() {
        for text in ["Plain.", "“Ça va” — Łódź…", "\u{feff}Plain.", "Тии", "漢字"] {
            assert!(matches!(Article::plain(text).text, std::borrow::Cow::Borrowed(_)), "{text}");
        }
    }
}
