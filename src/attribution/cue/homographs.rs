//! Words that are verbs or nouns, told by what stands before them: "claims", "reports", "states".

use super::Reader;
use crate::attribution::noun_phrase::is_nominal;
use crate::attribution::tokens::Item;
use crate::attribution::verb_group::{is_adverb, is_auxiliary};
use crate::lexicon::{Class, Form};
use crate::text::TokenKind;

impl<'d> Reader<'d, '_> {
    /// Is a word that can be verb or noun a noun where it stands ("the report", "his claims")?
    pub(super) fn is_noun_here(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1).filter(|&i| i >= self.range.start).map(|i| self.item(i)) else {
            return false;
        };
        last.is(Class::Determiner)
            || last.is(Class::Possessive)
            || (last.is(Class::Preposition) && !last.is(Class::Coordinator) && !last.reads("to"))
            || (last.kind == TokenKind::Clitic && last.text.ends_with('s'))
            || ((last.is(Class::Quantifier) || last.kind == TokenKind::Number || last.is(Class::NumberWord))
                && self.is_homograph(at))
            || (self.is_homograph(at) && !self.is_verb_here(at))
    }

    /// Is the word a noun or adjective as often as a verb ("states", "plans")?
    pub(super) fn is_homograph(&self, at: usize) -> bool {
        let item = self.item(at);
        item.is(Class::NounVerb) || item.word.noun().is_some()
    }

    /// Is a word that can be verb or noun surely a verb where it stands ("Politico reports that", "voters fear that")?
    pub(super) fn is_verb_here(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1).filter(|&i| i >= self.range.start).map(|i| self.item(i)) else {
            return false;
        };
        let third = self.item(at).word.form(Form::Third);
        if last.kind == TokenKind::Comma {
            // "The minutes, which were published on Monday, show that …", "Karar, an opposition daily, reports a fire"
            let leads = |t: Item<'_>| t.reads("that") || third && t.any(&[Class::Determiner, Class::Quantifier]);
            return self.tokens(at + 1).first().is_some_and(|t| leads(t) || third && self.has_particle(at, t));
        }
        if self.item(at).word.form(Form::Base) && self.follows_documents(at) {
            return true;
        }
        let singular = last.is(Class::PersonNoun) || last.is(Class::InstitutionNoun) || last.is(Class::DocumentNoun);
        last.is(Class::SubjectPronoun)
            || last.is(Class::Relative)
            || (third && last.kind == TokenKind::Word && (last.is_capital() && !last.is(Class::Determiner) || singular))
            || (self.item(at).word.form(Form::Base)
                && (last.is(Class::PersonPlural) || is_auxiliary(last) || is_plural(last)))
            || self.item(at).word.form(Form::Past)
    }

    /// "rules | out": is the word behind a verb the particle of one of its meanings?
    fn has_particle(&self, at: usize, behind: Item<'_>) -> bool {
        self.item(at).word.verbs().iter().any(|verb| verb.particle.is_some_and(|particle| behind.reads(particle)))
    }

    /// "data from the office show", "figures for May suggest": documents as the head of the phrase before the verb, with
    /// nothing but prepositional phrases between.
    fn follows_documents(&self, at: usize) -> bool {
        const LONGEST: usize = 10;
        let floor = self.range.start.max(at.saturating_sub(LONGEST));
        let head =
            (floor..at).rev().take_while(|&i| self.item(i).is_word() && !is_auxiliary(self.item(i))).find(|&i| {
                let t = self.item(i);
                t.is(Class::DocumentNoun) && (is_plural(t) || t.reads("data"))
            });
        head.is_some_and(|head| head + 1 < at && self.item(head + 1).is(Class::Preposition))
    }

    /// Can the base form at `at` be a verb: is its subject plural, or "I" or "you"?
    pub(super) fn agrees_with_base(&self, at: usize) -> bool {
        // "Officials, however, say"
        let comma = |i: usize| i > self.range.start && self.document.tokens()[i].kind == TokenKind::Comma;
        let adverb = at >= self.range.start + 4 && comma(at - 1) && comma(at - 3) && is_adverb(self.item(at - 2));
        let at = if adverb { at - 3 } else { at };
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

/// Does the word look like a plural noun?
pub(super) fn is_plural(t: Item<'_>) -> bool {
    t.kind == TokenKind::Word
        && t.text.ends_with('s')
        && !t.text.ends_with("ss")
        && !t.is(Class::SubjectPronoun)
        && is_nominal(t)
}
