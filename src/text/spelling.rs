//! What a word is spelt with, found in one pass over its letters and asked for many times.

use crate::lexicon::hash;

/// The kinds of characters in a word: those of its first, and those of the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Spelling {
    first: u8,
    rest: u8,
}

const CAPITAL: u8 = 1;
const SMALL: u8 = 1 << 1;
/// No letter.
const OTHER: u8 = 1 << 2;
/// Beyond ASCII.
const FOREIGN: u8 = 1 << 3;
const HYPHEN: u8 = 1 << 4;
const SLASH: u8 = 1 << 5;
const AMPERSAND: u8 = 1 << 6;
const APOSTROPHE: u8 = 1 << 7;

/// The kinds of every byte.
static KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        kinds[byte] = match byte as u8 {
            b'A'..=b'Z' => CAPITAL,
            b'a'..=b'z' => SMALL,
            b'-' => OTHER | HYPHEN,
            b'/' => OTHER | SLASH,
            b'&' => OTHER | AMPERSAND,
            b'\'' => OTHER | APOSTROPHE,
            0x80.. => FOREIGN,
            _ => OTHER,
        };
        byte += 1;
    }
    kinds
};

impl Spelling {
    /// That of a word.
    pub(crate) fn of(word: &str) -> Self {
        Self::with_hash(word).0
    }

    /// That of a word, and its hash, both from one pass over its letters.
    pub(crate) fn with_hash(word: &str) -> (Self, u32) {
        let (mut first, mut rest, mut hash) = (0, 0, hash::BASIS);
        for (at, byte) in word.bytes().enumerate() {
            let kind = KINDS[usize::from(byte)];
            (first, rest) = if at == 0 { (kind, 0) } else { (first, rest | kind) };
            hash = hash::step(hash, byte.to_ascii_lowercase().into());
        }
        match (first | rest) & FOREIGN {
            0 => (Self { first, rest }, hash::finish(hash)),
            _ => (Self::of_letters(word), hash::hash(word)),
        }
    }

    /// That of a word with letters beyond ASCII.
    fn of_letters(word: &str) -> Self {
        let mut kinds = word.chars().map(kind);
        Self { first: kinds.next().unwrap_or(0), rest: kinds.fold(0, |all, kind| all | kind) }
    }

    /// Has it ASCII only?
    pub(crate) fn is_ascii(self) -> bool {
        !self.has(FOREIGN)
    }

    /// Has it nothing but letters of ASCII?
    pub(crate) fn is_plain(self) -> bool {
        !self.has(OTHER | FOREIGN)
    }

    /// Does it begin with a capital letter?
    pub(crate) fn is_capital(self) -> bool {
        self.first & CAPITAL != 0
    }

    /// Is there a small letter anywhere in it?
    pub(crate) fn has_small(self) -> bool {
        self.has(SMALL)
    }

    /// Is there a capital letter behind its first?
    pub(crate) fn has_capital_inside(self) -> bool {
        self.rest & CAPITAL != 0
    }

    /// Is there a small letter behind its first?
    pub(crate) fn has_small_inside(self) -> bool {
        self.rest & SMALL != 0
    }

    /// Is there anything but letters behind its first?
    pub(crate) fn has_other_inside(self) -> bool {
        self.rest & OTHER != 0
    }

    /// Is there a hyphen in it?
    pub(crate) fn has_hyphen(self) -> bool {
        self.has(HYPHEN)
    }

    /// May it be made of parts with a hyphen or a slash between?
    pub(crate) fn is_compound(self) -> bool {
        self.has(HYPHEN | SLASH)
    }

    /// May names begin inside it, behind a hyphen, slash or ampersand of any kind?
    pub(crate) fn is_joined(self) -> bool {
        self.has(HYPHEN | SLASH | AMPERSAND | FOREIGN)
    }

    /// May a particle stand at its front, before a hyphen or an apostrophe of any kind: "al-Ansari"?
    pub(crate) fn may_have_particle(self) -> bool {
        self.has(HYPHEN | APOSTROPHE | FOREIGN)
    }

    fn has(self, kinds: u8) -> bool {
        (self.first | self.rest) & kinds != 0
    }
}

/// The kinds of any character.
fn kind(c: char) -> u8 {
    if c.is_ascii() {
        return KINDS[c as usize];
    }
    FOREIGN
        | match c.is_alphabetic() {
            false => OTHER,
            true if c.is_uppercase() => CAPITAL,
            true if c.is_lowercase() => SMALL,
            true => 0,
        }
}

#[cfg(test)]
mod tests {
    use super::Spelling;
    use crate::lexicon::hash::hash;

    #[test]
    fn letters_tell_what_a_word_is_spelt_with() {
        let plain = Spelling::of("Town");
        assert!(plain.is_capital() && plain.is_ascii() && plain.has_small_inside());
        assert!(!plain.has_capital_inside() && !plain.has_other_inside() && !plain.is_joined());
        let joined = Spelling::of("AT&T");
        assert!(joined.is_joined() && !joined.is_compound() && !joined.has_small() && joined.has_other_inside());
        let particle = Spelling::of("d’Arc-Élan");
        assert!(particle.may_have_particle() && particle.has_hyphen() && particle.has_capital_inside());
        assert!(!particle.is_ascii() && !particle.is_capital());
        assert!(Spelling::of("Évian").is_capital() && Spelling::of("École").has_small());
        assert_eq!(Spelling::of(""), Spelling::default());
        for word in ["", "Town", "AT&T", "d’Arc-Élan"] {
            assert_eq!(Spelling::with_hash(word).1, hash(word));
        }
    }
}
