//! Counts from training, by word: how often it is part of a cue or source, and what words it is like.

/// The step of words that were never seen, nor anything like them.
pub const UNKNOWN: u8 = 7;

/// What was learned of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// How often it is part of a cue: 0 (hardly ever) to 6 (mostly), or [`UNKNOWN`].
    pub cue: u8,
    /// How often it is part of a source, in the same steps.
    pub source: u8,
    /// Its cluster; 0 for none.
    pub cluster: u8,
}

impl Known {
    /// A word that nothing was learned of.
    pub const NOTHING: Known = Known { cue: UNKNOWN, source: UNKNOWN, cluster: 0 };
}

/// The table of words: open addressing over slots of 32 bits, each 18 of a fingerprint, the two steps and the cluster; a
/// free slot is zero.
#[derive(Debug, Clone, Copy)]
pub struct WordTable<'a> {
    slots: &'a [u8],
}

impl<'a> WordTable<'a> {
    /// Takes the slots as they were written by [`WordTable::build`].
    pub fn new(slots: &'a [u8]) -> Self {
        Self { slots }
    }

    /// What was learned of a word; where it is unknown, what was learned of those that the lexicon holds for like it.
    pub fn get(&self, word: u32, like: u32) -> Known {
        self.find(word).or_else(|| self.find(like_key(like))).unwrap_or(Known::NOTHING)
    }

    fn find(&self, key: u32) -> Option<Known> {
        let mask = (self.slots.len() / 4).checked_sub(1)?;
        let mut at = key as usize & mask;
        loop {
            let slot = self.slots.get(at * 4..at * 4 + 4)?;
            let slot = u32::from_le_bytes(slot.try_into().ok()?);
            if slot == 0 {
                return None;
            }
            if slot >> 14 == print(key) {
                return Some(Known {
                    cue: (slot & 7) as u8,
                    source: (slot >> 3 & 7) as u8,
                    cluster: (slot >> 6) as u8,
                });
            }
            at = (at + 1) & mask;
        }
    }

    /// The slots of a table of these words and keys of [`like_key`]; at most half full.
    pub fn build(known: &[(u32, Known)]) -> Vec<u8> {
        let size = (known.len() * 2 + 2).next_power_of_two();
        let mut slots = vec![0u32; size];
        for &(key, known) in known {
            let value =
                print(key) << 14 | u32::from(known.cluster) << 6 | u32::from(known.source) << 3 | u32::from(known.cue);
            let mut at = key as usize & (size - 1);
            while slots[at] != 0 && slots[at] >> 14 != print(key) {
                at = (at + 1) & (size - 1);
            }
            slots[at] = value;
        }
        slots.iter().flat_map(|slot| slot.to_le_bytes()).collect()
    }
}

/// The key under which a table keeps what words of the same place in the lexicon have in common.
pub fn like_key(like: u32) -> u32 {
    let mixed = (u64::from(like) + 0x51ed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 31) as u32
}

/// The upper bits of a key, never zero.
fn print(key: u32) -> u32 {
    (key >> 14) | 1
}
