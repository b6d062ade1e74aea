//! Contested claims: people hurt or killed, crimes, accusations, wrongdoing, blame; but not what a court has found, nor what
//! might happen.

use std::ops::Range;

use crate::Span;
use crate::document::Document;
use crate::lexicon::{Class, Term, TermMention};
use crate::text::TokenKind;

/// The largest distance between a harm and the people harmed, in tokens.
const NEAR: usize = 6;
/// The largest distance between a count and the deaths after it.
const COUNT: usize = 5;
/// The largest distance between a verb and its object.
const OBJECT: usize = 5;
/// The largest distance between "killing" or "shot" and the people after it.
const VICTIM: usize = 3;
/// The largest distance between an act and the word before it that makes it hypothetical.
const UNREAL: usize = 3;

/// A contested claim in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The tokens that make it one.
    pub tokens: Range<usize>,
    /// Is it a judgement on somebody (wrong, at fault, a liar) rather than an event, which goes on record?
    pub judgement: bool,
}

/// The words of a range that make it a contested claim, if any does.
pub fn contested(document: &Document, tokens: &Range<usize>) -> Option<Span> {
    let claim = claims(document, tokens).into_iter().next()?;
    let tokens = document.tokens().get(claim.tokens)?;
    Some(tokens.first()?.span.cover(tokens.last()?.span))
}

/// The contested claims of a range of tokens, in order.
pub fn claims(document: &Document, tokens: &Range<usize>) -> Vec<Claim> {
    let reader = Reader { document, tokens, terms: document.terms_from(tokens) };
    let find = |term| reader.find(term);
    let harm = find(Term::Casualty).filter(|range| reader.has_people_near(range));
    let death = find(Term::Death).chain(find(Term::Dying)).filter(|range| reader.is_counted(range));
    let victims = find(Term::Harming).filter_map(|range| reader.with_victim(range));
    let events = harm.chain(death).chain(victims).chain(reader.pairs(Term::Committing, Term::Atrocity));
    let events = events.chain([Term::Crime, Term::Accusation, Term::Allegation].into_iter().flat_map(find));
    let events = events.chain(reader.pairs(Term::Taking, Term::Property));
    let judgements = [Term::Wrongdoing, Term::Blame].into_iter().flat_map(find);
    let judgements = judgements.chain(reader.pairs(Term::Breaking, Term::Norm));
    let judgements = judgements.chain(reader.pairs(Term::Hiding, Term::Kept));
    let judgements = judgements.chain(reader.pairs(Term::Causing, Term::Harm));
    let judgements = judgements.chain(find(Term::Epithet).filter_map(|range| reader.called(range)));
    let event = events.map(|tokens| Claim { tokens, judgement: false });
    let judgement = judgements.map(|tokens| Claim { tokens, judgement: true });
    let mut claims: Vec<Claim> = event.chain(judgement).filter(|claim| reader.is_real(claim)).collect();
    // of "been killed" and "killed" the shorter
    claims.sort_by_key(|claim| (claim.tokens.end, std::cmp::Reverse(claim.tokens.start)));
    claims
}

struct Reader<'a> {
    document: &'a Document<'a>,
    tokens: &'a Range<usize>,
    /// The words and phrases that begin among the tokens.
    terms: &'a [TermMention],
}

