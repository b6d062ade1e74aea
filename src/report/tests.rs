//! Snapshots of the formats, drawn from one audit made by hand that holds a case of everything.

use super::{Entry, FORMATS, Layout, Totals, Unread, explain, format};
use crate::Span;
use crate::article::Article;
use crate::attribution::{Act, Attribution, Form, Stance};
use crate::audit::{
    Audit, Basis, Coverage, Covered, Finding, Linked, Need, Sentence, SentenceKind, Status, Verdict, fingerprints,
};
use crate::entity::{Entity, EntityKind, Resolution, ResolvedBy};
use crate::policy::{Acts, Policy, Reader, Rule, Severity};
use crate::report::Question;

const TEXT: &str = "Dam holds

By Ann Example

BERN (Reuters) — “The dam holds. It will hold,” mayor Eva \u{1b}[1mMuster told Tagesruf, as cited by Reuters. Nobody was
hurt. Schools stay shut.

The province denied that it had been warned. Reportedly, one wall leaked.";

/// Finds words in the text, from a place on; a test may search where the program must not.
fn after(place: &str, words: &str) -> Span {
    let from = TEXT.find(place).unwrap_or_default();
    let start = from + TEXT[from..].find(words).unwrap_or_default();
    Span::new(start, start + words.len())
}

fn at(words: &str) -> Span {
    after("", words)
}

fn sentence(words: &str, block: usize, status: Status, basis: Option<Basis>, attributions: &[usize]) -> Sentence {
    let count = words.split_whitespace().count();
    Sentence {
        span: at(words),
        block,
        kind: SentenceKind::Statement,
        status: Some(status),
        needs: Some(Need::Claim),
        basis,
        attributions: attributions.to_vec(),
        carried: None,
        links: Vec::new(),
        words: count,
        attributed_words: if basis.is_some() { count } else { 0 },
    }
}

fn no_statement(words: &str, block: usize, kind: SentenceKind) -> Sentence {
    Sentence { kind, status: None, needs: None, ..sentence(words, block, Status::Unattributed, None, &[]) }
}

fn attribution(cue: &str, source: Option<&str>, content: &str, act: Act, stance: Stance) -> Attribution {
    Attribution {
        cue: Some(at(cue)),
        source: source.map(at),
        content: vec![at(content)],
        via: Vec::new(),
        form: Form::Direct,
        act,
        stance,
        pattern: "by-hand",
        confidence: 0.9,
    }
}

fn to(entity: usize, by: ResolvedBy) -> Resolution {
    Resolution { entity, by, antecedent: None, outlet: None }
}

fn entity(name: &str, kind: EntityKind, mention: Span) -> Entity {
    Entity { name: name.to_owned(), kind, outlet: None, trusted: true, mentions: vec![mention] }
}

const MAYOR: &str = "mayor Eva \u{1b}[1mMuster";

/// A via chain, a denial that vouches for nothing, and a cue without a source.
fn attributions() -> Vec<Linked> {
    let quote = attribution("told", Some(MAYOR), "The dam holds. It will hold,", Act::Says, Stance::Asserts);
    let denial = attribution("denied", Some("The province"), "that it had been warned", Act::Asks, Stance::Denies);
    let rumour = attribution("Reportedly", None, "one wall leaked", Act::Reports, Stance::Asserts);
    vec![
        Linked {
            attribution: Attribution { via: vec![at("Tagesruf"), after("cited", "Reuters")], ..quote },
            source: Some(Resolution { antecedent: Some(at("Dam")), ..to(0, ResolvedBy::ShortName) }),
            joint: Vec::new(),
            via: vec![to(1, ResolvedBy::Name), to(2, ResolvedBy::Registry)],
        },
        Linked {
            attribution: Attribution { form: Form::Indirect, ..denial },
            source: Some(to(3, ResolvedBy::Name)),
            joint: Vec::new(),
            via: Vec::new(),
        },
        Linked { attribution: rumour, source: None, joint: Vec::new(), via: Vec::new() },
    ]
}

/// A quotation that runs on, a source that is carried, findings, and hostile text.
fn sample() -> Audit<'static> {
    use Basis::{Carried, Continued, Stated};
    use Status::{Anonymous, Outlet, Unattributed};
    let told = &TEXT[after("It will", "It will").cover(after("cited", "Reuters.")).range()];
    let carried = sentence("Schools stay shut.", 3, Outlet, Some(Carried), &[]);
    Audit {
        article: Article::plain(TEXT),
        reader: Reader::Encoder,
        sentences: vec![
            no_statement("Dam holds", 0, SentenceKind::Headline),
            no_statement("By Ann Example", 1, SentenceKind::Byline),
            no_statement("BERN (Reuters) —", 2, SentenceKind::Dateline),
            sentence("“The dam holds.", 3, Outlet, Some(Continued), &[0]),
            sentence(told, 3, Outlet, Some(Stated), &[0]),
            Sentence { carried: Some(0), ..sentence("Nobody was\nhurt.", 3, Unattributed, None, &[]) },
            Sentence { carried: Some(0), ..carried },
            sentence("The province denied that it had been warned.", 4, Unattributed, None, &[1]),
            sentence("Reportedly, one wall leaked.", 4, Anonymous, Some(Stated), &[2]),
        ],
        attributions: attributions(),
        entities: vec![
            entity("Eva \u{1b}[1mMuster", EntityKind::Person, at(MAYOR)),
            entity("Tagesruf", EntityKind::Outlet, at("Tagesruf")),
            entity("Reuters", EntityKind::Outlet, after("cited", "Reuters")),
            entity("The province", EntityKind::Organization, at("The province")),
        ],
        coverage: Coverage {
            statements: 6,
            outlet: 3,
            source: 0,
            anonymous: 1,
            unattributed: 2,
            words: 35,
            attributed_words: 24,
            needs: [[2, 2, 2, 0], [1, 0, 0, 0], [0, 0, 0, 0], [3, 1, 2, 1], [0, 0, 0, 0]]
                .map(|[statements, cited, attributed, anonymous]| Covered { statements, cited, attributed, anonymous }),
        },
        excepted: Vec::new(),
        findings: vec![
            finding(
                Rule::UnattributedStatement,
                Severity::Warning,
                "Nobody was\nhurt.",
                "Nobody stands behind this; cite who does",
            ),
            finding(
                Rule::AnonymousOnly,
                Severity::Error,
                "Reportedly",
                "“Reportedly” hides who reports; name the source",
            ),
        ],
    }
}

