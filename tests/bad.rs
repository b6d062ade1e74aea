//! Files that cannot be read: damaged, cut off, encrypted, far too large when unpacked, or of another format. Each is an
//! error that says so, in little time and memory, and keeps no other file from being read.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ascribe::article::{Format, Reading, Revision};
use ascribe::{Article, ErrorKind};

mod support;

use support::{Folder, docx, odt, zip};

type Problem = Box<dyn std::error::Error>;

/// The documents that bytes are cut from.
const WHOLE: [(&str, Format); 6] = [
    ("docx", Format::Docx),
    ("odt", Format::Odt),
    ("rtf", Format::Rtf),
    ("html", Format::Html),
    ("ninjs", Format::Ninjs),
    ("newsml", Format::NewsMl),
];

#[track_caller]
fn refused(bytes: &[u8], format: Format, kind: ErrorKind, what: &str) {
    let start = Instant::now();
    // what was read instead may be long
    let error = Article::read(bytes, format).map(|article| article.text.len()).expect_err("an error");
    assert_eq!(error.kind(), kind, "{error}");
    assert!(error.to_string().contains(what), "{error}");
    assert!(error.to_string().lines().count() == 1, "{error}");
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn files_that_are_cut_off_are_read_as_far_as_they_go_or_refused() -> Result<(), Problem> {
    for (extension, format) in WHOLE {
        let whole = fs::read(format!("tests/documents/ceasefire.{extension}"))?;
        let mut refused = 0;
        for end in (0..whole.len()).step_by(1 + whole.len() / 60) {
            for revision in [Revision::Original, Revision::Final] {
                refused += usize::from(Article::read(&whole[..end], Reading { revision, ..format.into() }).is_err());
            }
        }
        // only a page of HTML makes sense without its end
        assert!(format == Format::Html || refused >= 118, "{extension}: {refused}");
    }
    Ok(())
}

#[test]
fn files_with_wrong_bytes_are_read_or_refused() -> Result<(), Problem> {
    for (extension, format) in WHOLE {
        let whole = fs::read(format!("tests/documents/ceasefire.{extension}"))?;
        for at in (0..whole.len()).step_by(1 + whole.len() / 150) {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            if let Ok(article) = Article::read(&bytes, format) {
                assert!(!article.blocks.is_empty());
            }
        }
    }
    Ok(())
}

#[test]
fn documents_of_another_kind_are_called_by_their_name() -> Result<(), Problem> {
    for format in [Format::Docx, Format::Odt, Format::Rtf] {
        refused(b"%PDF-1.7 and so on", format, ErrorKind::Malformed, "but a PDF file; copy its text");
        refused(b"It rained.", format, ErrorKind::Malformed, "but plain text; give it the extension .txt or .md");
        refused(
            b"<!DOCTYPE html><p>It rained.",
            format,
            ErrorKind::Malformed,
            "but an HTML page; give it the extension .html",
        );
        refused(b"\x01\xfe\0\x02", format, ErrorKind::Malformed, "nor any other format that ascribe recognizes");
        refused(b"", format, ErrorKind::Empty, "this is empty; check that the article was saved");
    }
    refused(
        &odt("<text:p>It rained.</text:p>")?,
        Format::Docx,
        ErrorKind::Malformed,
        "its part word/document.xml is missing",
    );
    refused(&docx("<w:p/>")?, Format::Odt, ErrorKind::Malformed, "content.xml is missing");
    refused(&docx("<w:p/>")?, Format::Html, ErrorKind::Binary, "give it the extension .docx");
    refused(&docx("<w:p/>")?, Format::Docx, ErrorKind::Empty, "no text in the input");
    refused(
        b"<rss><item>It rained.</item></rss>",
        Format::NewsMl,
        ErrorKind::Malformed,
        "this XML file, whose root is <rss>, contains no news item",
    );
    refused(b"<?xml version='1.0'?><html/>", Format::NewsMl, ErrorKind::Malformed, "give it the extension .html");
    refused(b"It rained.", Format::NewsMl, ErrorKind::Malformed, "this is not XML");
    refused(b"<rss/>", Format::Nitf, ErrorKind::Malformed, "this XML file is not NITF, because its root is <rss>");
    refused(b"It rained.", Format::Nitf, ErrorKind::Malformed, "this is not NITF");
    refused(b"<nitf><body>", Format::Nitf, ErrorKind::Malformed, "it ends inside an element");
    refused(b"<nitf><body/></nitf>", Format::Nitf, ErrorKind::Empty, "no text in the input");
    for (bytes, what) in
        [("<!doctype html><p>It rained.</p>", "an HTML page"), ("<?xml version='1.0'?><a/>", "an XML file")]
    {
        let error = Format::Text.check_guess(bytes.as_bytes()).expect_err("markup");
        assert!(error.to_string().contains(&format!("this is {what}, not plain text; ")), "{error}");
        assert!(Article::read(bytes.as_bytes(), Format::Text).is_ok(), "who asks for it reads markup as text");
        assert_eq!(Format::Markdown.check_guess(bytes.as_bytes()), Ok(()));
    }
    refused(b"{\"id\": 1}", Format::Ninjs, ErrorKind::Malformed, "no text in its body");
    refused(
        b" [1]",
        Format::Ninjs,
        ErrorKind::Malformed,
        "this JSON is a list, but a ninjs file contains one news item",
    );
    refused(b"1", Format::Ninjs, ErrorKind::Malformed, "this is not a ninjs news item");
    refused(b"\n", Format::Ninjs, ErrorKind::Empty, "no text in the input");
    let twice = b"{\"body_text\": \"It rained.\", \"infoSources\": [], \"infosources\": []}";
    refused(twice, Format::Ninjs, ErrorKind::Malformed, "duplicate field `infosources`");
    Ok(())
}

#[test]
fn a_part_that_is_missing_is_named() -> Result<(), Problem> {
    let document = "<w:document xmlns:w='w'><w:p><w:r><w:t>It rained.</w:t><w:footnoteReference w:id='2'/></w:r></w:p></w:document>";
    let relations = "<R><Relationship Id='a' Type='x/footnotes' Target='footnotes.xml'/></R>";
    let parts = [("word/document.xml", document), ("word/_rels/document.xml.rels", relations)];
    let bytes = zip(parts.map(|(name, text)| (name, text.as_bytes())))?;
    refused(&bytes, Format::Docx, ErrorKind::Malformed, "its part word/footnotes.xml is missing");
    Ok(())
}

#[test]
fn xml_that_is_wrong_is_refused_with_its_part() -> Result<(), Problem> {
    refused(&docx("<w:p><w:r></w:p>")?, Format::Docx, ErrorKind::Malformed, "word/document.xml is not well-formed XML");
    let parts = [("word/document.xml", b"<w:document><w:p>".as_slice())];
    refused(&zip(parts)?, Format::Docx, ErrorKind::Malformed, "it ends inside an element");
    refused(
        &zip([("word/document.xml", b"\xff\xfe<".as_slice())])?,
        Format::Docx,
        ErrorKind::Encoding,
        "cannot be decoded",
    );
    refused(b"<newsItem><headline>A</newsItem>", Format::NewsMl, ErrorKind::Malformed, "not well-formed XML");
    Ok(())
}

#[test]
fn entities_are_not_expanded() -> Result<(), Problem> {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 'It rained. '>");
    for level in 1..20 {
        bomb += &format!("<!ENTITY a{level} '{}'>", format!("&a{};", level - 1).repeat(10));
    }
    bomb += "<!ENTITY f SYSTEM 'file:///etc/passwd'>]>";
    for entity in ["a19", "f"] {
        let body = format!("{bomb}<w:document xmlns:w='w'><w:p><w:r><w:t>&{entity};</w:t></w:r></w:p></w:document>");
        let bytes = zip([("word/document.xml", body.as_bytes())])?;
        refused(&bytes, Format::Docx, ErrorKind::Malformed, "such entities are not read");
        let item = format!("{bomb}<newsItem><headline>A</headline><contentMeta>&{entity};</contentMeta></newsItem>");
        refused(item.as_bytes(), Format::NewsMl, ErrorKind::Malformed, "such entities are not read");
    }
    let page = bomb + "<p>&a19; it is.</p>";
    let article = Article::read(page.as_bytes(), Format::Html)?;
    assert!(article.text.len() < page.len());
    Ok(())
}

#[test]
fn zip_bombs_are_not_unpacked() -> Result<(), Problem> {
    let filler = "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(1 << 20);
    let bomb = docx(&filler)?;
    assert!(bomb.len() < 256 << 10, "{}", bomb.len());
    refused(&bomb, Format::Docx, ErrorKind::TooLarge, "word/document.xml is far larger when unpacked");
    let spaces = " ".repeat(64 << 20);
    refused(&odt(&spaces)?, Format::Odt, ErrorKind::TooLarge, "content.xml is far larger when unpacked");
    Ok(())
}

#[test]
fn documents_with_a_password_are_told() -> Result<(), Problem> {
    let old = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600], &name, &[0; 100]].concat()
    };
    refused(&old("EncryptedPackage"), Format::Docx, ErrorKind::Encrypted, "has a password");
    refused(&old("WordDocument"), Format::Docx, ErrorKind::Malformed, "Word 97–2003 document (DOC); save it as .docx");
    refused(&old("?"), Format::Docx, ErrorKind::Malformed, "an old Office file, or one with a password");
    let manifest = b"<manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>";
    let parts = [("META-INF/manifest.xml", manifest.as_slice()), ("content.xml", b"\x8f\x11 no XML")];
    refused(&zip(parts)?, Format::Odt, ErrorKind::Encrypted, "has a password");
    // the flag of an encrypted file, in its own header and in the directory
    let mut bytes = docx("<w:p/>")?;
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|four| four == signature).ok_or("no header")?;
        bytes[at + flags] |= 1;
    }
    refused(&bytes, Format::Docx, ErrorKind::Encrypted, "has a password");
    Ok(())
}

