//! Whether an audit meets what the policy asks.

use std::fmt;

use super::Audit;
use crate::policy::{Percent, Policy, Severity};

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
    /// This many findings are errors.
    Errors(usize),
}

/// How far a count stays behind what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortfall {
    /// The statements that count.
    pub part: usize,
    /// All statements.
    pub whole: usize,
    /// What is asked.
    pub asked: Percent,
}

impl Verdict {
    /// Holds an audit to a policy.
    pub fn of(audit: &Audit<'_>, policy: &Policy) -> Self {
        let coverage = &audit.coverage;
        let whole = coverage.statements;
        let shortfall = |part, asked: Percent| (!asked.is_met(part, whole)).then_some(Shortfall { part, whole, asked });
        let cited = policy.min_cited.and_then(|asked| shortfall(coverage.outlet, asked));
        let attributed = policy.min_attributed.and_then(|asked| shortfall(whole - coverage.unattributed, asked));
        let errors = audit.findings.iter().filter(|finding| finding.severity == Severity::Error).count();

        let mut failures = Vec::new();
        failures.extend(cited.map(Failure::Cited));
        failures.extend(attributed.map(Failure::Attributed));
        failures.extend((errors > 0).then_some(Failure::Errors(errors)));
        let gates = usize::from(policy.min_cited.is_some()) + usize::from(policy.min_attributed.is_some());
        Self { gates, failures }
    }

    /// Does the article meet all demands?
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (short, what) = match self {
            Failure::Cited(short) => (short, "cite an outlet"),
            Failure::Attributed(short) => (short, "cite anybody"),
            Failure::Errors(1) => return f.write_str("1 finding is an error"),
            Failure::Errors(count) => return write!(f, "{count} findings are errors"),
        };
        let Shortfall { part, whole, asked } = *short;
        let share = 100.0 * part as f64 / whole as f64;
        write!(f, "{part} of {whole} statements {what} ({share:.1}%); {asked} must")
    }
}