fn finding(rule: Rule, severity: Severity, words: &str, message: &str) -> Finding {
    Finding { rule, severity, span: at(words), message: message.to_owned(), suggestion: None }
}

/// The report of the sample in a format, with escape characters shown.
fn report(name: &str, layout: Layout) -> String {
    report_on(&sample(), name, layout)
}

/// The report of an audit in a format, with escape characters shown.
fn report_on(audit: &Audit<'_>, name: &str, layout: Layout) -> String {
    let policy = Policy { min_cited: "60".parse().ok(), ..Policy::default() };
    let verdict = Verdict::of(audit, &policy);
    let entry = Entry { path: "dam\u{202e}.txt", file: "dam\u{202e}.txt", audit, verdict: &verdict, acts: policy.acts };
    let mut totals = Totals::default();
    totals.add(&audit.coverage, &verdict);
    let mut out = Vec::new();
    let mut write = |format: &super::Format| {
        (format.open)(&layout, &mut out)?;
        (format.article)(&entry, &layout, &mut out)?;
        (format.close)(&totals, &layout, &mut out)
    };
    let written = format(name).map(&mut write);
    assert!(matches!(written, Some(Ok(()))), "{name}: {written:?}");
    let report = String::from_utf8_lossy(&out).replace('\u{1b}', "\\e");
    // The page's own files are not repeated in its snapshot.
    report.replace(super::html::STYLE, "page.css\n").replace(super::html::SCRIPT, "page.js\n")
}

