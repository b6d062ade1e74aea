//! The text that an article was read from, and where its lines are.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use memchr::memchr2_iter;

use super::encoding::Encoding;

/// The input of an article. Where its lines start is found out when it is first asked for.
#[derive(Clone)]
pub(super) struct Input<'a> {
    text: Cow<'a, str>,
    /// What it was decoded from.
    encoding: Option<Encoding>,
    /// Was it taken out of a document that is not text?
    is_extracted: bool,
    index: OnceLock<Index>,
}

/// Makes the line and the column of an offset quick to find, however long the lines are.
#[derive(Clone)]
struct Index {
    /// The offset at which each line starts.
    lines: Vec<u32>,
    /// How many characters start before each multiple of [`STRETCH`] bytes.
    characters: Vec<u32>,
}

const STRETCH: usize = 1024;

impl<'a> Input<'a> {
    pub(super) fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), encoding: None, is_extracted: false, index: OnceLock::new() }
    }

    /// A text that was decoded.
    pub(super) fn decoded(text: String, encoding: Encoding) -> Self {
        Self { encoding: Some(encoding), ..Self::new(text) }
    }

    /// A text that was taken out of a document that is not text itself.
    pub(super) fn extracted(text: impl Into<Cow<'a, str>>) -> Self {
        Self { is_extracted: true, ..Self::new(text) }
    }

    /// The same, without borrowing.
    pub(super) fn into_owned(self) -> Input<'static> {
        let Self { text, encoding, is_extracted, index } = self;
        Input { text: Cow::Owned(text.into_owned()), encoding, is_extracted, index }
    }

    /// Was it taken out of a document that is not text?
    pub(super) fn is_extracted(&self) -> bool {
        self.is_extracted
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text as it stands in the file.
    pub(super) fn borrowed(&self) -> Option<&'a str> {
        match self.text {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }

    /// What it was decoded from.
    pub(super) fn encoding(&self) -> Option<Encoding> {
        self.encoding
    }

    /// See [`super::Article::line_column`].
    pub(super) fn line_column(&self, offset: usize) -> (usize, usize) {
        let index = self.index.get_or_init(|| Index::new(self.text.as_bytes()));
        index.line_column(self.text.as_bytes(), offset)
    }
}

impl Index {
    fn new(text: &[u8]) -> Self {
        let first = if text.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let mut lines = vec![first];
        for at in memchr2_iter(b'\n', b'\r', text) {
            if text[at] == b'\n' || text.get(at + 1) != Some(&b'\n') {
                lines.push(at as u32 + 1);
            }
        }
        let mut characters = vec![0];
        let mut sum = 0;
        for stretch in text.chunks(STRETCH) {
            sum += count(stretch);
            characters.push(sum as u32);
        }
        Self { lines, characters }
    }

    fn line_column(&self, text: &[u8], offset: usize) -> (usize, usize) {
        let offset = offset.min(text.len());
        let line = self.lines.partition_point(|start| *start as usize <= offset).max(1);
        let start = (self.lines[line - 1] as usize).min(offset);
        (line, 1 + self.characters_before(text, offset) - self.characters_before(text, start))
    }

    fn characters_before(&self, text: &[u8], offset: usize) -> usize {
        let stretch = offset / STRETCH;
        self.characters[stretch] as usize + count(&text[stretch * STRETCH..offset])
    }
}

/// How many characters start in these bytes of UTF-8.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

impl PartialEq for Input<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Input<'_> {}

impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Input").field(&self.text).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_starts_a_line() {
        let input = Input::new("a\nb\r\nc\rd\n");
        let places: Vec<_> = (0..=10).map(|at| input.line_column(at)).collect();
        assert_eq!(places, [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (4, 1), (4, 2), (5, 1), (5, 1)]);
    }

    #[test]
    fn columns_count_characters_and_no_byte_order_mark() {
        let input = Input::new("\u{feff}Łódź\tö\n“x”");
        let column = |needle: &str| input.text().find(needle).map(|at| input.line_column(at));
        assert_eq!(column("Ł"), Some((1, 1)));
        assert_eq!(column("ź"), Some((1, 4)));
        assert_eq!(column("ö"), Some((1, 6)));
        assert_eq!(column("x"), Some((2, 2)));
        assert_eq!(input.line_column(0), (1, 1));
        assert_eq!(Input::new("").line_column(7), (1, 1));
    }

    #[test]
    fn long_lines_agree_with_a_plain_count() {
        let text = "a–b\n".repeat(400) + &"é".repeat(3000);
        let input = Input::new(&text);
        for (at, _) in text.char_indices() {
            let line = text[..at].matches('\n').count() + 1;
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            assert_eq!(input.line_column(at), (line, text[start..at].chars().count() + 1));
        }
    }
}
