use proptest::prelude::*;

use super::place::{self, Role};
use super::*;

/// Every word of the lexicon, with what is known of it.
fn entries() -> impl Iterator<Item = (&'static str, Word)> {
    vocabulary::WORDS.iter().copied().zip(KNOWN.iter().skip(1).copied())
}

/// The words of a class.
fn words_of(class: Class) -> impl Iterator<Item = &'static str> {
    entries().filter(move |(_, known)| known.is(class)).map(|(word, _)| word)
}

#[test]
fn every_word_is_found_in_any_letter_case() {
    for (word, known) in entries() {
        assert_eq!(Word::of(word), known, "{word}");
        assert_eq!(Word::of(&word.replace('\'', "’")), known, "{word}");
        if !word.contains(['ß', 'ı']) {
            assert_eq!(Word::of(&word.to_uppercase()), known, "{word}");
        }
    }
}

#[test]
fn words_are_single_and_in_lower_case() {
    for (word, _) in entries() {
        assert_eq!(word.to_lowercase(), word);
        assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word:?}");
    }
}

#[test]
fn verbs_of_one_base_follow_one_another_with_the_plain_one_first() {
    for (before, after) in VERBS.iter().zip(&VERBS[1..]) {
        assert!((before.lemma, before.particle) < (after.lemma, after.particle), "{before:?} {after:?}");
    }
    for verb in VERBS {
        let word = Word::of(verb.lemma);
        assert!(word.verbs().contains(verb) && word.form(Form::Base), "{verb:?}");
        assert!(word.verbs().iter().all(|other| other.lemma == verb.lemma), "{verb:?}");
    }
}

#[test]
fn auxiliaries_are_all_the_forms_of_their_verbs() {
    for class in [Class::Be, Class::Have, Class::Do, Class::Modal] {
        for word in words_of(class).filter(|word| !["having", "doing", "done", "dare", "need"].contains(word)) {
            assert!(Word::of(word).is(Class::Auxiliary), "{word}");
        }
    }
}

#[test]
fn homographs_are_forms_of_reporting_verbs() {
    for word in words_of(Class::NounVerb) {
        assert!(!Word::of(word).verbs().is_empty(), "{word}");
    }
}

#[test]
fn reporting_nouns_and_adjectives_are_in_their_classes() {
    for (word, known) in entries() {
        assert_eq!(known.noun().is_some(), known.is(Class::SpeechNoun), "{word}");
        assert_eq!(known.adjective().is_some(), known.is(Class::AttitudeAdjective), "{word}");
    }
}

#[test]
fn forms_lead_to_their_verbs() {
    let lemma = |word| Word::of(word).verb().map(|verb| verb.lemma);
    for (form, base) in [
        ("said", "say"),
        ("Told", "tell"),
        ("found", "find"),
        ("saw", "see"),
        ("felt", "feel"),
        ("admitted", "admit"),
        ("denies", "deny"),
        ("quipped", "quip"),
        ("labelled", "label"),
        ("labeled", "label"),
        ("sought", "seek"),
        ("lying", "lie"),
        ("agreeing", "agree"),
        ("offered", "offer"),
        ("preaches", "preach"),
        ("co-wrote", "co-write"),
    ] {
        assert_eq!(lemma(form), Some(base), "{form}");
    }
    for word in ["left", "wound", "president", "the", "sayed", "telled"] {
        assert_eq!(lemma(word), None, "{word}");
    }
}

#[test]
fn a_form_knows_what_it_can_be() {
    let read = Word::of("read");
    assert!(read.form(Form::Base) && read.form(Form::Past) && read.form(Form::Participle));
    assert!(!read.form(Form::Third) && !read.form(Form::Gerund));
    let written = Word::of("written");
    assert!(written.form(Form::Participle) && !written.form(Form::Past));
}

#[test]
fn frames_acts_and_stances_of_common_verbs() {
    let verb = |word| *Word::of(word).verb().expect("a reporting verb");
    let (say, tell, find, deny) = (verb("said"), verb("told"), verb("found"), verb("denied"));
    assert_eq!((say.act, say.stance), (Act::Says, Stance::Asserts));
    assert!(say.takes(Frame::Clause) && !say.takes(Frame::Addressee) && !say.takes(Frame::Weak));
    assert!(tell.takes(Frame::Addressee));
    assert!(find.act == Act::Finds && find.takes(Frame::That) && find.takes(Frame::Weak) && !find.takes(Frame::Clause));
    assert!(deny.stance == Stance::Denies && deny.takes(Frame::Object) && !deny.takes(Frame::Clause));
    assert_eq!(verb("declined").stance, Stance::Declines);
    assert_eq!(verb("doubts").stance, Stance::Doubts);
    assert_eq!(verb("urged").stance, Stance::Demands);
    assert_eq!(verb("expects").stance, Stance::Expects);
    assert_eq!(verb("conceded").stance, Stance::Concedes);
    assert_eq!(verb("wondered").stance, Stance::Asks);
}

