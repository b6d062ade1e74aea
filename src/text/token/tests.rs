use proptest::prelude::*;

use super::{Token, is_blank, tokenize};
use crate::span::Span;

fn read(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), |word| matches!(word, "Mr" | "Inc"), &mut tokens);
    tokens
}

/// Each case is a text, and its tokens with the kind of each.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let shown: Vec<String> =
            read(text).iter().map(|token| format!("{:?} {}", token.kind, &text[token.span])).collect();
        assert_eq!(shown.join(" | "), *expected, "{text}");
    }
}

#[test]
fn words_keep_what_belongs_to_them() {
    check(&[
        ("Jean-Claude didn't", "Word Jean-Claude | Word didn't"),
        ("O’Brien don‘t won`t", "Word O’Brien | Word don‘t | Word won`t"),
        ("Mr. Hale of U.S.-led Acme Inc.", "Word Mr. | Word Hale | Word of | Word U.S.-led | Word Acme | Word Inc."),
        ("J. K. Rowe, J.K. Rowe", "Word J. | Word K. | Word Rowe | Comma , | Word J.K. | Word Rowe"),
        ("AT&T and/or Q&A", "Word AT&T | Word and/or | Word Q&A"),
        ("So am I. Yes.", "Word So | Word am | Word I | Stop . | Word Yes | Stop ."),
        ("non-U.S. aid", "Word non-U.S. | Word aid"),
        ("nai\u{308}ve news\u{ad}paper", "Word nai\u{308}ve | Word news\u{ad}paper"),
    ]);
}

#[test]
fn numbers_keep_what_belongs_to_them() {
    check(&[
        ("1,200 at 3:30 on 21st", "Number 1,200 | Word at | Number 3:30 | Word on | Number 21st"),
        ("50% of 1990s", "Number 50% | Word of | Number 1990s"),
        ("40-year-old in 5-to-4 vote", "Number 40-year-old | Word in | Number 5-to-4 | Word vote"),
        ("2015-16 was .45 up.", "Number 2015-16 | Word was | Number .45 | Word up | Stop ."),
        ("$5 - £6", "Symbol $ | Number 5 | Dash - | Symbol £ | Number 6"),
    ]);
}

#[test]
fn apostrophes_stay_with_their_words() {
    check(&[
        ("it’s I'm we've", "Word it | Clitic ’s | Word I | Clitic 'm | Word we | Clitic 've"),
        ("’tis 'twas ‘em", "Word ’tis | Word 'twas | Word ‘em"),
        ("rock ’n’ roll 'n' rock", "Word rock | Word ’n’ | Word roll | Word 'n' | Word rock"),
        (
            "the ’90s, '60s and 1980's",
            "Word the | Number ’90s | Comma , | Number '60s | Word and | Number 1980 | Clitic 's",
        ),
        (
            "Acme.com's Yahoo!'s (EU)’s",
            "Address Acme.com | Clitic 's | Word Yahoo | Stop ! | Clitic 's | Open ( | Word EU | Close ) | Clitic ’s",
        ),
        (
            "“Lear”’s \"Lear\"'s",
            "DoubleOpen “ | Word Lear | DoubleClose ” | Clitic ’s | DoubleStraight \" | Word Lear | DoubleStraight \" | Clitic 's",
        ),
        (
            "workers’ James' 's",
            "Word workers | SingleClose ’ | Word James | SingleStraight ' | SingleStraight ' | Word s",
        ),
        ("6'2\"", "Number 6 | SingleStraight ' | Number 2 | DoubleStraight \""),
        ("\"'S up\"", "DoubleStraight \" | SingleStraight ' | Word S | Word up | DoubleStraight \""),
        ("in ’08", "Word in | SingleClose ’ | Number 08"),
    ]);
}

