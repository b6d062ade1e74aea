//! How much each rule matters under a policy.

use super::{Rule, Severity};

/// A severity for each rule; none for a rule that is off. By default each has its own, [`Rule::severity`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Severities([Option<Severity>; Rule::ALL.len()]);

impl Severities {
    /// How much a rule's findings matter; none if it is off.
    pub fn of(&self, rule: Rule) -> Option<Severity> {
        self.0.get(rule as usize).copied().flatten()
    }

    /// Sets how much a rule matters, or turns it off.
    pub fn set(&mut self, rule: Rule, severity: Option<Severity>) {
        if let Some(place) = self.0.get_mut(rule as usize) {
            *place = severity;
        }
    }
}

impl Default for Severities {
    fn default() -> Self {
        let mut severities = Self([None; Rule::ALL.len()]);
        for &rule in Rule::ALL {
            severities.set(rule, Some(rule.severity()));
        }
        severities
    }
}

#[cfg(test)]
mod tests {
    use super::{Rule, Severities, Severity};

    #[test]
    fn a_rule_is_as_it_was_made_until_it_is_set() {
        let mut severities = Severities::default();
        for &rule in Rule::ALL {
            assert_eq!(severities.of(rule), Some(rule.severity()));
        }
        severities.set(Rule::LateSpeaker, None);
        severities.set(Rule::VagueSource, Some(Severity::Error));
        assert_eq!(severities.of(Rule::LateSpeaker), None);
        assert_eq!(severities.of(Rule::VagueSource), Some(Severity::Error));
    }
}
