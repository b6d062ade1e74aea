//! Several who are named together: "Ann Example and Bob Sample", "she and other ministers".

use std::ops::Range;

use super::Sweep;
use crate::entity::cast::Kind;
use crate::entity::{Resolution, ResolvedBy};
use crate::text::TokenKind;

impl Sweep<'_> {
    /// "Ann Example and Bob Sample": both together, for "they".
    pub(super) fn couple(&mut self, index: usize) {
        let discourse = &self.discourse;
        let (name, Some(other)) = (&discourse.names[index], discourse.names.get(index + 1)) else { return };
        let joined = other.whole.start == name.name.end + 1 && discourse.document.word(name.name.end) == "and";
        let (Some(a), Some(b)) = (discourse.linked[index], discourse.linked[index + 1]) else { return };
        if joined && name.kind == other.kind && a != b {
            let tokens = name.whole.start..other.name.end;
            let group = self.group(a, b, tokens.clone());
            let discourse = &mut self.discourse;
            discourse.mentions.push((group, discourse.span(tokens.clone())));
            discourse.raise(group, tokens.clone(), discourse.weight(tokens));
        }
    }

    /// The referent of two together.
    fn group(&mut self, a: usize, b: usize, tokens: Range<usize>) -> usize {
        let discourse = &mut self.discourse;
        *self.groups.entry((a.min(b), a.max(b))).or_insert_with(|| {
            let group = discourse.add(Kind::Group, tokens);
            discourse.cast.referents[group].plural = true;
            group
        })
    }

    /// A source of several: "Ann Example and Bob Sample", "she and other ministers".
    pub(super) fn several(&mut self, first: Option<usize>, from: usize, tokens: &Range<usize>) -> Option<Resolution> {
        let discourse = &self.discourse;
        let document = discourse.document;
        let and = (from..tokens.end).find(|t| document.tokens()[*t].kind != TokenKind::Comma)?;
        if document.word(and) != "and" || and + 1 >= tokens.end {
            return None;
        }
        let next = discourse.names.partition_point(|name| name.whole.start <= and);
        let named = discourse.names.get(next).filter(|name| name.whole.start == and + 1);
        let second = named.and_then(|_| discourse.linked[next]);
        let by = ResolvedBy::Name;
        let group = match (first, second) {
            (Some(a), Some(b)) if a != b => self.group(a, b, tokens.clone()),
            _ => {
                let group = self.discourse.add(Kind::Group, tokens.clone());
                self.discourse.cast.referents[group].plural = true;
                group
            }
        };
        Some(Resolution { entity: group, by, antecedent: None, outlet: None })
    }
}
