//! Why things are judged as they are, in clauses that several reports share.

use super::credit::{credited, of_attribution};
use super::mark::arrow;
use crate::audit::{Audit, Basis, Sentence, SentenceKind, Status, is_nobody};
use crate::entity::ResolvedBy;
use crate::lexicon::{Frame, Verb, Word};
use crate::policy::Acts;

/// Why the status holds, in one clause.
pub(super) fn reason(sentence: &Sentence) -> &'static str {
    if sentence.kind != SentenceKind::Statement {
        return "only statements need a source";
    }
    match (sentence.status, sentence.basis) {
        (_, Some(Basis::Stated)) => "stated in the sentence itself",
        (_, Some(Basis::Continued)) => "a quotation or report that began or ends in another sentence runs through it",
        (_, Some(Basis::Carried)) => "the source of the paragraph still speaks",
        (_, Some(Basis::Linked)) => "its words carry a link to the site of an outlet",
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

/// What could have been a source of a statement that nobody stands behind, and why it is none.
/// `acts` are those that count.
pub(super) fn hints(audit: &Audit<'_>, sentence: &Sentence, acts: Acts, ascii: bool) -> Vec<String> {
    let mut hints = Vec::new();
    for (_, linked) in credited(audit, sentence) {
        let found = &linked.attribution;
        hints.push(match found.act {
            _ if is_nobody(linked, &audit.article.text) => "Its source is nobody.".to_owned(),
            act if acts.contain(act) => "What is attributed is too small a part of the statement.".to_owned(),
            act if act.vouches() => format!("Its cue is of the class “{act}”, which does not count under this policy."),
            act => format!("Its cue is of the class “{act}”, which vouches for nothing."),
        });
    }
    if hints.is_empty() {
        hints.push(match reporting_words(&audit.article.text[sentence.span]) {
            words if words.is_empty() => {
                "It has no word that announces a source, and no quotation runs through it from elsewhere.".to_owned()
            }
            words => format!("{words} can announce a source, but no source with something said was found for it."),
        });
    }
    hints.extend(sentence.carried.and_then(|id| audit.attributions.get(id)).map(|carried| {
        let who = of_attribution(audit, carried);
        format!("With --carry paragraph, the source before it would speak on: {} {who}.", arrow(ascii))
    }));
    hints
}

/// The verbs in the words that can report a statement: "“said”, “added”".
fn reporting_words(text: &str) -> String {
    let reports = |verb: &Verb| [Frame::Clause, Frame::That, Frame::Quote].into_iter().any(|frame| verb.takes(frame));
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| Word::of(word).verb().is_some_and(reports));
    let quoted: Vec<String> = words.map(|word| format!("“{word}”")).collect();
    quoted.join(", ")
}
