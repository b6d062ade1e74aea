//! From bytes to text, or to an error that says what the bytes are and what to do about them.

use memchr::memmem;

use super::format::Format;
use super::input::Input;
use crate::error::{Error, ErrorKind, Place};

/// The text that the bytes are in UTF-8, byte order mark and all.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Error> {
    if let Some(name) = utf16(bytes) {
        let message = format!("this is {name}, not UTF-8; convert it, e.g. iconv -f {name} -t UTF-8");
        return Err(Error::new(ErrorKind::Encoding, message).at(Place { offset: 0, line: 1, column: 1 }));
    }
    if let Some(name) = signature(bytes) {
        return Err(match readable(name) {
            Some(format) => {
                let message =
                    format!("this is {name}, not text; read it as {format}: by its extension, or --from {format}");
                Error::new(ErrorKind::Binary, message)
            }
            None => binary(&format!("this is {name}, not text")),
        });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => match first_control(bytes) {
            Some(offset) => Err(binary("this is not text: it is full of control characters").at(place(text, offset))),
            None => Ok(text),
        },
        Err(error) => Err(not_utf8(bytes, error)),
    }
}

/// The encoding that a byte order mark speaks for, or zeros at every other byte.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 4] = [
        (b"\xff\xfe\0\0", "UTF-32LE"),
        (b"\0\0\xfe\xff", "UTF-32BE"),
        (b"\xff\xfe", "UTF-16LE"),
        (b"\xfe\xff", "UTF-16BE"),
    ];
    if let Some((_, name)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some(name);
    }
    let head = &bytes[..bytes.len().min(1024)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 3 > head.len() => Some("UTF-16LE"),
        (even, 0) if even * 3 > head.len() => Some("UTF-16BE"),
        _ => None,
    }
}

/// The name of the format that can read a kind of file.
fn readable(name: &str) -> Option<&'static str> {
    const DOCUMENTS: [(&str, &str); 3] = [("(DOCX)", "docx"), ("(ODT)", "odt"), ("an RTF", "rtf")];
    let (_, format) = DOCUMENTS.into_iter().find(|(part, _)| name.contains(part))?;
    Format::by_name(format).map(Format::name)
}

/// What the bytes are that should be a document.
#[cfg(feature = "documents")]
pub(super) fn kind(bytes: &[u8]) -> &'static str {
    if bytes.is_empty() { "an empty file" } else { signature(bytes).unwrap_or("something else") }
}

/// What the bytes are by the signature that they begin with, if no text begins so.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 19] = [
        (b"%PDF-", "a PDF file"),
        (b"{\\rtf", "an RTF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (DOC, XLS or PPT)"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF87a", "a GIF picture"),
        (b"GIF89a", "a GIF picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"BZh91AY&SY", "a bzip2 archive"),
        (b"\xfd7zXZ\0", "an xz archive"),
        (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"ID3\x03\0", "an MP3 file"),
        (b"\x7fELF", "a program"),
        (b"\0asm", "a program"),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip(&bytes[..bytes.len().min(4096)]));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("an MP4 or HEIC file");
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("a WebP picture");
    }
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name)
}

/// The kind of document that a ZIP archive is, by the names of its first files.
fn zip(head: &[u8]) -> &'static str {
    const PARTS: [(&[u8], &str); 5] = [
        (b"word/", "a Word document (DOCX)"),
        (b"opendocument.text", "an OpenDocument text (ODT)"),
        (b"epub+zip", "an EPUB book"),
        (b"xl/", "an Excel workbook (XLSX)"),
        (b"ppt/", "a PowerPoint presentation (PPTX)"),
    ];
    PARTS.iter().find(|(part, _)| memmem::find(head, part).is_some()).map_or("a ZIP archive", |(_, name)| name)
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
    Error::new(ErrorKind::Binary, format!("{what}; save it as plain text or Markdown in UTF-8"))
}

