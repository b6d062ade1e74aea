//! Verb groups: auxiliaries, adverbs and the reporting verb that they belong to.

use super::tokens::{Item, Parsed, Tokens, fail};
use crate::lexicon::{Class, Form, Stance, Verb};

/// "has also repeatedly said": a reporting verb with what belongs to it.
#[derive(Clone, Copy)]
pub(super) struct VerbGroup {
    /// Its first token: an auxiliary, an adverb or the verb.
    pub(super) start: usize,
    /// The verb itself.
    pub(super) main: usize,
    /// The token behind its last one.
    pub(super) end: usize,
    pub(super) verb: &'static Verb,
    pub(super) voice: Voice,
    pub(super) stance: Stance,
}

/// How a verb group stands to its subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voice {
    /// "said", "has said", "would say"
    Active,
    /// "was told", "is believed"
    Passive,
    /// "saying", with no auxiliary
    Gerund,
    /// "to say"
    Infinitive,
}

/// What stands before the main verb.
#[derive(Clone, Copy, Default)]
struct Auxiliaries {
    be: bool,
    have: bool,
    /// A modal or a form of "do".
    modal: bool,
    negated: bool,
    to: bool,
}

/// A verb group at the start of `input`.
pub(super) fn verb_group(input: Tokens<'_>) -> Parsed<'_, VerbGroup> {
    let start = input.at();
    let (mut rest, mut auxiliaries) = (input, Auxiliaries::default());
    let main = loop {
        let Some(item) = rest.first() else { return fail(input) };
        if is_auxiliary(item) || is_adverb(item) {
            auxiliaries = auxiliaries.with(item);
            rest = rest.skip(1);
        } else if auxiliaries.any()
            && item.reads("on")
            && rest.skip(1).first().is_some_and(|day| day.is(Class::Weekday))
        {
            // "had on Tuesday directed"
            rest = rest.skip(2);
        } else {
            break item;
        }
    };
    // "he was quoted as saying", "is reported to have said": the verb that counts is the first one
    let (Some((rest, verb)), Some(voice)) = (entry(rest.skip(1), main), voice_of(main, auxiliaries)) else {
        return fail(input);
    };
    let group = VerbGroup {
        start,
        main: main.index,
        end: rest.at(),
        verb,
        voice,
        stance: stance(verb.stance, auxiliaries.negated),
    };
    Ok((rest, group))
}

impl Auxiliaries {
    fn any(self) -> bool {
        self.be || self.have || self.modal
    }

    fn with(mut self, item: Item<'_>) -> Self {
        // only the last auxiliary shapes the verb: "has been told" is passive, "may have said" perfect
        if item.is(Class::Be) {
            self.be = true;
            self.have = false;
        } else if item.is(Class::Have) {
            self.have = true;
            self.be = false;
        } else if item.is(Class::Modal) || item.is(Class::Do) {
            self.modal = true;
        } else if item.reads("to") {
            self.to = true;
        }
        self.negated |= item.is(Class::Negation) || item.text.ends_with("n't") || item.text.ends_with("n’t");
        self
    }
}

/// The voice of a main word, where its form goes with the auxiliaries.
fn voice_of(main: Item<'_>, auxiliaries: Auxiliaries) -> Option<Voice> {
    let is = |form| main.word.form(form);
    let voice = if auxiliaries.be {
        if is(Form::Participle) {
            Voice::Passive
        } else if is(Form::Gerund) {
            Voice::Active
        } else {
            return None;
        }
    } else if auxiliaries.have {
        is(Form::Participle).then_some(Voice::Active)?
    } else if auxiliaries.modal {
        is(Form::Base).then_some(Voice::Active)?
    } else if auxiliaries.to {
        is(Form::Base).then_some(Voice::Infinitive)?
    } else if is(Form::Gerund) {
        Voice::Gerund
    } else {
        Voice::Active
    };
    Some(voice)
}

/// The entry of a main word: that with a particle where it follows ("pointed out"), or the plain one.
fn entry<'d>(rest: Tokens<'d>, main: Item<'d>) -> Option<(Tokens<'d>, &'static Verb)> {
    let follows = |verb: &&Verb| verb.particle.zip(rest.first()).is_some_and(|(particle, next)| next.reads(particle));
    match main.word.verbs().iter().find(follows) {
        Some(verb) => Some((rest.skip(1), verb)),
        None => main.word.verb().map(|verb| (rest, verb)),
    }
}

fn stance(stance: Stance, negated: bool) -> Stance {
    match stance {
        _ if !negated => stance,
        Stance::Denies => Stance::Concedes,
        Stance::Asserts | Stance::Concedes | Stance::Expects => Stance::Declines,
        other => other,
    }
}

pub(super) fn is_auxiliary(item: Item<'_>) -> bool {
    // "May" with a capital is the month
    let month = item.is(Class::Month) && item.is_capital();
    (item.is(Class::Auxiliary) && !month) || item.is(Class::Negation)
}

/// An adverb that may stand between a source and its verb.
pub(super) fn is_adverb(item: Item<'_>) -> bool {
    item.is(Class::Adverb)
        || item.is(Class::TemporalAdverb)
        || (item.text.len() > 4
            && item.text.ends_with("ly")
            && !item.is_capital()
            && !item.any(&[Class::Preposition, Class::OutletNoun]))
}
