//! How much of an article is covered.

use super::{Need, Sentence, Status};

/// How many statements, and how many of their words, have each status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// All statements.
    pub statements: usize,
    /// Those with an outlet behind them.
    pub outlet: usize,
    /// Those with another named source.
    pub source: usize,
    /// Those with unnamed sources only.
    pub anonymous: usize,
    /// Those without a source.
    pub unattributed: usize,
    /// The words of all statements.
    pub words: usize,
    /// The attributed words among them.
    pub attributed_words: usize,
    /// The statements by what they need a source for, in the order of [`Need::ALL`].
    pub needs: [Covered; Need::ALL.len()],
}

/// How many of some statements have a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Covered {
    /// The statements.
    pub statements: usize,
    /// Those with an outlet behind them.
    pub cited: usize,
    /// Those with any source.
    pub attributed: usize,
    /// Those with unnamed sources only.
    pub anonymous: usize,
}

impl Covered {
    /// Adds others.
    pub fn add(&mut self, other: Covered) {
        self.statements += other.statements;
        self.cited += other.cited;
        self.attributed += other.attributed;
        self.anonymous += other.anonymous;
    }
}

impl Coverage {
    /// The sum over sentences.
    pub(super) fn of(sentences: &[Sentence]) -> Self {
        let mut sum = Self::default();
        for sentence in sentences {
            let Some(status) = sentence.status else { continue };
            sum.statements += 1;
            sum.words += sentence.words;
            sum.attributed_words += sentence.attributed_words;
            if let Some(covered) = sentence.needs.and_then(|need| sum.needs.get_mut(need as usize)) {
                covered.add(Covered {
                    statements: 1,
                    cited: usize::from(status == Status::Outlet),
                    attributed: usize::from(status != Status::Unattributed),
                    anonymous: usize::from(status == Status::Anonymous),
                });
            }
            *match status {
                Status::Outlet => &mut sum.outlet,
                Status::Source => &mut sum.source,
                Status::Anonymous => &mut sum.anonymous,
                Status::Unattributed => &mut sum.unattributed,
            } += 1;
        }
        sum
    }

    /// The statements that need a source for this.
    pub fn of_need(&self, need: Need) -> Covered {
        self.needs.get(need as usize).copied().unwrap_or_default()
    }

    /// All statements.
    pub fn all(&self) -> Covered {
        let attributed = self.statements - self.unattributed;
        Covered { statements: self.statements, cited: self.outlet, attributed, anonymous: self.anonymous }
    }

    /// The part of the statements with an outlet behind them, from 0 to 1; 1 for an article without statements.
    pub fn cited_ratio(&self) -> f64 {
        ratio(self.outlet, self.statements)
    }

    /// The part of the statements with any source, from 0 to 1; 1 for an article without statements.
    pub fn attributed_ratio(&self) -> f64 {
        ratio(self.statements - self.unattributed, self.statements)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
