//! Settings that override one another, and where each value came from.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::Settings;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The default.
    Default,
    /// A line of a file.
    File {
        /// The path of the file, for messages.
        path: String,
        /// The line, from 1.
        line: usize,
    },
    /// The command line.
    Flag,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{path}:{line}"),
            Self::Flag => f.write_str("command line"),
        }
    }
}

/// Settings in order of precedence: defaults first, each later layer overriding the ones before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layers {
    settings: Settings,
    origins: BTreeMap<String, Origin>,
}

impl Default for Layers {
    /// The defaults alone.
    fn default() -> Self {
        let mut layers = Self { settings: Settings::default(), origins: BTreeMap::new() };
        layers.update(Settings::defaults(), |_| Origin::Default);
        layers
    }
}

impl Layers {
    /// Adds settings that override those before. `origin` says where a key was set: "min-cited", "rules.vague-source".
    pub fn update(&mut self, settings: Settings, origin: impl Fn(&str) -> Origin) {
        for (key, _) in values(&settings) {
            let origin = origin(&key);
            self.origins.insert(key, origin);
        }
        self.settings.update(settings);
    }

    /// The settings that apply.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Where the value of a key came from.
    pub fn origin(&self, key: &str) -> &Origin {
        self.origins.get(key).unwrap_or(&Origin::Default)
    }

    /// Every value that applies, with its key and where it came from; in the order of the keys.
    pub fn values(&self) -> impl Iterator<Item = (String, Value, &Origin)> {
        values(&self.settings).into_iter().map(|(key, value)| {
            let origin = self.origin(&key);
            (key, value, origin)
        })
    }
}

/// What settings set, by key; those of tables behind a dot.
fn values(settings: &Settings) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    flatten("", serde_json::to_value(settings).unwrap_or_default(), &mut found);
    found
}

fn flatten(prefix: &str, value: Value, found: &mut Vec<(String, Value)>) {
    let Value::Object(fields) = value else {
        found.push((prefix.to_owned(), value));
        return;
    };
    for (name, value) in fields {
        let key = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
        flatten(&key, value, found);
    }
}

#[cfg(test)]
mod tests {
    use super::{Layers, Origin};
    use crate::outlet::Registry;
    use crate::policy::{Level, Policy, Reader, Rule, Settings};

    fn told(layers: &Layers, key: &str) -> Option<String> {
        layers.values().find(|(name, ..)| name == key).map(|(_, value, origin)| format!("{value} {origin}"))
    }

    #[test]
    fn the_defaults_are_those_of_a_policy() {
        assert_eq!(Layers::default().settings().policy(Registry::default()), Ok(Policy::default()));
        assert!(Layers::default().values().all(|(.., origin)| *origin == Origin::Default));
    }

    #[test]
    fn the_reader_is_that_of_the_last_layer_that_names_one() {
        let mut layers = Layers::default();
        assert_eq!(told(&layers, "reader").as_deref(), Some("\"encoder\" default"));
        let file = |line| move |_: &str| Origin::File { path: "project".to_owned(), line };
        layers.update(Settings { reader: Some(Reader::Fast), ..Settings::default() }, file(3));
        layers.update(Settings { min_cited: "5".parse().ok(), ..Settings::default() }, file(7));
        assert_eq!(told(&layers, "reader").as_deref(), Some("\"fast\" project:3"));
        let reader = |layers: &Layers| layers.settings().policy(Registry::default()).map(|policy| policy.reader);
        assert_eq!(reader(&layers), Ok(Reader::Fast));
        layers.update(Settings { reader: Some(Reader::Encoder), ..Settings::default() }, |_| Origin::Flag);
        assert_eq!(told(&layers, "reader").as_deref(), Some("\"encoder\" command line"));
        assert_eq!(reader(&layers), Ok(Reader::Encoder));
    }

    #[test]
    fn the_last_one_to_set_a_value_has_set_it() {
        let mut layers = Layers::default();
        let file = |path: &str, line| Origin::File { path: path.to_owned(), line };
        let mut settings = Settings { min_cited: "30".parse().ok(), ..Settings::default() };
        settings.rules.insert(Rule::VagueSource, Level::Off);
        settings.rules.insert(Rule::LateSpeaker, Level::Off);
        layers.update(settings, |key| file("user", key.len()));
        let mut settings = Settings { min_cited: "40.5".parse().ok(), ..Settings::default() };
        settings.rules.insert(Rule::LateSpeaker, Level::Info);
        layers.update(settings, |_| file("project", 2));
        layers.update(Settings { acts: "all".parse().ok(), ..Settings::default() }, |_| Origin::Flag);

        for (key, expected) in [
            ("min-cited", Some("40.5 project:2")),
            ("acts", Some("\"all\" command line")),
            ("carry", Some("\"strict\" default")),
            ("min-attributed", None),
            ("rules.vague-source", Some("\"off\" user:18")),
            ("rules.late-speaker", Some("\"info\" project:2")),
            ("rules.single-source", Some("\"warning\" default")),
        ] {
            assert_eq!(told(&layers, key).as_deref(), expected, "{key}");
        }
        let policy = layers.settings().policy(Registry::default()).unwrap_or_default();
        assert_eq!(policy.severities.of(Rule::VagueSource), None);
        assert_eq!(policy.min_cited, "40.5".parse().ok());
    }
}