/// Says what bytes that are not UTF-8 may be.
fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Error {
    let (good, bad) = bytes.split_at(error.valid_up_to());
    let good = std::str::from_utf8(good).unwrap_or_default();
    if memchr::memchr(0, bytes).is_some() {
        return binary("this is not text");
    }
    let found = bad.first().copied().unwrap_or_default();
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let advice = if error.error_len().is_none() {
        "the last character is cut off; was the whole file written?"
    } else if !good.is_ascii() {
        "the text before it is UTF-8: remove what was pasted in from another encoding, or type it again"
    } else if high * 5 > bytes.len() {
        "convert it from the encoding it was written in, e.g. iconv -f WINDOWS-1251 -t UTF-8"
    } else if matches!(found, 0x80 | 0x82..=0x8c | 0x91..=0x9c | 0xa0..) {
        "it looks like Windows-1252; convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8"
    } else {
        "convert it from the encoding it was written in, with iconv"
    };
    let message = format!("the byte 0x{found:02X} is not UTF-8: {advice}");
    Error::new(ErrorKind::Encoding, message).at(place(good, good.len()))
}

fn place(text: &str, offset: usize) -> Place {
    let (line, column) = Input::new(text).line_column(offset);
    Place { offset, line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> (ErrorKind, String, Option<(usize, usize, usize)>) {
        let error = text(bytes).expect_err("no text");
        let place = error.place().map(|place| (place.offset, place.line, place.column));
        (error.kind(), error.to_string(), place)
    }

    #[test]
    fn text_is_taken_as_it_stands() {
        for given in
            ["", "\u{feff}Ein Wort.\r\n", "tab\tand\u{c}feed\u{1b}", "One bell \u{7} in a line of prose is let be."]
        {
            assert_eq!(text(given.as_bytes()), Ok(given));
        }
    }

    #[test]
    fn known_files_are_called_by_their_name() {
        let cases: [(&[u8], &str); 6] = [
            (b"%PDF-1.7\n", "a PDF file"),
            (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
            (b"\x1f\x8b\x08\0", "a gzip archive"),
            (b"PK\x03\x04\x14\0notes", "a ZIP archive"),
            (b"\0\0\0\x18ftypmp42", "an MP4 or HEIC file"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP picture"),
        ];
        for (bytes, name) in cases {
            let message = format!("this is {name}, not text; save it as plain text or Markdown in UTF-8");
            assert_eq!(error(bytes), (ErrorKind::Binary, message, None));
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
            let message =
                format!("this is {name}, not text; read it as {format}: by its extension, or --from {format}");
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
        let cases: [Case; 7] = [
            (b"\xff\xfeH\0i\0", "iconv -f UTF-16LE -t UTF-8", (0, 1, 1)),
            (b"\xfe\xff\0H\0i", "iconv -f UTF-16BE -t UTF-8", (0, 1, 1)),
            (b"H\0e\0l\0l\0o\0", "iconv -f UTF-16LE -t UTF-8", (0, 1, 1)),
            (b"First.\nThe mayor said \x93no\x94.", "it looks like Windows-1252", (22, 2, 16)),
            (b"A long enough line about caf\xe9s.", "iconv -f WINDOWS-1252 -t UTF-8", (28, 1, 29)),
            (b"\xcf\xf0\xe8\xe2\xe5\xf2", "iconv -f WINDOWS-1251", (0, 1, 1)),
            (b"An end that is cut \xe2\x80", "cut off", (19, 1, 20)),
        ];
        for (bytes, advice, place) in cases {
            let (kind, message, found) = error(bytes);
            assert_eq!((kind, found), (ErrorKind::Encoding, Some(place)), "{message}");
            assert!(message.contains(advice), "{message}");
        }
        let mixed = b"\xc3\xbcber alles, \x93so\x94 it says in a longer line";
        assert!(error(mixed).1.starts_with("the byte 0x93 is not UTF-8: the text before it is UTF-8"));
    }
}
