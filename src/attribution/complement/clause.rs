//! Where the clause that is attributed ends.

use crate::attribution::phrase::phrase;
use crate::attribution::speech::Speech;
use crate::attribution::tokens::{Tokens, item};
use crate::attribution::verb_group::{VerbGroup, Voice, is_auxiliary, verb_group};
use crate::document::Document;
use crate::lexicon::{Class, Form, Frame};
use crate::text::TokenKind;

/// Where a clause that starts at `from` ends: before the last stop, or before a comma that leads to another attribution.
pub(in crate::attribution) fn clause_end(document: &Document, speech: &Speech, from: usize, ceiling: usize) -> usize {
    let mut at = from;
    while at < ceiling {
        if let Some(end) = speech.skip(at) {
            at = end.max(at + 1);
            continue;
        }
        let t = item(document, at);
        let rest = Tokens::forward(document, at + 1..ceiling);
        let cut = match t.kind {
            TokenKind::Comma | TokenKind::Dash => leads_on(document, rest),
            TokenKind::Word if t.is(Class::Coordinator) => {
                at > from && verb_group(rest).is_ok_and(|(_, g)| reports(document, &g))
            }
            _ => false,
        };
        if cut {
            return at;
        }
        at += 1;
    }
    let mut end = ceiling.min(at);
    while end > from
        && matches!(document.tokens()[end - 1].kind, TokenKind::Stop | TokenKind::Comma | TokenKind::Semicolon)
    {
        end -= 1;
    }
    end
}

/// Does another attribution begin behind this comma?
fn leads_on<'d>(document: &'d Document<'d>, rest: Tokens<'d>) -> bool {
    if phrase(rest).is_ok() {
        return true;
    }
    if let Ok((_, group)) = verb_group(rest)
        && group.voice == Voice::Gerund
        && group.verb.act.vouches()
        && !group.verb.takes(Frame::Weak)
    {
        return true;
    }
    let contrast = rest.first().is_some_and(|t| t.is(Class::Coordinator) || t.reads("while") || t.reads("although"));
    contrast && subject_and_verb(document, rest.skip(1))
}

/// A noun phrase and the finite group of a reporting verb within the next words, with no comma between.
fn subject_and_verb<'d>(document: &'d Document<'d>, rest: Tokens<'d>) -> bool {
    for ahead in 0..12 {
        let input = rest.skip(ahead);
        let Some(t) = input.first() else { return false };
        if !t.is_word() && t.kind != TokenKind::Clitic {
            return false;
        }
        if let Ok((_, group)) = verb_group(input) {
            return reports(document, &group);
        }
        if is_auxiliary(t) {
            return false;
        }
    }
    false
}

/// Is it a finite group that surely reports?
fn reports(document: &Document, group: &VerbGroup) -> bool {
    let main = item(document, group.main);
    group.voice == Voice::Active
        && !group.verb.takes(Frame::Weak)
        && (group.verb.takes(Frame::Trailing) || group.verb.takes(Frame::That))
        && (group.main > group.start || main.word.form(Form::Past) || main.word.form(Form::Third))
        && main.word.noun().is_none()
}
