//! The words that scores count, whatever the library takes for a token.

use crate::gold::Bytes;

/// A set of words: their places among all words of the text, in order.
pub(crate) type WordSet = Vec<u32>;

/// The words of a text: letters, digits and low lines, with apostrophes, hyphens and stops between them.
pub(crate) struct Words(Vec<Bytes>);

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let mut words: Vec<Bytes> = Vec::new();
        // a joiner that a word was broken off at, to be undone by the letter right behind it
        let mut joined = None;
        let mut open = false;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            if c.is_alphanumeric() || c == '_' {
                match words.last_mut() {
                    Some(word) if open || joined == Some(at) => word.1 = end,
                    _ => words.push((at, end)),
                }
                open = true;
                joined = None;
            } else {
                joined = (open && matches!(c, '’' | '\'' | '-' | '.')).then_some(end);
                open = false;
            }
        }
        Self(words)
    }

    /// The words that lie at least half inside one of the spans.
    pub(crate) fn within(&self, spans: &[Bytes]) -> WordSet {
        let mut found = WordSet::new();
        for &(start, end) in spans {
            let first = self.0.partition_point(|w| w.1 <= start);
            for (nth, &(a, b)) in self.0.iter().enumerate().skip(first).take_while(|(_, w)| w.0 < end) {
                if 2 * (b.min(end) - a.max(start)) >= b - a {
                    found.push(nth as u32);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// How many words two sets share.
pub(crate) fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        i += usize::from(x <= y);
        j += usize::from(y <= x);
        count += usize::from(x == y);
    }
    count
}

/// All words of several sets.
pub(crate) fn union<'a>(sets: impl Iterator<Item = &'a WordSet>) -> WordSet {
    let mut all: WordSet = sets.flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
