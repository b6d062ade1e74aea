//! The formats that articles are read from, and the table of their readers.

use std::path::Path;

use super::{Comment, Prose};

/// A format that articles are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// CommonMark with tables, footnotes and strikethrough.
    #[cfg(feature = "markdown")]
    Markdown,
}

/// How one format is known and read.
struct Reader {
    format: Format,
    name: &'static str,
    extensions: &'static [&'static str],
    prose: fn(&str) -> Prose<'_>,
    comments: fn(&str) -> Vec<Comment>,
}

/// Every format that can be read; the first one is what a text without a known name is taken for.
static READERS: &[Reader] = &[
    Reader {
        format: Format::Text,
        name: "text",
        extensions: &["txt", "text"],
        prose: super::plain::prose,
        comments: no_comments,
    },
    #[cfg(feature = "markdown")]
    Reader {
        format: Format::Markdown,
        name: "markdown",
        extensions: &["md", "markdown"],
        prose: super::markdown::prose,
        comments: super::markdown::comments,
    },
];

/// For formats that have none.
fn no_comments(_: &str) -> Vec<Comment> {
    Vec::new()
}

impl Format {
    /// Every format, in a fixed order.
    pub fn all() -> impl Iterator<Item = Format> {
        READERS.iter().map(|reader| reader.format)
    }

    /// The format that a file's name speaks for by its extension, in any letter case.
    pub fn of_path(name: impl AsRef<Path>) -> Option<Format> {
        let extension = name.as_ref().extension()?.to_str()?;
        let has = |reader: &&Reader| reader.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
        READERS.iter().find(has).map(|reader| reader.format)
    }

    /// Its name, in lower case: "text", "markdown".
    pub fn name(self) -> &'static str {
        self.reader().name
    }

    /// The comments in a text of this format.
    pub(super) fn comments(self, text: &str) -> Vec<Comment> {
        (self.reader().comments)(text)
    }

    /// The extensions of its files, without the dot.
    pub fn extensions(self) -> &'static [&'static str] {
        self.reader().extensions
    }

    pub(super) fn prose(self, text: &str) -> Prose<'_> {
        (self.reader().prose)(text)
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
            assert_eq!(Format::all().filter(|other| other.name() == format.name()).count(), 1);
        }
    }

    #[test]
    fn other_names_speak_for_no_format() {
        for name in ["article", "article.docx", ".txt", "txt", "a.md/b", ""] {
            assert_eq!(Format::of_path(name), None, "{name}");
        }
    }
}
