//! Attributions at the end of their sentence, and verbs before their subject: "…, officials said", "…, said X".

use std::ops::Range;

use super::Reader;
use super::via::names_outlet;
use crate::attribution::complement::{Kind, complement};
use crate::attribution::draft::{Draft, trim};
use crate::attribution::noun_phrase::{is_time, phrase_after, subject_before};
use crate::attribution::phrase::{Role, phrase};
use crate::attribution::verb_group::{VerbGroup, Voice, is_auxiliary, verb_group};
use crate::lexicon::{Act, Class, Form, Frame};
use crate::text::TokenKind;

/// The pattern of an attribution that closes its sentence and holds for all of it.
pub(in crate::attribution) const CLOSING: &str = "source and verb at the end of the sentence";

/// How far from its end a sentence is searched for an attribution that closes it, in tokens.
const LAST_WORDS: usize = 24;

impl<'d> Reader<'d, '_> {
    /// "…, officials said." at the end of a sentence holds for all of it, whatever other cues stand inside.
    pub(super) fn last_words(&mut self) -> Option<usize> {
        let document = self.document;
        let comma = |i: &usize| document.tokens()[*i].kind == TokenKind::Comma && self.speech.skip(*i).is_none();
        let commas: Vec<usize> = self.range.clone().rev().take(LAST_WORDS).filter(comma).collect();
        for comma in commas {
            if let Ok((rest, found)) = phrase(self.tokens(comma + 1))
                && found.role == Role::Cue
                && let Some(source) = phrase_after(document, rest.at(), self.range.end, false)
                && (source.end..self.range.end).all(|i| !self.item(i).is_word())
                && self.announces(&(comma + 1..rest.at()), &source)
                && let Some(content) = self.content_before(comma + 1)
            {
                let (content, via) = self.reported_by_outlet(content);
                let draft = Draft {
                    cue: Some(comma + 1..rest.at()),
                    source: Some(source),
                    content: vec![content],
                    via: via.into_iter().collect(),
                    act: Act::Reports,
                    pattern: "according to a source",
                    confidence: 0.95,
                    ..Draft::default()
                };
                return self.push(draft, self.range.end);
            }
            // "…, according to a study published in May": its verb is no cue
            if phrase(self.tokens(comma + 1)).is_ok_and(|(_, found)| found.role == Role::Cue) {
                continue;
            }
            for at in comma + 1..self.range.end {
                let Ok((rest, group)) = verb_group(self.tokens(at)) else { continue };
                if let Some(end) = self.quoted_at_end(comma, &group) {
                    return Some(end);
                }
                let trailing = group.voice == Voice::Active
                    && (group.verb.takes(Frame::Trailing) || group.verb.takes(Frame::That))
                    && (group.main > at || self.item(at).word.form(Form::Past) || !self.is_noun_here(at));
                if !trailing {
                    continue;
                }
                let inverted = at == comma + 1 && !self.is_told(group.main);
                let source = if inverted {
                    // "The minister, X, ordered an inquiry", "“…,” the minister, X, told the Post": the comma ends an apposition
                    let subject = subject_before(document, self.range.start, at);
                    let apposed = subject
                        .is_some_and(|s| self.is_opening(s.start) || self.speech.closing_before(s.start).is_some());
                    phrase_after(document, group.end, self.range.end, false).filter(|_| !apposed)
                } else {
                    subject_before(document, comma + 1, at).filter(|s| s.start == comma + 1 && !self.is_compared(s))
                };
                let Some(source) = source else { break };
                let from = VerbGroup { end: group.end.max(source.end), ..group };
                let followed = complement(document, self.speech, &from, self.range.end);
                // nothing follows, or whom it is from: "…, Reuters reported, citing two officials", with or without the comma
                let origin = |at: usize| phrase(self.tokens(at)).is_ok_and(|(_, found)| found.role == Role::Origin);
                let citing = origin(followed.end) || origin(followed.end + 1);
                let leads_on = citing || group.verb.act.vouches() && self.is_circumstance(followed.end);
                let over = leads_on || (followed.end..self.range.end).all(|i| !self.item(i).is_word());
                if !matches!(followed.kind, Kind::Nothing) || !over || rest.at() > self.range.end {
                    // "…, company documents show": the noun in front may be a verb, too
                    continue;
                }
                // "The club, in a letter by its chairman, urged fans to stay away": the object is no subject
                if inverted && group.verb.act == Act::Orders && source.clone().any(|i| self.item(i).reads("to")) {
                    break;
                }
                let Some(content) = self.content_before(comma + 1) else { break };
                if !leads_on && names_outlet(document, &source) && self.pass_on(&content, &source) {
                    return Some(self.range.end);
                }
                // "…, the roof still leaks"
                let confidence = if group.verb.takes(Frame::Weak) && !self.can_speak(&source) { 0.6 } else { 0.95 };
                let draft = Draft {
                    cue: Some(group.start..group.end),
                    source: Some(source),
                    content: vec![content],
                    via: self.via(&followed),
                    act: group.verb.act,
                    stance: group.stance,
                    pattern: CLOSING,
                    confidence,
                };
                return self.push(draft, if leads_on { followed.end } else { self.range.end });
            }
        }
        None
    }

    /// "The minister said the dam had burst, Belta reported": where the outlet passes on nothing but an attribution, that one
    /// stands, by way of the outlet.
    fn pass_on(&mut self, content: &Range<usize>, outlet: &Range<usize>) -> bool {
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
    fn reported_by_outlet(&mut self, content: Range<usize>) -> (Range<usize>, Option<Range<usize>>) {
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

    /// "…, X quoted the minister as saying", "…, the minister was quoted as saying by X", "…, X has been told" behind a comma, at
    /// the end.
    fn quoted_at_end(&mut self, comma: usize, group: &VerbGroup) -> Option<usize> {
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

    /// ", as the first boats came in": does a comma lead to what happened meanwhile, which the source need not have said?
    fn is_circumstance(&self, comma: usize) -> bool {
        const LEADS: [&str; 8] = ["as", "after", "before", "while", "when", "amid", "following", "though"];
        comma + 1 < self.range.end
            && self.document.tokens()[comma].kind == TokenKind::Comma
            && LEADS.iter().any(|word| self.item(comma + 1).reads(word))
    }

    /// Whoever stands behind "told" was told, and did not tell.
    fn is_told(&self, verb: usize) -> bool {
        self.item(verb).reads("told") || self.item(verb).reads("tells")
    }

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
