//! From bytes to text, or to an error that says what the bytes are and what to do about them.
//!
//! A byte order mark counts most, then what the caller says, then that the bytes are sound UTF-8 beyond ASCII, which text of
//! no other encoding is by chance, then what a page or XML declares of itself. What declares nothing must be UTF-8: no
//! encoding is guessed but to name it in the message.

mod declared;
mod guess;
mod signature;

use encoding_rs::{DecoderResult, Encoding as Standard, UTF_8, UTF_16BE, UTF_16LE};

use super::encoding::Encoding;
use super::input::Input;
use crate::error::{Error, ErrorKind, Place};
use crate::span::Span;
pub(super) use declared::Declares;
#[cfg(feature = "documents")]
pub(super) use signature::instead;
pub(super) use signature::markup;

/// The text of the bytes: borrowed, with its byte order mark, where it is in UTF-8, and decoded where it is not. `asked` is the
/// encoding that the caller says it is in.
pub(super) fn text(bytes: &[u8], declares: Declares, asked: Option<Encoding>) -> Result<Input<'_>, Error> {
    if let Some(name) = utf32(bytes) {
        let message = format!(
            "this is {name} text, which ascribe does not read; convert it to UTF-8, for example with iconv -f {name} -t UTF-8"
        );
        return Err(Error::new(ErrorKind::Encoding, message).at(START));
    }
    if let Some((encoding, mark)) = Standard::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return decoded(&bytes[mark..], encoding, "its byte order mark says", false);
    }
    if let Some(kind) = signature::of(bytes) {
        let message = format!("this is {}, not text; {}", kind.name, kind.advice());
        return Err(Error::new(ErrorKind::Binary, message));
    }
    if let Some(asked) = asked.filter(|asked| asked.standard() != UTF_8) {
        return decoded(bytes, asked.standard(), "it should be in", false);
    }
    let utf8 = std::str::from_utf8(bytes);
    if asked.is_some() || utf8.is_ok_and(|text| !text.is_ascii()) {
        return sound(bytes, utf8);
    }
    match declared::declared(bytes, declares) {
        Some(encoding) if encoding == encoding_rs::REPLACEMENT => {
            let message = "it declares an encoding that is no longer read anywhere for reasons of security; convert it to UTF-8 and declare that";
            Err(Error::new(ErrorKind::Encoding, message).at(START))
        }
        Some(encoding) if utf8.is_err() || !encoding.is_ascii_compatible() => {
            decoded(bytes, encoding, "it declares", declares == Declares::Html)
        }
        _ => sound(bytes, utf8),
    }
}

/// The text of a part of a document, which is XML.
#[cfg(feature = "documents")]
pub(super) fn part(bytes: Vec<u8>) -> Result<String, Error> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => text(error.as_bytes(), Declares::Xml, None).map(|input| input.text().to_owned()),
    }
}

const START: Place = Place { offset: 0, line: 1, column: 1 };

/// The text, if it is UTF-8, and text at all.
fn sound<'a>(bytes: &'a [u8], utf8: Result<&'a str, std::str::Utf8Error>) -> Result<Input<'a>, Error> {
    if let Some(encoding) = sixteen_bits(bytes) {
        let name = encoding.name();
        let message = format!("this is not UTF-8: it looks like {name}; run again with --encoding {name}");
        return Err(Error::new(ErrorKind::Encoding, message).at(START));
    }
    match utf8 {
        Ok(text) => {
            check_controls(text)?;
            Ok(Input::new(text))
        }
        Err(_) if memchr::memchr(0, bytes).is_some() => Err(binary("this is not text")),
        Err(error) => Err(guess::not_utf8(bytes, error)),
    }
}

