//! The word pieces of a token, as BERT's uncased tokenizer makes them: in lower case, without accents, split at punctuation, then
//! the longest piece that fits, again and again.

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

/// The most pieces that a token is given; a longer token is described by its beginning.
pub(crate) const MOST: usize = 12;

/// A word with more characters than this is unknown.
const LONGEST_WORD: usize = 100;

/// Marks the start of a sequence.
pub(crate) const START: u16 = 0;

/// Marks the end of a sequence.
pub(crate) const END: u16 = 1;

/// Stands for a word that has no pieces.
const UNKNOWN: u16 = 2;

/// How many special pieces there are.
const SPECIAL: usize = 3;

/// The vocabulary: special pieces, then pieces that begin words, then pieces that continue them, both sorted by bytes.
#[derive(Debug)]
pub(crate) struct Pieces<'a> {
    text: &'a [u8],
    /// Where each piece starts in the text, and where the last one ends.
    starts: Vec<u32>,
    /// The first piece that continues words.
    middle: usize,
    /// The length of the longest piece.
    longest: usize,
}

impl<'a> Pieces<'a> {
    /// Reads the vocabulary from the lengths of its pieces and their text; none if it is not one.
    pub(crate) fn read(lengths: &[u8], text: &'a [u8], middle: usize) -> Option<Self> {
        let mut starts = vec![0];
        let mut end = 0;
        for length in lengths {
            end += u32::from(*length);
            starts.push(end);
        }
        let longest = usize::from(lengths.iter().copied().max()?);
        let fits = (SPECIAL..=lengths.len()).contains(&middle) && lengths.len() <= usize::from(u16::MAX);
        fits.then_some(Self { text, starts, middle, longest })
    }

    /// Adds the pieces of a token: at least one, at most [`MOST`].
    pub(crate) fn split(&self, token: &str, out: &mut Vec<u16>) {
        let start = out.len();
        let mut word = String::new();
        for c in normalized(token) {
            let alone = is_alone(c);
            if alone || c.is_whitespace() {
                self.split_word(&word, out);
                word.clear();
            }
            if alone {
                self.split_word(c.encode_utf8(&mut [0; 4]), out);
            } else if !c.is_whitespace() {
                word.push(c);
            }
            if out.len() - start >= MOST {
                break;
            }
        }
        self.split_word(&word, out);
        if out.len() == start {
            out.push(UNKNOWN);
        }
        out.truncate(start + MOST);
    }

    /// Adds the pieces of a word, or the unknown piece if some part of it has none.
    fn split_word(&self, word: &str, out: &mut Vec<u16>) {
        if word.len() > LONGEST_WORD && word.chars().nth(LONGEST_WORD).is_some() {
            out.push(UNKNOWN);
            return;
        }
        let start = out.len();
        let mut rest = word;
        while !rest.is_empty() {
            let range = if out.len() == start { SPECIAL..self.middle } else { self.middle..self.starts.len() - 1 };
            let lengths = (1..=rest.len().min(self.longest)).rev().filter(|length| rest.is_char_boundary(*length));
            let found =
                lengths.filter_map(|length| Some((length, self.find(&rest.as_bytes()[..length], range.clone())?)));
            let Some((length, piece)) = found.take(1).next() else {
                out.truncate(start);
                out.push(UNKNOWN);
                return;
            };
            out.push(piece);
            rest = &rest[length..];
        }
    }

    /// The piece with these bytes, among some pieces.
    fn find(&self, bytes: &[u8], range: std::ops::Range<usize>) -> Option<u16> {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = low.midpoint(high);
            match self.piece(middle)?.cmp(bytes) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return u16::try_from(middle).ok(),
            }
        }
        None
    }

    /// The text of a piece, or "?" for a special one.
    #[cfg(test)]
    pub(crate) fn text(&self, piece: u16) -> String {
        let text = self.piece(usize::from(piece)).filter(|text| !text.is_empty());
        text.map_or("?".to_owned(), |text| String::from_utf8_lossy(text).into_owned())
    }

    fn piece(&self, index: usize) -> Option<&'a [u8]> {
        self.text.get(*self.starts.get(index)? as usize..*self.starts.get(index + 1)? as usize)
    }
}

/// The characters of a token in lower case, without accents and control characters.
fn normalized(token: &str) -> impl Iterator<Item = char> {
    let kept = token.nfd().filter(|c| match get_general_category(*c) {
        GeneralCategory::NonspacingMark => false,
        GeneralCategory::Control | GeneralCategory::Format | GeneralCategory::PrivateUse => c.is_whitespace(),
        _ => *c != char::REPLACEMENT_CHARACTER,
    });
    kept.flat_map(char::to_lowercase)
}

/// Whether a character is a word of its own: punctuation, ASCII symbols and Chinese characters.
fn is_alone(c: char) -> bool {
    use GeneralCategory as G;
    c.is_ascii_punctuation()
        || matches!(u32::from(c), 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x2_fa1f)
        || !c.is_alphanumeric()
            && matches!(
                get_general_category(c),
                G::ConnectorPunctuation
                    | G::DashPunctuation
                    | G::OpenPunctuation
                    | G::ClosePunctuation
                    | G::InitialPunctuation
                    | G::FinalPunctuation
                    | G::OtherPunctuation
            )
}
