//! Snapshots of the formats, drawn from one audit made by hand that holds a case of everything.

use std::borrow::Cow;

use super::{Entry, FORMATS, Layout, format};
use crate::Span;
use crate::article::{Article, Block, BlockKind, Dateline, SourceMap};
use crate::attribution::{Act, Attribution, Form, Stance};
use crate::audit::{
    Audit, Basis, Coverage, Finding, Linked, Sentence, SentenceKind, Severity, Status, Verdict, fingerprints,
};
use crate::entity::{Entity, EntityKind, Resolution, ResolvedBy};
use crate::policy::Policy;

const TEXT: &str = "Dam holds\n\nBy Ann Example\n\nBERN (Reuters) — “The dam holds. It will hold,” mayor Eva \u{1b}[1mMuster told \
    Tagesruf, as cited by Reuters. Nobody was hurt.\n\nThe province denied that it had been warned. Reportedly, one \
    wall leaked.";

/// Finds words in the text; a test may search where the program must not.
fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_default();
    Span::new(start, start + words.len())
}

fn block(words: (&str, &str), kind: BlockKind) -> Block {
    Block { span: at(words.0).cover(at(words.1)), kind }
}

fn sentence(words: &str, block: usize, status: (Status, Option<Basis>), attributions: &[usize]) -> Sentence {
    let count = words.split_whitespace().count();
    Sentence {
        span: at(words),
        block,
        kind: SentenceKind::Statement,
        status: Some(status.0),
        basis: status.1,
        attributions: attributions.to_vec(),
        words: count,
        attributed_words: if status.1.is_some() { count } else { 0 },
    }
}

fn no_statement(words: &str, block: usize, kind: SentenceKind) -> Sentence {
    let statement = sentence(words, block, (Status::Unattributed, None), &[]);
    Sentence { kind, status: None, ..statement }
}

fn linked(cue: &str, source: Option<(&str, Resolution)>, content: &[&str], stance: Stance) -> Linked {
    let attribution = Attribution {
        cue: Some(at(cue)),
        source: source.map(|(words, _)| at(words)),
        content: content.iter().map(|words| at(words)).collect(),
        via: Vec::new(),
        form: Form::Direct,
        act: Act::Says,
        stance,
        pattern: "by-hand",
        confidence: 0.9,
    };
    Linked { attribution, source: source.map(|(_, to)| to), via: Vec::new() }
}

fn to(entity: usize, by: ResolvedBy) -> Resolution {
    Resolution { entity, by, antecedent: None }
}

fn entity(name: &str, kind: EntityKind, mentions: &[Span]) -> Entity {
    Entity { name: name.to_owned(), kind, outlet: None, mentions: mentions.to_vec() }
}

/// An audit with a via chain, a quotation that runs on, a denial, a cue without a source, findings, and hostile text.
fn sample() -> Audit<'static> {
    use Status::{Anonymous, Outlet, Unattributed};
    let mayor = "mayor Eva \u{1b}[1mMuster";
    let mut quote =
        linked("told", Some((mayor, to(0, ResolvedBy::Name))), &["The dam holds. It will hold,"], Stance::Asserts);
    quote.attribution.via = vec![at("Tagesruf"), at("Reuters. ").trim("")];
    quote.attribution.via = vec![at("Tagesruf"), at("by Reuters").tail(7)];
    quote.via = vec![to(1, ResolvedBy::Name), to(2, ResolvedBy::Registry)];
    let denial =
        linked("denied", Some(("The province", to(3, ResolvedBy::Name))), &["that it had been warned"], Stance::Denies);
    let rumour = linked("Reportedly", None, &["one wall leaked"], Stance::Asserts);
    let lead = ("BERN", "Nobody was hurt.");
    Audit {
        article: Article {
            text: Cow::Borrowed(TEXT),
            blocks: vec![
                block(("Dam holds", "Dam holds"), BlockKind::Headline),
                block(("By Ann Example", "By Ann Example"), BlockKind::Byline),
                block(lead, BlockKind::Paragraph),
                block(("The province", "leaked."), BlockKind::Paragraph),
            ],
            dateline: Dateline { place: Some(at("BERN")), agency: Some(at("Reuters")) },
            links: Vec::new(),
            map: SourceMap::identity(),
        },
        sentences: vec![
            no_statement("Dam holds", 0, SentenceKind::Headline),
            no_statement("By Ann Example", 1, SentenceKind::Byline),
            no_statement("BERN (Reuters) —", 2, SentenceKind::Dateline),
            sentence("“The dam holds.", 2, (Outlet, Some(Basis::Continued)), &[0]),
            sentence(
                "It will hold,” mayor Eva \u{1b}[1mMuster told Tagesruf, as cited by Reuters.",
                2,
                (Outlet, Some(Basis::Stated)),
                &[0],
            ),
            sentence("Nobody was hurt.", 2, (Unattributed, None), &[]),
            sentence("The province denied that it had been warned.", 3, (Unattributed, None), &[1]),
            sentence("Reportedly, one wall leaked.", 3, (Anonymous, Some(Basis::Stated)), &[2]),
        ],
        attributions: vec![quote, denial, rumour],
        entities: vec![
            entity("Eva \u{1b}[1mMuster", EntityKind::Person, &[at(mayor)]),
            entity("Tagesruf", EntityKind::Outlet, &[at("Tagesruf")]),
            entity("Reuters", EntityKind::Outlet, &[at("by Reuters")]),
            entity("The province", EntityKind::Organization, &[at("The province")]),
        ],
        coverage: Coverage {
            statements: 5,
            outlet: 2,
            source: 0,
            anonymous: 1,
            unattributed: 2,
            words: 30,
            attributed_words: 19,
        },
        findings: vec![
            Finding {
                rule: "unattributed-statement",
                severity: Severity::Warning,
                span: at("Nobody was hurt."),
                message: "Nobody stands behind this statement; cite who says so".to_owned(),
            },
            Finding {
                rule: "anonymous-only",
                severity: Severity::Error,
                span: at("Reportedly"),
                message: "“Reportedly” hides who reports it; name the source".to_owned(),
            },
        ],
    }
}
