//! The outcome of audits in sentences: reports for people begin and end with it.

use super::mark::count;
use super::tally::share;
use super::{Entry, Totals};
use crate::audit::{Coverage, FindingCounts, Verdict};
use crate::policy::Severity;

/// "Passed" or "Failed".
pub(super) fn word(passed: bool) -> &'static str {
    if passed { "Passed" } else { "Failed" }
}

/// Why an article passed or failed: "2 errors; 53.8% of statements are attributed (7 of 13), the policy asks for at least 80%".
pub(super) fn why(entry: &Entry<'_>) -> String {
    let verdict = entry.verdict;
    if verdict.passed() {
        return format!("no errors; {} ({})", attributed(&entry.audit.coverage), gates(verdict));
    }
    let reasons: Vec<String> = verdict.failures.iter().map(ToString::to_string).collect();
    reasons.join("; ")
}

/// Why a run passed or failed: "2 of 12 articles, 1 could not be read; 75.0% of statements are attributed".
pub(super) fn why_all(totals: &Totals) -> String {
    let articles = match (totals.failed, totals.unread) {
        (0, 0) => count(totals.articles, "article"),
        (0, _) => format!("{} passed", count(totals.articles, "article")),
        (failed, _) => format!("{failed} of {}", count(totals.articles, "article")),
    };
    let unread = match totals.unread {
        0 => String::new(),
        unread => format!(", {unread} could not be read"),
    };
    format!("{articles}{unread}; {}", attributed(&totals.coverage))
}

/// "75.0% of statements are attributed".
fn attributed(sum: &Coverage) -> String {
    match sum.statements {
        0 => "no statements".to_owned(),
        all => format!("{} of statements are attributed", share(all - sum.unattributed, all)),
    }
}

/// What the gates of the policy add to a verdict that is passed.
fn gates(verdict: &Verdict) -> String {
    match verdict.gates {
        0 => "the policy sets no gate".to_owned(),
        1 => "1 gate met".to_owned(),
        gates => format!("{gates} gates met"),
    }
}

/// "1 error, 2 warnings, 3 infos", without what there is none of.
pub(super) fn findings(counts: FindingCounts) -> String {
    let FindingCounts { errors, warnings, infos } = counts;
    let all = [(errors, "error"), (warnings, "warning"), (infos, "info")];
    let told: Vec<String> =
        all.into_iter().filter(|(number, _)| *number > 0).map(|(number, noun)| count(number, noun)).collect();
    if told.is_empty() { "no findings".to_owned() } else { told.join(", ") }
}

/// The findings that are not listed because they matter less than what is asked for.
pub(super) fn unlisted(counts: FindingCounts, least: Severity) -> FindingCounts {
    let hidden = |severity: Severity, number| if severity < least { number } else { 0 };
    FindingCounts {
        errors: hidden(Severity::Error, counts.errors),
        warnings: hidden(Severity::Warning, counts.warnings),
        infos: hidden(Severity::Info, counts.infos),
    }
}

/// How findings that are not listed can be seen: "3 infos not listed; --show info lists them"; none where all are listed.
pub(super) fn hint(counts: FindingCounts, least: Severity) -> Option<String> {
    let unlisted = unlisted(counts, least);
    let level = match unlisted {
        FindingCounts { infos: 1.., .. } => "info",
        FindingCounts { warnings: 1.., .. } => "warning",
        _ => return None,
    };
    let total = unlisted.warnings + unlisted.infos;
    let them = if total == 1 { "it" } else { "them" };
    Some(format!("{} not listed; --show {level} lists {them}", findings(unlisted)))
}
