//! Attributions at the end of their sentence, which hold for all of it: "…, officials said", "…, according to officials".

use super::Reader;
use super::via::names_outlet;
use crate::attribution::complement::{Kind, complement};
use crate::attribution::draft::Draft;
use crate::attribution::noun_phrase::{phrase_after, subject_before};
use crate::attribution::phrase::{Role, phrase};
use crate::attribution::verb_group::{VerbGroup, Voice, verb_group};
use crate::lexicon::{Act, Form, Frame};
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

    /// ", as the first boats came in": does a comma lead to what happened meanwhile, which the source need not have said?
    fn is_circumstance(&self, comma: usize) -> bool {
        const LEADS: [&str; 8] = ["as", "after", "before", "while", "when", "amid", "following", "though"];
        comma + 1 < self.range.end
            && self.document.tokens()[comma].kind == TokenKind::Comma
            && LEADS.iter().any(|word| self.item(comma + 1).reads(word))
    }

    /// Whoever stands behind "told" was told, and did not tell.
    pub(super) fn is_told(&self, verb: usize) -> bool {
        self.item(verb).reads("told") || self.item(verb).reads("tells")
    }
}
