//! The reporting verbs of `verbs.toml` and all their forms.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use crate::data;
use crate::kinds::{Act, Form, Frame, Stance};

/// `verbs.toml` as it stands.
#[derive(Deserialize)]
struct File {
    forms: BTreeMap<String, String>,
    #[serde(flatten)]
    acts: BTreeMap<Act, BTreeMap<Stance, BTreeMap<String, String>>>,
}

/// The verbs, those of one base together and the plain one first; and where each base has its own.
pub(crate) struct Verbs {
    pub(crate) verbs: Vec<Verb>,
    pub(crate) bases: Vec<Base>,
}

/// A verb that attributes.
pub(crate) struct Verb {
    pub(crate) base: String,
    pub(crate) particle: Option<String>,
    pub(crate) act: Act,
    pub(crate) stance: Stance,
    pub(crate) frames: Vec<Frame>,
}

/// What the verbs of one base share.
pub(crate) struct Base {
    /// The first verb and how many there are.
    pub(crate) first: usize,
    pub(crate) count: usize,
    /// Every form with the name of what it can be.
    pub(crate) forms: Vec<(String, Form)>,
}

pub(crate) fn read() -> Verbs {
    let mut file: File = data("verbs.toml");
    let mut found: BTreeMap<(String, Option<String>), Verb> = BTreeMap::new();
    for (act, stances) in file.acts {
        for (stance, lemmas) in stances {
            for (lemma, frames) in lemmas {
                let place = format!("verbs.toml: {act:?}.{stance:?}.{lemma}");
                let (base, particle) = match lemma.split_once('_') {
                    Some((base, particle)) => (base.to_owned(), Some(particle.replace('_', " "))),
                    None => (lemma.clone(), None),
                };
                let frames = frames.split_whitespace().map(|frame| {
                    Frame::deserialize(frame.into_deserializer())
                        .unwrap_or_else(|fault: Error| panic!("{place}: {fault}"))
                });
                let frames: Vec<Frame> = frames.collect();
                assert!(!frames.is_empty(), "{place}: no frames");
                let verb = Verb { base, particle, act, stance, frames };
                let before = found.insert((verb.base.clone(), verb.particle.clone()), verb);
                assert!(before.is_none(), "{place}: stands here twice");
            }
        }
    }
    let verbs: Vec<Verb> = found.into_values().collect();
    let mut bases = Vec::new();
    let mut first = 0;
    for group in verbs.chunk_by(|a, b| a.base == b.base) {
        let base = &group[0].base;
        let given = file.forms.remove(base);
        bases.push(Base { first, count: group.len(), forms: forms(base, given.as_deref()) });
        first += group.len();
    }
    assert!(file.forms.is_empty(), "verbs.toml: forms: no such verbs: {:?}", file.forms.keys());
    Verbs { verbs, bases }
}

/// The forms of a verb with the name of each; `given` are the last four of them, "a/b" where there are two.
fn forms(base: &str, given: Option<&str>) -> Vec<(String, Form)> {
    let regular = regular(base);
    if let Some(given) = given {
        assert!(given != regular, "verbs.toml: forms.{base}: the rule gives these");
        assert!(given.split(' ').count() == 4, "verbs.toml: forms.{base}: four forms are wanted");
    }
    let rest = given.unwrap_or(&regular).split(' ').zip([Form::Third, Form::Past, Form::Participle, Form::Gerund]);
    let mut forms = vec![(base.to_owned(), Form::Base)];
    for (words, name) in rest {
        forms.extend(words.split('/').map(|word| (word.to_owned(), name)));
    }
    forms
}

/// Third person, past, participle and gerund by rule; where a consonant doubles, they are for the file to give.
fn regular(base: &str) -> String {
    let consonant_y = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let sibilant = ["ch", "sh", "s", "x", "z", "o"].iter().any(|end| base.ends_with(end)) && !base.ends_with("oo");
    let third = match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{base}es"),
        None => format!("{base}s"),
    };
    let past = match consonant_y {
        Some(stem) => format!("{stem}ied"),
        None if base.ends_with('e') => format!("{base}d"),
        None => format!("{base}ed"),
    };
    let gerund = match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && !base.ends_with("ye") => format!("{stem}ing"),
        _ => format!("{base}ing"),
    };
    format!("{third} {past} {past} {gerund}")
}
