//! What may stand between a verb and its content: whom it is from, who somebody told is, on what occasion.

use std::ops::Range;

use crate::attribution::noun_phrase::{informs, phrase_after};
use crate::attribution::phrase::{Role, phrase};
use crate::attribution::tokens::{Tokens, item};
use crate::attribution::verb_group::{VerbGroup, is_auxiliary};
use crate::document::Document;
use crate::lexicon::{Class, Frame};
use crate::text::TokenKind;

/// How far a phrase goes on, in tokens, whose end the grammar does not know.
const AHEAD: usize = 8;

/// Is the token a comma with "that" or a quotation behind it, or a colon with a quotation?
pub(super) fn opens_clause(document: &Document, at: usize, ceiling: usize) -> bool {
    at + 1 < ceiling && {
        let (mark, next) = (document.tokens()[at].kind, item(document, at + 1));
        let quoted = next.kind.is_quote() && matches!(mark, TokenKind::Comma | TokenKind::Colon);
        quoted || mark == TokenKind::Comma && next.reads("that")
    }
}

/// ", citing two officials, that …": whom it is from, and where the clause begins.
pub(super) fn origin_before_clause(document: &Document, at: usize, ceiling: usize) -> Option<(Range<usize>, usize)> {
    let comma = at < ceiling && document.tokens()[at].kind == TokenKind::Comma;
    let (rest, found) = phrase(Tokens::forward(document, at + 1..ceiling)).ok().filter(|_| comma)?;
    let cited = phrase_after(document, rest.at(), ceiling, true).filter(|_| found.role == Role::Origin)?;
    // "citing people who know, that …"
    let end = (cited.end..ceiling.min(cited.end + AHEAD)).find(|end| opens_clause(document, *end, ceiling))?;
    Some((cited.start..end, end + 1))
}

/// "has learned from diplomats that …": whom it is from, without a comma.
pub(super) fn heard_from(document: &Document, group: &VerbGroup, at: usize, ceiling: usize) -> Option<Range<usize>> {
    let from = at + 1 < ceiling && item(document, at).reads("from") && group.verb.takes(Frame::That);
    let cited = phrase_after(document, at + 1, ceiling, true).filter(|_| from)?;
    let that = cited.end < ceiling && item(document, cited.end).reads("that");
    (that && informs(document, &cited)).then_some(cited)
}

/// ", a Qatari-owned daily, that …" behind whom something is told: where the clause begins.
pub(super) fn clause_past_apposition(document: &Document, at: usize, ceiling: usize) -> Option<usize> {
    let comma = at + 1 < ceiling && document.tokens()[at].kind == TokenKind::Comma;
    let apposed = comma && item(document, at + 1).is(Class::Determiner);
    let word = |at: &usize| item(document, *at).is_word() && !is_auxiliary(item(document, *at));
    let end = (at + 1..ceiling).take(AHEAD).take_while(word).last().filter(|_| apposed)? + 1;
    opens_clause(document, end, ceiling).then_some(end + 1)
}

/// ", in an interview with the daily, that …": where the clause begins behind an aside of occasion.
pub(super) fn clause_past_occasion(document: &Document, at: usize, ceiling: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let comma = at + 1 < ceiling && document.tokens()[at].kind == TokenKind::Comma;
    let led = comma && item(document, at + 1).is(Class::Preposition);
    let plain = |at: &usize| {
        let t = item(document, *at);
        (t.is_word() || t.kind == TokenKind::Clitic) && !is_auxiliary(t)
    };
    let end = (at + 1..ceiling).take(LONGEST).take_while(plain).last().filter(|_| led)? + 1;
    opens_clause(document, end, ceiling).then_some(end + 1)
}
