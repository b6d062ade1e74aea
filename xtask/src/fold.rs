//! A part of the articles that is left out of training, to be scored on.

use std::str::FromStr;

/// Every n-th article, from a given one on.
#[derive(Clone, Copy)]
pub(crate) struct Fold {
    nth: usize,
    of: usize,
}

impl FromStr for Fold {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parsed = text.split_once('/').and_then(|(nth, of)| Some((nth.parse().ok()?, of.parse().ok()?)));
        match parsed {
            Some((nth, of)) if (1..=of).contains(&nth) => Ok(Self { nth: nth - 1, of }),
            _ => Err(format!("{text:?} is no part such as \"1/5\"")),
        }
    }
}

impl Fold {
    fn holds(self, at: usize) -> bool {
        at % self.of == self.nth
    }

    /// The part.
    pub(crate) fn part<T>(self, items: Vec<T>) -> Vec<T> {
        items.into_iter().enumerate().filter(|(at, _)| self.holds(*at)).map(|(_, item)| item).collect()
    }

    /// All but the part.
    pub(crate) fn others<T>(self, items: Vec<T>) -> Vec<T> {
        items.into_iter().enumerate().filter(|(at, _)| !self.holds(*at)).map(|(_, item)| item).collect()
    }
}
