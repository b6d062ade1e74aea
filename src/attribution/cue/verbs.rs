//! Reporting verbs with their subject before them: "X said that …", "…, X said", ", adding that …".

use std::ops::Range;

use super::Reader;
use super::via::names_outlet;
use crate::attribution::anonymity;
use crate::attribution::complement::{Kind, clause_end, complement};
use crate::attribution::draft::{Draft, trim};
use crate::attribution::noun_phrase::phrase_after;
use crate::attribution::phrase::{Role, phrase};
use crate::attribution::tokens::Tokens;
use crate::attribution::verb_group::{VerbGroup, Voice, verb_group};
use crate::lexicon::{Act, Class, Form, Frame, Stance};
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    pub(super) fn verb(&mut self, group: &VerbGroup) -> Option<usize> {
        if anonymity::asks_for(self.document, group.end) {
            return None;
        }
        let group = &self.catenative(group);
        match group.voice {
            Voice::Active => self.active(group),
            Voice::Gerund => self.gerund(group),
            Voice::Passive => self.passive(group),
            Voice::Infinitive => None,
        }
    }

    /// "declined to say", "went on to add": the second verb reports, the first one gives the stance.
    pub(super) fn catenative(&self, group: &VerbGroup) -> VerbGroup {
        if group.voice == Voice::Active
            && let Ok((_, second)) = verb_group(self.tokens(group.end))
            && second.voice == Voice::Infinitive
            && (group.verb.stance == Stance::Declines || group.verb.takes(Frame::Weak))
        {
            let stance = if group.verb.stance == Stance::Declines { Stance::Declines } else { second.stance };
            return VerbGroup { start: group.start, voice: Voice::Active, stance, ..second };
        }
        *group
    }

    /// "X said that …", "…, X said", "…, said X".
    pub(super) fn active(&mut self, group: &VerbGroup) -> Option<usize> {
        let document = self.document;
        let main = self.item(group.main);
        if group.main == group.start && self.is_noun_here(group.main) {
            return None;
        }
        if main.word.form(Form::Base) && group.main == group.start && !self.agrees_with_base(group.start) {
            return None;
        }
        if let Some(end) = self.inverted(group) {
            return Some(end);
        }
        let source = self.shared_or_own_subject(group).filter(|source| !self.is_compared(source))?;
        if let Some(end) = self.quoting(group, &source).or_else(|| self.shown(group, &source)) {
            return Some(end);
        }
        let ceiling =
            if self.item(source.start).is(Class::Relative) { self.relative_end(group.end) } else { self.range.end };
        let mut followed = complement(document, self.speech, group, ceiling);
        // “…,” X said: what follows goes on from the quotation, if anything. A title in quotation marks at the end of an
        // opening phrase ("On “Newsnight,” X said …") is no speech
        let trails = self.quotation_before(source.start).is_some_and(|quote| {
            let lead = self.free..self.speech.extent(quote).start;
            let phrase = !lead.is_empty()
                && (self.item(lead.start).is(Class::Preposition) || self.item(lead.start).is(Class::Subordinator));
            group.verb.takes(Frame::Quote) && !(phrase && matches!(followed.kind, Kind::Content(_)))
        });
        if trails && !matches!(followed.kind, Kind::Quote(..)) {
            followed.end = followed.aside.end;
            followed.kind = Kind::Nothing;
        }
        let pattern;
        let end = followed.end;
        let mut content = Vec::new();
        match followed.kind {
            Kind::Content(ref range) => {
                // "Reuters could not verify the footage" tells nothing of the footage
                let declines = group.stance == Stance::Declines && names_outlet(document, &source);
                if followed.bare && (declines || !self.can_speak(&source)) {
                    return None;
                }
                pattern = "source, verb, content";
                content.push(range.clone());
            }
            Kind::Quote(quote, ref rest) => {
                pattern = "source, verb, quotation";
                content.extend(self.content_before(source.start).filter(|_| trails));
                content.push(self.speech.extent(quote));
                content.push(trim(document, rest.clone()));
            }
            Kind::Nothing => {
                // "His wife, records show, had left"
                let comma = |at: usize| document.tokens().get(at).is_some_and(|t| t.kind == TokenKind::Comma);
                let reports = group.verb.takes(Frame::That) || group.verb.takes(Frame::Clause);
                let aside = reports && source.start.checked_sub(1).is_some_and(comma) && comma(end);
                if !group.verb.takes(Frame::Quote) && !group.verb.takes(Frame::Trailing) && !aside {
                    return None;
                }
                pattern = "content, source, verb";
                let relative = self.item(source.start).is(Class::Relative);
                let trailing = group.verb.takes(Frame::Trailing) && !group.verb.takes(Frame::Weak);
                let clause = (trailing || aside) && !relative;
                content.extend(self.content_before(source.start).filter(|_| trails || clause));
                if content.is_empty() {
                    return None;
                }
                content.extend(self.parenthetical(end, trails));
            }
        }
        let mut via = self.via(&followed);
        let mut source = source;
        let origin = followed.origin.clone().or_else(|| self.origin_between(source.end, group.start));
        if let Some(cited) = origin
            && names_outlet(document, &source)
        {
            via.insert(0, std::mem::replace(&mut source, cited));
        }
        if let Some((speaker, said)) = content.first().and_then(|c| self.quotes_speaker(c.clone()))
            && names_outlet(document, &source)
        {
            via.insert(0, std::mem::replace(&mut source, speaker));
            content[0] = said;
        }
        let draft = Draft {
            cue: Some(group.start..followed.cue_end),
            source: Some(source),
            content,
            via,
            act: group.verb.act,
            stance: group.stance,
            pattern,
            confidence: if group.verb.takes(Frame::Weak) { 0.6 } else { 0.85 },
        };
        let free = self.free;
        let end = self.push(draft, end);
        if ceiling < self.range.end {
            self.free = free;
        }
        end
    }

    /// "Footage showed smoke over the port": what records show, which need no clause for it.
    fn shown(&mut self, group: &VerbGroup, source: &Range<usize>) -> Option<usize> {
        let record = source.clone().any(|i| self.item(i).is(Class::RecordNoun));
        let object = self.tokens(group.end).first().is_some_and(|t| t.is_word() && !t.reads("that"));
        if group.verb.act != Act::Shows || group.voice != Voice::Active || !record || !object {
            return None;
        }
        let end = clause_end(self.document, self.speech, group.end, self.range.end);
        let draft = Draft {
            cue: Some(group.start..group.end),
            source: Some(source.clone()),
            content: vec![trim(self.document, group.end..end)],
            act: group.verb.act,
            stance: group.stance,
            pattern: "record that shows something",
            confidence: 0.7,
            ..Draft::default()
        };
        self.push(draft, end)
    }

    /// "who declined to give her name told X …": where an infinitive in a relative clause ends because those whom the clause
    /// belongs to have their verb there.
    fn relative_end(&self, from: usize) -> usize {
        let ends = |at: &usize| {
            let t = self.item(*at);
            t.word.verb().is_some() && t.word.form(Form::Past) && !t.is(Class::Preposition)
        };
        let opens = |at: &usize| {
            let t = self.item(*at);
            !t.is_word() || t.any(&[Class::SubjectPronoun, Class::Subordinator, Class::Relative, Class::WhWord])
        };
        let infinitive = from < self.range.end && self.item(from).reads("to");
        let inside = from + 2..self.range.end;
        let end = inside.clone().take_while(|at| infinitive && !opens(at)).find(ends);
        end.unwrap_or(self.range.end)
    }

    /// ", adding that …": its subject is the source before it, or the sentence's.
    pub(super) fn gerund(&mut self, group: &VerbGroup) -> Option<usize> {
        let document = self.document;
        if group.start > self.range.start && self.item(group.start - 1).is(Class::Determiner) {
            return None;
        }
        let followed = complement(document, self.speech, group, self.range.end);
        let content = match followed.kind {
            // "Confirming the incident, the police said", "Responding officers found": only leads to the cue
            Kind::Content(_) if group.start == self.range.start => return None,
            Kind::Content(ref range) => vec![range.clone()],
            Kind::Quote(quote, ref rest) => vec![self.speech.extent(quote), trim(document, rest.clone())],
            Kind::Nothing => return None,
        };
        let source = match self.found[self.first..].last() {
            Some(draft) => draft.source.clone(),
            None => self.sentence_subject(group.start),
        };
        let end = followed.end;
        let via = self.via(&followed);
        let draft = Draft {
            cue: Some(group.start..followed.cue_end),
            source,
            content,
            via,
            act: group.verb.act,
            stance: group.stance,
            pattern: "participle with its clause's subject",
            confidence: if group.verb.takes(Frame::Weak) { 0.5 } else { 0.75 },
        };
        self.push(draft, end)
    }

    /// "Reuters, citing two officials, reported": whom the aside between subject and verb cites.
    pub(super) fn origin_between(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let cited = |at: usize| {
            phrase(Tokens::forward(self.document, at..to)).ok().filter(|(_, found)| found.role == Role::Origin)
        };
        let (rest, _) = (from..to).find_map(cited)?;
        phrase_after(self.document, rest.at(), to, true)
    }

    /// "Marsh as saying that …" behind "Interfax quoted": the speaker and what was said.
    pub(super) fn quotes_speaker(&self, range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let said =
            |&i: &usize| self.item(i).reads("as") && i + 2 < range.end && self.item(i + 1).word.form(Form::Gerund);
        let at = range.clone().take(20).find(said)?;
        (at > range.start).then_some((range.start..at, at + 2..range.end))
    }
}
