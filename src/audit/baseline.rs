//! Baselines: the known findings of an archive, so that only new ones count.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Audit, fingerprints};
use crate::error::{Error, ErrorKind, Place};
use crate::policy::{Exception, Rule, Severity};

/// The name and version of the schema of baselines.
const SCHEMA: &str = "ascribe.baseline/1";

/// Findings by article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// For each article, by its path from the baseline's folder with `/` between, its findings in the order of the text.
    pub articles: BTreeMap<String, Vec<Known>>,
}

/// A finding that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The rule.
    pub rule: Rule,
    /// Its fingerprint, which stays the same from one draft to the next.
    pub fingerprint: String,
    /// The sentences that it is about, for readers of the file.
    pub text: String,
}

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    schema: String,
    articles: BTreeMap<String, Vec<Known>>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// Invalid JSON, something that is not a baseline, or one of another version.
    pub fn read(text: &str) -> Result<Self, Error> {
        let wrong = |error: serde_json::Error| {
            let place = Place { offset: 0, line: error.line().max(1), column: error.column().max(1) };
            let told = error.to_string();
            let message = told.split(" at line ").next().unwrap_or_default();
            Error::new(ErrorKind::Baseline, format!("not a baseline: {message}")).at(place)
        };
        // the version first: what another one looks like is not known
        let value: serde_json::Value = serde_json::from_str(text).map_err(wrong)?;
        match value.get("schema").and_then(|schema| schema.as_str()) {
            Some(SCHEMA) => {}
            Some(other) => {
                let message =
                    format!("the schema is “{other}”, but this version reads {SCHEMA}; create the baseline again");
                return Err(Error::new(ErrorKind::Baseline, message));
            }
            None => {
                let message = format!("not a baseline: \"schema\": \"{SCHEMA}\" is missing");
                return Err(Error::new(ErrorKind::Baseline, message));
            }
        }
        let Written { articles, .. } = serde_json::from_str(text).map_err(wrong)?;
        Ok(Self { articles })
    }

    /// The findings of an audit that go into a baseline: errors and warnings.
    pub fn of(audit: &Audit<'_>) -> Vec<Known> {
        let findings = audit.findings.iter().zip(fingerprints(audit));
        let findings = findings.filter(|(finding, _)| finding.severity >= Severity::Warning);
        let known = findings.map(|(finding, fingerprint)| {
            let sentences = audit.sentences_around(finding.span);
            let words = audit.article.text[sentences].split_whitespace().collect::<Vec<_>>().join(" ");
            let text = match words.char_indices().nth(LONGEST) {
                Some((end, _)) => format!("{}…", &words[..end]),
                None => words,
            };
            Known { rule: finding.rule, fingerprint, text }
        });
        known.collect()
    }

    /// The exceptions for an article's known findings; `name` is that of the baseline.
    pub fn exceptions(&self, article: &str, name: &str) -> Vec<Exception> {
        let known = self.articles.get(article).into_iter().flatten();
        let exception = |known: &Known| Exception {
            rule: known.rule,
            fingerprint: Some(known.fingerprint.clone()),
            text: None,
            reason: format!("known in {name}"),
            until: None,
            particular: false,
            place: name.to_owned(),
        };
        known.map(exception).collect()
    }
}

/// The articles of a baseline that are no longer there, by their findings: what was moved is found again by these.
#[derive(Debug, Clone, Default)]
pub struct Gone {
    /// For each fingerprint, the articles that have such a finding, by name.
    by_fingerprint: HashMap<String, Vec<(String, Known)>>,
    /// How many findings each article has.
    findings: BTreeMap<String, usize>,
}

impl Gone {
    /// Those of a baseline whose names lead to no article any more.
    pub fn of(baseline: &Baseline, is_gone: impl Fn(&str) -> bool) -> Self {
        let mut gone = Self::default();
        for (name, list) in baseline.articles.iter().filter(|(name, _)| is_gone(name)) {
            gone.findings.insert(name.clone(), list.len());
            for known in list {
                let same = gone.by_fingerprint.entry(known.fingerprint.clone()).or_default();
                same.push((name.clone(), known.clone()));
            }
        }
        gone
    }

