//! The word table: every word of `words.toml` and `names.toml`, every form of `verbs.toml`, every noun of `nouns.toml`
//! and adjective of `adjectives.toml`, with what is known of it.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::data;
use crate::kinds::{Act, Form, Stance};
use crate::table::camel;
use crate::verbs::{self, Verbs};
use crate::vocabulary::Vocabulary;

/// What the table holds of one word.
#[derive(Default)]
struct Entry {
    classes: Vec<String>,
    /// The first verb, how many follow one another from there, and the names of the forms that the word can be.
    verbs: Option<(usize, usize, Vec<Form>)>,
    noun: Option<usize>,
    adjective: Option<usize>,
}

/// A noun or adjective that attributes.
struct Cue {
    lemma: String,
    act: Act,
    stance: Stance,
}

/// A file of sections: act, stance, words.
type ByActAndStance = BTreeMap<Act, BTreeMap<Stance, String>>;

#[derive(Default)]
struct Lexicon {
    entries: BTreeMap<String, Entry>,
    /// The names of all classes, in order.
    classes: Vec<String>,
}

pub(crate) fn generate(vocabulary: &mut Vocabulary) -> String {
    let mut lexicon = Lexicon::default();
    lexicon.words();
    lexicon.names();
    lexicon.class("phrases.toml: words", "phrase_head", &crate::phrases::heads().join(" "));
    let nouns = lexicon.nouns();
    let adjectives = lexicon.adjectives();
    let verbs = verbs::read();
    lexicon.verbs(&verbs);
    lexicon.classes.sort();
    assert!(lexicon.classes.len() <= 128, "words.toml: the classes of a word are kept in 128 bits");
    let mut code = String::new();
    write_classes(&mut code, &lexicon.classes);
    write_verbs(&mut code, &verbs);
    write_cues(&mut code, "NOUNS", "ReportingNoun", &nouns);
    write_cues(&mut code, "ADJECTIVES", "ReportingAdjective", &adjectives);
    lexicon.write(&mut code, vocabulary);
    code
}

impl Lexicon {
    fn entry(&mut self, word: &str) -> &mut Entry {
        self.entries.entry(word.to_owned()).or_default()
    }

    /// Puts words into a class; `place` is the file and key that they come from.
    fn class(&mut self, place: &str, class: &str, words: &str) {
        if !self.classes.iter().any(|other| other == class) {
            self.classes.push(class.to_owned());
        }
        for word in words.split_whitespace() {
            assert!(word.to_lowercase() == word, "{place}: {word:?} is not in lower case");
            let classes = &mut self.entry(word).classes;
            assert!(!classes.iter().any(|other| other == class), "{place}: {word:?} stands here twice");
            classes.push(class.to_owned());
        }
    }

    fn words(&mut self) {
        let words: BTreeMap<String, String> = data("words.toml");
        for (class, list) in &words {
            let place = format!("words.toml: {class}");
            self.class(&place, class, list);
            if class.ends_with("abbreviation") {
                let stopped: Vec<String> = list.split_whitespace().map(|word| format!("{word}.")).collect();
                self.class(&place, class, &stopped.join(" "));
            }
        }
    }

    fn names(&mut self) {
        let names: BTreeMap<String, String> = data("names.toml");
        for (gender, list) in &names {
            let place = format!("names.toml: {gender}");
            match gender.as_str() {
                "either" => {
                    self.class(&place, "male_name", list);
                    self.class(&place, "female_name", list);
                }
                "male" | "female" => self.class(&place, &format!("{gender}_name"), list),
                _ => panic!("{place}: no such key"),
            }
        }
    }

    fn nouns(&mut self) -> Vec<Cue> {
        let mut nouns = Vec::new();
        each_cue("nouns.toml", |place, act, stance, item| {
            let (lemma, plural) = match item.split_once('/') {
                Some((lemma, "-")) => (lemma, None),
                Some((lemma, plural)) => (lemma, Some(plural.to_owned())),
                None => (item, Some(plural(item))),
            };
            for word in [Some(lemma), plural.as_deref()].into_iter().flatten() {
                self.class(place, "speech_noun", word);
                self.entry(word).noun = Some(nouns.len());
            }
            nouns.push(Cue { lemma: lemma.to_owned(), act, stance });
        });
        nouns
    }

