//! Verbs before their subject, anywhere in a sentence: "…, said X".

use super::Reader;
use crate::attribution::complement::{Kind, complement};
use crate::attribution::draft::{Draft, trim};
use crate::attribution::noun_phrase::{phrase_after, subject_before};
use crate::attribution::verb_group::VerbGroup;
use crate::lexicon::{Class, Form, Frame};
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    /// "…, said X."
    pub(super) fn inverted(&mut self, group: &VerbGroup) -> Option<usize> {
        let document = self.document;
        if group.main != group.start || !(group.verb.takes(Frame::Quote) || group.verb.takes(Frame::Trailing)) {
            return None;
        }
        let main = self.item(group.main);
        if !(main.word.form(Form::Past) || main.word.form(Form::Third)) || self.is_told(group.main) {
            return None;
        }
        let quoted = self.quotation_before(group.start).is_some();
        let opens = group.start == self.range.start;
        if !quoted && !opens && self.item(group.start - 1).kind != TokenKind::Comma {
            return None;
        }
        if !quoted
            && !opens
            && subject_before(document, self.free, group.start)
                .is_some_and(|s| self.is_opening(s.start) || self.speech.closing_before(s.start).is_some())
        {
            // "X, the director, noted the rule", "“…,” X, the director, told the Post": the comma ends an apposition
            return None;
        }
        let source = phrase_after(document, group.end, self.range.end, false)?;
        if self.item(source.start).is(Class::ObjectPronoun) {
            return None;
        }
        let rest = VerbGroup { end: source.end, ..*group };
        let followed = complement(document, self.speech, &rest, self.range.end);
        let boundary = followed.end >= self.range.end || !self.item(followed.end).is_word();
        if !quoted && (!boundary || matches!(followed.kind, Kind::Content(_))) {
            return None;
        }
        let mut content: Vec<_> = self.content_before(group.start).into_iter().collect();
        let mut end = source.end.max(followed.aside.end);
        match followed.kind {
            Kind::Quote(quote, ref rest) => {
                content.push(self.speech.extent(quote));
                content.push(trim(document, rest.clone()));
                end = followed.end;
            }
            _ => content.extend(self.parenthetical(end, quoted)),
        }
        if content.is_empty() {
            return None;
        }
        let via = self.via(&followed);
        let draft = Draft {
            cue: Some(group.start..group.end),
            source: Some(source),
            content,
            via,
            act: group.verb.act,
            stance: group.stance,
            pattern: "content, verb, source",
            confidence: 0.9,
        };
        self.push(draft, end)
    }
}
