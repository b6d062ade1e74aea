//! Stands in for the analysis until its rooms are there: reads plain text, and finds the plainest attributions.
#![allow(missing_docs)]

use crate::Span;
use crate::article::{Article, BlockKind};
use crate::attribution::{Act, Attribution, Form, Stance};
use crate::audit::{Audit, Basis, Coverage, Linked, Sentence, SentenceKind, Status};
use crate::entity::{Entity, EntityKind, Resolution, ResolvedBy};
use crate::outlet::OutletId;
use crate::policy::{Carry, Policy};

#[derive(Debug)]
pub struct Outlet {
    pub id: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    pub country: &'static str,
    pub control: Option<&'static str>,
    pub domains: &'static [&'static str],
}

pub static OUTLETS: &[Outlet] = &[
    Outlet { id: "reuters", name: "Reuters", kind: "agency", country: "GB", control: None, domains: &["reuters.com"] },
    Outlet {
        id: "anadolu",
        name: "Anadolu",
        kind: "agency",
        country: "TR",
        control: Some("state"),
        domains: &["aa.com.tr"],
    },
    Outlet {
        id: "bbc",
        name: "BBC",
        kind: "broadcaster",
        country: "GB",
        control: Some("public"),
        domains: &["bbc.co.uk", "bbc.com"],
    },
];

impl OutletId {
    pub fn outlet(self) -> &'static Outlet {
        &OUTLETS[self.0 as usize]
    }
}

fn sentences(text: &str, span: Span) -> Vec<Span> {
    let (mut found, mut start) = (Vec::new(), span.start());
    let inner = &text[span];
    for (at, c) in inner.char_indices() {
        let before = inner[..at].trim_end_matches(['”', '"']);
        if c.is_whitespace() && before.ends_with(['.', '?', '!']) {
            found.push(Span::new(start, span.start() + at).trim(text));
            start = span.start() + at;
        }
    }
    found.push(Span::new(start, span.end()).trim(text));
    found.retain(|s| !s.is_empty());
    found
}

fn find(text: &str, span: Span) -> Option<Attribution> {
    let mut tokens = Vec::new();
    crate::text::tokenize(text, span, |_| false, &mut tokens);
    let word = |i: usize| &text[tokens[i].span];
    let until = |a: usize, b: usize| (a < b).then(|| Span::new(tokens[a].span.start(), tokens[b - 1].span.end()));
    let last = tokens.len();
    let comma = |from: usize| (from..last).find(|i| matches!(word(*i), "," | "." | "”" | "\"")).unwrap_or(last);
    let make = |cue: Span, source: Option<Span>, content: Span, via: Vec<Span>| Attribution {
        cue: Some(cue),
        source,
        content: vec![content],
        via,
        form: if text[content].starts_with(['“', '"']) { Form::Direct } else { Form::Indirect },
        act: Act::Says,
        stance: Stance::Asserts,
        pattern: "stub",
        confidence: 0.9,
    };
    if word(0) == "According" && last > 3 {
        let c = comma(2);
        return Some(make(until(0, 2)?, until(2, c), until(c + 1, last)?, vec![]));
    }
    let v = (0..last).find(|i| matches!(word(*i), "said" | "reported" | "told" | "claimed" | "denied"))?;
    let lead = (0..v).rev().find(|i| matches!(word(*i), "," | "”" | "\""));
    let via = if word(v) == "told" { until(v + 1, comma(v + 1)).filter(|_| lead.is_some()) } else { None };
    let mut found = match lead {
        Some(c) => {
            let source = until(c + 1, v).or_else(|| until(v + 1, comma(v + 1)));
            make(tokens[v].span, source, until(0, c + 1)?, via.into_iter().collect())
        }
        None => make(tokens[v].span, until(0, v), until(v + 1, last)?, vec![]),
    };
    if word(v) == "denied" {
        found.stance = Stance::Denies;
    }
    Some(found)
}

