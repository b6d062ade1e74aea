//! Names of works in quotation marks, which are nobody's words: "published “The Quiet Hour” in May".

use std::ops::Range;

use super::draft::Draft;
use super::tokens::item;
use super::verb_group::is_auxiliary;
use crate::document::Document;
use crate::lexicon::{Class, Form, Frame};
use crate::text::{Close, TokenKind, Usage};

/// The names of works that stand in quotation marks, with their marks: in order, apart.
pub(super) struct Titles(Vec<Range<usize>>);

impl Titles {
    pub(super) fn of(document: &Document) -> Self {
        let titles = document.quotations().iter().filter(|q| q.usage == Usage::Title && !q.nested);
        Self(titles.map(|q| q.open..q.end + usize::from(q.close == Close::Marked)).collect())
    }

    /// Is the content nothing but the name of a work?
    pub(super) fn hold(&self, content: &Range<usize>) -> bool {
        self.first_behind(content.start).is_some_and(|title| title.start <= content.start && content.end <= title.end)
    }

    /// The first one that does not end before a token.
    fn first_behind(&self, at: usize) -> Option<&Range<usize>> {
        self.0.get(self.0.partition_point(|title| title.end <= at))
    }

    /// The draft without content that only names a work, if anything is left. Who calls something by a name, or praises a
    /// work, does say something.
    pub(super) fn without(&self, document: &Document, mut draft: Draft) -> Option<Draft> {
        if self.0.is_empty() {
            return Some(draft);
        }
        let verbs = || draft.cue.clone().into_iter().flatten().filter_map(|at| item(document, at).word.verb());
        let judges =
            verbs().any(|verb| verb.takes(Frame::Object) && !verb.takes(Frame::Quote) && !verb.takes(Frame::Weak));
        let calls = verbs().any(|verb| verb.takes(Frame::As));
        draft.content.retain(|content| judges || !self.names_work(document, content, calls));
        (!draft.content.is_empty()).then_some(draft)
    }

    /// Is the content a phrase that the name of a work is the head of, in it or right behind it, and no verb in it? What
    /// something is called is such only as part of a phrase: "was named best actor in the drama “Salt”".
    fn names_work(&self, document: &Document, content: &Range<usize>, calls: bool) -> bool {
        let Some(title) = self.first_behind(content.start).filter(|_| !content.is_empty()) else { return false };
        let comma = document.tokens()[content.end - 1].kind != TokenKind::Comma
            && document.tokens().get(content.end).is_some_and(|token| token.kind == TokenKind::Comma);
        let near = title.start < content.end || title.start == content.end + usize::from(comma);
        let before = content.start..title.start.min(content.end).max(content.start);
        let behind = title.end.min(content.end)..content.end;
        let led = before.clone().any(|at| item(document, at).is(Class::Preposition));
        let announced = title.start.checked_sub(1).is_some_and(|at| item(document, at).is(Class::WorkNoun));
        let named = if calls { led && announced } else { !led };
        let verb = |at: usize| {
            let t = item(document, at);
            let reports = t.word.verb().is_some() && (t.word.form(Form::Past) || t.word.form(Form::Third));
            is_auxiliary(t) || !t.is_capital() && (t.is(Class::PastVerb) || reports)
        };
        near && named && !before.chain(behind).any(verb)
    }
}
