//! What holds of pages, documents and news items made of pieces of their markup.

use proptest::prelude::*;

use super::{check, check_places};
use crate::article::{Article, Format, Reading, Revision};

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
fn pieces(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(of), 1 => prop::sample::select(WORDS)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Pieces of XML in which every element ends: end tags that close nothing are left out, others are added.
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

const WORDS: &[&str] =
    &["word ", "Łódź", " ", "“No,” ", "PARIS (AP) — ", "By Ann Example", "It rained. ", "&amp;", "\n"];

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

fn zipped(name: &str, text: &str) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
    archive.write_all(text.as_bytes()).expect("its bytes");
    archive.finish().expect("an archive").into_inner()
}

/// Reads both revisions, and checks what can be read.
fn check_bytes(bytes: &[u8], format: Format) {
    for revision in [Revision::Original, Revision::Final] {
        for article in Article::read_all(bytes, Reading { revision, ..format.into() }).into_iter().flatten().flatten() {
            check_places(&article.article, format.is_text() && format != Format::NewsMl);
            if !format.is_text() {
                assert_eq!(article.article.input(), article.article.text);
            }
        }
    }
}

proptest! {
    #[test]
    fn html_leads_back_to_its_source(text in prop_oneof![9 => html_text(), 1 => any::<String>()]) {
        for revision in [Revision::Original, Revision::Final] {
            if let Ok(article) = Article::read(text.as_bytes(), Reading { revision, ..Format::Html.into() }) {
                check(&article);
            }
        }
    }

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