#[test]
fn what_is_nested_without_end_takes_no_more_time_than_what_is_not() -> Result<(), Problem> {
    const DEPTH: usize = 50_000;
    let start = Instant::now();
    let nest = |open: &str, inside: &str, close: &str| open.repeat(DEPTH) + inside + &close.repeat(DEPTH);
    let words = "It rained on Friday.";
    let paragraph = format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let boxed = nest("<w:p><w:r><w:txbxContent>", &paragraph, "</w:txbxContent></w:r></w:p>");
    assert!(Article::read(&docx(&format!("{paragraph}{boxed}"))?, Format::Docx)?.text.starts_with(words));
    let table = nest("<w:tbl><w:tr><w:tc>", &paragraph, "</w:tc></w:tr></w:tbl>");
    assert!(Article::read(&docx(&table)?, Format::Docx)?.text.contains(words));
    let boxed = nest("<text:p><draw:text-box>", &format!("<text:p>{words}</text:p>"), "</draw:text-box></text:p>");
    assert!(Article::read(&odt(&format!("<text:p>{words}</text:p>{boxed}"))?, Format::Odt)?.text.starts_with(words));
    let rtf = format!("{{\\rtf1 {}}}", nest("{\\field{\\footnote ", words, "}}"));
    assert!(Article::read(format!("{{\\rtf1 {words}\\par {rtf}}}").as_bytes(), Format::Rtf)?.text.starts_with(words));
    let rtf = format!("{{\\rtf1 {}}}", nest("{\\b ", words, "}"));
    assert_eq!(Article::read(rtf.as_bytes(), Format::Rtf)?.text, words);
    let json = format!("{{\"x\": {}, \"body_text\": \"{words}\"}}", nest("[", "", "]"));
    assert_eq!(Article::read(json.as_bytes(), Format::Ninjs)?.text, words);
    let line = format!("{{\"x\": {}, \"text\": \"{words}\"}}", nest("{\"a\":", "1", "}"));
    assert_eq!(Article::read(line.as_bytes(), Format::Ndjson)?.text, words);
    let data = format!("<script type='application/ld+json'>{}</script><p>{words}</p>", nest("[", "", "]"));
    assert_eq!(Article::read(data.as_bytes(), Format::Html)?.text, words);
    let item = nest("<a>", "", "</a>");
    let item = format!("<newsItem>{item}<inlineXML><p>{words}</p></inlineXML></newsItem>");
    assert_eq!(Article::read(item.as_bytes(), Format::NewsMl)?.text, words);
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
    Ok(())
}

