//! What holds of the audit of any text at all: spans lie in the text and in the input, sentences stand in order and cover
//! the prose, and the same input gives the same audit.
#![allow(clippy::panic, clippy::unwrap_used)] // a test may

use ascribe::article::Format;
use ascribe::audit::Verdict;
use ascribe::report::{self, Entry, Layout};
use ascribe::{Article, Audit, Policy, Span};
use proptest::prelude::*;

/// Text made of what articles are made of, in no sensible order, with anything at all between.
fn prose() -> impl Strategy<Value = String> {
    const PIECES: [&str; 47] = [
        "The minister",
        "said",
        " that ",
        "he",
        "“",
        "”",
        "\"",
        "'",
        "’s ",
        "‘",
        ",",
        ". ",
        "? ",
        "\n",
        "\n\n",
        "\r\n",
        "> ",
        "- ",
        "# ",
        "according to ",
        "Reuters",
        "told CNN",
        " by ",
        "PARIS (AP) — ",
        "By Ann Example\n\n",
        "was quoted as saying ",
        "Mr. ",
        "U.S. ",
        "reportedly ",
        "who",
        "adding",
        " it rained",
        "U",
        "é",
        "\u{feff}",
        "\u{a0}",
        "…",
        "[a](b)",
        "*",
        "(",
        ") ",
        ": ",
        "— ",
        "5 p.m. ",
        "`",
        "``",
        "`It rained. It\nsnowed. It` ",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        3 => "[a-zA-Z]{1,8} ",
        1 => "\\PC{0,6}",
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn spans(audit: &Audit) -> Vec<Span> {
    let mut spans: Vec<Span> = audit.sentences.iter().map(|s| s.span).collect();
    for found in audit.attributions.iter().map(|linked| &linked.attribution) {
        spans.extend(found.cue.iter().chain(&found.source).chain(&found.content).chain(&found.via));
    }
    spans.extend(audit.entities.iter().flat_map(|entity| &entity.mentions));
    spans.extend(audit.findings.iter().map(|finding| finding.span));
    spans
}

fn json(audit: &Audit) -> String {
    let verdict = Verdict::of(audit, &Policy::default());
    let entry = Entry { path: "any", file: "any", audit, verdict: &verdict, acts: Policy::default().acts };
    let mut out = Vec::new();
    for format in report::FORMATS {
        (format.article)(&entry, &Layout { width: 80, ..Layout::default() }, &mut out).unwrap();
    }
    String::from_utf8(out).unwrap()
}

fn check(input: &str, format: Format) {
    let Ok(article) = Article::read(input.as_bytes(), format) else { return };
    let audit = ascribe::audit(article, &Policy::default());
    let text = &audit.article.text;
    for span in spans(&audit) {
        assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
        assert!(input.get(audit.article.source(span).range()).is_some(), "{span:?} of {text:?} in {input:?}");
    }
    let (mut last, mut last_source) = (0, 0);
    for sentence in &audit.sentences {
        assert!(sentence.span.start() >= last, "sentences overlap in {text:?}");
        last = sentence.span.end();
        let source = audit.article.source(sentence.span);
        assert!(source.start() >= last_source, "sources of sentences overlap in {input:?}");
        last_source = source.end();
        assert!(audit.article.blocks[sentence.block].span.contains(sentence.span));
        assert_eq!(sentence.status.is_some(), sentence.kind == ascribe::audit::SentenceKind::Statement);
        assert!(sentence.attributed_words <= sentence.words);
    }
    for block in &audit.article.blocks {
        for (at, _) in text[block.span.range()].char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let at = block.span.start() + at;
            let covered = audit.sentences.iter().any(|s| s.span.start() <= at && at < s.span.end());
            assert!(covered, "byte {at} of {text:?} is in no sentence");
        }
    }
    let again = ascribe::audit(Article::read(input.as_bytes(), format).unwrap(), &Policy::default());
    assert_eq!(audit, again);
    assert_eq!(json(&audit), json(&again));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_plain_text_is_audited_soundly(input in prose()) {
        check(&input, Format::Text);
    }

    #[test]
    fn any_markdown_is_audited_soundly(input in prose()) {
        check(&input, Format::Markdown);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in Format::all() {
            if let Ok(article) = Article::read(&bytes, format) {
                let audit = ascribe::audit(article, &Policy::default());
                prop_assert_eq!(audit.coverage.statements, audit.sentences.iter().filter(|s| s.status.is_some()).count());
            }
        }
    }
}