impl Reader<'_> {
    /// The words and phrases of a class among the tokens, in order.
    fn find(&self, term: Term) -> impl Iterator<Item = Range<usize>> {
        let inside = self.terms.iter().filter(move |found| found.term == term && found.words.end <= self.tokens.end);
        inside.map(|found| found.words.clone())
    }

    fn before(&self, at: usize, reach: usize) -> Range<usize> {
        at.saturating_sub(reach).max(self.tokens.start)..at
    }

    fn behind(&self, at: usize, reach: usize) -> Range<usize> {
        at..(at + reach).min(self.tokens.end)
    }

    fn holds(&self, tokens: &Range<usize>, term: Term) -> bool {
        self.document.terms_in(tokens, term).next().is_some()
    }

    fn is(&self, at: usize, classes: &[Class]) -> bool {
        self.document.words[at].any(classes)
    }

    fn is_number(&self, at: usize) -> bool {
        self.document.tokens()[at].kind == TokenKind::Number || self.is(at, &[Class::NumberWord, Class::Quantifier])
    }

    fn is_people(&self, at: usize) -> bool {
        let nouns = [Class::PersonNoun, Class::PersonPlural, Class::KinNoun, Class::GroupNoun];
        let capital = self.document.word(at).starts_with(char::is_uppercase);
        self.is(at, &nouns)
            || self.is(at, &[Class::SubjectPronoun, Class::ObjectPronoun])
            || (capital && self.is(at, &[Class::MaleName, Class::FemaleName, Class::Title, Class::Honorific]))
            || self.is_number(at)
    }

    /// Are there people near it: "killed two men", "the men were killed"?
    fn has_people_near(&self, harm: &Range<usize>) -> bool {
        self.before(harm.start, NEAR).chain(self.behind(harm.end, NEAR)).any(|at| self.is_people(at))
    }

    /// Is there a count before it: "three of them died"? A year does not count.
    fn is_counted(&self, death: &Range<usize>) -> bool {
        let short =
            |at: usize| self.document.tokens()[at].kind != TokenKind::Number || self.document.word(at).len() < 4;
        let mut before =
            self.before(death.start, COUNT).rev().take_while(|&at| self.document.tokens()[at].kind.is_word());
        before.any(|at| self.is_number(at) && short(at))
    }

    /// "killing 14 people", "shot two guards", and not "killing a bill", "a shot at the title".
    fn with_victim(&self, deed: Range<usize>) -> Option<Range<usize>> {
        let noun = self.before(deed.start, 1).any(|at| self.is(at, &[Class::Determiner, Class::Possessive]));
        // "killing at least 14"
        let guess = self.document.terms_in(&self.behind(deed.end, VICTIM), Term::AboutNumber).next();
        let start = guess.filter(|guess| guess.start == deed.end).map_or(deed.end, |guess| guess.end);
        let object = self.behind(start, VICTIM).take_while(|&at| self.goes_on(at));
        let victim = object.filter(|&at| self.is_people(at)).last()?;
        (!noun).then_some(deed.start..victim + 1)
    }

    /// Each word or phrase of one class with one of another after it, in the same phrase: "violated" and "campaign laws".
    fn pairs(&self, verb: Term, object: Term) -> impl Iterator<Item = Range<usize>> {
        self.find(verb).filter_map(move |verb| {
            let end = self.behind(verb.end, OBJECT).take_while(|&at| self.ends_nothing(at)).last()? + 1;
            let object = self.document.terms_in(&(verb.end..end), object).next()?;
            let compound = self.holds(&self.behind(object.end, 1), Term::MadeOfWords);
            (!compound).then_some(verb.start..object.end)
        })
    }

    /// "is a serial liar", "were negligent", and neither "is a racist song" nor "it is illegal to".
    fn called(&self, name: Range<usize>) -> Option<Range<usize>> {
        let mut before = self.before(name.start, OBJECT).rev().take_while(|&at| self.ends_nothing(at));
        let be = before.find(|&at| self.is(at, &[Class::Be]))?;
        let denied = self.holds(&(be..name.start), Term::Unreal);
        let behind = self.behind(name.end, 1).next();
        let whole = behind.is_none_or(|at| {
            let other = [Class::Preposition, Class::Coordinator, Class::Relative, Class::Subordinator];
            !self.document.tokens()[at].kind.is_word() || (self.is(at, &other) && self.document.word(at) != "to")
        });
        (whole && !denied).then_some(be..name.end)
    }

    /// Is the word still part of the noun phrase that began before it?
    fn goes_on(&self, at: usize) -> bool {
        self.ends_nothing(at) && !self.is(at, &[Class::Preposition])
    }

    /// Is it neither a mark between parts of a sentence nor a word that opens a clause?
    fn ends_nothing(&self, at: usize) -> bool {
        let clause = [Class::Relative, Class::Subordinator, Class::WhWord];
        let kind = self.document.tokens()[at].kind;
        (kind.is_word() || kind == TokenKind::Symbol) && !self.is(at, &clause)
    }

    /// Is an act reported as done, rather than possible, denied, merely mentioned, or proven in court?
    fn is_real(&self, claim: &Claim) -> bool {
        let deed = &claim.tokens;
        let before = self.before(deed.start, UNREAL);
        let done = |to: usize| {
            self.document.word(to).eq_ignore_ascii_case("to")
                && (self.document.terms_in(&before, Term::Underway).any(|verb| verb.end == to))
        };
        // "in May", unlike "may have killed"
        let month = |at: usize| self.is(at, &[Class::Month]) && self.document.word(at).starts_with(char::is_uppercase);
        let month = |at: usize| at > self.tokens.start && month(at);
        let unreal =
            self.document.terms_in(&before, Term::Unreal).any(|found| !done(found.start) && !month(found.start));
        let residence = self.find(Term::Residence).any(|found| found.contains(&deed.start));
        // up to the comma behind the verdict: "was convicted of fraud for having bribed a judge"
        let proven = self.find(Term::CourtRecord).any(|found| {
            found.start <= deed.start && (found.end..deed.start).all(|at| self.document.tokens()[at].kind.is_word())
        });
        // "the bill was killed"
        let object = self.behind(deed.end, OBJECT).take_while(|&at| self.goes_on(at)).last();
        let object = deed.end..object.map_or(deed.end, |last| last + 1);
        let lifeless = [before, object].iter().any(|beside| self.holds(beside, Term::Lifeless)) && !claim.judgement;
        // "killed most of the vines", "robbed of a goal"
        let of = |at: usize| self.goes_on(at) || self.document.word(at) == "of";
        let object = self.behind(deed.end, OBJECT).take_while(|&at| of(at)).last();
        let harmless = object.is_some_and(|last| self.holds(&(deed.end..last + 1), Term::Harmless)) && !claim.judgement;
        !unreal && !lifeless && !harmless && !residence && !proven
    }
}
