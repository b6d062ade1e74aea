//! The hash that the build puts words into their table with, and the library finds them by.

/// FNV-1a over the word in lower case (ASCII), with the typographic apostrophe folded into the straight one.
pub(crate) fn hash(word: &str) -> u32 {
    let mut h: u32 = 0x811c_9dc5;
    for byte in fold(word) {
        h = (h ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    h ^ (h >> 15)
}

/// Are the two the same word, letter case and form of the apostrophe aside?
#[allow(dead_code)] // the build only hashes
pub(crate) fn same(a: &str, b: &str) -> bool {
    fold(a).eq(fold(b))
}

fn fold(word: &str) -> impl Iterator<Item = u8> + '_ {
    let bytes = word.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let byte = *bytes.get(at)?;
        if byte == 0xe2 && bytes[at..].starts_with("’".as_bytes()) {
            at += 3;
            return Some(b'\'');
        }
        at += 1;
        Some(byte.to_ascii_lowercase())
    })
}