/// The text that was decoded. Bytes that mean nothing are read as replacement characters, as browsers do, where they are
/// `let_be` and few; `who` says that the text is in this encoding.
fn decoded<'a>(bytes: &'a [u8], encoding: &'static Standard, who: &str, let_be: bool) -> Result<Input<'a>, Error> {
    let text = match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text,
        None if let_be => {
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            let (all, wrong) = text
                .chars()
                .filter(|c| !c.is_ascii())
                .fold((0, 0), |(all, wrong), c| (all + 1, wrong + usize::from(c == char::REPLACEMENT_CHARACTER)));
            if wrong * 2 >= all {
                return Err(guess::not_in(encoding, who, &before_fault(bytes, encoding), bytes));
            }
            text
        }
        None => return Err(guess::not_in(encoding, who, &before_fault(bytes, encoding), bytes)),
    };
    if text.len() > Span::MAX_LEN {
        return Err(Error::new(ErrorKind::TooLarge, "this is longer than 4 GiB when decoded; split it"));
    }
    check_controls(&text)?;
    Ok(Input::decoded(text.into_owned(), Encoding::of(encoding)))
}

/// The text before the first bytes that mean nothing.
fn before_fault(bytes: &[u8], encoding: &'static Standard) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    text.reserve(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or_default());
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    debug_assert!(matches!(result, DecoderResult::Malformed(..)));
    text
}

/// UTF-32 by its byte order mark.
fn utf32(bytes: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 2] = [(b"\xff\xfe\0\0", "UTF-32LE"), (b"\0\0\xfe\xff", "UTF-32BE")];
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, name)| *name)
}

/// UTF-16 without a byte order mark, by the zeros at every other byte.
fn sixteen_bits(bytes: &[u8]) -> Option<&'static Standard> {
    let head = &bytes[..bytes.len().min(1024)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 3 > head.len() => Some(UTF_16LE),
        (even, 0) if even * 3 > head.len() => Some(UTF_16BE),
        _ => None,
    }
}

/// Refuses what is full of control characters.
fn check_controls(text: &str) -> Result<(), Error> {
    match first_control(text.as_bytes()) {
        Some(offset) => Err(binary("this is not text: it is full of control characters").at(place(text, offset))),
        None => Ok(()),
    }
}

/// The first control character, if they are too many for text: a zero byte, or one byte in twenty.
fn first_control(bytes: &[u8]) -> Option<usize> {
    let is_control = |byte: &u8| (*byte < 32 && !matches!(byte, 8..=13 | 27)) || *byte == 127;
    // in stretches whose count fits a byte, so that many bytes are looked at at once
    let count = |stretch: &[u8]| stretch.iter().map(|byte| u8::from(is_control(byte))).sum::<u8>();
    let controls: usize = bytes.chunks(usize::from(u8::MAX)).map(|stretch| usize::from(count(stretch))).sum();
    match memchr::memchr(0, bytes) {
        None if controls * 20 > bytes.len() => bytes.iter().position(is_control),
        zero => zero,
    }
}

fn binary(what: &str) -> Error {
    Error::new(ErrorKind::Binary, format!("{what}; pass a file with the text of the article"))
}