/// Audits an article.
pub fn audit<'a>(article: Article<'a>, policy: &Policy) -> Audit<'a> {
    let text: &str = &article.text;
    let (mut out, mut attributions, mut entities) = (Vec::new(), Vec::<Linked>::new(), Vec::<Entity>::new());
    for (block, b) in article.blocks.iter().enumerate() {
        let mut carried: Option<usize> = None;
        for span in sentences(text, b.span) {
            let words = text[span].split_whitespace().count();
            let kind = match b.kind {
                BlockKind::Headline => SentenceKind::Headline,
                _ if text[span].ends_with('?') => SentenceKind::Question,
                _ => SentenceKind::Statement,
            };
            let (mut basis, mut own) = (None, Vec::new());
            if kind == SentenceKind::Statement
                && let Some(found) = find(text, span)
            {
                let mut link = |span: Span| {
                    let name = text[span].trim_start_matches("the ").to_owned();
                    let outlet = OUTLETS.iter().position(|o| name.contains(o.name)).map(|i| OutletId(i as u16));
                    let named = name.split_whitespace().any(|w| w.starts_with(char::is_uppercase));
                    let kind = if outlet.is_some() {
                        EntityKind::Outlet
                    } else if named {
                        EntityKind::Person
                    } else {
                        EntityKind::Unnamed
                    };
                    let name = outlet.map_or(name, |o| o.outlet().name.to_owned());
                    let at = entities.iter().position(|e| e.name == name).unwrap_or_else(|| {
                        entities.push(Entity { name, kind, outlet, mentions: vec![] });
                        entities.len() - 1
                    });
                    let antecedent = entities[at].mentions.first().copied();
                    entities[at].mentions.push(span);
                    let by = if outlet.is_some() {
                        ResolvedBy::Registry
                    } else if antecedent.is_some() {
                        ResolvedBy::ShortName
                    } else if named {
                        ResolvedBy::Name
                    } else {
                        ResolvedBy::Description
                    };
                    Resolution { entity: at, by, antecedent }
                };
                let source = found.source.map(&mut link);
                let via = found.via.iter().map(|v| link(*v)).collect();
                let counts = found.stance != Stance::Denies;
                attributions.push(Linked { attribution: found, source, via });
                if counts {
                    carried = Some(attributions.len() - 1);
                }
                own.push(attributions.len() - 1);
                basis = counts.then_some(Basis::Stated);
            } else if kind == SentenceKind::Statement
                && policy.carry == Carry::Paragraph
                && let Some(a) = carried
            {
                own.push(a);
                basis = Some(Basis::Carried);
            }
            let who = own.first().and_then(|a| attributions.get(*a)).filter(|_| basis.is_some());
            let kinds: Vec<EntityKind> =
                who.iter().flat_map(|l| l.source.iter().chain(&l.via)).map(|r| entities[r.entity].kind).collect();
            let status = (kind == SentenceKind::Statement).then(|| match () {
                () if who.is_none() => Status::Unattributed,
                () if kinds.contains(&EntityKind::Outlet) => Status::Outlet,
                () if kinds.iter().any(|k| *k != EntityKind::Unnamed) => Status::Source,
                () => Status::Anonymous,
            });
            let attributed_words = if basis.is_some() { words } else { 0 };
            out.push(Sentence { span, block, kind, status, basis, attributions: own, words, attributed_words });
        }
    }
    let mut coverage = Coverage::default();
    for s in &out {
        let Some(status) = s.status else { continue };
        coverage.statements += 1;
        coverage.words += s.words;
        coverage.attributed_words += s.attributed_words;
        *match status {
            Status::Outlet => &mut coverage.outlet,
            Status::Source => &mut coverage.source,
            Status::Anonymous => &mut coverage.anonymous,
            Status::Unattributed => &mut coverage.unattributed,
        } += 1;
    }
    Audit { article, sentences: out, attributions, entities, coverage, findings: Vec::new() }
}
