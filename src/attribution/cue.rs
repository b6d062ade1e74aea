//! Cues, one sentence at a time: each kind of cue with the places where its source and content stand.

use std::ops::Range;

use super::complement::{Complement, Kind, clause_end, complement};
use super::draft::{Draft, trim};
use super::noun_phrase::{is_nominal, phrase_after, starts_adverbial, subject_before};
use super::phrase::{Role, phrase};
use super::speech::Speech;
use super::tokens::{Item, Tokens, item};
use super::verb_group::{VerbGroup, Voice, is_auxiliary, verb_group};
use crate::article::BlockKind;
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Frame, Stance, Word};
use crate::outlet::OutletMention;
use crate::text::{Sentence, TokenKind};

/// How far from its end a sentence is searched for an attribution that closes it, in tokens.
const LAST_WORDS: usize = 24;

/// Reads one sentence for cues, left to right.
pub(super) struct Reader<'d, 'o> {
    document: &'d Document<'d>,
    speech: &'d Speech,
    block: BlockKind,
    /// The sentence's tokens.
    range: Range<usize>,
    /// What no attribution of the sentence has claimed yet starts here.
    free: usize,
    /// The sentence's first attribution, as an index into `found`.
    first: usize,
    found: &'o mut Vec<Draft>,
}

impl<'d, 'o> Reader<'d, 'o> {
    pub(super) fn new(
        document: &'d Document<'d>,
        speech: &'d Speech,
        sentence: &Sentence,
        found: &'o mut Vec<Draft>,
    ) -> Self {
        let range = sentence.tokens.clone();
        let block = document.article.blocks[sentence.block].kind;
        Self { document, speech, block, free: range.start, first: found.len(), range, found }
    }

    /// Adds the sentence's attributions to the found ones.
    pub(super) fn read(mut self) {
        let mut at = self.range.start;
        if let Some(end) = self.label() {
            at = end;
        }
        if let Some(end) = self.last_words() {
            at = end;
        }
        while at < self.range.end {
            at = match self.speech.skip(at) {
                Some(end) => end.max(at + 1),
                None => self.cue_at(at).unwrap_or(at + 1).max(at + 1),
            };
        }
    }

    /// "…, officials said." at the end of a sentence holds for all of it, whatever other cues stand inside.
    fn last_words(&mut self) -> Option<usize> {
        let document = self.document;
        let comma = |i: &usize| document.tokens()[*i].kind == TokenKind::Comma && self.speech.skip(*i).is_none();
        let commas: Vec<usize> = self.range.clone().rev().take(LAST_WORDS).filter(comma).collect();
        for comma in commas {
            if let Ok((rest, found)) = phrase(self.tokens(comma + 1))
                && found.role == Role::Cue
                && let Some(source) = phrase_after(document, rest.at(), self.range.end, false)
                && (source.end..self.range.end).all(|i| !self.item(i).is_word())
                && let Some(content) = self.content_before(comma + 1)
            {
                let draft = Draft {
                    cue: Some(comma + 1..rest.at()),
                    source: Some(source),
                    content: vec![content],
                    act: Act::Reports,
                    pattern: "according to a source",
                    confidence: 0.95,
                    ..Draft::default()
                };
                return self.push(draft, self.range.end);
            }
            for at in comma + 1..self.range.end {
                let Ok((rest, group)) = verb_group(self.tokens(at)) else { continue };
                let trailing = group.voice == Voice::Active
                    && (group.verb.takes(Frame::Trailing) || group.verb.takes(Frame::That))
                    && (group.main > at || self.item(at).word.form(Form::Past) || !self.is_noun_here(at));
                if !trailing {
                    continue;
                }
                let inverted = at == comma + 1;
                let source = if inverted {
                    // "The minister, X, ordered an inquiry": the comma ends an apposition
                    let apposed =
                        subject_before(document, self.range.start, at).is_some_and(|s| self.is_opening(s.start));
                    phrase_after(document, group.end, self.range.end, false).filter(|_| !apposed)
                } else {
                    subject_before(document, comma + 1, at).filter(|s| s.start == comma + 1)
                };
                let Some(source) = source else { break };
                let from = VerbGroup { end: group.end.max(source.end), ..group };
                let followed = complement(document, self.speech, &from, self.range.end);
                let over = (followed.end..self.range.end).all(|i| !self.item(i).is_word());
                if !matches!(followed.kind, Kind::Nothing) || !over || rest.at() > self.range.end {
                    break;
                }
                let Some(content) = self.content_before(comma + 1) else { break };
                let draft = Draft {
                    cue: Some(group.start..group.end),
                    source: Some(source),
                    content: vec![content],
                    via: self.via(&followed),
                    act: group.verb.act,
                    stance: group.stance,
                    pattern: if inverted { "content, verb, source" } else { "content, source, verb" },
                    confidence: 0.95,
                };
                return self.push(draft, self.range.end);
            }
        }
        None
    }

