//! Whether an audit meets what the policy asks.

use std::fmt;

use super::{Audit, Covered};
use crate::policy::{Demand, Need, Percent, Policy, Severity};

/// What of the policy an article was held to, and where it fell short.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// How many demands the policy makes of an article.
    pub gates: usize,
    /// Each demand that the article does not meet.
    pub failures: Vec<Failure>,
}

/// A demand that an article does not meet. Its text says so in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Too few statements have an outlet behind them.
    Cited(Shortfall),
    /// Too few statements have anybody behind them.
    Attributed(Shortfall),
    /// Too many statements rest on unnamed sources alone.
    Anonymous(Shortfall),
    /// Too many statements have nobody behind them.
    Unattributed(Shortfall),
    /// This many findings are errors.
    Errors(usize),
}

/// How far a count lies off what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortfall {
    /// The statements that count.
    pub part: usize,
    /// All that could.
    pub whole: usize,
    /// What is asked.
    pub asked: Percent,
    /// What the statements need a source for, where only such count.
    pub of: Option<Need>,
}

/// Whether a part of a whole is as a percentage asks.
type Holds = fn(Percent, usize, usize) -> bool;
/// How it is told that it is not.
type Told = fn(Shortfall) -> Failure;

impl Verdict {
    /// Holds an audit to a policy.
    pub fn of(audit: &Audit<'_>, policy: &Policy) -> Self {
        let coverage = &audit.coverage;
        let all = Demand {
            min_cited: policy.min_cited,
            min_attributed: policy.min_attributed,
            max_anonymous: policy.max_anonymous,
            max_unattributed: policy.max_unattributed,
        };
        let mut verdict = Self::default();
        verdict.hold(None, coverage.all(), all);
        for (&need, &demand) in &policy.needs {
            verdict.hold(Some(need), coverage.of_need(need), demand);
        }
        let errors = audit.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        verdict.failures.extend((errors > 0).then_some(Failure::Errors(errors)));
        verdict
    }

    /// Holds some statements to what is asked of them.
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

    /// Does the article meet all demands?
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (short, what, verb) = match self {
            Failure::Cited(short) => (short, "cite an outlet", "must"),
            Failure::Attributed(short) => (short, "cite anybody", "must"),
            Failure::Anonymous(short) => (short, "rest on unnamed sources alone", "may"),
            Failure::Unattributed(short) => (short, "cite nobody", "may"),
            Failure::Errors(1) => return f.write_str("1 finding is an error"),
            Failure::Errors(count) => return write!(f, "{count} findings are errors"),
        };
        let Shortfall { part, whole, asked, of } = *short;
        let share = 100.0 * part as f64 / whole as f64;
        let those = of.map_or("statements", Need::plural);
        write!(f, "{part} of {whole} {those} {what} ({share:.1}%); {asked} {verb}")
    }
}
