//! Why things are judged as they are, in clauses that several reports share.

use crate::audit::{Basis, Sentence, SentenceKind, Status};
use crate::entity::ResolvedBy;

/// Why the status holds, in one clause.
pub(super) fn reason(sentence: &Sentence) -> &'static str {
    if sentence.kind != SentenceKind::Statement {
        return "only statements need a source";
    }
    match (sentence.status, sentence.basis) {
        (_, Some(Basis::Stated)) => "stated in the sentence itself",
        (_, Some(Basis::Continued)) => "a quotation or report that began or ends in another sentence runs through it",
        (_, Some(Basis::Carried)) => "the source of the paragraph still speaks",
        (Some(Status::Unattributed), _) if !sentence.attributions.is_empty() => "what it cites does not vouch for it",
        _ => "no attribution reaches it",
    }
}

/// By what a phrase was tied to its entity.
pub(super) fn how(by: ResolvedBy) -> &'static str {
    match by {
        ResolvedBy::Registry => "the registry knows the name",
        ResolvedBy::Name => "by its own name",
        ResolvedBy::ShortName => "by a part of a name",
        ResolvedBy::Role => "by a role that the article ties to the name",
        ResolvedBy::Pronoun => "by a pronoun",
        ResolvedBy::Description => "described, not named",
        ResolvedBy::Unresolved => "it points back, but to nothing that was found",
    }
}
