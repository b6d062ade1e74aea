//! What holds of every article, whatever the bytes.

#[cfg(feature = "documents")]
mod documents;

use proptest::prelude::*;

use super::plain::is_blank;
use super::{Article, Block, Format, canonical};
use crate::span::Span;

/// Blocks stand in order and apart, trimmed and not empty; what is in them leads back into the input, in order.
fn check(article: &Article<'_>) {
    check_places(article, true);
}

/// The same; where the parts of an article may stand in any order in the input, theirs is not asked for.
fn check_places(article: &Article<'_>, in_order: bool) {
    let mut end = 0;
    let mut source_start = 0;
    for Block { span, .. } in article.blocks.iter().copied() {
        let text = &article.text[span.range()];
        assert!(span.start() >= end && !text.is_empty() && text.trim() == text, "{span:?} {text:?}");
        end = span.end();
        for (at, c) in text.char_indices() {
            let start = span.start() + at;
            let source = article.source(Span::new(start, start + c.len_utf8()));
            assert!(article.input().get(source.range()).is_some(), "{c:?} comes from {source:?}");
            assert!(!in_order || source.start() >= source_start, "{c:?} comes from {source:?}");
            source_start = source.start();
        }
        let source = article.source(span);
        assert!(source.start() < source.end() && article.input().get(source.range()).is_some(), "{span:?} {source:?}");
        let (line, column) = article.line_column(source.start());
        assert!(line > 0 && column > 0);
    }
    for (text, source) in article.map.copies() {
        assert_eq!(&article.text[text.range()], &article.input()[source.range()]);
    }
    let in_block = |span: Span| article.blocks.iter().any(|block| block.span.contains(span));
    assert!(article.links.iter().all(|link| in_block(link.span) && !link.span.is_empty()));
    assert!(article.links.is_sorted_by_key(|link| link.span.end()));
    assert!([article.dateline.place, article.dateline.agency].into_iter().flatten().all(in_block));
}

/// What stands between the blocks of plain text is white space and the marks of lists and quoted lines.
fn check_cover(article: &Article<'_>) {
    let mut end = 0;
    for span in article.blocks.iter().map(|block| block.span).chain([Span::new(article.text.len(), article.text.len())])
    {
        let mut between: String =
            article.text[end..span.start()].chars().filter(|c| !is_blank(*c) && *c != '>').collect();
        between.retain(|c| !"-*+•‣◦▪●∙·().".contains(c));
        assert!(between.len() <= 2 && between.chars().all(|c| c.is_ascii_digit()), "{between:?} is in no block");
        end = span.end();
    }
}

/// Pieces of the layout of articles.
fn plain_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u{c}",
        " ",
        "\t",
        "\u{a0}",
        "\u{feff}",
        "> ",
        ">",
        "- ",
        "• ",
        "1. ",
        "2) ",
        "(3) ",
        "By Ann Example",
        "BYLINE: ",
        "PARIS (Reuters) — ",
        "LONDON — ",
        "(AP) -",
        "Tuesday, March 3, 2020",
        "4:40 p.m.",
        "Photo: ",
        "(AP Photo/Ann)",
        "Image: Ann",
        "Tags: a, b",
        "One, Two, Three",
        "TOP STORIES",
        "What we eat",
        "The storm came on Friday, the board said. ",
        "“No,” ",
        "word ",
        "Łódź ",
        "é",
        "e\u{301}",
        ".",
        "?",
        ":",
        ";",
        "—",
        "Reporting by Ann; Editing by Bob",
        "#a #b",
        "a line that goes on for a while and then",
        "with some more",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

#[cfg(feature = "markdown")]
fn markdown_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "  \n",
        "\\\n",
        "\t",
        "\u{a0}",
        "\u{feff}",
        "> ",
        "- ",
        "* ",
        "1. ",
        "# ",
        "## ",
        "***",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "``",
        "```\n",
        "[",
        "](x)",
        "![",
        "]",
        "[^1]",
        "[^1]: ",
        "| a | b |\n| - | - |\n",
        "|",
        "<b>",
        "</b>",
        "<br>",
        "<!-- ",
        " -->",
        "<div>\n",
        "&amp;",
        "&nbsp;",
        "&#65;",
        "&bogus;",
        "\\*",
        "\\",
        "---\n",
        "+++\n",
        "title: A\n",
        "author: 'Ann'\n",
        "<https://example.com>",
        "[ref]: /r\n",
        "word ",
        "Łódź",
        "“No,” ",
        ".",
        "\n===\n",
        "\0",
        "By Ann Example",
        "PARIS (AP) — ",
        "- [x] ",
        "[!NOTE]\n",
        "    ",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn plain_text_keeps_all_its_words(text in prop_oneof![plain_text(), any::<String>(), "(\\PC|[\r\n\t >.-]){0,200}"]) {
        let article = Article::plain(&text);
        check(&article);
        check_cover(&article);
        if !text.contains('>') && !canonical::may_change(&text) {
            prop_assert_eq!(article.text.as_ref(), text.as_str());
            prop_assert!(matches!(article.text, std::borrow::Cow::Borrowed(_)));
        }
    }

    #[cfg(feature = "markdown")]
    #[test]
    fn markdown_leads_back_to_its_source(text in prop_oneof![markdown_text(), any::<String>()]) {
        if let Ok(article) = Article::read(text.as_bytes(), Format::Markdown) {
            check(&article);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in Format::all() {
            match Article::read(&bytes, format) {
                Ok(article) => check(&article),
                Err(error) => {
                    prop_assert!(error.place().is_none_or(|place| place.offset <= bytes.len()));
                    prop_assert!(!error.to_string().is_empty());
                }
            }
        }
    }
}