    fn adjectives(&mut self) -> Vec<Cue> {
        let mut adjectives = Vec::new();
        each_cue("adjectives.toml", |place, act, stance, lemma| {
            self.class(place, "attitude_adjective", lemma);
            self.entry(lemma).adjective = Some(adjectives.len());
            adjectives.push(Cue { lemma: lemma.to_owned(), act, stance });
        });
        adjectives
    }

    fn verbs(&mut self, verbs: &Verbs) {
        for base in &verbs.bases {
            for (form, name) in &base.forms {
                let entry = self.entry(form);
                let (first, _, names) = entry.verbs.get_or_insert_with(|| (base.first, base.count, Vec::new()));
                assert!(*first == base.first, "verbs.toml: {form:?} is a form of two verbs");
                names.push(*name);
            }
        }
    }

    /// Writes what is known of each word.
    fn write(&self, code: &mut String, vocabulary: &mut Vocabulary) {
        let mut known = BTreeMap::new();
        for (word, entry) in &self.entries {
            let classes: u128 = entry.classes.iter().map(|class| 1 << self.class_number(class)).sum();
            let (first, count, names) = match &entry.verbs {
                Some((first, count, names)) => (*first, *count, &names[..]),
                None => (0, 0, &[][..]),
            };
            let forms: Vec<String> = names.iter().map(|name| format!("Form::{name:?}.bit()")).collect();
            let forms = if forms.is_empty() { "0".to_owned() } else { forms.join(" | ") };
            let noun = entry.noun.map_or(0, |at| at + 1);
            let adjective = entry.adjective.map_or(0, |at| at + 1);
            let word_known = format!(
                "Word {{ classes: {classes:#x}, verb: {first}, verbs: {count}, forms: {forms}, noun: {noun}, \
                 adjective: {adjective} }}"
            );
            known.insert(word.as_str(), word_known);
        }
        code.push_str(&vocabulary.table("KNOWN", "Word", "Word::NOTHING", &known));
    }

    fn class_number(&self, class: &str) -> usize {
        self.classes.iter().position(|other| other == class).expect("every class is listed")
    }
}

/// Goes through the words of a file that has sections for act and stance.
fn each_cue(file: &str, mut each: impl FnMut(&str, Act, Stance, &str)) {
    let sections: ByActAndStance = data(file);
    for (act, stances) in sections {
        for (stance, words) in stances {
            let place = format!("{file}: {act:?}.{stance:?}");
            words.split_whitespace().for_each(|word| each(&place, act, stance, word));
        }
    }
}

fn write_classes(code: &mut String, classes: &[String]) {
    line(
        code,
        "/// One class of words, a key of `data/words.toml`, which says what stands in it; `MaleName` and `FemaleName`",
    );
    line(
        code,
        "/// are in `data/names.toml`, `SpeechNoun` in `data/nouns.toml`, `AttitudeAdjective` in `data/adjectives.toml`.",
    );
    line(code, "#[allow(missing_docs)]\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n#[repr(u8)]\npub enum Class {");
    for class in classes {
        line(code, &format!("    {},", camel(class)));
    }
    line(code, "}");
}

fn write_verbs(code: &mut String, verbs: &Verbs) {
    line(code, "static VERBS: &[Verb] = &[");
    for verb in &verbs.verbs {
        let frames: Vec<String> = verb.frames.iter().map(|frame| format!("Frame::{frame:?}.bit()")).collect();
        line(
            code,
            &format!(
                "    Verb {{ lemma: {:?}, particle: {:?}, act: Act::{:?}, stance: Stance::{:?}, frames: {} }},",
                verb.base,
                verb.particle,
                verb.act,
                verb.stance,
                frames.join(" | ")
            ),
        );
    }
    line(code, "];");
}

fn write_cues(code: &mut String, table: &str, kind: &str, cues: &[Cue]) {
    line(code, &format!("static {table}: &[{kind}] = &["));
    for Cue { lemma, act, stance } in cues {
        line(code, &format!("    {kind} {{ lemma: {lemma:?}, act: Act::{act:?}, stance: Stance::{stance:?} }},"));
    }
    line(code, "];");
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if ["ch", "sh", "s", "x", "z"].iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

fn line(code: &mut String, text: &str) {
    writeln!(code, "{text}").expect("a String takes all");
}
