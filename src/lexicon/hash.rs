//! The hash that the build puts words into their tables with, and the library finds them by.

/// FNV-1a over the word, folded.
pub(crate) fn hash(word: &str) -> u32 {
    let mut h = BASIS;
    for (at, byte) in word.bytes().enumerate() {
        if !byte.is_ascii() {
            let rest = word.get(at..).unwrap_or_default();
            h = fold(rest).fold(h, |h, c| step(h, c.into()));
            break;
        }
        h = step(h, byte.to_ascii_lowercase().into());
    }
    finish(h)
}

/// The hash of no letter yet.
pub(crate) const BASIS: u32 = 0x811c_9dc5;

/// Takes one more folded letter into a hash that is not finished.
#[inline]
pub(crate) fn step(h: u32, letter: u32) -> u32 {
    (h ^ letter).wrapping_mul(0x0100_0193)
}

/// The hash of all letters that were taken in.
#[inline]
pub(crate) fn finish(h: u32) -> u32 {
    h ^ (h >> 15)
}

/// Are the two the same word, letter case and form of the apostrophe aside?
#[allow(dead_code)] // the build only hashes
#[inline] // so that those that differ are told apart where it is asked
pub(crate) fn same(a: &str, b: &str) -> bool {
    let first = |word: &str| word.bytes().next().filter(u8::is_ascii).map(|byte| byte.to_ascii_lowercase());
    match (first(a), first(b)) {
        (Some(x), Some(y)) if x != y => false,
        _ => a == b || folds_alike(a, b),
    }
}

/// As [`same`], letter by letter.
fn folds_alike(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || (!(a.is_ascii() && b.is_ascii()) && fold(a).eq(fold(b)))
}

/// The bits of a hash that a slot keeps beside its index: most words that are not in a table are told by them, and their
/// letters compared with nothing.
const TAG: u32 = 0xffff_0000;

/// What a table holds in the slot of a word: the tag of its hash, and its index plus one. A free slot is zero.
#[allow(dead_code)] // the library only finds
pub(crate) fn slot(hash: u32, index: usize) -> u32 {
    (hash & TAG) | (index as u32 + 1)
}

/// Looks a word up by its hash in an open-addressing table of [`slot`]s. `is` says whether the index is that of the word.
#[allow(dead_code)] // the build only hashes
pub(crate) fn find(slots: &[u32], hash: u32, is: impl Fn(usize) -> bool) -> Option<usize> {
    let mask = slots.len().checked_sub(1)?;
    let mut at = hash as usize & mask;
    loop {
        let slot = *slots.get(at)?;
        let index = ((slot & !TAG) as usize).checked_sub(1)?;
        if (slot ^ hash) & TAG == 0 && is(index) {
            return Some(index);
        }
        at = (at + 1) & mask;
    }
}

/// Lower case, with the straight apostrophe, hyphen and blank for their typographic sisters.
pub(crate) fn fold(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(|c| match c {
        '’' => '\'',
        '‑' => '-',
        '\u{a0}' => ' ',
        'İ' => 'i', // lower case by Unicode would be two characters
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    })
}
