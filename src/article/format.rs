//! The formats that articles are read from, and the table of their readers.

use std::path::Path;

use super::collection::Parts;
use super::decode::{Declares, markup};
use super::encoding::Encoding;
use super::ndjson;
use super::prose::Prose;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// A format that articles are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// CommonMark with tables, footnotes and strikethrough.
    #[cfg(feature = "markdown")]
    Markdown,
    /// A page of HTML.
    #[cfg(feature = "documents")]
    Html,
    /// Office Open XML, as Word writes it.
    #[cfg(feature = "documents")]
    Docx,
    /// OpenDocument text, as LibreOffice writes it.
    #[cfg(feature = "documents")]
    Odt,
    /// Rich Text Format.
    #[cfg(feature = "documents")]
    Rtf,
    /// A news item of IPTC ninjs, version 1, 2 or 3.
    #[cfg(feature = "documents")]
    Ninjs,
    /// News items of IPTC NewsML-G2 with bodies in XHTML, NITF, text or HTML.
    #[cfg(feature = "documents")]
    NewsMl,
    /// A news item of IPTC NITF.
    #[cfg(feature = "documents")]
    Nitf,
    /// One object a line: `{"id": …, "title": …, "text": …}`.
    Ndjson,
}

/// Which text of a document with tracked changes is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Revision {
    /// The text as it was before the changes.
    Original,
    /// The text with all changes accepted.
    #[default]
    Final,
}

/// How the bytes of a file are to be read. A [`Format`] alone makes one, with all tracked changes accepted and the encoding
/// that the bytes declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reading {
    /// What the bytes are written in.
    pub format: Format,
    /// What becomes of tracked changes, in formats that have them.
    pub revision: Revision,
    /// The encoding that a text is in, whatever it says itself, unless it begins with a byte order mark. `None` for UTF-8 or
    /// what the text declares. Documents that are no text themselves know their own.
    pub encoding: Option<Encoding>,
}

impl From<Format> for Reading {
    fn from(format: Format) -> Self {
        Self { format, revision: Revision::default(), encoding: None }
    }
}

/// How one format is known and read.
struct Reader {
    format: Format,
    name: &'static str,
    extensions: &'static [&'static str],
    /// Extensions that other files have, too: they speak for the format of a file that is named, not of one that is found.
    shared: &'static [&'static str],
    /// How its texts say what encoding they are in.
    declares: Declares,
    read: Read,
}

/// How the prose comes out of the bytes.
#[derive(Clone, Copy)]
pub(super) enum Read {
    /// The bytes are text, and all places lead back into it.
    Text(for<'a> fn(&'a str, Revision) -> Result<Prose<'a>, Error>),
    /// The text has to be taken out of the bytes, and places lead into what was taken out.
    #[cfg_attr(not(feature = "documents"), allow(dead_code))]
    Document(fn(&[u8], Revision) -> Result<Prose<'static>, Error>),
    /// The bytes are text with any number of articles in it.
    Collection(for<'a> fn(&'a str, Revision) -> Result<Parts<'a>, Error>),
}

/// Every format that can be read; the first one is what a text without a known name is taken for.
static READERS: &[Reader] = &[
    Reader {
        format: Format::Text,
        name: "text",
        extensions: &["txt", "text"],
        shared: &[],
        declares: Declares::Nothing,
        read: Read::Text(|text, _| Ok(super::plain::prose(text))),
    },
    #[cfg(feature = "markdown")]
    Reader {
        format: Format::Markdown,
        name: "markdown",
        extensions: &["md", "markdown"],
        shared: &[],
        declares: Declares::Nothing,
        read: Read::Text(|text, _| Ok(super::markdown::prose(text))),
    },
    #[cfg(feature = "documents")]
    Reader {
        format: Format::Html,
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        shared: &[],
        declares: Declares::Html,
        read: Read::Text(|text, revision| Ok(super::html::prose(text, revision))),
    },
    #[cfg(feature = "documents")]
    Reader {
        format: Format::Docx,
        name: "docx",
        extensions: &["docx"],
        shared: &["docm"],
        declares: Declares::Nothing,
        read: Read::Document(super::docx::prose),
    },
    #[cfg(feature = "documents")]
    Reader {
        format: Format::Odt,
        name: "odt",
        extensions: &["odt"],
        shared: &["ott"],
        declares: Declares::Nothing,
        read: Read::Document(super::odt::prose),
    },
    #[cfg(feature = "documents")]
    Reader {
        format: Format::Rtf,
        name: "rtf",
        extensions: &["rtf"],
        shared: &[],
        declares: Declares::Nothing,
        read: Read::Document(super::rtf::prose),
    },
    #[cfg(feature = "documents")]
    Reader {
        format: Format::Ninjs,
        name: "ninjs",
        extensions: &["ninjs"],
        shared: &["json"],
        declares: Declares::Nothing,
        read: Read::Text(super::ninjs::prose),
    },
    #[cfg(feature = "documents")]
    Reader {
        format: Format::NewsMl,
        name: "newsml",
        extensions: &["newsml"],
        shared: &["xml"],
        declares: Declares::Xml,
        read: Read::Collection(super::newsml::parts),
    },
    #[cfg(feature = "documents")]
    Reader {
        format: Format::Nitf,
        name: "nitf",
        extensions: &["nitf"],
        shared: &[],
        declares: Declares::Xml,
        read: Read::Text(super::nitf::prose),
    },
    Reader {
        format: Format::Ndjson,
        name: "ndjson",
        extensions: &[],
        shared: &["ndjson", "jsonl"],
        declares: Declares::Nothing,
        read: Read::Collection(|text, _| Ok(ndjson::parts(text))),
    },
];

impl Format {
    /// Every format, in a fixed order.
    pub fn all() -> impl Iterator<Item = Format> {
        READERS.iter().map(|reader| reader.format)
    }

