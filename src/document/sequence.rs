//! What the encoder reads: the tokens of each block.

use std::ops::Range;

use super::Document;
use crate::encoder::{self, Quotation, Token};
use crate::text::Close;

/// The tokens of each block that has any, as ranges of the document's and as the encoder takes them.
pub fn paragraphs<'d>(document: &'d Document) -> (Vec<Range<usize>>, Vec<Vec<Token<'d>>>) {
    let mut places = vec![Quotation::Outside; document.tokens().len()];
    for quotation in document.quotations().iter().filter(|quotation| !quotation.nested) {
        let end = quotation.end + usize::from(quotation.close == Close::Marked);
        let inside = if quotation.close == Close::Unclosed { Quotation::Open } else { Quotation::Inside };
        places.iter_mut().take(end).skip(quotation.open).for_each(|place| *place = inside);
    }
    let mut starts = vec![false; document.tokens().len()];
    for sentence in document.sentences() {
        starts[sentence.tokens.start] = true;
    }
    let token = |at: usize| encoder::token(document.word(at), places[at], starts[at]);
    let blocks = document.block_ranges();
    let paragraphs = blocks.iter().map(|block| block.clone().map(token).collect()).collect();
    (blocks, paragraphs)
}
