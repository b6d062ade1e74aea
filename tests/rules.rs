//! The rules: the cases of `tests/rules/*.md`, and the examples on each rule's page.
#![allow(clippy::panic, clippy::unwrap_used)] // a test may

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use ascribe::article::{Article, Format};
use ascribe::policy::{Policy, Rule};
use ascribe::rules::{Entry, TABLE};

mod support;

/// An article, and the findings that are written into it.
struct Case {
    heading: String,
    format: Format,
    policy: Policy,
    /// The article with its lines of findings.
    written: String,
}

impl Case {
    /// The article without its lines of findings.
    fn article(&self) -> String {
        self.written.lines().filter(|line| !line.starts_with("! ")).fold(String::new(), |all, line| all + line + "\n")
    }

    /// The findings, and the line of the article that each stands behind.
    fn expected(&self) -> Vec<(usize, &str)> {
        let mut expected = Vec::new();
        let mut number = 0;
        for line in self.written.lines() {
            match line.strip_prefix("! ") {
                Some(finding) => expected.push((number, finding)),
                None => number += 1,
            }
        }
        expected
    }

    /// The article with what the rule says written into it, in the words of the case where they fit.
    fn found(&self, rule: Rule) -> String {
        let text = self.article();
        let audit = ascribe::audit(Article::read(text.as_bytes(), self.format).unwrap(), &self.policy);
        let mut expected = self.expected();
        let mut found: Vec<(usize, String)> = Vec::new();
        for finding in audit.findings.iter().filter(|finding| finding.rule == rule) {
            let words: Vec<&str> = audit.article.text[finding.span].split_whitespace().collect();
            let words = words.join(" ");
            let end = audit.article.source(finding.span).end();
            let line = audit.article.line_column(end.saturating_sub(1)).0;
            let fits = |(at, line_of): &(usize, &str)| *at == line && agrees(line_of, &words, &finding.message);
            found.push(match expected.iter().position(fits) {
                Some(at) => (line, expected.remove(at).1.to_owned()),
                None => (line, format!("{words}: {}", finding.message)),
            });
        }
        let mut shown = String::new();
        for (at, line) in text.lines().enumerate() {
            let _ = writeln!(shown, "{line}");
            for (_, finding) in found.iter().filter(|(place, _)| *place == at + 1) {
                let _ = writeln!(shown, "! {finding}");
            }
        }
        shown
    }
}

/// Does a line of a case stand for a finding?
fn agrees(line: &str, words: &str, message: &str) -> bool {
    let Some((named, part)) = line.rsplit_once(": ") else { return false };
    let fits = match named.split_once(" … ") {
        Some((head, tail)) => words.starts_with(head) && words.ends_with(tail),
        None => words == named,
    };
    fits && message.contains(part)
}

fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut heading = "";
    let mut lines = file.lines();
    while let Some(line) = lines.next() {
        heading = line.strip_prefix("## ").unwrap_or(heading);
        let Some(kind) = line.strip_prefix("```") else { continue };
        let inside: String =
            lines.by_ref().take_while(|line| *line != "```").fold(String::new(), |all, l| all + l + "\n");
        let format = match kind {
            "text" => Format::Text,
            "md" => Format::Markdown,
            "html" => Format::Html,
            other => panic!("{heading}: no such fence: {other}"),
        };
        cases.push(Case { heading: heading.to_owned(), format, policy: Policy::default(), written: inside });
    }
    cases
}

/// Does one article show what the rule says? It takes two drafts to lose a source.
fn shows_in_one_article(entry: &Entry) -> bool {
    entry.looks_at_articles() || entry.rule == Rule::UnusedIgnore
}

fn file_of(rule: Rule) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(format!("{rule}.md"))
}

#[test]
fn rules_say_what_their_cases_say() {
    let mut wrong = String::new();
    for entry in TABLE.iter().filter(|entry| shows_in_one_article(entry)) {
        let path = file_of(entry.rule);
        let file = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}: there are no cases", path.display()));
        let cases = cases(&file);
        let fires = cases.iter().filter(|case| !case.expected().is_empty()).count();
        assert!(fires >= 3 && cases.len() - fires >= 3, "{}: three cases that fire, and three near misses", entry.rule);
        for case in &cases {
            let found = case.found(entry.rule);
            if found != case.written {
                let _ =
                    write!(wrong, "\n{}: {}\n{}", entry.rule, case.heading, support::difference(&case.written, &found));
            }
        }
    }
    assert!(wrong.is_empty(), "- expected, + found:\n{wrong}");
}

#[test]
fn every_rule_has_its_line_in_the_table() {
    let listed: Vec<Rule> = TABLE.iter().map(|entry| entry.rule).collect();
    assert_eq!(listed, Rule::ALL);
}

/// The parts that every page has, in order.
const SECTIONS: [&str; 5] = ["Why it matters", "When it fires", "Examples", "Switch it off", "Who asks for it"];

#[test]
fn pages_tell_all_that_they_should() {
    for entry in TABLE {
        let page = entry.page.to_string();
        let sections: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(sections, SECTIONS, "{}", entry.rule);
        assert!(entry.page.summary().ends_with('.'), "{}: {}", entry.rule, entry.page.summary());
        assert!(
            page.contains(&format!("\n[rules]\n{} = \"off\"\n", entry.rule)),
            "{}: how to switch it off",
            entry.rule
        );
    }
}

#[test]
fn examples_on_pages_do_what_the_pages_say() {
    for entry in TABLE.iter().filter(|entry| shows_in_one_article(entry)) {
        let page = entry.page.to_string();
        for (label, fires) in [("Fires:", true), ("Does not:", false)] {
            let (_, rest) =
                page.split_once(&format!("\n{label}\n")).unwrap_or_else(|| panic!("{}: {label}", entry.rule));
            let rest = rest.split("\n## ").next().unwrap_or(rest);
            let example = &cases(rest)[0];
            let said = example.found(entry.rule) != example.written;
            assert_eq!(said, fires, "{}: {label}\n{}", entry.rule, example.written);
        }
    }
}
