//! Fixed phrases and hedges: "according to X", "as cited by X", "reportedly".

use std::ops::Range;

use super::Reader;
use super::via::names_outlet;
use crate::attribution::complement::clause_end;
use crate::attribution::draft::{Draft, trim};
use crate::attribution::noun_phrase::phrase_after;
use crate::attribution::phrase::{Role, phrase};
use crate::lexicon::{Act, Class};
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    /// "According to X, …"; "…, according to X"; "…, as cited by X" with no cue before it.
    pub(super) fn phrase(&mut self, cue: Range<usize>, role: Role) -> Option<usize> {
        let document = self.document;
        let fronted = self.is_opening(cue.start);
        let source = phrase_after(document, cue.end, self.range.end, fronted)?;
        if !self.announces(&cue, &source) {
            return None;
        }
        let end = source.end;
        if role != Role::Cue
            && let Some(before) = self.found[self.first..].last_mut()
        {
            // the words of the attribution before it came through this one; or from it, through an outlet
            if role == Role::Relay {
                before.via.push(source);
            } else if let Some(outlet) = before.source.take_if(|s| names_outlet(document, s)) {
                before.via.push(outlet);
                before.source = Some(source);
            } else if names_outlet(document, &source) {
                before.via.push(source);
            }
            self.free = self.free.max(end);
            return Some(end);
        }
        // "images obtained by X appear to show …": what is described here stands right before the phrase
        let described = |at: usize| self.item(at).any(&[Class::DocumentNoun, Class::RecordNoun]);
        let led = self.item(self.range.start).is(Class::Preposition);
        let describes = role == Role::Relay && !fronted && !led && described(cue.start - 1);
        if role == Role::Origin && !fronted || describes {
            return None;
        }
        let pattern = match role {
            Role::Cue => "according to a source",
            Role::Relay => "passed on by a source",
            Role::Origin | Role::Reference => "citing a source",
        };
        let relay = self.relay_behind(end).filter(|_| fronted && role == Role::Cue);
        let end = relay.as_ref().map_or(end, |relay| relay.end);
        let mut content = Vec::new();
        if !fronted {
            content.extend(self.content_before(cue.start));
        }
        let parenthetical = end < self.range.end && self.item(end).kind == TokenKind::Comma;
        let mut stop = end;
        if fronted || (parenthetical && !content.is_empty() && self.goes_on(end + 1)) || content.is_empty() {
            let from = if parenthetical { end + 1 } else { end };
            stop = clause_end(document, self.speech, from, self.range.end);
            content.push(trim(document, from..stop));
        }
        content.retain(|r| !r.is_empty());
        if content.is_empty() || (role != Role::Cue && fronted) {
            return None;
        }
        let draft = Draft {
            cue: Some(cue),
            source: Some(source),
            content,
            via: relay.into_iter().collect(),
            act: Act::Reports,
            pattern,
            confidence: 0.9,
            ..Draft::default()
        };
        self.push(draft, stop)
    }

    /// Who passed on what a source behind "according to" said: ", quoted by the paper,".
    fn relay_behind(&self, end: usize) -> Option<Range<usize>> {
        let comma = |at: usize| at < self.range.end && self.document.tokens()[at].kind == TokenKind::Comma;
        let (rest, found) = phrase(self.tokens(end + 1)).ok().filter(|_| comma(end))?;
        let relay = phrase_after(self.document, rest.at(), self.range.end, true)?;
        (found.role == Role::Relay && comma(relay.end)).then_some(relay)
    }

    /// Can the phrase announce the source? "Per" does so behind a comma or at the start, and names a unit elsewhere; "based on"
    /// does so before whose document it is.
    pub(super) fn announces(&self, cue: &Range<usize>, source: &Range<usize>) -> bool {
        let comma = |at: usize| self.document.tokens()[at].kind == TokenKind::Comma;
        if self.item(cue.start).reads("based") {
            let document = source.clone().any(|at| self.item(at).is(Class::DocumentNoun));
            let led = source.clone().any(|at| ["from", "by", "of"].iter().any(|word| self.item(at).reads(word)));
            return self.is_opening(cue.start) && document && led;
        }
        let set_off = self.is_opening(cue.start) || cue.start > self.range.start && comma(cue.start - 1);
        !self.item(cue.start).reads("per") || set_off && self.can_speak(source)
    }

    /// "reportedly": the clause around it, from nobody.
    pub(super) fn hedge(&mut self, at: usize) -> Option<usize> {
        let start = self.clause_start(at);
        let end = clause_end(self.document, self.speech, at + 1, self.range.end);
        let content = vec![trim(self.document, start..at), trim(self.document, at + 1..end)];
        let draft = Draft {
            cue: Some(at..at + 1),
            content,
            act: Act::Reports,
            pattern: "hedge with no source",
            confidence: 0.7,
            ..Draft::default()
        };
        self.push(draft, end)
    }
}