    /// The format that a file's name speaks for by its extension, in any letter case.
    pub fn of_path(name: impl AsRef<Path>) -> Option<Format> {
        Self::by_extension(name.as_ref(), |reader| reader.extensions)
    }

    /// The format that the name of a file speaks for which is known to be an article. It may have an extension that other
    /// files have, too, such as `.json`.
    pub fn of_article(name: impl AsRef<Path>) -> Option<Format> {
        let name = name.as_ref();
        Self::of_path(name).or_else(|| Self::by_extension(name, |reader| reader.shared))
    }

    fn by_extension(name: &Path, known: impl Fn(&Reader) -> &'static [&'static str]) -> Option<Format> {
        let extension = name.extension()?.to_str()?;
        let has = |reader: &&Reader| known(reader).iter().any(|known| known.eq_ignore_ascii_case(extension));
        READERS.iter().find(has).map(|reader| reader.format)
    }

    /// The format of this name.
    pub fn by_name(name: &str) -> Option<Format> {
        READERS.iter().find(|reader| reader.name == name).map(|reader| reader.format)
    }

    /// Its name, in lower case: "text", "markdown".
    pub fn name(self) -> &'static str {
        self.reader().name
    }

    /// The extensions of its files, without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        self.reader().extensions
    }

    /// Is a file of it text, so that places of its articles lead into it, and not into a text that was taken out of it?
    pub fn is_text(self) -> bool {
        !matches!(self.reader().read, Read::Document(_))
    }

    /// Can a file of it hold several articles?
    pub fn is_collection(self) -> bool {
        matches!(self.reader().read, Read::Collection(_))
    }

    /// How many bytes there may be to read from: pictures swell a document, and a collection can hold any number of articles.
    pub fn max_len(self) -> usize {
        match self.reader().read {
            Read::Text(_) => 64 << 20,
            Read::Document(_) => 256 << 20,
            Read::Collection(_) => Span::MAX_LEN,
        }
    }

    /// What speaks against reading bytes as this format because it is the one for unknown names: a page of HTML, or XML, is not
    /// plain text.
    ///
    /// # Errors
    /// When the bytes are markup from their first character on.
    pub fn check_guess(self, bytes: &[u8]) -> Result<(), Error> {
        const LONGEST: usize = 4096;
        let head = &bytes[..bytes.len().min(LONGEST)];
        let head = head.utf8_chunks().next().map_or("", |chunk| chunk.valid());
        match markup(head).filter(|_| self == Format::Text) {
            Some(kind) => {
                let message = format!("this is {}, not plain text; {}", kind.name, kind.advice());
                Err(Error::new(ErrorKind::Malformed, message))
            }
            None => Ok(()),
        }
    }

    /// Refuses more bytes than that.
    pub(super) fn check_len(self, bytes: &[u8]) -> Result<(), Error> {
        if bytes.len() <= self.max_len() {
            return Ok(());
        }
        let message = format!(
            "this file is larger than {} MiB, the limit for its format; check that it is the right file, or split it",
            self.max_len() >> 20
        );
        Err(Error::new(ErrorKind::TooLarge, message))
    }

    pub(super) fn declares(self) -> Declares {
        self.reader().declares
    }

    pub(super) fn read(self) -> Read {
        self.reader().read
    }

    fn reader(self) -> &'static Reader {
        READERS.iter().find(|reader| reader.format == self).unwrap_or(&READERS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_known_by_each_of_its_extensions() {
        for format in Format::all() {
            for extension in format.extensions() {
                assert_eq!(Format::of_path(format!("drafts/a.b.{extension}")), Some(format));
                assert_eq!(Format::of_path(format!("A.{}", extension.to_uppercase())), Some(format));
            }
            assert_eq!(Format::by_name(format.name()), Some(format));
            assert_eq!(Format::all().filter(|other| other.name() == format.name()).count(), 1);
        }
    }

    #[test]
    fn extensions_that_others_share_speak_for_files_that_are_named() {
        assert_eq!(Format::of_path("audit.ndjson"), None);
        assert_eq!(Format::of_article("corpus.NDJSON"), Some(Format::Ndjson));
        assert_eq!(Format::of_article("a.txt"), Some(Format::Text));
    }

    #[test]
    fn other_names_speak_for_no_format() {
        for name in ["article", "article.pages", ".txt", "txt", "a.md/b", ""] {
            assert_eq!(Format::of_path(name), None, "{name}");
            assert_eq!(Format::of_article(name), None, "{name}");
        }
    }
}
