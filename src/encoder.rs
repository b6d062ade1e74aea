//! The built-in encoder: for each token of a paragraph, a vector that describes the token in its context, and scores made from it.

mod reading;

use std::sync::OnceLock;

pub use ascribe_encoder::{Encoded, Encoder, Links, TAGS, Token, Vectors, WIDTH};
pub use reading::{ACTS, KINDS, NEEDS, Reading, STATUSES, SentenceScores, TokenScores, read};

/// The built-in weights, which start on a line of the cache.
static WEIGHTS: &Aligned<[u8]> = &Aligned { bytes: *include_bytes!("../data/encoder.bin") };

#[repr(C, align(64))]
struct Aligned<B: ?Sized> {
    bytes: B,
}

/// The built-in encoder; none if the file it was built with is not one, which a test rules out.
pub fn built_in() -> Option<&'static Encoder<'static>> {
    static ENCODER: OnceLock<Option<Encoder<'static>>> = OnceLock::new();
    ENCODER.get_or_init(|| Encoder::read(&WEIGHTS.bytes)).as_ref()
}

/// Where a token is: outside of quotations, inside one that ends in the same paragraph, or inside one that does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotation {
    /// Outside of quotations.
    Outside = 0,
    /// Inside a quotation or one of its marks.
    Inside = 1,
    /// Inside a quotation that goes on after the paragraph, or its opening mark.
    Open = 2,
}

/// A token as the encoder takes it.
pub fn token(text: &str, quotation: Quotation, starts_sentence: bool) -> Token<'_> {
    Token { text, shape: (shape(text) * 3 + quotation as u8) * 2 + u8::from(starts_sentence) }
}

/// The shape of a word, since pieces are in lower case: lower, upper, title or mixed case, a number, a single mark, anything else
/// that starts with a capital, anything else.
fn shape(word: &str) -> u8 {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return 7 };
    if word.chars().all(char::is_alphabetic) {
        let lower = word.chars().any(char::is_lowercase);
        let upper = word.chars().any(char::is_uppercase);
        return match (upper, lower) {
            (false, true) => 0,
            (true, false) if letters.next().is_some() => 1,
            _ if first.is_uppercase() => 2,
            _ => 3,
        };
    }
    match first {
        _ if first.is_numeric() => 4,
        _ if letters.next().is_none() => 5,
        _ if first.is_uppercase() => 6,
        _ => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_encoder_is_one() {
        assert!(built_in().is_some());
    }

    #[test]
    fn words_have_shapes() {
        let words = ["said", "NATO", "A", "Ana", "iPhone", "東", "5,000", "—", "Smith’s", "’s", ""];
        assert_eq!(words.map(shape), [0, 1, 2, 2, 3, 3, 4, 5, 6, 7, 7]);
        let token = token("Ana", Quotation::Open, true);
        assert_eq!(token.shape, (2 * 3 + 2) * 2 + 1);
    }
}