    /// Which of them an article with these findings is, moved: the one that shares the most with it, and at least half of what
    /// is known of it.
    pub fn moved_to(&self, found: &[Known]) -> Option<&str> {
        let mut shared = BTreeMap::<&str, usize>::new();
        for known in found {
            let same = self.by_fingerprint.get(&known.fingerprint).into_iter().flatten();
            same.filter(|(_, other)| other == known).for_each(|(name, _)| *shared.entry(name).or_default() += 1);
        }
        let enough =
            shared.into_iter().filter(|(name, same)| self.findings.get(*name).is_some_and(|all| same * 2 >= *all));
        // of several that share as much, the first by name
        enough.rev().max_by_key(|(_, same)| *same).map(|(name, _)| name)
    }
}

/// How many characters of a finding's sentences are kept.
const LONGEST: usize = 80;

impl fmt::Display for Baseline {
    /// Writes the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = Written { schema: SCHEMA.to_owned(), articles: self.articles.clone() };
        writeln!(f, "{}", serde_json::to_string_pretty(&written).map_err(|_| fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::{Baseline, Gone, Known};
    use crate::policy::Rule;

    #[test]
    fn a_baseline_is_read_as_it_was_written() {
        let known = |rule, text: &str| Known { rule, fingerprint: "00ff".to_owned(), text: text.to_owned() };
        let mut baseline = Baseline::default();
        baseline
            .articles
            .insert("a/b.md".to_owned(), vec![known(Rule::LateSpeaker, "“Ä\n”"), known(Rule::VagueSource, "")]);
        assert_eq!(Baseline::read(&baseline.to_string()), Ok(baseline.clone()));
        assert_eq!(Baseline::read(&Baseline::default().to_string()), Ok(Baseline::default()));
        assert_eq!(baseline.exceptions("a/b.md", "b.json").len(), 2);
        assert_eq!(baseline.exceptions("b.md", "b.json"), []);
    }

    #[test]
    fn a_moved_article_is_found_by_what_is_known_of_it() {
        let known =
            |print: &str| Known { rule: Rule::VagueSource, fingerprint: print.to_owned(), text: format!("of {print}") };
        let mut baseline = Baseline::default();
        for (name, prints) in [("a.md", &["1", "2", "3"][..]), ("b.md", &["2", "4"]), ("there.md", &["5"])] {
            baseline.articles.insert(name.to_owned(), prints.iter().map(|print| known(print)).collect());
        }
        let gone = Gone::of(&baseline, |name| name != "there.md");
        assert_eq!(gone.moved_to(&[known("1"), known("3"), known("9")]), Some("a.md"));
        assert_eq!(gone.moved_to(&[known("2"), known("4")]), Some("b.md"));
        // one of three is too little, what is still there has not moved, and the words must be the same
        assert_eq!(gone.moved_to(&[known("3")]), None);
        assert_eq!(gone.moved_to(&[known("5")]), None);
        let other = Known { text: "other words".to_owned(), ..known("4") };
        assert_eq!(gone.moved_to(&[other]), None);
        assert_eq!(gone.moved_to(&[]), None);
    }

    #[test]
    fn what_is_no_baseline_is_told() {
        for (text, told) in [
            ("", "not a baseline: EOF"),
            ("[]", "is missing"),
            (r#"{"schema": 1}"#, "is missing"),
            (r#"{"schema": "ascribe.baseline/2", "articles": 5}"#, "“ascribe.baseline/2”"),
            (r#"{"schema": "ascribe.baseline/1"}"#, "missing field"),
            (r#"{"schema": "ascribe.baseline/1", "articles": {"a": [{"rule": "x"}]}}"#, "unknown variant"),
        ] {
            let error = Baseline::read(text).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(error.contains(told), "{text}: {error}");
        }
    }
}
