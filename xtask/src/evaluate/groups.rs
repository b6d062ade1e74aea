//! Attributions by what their cue is, what it does and how the content is given.

use std::collections::BTreeMap;

use ascribe::attribution::{self, Act, Form};
use ascribe::lexicon::{Class, Word};
use ascribe::{Document, Span};

use crate::gold::{Bytes, Roles};

/// What an attribution is counted under.
#[derive(Clone, Copy)]
pub(crate) struct Group {
    cue: &'static str,
    act: Act,
    form: Form,
}

impl Group {
    pub(crate) fn of(document: &Document, roles: &Roles) -> Self {
        let spans = |bytes: &[Bytes]| -> Vec<Span> { bytes.iter().filter_map(|&(a, b)| document.span(a, b)).collect() };
        let (cue, content) = (spans(&roles.cue), spans(&roles.content));
        let form = attribution::form_of(document, &content);
        let Some(&first) = cue.first() else { return Self { cue: "none", act: Act::Says, form } };
        let act = attribution::act_of(document, first, content.first().copied()).0;
        Self { cue: cue_class(document, first), act, form }
    }

    /// Does it report, so that what it attributes has a source?
    pub(crate) fn reports(self) -> bool {
        self.act.vouches() && self.cue != "other words"
    }
}

fn cue_class(document: &Document, cue: Span) -> &'static str {
    let words: Vec<Word> = document.tokens_in(cue).filter_map(|at| document.words.get(at).copied()).collect();
    let any = |fits: &dyn Fn(&Word) -> bool| words.iter().any(fits);
    if any(&|w| w.is(Class::PhraseHead) && w.verb().is_none()) {
        "phrase"
    } else if any(&|w| w.verb().is_some()) {
        "verb"
    } else if any(&|w| w.noun().is_some()) {
        "noun"
    } else if any(&|w| w.adjective().is_some()) {
        "adjective"
    } else if !document.article.text[cue].contains(char::is_alphabetic) {
        "mark"
    } else {
        "other words"
    }
}

/// Links by group: of the true ones how many were found, of the found ones how many are true.
#[derive(Default)]
pub(crate) struct Groups(BTreeMap<(&'static str, String), Parts>);

#[derive(Clone, Copy, Default)]
struct Parts {
    gold: usize,
    gold_linked: usize,
    found: usize,
    found_linked: usize,
}

impl Groups {
    pub(crate) fn add(&mut self, gold: &[Group], found: &[Group], links: &[(usize, usize)]) {
        for (nth, group) in gold.iter().enumerate() {
            let linked = usize::from(links.iter().any(|link| link.0 == nth));
            self.count(*group, |parts| (parts.gold, parts.gold_linked) = (parts.gold + 1, parts.gold_linked + linked));
        }
        for (nth, group) in found.iter().enumerate() {
            let linked = usize::from(links.iter().any(|link| link.1 == nth));
            self.count(*group, |parts| {
                (parts.found, parts.found_linked) = (parts.found + 1, parts.found_linked + linked)
            });
        }
    }

    fn count(&mut self, group: Group, add: impl Fn(&mut Parts)) {
        let lower = |value: String| value.to_lowercase();
        let keys = [
            ("cue", group.cue.to_owned()),
            ("act", lower(format!("{:?}", group.act))),
            ("form", lower(format!("{:?}", group.form))),
        ];
        keys.into_iter().for_each(|key| add(self.0.entry(key).or_default()));
    }

    pub(crate) fn print(&self) {
        println!("\n{:22} {:>6} {:>6} {:>6} {:>6}", "link by", "true", "P", "R", "F1");
        for ((by, name), parts) in &self.0 {
            let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
            let (p, r) = (share(parts.found_linked, parts.found), share(parts.gold_linked, parts.gold));
            let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            println!("{:22} {:6} {p:6.1} {r:6.1} {f:6.1}", format!("{by} {name}"), parts.gold);
        }
    }
}
