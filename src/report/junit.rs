//! JUnit XML: a suite for each article, for the test reports of build servers.
//!
//! A test fails for a finding that is an error, and for a gate that is not met. Other findings are tests that pass, with the
//! message as their output. A file that cannot be read is a suite with an error.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::escape::escape;
use super::problem::{self, Problem, problems};
use super::tally::figures;
use super::{Entry, Format, Unread};
use crate::policy::Severity;

pub(super) const FORMAT: Format = Format {
    name: "junit",
    about: "JUnit XML, for test reports",
    open: |_, out| out.write_all(OPEN.as_bytes()),
    article: |entry, _, out| write_suite(suite(entry), out),
    unread: |unread, _, out| write_suite(unread_suite(unread), out),
    close: |_, _, out| out.write_all(CLOSE.as_bytes()),
    ..Format::PLAIN
};

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"ascribe\">\n";
const CLOSE: &str = "</testsuites>\n";

/// Writes the suite of an article. A report of this suite alone is made and what stands around the suite left out, for no
/// more than one article is held at a time.
fn write_suite(suite: TestSuite, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report::new("ascribe");
    report.add_test_suite(suite);
    let xml = report.to_string().map_err(io::Error::other)?;
    let start = xml.find("    <testsuite ").unwrap_or(xml.len());
    let end = xml.rfind("</testsuites>").unwrap_or(xml.len());
    out.write_all(xml.get(start..end).unwrap_or_default().as_bytes())
}

fn suite(entry: &Entry<'_>) -> TestSuite {
    let path = escape(entry.path);
    let mut suite = TestSuite::new(path.as_ref());
    for problem in problems(entry) {
        suite.add_test_case(case(&path, &problem));
    }
    // Servers take a suite without tests for one that did not run.
    let mut coverage = TestCase::new("coverage", TestCaseStatus::success());
    coverage.set_classname(path.as_ref()).set_system_out(figures(&entry.audit.coverage));
    suite.add_test_case(coverage);
    suite
}

fn unread_suite(unread: &Unread<'_>) -> TestSuite {
    let path = escape(unread.file);
    let problem = problem::unread(unread);
    let (line, column) = problem.start;
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_message(problem.message.as_str()).set_type(problem.rule);
    status.set_description(format!("{path}:{line}:{column}: {}", problem.message));
    let mut case = TestCase::new(problem.rule, status);
    case.set_classname(path.as_ref());
    let mut suite = TestSuite::new(path.as_ref());
    suite.add_test_case(case);
    suite
}

fn case(path: &str, problem: &Problem<'_>) -> TestCase {
    let place = format!("{path}{}: {}", problem.behind_path(), problem.advice());
    // In marks, so that no line begins with words of the article.
    let details = if problem.words.is_empty() { place } else { format!("{place}\n“{}”", problem.words) };
    let mut status = TestCaseStatus::success();
    if problem.severity == Severity::Error {
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(problem.advice()).set_type(problem.rule).set_description(details.as_str());
    }
    let mut case = TestCase::new(format!("{} ({})", problem.rule, problem.position), status);
    case.set_classname(path);
    if problem.severity != Severity::Error {
        case.set_system_out(details);
    }
    case
}
