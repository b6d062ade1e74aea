//! Passives: "X was quoted as saying …", "it is believed that …", "confirmed by X".

use std::ops::Range;

use super::Reader;
use super::via::names_outlet;
use crate::attribution::complement::{Kind, clause_end, complement};
use crate::attribution::draft::{Draft, trim};
use crate::attribution::noun_phrase::{phrase_after, subject_before};
use crate::attribution::verb_group::{VerbGroup, verb_group};
use crate::lexicon::{Act, Class, Form, Frame};

/// The pattern of what is said of somebody, by nobody or by who stands behind "by".
pub(in crate::attribution) const PASSIVE: &str = "passive, with no source or one behind “by”";

/// The pattern of an outlet that quotes somebody.
pub(in crate::attribution) const QUOTED: &str = "quoted as saying";

impl<'d> Reader<'d, '_> {
    /// "X was quoted as saying …", "it is believed that …", "X was told by Y that …", "X is said to …".
    pub(super) fn passive(&mut self, group: &VerbGroup) -> Option<usize> {
        let document = self.document;
        let rest = self.tokens(group.end);
        let subject = subject_before(document, self.free, group.start);
        if rest.first().is_some_and(|t| t.reads("as")) && rest.nth(1).is_some_and(|t| t.word.form(Form::Gerund)) {
            let (_, inner) = verb_group(rest.skip(1)).ok()?;
            return self.quoted_as(group, &inner, subject?);
        }
        if let Some((between, said)) = self.quoted_where(group) {
            let (_, inner) = verb_group(self.tokens(said)).ok()?;
            let end = self.quoted_as(group, &inner, subject?)?;
            let outlets = document.outlets.iter().map(|m| m.tokens.clone()).filter(|m| between.contains(&m.start));
            if let Some(draft) = self.found.last_mut() {
                draft.via.extend(outlets);
            }
            return Some(end);
        }
        let mut at = group.end;
        let mut source = None;
        if rest.first().is_some_and(|t| t.reads("by")) {
            let agent = phrase_after(document, at + 1, self.range.end, true)?;
            // "accused by the bank of theft": the verb's own preposition ends the agent
            let own = |&i: &usize| {
                let t = self.item(i);
                (t.reads("of") && group.verb.takes(Frame::Of) && group.verb.takes(Frame::Object)) || t.reads("as")
            };
            let end = agent.clone().find(own).unwrap_or(agent.end);
            source = Some(agent.start..end);
            at = end;
        }
        if source.is_some() && subject.is_some() && !self.tokens(at).first().is_some_and(|t| t.reads("that")) {
            return self.passive_by(group, subject?, source?, at);
        }
        let first = self.tokens(at).first()?;
        let clause = first.reads("that") && (group.verb.takes(Frame::That) || group.verb.takes(Frame::Clause));
        let infinitive = first.reads("to") && source.is_none();
        let charge = first.reads("of") && group.verb.takes(Frame::Of) && group.verb.takes(Frame::Object);
        if !clause && !infinitive && !charge {
            return None;
        }
        if infinitive && !matches!(group.verb.act, Act::Says | Act::Reports | Act::Believes | Act::Expects) {
            return None;
        }
        let from = if charge { at + 1 } else { at };
        // "It is believed that": the "it" means nobody and belongs to the cue
        let impersonal = clause && subject.as_ref().is_some_and(|s| s.len() == 1 && self.item(s.start).reads("it"));
        let start = if impersonal { group.start - 1 } else { group.start };
        let cue_end = if charge {
            from
        } else if source.is_some() {
            group.end + 1
        } else {
            group.end
        };
        let end = clause_end(document, self.speech, from, self.range.end);
        let mut content = Vec::new();
        // "Interfax was told by a source that …"
        let told = source.is_some() && group.verb.takes(Frame::Addressee);
        let via = subject.clone().filter(|subject| told && names_outlet(document, subject));
        if infinitive {
            content.extend(subject);
        }
        content.push(from..end);
        let draft = Draft {
            cue: Some(start..cue_end),
            source,
            content,
            via: via.into_iter().collect(),
            act: group.verb.act,
            stance: group.stance,
            pattern: PASSIVE,
            confidence: 0.65,
        };
        self.push(draft, end)
    }

    /// "was quoted in X as saying", "was quoted on Friday by X as saying": what stands between, with an outlet in it, and where
    /// the verb of saying is.
    fn quoted_where(&self, group: &VerbGroup) -> Option<(Range<usize>, usize)> {
        const REACH: usize = 10;
        let said = |at: &usize| {
            self.item(*at).reads("as") && self.tokens(at + 1).first().is_some_and(|t| t.word.form(Form::Gerund))
        };
        let at = (group.end..self.range.end.min(group.end + REACH)).find(said)?;
        let first = self.item(group.end);
        let led = first.is(Class::Preposition) || first.is(Class::Weekday) || first.is(Class::TemporalAdverb);
        let plain = (group.end..at).all(|i| self.item(i).is_word() && self.item(i).word.verb().is_none());
        // "was quoted by X as saying" is read with its agent
        let agent = first.reads("by") && !(group.end + 1..at).any(|i| self.item(i).is(Class::Preposition));
        let between = group.end..at;
        (led && !agent && plain && names_outlet(self.document, &between)).then_some((between, at + 1))
    }

    /// "The arrest was confirmed by the police", "the clerk was accused by the bank of theft".
    pub(super) fn passive_by(
        &mut self,
        group: &VerbGroup,
        subject: Range<usize>,
        source: Range<usize>,
        at: usize,
    ) -> Option<usize> {
        let document = self.document;
        if self.tokens(at).first().is_some_and(|t| t.reads("as"))
            && self.tokens(at + 1).first().is_some_and(|t| t.word.form(Form::Gerund))
        {
            let (_, inner) = verb_group(self.tokens(at + 1)).ok()?;
            let followed = complement(document, self.speech, &inner, self.range.end);
            let content = match followed.kind {
                Kind::Content(ref range) => vec![range.clone()],
                Kind::Quote(quote, ref rest) => vec![self.speech.extent(quote), trim(document, rest.clone())],
                Kind::Nothing => self.content_before(subject.start).into_iter().collect(),
            };
            let draft = Draft {
                cue: Some(group.start..inner.end),
                source: Some(subject),
                content,
                via: vec![source],
                act: inner.verb.act,
                stance: inner.stance,
                pattern: QUOTED,
                confidence: 0.9,
            };
            return self.push(draft, followed.end);
        }
        let takes = group.verb.takes(Frame::Object) || group.verb.takes(Frame::As);
        if !takes || group.verb.takes(Frame::Weak) || !self.can_speak(&source) {
            return None;
        }
        let end = clause_end(document, self.speech, at, self.range.end);
        let draft = Draft {
            cue: Some(group.start..group.end + 1),
            source: Some(source),
            content: vec![subject, trim(document, at..end)],
            act: group.verb.act,
            stance: group.stance,
            pattern: PASSIVE,
            confidence: 0.65,
            ..Draft::default()
        };
        self.push(draft, end)
    }

    /// "X was quoted (by Y) as saying …".
    pub(super) fn quoted_as(&mut self, group: &VerbGroup, inner: &VerbGroup, source: Range<usize>) -> Option<usize> {
        let document = self.document;
        let followed = complement(document, self.speech, inner, self.range.end);
        let mut content = match followed.kind {
            Kind::Content(ref range) => vec![range.clone()],
            Kind::Quote(quote, ref rest) => vec![self.speech.extent(quote), trim(document, rest.clone())],
            Kind::Nothing => self.content_before(source.start).into_iter().collect(),
        };
        content.retain(|r| !r.is_empty());
        let mut via = self.via(&followed);
        let mut end = followed.end;
        if self.tokens(followed.aside.end).first().is_some_and(|t| t.reads("by"))
            && let Some(outlet) = phrase_after(document, followed.aside.end + 1, self.range.end, false)
        {
            let that = self.tokens(outlet.end).first().is_some_and(|t| t.reads("that"));
            if content.is_empty() && that {
                content.push(trim(document, outlet.end..clause_end(document, self.speech, outlet.end, self.range.end)));
            }
            end = content.iter().map(|c| c.end).fold(end.max(outlet.end), usize::max);
            via.push(outlet);
        }
        if content.is_empty() {
            return None;
        }
        let draft = Draft {
            cue: Some(group.start..inner.end),
            source: Some(source),
            content,
            via,
            act: inner.verb.act,
            stance: inner.stance,
            pattern: QUOTED,
            confidence: 0.9,
        };
        self.push(draft, end)
    }

    /// "X quoted Y as saying …", "“…,” the agency quoted Y as saying": what the speaker is quoted as saying, where an outlet
    /// quotes.
    pub(super) fn quoting(&mut self, group: &VerbGroup, subject: &Range<usize>) -> Option<usize> {
        const REACH: usize = 20;
        let document = self.document;
        let medium = self.item(subject.end - 1).is(Class::OutletNoun);
        if !group.verb.takes(Frame::As) || !(medium || names_outlet(document, subject)) {
            return None;
        }
        let said = |at: &usize| {
            self.item(*at).reads("as") && *at + 1 < self.range.end && self.item(at + 1).word.form(Form::Gerund)
        };
        let at = (group.end..self.range.end.min(group.end + REACH)).find(said).filter(|at| *at > group.end)?;
        let (_, inner) = verb_group(self.tokens(at + 1)).ok()?;
        let followed = complement(document, self.speech, &inner, self.range.end);
        let mut content = match followed.kind {
            Kind::Content(ref range) => vec![range.clone()],
            Kind::Quote(quote, ref rest) => vec![self.speech.extent(quote), trim(document, rest.clone())],
            Kind::Nothing => self.content_before(subject.start).into_iter().collect(),
        };
        content.retain(|r| !r.is_empty());
        if content.is_empty() {
            return None;
        }
        let draft = Draft {
            cue: Some(group.start..group.end),
            source: Some(group.end..at),
            content,
            via: vec![subject.clone()],
            act: inner.verb.act,
            stance: inner.stance,
            pattern: QUOTED,
            confidence: 0.9,
        };
        self.push(draft, followed.end)
    }
}
