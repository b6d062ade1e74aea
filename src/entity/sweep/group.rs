//! Several who are named together, "Ann Example and Bob Sample", "she and other ministers", or counted: "the two".

use std::ops::Range;

use super::Sweep;
use crate::entity::cast::{Kind, Referent};
use crate::entity::chunk::Chunk;
use crate::entity::name::past_bracket;
use crate::entity::noun::NounKind;
use crate::entity::{Resolution, ResolvedBy, salience};
use crate::lexicon::Class;
use crate::text::TokenKind;

/// So many names one enumeration may have.
const MOST_NAMES: usize = 8;

impl Sweep<'_> {
    /// "Ann Example, Bob Sample and Carl Test": all together, for "they". `index` is the first name.
    pub(super) fn couple(&mut self, index: usize) {
        if index > 0 && self.joint(index - 1).is_some() {
            return;
        }
        let (mut last, mut end) = (index, None);
        while last - index < MOST_NAMES
            && let Some(and) = self.joint(last)
        {
            last += 1;
            end = if and { Some(last) } else { end };
        }
        let Some(end) = end else { return };
        let discourse = &self.discourse;
        let mut members: Vec<usize> = discourse.linked[index..=end].iter().copied().flatten().collect();
        members.sort_unstable();
        members.dedup();
        if members.len() == end - index + 1 {
            let tokens = discourse.names[index].whole.start..discourse.names[end].name.end;
            let group = self.group(members, tokens.clone());
            let discourse = &mut self.discourse;
            discourse.mentions.push((group, discourse.span(tokens.clone())));
            discourse.raise(group, tokens.clone(), discourse.weight(tokens));
        }
    }

    /// Do a name and the next one stand in one enumeration, and if so, is there an "and" between them?
    fn joint(&self, index: usize) -> Option<bool> {
        let discourse = &self.discourse;
        let document = discourse.document;
        let (name, next) = (&discourse.names[index], discourse.names.get(index + 1)?);
        let (start, end) = (past_bracket(document, name.name.end), next.whole.start);
        if start >= end || end - start > 4 {
            return None;
        }
        let referent = |index: usize| discourse.linked[index].map(|r| &discourse.cast.referents[r]);
        let (a, b) = (referent(index)?, referent(index + 1)?);
        let comma = document.tokens()[start].kind == TokenKind::Comma;
        let at = start + usize::from(comma);
        let and = document.word(at) == "and" || document.word(at) == "&";
        let rest = at + usize::from(and)..end;
        let between = (comma || and)
            && rest.into_iter().all(|t| document.words[t].is(Class::RoleModifier) || document.word(t) == "the");
        let body = |kind| matches!(kind, Kind::Organization | Kind::Outlet);
        let alike =
            a.kind == b.kind || a.kind == Kind::Unknown || b.kind == Kind::Unknown || (body(a.kind) && body(b.kind));
        (between && alike).then_some(and)
    }

    /// The referent of several together, who are given in order.
    fn group(&mut self, members: Vec<usize>, tokens: Range<usize>) -> usize {
        let discourse = &mut self.discourse;
        if let Some(group) = self.groups.get(&members) {
            return *group;
        }
        let group = discourse.add(Kind::Group, tokens);
        discourse.cast.referents[group].plural = true;
        discourse.cast.referents[group].members.clone_from(&members);
        self.groups.insert(members, group);
        group
    }

    /// The sources of an attribution up to the phrase `last`, for "they".
    pub(super) fn together(&mut self, last: usize) {
        let attribution = self.phrases[last].attribution;
        let parts = (0..=last).rev().take(2 * MOST_NAMES).filter(|at| {
            let phrase = &self.phrases[*at];
            phrase.attribution == attribution && phrase.via.is_none()
        });
        let parts: Vec<usize> = parts.collect();
        let mut members: Vec<usize> = parts.iter().filter_map(|at| Some(self.resolved[*at]?.entity)).collect();
        members.sort_unstable();
        members.dedup();
        let start = parts.last().map_or(last, |at| *at);
        let tokens = self.phrases[start].tokens.start..self.phrases[last].tokens.end;
        if members.len() > 1 {
            let group = self.group(members, tokens.clone());
            let weight = 2.0 * (salience::MENTION + salience::BARE + salience::SUBJECT + salience::SOURCE);
            self.discourse.raise(group, tokens, weight);
        }
    }

    /// "the two", "both candidates": those two who were last spoken of together; or else the two who are most in mind.
    pub(crate) fn pair(&mut self, chunk: &Chunk) -> Option<Resolution> {
        let discourse = &self.discourse;
        let (noun, _) = chunk.noun.filter(|_| chunk.is_pair(discourse.document))?;
        let person = |referent: &Referent| {
            let kind = match referent.kind {
                Kind::Person => noun.kind.is_person() || noun.kind == NounKind::Quantity,
                Kind::Unknown => noun.kind != NounKind::Document && noun.kind != NounKind::Product,
                Kind::Organization | Kind::Place => noun.kind == NounKind::Body,
                Kind::Outlet => noun.kind == NounKind::Outlet,
                _ => false,
            };
            let gender = noun.gender.is_none_or(|gender| referent.gender.is_none_or(|known| known == gender));
            let role = referent.roles.iter().any(|role| noun.stands_for(role.noun));
            let weight = if role || noun.kind == NounKind::Quantity { 1.0 } else { 0.15 };
            if kind && gender && referent.named { weight } else { 0.0 }
        };
        let in_mind = |index: usize| discourse.cast.referents[index].salience_at(discourse.time);
        let mut single: Vec<(f32, usize)> =
            discourse.active.iter().map(|r| (person(&discourse.cast.referents[*r]) * in_mind(*r), *r)).collect();
        single.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let together = discourse.most_salient(chunk.head, &[], |referent| {
            let members = referent.members.iter().map(|member| person(&discourse.cast.referents[*member]));
            if referent.members.len() == 2 { members.fold(1.0, f32::min) } else { 0.0 }
        });
        let second = single.get(1).filter(|(weight, _)| *weight > salience::FORGOTTEN).copied();
        let group = match (together, second) {
            (Some(group), Some((weight, _))) if in_mind(group) < weight => None,
            (group, _) => group,
        };
        let group = match (group, second) {
            (Some(group), _) => group,
            (None, Some((_, b))) => {
                let a = single[0].1;
                let spans = [a, b].map(|member| discourse.last_named(member, chunk.tokens.start));
                let group = self.group(vec![a.min(b), a.max(b)], chunk.tokens.clone());
                self.discourse.mentions.extend(spans.map(|span| (group, span)));
                group
            }
            (None, None) => return None,
        };
        Some(self.back(group, ResolvedBy::Role))
    }
}
