//! A headline that states as fact what the body attributes to somebody.
//!
//! ## Why it matters
//!
//! Many people read only the headline. If it states as fact what the article attributes to one source, it tells them
//! more than the newsroom knows.
//!
//! ## When it fires
//!
//! The headline states something as done, with no source, no hedge and no quotation marks, and without putting it after
//! a colon; and the body attributes the same words to a source and nowhere states them itself. For a contested claim
//! (casualties, a crime, wrongdoing, blame), the two must share at least two words and half of the headline’s; for
//! other claims, four words and three in five. A headline that names the source itself says what the source did, and is
//! ignored.
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
use crate::Span;
use crate::article::BlockKind;
use crate::audit::{Linked, Sentence, Status, contested};
use crate::entity::EntityKind;
use crate::lexicon::{Class, Term, hash};
use crate::text::TokenKind;

/// The smallest part of the headline's content words that a statement must repeat to be what the headline sums up.
const LEAST_PART: f64 = 0.6;
/// The same, where the headline makes a contested claim.
const LEAST_PART_CONTESTED: f64 = 0.5;
/// The fewest of them, where the headline makes a contested claim.
const LEAST_CONTESTED: usize = 2;
/// The fewest of them otherwise.
const LEAST_OTHER: usize = 4;
/// Shorter words do not count as content words.
const SHORT: usize = 4;
/// Shorter prepositions do not count as content words.
const LONG: usize = 6;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let sentences = &case.assessment.sentences;
    let title = (0..sentences.len()).find(|&at| case.block_kind(at) == Some(BlockKind::Headline));
    let Some((at, headline)) = title.and_then(|at| Some((at, sentences.get(at)?))) else { return Vec::new() };
    let claim = case.document.sentences().get(at).and_then(|parsed| contested(case.document, &parsed.tokens));
    if !asserts(case, at, headline, claim) {
        return Vec::new();
    }
    let (least, part) =
        if claim.is_some() { (LEAST_CONTESTED, LEAST_PART_CONTESTED) } else { (LEAST_OTHER, LEAST_PART) };
    let asked = content_words(case, headline.span);
    let sums_up = |there: &[Stem]| {
        let shared = asked.iter().filter(|word| there.iter().any(|other| word.is(other))).count();
        shared >= least && shared as f64 >= part * asked.len() as f64
    };
    let body = sentences.iter().enumerate().skip(at + 1).filter(|(at, s)| case.is_prose(*at) && s.status.is_some());
    let body: Vec<&Sentence> = body.map(|(_, s)| s).filter(|s| sums_up(&content_words(case, s.span))).collect();
    if body.iter().any(|s| matches!(s.status, Some(Status::Unattributed | Status::Outlet))) {
        return Vec::new();
    }
    let of_others = |linked: &&Linked| {
        let content: Vec<Stem> =
            linked.attribution.content.iter().flat_map(|&part| content_words(case, part)).collect();
        let recorded = case.source(linked).map(|source| source.kind);
        let recorded = matches!(recorded, Some(EntityKind::Document | EntityKind::Outlet)) && claim.is_none();
        sums_up(&content) && !recorded && !names(case, &asked, linked)
    };
    let Some(linked) = body.iter().flat_map(|s| case.vouching(s)).find(of_others) else {
        return Vec::new();
    };
    let who = case.source(linked).map_or("somebody", |source| source.name.as_str());
    let told = claim.map_or(case.text(headline.span), |claim| case.claim(claim));
    let message = format!("the headline states “{told}” as fact, but the body attributes it to {who}");
    vec![Note::new(headline.span, message).suggest("name the source in the headline too")]
}

/// Does the headline state a fact: without a source, quotation marks, a colon, a question or a hedge, and not about the
/// future?
fn asserts(case: &Case<'_>, at: usize, headline: &Sentence, claim: Option<Span>) -> bool {
    let Some(parsed) = case.document.sentences().get(at) else { return false };
    let plain = parsed.tokens.clone().all(|token| {
        let kind = case.document.tokens()[token].kind;
        let word = case.known(token);
        let certain = !word.any(&[Class::Hedge, Class::Modal]) && !case.word(token).eq_ignore_ascii_case("to");
        !kind.is_quote() && kind != TokenKind::Colon && !case.word(token).contains('?') && certain
    });
    // "Minister lied about contract" is a judgement of its own, although "lied" is a verb of speech.
    let charge = |cue: Span| claim.is_some_and(|claim| claim.overlaps(cue));
    let mut cited = headline.attributions.iter().filter_map(|&at| case.attributions().get(at));
    let cited = cited.any(|linked| !linked.attribution.cue.is_some_and(charge));
    let claim = claim.map_or(0..0, |claim| case.document.tokens_in(claim));
    let (before, behind) = (parsed.tokens.start..claim.start.max(parsed.tokens.start), claim.end..parsed.tokens.end);
    let announced = if claim.is_empty() {
        case.announces(parsed.tokens.clone())
    } else {
        case.announces(before) || case.announces(behind)
    };
    // "Mayor accused of fraud" reports an accusation; it does not state the fraud as a fact.
    let charged = case.document.terms_in(&parsed.tokens, Term::Accusation).next().is_some();
    plain && !cited && !announced && !charged
}

/// Does the headline name the source itself, so that it says what the source does?
fn names(case: &Case<'_>, asked: &[Stem], linked: &Linked) -> bool {
    let name = case.source(linked).map_or("", |source| source.name.as_str());
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() >= SHORT);
    let mut words = words.map(Stem::of);
    words.any(|word| asked.iter().any(|other| word.is(other)))
}

/// The content words of a span, without their endings.
fn content_words<'a>(case: &Case<'a>, span: Span) -> Vec<Stem<'a>> {
    let tokens = case.document.tokens_in(span);
    let says = |at: &usize| {
        case.word(*at).len() >= SHORT && (case.word(*at).len() >= LONG || !case.known(*at).is(Class::Preposition))
    };
    let content = tokens.filter(|at| says(at) && case.document.tokens()[*at].kind.is_word());
    content.map(|at| Stem::of(case.word(at))).collect()
}

/// A word without a plural or past ending, with its hash, by which most other words differ.
struct Stem<'a> {
    word: &'a str,
    hash: u32,
}

impl<'a> Stem<'a> {
    fn of(word: &'a str) -> Self {
        let stem =
            ["ed", "es", "s"].iter().find_map(|end| word.strip_suffix(end).filter(|stem| stem.len() >= SHORT - 1));
        let word = stem.unwrap_or(word);
        Self { word, hash: hash::hash(word) }
    }

    fn is(&self, other: &Stem) -> bool {
        self.hash == other.hash && hash::same(self.word, other.word)
    }
}
