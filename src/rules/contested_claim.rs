//! Blame, casualties, wrongdoing, a crime or an allegation without a source.
//!
//! ## Why it matters
//!
//! A claim that can cost somebody a life, a job or a good name is what readers check first and courts ask about.
//! Without a source, it is the newsroom’s own claim.
//!
//! ## When it fires
//!
//! A statement in running text has no source, and says that people were hurt or killed; that somebody committed a crime
//! or another wrong, is to blame for harm, lied, broke a law or failed to do what was required; that somebody was
//! arrested or accused; or it calls somebody a name such as “liar”.
//!
//! It does not fire on what might happen, would happen or did not happen; on an act that is mentioned only to identify
//! somebody (“the people killed at the bridge”); on what a court has found (“was convicted of”, “pleaded guilty to”) or
//! is hearing (“indicted”, “charged with”); on events that are history by their date (“in 1931”, “decades ago”, but not
//! “last week”); on the writer’s own “I” and “we”; or where the claim is hedged or in quotation marks.
//!
//! The first sentence may sum up what is attributed further down: see lead-unsourced. The rule does not fire where the
//! fast reader read the article and the paragraph’s source may still be speaking, or a verb in the sentence could
//! introduce a source.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```text
//! The ferry sank at dawn.
//!
//! At least 140 people were killed. The search goes on.
//! ```
//!
//! Does not:
//!
//! ```text
//! The ferry sank at dawn.
//!
//! At least 140 people were killed, the coast guard said. The search goes on.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! contested-claim = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The AP Stylebook (accused, alleged, suspected; attribution), the BBC Editorial Guidelines (accuracy: claims and
//! allegations are attributed) and the IPSO Editors’ Code of Practice (clause 1, accuracy).

use std::ops::Range;

use super::case::{Case, Note};
use crate::audit::{Claim, Need, claims};
use crate::lexicon::{Class, Term};
use crate::text::TokenKind;

/// By how much the encoder must read a sentence as a contested claim rather than as anything else, if none of its words says so.
const SURE: f32 = 3.0;

/// How far before an act the word may be that makes it an aside, in tokens.
const REACH: usize = 10;

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let lead = case.lead();
    let unsourced = case.unsourced(Need::Contested).filter(|(at, _)| Some(*at) != lead && case.is_prose(*at));
    let notes = unsourced.filter_map(|(at, _)| {
        let tokens = &case.document.sentences().get(at)?.tokens;
        let claims = claims(case.document, tokens);
        // The encoder read the sentence as one that needs a source, by words that no list holds.
        if claims.is_empty() {
            let court = [Term::CourtRecord, Term::ChargeSheet];
            let on_record = court.into_iter().any(|term| case.document.terms_in(tokens, term).next().is_some());
            let sure = case.reads(at, Need::Contested) >= SURE && !on_record;
            let sentence = case.assessment.sentences.get(at).filter(|_| sure)?;
            let message = "this claim of harm or wrongdoing has no source";
            return Some(Note::new(sentence.span, message).suggest("say who says so"));
        }
        let plain = |claim: &Claim| !is_aside(case, tokens, claim) && !is_known(case, tokens, claim);
        let claim = claims.into_iter().filter(plain).find_map(|claim| case.span_of_tokens(claim.tokens))?;
        if case.may_be_sourced(at, claim) {
            return None;
        }
        let message = format!("the contested claim “{}” has no source", case.claim(claim));
        Some(case.note_on(at, message)?.suggest("say who says so"))
    });
    notes.collect()
}

/// Does the act only identify somebody or something: "the people killed there", "a man who was shot"?
pub(super) fn is_aside(case: &Case<'_>, tokens: &Range<usize>, claim: &Claim) -> bool {
    let deed = &claim.tokens;
    let before = deed.start.saturating_sub(REACH).max(tokens.start)..deed.start;
    let opens = |at: usize| {
        let word = case.known(at);
        word.any(&[Class::Relative, Class::Subordinator, Class::WhWord]) || case.word(at) == "that"
    };
    // After a subordinate clause at the start, the main clause begins at the comma: "When the doors opened, he shot two
    // guards".
    let comma = || (tokens.start..deed.start).any(|at| case.document.tokens()[at].kind == TokenKind::Comma);
    let relative = before.clone().any(|at| opens(at) && !(at == tokens.start && comma()));
    let auxiliary = |at: usize| case.known(at).any(&[Class::Be, Class::Have, Class::Auxiliary]);
    let dies = case.document.terms_in(deed, Term::Dying).next().is_some();
    let verb = dies || auxiliary(deed.start) || before.clone().any(auxiliary);
    // A verb with an object is an act of its own: "plagiarised whole pages", but not "the people killed there" or "the men
    // killed were fishermen".
    let object = (deed.end..tokens.end).next().is_some_and(|at| {
        let word = case.known(at);
        let other = [Class::Preposition, Class::Coordinator, Class::Modal, Class::PastVerb, Class::Adverb];
        case.document.tokens()[at].kind.is_word() && !auxiliary(at) && !word.any(&other)
    });
    let noun = [Class::Determiner, Class::Possessive, Class::Preposition];
    let attribute = before.clone().next_back().is_some_and(|at| case.known(at).any(&noun));
    let object = object && !attribute;
    let spoken_of = case.document.terms_in(deed, Term::Allegation).next().is_some();
    relative || spoken_of || !(verb || object || deed.len() > 1)
}

/// Is it an event that its date makes history, a matter before a court, the writer's own account, or a line of headlines?
fn is_known(case: &Case<'_>, tokens: &Range<usize>, claim: &Claim) -> bool {
    // "1931", "the 1970s"
    let year = |at: usize| {
        let word = case.word(at);
        let word = word.strip_suffix('s').unwrap_or(word);
        word.len() == 4 && ("1400".."2200").contains(&word) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is = |term| case.document.terms_in(tokens, term).next().is_some();
    let words = || tokens.clone().filter(|&at| case.document.tokens()[at].kind == TokenKind::Word);
    let own = words().any(|at| case.known(at).is(Class::FirstPerson));
    let shouted = words().filter(|&at| !case.word(at).contains(char::is_lowercase)).count() > 4;
    let dated = is(Term::History) || tokens.clone().any(year);
    // A date puts an event on record, but not the judgement that somebody did wrong.
    (dated && !claim.judgement) || is(Term::ChargeSheet) || own || shouted
}
