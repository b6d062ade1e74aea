//! Text in other encodings than UTF-8, in every format that is text.

#![allow(clippy::panic)] // a test may

use ascribe::article::{Encoding, Format, Reading};
use ascribe::{Article, ErrorKind};

use crate::assert_blocks;

const POLISH: &str = "Most jest zamknięty, powiedział burmistrz.";

/// The text in windows-1250, of which only the letters of [`POLISH`] are known here.
fn windows_1250(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'ę' => 0xea,
        'ł' => 0xb3,
        c => u8::try_from(c).expect("a letter that is known"),
    };
    text.chars().map(byte).collect()
}

fn utf_16(text: &str, big: bool) -> Vec<u8> {
    let marked: Vec<u16> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).collect();
    marked.into_iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// The same article as each format writes it, with what the format declares of windows-1250, if it can.
fn written() -> [(Format, String, bool); 7] {
    let declared = "<?xml version=\"1.0\" encoding=\"windows-1250\"?>";
    [
        (Format::Text, POLISH.to_owned(), false),
        (Format::Markdown, POLISH.to_owned(), false),
        (Format::Html, format!("<!doctype html><meta charset=windows-1250><p>{POLISH}</p>"), true),
        (Format::Ninjs, format!("{{\"body_text\": \"{POLISH}\"}}"), false),
        (Format::Ndjson, format!("{{\"text\": \"{POLISH}\"}}\n"), false),
        (Format::NewsMl, format!("{declared}<newsItem><inlineXML><p>{POLISH}</p></inlineXML></newsItem>"), true),
        (
            Format::Nitf,
            format!("{declared}<nitf><body><body.content><p>{POLISH}</p></body.content></body></nitf>"),
            true,
        ),
    ]
}

#[test]
fn every_text_is_decoded_as_it_declares_or_as_is_asked() {
    for (format, text, declares) in written() {
        let bytes = windows_1250(&text);
        let expected = Encoding::by_name("windows-1250");
        let asked = Article::read(&bytes, Reading { encoding: expected, ..format.into() }).expect("an article");
        assert_blocks(&asked, &format!("para: {POLISH}"));
        assert_eq!(asked.input(), text, "places lead into the decoded text");
        assert_eq!(&asked.input()[asked.source(asked.blocks[0].span)], POLISH);
        assert_eq!((asked.encoding(), asked.is_text()), (expected, true));
        match Article::read(&bytes, format) {
            Ok(article) if declares => assert_eq!(article, asked),
            Err(error) if !declares => {
                assert_eq!(error.kind(), ErrorKind::Encoding);
                assert!(error.to_string().contains("run again with --encoding "), "{error}");
            }
            other => panic!("{format:?}: {other:?}"),
        }
    }
}

#[test]
fn a_byte_order_mark_tells_the_encoding_of_every_text() {
    for (format, text, _) in written() {
        for big in [false, true] {
            let bytes = utf_16(&text, big);
            let article = Article::read(&bytes, format).expect("an article");
            assert_blocks(&article, &format!("para: {POLISH}"));
            assert_eq!(article.encoding().map(Encoding::name), Some(if big { "UTF-16BE" } else { "UTF-16LE" }));
        }
        let marked = format!("\u{feff}{text}");
        let article = Article::read(marked.as_bytes(), format).expect("an article");
        assert_blocks(&article, &format!("para: {POLISH}"));
        assert_eq!(article.encoding(), None);
    }
}

#[test]
fn articles_of_a_decoded_file_are_read_one_by_one() {
    let bytes = utf_16("{\"id\": \"é\", \"text\": \"It rained.\"}\n{\"text\": 1}\n{\"text\": \"It snowed.\"}\n", false);
    let articles: Vec<_> = Article::read_all(&bytes, Format::Ndjson).expect("articles").collect();
    let [Ok(first), Err(wrong), Ok(last)] = articles.as_slice() else { panic!("{articles:?}") };
    assert_eq!((first.name.as_deref(), last.name.as_deref()), (Some("é"), Some("3")));
    assert_eq!(wrong.place().map(|place| place.line), Some(2));
    assert_eq!(last.article.line_column(last.article.source(last.article.blocks[0].span).start()), (3, 11));
}
