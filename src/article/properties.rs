//! What holds of every article, whatever the bytes.

use proptest::prelude::*;

use super::plain::is_blank;
use super::{Article, Block, Format};
#[cfg(feature = "documents")]
use super::{Reading, Revision};
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

#[cfg(feature = "documents")]
fn html_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<p",
        "<div>",
        "</div>",
        "<article>",
        "</article>",
        "<main>",
        "<blockquote>",
        "</blockquote>",
        "<ul><li>",
        "<li>",
        "</ul>",
        "<table><tr><td>",
        "<td>",
        "</table>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<a href=\"https://example.com/\">",
        "<a href='#n1'>",
        "</a>",
        "<sup>",
        "</sup>",
        "<q>",
        "</q>",
        "<br>",
        "<br/>",
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<nav>",
        "</nav>",
        "<pre>",
        "</pre>",
        "<time>",
        "</time>",
        "<span class=byline>",
        "<a rel=author>",
        "<ins>",
        "<del>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<",
        ">",
        "&amp;",
        "&eacute",
        "&#8220;",
        "&#x0;",
        "&#xd800;",
        "&",
        ";",
        "&bogus;",
        "&NotEqualTilde;",
        "\n",
        " ",
        "\t",
        "\r\n",
        "\u{a0}",
        "word ",
        "Łódź",
        "“No,” ",
        "PARIS (AP) — ",
        "By Ann Example",
        "{\"@type\": \"NewsArticle\"}",
        "<script type=application/ld+json>",
        "A sentence that goes on for some while and ends here. ",
        "<div class='related x'>",
        "\u{feff}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

/// Pieces of the markup of a format, in no sensible order.
#[cfg(feature = "documents")]
fn pieces(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(of), 1 => prop::sample::select(WORDS)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Pieces of XML in which every element ends: end tags that close nothing are left out, others are added.
#[cfg(feature = "documents")]
fn sound_xml(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(of), 0..60).prop_map(|pieces| {
        let mut open = Vec::new();
        let mut xml = String::new();
        for piece in pieces {
            let name = piece.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
            if piece.starts_with("</") {
                if open.last() != Some(&name) {
                    continue;
                }
                open.pop();
            } else if !piece.contains("</") && !piece.contains("/>") {
                open.push(name);
            }
            xml += piece;
        }
        while let Some(name) = open.pop() {
            xml += &format!("</{name}>");
        }
        xml
    })
}

#[cfg(feature = "documents")]
const WORDS: &[&str] =
    &["word ", "Łódź", " ", "“No,” ", "PARIS (AP) — ", "By Ann Example", "It rained. ", "&amp;", "\n"];

#[cfg(feature = "documents")]
const RTF: &[&str] = &[
    "{",
    "}",
    "{",
    "}",
    "\\par ",
    "\\pard",
    "\\'e9",
    "\\'",
    "\\u8217 ?",
    "\\u-10179?",
    "\\uc2 ",
    "{\\*\\x ",
    "\\bin3 ",
    "{\\footnote ",
    "{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt ",
    "{\\fonttbl{\\f1\\fcharset128 ",
    "\\f1 ",
    "{\\stylesheet{\\s1 heading 1;}}",
    "\\s1",
    "\\deleted ",
    "\\revised0 ",
    "\\line ",
    "\\cell ",
    "\\~",
    "\\",
    "\\ansicpg65001 ",
    "\u{e9}",
];

#[cfg(feature = "documents")]
const DOCX: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:r><w:t>It rained. </w:t></w:r>",
    "<w:r>",
    "</w:r>",
    "<w:del>",
    "</w:del>",
    "<w:ins>",
    "</w:ins>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<w:hyperlink r:id='a'>",
    "</w:hyperlink>",
    "<w:tc>",
    "</w:tc>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<w:fldChar w:fldCharType='end'/>",
    "<w:footnoteReference w:id='1'/>",
    "<w:br/>",
];

