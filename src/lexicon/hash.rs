//! The hash that the build puts words into their tables with, and the library finds them by.

/// FNV-1a over the word, folded.
pub(crate) fn hash(word: &str) -> u32 {
    let step = |h: u32, c: u32| (h ^ c).wrapping_mul(0x0100_0193);
    let mut h: u32 = 0x811c_9dc5;
    for (at, byte) in word.bytes().enumerate() {
        if !byte.is_ascii() {
            let rest = word.get(at..).unwrap_or_default();
            h = fold(rest).fold(h, |h, c| step(h, c.into()));
            break;
        }
        h = step(h, byte.to_ascii_lowercase().into());
    }
    h ^ (h >> 15)
}

/// Are the two the same word, letter case and form of the apostrophe aside?
#[allow(dead_code)] // the build only hashes
pub(crate) fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || (!(a.is_ascii() && b.is_ascii()) && fold(a).eq(fold(b)))
}

/// Looks a word up in an open-addressing table: each of its slots holds an index plus one, or zero where it is free.
/// `is` says whether the index is that of the word.
#[allow(dead_code)]
pub(crate) fn find(slots: &[u16], word: &str, is: impl Fn(usize) -> bool) -> Option<usize> {
    let mask = slots.len().checked_sub(1)?;
    let mut at = hash(word) as usize & mask;
    loop {
        let index = usize::from(*slots.get(at)?).checked_sub(1)?;
        if is(index) {
            return Some(index);
        }
        at = (at + 1) & mask;
    }
}

/// Lower case, with the straight apostrophe, hyphen and blank for their typographic sisters.
fn fold(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(|c| match c {
        '’' => '\'',
        '‑' => '-',
        '\u{a0}' => ' ',
        'İ' => 'i', // lower case by Unicode would be two characters
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    })
}