    fn tokens(&self, from: usize) -> Tokens<'d> {
        Tokens::forward(self.document, from..self.range.end)
    }

    fn item(&self, at: usize) -> Item<'d> {
        item(self.document, at)
    }

    /// Reads the cue that starts at `at`, if one does; gives the place to go on from.
    fn cue_at(&mut self, at: usize) -> Option<usize> {
        let t = self.item(at);
        if t.is(Class::PhraseHead)
            && let Ok((rest, found)) = phrase(self.tokens(at))
        {
            return self.phrase(at..rest.at(), found.role);
        }
        if t.kind == TokenKind::Dash {
            return self.signature(at);
        }
        if t.is(Class::Hedge) {
            return self.hedge(at);
        }
        if t.word.noun().is_some()
            && !self.is_verb_here(at)
            && let Some(end) = self.noun(at)
        {
            return Some(end);
        }
        if t.word.verb().is_some() || is_auxiliary(t) || t.reads("to") || super::verb_group::is_adverb(t) {
            let (_, group) = verb_group(self.tokens(at)).ok()?;
            return self.verb(&group);
        }
        None
    }

    fn push(&mut self, draft: Draft, end: usize) -> Option<usize> {
        self.free = end.max(draft.end_of_words());
        self.found.push(draft);
        Some(end)
    }

    /// "According to X, …"; "…, according to X"; "…, as cited by X" with no cue before it.
    fn phrase(&mut self, cue: Range<usize>, role: Role) -> Option<usize> {
        let document = self.document;
        let fronted = self.is_opening(cue.start);
        let source = phrase_after(document, cue.end, self.range.end, fronted)?;
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
                before.pattern = "outlet citing a source";
            } else if names_outlet(document, &source) {
                before.via.push(source);
            }
            self.free = self.free.max(end);
            return Some(end);
        }
        if role == Role::Origin && !fronted {
            return None;
        }
        let pattern = match role {
            Role::Cue => "according to a source",
            Role::Relay => "passed on by a source",
            Role::Origin => "citing a source",
        };
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
            act: Act::Reports,
            pattern,
            confidence: 0.9,
            ..Draft::default()
        };
        self.push(draft, stop)
    }

    /// "reportedly": the clause around it, from nobody.
    fn hedge(&mut self, at: usize) -> Option<usize> {
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

    /// "X's claim that …", "the claim by X that …", "allegations that …".
    fn noun(&mut self, at: usize) -> Option<usize> {
        let document = self.document;
        let noun = self.item(at).word.noun().filter(|noun| !matches!(noun.act, Act::Shows | Act::Finds))?;
        let mut source = None;
        let mut next = at + 1;
        if at > self.range.start {
            let owner = self.item(at - 1);
            if owner.is(Class::Possessive) && !owner.is(Class::Relative) {
                source = Some(at - 1..at);
            } else if owner.kind == TokenKind::Clitic && owner.text.ends_with('s') {
                source = subject_before(document, self.free, at - 1).map(|s| self.owner(s).start..at);
            }
        }
        if source.is_none()
            && next < self.range.end
            && (self.item(next).reads("by") || self.item(next).reads("from") || self.item(next).reads("of"))
        {
            source = phrase_after(document, next + 1, self.range.end, true);
            next = source.as_ref()?.end;
        }
        if next + 1 >= self.range.end || !self.item(next).reads("that") || self.is_relative_that(next) {
            return None;
        }
        let end = clause_end(document, self.speech, next, self.range.end);
        let draft = Draft {
            cue: Some(at..at + 1),
            source,
            content: vec![next..end],
            act: noun.act,
            stance: noun.stance,
            pattern: "reporting noun with a clause",
            confidence: 0.7,
            ..Draft::default()
        };
        self.push(draft, end)
    }

    /// "Reuters, citing two officials, reported": whom the aside between subject and verb cites.
    fn origin_between(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let cited = |at: usize| {
            phrase(Tokens::forward(self.document, at..to)).ok().filter(|(_, found)| found.role == Role::Origin)
        };
        let (rest, _) = (from..to).find_map(cited)?;
        phrase_after(self.document, rest.at(), to, true)
    }

    /// "Marsh as saying that …" behind "Interfax quoted": the speaker and what was said.
    fn quotes_speaker(&self, range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let said =
            |&i: &usize| self.item(i).reads("as") && i + 2 < range.end && self.item(i + 1).word.form(Form::Gerund);
        let at = range.clone().take(20).find(said)?;
        (at > range.start).then_some((range.start..at, at + 2..range.end))
    }

    /// The owner in a possessive: what follows the last preposition that does not belong to its name.
    fn owner(&self, range: Range<usize>) -> Range<usize> {
        let preposition =
            |&i: &usize| self.item(i).is(Class::Preposition) && !self.item(i).reads("of") && !self.item(i).reads("for");
        let start = range.clone().rev().find(preposition).map_or(range.start, |i| i + 1);
        start..range.end
    }

    fn verb(&mut self, group: &VerbGroup) -> Option<usize> {
        let group = &self.catenative(group);
        match group.voice {
            Voice::Active | Voice::Participle => self.active(group),
            Voice::Gerund => self.gerund(group),
            Voice::Passive => self.passive(group),
            Voice::Infinitive => None,
        }
    }

    /// "declined to say", "went on to add": the second verb reports, the first one gives the stance.
    fn catenative(&self, group: &VerbGroup) -> VerbGroup {
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
    fn active(&mut self, group: &VerbGroup) -> Option<usize> {
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
        let source = self.shared_or_own_subject(group)?;
        let mut followed = complement(document, self.speech, group, self.range.end);
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
                if followed.bare && !self.can_speak(&source) {
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
                if !group.verb.takes(Frame::Quote) && !group.verb.takes(Frame::Trailing) {
                    return None;
                }
                pattern = "content, source, verb";
                let relative = self.item(source.start).is(Class::Relative);
                let clause = group.verb.takes(Frame::Trailing) && !group.verb.takes(Frame::Weak) && !relative;
                content.extend(self.content_before(source.start).filter(|_| trails || clause));
                if content.is_empty() {
                    return None;
                }
                content.extend(self.parenthetical(end, trails));
            }
        }
        let mut via = self.via(&followed);
        let mut source = source;
        if let Some(cited) = self.origin_between(source.end, group.start)
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
        self.push(draft, end)
    }

    /// "…, said X."
    fn inverted(&mut self, group: &VerbGroup) -> Option<usize> {
        let document = self.document;
        if group.main != group.start || !(group.verb.takes(Frame::Quote) || group.verb.takes(Frame::Trailing)) {
            return None;
        }
        let main = self.item(group.main);
        if !(main.word.form(Form::Past) || main.word.form(Form::Third)) {
            return None;
        }
        let quoted = self.quotation_before(group.start).is_some();
        let opens = group.start == self.range.start;
        if !quoted && !opens && self.item(group.start - 1).kind != TokenKind::Comma {
            return None;
        }
        if !quoted
            && !opens
            && subject_before(document, self.free, group.start).is_some_and(|s| self.is_opening(s.start))
        {
            // "X, the director, noted the rule": the comma ends an apposition
            return None;
        }
        let source = phrase_after(document, group.end, self.range.end, false)?;
        if self.item(source.start).is(Class::ObjectPronoun) {
            return None;
        }
        let rest = VerbGroup { end: source.end, ..*group };
        let followed = complement(document, self.speech, &rest, self.range.end);
        let boundary = followed.end >= self.range.end || !self.item(followed.end).is_word();
        if !boundary && !quoted || matches!(followed.kind, Kind::Content(_)) && !quoted {
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

    /// ", adding that …": its subject is the source before it, or the sentence's.
    fn gerund(&mut self, group: &VerbGroup) -> Option<usize> {
        let document = self.document;
        if group.start > self.range.start && self.item(group.start - 1).is(Class::Determiner) {
            return None;
        }
        let followed = complement(document, self.speech, group, self.range.end);
        let content = match followed.kind {
            // "Confirming the incident, the police said": only leads to the cue
            Kind::Content(_) if followed.bare && group.start == self.range.start => return None,
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

    /// "X was quoted as saying …", "it is believed that …", "X was told by Y that …", "X is said to …".
    fn passive(&mut self, group: &VerbGroup) -> Option<usize> {
        let document = self.document;
        let rest = self.tokens(group.end);
        let subject = subject_before(document, self.free, group.start);
        if rest.first().is_some_and(|t| t.reads("as")) && rest.nth(1).is_some_and(|t| t.word.form(Form::Gerund)) {
            let (_, inner) = verb_group(rest.skip(1)).ok()?;
            return self.quoted_as(group, &inner, subject?);
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
        if infinitive {
            content.extend(subject);
        }
        content.push(from..end);
        let draft = Draft {
            cue: Some(start..cue_end),
            source,
            content,
            act: group.verb.act,
            stance: group.stance,
            pattern: "passive, with no source or one behind “by”",
            confidence: 0.65,
            ..Draft::default()
        };
        self.push(draft, end)
    }

    /// "The arrest was confirmed by the police", "the clerk was accused by the bank of theft".
    fn passive_by(
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
                pattern: "quoted as saying",
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
            pattern: "passive, with no source or one behind “by”",
            confidence: 0.65,
            ..Draft::default()
        };
        self.push(draft, end)
    }

    /// "X was quoted (by Y) as saying …".
    fn quoted_as(&mut self, group: &VerbGroup, inner: &VerbGroup, source: Range<usize>) -> Option<usize> {
        let document = self.document;
        let followed = complement(document, self.speech, inner, self.range.end);
        let mut content = match followed.kind {
            Kind::Content(ref range) => vec![range.clone()],
            Kind::Quote(quote, ref rest) => vec![self.speech.extent(quote), trim(document, rest.clone())],
            Kind::Nothing => self.content_before(source.start).into_iter().collect(),
        };
        content.retain(|r| !r.is_empty());
        if content.is_empty() {
            return None;
        }
        let mut via = self.via(&followed);
        let mut end = followed.end;
        if self.tokens(followed.aside.end).first().is_some_and(|t| t.reads("by"))
            && let Some(outlet) = phrase_after(document, followed.aside.end + 1, self.range.end, false)
        {
            end = end.max(outlet.end);
            via.push(outlet);
        }
        let draft = Draft {
            cue: Some(group.start..inner.end),
            source: Some(source),
            content,
            via,
            act: inner.verb.act,
            stance: inner.stance,
            pattern: "quoted as saying",
            confidence: 0.9,
        };
        self.push(draft, end)
    }

    /// "“…” — Name" at the end of a block: gives the place behind it.
    fn signature(&mut self, at: usize) -> Option<usize> {
        let quote = self.speech.closing_before(at)?;
        let source = phrase_after(self.document, at + 1, self.range.end, false)?;
        let named = self.item(source.start).is_capital() && !self.item(source.start).is(Class::SubjectPronoun);
        let over = (source.end..self.range.end).all(|i| !self.item(i).is_word());
        if !named || !over {
            return None;
        }
        let end = source.end;
        let draft = Draft {
            cue: Some(at..at + 1),
            source: Some(source),
            content: vec![self.speech.extent(quote)],
            pattern: "quotation and signature",
            ..Draft::default()
        };
        self.push(draft, end)
    }

    /// "NAME: …" at the start of a block, in a headline or a transcript; gives the place behind it.
    fn label(&mut self) -> Option<usize> {
        let document = self.document;
        let sentence = document.sentence_at(document.tokens()[self.range.start].span.start())?;
        let block = document.sentences()[sentence].block;
        let opens = document.article.blocks[block].span.start() == document.tokens()[self.range.start].span.start();
        let colon = self.range.clone().take(8).find(|&i| document.tokens()[i].kind == TokenKind::Colon)?;
        let quoted = usize::from(self.item(self.range.start).kind.is_quote());
        let words = self.range.start + quoted..colon;
        let named = !words.is_empty()
            && words.clone().all(|i| {
                let t = self.item(i);
                t.is_capital() && is_nominal(t)
                    || t.is(Class::Determiner) && i == words.start
                    || t.is(Class::Preposition)
                    || t.kind == TokenKind::Clitic
            })
            && words.clone().any(|i| !self.item(i).is(Class::Determiner) && self.item(i).is_capital());
        if !opens
            || !named
            || colon + 2 >= self.range.end
            || words.clone().any(|i| self.item(i).word.is(Class::LabelWord))
        {
            return None;
        }
        let shouted = words.clone().all(|i| !self.item(i).text.contains(char::is_lowercase));
        let content = match self.block {
            BlockKind::Headline => trim(document, colon + 1..self.range.end),
            // a turn of a transcript runs to the end of its block
            _ if shouted || words.len() <= 3 && words.clone().all(|i| self.item(i).is_capital()) => {
                colon + 1..document.tokens_in(document.article.blocks[block].span).end
            }
            _ => return None,
        };
        let draft = Draft {
            cue: Some(colon..colon + 1),
            source: Some(words),
            content: vec![content],
            pattern: "name and colon",
            confidence: if self.block == BlockKind::Headline { 0.75 } else { 0.6 },
            ..Draft::default()
        };
        let end = self.range.end;
        self.push(draft, end)
    }

    /// The outlets that stand where whom it was said to and on what occasion does, and those that passed it on.
    fn via(&self, followed: &Complement) -> Vec<Range<usize>> {
        let occasion = self.opening_occasion();
        let stands = |m: &&OutletMention| {
            let within = |aside: &Range<usize>| aside.start <= m.tokens.start && m.tokens.end <= aside.end;
            within(&followed.aside) || within(&occasion)
        };
        // "the BBC's Today programme" is one outlet
        let programme = |m: &Range<usize>| m.start > 0 && self.item(m.start - 1).kind == TokenKind::Clitic;
        let inside = self.document.outlets.iter().filter(stands).filter(|m| !programme(&m.tokens));
        let relayed = |m: &Range<usize>| followed.via.iter().any(|v| v.start <= m.start && m.end <= v.end);
        inside.map(|m| m.tokens.clone()).filter(|m| !relayed(m)).chain(followed.via.iter().cloned()).collect()
    }

    /// The quotation that closes right before `end`, with nothing but a comma between, and leads on to who said it: it ends
    /// with a comma, dash, question or exclamation mark, not with the full stop of a sentence that is over.
    fn quotation_before(&self, end: usize) -> Option<usize> {
        let document = self.document;
        let last = end.checked_sub(1)?;
        let comma = last >= self.range.start && document.tokens()[last].kind == TokenKind::Comma;
        let close = if comma { last } else { end };
        let quote = self.speech.closing_before(close)?;
        if comma || close > self.range.start && self.range.start < close {
            let inner = document.tokens()[..close].iter().rev().find(|t| !t.kind.is_quote())?;
            let full_stop = inner.kind == TokenKind::Stop && &document.article.text[inner.span] == ".";
            return (comma || !full_stop).then_some(quote);
        }
        // the segmenter ends a sentence with "?”" and "!”"; the speaker may still follow
        let asked = close >= 2 && document.word(close - 2).ends_with(['?', '!', '…', '.']);
        let here = document.article.blocks
            [document.sentences()[document.sentence_at(document.tokens()[close - 1].span.start())?].block];
        let same = here.span.contains(document.tokens().get(end)?.span);
        (asked && same && document.word(close - 2) != ".").then_some(quote)
    }

    /// "In an interview with Sky News," at the start of the sentence; empty where it starts otherwise.
    fn opening_occasion(&self) -> Range<usize> {
        let start = self.range.start;
        let prepositional = self.item(start).is(Class::Preposition);
        let comma = self.range.clone().take(24).find(|&i| self.document.tokens()[i].kind == TokenKind::Comma);
        match comma {
            Some(comma) if prepositional && starts_adverbial(self.document, start, comma) => start..comma,
            _ => start..start,
        }
    }

    /// What stands before a source and verb that end the sentence: the quotation that closes there, or the clause before the
    /// comma.
    fn content_before(&self, end: usize) -> Option<Range<usize>> {
        let document = self.document;
        let last = end.checked_sub(1)?;
        if let Some(quote) = self.quotation_before(end) {
            let extent = self.speech.extent(quote);
            let start = self.mixed_start(extent.start);
            return Some(start..extent.end);
        }
        if end <= self.free || last < self.range.start {
            return None;
        }
        if !matches!(document.tokens()[last].kind, TokenKind::Comma | TokenKind::Dash) {
            return None;
        }
        let range = trim(document, self.free..last);
        let words = range.clone().filter(|&i| document.tokens()[i].kind.is_word()).count();
        (words >= 2).then_some(range)
    }

    /// Where the content of a quotation starts that is only the end of its clause: "It was “bad,” he said".
    fn mixed_start(&self, open: usize) -> usize {
        let document = self.document;
        let Some(sentence) = document.sentence_at(document.tokens()[open].span.start()) else { return open };
        let start =
            document.sentences()[sentence].tokens.start.max(if self.range.contains(&open) { self.free } else { 0 });
        let lead = start..open;
        if lead.is_empty()
            || self
                .found
                .iter()
                .rev()
                .take(4)
                .any(|d| d.end_of_words() > lead.start || d.content.iter().any(|c| c.end > lead.start))
        {
            return open;
        }
        let cued = matches!(document.tokens()[open - 1].kind, TokenKind::Comma | TokenKind::Colon);
        if cued { open } else { trim(document, start..open + 1).start }
    }

    /// The rest of a clause that an attribution interrupts: "It was, he said, a mistake".
    fn parenthetical(&self, end: usize, quoted: bool) -> Option<Range<usize>> {
        if end + 2 >= self.range.end || self.item(end).kind != TokenKind::Comma || !self.goes_on(end + 1) {
            return None;
        }
        if let Some(quote) = self.speech.opening_at(end + 1) {
            return Some(self.speech.extent(quote));
        }
        if quoted {
            return None;
        }
        let stop = clause_end(self.document, self.speech, end + 1, self.range.end);
        Some(trim(self.document, end + 1..stop)).filter(|r| !r.is_empty())
    }

    /// Does the interrupted clause go on at `at`, rather than a new one begin?
    fn goes_on(&self, at: usize) -> bool {
        let Some(t) = self.tokens(at).first() else { return false };
        let reports = verb_group(self.tokens(at)).is_ok_and(|(_, g)| matches!(g.voice, Voice::Gerund | Voice::Active));
        !(t.is(Class::Coordinator)
            || t.is(Class::Relative)
            || ["while", "although", "though", "as"].iter().any(|word| t.reads(word))
            || t.is(Class::PhraseHead)
            || t.text.ends_with("ing")
            || reports)
    }

    /// The subject that a verb group has, or shares with the verb before it ("X said …, and added …").
    fn shared_or_own_subject(&self, group: &VerbGroup) -> Option<Range<usize>> {
        let document = self.document;
        let floor = self.free.min(group.start);
        if let Some(own) = subject_before(document, floor, group.start) {
            return Some(own);
        }
        let last = group.start.checked_sub(1).filter(|&i| i >= self.range.start)?;
        let joined = self.item(last).is(Class::Coordinator);
        if !joined || !self.item(group.main).word.form(Form::Past) && !self.item(group.main).word.form(Form::Third) {
            return None;
        }
        match self.found[self.first..].last() {
            Some(draft) => draft.source.clone(),
            None => self.sentence_subject(group.start),
        }
    }

    /// The subject of the sentence: the noun phrase before its first verb, as far as the lexicon knows verbs.
    fn sentence_subject(&self, before: usize) -> Option<Range<usize>> {
        let document = self.document;
        let mut at = self.range.start;
        while at < before {
            let t = self.item(at);
            let opening = t.is(Class::Preposition) || t.is(Class::Subordinator) || t.text.ends_with("ing");
            if !opening && let Some(found) = phrase_after(document, at, before, true) {
                // a subject ends where its verb begins; without a lexicon of all verbs, a past form is one
                let verb = (found.start + 1..found.end).find(|&i| {
                    let t = self.item(i);
                    !t.is_capital() && (t.text.ends_with("ed") || t.word.form(Form::Past))
                });
                return Some(found.start..verb.unwrap_or(found.end));
            }
            let comma = (at..before).find(|&i| document.tokens()[i].kind == TokenKind::Comma)?;
            at = comma + 1;
        }
        None
    }

    /// The first token of the clause that `at` stands in.
    fn clause_start(&self, at: usize) -> usize {
        (self.free..at)
            .rev()
            .find(|&i| {
                let t = self.item(i);
                matches!(t.kind, TokenKind::Semicolon | TokenKind::Colon | TokenKind::Dash)
                    || t.reads("that")
                    || t.reads("but")
            })
            .map_or(self.free, |i| i + 1)
    }

    /// Is "that" at `at` the subject of a relative clause ("a letter that says")?
    fn is_relative_that(&self, at: usize) -> bool {
        let next = self.item(at + 1);
        is_auxiliary(next)
            || next.is(Class::PastVerb)
            || (next.word.verb().is_some() && !next.is(Class::Determiner) && !is_plural(next))
            || (next.word.form(Form::Third) && !next.is_capital())
    }

    /// Can a phrase be somebody or something that says things: does it name or describe a person, body or document?
    fn can_speak(&self, source: &Range<usize>) -> bool {
        const SPEAKERS: [Class; 12] = [
            Class::SubjectPronoun,
            Class::Relative,
            Class::Quantifier,
            Class::PersonNoun,
            Class::PersonPlural,
            Class::Title,
            Class::GroupNoun,
            Class::InstitutionNoun,
            Class::DocumentNoun,
            Class::MediaNoun,
            Class::MediaPerson,
            Class::KinNoun,
        ];
        source.clone().any(|i| {
            let t = self.item(i);
            let name = t.is_capital() && i > self.range.start && t.kind == TokenKind::Word;
            name || t.word.any(&SPEAKERS) && !t.reads("it") && !t.reads("that")
                // a capital at the start of the sentence is a name if nothing is known of the word
                || t.is_capital() && t.word == Word::default()
        })
    }

    /// Does the token open the sentence, a coordinator or short adverb aside?
    fn is_opening(&self, at: usize) -> bool {
        (self.free..at).all(|i| {
            let t = self.item(i);
            t.is(Class::Coordinator) || t.is(Class::Adverb) || !t.is_word()
        })
    }

    /// Is a word that can be verb or noun a noun where it stands ("the report", "his claims")?
    fn is_noun_here(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1).filter(|&i| i >= self.range.start).map(|i| self.item(i)) else {
            return false;
        };
        last.is(Class::Determiner)
            || last.is(Class::Possessive)
            || (last.is(Class::Preposition) && !last.reads("to"))
            || (last.kind == TokenKind::Clitic && last.text.ends_with('s'))
            || ((last.is(Class::Quantifier) || last.kind == TokenKind::Number || last.is(Class::NumberWord))
                && self.is_homograph(at))
            || (self.is_homograph(at) && !self.is_verb_here(at))
    }

    /// Is the word a noun or adjective as often as a verb ("states", "plans")?
    fn is_homograph(&self, at: usize) -> bool {
        let item = self.item(at);
        item.is(Class::NounVerb) || item.word.noun().is_some()
    }

    /// Is a word that can be verb or noun surely a verb where it stands ("Politico reports that", "voters fear that")?
    fn is_verb_here(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1).filter(|&i| i >= self.range.start).map(|i| self.item(i)) else {
            return false;
        };
        let third = self.item(at).word.form(Form::Third);
        if last.kind == TokenKind::Comma {
            // "The minutes, which were published on Monday, show that …"
            return self.tokens(at + 1).first().is_some_and(|t| t.reads("that"));
        }
        let singular = last.is(Class::PersonNoun) || last.is(Class::InstitutionNoun) || last.is(Class::DocumentNoun);
        last.is(Class::SubjectPronoun)
            || last.is(Class::Relative)
            || (third && last.kind == TokenKind::Word && (last.is_capital() && !last.is(Class::Determiner) || singular))
            || (self.item(at).word.form(Form::Base)
                && (last.is(Class::PersonPlural) || is_auxiliary(last) || is_plural(last)))
            || self.item(at).word.form(Form::Past)
    }

    /// Can the base form at `at` be a verb: is its subject plural, or "I" or "you"?
    fn agrees_with_base(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1).filter(|&i| i >= self.range.start).map(|i| self.item(i)) else {
            return false;
        };
        let pronoun = ["I", "you", "we", "they", "who"].iter().any(|p| last.reads(p));
        let plural = is_plural(last) || last.is(Class::PersonPlural) || last.is(Class::Quantifier);
        let aside = last.kind == TokenKind::Comma && self.is_verb_here(at);
        let both_forms = aside || self.item(at).word.form(Form::Past);
        pronoun || plural || both_forms
    }
}

/// Does a phrase name an outlet?
fn names_outlet(document: &Document, range: &Range<usize>) -> bool {
    document.outlets.iter().any(|m| range.start <= m.tokens.start && m.tokens.end <= range.end)
}

/// Does the word look like a plural noun?
fn is_plural(t: Item<'_>) -> bool {
    t.kind == TokenKind::Word
        && t.text.ends_with('s')
        && !t.text.ends_with("ss")
        && !t.is(Class::SubjectPronoun)
        && is_nominal(t)
}

/// The source and cue of an introduction that names a speaker before a block quote: "X on the plan:".
pub(super) fn introduction(document: &Document, range: Range<usize>) -> Option<Draft> {
    let (_, group) = range.clone().rev().find_map(|at| {
        verb_group(Tokens::forward(document, at..range.end)).ok().filter(|(_, g)| g.verb.takes(Frame::Quote))
    })?;
    let sentence = document.sentence_at(document.tokens()[group.start].span.start())?;
    let floor = document.sentences()[sentence].tokens.start;
    let source = subject_before(document, floor, group.start);
    Some(Draft {
        cue: Some(group.start..group.end),
        source,
        act: group.verb.act,
        stance: group.stance,
        pattern: "introduction of a block quote",
        ..Draft::default()
    })
}