#[cfg(feature = "documents")]
const ODT: &[&str] = &[
    "<text:p>",
    "</text:p>",
    "<text:p>It rained. </text:p>",
    "<text:h>",
    "</text:h>",
    "<text:list-item>",
    "</text:list-item>",
    "<text:s/>",
    "<text:a xlink:href='x'>",
    "</text:a>",
    "<text:note text:id='n'><text:note-body><text:p>Noted.</text:p></text:note-body></text:note>",
    "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>\
     <text:changed-region text:id='d'><text:insertion/></text:changed-region></text:tracked-changes>",
    "<text:change text:change-id='c'/>",
    "<text:change-start text:change-id='d'/>",
    "<text:change-end text:change-id='d'/>",
    "<draw:text-box>",
    "</draw:text-box>",
];

#[cfg(feature = "documents")]
fn zipped(name: &str, text: &str) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
    archive.write_all(text.as_bytes()).expect("its bytes");
    archive.finish().expect("an archive").into_inner()
}

/// Reads both revisions, and checks what can be read.
#[cfg(feature = "documents")]
fn check_bytes(bytes: &[u8], format: Format) {
    for revision in [Revision::Original, Revision::Final] {
        for article in Article::read_all(bytes, Reading { format, revision }).into_iter().flatten().flatten() {
            check_places(&article.article, format.is_text() && format != Format::NewsMl);
            if !format.is_text() {
                assert_eq!(article.article.input(), article.article.text);
            }
        }
    }
}

#[cfg(feature = "documents")]
proptest! {
    #[test]
    fn any_document_is_read_or_refused(rtf in pieces(RTF), docx in sound_xml(DOCX), odt in sound_xml(ODT)) {
        check_bytes(format!("{{\\rtf1 {rtf}}}").as_bytes(), Format::Rtf);
        let open = rtf.matches('{').count().saturating_sub(rtf.matches('}').count());
        check_bytes(format!("{{\\rtf1 {rtf}{}}}", "}".repeat(open)).as_bytes(), Format::Rtf);
        check_bytes(&zipped("word/document.xml", &format!("<w:document>{docx}</w:document>")), Format::Docx);
        check_bytes(&zipped("content.xml", &format!("<o><office:body>{odt}</office:body></o>")), Format::Odt);
    }

    #[test]
    fn any_news_item_is_read_or_refused(html in html_text(), text in any::<String>(), title in "\\PC{0,20}") {
        let string = |text: &str| serde_json::to_string(text).expect("JSON");
        let escaped = string(&html).replace('<', "\\u003c").replace('Ł', "\\u0141");
        let item = format!(
            "{{\"headlines\": [{{\"value\": {}}}], \"by\": {}, \"bodies\": [{{\"contentType\": \"text/html\", \"value\": {escaped}}}]}}",
            string(&title), string(&title),
        );
        check_bytes(item.as_bytes(), Format::Ninjs);
        let lines = format!("{{\"id\": 1, \"title\": {}, \"text\": {}}}\n{{\"text\": {escaped}}}", string(&title), string(&text));
        check_bytes(lines.as_bytes(), Format::Ndjson);
        check_bytes(format!("<newsItem><inlineXML>{html}</inlineXML><headline>{title}</headline></newsItem>").as_bytes(), Format::NewsMl);
    }
}

proptest! {
    #[test]
    fn plain_text_keeps_all_its_words(text in prop_oneof![plain_text(), any::<String>(), "(\\PC|[\r\n\t >.-]){0,200}"]) {
        let article = Article::plain(&text);
        check(&article);
        check_cover(&article);
        if !text.contains('>') {
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

    #[cfg(feature = "documents")]
    #[test]
    fn html_leads_back_to_its_source(text in prop_oneof![9 => html_text(), 1 => any::<String>()]) {
        for revision in [Revision::Original, Revision::Final] {
            if let Ok(article) = Article::read(text.as_bytes(), Reading { format: Format::Html, revision }) {
                check(&article);
            }
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
