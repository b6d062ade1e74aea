//! Who is quoted as saying, or was told, what a sentence says before its last comma: "…, X quoted the minister as saying".

use super::Reader;
use super::closing::CLOSING;
use super::via::names_outlet;
use crate::attribution::complement::{Kind, complement};
use crate::attribution::draft::Draft;
use crate::attribution::noun_phrase::{is_time, phrase_after, subject_before};
use crate::attribution::verb_group::{VerbGroup, Voice, verb_group};
use crate::lexicon::{Act, Form, Frame};
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    /// "…, X quoted the minister as saying", "…, the minister was quoted as saying by X", "…, X has been told" behind a comma, at
    /// the end.
    pub(super) fn quoted_at_end(&mut self, comma: usize, group: &VerbGroup) -> Option<usize> {
        let document = self.document;
        let subject = subject_before(document, comma + 1, group.start).filter(|s| s.start == comma + 1)?;
        let content = self.content_before(comma + 1)?;
        let said = |at: usize| {
            at + 1 < self.range.end && self.item(at).reads("as") && self.item(at + 1).word.form(Form::Gerund)
        };
        let draft = match group.voice {
            Voice::Active if names_outlet(document, &subject) => {
                let at = (group.end + 1..self.range.end).find(|at| said(*at))?;
                let over = (at + 2..self.range.end).all(|i| !self.item(i).is_word() || is_time(self.item(i)));
                let apart = (group.end..at).all(|i| document.tokens()[i].kind != TokenKind::Comma);
                (over && apart).then(|| Draft {
                    cue: Some(group.start..group.end),
                    source: Some(group.end..at),
                    via: vec![subject],
                    ..Draft::default()
                })?
            }
            Voice::Passive if said(group.end) => {
                let (_, inner) = verb_group(self.tokens(group.end + 1)).ok()?;
                let followed = complement(document, self.speech, &inner, self.range.end);
                let by = followed.aside.end < self.range.end && self.item(followed.aside.end).reads("by");
                let relay = phrase_after(document, followed.aside.end + 1, self.range.end, false).filter(|_| by);
                let mut via = self.via(&followed);
                via.extend(relay);
                matches!(followed.kind, Kind::Nothing).then(|| Draft {
                    cue: Some(group.start..inner.end),
                    source: Some(subject),
                    via,
                    ..Draft::default()
                })?
            }
            // "…, X has been told", "…, X was told by two officials"
            Voice::Passive if group.verb.takes(Frame::Addressee) && names_outlet(document, &subject) => {
                let by = group.end < self.range.end && self.item(group.end).reads("by");
                let source = phrase_after(document, group.end + 1, self.range.end, false).filter(|_| by);
                let behind = source.as_ref().map_or(group.end, |source| source.end);
                let over = (behind..self.range.end).all(|i| !self.item(i).is_word() || is_time(self.item(i)));
                let told = Draft { cue: Some(group.start..group.end + usize::from(by)), ..Draft::default() };
                over.then(|| match source {
                    Some(source) => Draft { source: Some(source), via: vec![subject], ..told },
                    None => Draft { source: Some(subject), act: Act::Reports, ..told },
                })?
            }
            _ => return None,
        };
        let draft = Draft { content: vec![content], pattern: CLOSING, confidence: 0.95, ..draft };
        self.push(draft, self.range.end)
    }
}
