//! What a file is by the bytes that it begins with, and what can be done about one that is no article.

use memchr::memmem;

use crate::article::format::Format;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article) struct Kind {
    /// With its article: "a PDF file".
    pub(in crate::article) name: &'static str,
    /// What to do to have it audited.
    advice: &'static str,
    /// The name of the format that reads it.
    format: &'static str,
}

const TEXT: &str = "pass a file with the text of the article";
const COPY: &str = "copy its text into a text file, or save it as .docx";
const UNPACK: &str = "unpack it and pass the articles in it";
const DOCX: &str = "save it as .docx";
const OTHER_XML: &str =
    "pass the text of the article, or a file in an XML format that is read: NewsML-G2, NITF or XHTML";

const fn kind(name: &'static str, advice: &'static str) -> Kind {
    Kind { name, advice, format: "" }
}

const fn read_as(name: &'static str, format: &'static str) -> Kind {
    Kind { name, advice: "", format }
}

/// What files begin with that are no text.
const SIGNATURES: [(&[u8], Kind); 21] = [
    (b"%PDF-", kind("a PDF file", COPY)),
    (b"{\\rtf", read_as("an RTF file", "rtf")),
    (b"\x89PNG\r\n\x1a\n", kind("a PNG picture", TEXT)),
    (b"\xff\xd8\xff", kind("a JPEG picture", TEXT)),
    (b"GIF87a", kind("a GIF picture", TEXT)),
    (b"GIF89a", kind("a GIF picture", TEXT)),
    (b"II*\0", kind("a TIFF picture", TEXT)),
    (b"MM\0*", kind("a TIFF picture", TEXT)),
    (b"\x1f\x8b", kind("a gzip archive", UNPACK)),
    (b"BZh91AY&SY", kind("a bzip2 archive", UNPACK)),
    (b"\xfd7zXZ\0", kind("an xz archive", UNPACK)),
    (b"\x28\xb5\x2f\xfd", kind("a Zstandard archive", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", kind("a 7z archive", UNPACK)),
    (b"Rar!\x1a\x07", kind("a RAR archive", UNPACK)),
    (b"SQLite format 3\0", kind("an SQLite database", TEXT)),
    (b"ID3\x03\0", kind("an MP3 file", TEXT)),
    (b"\x7fELF", kind("a program", TEXT)),
    (b"\0asm", kind("a program", TEXT)),
    (b"\xffWPC", kind("a WordPerfect document", DOCX)),
    (b"bplist00", kind("a Safari web archive or another property list", "save the page as HTML and pass the file")),
    (b"From: <Saved by ", kind("a page saved in one file (MHTML)", "save the page as HTML and pass the file")),
];

const WORD: Kind = read_as("a Word document (DOCX)", "docx");
const EXCEL: Kind = kind("an Excel workbook (XLSX)", COPY);
const IWORK: Kind = kind("an Apple Pages, Numbers or Keynote document", "export it as Word (.docx)");

/// Parts of ZIP archives, by what their names contain.
const PARTS: [(&[u8], Kind); 12] = [
    (b"word/document", WORD),
    (b"opendocument.text", read_as("an OpenDocument text (ODT)", "odt")),
    (b"opendocument.spreadsheet", kind("an OpenDocument spreadsheet (ODS)", COPY)),
    (b"opendocument.presentation", kind("an OpenDocument presentation (ODP)", COPY)),
    (b"epub+zip", kind("an EPUB book", COPY)),
    (b"xl/workbook", EXCEL),
    (b"ppt/presentation", kind("a PowerPoint presentation (PPTX)", COPY)),
    (b"Index/Document.iwa", IWORK),
    (b"Index.zip", IWORK),
    (b"QuickLook/", IWORK),
    (b"word/", WORD),
    (b"xl/", EXCEL),
];

/// The streams in a file of Microsoft Office before 2007, by their names in UTF-16.
const STREAMS: [(&[u8], Kind); 5] = [
    (
        b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
        kind("an Office document with a password", "save it without one"),
    ),
    (b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", kind("a Word 97–2003 document (DOC)", DOCX)),
    (b"W\0o\0r\0k\0b\0o\0o\0k\0", kind("an Excel 97–2003 workbook (XLS)", COPY)),
    (b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", kind("a PowerPoint 97–2003 presentation (PPT)", COPY)),
    (b"_\0_\0s\0u\0b\0s\0t\0g\0", kind("an Outlook message (MSG)", COPY)),
];

impl Kind {
    /// The next step: the format to read it as, if one fits.
    pub(in crate::article) fn advice(&self) -> String {
        match Format::by_name(self.format) {
            Some(format) => {
                let extension = format.extensions().first().copied().unwrap_or(self.format);
                format!("give it the extension .{extension}, or add --from {}", self.format)
            }
            None if self.format.is_empty() => self.advice.to_owned(),
            None => TEXT.to_owned(),
        }
    }

    /// Is it a document that can only be read with its password?
    #[cfg(feature = "documents")]
    pub(in crate::article) fn is_locked(&self) -> bool {
        *self == STREAMS[0].1
    }
}

/// What the bytes are by their signature, if no text begins so.
pub(in crate::article) fn of(bytes: &[u8]) -> Option<Kind> {
    const OLD_OFFICE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip(bytes));
    }
    if bytes.starts_with(OLD_OFFICE) {
        let found = STREAMS.iter().find(|(name, _)| memmem::find(bytes, name).is_some());
        return Some(found.map_or(kind("an old Office file, or one with a password", DOCX), |(_, kind)| *kind));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(kind("an MP4 or HEIC file", TEXT));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(kind("a WebP picture", TEXT));
    }
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// The kind of document that a ZIP archive is, by the names of its first files and those in the list at its end.
fn zip(bytes: &[u8]) -> Kind {
    const HEAD: usize = 4096;
    const TAIL: usize = 64 << 10;
    let head = &bytes[..bytes.len().min(HEAD)];
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let has = |part: &[u8]| memmem::find(head, part).or_else(|| memmem::find(tail, part)).is_some();
    // The short names might stand in packed data, too.
    let (sure, short) = PARTS.split_at(PARTS.len() - 2);
    let found = sure.iter().find(|(part, _)| has(part));
    let found = found.or_else(|| short.iter().find(|(part, _)| memmem::find(head, part).is_some()));
    found.map_or(kind("a ZIP archive", UNPACK), |(_, kind)| *kind)
}

/// The markup that a text is written in from its first character on, which plain text never is.
pub(in crate::article) fn markup(text: &str) -> Option<Kind> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let begins = |with: &str| start.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    if begins("<!doctype html") || begins("<html") {
        Some(read_as("an HTML page", "html"))
    } else if begins("<?xml") {
        let is_page = memmem::find(start.as_bytes(), b"<html").is_some();
        let is_item = memmem::find(start.as_bytes(), b"<newsItem").is_some();
        match (is_page, is_item) {
            (_, true) => Some(read_as("a NewsML-G2 file", "newsml")),
            (true, _) => Some(read_as("an XHTML page", "html")),
            _ if memmem::find(start.as_bytes(), b"<nitf").is_some() => Some(read_as("a NITF file", "nitf")),
            _ => Some(kind("an XML file", OTHER_XML)),
        }
    } else {
        None
    }
}

/// What the bytes are that should be a document of another kind.
#[cfg(feature = "documents")]
pub(in crate::article) fn instead(bytes: &[u8]) -> Option<Kind> {
    of(bytes).or_else(|| {
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))?;
        markup(text).or(Some(Kind {
            name: "plain text",
            advice: "give it the extension .txt or .md, or add --from text",
            format: "",
        }))
    })
}
