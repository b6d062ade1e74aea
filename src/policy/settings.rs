//! What a file or a command line may say of a policy: every setting may be left out.

use serde::{Deserialize, Serialize};

use super::{Demand, Policy, Rule, Severity};

/// Makes a struct of fields that may all be left out: its own, then the settings of a policy.
macro_rules! with_settings {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)* }) => {
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$about])*
        #[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
            /// How far a source goes on speaking: "strict" or "paragraph".
            #[serde(skip_serializing_if = "Option::is_none")]
            pub carry: Option<$crate::policy::Carry>,
            /// What a source must do to count: a list of acts, or "all".
            #[serde(skip_serializing_if = "Option::is_none")]
            pub acts: Option<$crate::policy::Acts>,
            /// How sure an attribution must be to be heeded, from 0 to 1.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub min_confidence: Option<$crate::policy::Confidence>,
            /// The least percentage of the statements that must have an outlet behind them.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub min_cited: Option<$crate::policy::Percent>,
            /// The least percentage of the statements that must have anybody behind them.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub min_attributed: Option<$crate::policy::Percent>,
            /// The least percentages of the statements that need a source for one thing.
            #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
            #[cfg_attr(feature = "schema", schemars(schema_with = "crate::policy::schema::gates"))]
            pub gates: std::collections::BTreeMap<$crate::policy::Need, $crate::policy::Demand>,
            /// The outlet that the articles are written for: its id or a name.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub outlet: Option<String>,
            /// How much each rule matters: "off", "info", "warning" or "error".
            #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
            #[cfg_attr(feature = "schema", schemars(schema_with = "crate::policy::schema::rules"))]
            pub rules: std::collections::BTreeMap<$crate::policy::Rule, $crate::policy::Level>,
        }

        impl $name {
            /// The settings among its fields.
            pub fn settings(&self) -> $crate::policy::Settings {
                $crate::policy::Settings {
                    carry: self.carry,
                    acts: self.acts,
                    min_confidence: self.min_confidence,
                    min_cited: self.min_cited,
                    min_attributed: self.min_attributed,
                    gates: self.gates.clone(),
                    outlet: self.outlet.clone(),
                    rules: self.rules.clone(),
                }
            }
        }
    };
}
pub(super) use with_settings;

with_settings! {
    /// The settings of a policy, each of which may be left out.
    Settings {}
}

/// How much a rule matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not at all: it is not asked.
    Off,
    /// Its findings are worth knowing.
    Info,
    /// Its findings are worth mending.
    Warning,
    /// Its findings must be mended.
    Error,
}

impl Level {
    /// The severity of findings; none where there are none.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl From<Option<Severity>> for Level {
    fn from(severity: Option<Severity>) -> Self {
        match severity {
            None => Self::Off,
            Some(Severity::Info) => Self::Info,
            Some(Severity::Warning) => Self::Warning,
            Some(Severity::Error) => Self::Error,
        }
    }
}

impl Settings {
    /// What holds where nothing else is said.
    pub fn defaults() -> Self {
        let Policy { carry, acts, min_confidence, min_cited, min_attributed, needs, outlet, severities } =
            Policy::default();
        Self {
            carry: Some(carry),
            acts: Some(acts),
            min_confidence: Some(min_confidence),
            min_cited,
            min_attributed,
            gates: needs,
            outlet,
            rules: Rule::ALL.iter().map(|&rule| (rule, severities.of(rule).into())).collect(),
        }
    }

    /// Lets `later` have its say: what it sets holds, what it leaves out stays as it is.
    pub fn update(&mut self, later: Self) {
        fn set<T>(place: &mut Option<T>, later: Option<T>) {
            if later.is_some() {
                *place = later;
            }
        }
        let Self { carry, acts, min_confidence, min_cited, min_attributed, gates, outlet, rules } = later;
        set(&mut self.carry, carry);
        set(&mut self.acts, acts);
        set(&mut self.min_confidence, min_confidence);
        set(&mut self.min_cited, min_cited);
        set(&mut self.min_attributed, min_attributed);
        for (need, Demand { min_cited, min_attributed }) in gates {
            let gate = self.gates.entry(need).or_default();
            set(&mut gate.min_cited, min_cited);
            set(&mut gate.min_attributed, min_attributed);
        }
        set(&mut self.outlet, outlet);
        self.rules.extend(rules);
    }

    /// The policy that they make, with the default for what they leave out.
    pub fn policy(&self) -> Policy {
        let mut policy = Policy {
            carry: self.carry.unwrap_or_default(),
            acts: self.acts.unwrap_or_default(),
            min_confidence: self.min_confidence.unwrap_or_default(),
            min_cited: self.min_cited,
            min_attributed: self.min_attributed,
            needs: self.gates.clone(),
            outlet: self.outlet.clone(),
            ..Policy::default()
        };
        for (&rule, level) in &self.rules {
            policy.severities.set(rule, level.severity());
        }
        policy
    }
}
