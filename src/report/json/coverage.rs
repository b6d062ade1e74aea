//! Coverage.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rounded;
use crate::audit::{self, Need};

/// The number of statements with each status.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::report) struct Coverage {
    statements: usize,
    outlet: usize,
    source: usize,
    anonymous: usize,
    unattributed: usize,
    cited_ratio: f64,
    attributed_ratio: f64,
    words: CoverageWords,
    needs: BTreeMap<Need, Covered>,
}

/// Of the statements of one kind, how many cite an outlet and how many are attributed.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Covered {
    statements: usize,
    outlet: usize,
    attributed: usize,
}

/// The number of words in statements, and of those that are attributed.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct CoverageWords {
    statements: usize,
    attributed: usize,
}

impl Coverage {
    pub(in crate::report) fn new(sum: &audit::Coverage) -> Self {
        Self {
            statements: sum.statements,
            outlet: sum.outlet,
            source: sum.source,
            anonymous: sum.anonymous,
            unattributed: sum.unattributed,
            cited_ratio: rounded(sum.cited_ratio()),
            attributed_ratio: rounded(sum.attributed_ratio()),
            words: CoverageWords { statements: sum.words, attributed: sum.attributed_words },
            needs: Need::ALL.into_iter().map(|need| (need, Covered::new(sum.of_need(need)))).collect(),
        }
    }
}

impl Covered {
    fn new(of: audit::Covered) -> Self {
        Self { statements: of.statements, outlet: of.cited, attributed: of.attributed }
    }
}
