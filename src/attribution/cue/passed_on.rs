//! Sentences in which an outlet passes on what another source says: "The minister said the dam had burst, Belta reported".

use std::ops::Range;

use super::Reader;
use super::via::names_outlet;
use crate::attribution::draft::Draft;
use crate::attribution::verb_group::is_auxiliary;
use crate::lexicon::{Act, Class, Form};

impl Reader<'_, '_> {
    /// "The minister said the dam had burst, Belta reported": where the outlet passes on nothing but an attribution, that one
    /// stands, by way of the outlet.
    pub(super) fn pass_on(&mut self, content: &Range<usize>, outlet: &Range<usize>) -> bool {
        if outlet.clone().any(|at| self.item(at).any(&[Class::MediaPerson, Class::PersonNoun])) {
            return false;
        }
        let Some(mut draft) = self.only_one_in(content) else { return false };
        let parts = || draft.source.iter().chain(&draft.cue).chain(&draft.content);
        let start = parts().map(|part| part.start).min();
        let end = parts().map(|part| part.end).max();
        // "The government declared three days of mourning, RNA reported" tells what was done
        let clause = |at: usize| {
            let t = self.item(at);
            is_auxiliary(t) || t.kind.is_quote() || t.reads("that") || t.word.form(Form::Past) || t.text.ends_with("ed")
        };
        let told = draft.content.iter().cloned().flatten().any(clause);
        let speaks = draft.source.is_some() && draft.act == Act::Says && draft.via.is_empty() && told;
        if !speaks || start != Some(content.start) || end != Some(content.end) {
            return false;
        }
        draft.via.push(outlet.clone());
        self.push(draft, content.end);
        true
    }

    /// "Garowe Online reports that four were killed, according to officials": the content without the outlet, and the outlet;
    /// or the content as it is.
    pub(super) fn reported_by_outlet(&mut self, content: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
        let found = self.only_one_in(&content);
        let Some(Draft { source: Some(outlet), content: parts, act, .. }) = found else { return (content, None) };
        match parts.as_slice() {
            [part] if part.end == content.end && act == Act::Reports && names_outlet(self.document, &outlet) => {
                (part.clone(), Some(outlet))
            }
            _ => (content, None),
        }
    }

    /// The attribution inside some content, if there is one and no more; nothing is claimed.
    fn only_one_in(&mut self, content: &Range<usize>) -> Option<Draft> {
        let (known, range, free) = (self.found.len(), self.range.clone(), self.free);
        let first = std::mem::replace(&mut self.first, known);
        self.range = content.clone();
        self.read_cues(content.start);
        (self.range, self.first, self.free) = (range, first, free);
        let only = self.found.len() == known + 1;
        let draft = if only { self.found.pop() } else { None };
        self.found.truncate(known);
        draft
    }
}
