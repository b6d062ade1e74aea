//! How much room is left in a report that may only be so long.

use std::io::{self, Write};

use ascribe::report::Limit;

/// The room in a report, and what did not fit.
pub(super) struct Room {
    limit: Option<Limit>,
    /// How many characters the articles have taken.
    taken: usize,
    left_out: usize,
    /// How many of the articles that were left out failed.
    failed: usize,
}

impl Room {
    pub(super) fn new(limit: Option<Limit>) -> Self {
        Self { limit, taken: 0, left_out: 0, failed: 0 }
    }

    /// Is there room for the part of an article? Counts it as written or as left out.
    pub(super) fn takes(&mut self, part: &[u8], passed: bool) -> bool {
        let Some(limit) = self.limit else { return true };
        let length = String::from_utf8_lossy(part).chars().count();
        let most = if passed && self.taken > 0 { limit.passed } else { limit.most };
        if self.taken + length > most {
            self.left_out += 1;
            self.failed += usize::from(!passed);
            return false;
        }
        self.taken += length;
        true
    }

    /// Writes how many articles were left out, if any were.
    pub(super) fn close(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.limit {
            Some(limit) if self.left_out > 0 => (limit.left_out)(self.left_out, self.failed, out),
            _ => Ok(()),
        }
    }
}