fn place(text: &str, offset: usize) -> Place {
    let (line, column) = Input::new(text).line_column(offset);
    Place { offset, line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> (ErrorKind, String, Option<(usize, usize, usize)>) {
        let error = text(bytes, Declares::Nothing, None).expect_err("no text");
        let place = error.place().map(|place| (place.offset, place.line, place.column));
        (error.kind(), error.to_string(), place)
    }

    #[test]
    fn text_is_taken_as_it_stands() {
        for given in
            ["", "\u{feff}Ein Wort.\r\n", "tab\tand\u{c}feed\u{1b}", "One bell \u{7} in a line of prose is let be."]
        {
            assert_eq!(read(given.as_bytes(), Declares::Nothing, None), Ok((given.to_owned(), None)));
        }
    }

    /// The text, and what it was decoded from.
    fn read(bytes: &[u8], how: Declares, asked: Option<&str>) -> Result<(String, Option<&'static str>), String> {
        let asked = asked.and_then(Encoding::by_name);
        let input = text(bytes, how, asked).map_err(|error| error.to_string())?;
        Ok((input.text().to_owned(), input.encoding().map(Encoding::name)))
    }

    #[test]
    fn known_files_are_called_by_their_name_with_the_next_step() {
        let cases: [(&[u8], &str); 9] = [
            (b"%PDF-1.7\n", "this is a PDF file, not text; copy its text into a text file, or save it as .docx"),
            (b"\x89PNG\r\n\x1a\n\0\0", "this is a PNG picture, not text; pass a file with the text of the article"),
            (b"\x1f\x8b\x08\0", "this is a gzip archive, not text; unpack it and pass the articles in it"),
            (b"PK\x03\x04\x14\0notes", "this is a ZIP archive, not text; unpack it and pass the articles in it"),
            (b"\0\0\0\x18ftypmp42", "this is an MP4 or HEIC file, not text; pass a file with the text of the article"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "this is a WebP picture, not text; pass a file with the text of the article"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
                "this is a Word 97–2003 document (DOC), not text; save it as .docx",
            ),
            (
                b"PK\x03\x04\x14\0[Content_Types].xml PK\x01\x02xl/workbook.xml",
                "this is an Excel workbook (XLSX), not text; copy its text into a text file, or save it as .docx",
            ),
            (
                b"PK\x03\x04\x14\0Index/Document.iwa",
                "this is an Apple Pages, Numbers or Keynote document, not text; export it as Word (.docx)",
            ),
        ];
        for (bytes, message) in cases {
            assert_eq!(error(bytes), (ErrorKind::Binary, message.to_owned(), None));
        }
    }

    #[test]
    #[cfg(feature = "documents")]
    fn documents_are_told_with_the_way_to_read_them() {
        let cases: [(&[u8], &str, &str); 3] = [
            (b"{\\rtf1\\ansi Hello}", "an RTF file", "rtf"),
            (
                b"PK\x03\x04\x14\0[Content_Types].xml PK\x03\x04\x14\0word/document.xml",
                "a Word document (DOCX)",
                "docx",
            ),
            (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (ODT)", "odt"),
        ];
        for (bytes, name, format) in cases {
            let message = format!("this is {name}, not text; give it the extension .{format}, or add --from {format}");
            assert_eq!(error(bytes), (ErrorKind::Binary, message, None));
        }
    }

    #[test]
    fn control_characters_make_it_binary() {
        let (kind, message, place) = error(b"One line.\nThen a zero: \0.");
        assert_eq!((kind, place), (ErrorKind::Binary, Some((23, 2, 14))));
        assert!(message.starts_with("this is not text: it is full of control characters"), "{message}");
        assert_eq!(error(b"\x01\x02\x03 abc").0, ErrorKind::Binary);
        assert_eq!(error(b"caf\xe9 \0").0, ErrorKind::Binary);
    }

    #[test]
    fn other_encodings_are_named_with_the_way_out() {
        type Case = (&'static [u8], &'static str, (usize, usize, usize));
        let cases: [Case; 10] = [
            (b"\xff\xfe\0\0H\0\0\0", "iconv -f UTF-32LE -t UTF-8", (0, 1, 1)),
            (b"H\0e\0l\0l\0o\0", "it looks like UTF-16LE; run again with --encoding UTF-16LE", (0, 1, 1)),
            (b"\0C\0a\0f\0\xe9", "it looks like UTF-16BE; run again with --encoding UTF-16BE", (0, 1, 1)),
            (b"First.\nThe mayor said \x93no\x94.", "looks like windows-1252; run again with --enc", (22, 2, 16)),
            (b"A long enough line about caf\xe9", "it looks like windows-1252", (28, 1, 29)),
            (b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0", "it looks like windows-1251", (0, 1, 1)),
            (b"Most jest zamkni\xeaty, powiedzia\xb3 burmistrz \xb3odzi.", "it looks like windows-1250", (16, 1, 17)),
            (
                b"\x8e\x73\x92\xb7\x82\xcd\x8b\xb4\x82\xaa\x95\xc2\x8d\xbd\x82\xb3\x82\xea\x82\xe9\x82\xc6\x8f\x71\x82\xd7\x82\xbd",
                "it looks like Shift_JIS; run again with --encoding Shift_JIS",
                (0, 1, 1),
            ),
            (b"An end that is cut \xe2\x80", "its last character is incomplete", (19, 1, 20)),
            (b"\xc3\xbcber alles, \x93so\x94 it says in a longer line", "the text before it is UTF-8", (13, 1, 13)),
        ];
        for (bytes, advice, place) in cases {
            let (kind, message, found) = error(bytes);
            assert_eq!((kind, found), (ErrorKind::Encoding, Some(place)), "{message}");
            assert!(message.contains(advice), "{message}");
        }
    }

    #[test]
    fn a_byte_order_mark_counts_more_than_what_is_asked() {
        let decoded = Ok(("Hé".to_owned(), Some("UTF-16LE")));
        assert_eq!(read(b"\xff\xfeH\0\xe9\0", Declares::Nothing, None), decoded);
        assert_eq!(read(b"\xff\xfeH\0\xe9\0", Declares::Nothing, Some("latin1")), decoded);
        assert_eq!(read(b"\xfe\xff\0H\0\xe9", Declares::Html, None), Ok(("Hé".to_owned(), Some("UTF-16BE"))));
        let odd = read(b"\xff\xfeH\0\xe9", Declares::Nothing, None).expect_err("half a character");
        assert!(odd.starts_with("its byte order mark says UTF-16LE, but this is not valid UTF-16LE"), "{odd}");
    }

    #[test]
    fn what_is_asked_counts_more_than_what_is_declared() {
        let page = b"<meta charset=windows-1252>\xb3";
        assert_eq!(read(page, Declares::Html, None).map(|(_, from)| from), Ok(Some("windows-1252")));
        assert_eq!(read(page, Declares::Html, Some("iso-8859-2")).map(|(_, from)| from), Ok(Some("ISO-8859-2")));
        assert_eq!(read("é".as_bytes(), Declares::Nothing, Some("utf-8")), Ok(("é".to_owned(), None)));
        let wrong = read("é, “no”".as_bytes(), Declares::Nothing, Some("Shift_JIS")).expect_err("UTF-8");
        assert!(wrong.ends_with("it is UTF-8; run again with --encoding UTF-8"), "{wrong}");
    }

    #[test]
    fn sound_utf8_counts_more_than_what_is_declared() {
        let page = "<meta charset=windows-1252>é";
        assert_eq!(read(page.as_bytes(), Declares::Html, None), Ok((page.to_owned(), None)));
        let ascii = "<meta charset=windows-1252>e";
        assert_eq!(read(ascii.as_bytes(), Declares::Html, None), Ok((ascii.to_owned(), None)));
        let escaped = b"<meta charset=iso-2022-jp>\x1b$B;T\x1b(B";
        let text = "<meta charset=iso-2022-jp>市".to_owned();
        assert_eq!(read(escaped, Declares::Html, None), Ok((text, Some("ISO-2022-JP"))));
    }

    #[test]
    fn wrong_bytes_of_a_page_are_let_be_where_they_are_few() {
        let few = b"<meta charset=utf-8>\xc3\xa9\xc3\xa9\x93";
        assert_eq!(read(few, Declares::Html, None), Ok(("<meta charset=utf-8>éé\u{fffd}".to_owned(), Some("UTF-8"))));
        let many = read(b"<meta charset=utf-8>caf\xe9s", Declares::Html, None).expect_err("another encoding");
        assert_eq!(
            many,
            "it declares UTF-8, but this is not valid UTF-8: it looks like windows-1252; run again with --encoding windows-1252"
        );
        let item = b"<?xml version='1.0' encoding='utf-8'?><a>\xc3\xa9\xc3\xa9\x93</a>";
        assert!(read(item, Declares::Xml, None).is_err());
        assert!(
            read(b"<meta charset=iso-2022-kr>", Declares::Html, None)
                .is_err_and(|told| told.contains("no longer read"))
        );
    }
}
