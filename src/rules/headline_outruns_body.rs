//! The headline asserts plainly what the body attributes.
//!
//! ## Why it matters
//!
//! Most people read the headline alone. If it tells as a fact what the article only says that somebody says, they
//! have been told more than the newsroom knows.
//!
//! ## When it fires
//!
//! The title makes a contested claim – casualties, a crime, wrongdoing, blame – and neither cites anybody for it nor
//! puts it in doubt or in quotation marks; and a statement of the body with the same words rests on somebody’s word.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! Mayor bribed shipyard owner
//!
//! Mayor Jon Marsh bribed the shipyard owner, the opposition leader Lena Moor said on Monday.
//! ```
//!
//! Does not:
//!
//! ```text
//! Mayor bribed shipyard owner, opposition says
//!
//! Mayor Jon Marsh bribed the shipyard owner, the opposition leader Lena Moor said on Monday.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! headline-outruns-body = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The IPSO Editors’ Code of Practice (clause 1, accuracy: headlines must be supported by the text), the SPJ Code of
//! Ethics (do not oversimplify in summing up a story) and the Reuters Handbook of Journalism (headlines).

use super::case::{Case, Note};
use crate::article::BlockKind;
use crate::audit::{Sentence, Status, contested};
use crate::lexicon::{Class, hash};
use crate::text::TokenKind;

/// The least part of the headline's content words that a statement must repeat to be what it sums up.
const LEAST_PART: f64 = 0.6;
/// Words shorter than this say little.
const SHORT: usize = 4;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let sentences = &case.assessment.sentences;
    let title = (0..sentences.len()).find(|&at| case.block_kind(at) == Some(BlockKind::Headline));
    let Some((at, headline)) = title.and_then(|at| Some((at, sentences.get(at)?))) else { return Vec::new() };
    let Some(parsed) = case.document.sentences().get(at) else { return Vec::new() };
    let plain = parsed.tokens.clone().all(|token| {
        let kind = case.document.tokens()[token].kind;
        !kind.is_quote()
            && kind != TokenKind::Colon
            && !case.word(token).contains('?')
            && !case.known(token).is(Class::Hedge)
    });
    let announces = !headline.attributions.is_empty() || case.announces(parsed.tokens.clone());
    let Some(claim) = contested(case.document, &parsed.tokens).filter(|_| plain && !announces) else {
        return Vec::new();
    };
    let body = sentences.iter().filter(|sentence| repeats(case, headline, sentence));
    let body: Vec<&Sentence> = body.collect();
    let owned = body.iter().any(|s| matches!(s.status, Some(Status::Unattributed | Status::Outlet)));
    let Some(first) = body.first().filter(|_| !owned) else { return Vec::new() };
    let source = case.vouching(first).find_map(|linked| case.source(linked));
    let who = source.map_or("somebody", |source| source.name.as_str());
    let message = format!("the headline asserts “{}”, which the body has from {who}", case.text(claim));
    vec![Note::new(headline.span, message).suggest("say in the headline who says so")]
}

/// Does a statement have most of the headline's words, so that the headline sums it up?
fn repeats(case: &Case<'_>, headline: &Sentence, sentence: &Sentence) -> bool {
    if sentence.status.is_none() {
        return false;
    }
    let words = |sentence: &Sentence| -> Vec<&str> {
        let tokens = case.document.tokens_in(sentence.span);
        let content = tokens.filter(|&at| case.word(at).len() >= SHORT && case.document.tokens()[at].kind.is_word());
        content.map(|at| stem(case.word(at))).collect()
    };
    let (asked, there) = (words(headline), words(sentence));
    let shared = asked.iter().filter(|word| there.iter().any(|other| hash::same(word, other))).count();
    shared >= 2 && shared as f64 >= LEAST_PART * asked.len() as f64
}

/// The word without the ending of a plural or past.
fn stem(word: &str) -> &str {
    ["ed", "es", "s"]
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(|stem| stem.len() >= SHORT - 1))
        .unwrap_or(word)
}
