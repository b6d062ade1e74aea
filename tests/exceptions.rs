//! Exceptions in the comments of any Markdown at all.

use ascribe::article::{Article, Format};
use ascribe::policy::{Policy, Rule};
use proptest::prelude::*;

/// What articles are put together from: prose with faults, and comments that are exceptions, nearly so, or none.
const PIECES: &[&str] = &[
    "The pier is reportedly safe. ",
    "“The dam holds. ",
    "Rain fell on Monday, Reuters reported. ",
    "Ünlü Ağa said so.\r\n",
    "\n\n",
    "\n",
    "> ",
    "- ",
    "    ",
    "`",
    "<!--",
    "-->",
    "<!-- ascribe-ignore weasel-attribution: known -->",
    "<!-- ascribe-ignore weasel-attribution, late-speaker until 2026-01-31: known — für alle -->",
    "<!--ascribe-ignore-start weasel-attribution: a series-->",
    "<!-- ascribe-ignore-end -->",
    "<!-- ascribe-ignore-file unclosed-quotation: a poem -->",
    "<!-- ascribe-ignore weasel-attribution -->",
    "<!-- ascribe-ignore : -->",
    "<!-- ascribe-ignore-end late-speaker: -->",
    "<!-- ascribe-ignore weasel-attribution until: x -->",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_let_pass_without_a_rule_and_a_reason(parts in prop::collection::vec(prop::sample::select(PIECES), 1..24)) {
        let text = parts.concat();
        let policy = Policy { today: "2026-02-01".parse().ok(), ..Policy::default() };
        let Ok(article) = Article::read(text.as_bytes(), Format::Markdown) else { return Ok(()) };
        let audit = ascribe::audit(article, &policy);
        for excepted in &audit.excepted {
            let rule = excepted.finding.rule;
            prop_assert!(text.contains(rule.name()) && text.contains(&excepted.reason) && !excepted.reason.is_empty());
            prop_assert!(rule != Rule::UnusedIgnore && !excepted.reason.starts_with("known —"), "{text}");
        }
        for finding in audit.findings.iter().filter(|finding| finding.rule == Rule::UnusedIgnore) {
            prop_assert!(audit.sentences.iter().any(|sentence| sentence.span == finding.span));
        }
        prop_assert!(audit.findings.is_sorted_by_key(|finding| finding.span));
    }
}
