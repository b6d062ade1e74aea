//! The word table: every word of `words.toml` and every form of `verbs.toml`, in an open-addressing hash table.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::{data, hash};

/// A reporting verb, as `verbs.toml` describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verb {
    /// `third past participle gerund`, where they are not regular.
    forms: Option<String>,
    act: String,
    #[serde(default)]
    stance: Option<String>,
    #[serde(default)]
    frames: Vec<String>,
}

/// What the table holds of one word.
#[derive(Default)]
struct Entry {
    classes: Vec<String>,
    verb: Option<(usize, Vec<&'static str>)>,
}

pub(crate) fn generate() -> String {
    let words: BTreeMap<String, String> = data("words.toml");
    let verbs: BTreeMap<String, Verb> = data("verbs.toml");
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for (class, list) in &words {
        for word in list.split_whitespace() {
            entries.entry(word.replace('_', " ")).or_default().classes.push(class.clone());
        }
    }
    let mut code = String::new();
    let classes: Vec<&String> = words.keys().collect();
    assert!(classes.len() <= 64, "words.toml: a word's classes are kept in 64 bits");
    code.push_str("/// One class of words, a key of `data/words.toml`.\n#[allow(missing_docs)]\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n#[repr(u8)]\npub enum Class {\n");
    for class in &classes {
        writeln!(code, "    {},", camel(class)).expect("a String takes all");
    }
    code.push_str("}\n\n/// The reporting verbs, by lemma.\nstatic VERBS: &[Verb] = &[\n");
    for (at, (lemma, verb)) in verbs.iter().enumerate() {
        for (form, name) in forms(lemma, verb.forms.as_deref()) {
            let entry = entries.entry(form).or_default();
            match &mut entry.verb {
                Some((other, names)) if *other == at => names.push(name),
                // a form shared by two verbs ("found" of find and found) belongs to the first one that claims it
                Some(_) => {}
                None => entry.verb = Some((at, vec![name])),
            }
        }
        let frames: Vec<String> = verb.frames.iter().map(|f| format!("Frame::{}.bit()", camel(f))).collect();
        let frames = if frames.is_empty() { "0".to_owned() } else { frames.join(" | ") };
        let stance = verb.stance.as_deref().unwrap_or("asserts");
        writeln!(
            code,
            "    Verb {{ lemma: {lemma:?}, act: Act::{}, stance: Stance::{}, frames: {frames} }},",
            camel(&verb.act),
            camel(stance)
        )
        .expect("a String takes all");
    }
    code.push_str("];\n\n");
    table(&mut code, &entries);
    code
}

/// Writes the hash table: slots of (word, classes, verb index + 1, form bits), at most half full.
fn table(code: &mut String, entries: &BTreeMap<String, Entry>) {
    let size = (entries.len() * 2).next_power_of_two();
    let mut slots: Vec<Option<(&String, &Entry)>> = vec![None; size];
    for item in entries {
        let mut at = hash::hash(item.0) as usize & (size - 1);
        while slots[at].is_some() {
            at = (at + 1) & (size - 1);
        }
        slots[at] = Some(item);
    }
    writeln!(code, "/// Slots of the word table; an empty word marks a free one.\nstatic TABLE: [Slot; {size}] = [")
        .expect("a String takes all");
    for slot in slots {
        match slot {
            None => code.push_str("    Slot::FREE,\n"),
            Some((word, entry)) => {
                let mut bits: Vec<String> =
                    entry.classes.iter().map(|c| format!("1 << Class::{} as u8", camel(c))).collect();
                bits.dedup();
                let classes = if bits.is_empty() { "0".to_owned() } else { bits.join(" | ") };
                let (verb, names) = entry.verb.as_ref().map_or((0, &[][..]), |(at, names)| (at + 1, &names[..]));
                let forms: Vec<String> = names.iter().map(|n| format!("Form::{n}.bit()")).collect();
                let forms = if forms.is_empty() { "0".to_owned() } else { forms.join(" | ") };
                writeln!(code, "    Slot {{ word: {word:?}, classes: {classes}, verb: {verb}, forms: {forms} }},")
                    .expect("a String takes all");
            }
        }
    }
    code.push_str("];\n");
}

/// The inflected forms of a verb with the name of each.
fn forms(lemma: &str, given: Option<&str>) -> Vec<(String, &'static str)> {
    let given: Vec<String> = match given {
        Some(list) => list.split_whitespace().map(str::to_owned).collect(),
        None => regular(lemma).to_vec(),
    };
    let [third, past, participle, gerund] =
        given.try_into().unwrap_or_else(|_| panic!("verbs.toml: {lemma}: four forms are wanted"));
    vec![(lemma.to_owned(), "Base"), (third, "Third"), (past, "Past"), (participle, "Participle"), (gerund, "Gerund")]
}

fn regular(lemma: &str) -> [String; 4] {
    let consonant_y = lemma.ends_with('y') && !lemma[..lemma.len() - 1].ends_with(['a', 'e', 'i', 'o', 'u']);
    let third = if consonant_y {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with("ch") || lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("sh") {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    };
    let past = if consonant_y {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with('e') {
        format!("{lemma}d")
    } else {
        format!("{lemma}ed")
    };
    let gerund = match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    };
    [third, past.clone(), past, gerund]
}

/// `reporting_noun` → `ReportingNoun`.
pub(crate) fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
