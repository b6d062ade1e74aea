//! A rule's page: the module comment of its file.

use std::fmt;

/// The page of a rule, in Markdown. Its first line says what the rule looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    source: &'static str,
}

impl Page {
    /// The page in a rule's source file.
    pub(super) const fn of(source: &'static str) -> Self {
        Self { source }
    }

    /// Its lines.
    pub fn lines(self) -> impl Iterator<Item = &'static str> {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        lines.map(|line| line.strip_prefix(' ').unwrap_or(line))
    }

    /// What the rule looks for, in one line.
    pub fn summary(self) -> &'static str {
        self.lines().next().unwrap_or_default()
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines().try_for_each(|line| writeln!(f, "{line}"))
    }
}