#[test]
fn verbs_with_particles_stand_behind_the_plain_one() {
    let particles = |word| Word::of(word).verbs().iter().map(|verb| verb.particle).collect::<Vec<_>>();
    assert_eq!(particles("pointing"), [None, Some("out"), Some("to"), Some("towards")]);
    assert_eq!(particles("shrugged"), [Some("off")]);
    assert!(Word::of("shrugged").verb().is_none());
    let ruled_out = Word::of("ruled").verbs()[1];
    assert_eq!((ruled_out.particle, ruled_out.stance), (Some("out"), Stance::Denies));
}

#[test]
fn nouns_and_adjectives_that_attribute() {
    let noun = |word| Word::of(word).noun().map(|noun| (noun.lemma, noun.act, noun.stance));
    assert_eq!(noun("claims"), Some(("claim", Act::Says, Stance::Asserts)));
    assert_eq!(noun("prophecies"), Some(("prophecy", Act::Expects, Stance::Expects)));
    assert_eq!(noun("denial"), Some(("denial", Act::Says, Stance::Denies)));
    assert_eq!(noun("analyses"), noun("analysis"));
    assert_eq!(noun("newses"), None);
    let confident = Word::of("confident").adjective().expect("an attitude");
    assert_eq!((confident.act, confident.stance), (Act::Believes, Stance::Asserts));
}

#[test]
fn classes_hold_what_they_say() {
    for (word, class) in [
        ("Minister", Class::PersonNoun),
        ("spokeswomen", Class::PersonPlural),
        ("Sen.", Class::Title),
        ("sen", Class::TitleAbbreviation),
        ("Gov.", Class::TitleAbbreviation),
        ("Ministries", Class::InstitutionNoun),
        ("lawsuit", Class::DocumentNoun),
        ("didn’t", Class::Auxiliary),
        ("didn't", Class::Negation),
        ("Tuesday", Class::Weekday),
        ("reportedly", Class::Hedge),
        ("Donald", Class::MaleName),
        ("ÁLVARO", Class::MaleName),
        ("Kim", Class::MaleName),
        ("Kim", Class::FemaleName),
        ("states", Class::NounVerb),
    ] {
        assert!(Word::of(word).is(class), "{word} {class:?}");
    }
    assert!(!Word::of("'s").is(Class::Auxiliary), "mostly a genitive");
    assert_eq!(Word::of(""), Word::default());
}

#[test]
fn places_by_name_demonym_seat_and_city() {
    let found = |words| place::find(words).map(|place| (place.country.code(), place.role));
    for (words, code, role) in [
        ("Turkey", "TR", Role::Name),
        ("Turkish", "TR", Role::Demonym),
        ("Turks", "TR", Role::Demonym),
        ("Ankara", "TR", Role::Seat),
        ("ANKARA", "TR", Role::Seat),
        ("Istanbul", "TR", Role::City),
        ("U.S.", "US", Role::Name),
        ("US", "US", Role::Name),
        ("Americans", "US", Role::Demonym),
        ("White House", "US", Role::Seat),
        ("Kremlin", "RU", Role::Seat),
        ("New Zealanders", "NZ", Role::Demonym),
        ("Frenchman", "FR", Role::Demonym),
        ("Texans", "US-TX", Role::Demonym),
        ("Ky.", "US-KY", Role::Name),
        ("Brussels", "EU", Role::Seat),
    ] {
        assert_eq!(found(words), Some((code, role)), "{words}");
    }
    for words in ["us", "turkey", "polish", "chile", "", "Atlantis", "Frenchmans", "IT"] {
        assert_eq!(found(words), None, "{words}");
    }
}

#[test]
fn parts_lead_to_their_country() {
    let texas = place::country_of("Texas").expect("a state");
    assert_eq!(texas.part_of().map(|whole| whole.name()), Some("United States"));
    assert_eq!(place::Country::of_code("US-TX"), Some(texas));
    assert_eq!(place::Country::of_code("US-tx"), None);
    assert_eq!(place::country_of("Dutch").map(|country| country.name()), Some("Netherlands"));
}

#[test]
fn names_are_no_words_of_the_grammar() {
    use Class::*;
    let closed = [Determiner, SubjectPronoun, ObjectPronoun, Preposition, Coordinator, Subordinator, Auxiliary, Adverb];
    for word in words_of(MaleName).chain(words_of(FemaleName)).filter(|&word| word != "will") {
        assert!(!Word::of(word).any(&closed), "{word}");
        let homographs = ["bill", "chip", "grant", "hope", "sue"];
        assert!(Word::of(word).verbs().is_empty() || homographs.contains(&word), "{word}");
    }
}

proptest! {
    #[test]
    fn any_text_can_be_looked_up(text in "\\PC*") {
        let word = Word::of(&text);
        let known = entries().any(|(word, _)| word == text.to_lowercase());
        prop_assert!(!known || word != Word::default());
        place::find(&text);
    }
}
