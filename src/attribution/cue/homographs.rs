//! Words that are verbs or nouns, told by what stands before them: "claims", "reports", "states".

use super::Reader;
use crate::attribution::noun_phrase::{is_nominal, is_possessive};
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
                && self.is_homograph(at)
                && !self.is_verb_here(at))
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
            // "The minutes, which were published on Monday, show that …", "Obi, on Sky News, thought it was fine", "Karar, an
            // opposition daily, reports a fire"
            let finite = third || self.item(at).word.form(Form::Past);
            let opens = |t: Item<'_>| {
                finite && t.is(Class::Determiner)
                    || third && (t.is(Class::Quantifier) || self.has_particle(at, t))
                    || finite && !third && (t.is(Class::SubjectPronoun) || t.is_capital())
            };
            return self.tokens(at + 1).first().is_some_and(|t| t.reads("that") || opens(t));
        }
        let that = self.tokens(at + 1).first().is_some_and(|t| t.reads("that"));
        let head = |t: Item<'_>| t.any(&[Class::DocumentNoun, Class::RecordNoun]) || that && t.is(Class::PersonPlural);
        if self.item(at).word.form(Form::Base) && self.follows_plural(at, head) {
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

    /// "customs data show", "figures published in May suggest": a plural of the kind `is` as the head of the phrase before the
    /// verb, with nothing but prepositional phrases and a participle between.
    fn follows_plural(&self, at: usize, is: impl Fn(Item<'d>) -> bool) -> bool {
        const LONGEST: usize = 10;
        let floor = self.range.start.max(at.saturating_sub(LONGEST));
        let next = |i: usize| (i + 1 < at).then(|| self.item(i + 1));
        let inside = |&i: &usize| {
            (self.item(i).is_word() || is_possessive(self.document, i, next(i))) && !is_auxiliary(self.item(i))
        };
        let leads = |t: Item<'_>| t.is(Class::Preposition) || t.word.form(Form::Participle) || t.text.ends_with("ed");
        (floor..at).rev().take_while(inside).any(|i| {
            let t = self.item(i);
            let plural = is_plural(t)
                || t.is(Class::DocumentNoun) && t.text.ends_with('s')
                || t.reads("data")
                || t.reads("media");
            (is(t) || t.reads("media")) && (plural || t.is(Class::PersonPlural)) && next(i).is_none_or(leads)
        })
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
        let people = |t: Item<'_>| t.any(&[Class::PersonPlural, Class::DocumentNoun, Class::RecordNoun]);
        pronoun || plural || both_forms || self.follows_plural(at, people)
    }
}

/// Does the word look like a plural noun?
pub(super) fn is_plural(t: Item<'_>) -> bool {
    t.kind == TokenKind::Word
        && t.text.ends_with('s')
        && !t.text.ends_with("ss")
        && !t.any(&[Class::SubjectPronoun, Class::Possessive])
        && is_nominal(t)
}
