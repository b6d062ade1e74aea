//! "who asked not to be named", "declined to be identified": tells how somebody speaks, and nothing that he says.

use super::tokens::item;
use crate::document::Document;

/// Does "to be named", perhaps behind "not", follow a verb at the token `at`?
pub(super) fn asks_for(document: &Document, at: usize) -> bool {
    let reads = |at: usize, word: &str| at < document.tokens().len() && item(document, at).reads(word);
    let to = at + usize::from(reads(at, "not"));
    let named = ["named", "identified", "quoted"].iter().any(|word| reads(to + 2, word));
    reads(to, "to") && reads(to + 1, "be") && named
}
