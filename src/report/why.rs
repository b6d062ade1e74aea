//! Why a statement has its status, in phrases that several reports share.

use super::credit::{credited, of_attribution};
use crate::audit::{Audit, Basis, Linked, Sentence, SentenceKind, Status, is_nobody};
use crate::entity::ResolvedBy;
use crate::lexicon::{Frame, Verb, Word};
use crate::policy::Acts;

/// Why the status holds, in one clause.
pub(super) fn reason(sentence: &Sentence) -> &'static str {
    if sentence.kind != SentenceKind::Statement {
        return "only statements need a source";
    }
    match (sentence.status, sentence.basis) {
        (_, Some(Basis::Stated)) => "the sentence itself cites its source",
        (_, Some(Basis::Continued)) => "it is part of a quotation or report that spans several sentences",
        (_, Some(Basis::Carried)) => "the source cited earlier in the paragraph still counts",
        (_, Some(Basis::Linked)) => "it links to the site of an outlet",
        (Some(Status::Unattributed), _) if !sentence.attributions.is_empty() => "its attribution does not count",
        _ => "nobody is cited for it",
    }
}

/// How a phrase was matched to its entity.
pub(super) fn how(by: ResolvedBy) -> &'static str {
    match by {
        ResolvedBy::Registry => "found in the outlet registry",
        ResolvedBy::Name => "named here",
        ResolvedBy::ShortName => "a short form of a name",
        ResolvedBy::Role => "a role that the article gives to this name",
        ResolvedBy::Pronoun => "a pronoun",
        ResolvedBy::Description => "a description without a name",
        ResolvedBy::Unresolved => "it refers back, but to nothing that was found",
    }
}

/// Why an attribution does not give its statement a source, in a few words. `acts` are those that count.
pub(super) fn uncounted(audit: &Audit<'_>, linked: &Linked, acts: Acts) -> String {
    match linked.attribution.act {
        _ if is_nobody(linked, &audit.article.text) => "it names nobody".to_owned(),
        act if acts.contain(act) => "it does not stand behind the statement as a whole".to_owned(),
        act if act.vouches() => format!("the policy does not count “{act}”"),
        act => format!("“{act}” does not state it as a fact"),
    }
}

/// What could have been a source of an unattributed statement, and why it does not count. `acts` are those that count.
pub(super) fn hints(audit: &Audit<'_>, sentence: &Sentence, acts: Acts) -> Vec<String> {
    let mut hints = Vec::new();
    for (_, linked) in credited(audit, sentence) {
        let found = &linked.attribution;
        hints.push(match found.act {
            _ if is_nobody(linked, &audit.article.text) => "Its source is “nobody” or a word like it.".to_owned(),
            act if acts.contain(act) => "Its attribution does not stand behind the statement as a whole.".to_owned(),
            act if act.vouches() => format!("Its attribution has the act “{act}”, which the policy does not count."),
            act => format!("Its attribution has the act “{act}”, which does not state it as a fact."),
        });
    }
    if hints.is_empty() {
        hints.push(match reporting_words(&audit.article.text[sentence.span]) {
            words if words.is_empty() => {
                "It has no words such as “said” or “according to”, and is not part of a quotation with a speaker."
                    .to_owned()
            }
            words => format!("{words} could introduce a source, but no source was found with it."),
        });
    }
    hints.extend(
        sentence
            .carried
            .and_then(|id| audit.attributions.get(id))
            .map(|carried| format!("With --carry paragraph, its source would be {}.", of_attribution(audit, carried))),
    );
    hints
}

/// The verbs in a text that can report a statement: "“said”, “added”".
fn reporting_words(text: &str) -> String {
    let reports = |verb: &Verb| [Frame::Clause, Frame::That, Frame::Quote].into_iter().any(|frame| verb.takes(frame));
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| Word::of(word).verb().is_some_and(reports));
    let quoted: Vec<String> = words.map(|word| format!("“{word}”")).collect();
    quoted.join(", ")
}