const LAYOUT: Layout =
    Layout { many: false, width: 80, ascii: false, least: Severity::Warning, article_first: false, comment: None };

fn keep(name: &str, report: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, report));
}

#[test]
fn each_format_reports_the_sample() {
    for format in FORMATS {
        let report = report(format.name, LAYOUT);
        let shown = if format.name == "sarif" { without_pages(&report) } else { report };
        keep(&format!("report__{}", format.name), &shown);
    }
}

/// A SARIF report that people can review: of rules only their ids and levels; a test beside the format holds their texts.
fn without_pages(sarif: &str) -> String {
    let mut sarif: serde_json::Value = serde_json::from_str(sarif).unwrap_or_default();
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array_mut();
    for rule in rules.into_iter().flatten() {
        let told = |key: &str| rule.pointer(key).and_then(|told| told.as_str()).unwrap_or("?");
        *rule = format!("{}: {}", told("/id"), told("/defaultConfiguration/level")).into();
    }
    super::escape::escape_json(serde_json::to_string_pretty(&sarif).unwrap_or_default())
}

#[test]
fn the_human_report_does_with_ascii_and_little_room() {
    let report = report("human", Layout { many: true, width: 40, ascii: true, ..LAYOUT });
    keep("report__human_narrow", &report);
}

#[test]
fn reports_say_what_has_read_the_article() {
    let [encoder, fast] = Reader::ALL.map(|reader| Audit { reader, ..sample() });
    for name in ["human", "markdown", "html"] {
        let note = "by the fast reader";
        assert!(!report_on(&encoder, name, LAYOUT).contains(note), "{name}");
        assert!(report_on(&fast, name, LAYOUT).contains(note), "{name}");
    }
    for (audit, reader) in [(&encoder, "encoder"), (&fast, "fast")] {
        for name in ["json", "ndjson", "template"] {
            let json: serde_json::Value = serde_json::from_str(&report_on(audit, name, LAYOUT)).unwrap_or_default();
            assert_eq!(json["reader"], reader, "{name}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_told() {
    let message = "this line is no article; \u{1b}[1mmend <it>";
    let unread = Unread { file: "dam\u{202e}.ndjson", place: Some((5, 2)), message };
    let mut told = String::new();
    for format in FORMATS {
        let mut out = Vec::new();
        assert!((format.unread)(&unread, &Layout { many: true, ..LAYOUT }, &mut out).is_ok());
        if !out.is_empty() {
            told += &format!("{}:\n{}\n\n", format.name, String::from_utf8_lossy(&out).trim());
        }
    }
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told}");
    keep("report__unread", &told);
}

#[test]
fn explanations_tell_what_was_found() {
    let audit = sample();
    let mut out = Vec::new();
    for sentence in 3..audit.sentences.len() {
        let written =
            explain(&Question { path: "dam.txt", audit: &audit, sentence, acts: Acts::default() }, &LAYOUT, &mut out);
        assert!(written.is_ok());
        out.push(b'\n');
    }
    keep("report__explain", &String::from_utf8_lossy(&out).replace('\u{1b}', "\\e"));
}

#[test]
fn no_report_lets_the_article_speak_to_the_terminal() {
    for format in FORMATS {
        let report = report(format.name, LAYOUT);
        assert!(!report.contains('\u{202e}') && !report.contains("\\e[1mMuster"), "{}", format.name);
    }
}

#[test]
fn fingerprints_outlast_changes_around_them() {
    let audit = sample();
    let mut moved = sample();
    moved.findings.reverse();
    let (before, mut after) = (fingerprints(&audit), fingerprints(&moved));
    after.reverse();
    assert_eq!(before, after);
    moved.findings = vec![audit.findings[0].clone(), audit.findings[0].clone()];
    let twice = fingerprints(&moved);
    assert_eq!(twice[0], before[0]);
    assert_ne!(twice[0], twice[1]);
}
