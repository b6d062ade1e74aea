//! Whether an audit passes a policy.

use std::fmt;

use super::{Audit, Covered, Finding};
use crate::policy::{Demand, Need, Percent, Policy, Severity};

/// Which gates an article was checked against, and which it does not meet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// The number of gates in the policy.
    pub gates: usize,
    /// The gates that the article does not meet.
    pub failures: Vec<Failure>,
    /// How many findings there are.
    pub findings: FindingCounts,
}

/// How many findings there are, by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FindingCounts {
    /// Findings that fail the article.
    pub errors: usize,
    /// Findings that should be looked at.
    pub warnings: usize,
    /// Findings that are only for information.
    pub infos: usize,
}

impl FindingCounts {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning), infos: count(Severity::Info) }
    }

    /// Adds those of another article.
    pub fn add(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
    }
}

/// A gate that an article does not meet. Its text says so in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Too few statements have an outlet behind them.
    Cited(Shortfall),
    /// Too few statements have a source.
    Attributed(Shortfall),
    /// Too many statements have only unnamed sources.
    Anonymous(Shortfall),
    /// Too many statements have no source.
    Unattributed(Shortfall),
    /// This many findings are errors.
    Errors(usize),
}

/// How far a count is from what the gate requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortfall {
    /// The statements that count.
    pub part: usize,
    /// All that could count.
    pub whole: usize,
    /// What the gate requires.
    pub asked: Percent,
    /// What the statements need a source for, if the gate is only for those.
    pub of: Option<Need>,
}

/// Does a part of a whole meet a percentage?
type Holds = fn(Percent, usize, usize) -> bool;
/// Makes the failure of a gate.
type Told = fn(Shortfall) -> Failure;

impl Verdict {
    /// Checks an audit against a policy.
    pub fn of(audit: &Audit<'_>, policy: &Policy) -> Self {
        let coverage = &audit.coverage;
        let all = Demand {
            min_cited: policy.min_cited,
            min_attributed: policy.min_attributed,
            max_anonymous: policy.max_anonymous,
            max_unattributed: policy.max_unattributed,
        };
        let findings = FindingCounts::of(&audit.findings);
        let mut verdict = Self { findings, ..Self::default() };
        verdict.failures.extend((findings.errors > 0).then_some(Failure::Errors(findings.errors)));
        // The percentages of a text that was not understood mean nothing.
        if !audit.is_unread() {
            verdict.hold(None, coverage.all(), all);
            for (&need, &demand) in &policy.needs {
                verdict.hold(Some(need), coverage.of_need(need), demand);
            }
        }
        verdict
    }

    /// Checks some statements against their gates.
    fn hold(&mut self, of: Option<Need>, covered: Covered, demand: Demand) {
        let whole = covered.statements;
        let nobody = whole - covered.attributed;
        let least: Holds = Percent::is_met;
        let gates: [(_, _, _, Told); 4] = [
            (demand.min_cited, covered.cited, least, Failure::Cited),
            (demand.min_attributed, covered.attributed, least, Failure::Attributed),
            (demand.max_anonymous, covered.anonymous, Percent::is_kept, Failure::Anonymous),
            (demand.max_unattributed, nobody, Percent::is_kept, Failure::Unattributed),
        ];
        for (asked, part, holds, failure) in gates {
            let Some(asked) = asked else { continue };
            self.gates += 1;
            if !holds(asked, part, whole) {
                self.failures.push(failure(Shortfall { part, whole, asked, of }));
            }
        }
    }

    /// Does the article meet all gates, without errors?
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LEAST: &str = "asks for at least";
        const MOST: &str = "allows at most";
        let (short, what, limit) = match self {
            Failure::Cited(short) => (short, "cite an outlet", LEAST),
            Failure::Attributed(short) => (short, "are attributed", LEAST),
            Failure::Anonymous(short) => (short, "have only unnamed sources", MOST),
            Failure::Unattributed(short) => (short, "are unattributed", MOST),
            Failure::Errors(1) => return f.write_str("1 error"),
            Failure::Errors(count) => return write!(f, "{count} errors"),
        };
        let Shortfall { part, whole, asked, of } = *short;
        let share = 100.0 * part as f64 / whole as f64;
        let those = of.map_or("statements", Need::plural);
        write!(f, "{share:.1}% of {those} {what} ({part} of {whole}), the policy {limit} {asked}")
    }
}