#[test]
fn two_single_marks_are_a_double_one() {
    check(&[
        ("``Go,''", "DoubleOpen `` | Word Go | Comma , | DoubleStraight ''"),
        ("‘‘Go,’’", "DoubleOpen ‘‘ | Word Go | Comma , | DoubleClose ’’"),
        (
            "'''Go,' he said''",
            "DoubleStraight '' | SingleStraight ' | Word Go | Comma , | SingleStraight ' | Word he | Word said | DoubleStraight ''",
        ),
        ("'Go.'''", "SingleStraight ' | Word Go | Stop . | SingleStraight ' | DoubleStraight ''"),
        ("('''Go", "Open ( | DoubleStraight '' | SingleStraight ' | Word Go"),
        ("‘‘‘Go", "DoubleOpen ‘‘ | SingleOpen ‘ | Word Go"),
        ("‘Go’’’", "SingleOpen ‘ | Word Go | SingleClose ’ | DoubleClose ’’"),
        ("''''", "DoubleStraight '' | DoubleStraight ''"),
    ]);
}

#[test]
fn marks_stand_for_themselves() {
    check(&[
        ("Wait... what?! No…", "Word Wait | Ellipsis ... | Word what | Stop ?! | Word No | Ellipsis …"),
        ("a—b -- c - d", "Word a | Dash — | Word b | Dash -- | Word c | Dash - | Word d"),
        (
            "«oui» „ja“ ‚na‘",
            "DoubleOpen « | Word oui | DoubleClose » | DoubleOpen „ | Word ja | DoubleOpen “ | SingleOpen ‚ | Word na | SingleOpen ‘",
        ),
        ("[x]; {y}: z", "Open [ | Word x | Close ] | Semicolon ; | Open { | Word y | Close } | Colon : | Word z"),
        ("___ © 5", "Symbol ___ | Symbol © | Number 5"),
    ]);
}

#[test]
fn addresses_are_one_token() {
    check(&[
        ("See https://example.org/a?b=1.", "Word See | Address https://example.org/a?b=1 | Stop ."),
        (
            "(www.example.org) or Acme.com, #now",
            "Open ( | Address www.example.org | Close ) | Word or | Address Acme.com | Comma , | Address #now",
        ),
        ("ann@example.org \"@ann\"", "Address ann@example.org | DoubleStraight \" | Address @ann | DoubleStraight \""),
    ]);
}

#[test]
fn spacing_is_kept() {
    let spaced = |text: &str| read(text).iter().map(|token| token.spaced).collect::<Vec<_>>();
    assert_eq!(spaced("a“b” c"), [true, false, false, false, true]);
    assert_eq!(spaced("\u{feff}a\u{a0}b\u{200b}c"), [true, true, true]);
}

proptest! {
    /// Tokens are in order, never empty or blank, and leave out nothing but white space.
    #[test]
    fn tokens_cover_any_text(text in any::<String>()) {
        let mut at = 0;
        for (index, token) in read(&text).iter().enumerate() {
            let gap = &text[at..token.span.start()];
            prop_assert!(gap.chars().all(is_blank));
            prop_assert_eq!(token.spaced, index == 0 || !gap.is_empty());
            prop_assert!(!token.span.is_empty());
            prop_assert!(!text[token.span.range()].contains(char::is_whitespace));
            at = token.span.end();
        }
        prop_assert!(text[at..].chars().all(is_blank));
    }

    #[test]
    fn tokens_cover_any_marks(text in "[ a-cnstS0-9.,:/@#&'’‘`´“”\"$€_é-]{0,40}") {
        let joined: String = read(&text).iter().map(|token| &text[token.span.range()]).collect();
        prop_assert_eq!(joined, text.replace(' ', ""));
    }

    /// What stands before a span has no say in its tokens.
    #[test]
    fn a_span_stands_for_itself(before in "[a-z'“ ]{0,5}", text in "[a-z0-9'’“”. ]{0,20}") {
        let whole = format!("{before}{text}");
        let mut tokens = Vec::new();
        tokenize(&whole, Span::new(before.len(), whole.len()), |_| false, &mut tokens);
        let mut alone = Vec::new();
        tokenize(&text, Span::new(0, text.len()), |_| false, &mut alone);
        let kinds = |tokens: &[Token]| tokens.iter().map(|t| (t.span.len(), t.kind, t.spaced)).collect::<Vec<_>>();
        prop_assert_eq!(kinds(&tokens), kinds(&alone));
    }
}
