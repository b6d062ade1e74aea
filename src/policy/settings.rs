//! What a file or a command line may say of a policy: every setting may be left out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Demand, Policy, Rule, Severity};
use crate::outlet::{OutletId, Registry, search};

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
            /// What a link to an outlet's site says of the statement that it stands on: "cite" or "ignore".
            #[serde(skip_serializing_if = "Option::is_none")]
            pub links: Option<$crate::policy::Links>,
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
            /// The most percentage of the statements that may rest on unnamed sources alone.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub max_anonymous: Option<$crate::policy::Percent>,
            /// The most percentage of the statements that may have nobody behind them.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub max_unattributed: Option<$crate::policy::Percent>,
            /// The same percentages of the statements that need a source for one thing.
            #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
            #[cfg_attr(feature = "schema", schemars(schema_with = "crate::policy::schema::gates"))]
            pub gates: std::collections::BTreeMap<$crate::policy::Need, $crate::policy::Demand>,
            /// The outlet that the articles are written for: its id or a name.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub outlet: Option<String>,
            /// The outlets that count, by id or name; if given, no others do.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub trusted: Option<Vec<String>>,
            /// The outlets that do not count, by id or name: what rests on them alone is not cited.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub untrusted: Option<Vec<String>>,
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
                    links: self.links,
                    acts: self.acts,
                    min_confidence: self.min_confidence,
                    min_cited: self.min_cited,
                    min_attributed: self.min_attributed,
                    max_anonymous: self.max_anonymous,
                    max_unattributed: self.max_unattributed,
                    gates: self.gates.clone(),
                    outlet: self.outlet.clone(),
                    trusted: self.trusted.clone(),
                    untrusted: self.untrusted.clone(),
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
        let policy = Policy::default();
        Self {
            carry: Some(policy.carry),
            links: Some(policy.links),
            acts: Some(policy.acts),
            min_confidence: Some(policy.min_confidence),
            rules: Rule::ALL.iter().map(|&rule| (rule, policy.severities.of(rule).into())).collect(),
            ..Self::default()
        }
    }

    /// Lets `later` have its say: what it sets holds, what it leaves out stays as it is.
    pub fn update(&mut self, later: Self) {
        fn set<T>(place: &mut Option<T>, later: Option<T>) {
            if later.is_some() {
                *place = later;
            }
        }
        let Self { carry, links, acts, min_confidence, min_cited, min_attributed, .. } = later;
        let Self { max_anonymous, max_unattributed, gates, outlet, trusted, untrusted, rules, .. } = later;
        set(&mut self.carry, carry);
        set(&mut self.links, links);
        set(&mut self.acts, acts);
        set(&mut self.min_confidence, min_confidence);
        set(&mut self.min_cited, min_cited);
        set(&mut self.min_attributed, min_attributed);
        set(&mut self.max_anonymous, max_anonymous);
        set(&mut self.max_unattributed, max_unattributed);
        for (need, Demand { min_cited, min_attributed, max_anonymous, max_unattributed }) in gates {
            let gate = self.gates.entry(need).or_default();
            set(&mut gate.min_cited, min_cited);
            set(&mut gate.min_attributed, min_attributed);
            set(&mut gate.max_anonymous, max_anonymous);
            set(&mut gate.max_unattributed, max_unattributed);
        }
        set(&mut self.outlet, outlet);
        set(&mut self.trusted, trusted);
        set(&mut self.untrusted, untrusted);
        self.rules.extend(rules);
    }

    /// The policy that they make with some outlets, and the default for what they leave out.
    ///
    /// # Errors
    ///
    /// The key of an outlet that there is not.
    pub fn policy(&self, registry: Registry) -> Result<Policy, Wrong> {
        let mut policy = Policy {
            carry: self.carry.unwrap_or_default(),
            links: self.links.unwrap_or_default(),
            acts: self.acts.unwrap_or_default(),
            min_confidence: self.min_confidence.unwrap_or_default(),
            min_cited: self.min_cited,
            min_attributed: self.min_attributed,
            max_anonymous: self.max_anonymous,
            max_unattributed: self.max_unattributed,
            needs: self.gates.clone(),
            outlet: self.outlet.clone(),
            ..Policy::default()
        };
        for (&rule, level) in &self.rules {
            policy.severities.set(rule, level.severity());
        }
        policy.trust.only = self.trusted.as_deref().map(|names| outlets("trusted", names, &registry)).transpose()?;
        policy.trust.not = outlets("untrusted", self.untrusted.as_deref().unwrap_or_default(), &registry)?;
        policy.registry = registry;
        Ok(policy)
    }
}

/// What a setting says that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The setting.
    pub key: &'static str,
    /// What is wrong, and what to do about it.
    pub message: String,
}

/// The outlets that a list names.
fn outlets(key: &'static str, names: &[String], registry: &Registry) -> Result<BTreeSet<OutletId>, Wrong> {
    let outlet = |name: &String| {
        registry.named(name).ok_or_else(|| Wrong {
            key,
            message: match search(registry, name).first() {
                Some(near) => format!("there is no outlet “{name}”; did you mean “{}”?", near.outlet().id),
                None => format!("there is no outlet “{name}”; `ascribe outlets` lists them, [[outlets]] adds to them"),
            },
        })
    };
    names.iter().map(outlet).collect()
}