#[test]
fn the_other_files_are_audited_all_the_same() -> Result<(), Problem> {
    let folder = Folder::new()?;
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes);
    write("a-cut.docx", &fs::read("tests/documents/ceasefire.docx")?[..3000])?;
    write("b-good.docx", &docx("<w:p><w:r><w:t>It rained on Friday, Reuters reported.</w:t></w:r></w:p>")?)?;
    write("c-cut.rtf", b"{\\rtf1 It rained")?;
    write("d-corpus.ndjson", b"{\"id\": \"x\", \"text\": \"It rained on Friday.\"}\n{\"text\": 1}\n")?;
    write("e-empty.html", b"<p><script>It rained.</script>")?;
    write("f-bad.newsml", b"<newsItem>\n<a></b></newsItem>")?;
    write("g-bad.ninjs", b"{\n  \"bodies\": 5}")?;
    write("h-locked.docx", &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat())?;
    // a hole in the file: it takes no room on the disk
    fs::File::create(folder.path().join("i-large.odt"))?.set_len(300 << 20)?;
    fs::File::create(folder.path().join("j-large.md"))?.set_len(5 << 30)?;
    fs::create_dir(folder.path().join("k-folder.docx"))?;
    let names =
        ["a-cut.docx", "b-good.docx", "c-cut.rtf", "d-corpus.ndjson", "e-empty.html", "f-bad.newsml", "g-bad.ninjs"];
    let output = Command::new(env!("CARGO_BIN_EXE_ascribe"))
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .env_clear()
        .args(["check", "--format", "ndjson"])
        .args(names)
        .args(["h-locked.docx", "i-large.odt", "j-large.md", "k-folder.docx"])
        .output()?;
    assert_eq!(output.status.code(), Some(2));
    let audits = std::str::from_utf8(&output.stdout)?.lines().map(serde_json::from_str);
    let audits: Vec<serde_json::Value> = audits.collect::<Result<_, _>>()?;
    let audited: Vec<_> = audits.iter().map(|audit| (&audit["path"], &audit["coverage"]["outlet"])).collect();
    assert_eq!(audited, [(&"b-good.docx".into(), &1.into()), (&"d-corpus.ndjson#x".into(), &0.into())]);
    let told = String::from_utf8(output.stderr)?;
    let told: Vec<&str> = told.lines().collect();
    let expected = [
        "ascribe: a-cut.docx: this DOCX document is damaged or incomplete: ",
        "ascribe: c-cut.rtf: this RTF document is incomplete, ",
        "ascribe: d-corpus.ndjson:2:1: this line is not an article: its \"text\" is not a string",
        "ascribe: e-empty.html: there is no text in the input; ",
        "ascribe: f-bad.newsml:2:",
        "ascribe: g-bad.ninjs:2:",
        "ascribe: h-locked.docx: this is not a DOCX document, but an old Office file, or one with a password; ",
        "ascribe: i-large.odt: this file is larger than 256 MiB, the limit for its format",
        "ascribe: j-large.md: this file is larger than 64 MiB, the limit for its format",
        "ascribe: k-folder.docx: there is no article in this folder; only files that end in ",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told}\n{expected}");
    }
    Ok(())
}

#[cfg(unix)]
#[test]
fn nobody_waits_at_a_pipe() -> Result<(), Problem> {
    let folder = Folder::new()?;
    let pipe = folder.path().join("pipe.md");
    assert!(Command::new("mkfifo").arg(&pipe).status()?.success());
    let output = Command::new(env!("CARGO_BIN_EXE_ascribe"))
        .stdin(Stdio::null())
        .arg("check")
        .args([&pipe, &"examples/court.txt".into()])
        .output()?;
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr)?;
    assert!(
        told.contains("pipe.md: is a named pipe, which may never end; pass its contents as standard input with -"),
        "{told}"
    );
    assert!(String::from_utf8(output.stdout)?.contains("── examples/court.txt"));
    Ok(())
}
