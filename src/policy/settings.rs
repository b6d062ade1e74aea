//! The settings of a policy as a file or a command line gives them: every one is optional.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Demand, Policy, Rule, Severity};
use crate::outlet::{OutletId, Registry, search};

/// Makes a struct of optional fields: its own, then the settings of a policy.
macro_rules! with_settings {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)* }) => {
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$about])*
        #[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
            /// Whether a source also counts for the sentences after it: "strict" (no) or "paragraph" (to the end of its paragraph).
            #[serde(skip_serializing_if = "Option::is_none")]
            pub carry: Option<$crate::policy::Carry>,
            /// What a link to an outlet's site means for the statement that it is in: "cite" or "ignore".
            #[serde(skip_serializing_if = "Option::is_none")]
            pub links: Option<$crate::policy::Links>,
            /// What a source must do to count: a list of acts, or "all".
            #[serde(skip_serializing_if = "Option::is_none")]
            pub acts: Option<$crate::policy::Acts>,
            /// Ignore attributions with a lower confidence than this, from 0 to 1.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub min_confidence: Option<$crate::policy::Confidence>,
            /// What reads the articles: "encoder" (the most accurate) or "fast" (dozens of times faster, but less accurate).
            #[serde(skip_serializing_if = "Option::is_none")]
            pub reader: Option<$crate::policy::Reader>,
            /// At least this percentage of the statements must have an outlet behind them.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub min_cited: Option<$crate::policy::Percent>,
            /// At least this percentage of the statements must have a source, named or not.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub min_attributed: Option<$crate::policy::Percent>,
            /// At most this percentage of the statements may have only unnamed sources.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub max_anonymous: Option<$crate::policy::Percent>,
            /// At most this percentage of the statements may have no source.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub max_unattributed: Option<$crate::policy::Percent>,
            /// The same percentages for statements that need a source for one reason.
            #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
            #[cfg_attr(feature = "schema", schemars(schema_with = "crate::policy::schema::gates"))]
            pub gates: std::collections::BTreeMap<$crate::policy::Need, $crate::policy::Demand>,
            /// The outlet that publishes the articles: its id or a name.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub outlet: Option<String>,
            /// The only outlets that count, by id or name.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub trusted: Option<Vec<String>>,
            /// Outlets that do not count, by id or name: a statement that cites only them has a source, but no outlet.
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
                    reader: self.reader,
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
    /// The settings of a policy, each of which is optional.
    Settings {}
}

/// How much a rule matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not at all: the rule does not run.
    Off,
    /// Its findings are worth knowing.
    Info,
    /// Its findings are worth fixing.
    Warning,
    /// Its findings must be fixed.
    Error,
}

impl Level {
    /// The severity of its findings; none for a rule that is off.
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
    /// The default settings.
    pub fn defaults() -> Self {
        let policy = Policy::default();
        Self {
            carry: Some(policy.carry),
            links: Some(policy.links),
            acts: Some(policy.acts),
            min_confidence: Some(policy.min_confidence),
            reader: Some(policy.reader),
            rules: Rule::ALL.iter().map(|&rule| (rule, policy.severities.of(rule).into())).collect(),
            ..Self::default()
        }
    }

    /// Overrides these settings by those that `later` sets.
    pub fn update(&mut self, later: Self) {
        fn set<T>(place: &mut Option<T>, later: Option<T>) {
            if later.is_some() {
                *place = later;
            }
        }
        let Self { carry, links, acts, min_confidence, reader, min_cited, min_attributed, .. } = later;
        let Self { max_anonymous, max_unattributed, gates, outlet, trusted, untrusted, rules, .. } = later;
        set(&mut self.carry, carry);
        set(&mut self.links, links);
        set(&mut self.acts, acts);
        set(&mut self.min_confidence, min_confidence);
        set(&mut self.reader, reader);
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

    /// The policy with these settings and outlets, and the defaults for what they leave out.
    ///
    /// # Errors
    ///
    /// The key of a list that names an unknown outlet.
    pub fn policy(&self, registry: Registry) -> Result<Policy, Wrong> {
        let mut policy = Policy {
            carry: self.carry.unwrap_or_default(),
            links: self.links.unwrap_or_default(),
            acts: self.acts.unwrap_or_default(),
            min_confidence: self.min_confidence.unwrap_or_default(),
            reader: self.reader.unwrap_or_default(),
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
        outlets("outlet", self.outlet.as_slice(), &registry)?;
        policy.registry = registry;
        Ok(policy)
    }
}

/// A setting with a wrong value.
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
                Some(near) => format!("unknown outlet “{name}”; did you mean “{}”?", near.outlet().id),
                None => format!(
                    "unknown outlet “{name}”; `ascribe outlets` lists the known ones, and [[outlets]] adds your own"
                ),
            },
        })
    };
    names.iter().map(outlet).collect()
}
