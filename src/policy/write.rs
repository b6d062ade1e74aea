//! Writes policy files.

use serde_json::{Map, Value};

use super::{Rule, Settings};

/// The keys of a policy file, in the order in which they are written: each with its meaning and an example value.
const KEYS: &[(&str, &str, &str)] = &[
    (
        "outlet",
        "The outlet that publishes the articles: its id or a name. `ascribe outlets` lists them.",
        "\"reuters\"",
    ),
    (
        "carry",
        "Whether a source also counts for the sentences after it: \"strict\" (no) or \"paragraph\" (to the end of its\n\
         paragraph).",
        "\"strict\"",
    ),
    (
        "links",
        "What a link to an outlet’s site means for the statement that it is in: \"cite\" (the statement cites the outlet) or\n\
         \"ignore\" (nothing).",
        "\"cite\"",
    ),
    (
        "acts",
        "What a source must do to count: a list of says, writes, reports, finds, shows, believes, expects, intends,\nfeels, \
         orders, asks; or \"all\".",
        "[\"says\", \"writes\", \"reports\", \"finds\", \"shows\", \"believes\", \"expects\", \"orders\"]",
    ),
    ("min-confidence", "Ignore attributions with a lower confidence than this, from 0 to 1.", "0.5"),
    (
        "reader",
        "What reads the articles: \"encoder\" (the most accurate) or \"fast\" (dozens of times faster, but less accurate; for\n\
         large archives).",
        "\"encoder\"",
    ),
    ("min-cited", "At least this percentage of the statements must have an outlet behind them.", "20"),
    ("min-attributed", "At least this percentage of the statements must have a source, named or not.", "40"),
    ("max-anonymous", "At most this percentage of the statements may have only unnamed sources.", "10"),
    ("max-unattributed", "At most this percentage of the statements may have no source.", "60"),
    ("trusted", "The only outlets that count, by id or name.", "[\"reuters\", \"ap\", \"afp\"]"),
    (
        "untrusted",
        "Outlets that do not count: a statement that cites only them has a source, but no outlet.",
        "[\"rt\"]",
    ),
    (
        "registry",
        "Whether [[outlets]] are added to the outlets that ascribe knows (\"extend\") or replace them (\"replace\").",
        "\"extend\"",
    ),
    (
        "baseline",
        "A file of known findings, which are accepted; `ascribe baseline create` writes it.",
        "\"ascribe-baseline.json\"",
    ),
    ("include", "In folders, read only files that match one of these patterns (as in .gitignore).", "[\"news/\"]"),
    ("exclude", "In folders, skip files that match one of these patterns.", "[\"archive/\", \"*.draft.md\"]"),
    (
        "extensions",
        "In folders, read files with these extensions instead of those that ascribe knows.",
        "[\"md\", \"txt\"]",
    ),
];

/// The end of a file: tables that apply to some outlets, findings or files.
const OVERRIDES: &str = "\
# Your own outlets, or changes to known ones. Keys: id, name, aliases, short, kind, country, languages,
# domains, owner, state, state-year.
# [[outlets]]
# id = \"daily-example\"
# name = \"Daily Example\"
# aliases = [\"Example Online\"]

# Findings to accept. Keys: rule, reason; optional: file (a pattern), fingerprint, text, until (a day).
# [[ignore]]
# rule = \"single-source\"
# file = \"obituaries/\"
# reason = \"an obituary may rest on the family\"

# Settings for the files that match a pattern; if several match, the last one applies.
# [[overrides]]
# files = [\"opinion/\"]
# carry = \"paragraph\"
# rules.unattributed-statement = \"off\"
";

/// A policy file with these settings and this title. Keys that they leave out are written as comments.
pub fn commented(title: &str, settings: &Settings) -> String {
    let values = match serde_json::to_value(settings) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    };
    let mut file = format!(
        "# {title}\n# Keys after a # are not set; remove the # to set them. `ascribe config` shows the settings that apply to a file.\n"
    );
    for (key, about, example) in KEYS {
        file += &format!("\n# {}\n", about.replace('\n', "\n# "));
        file += &match values.get(*key) {
            Some(value) => format!("{key} = {}\n", inline(value)),
            None => format!("# {key} = {example}\n"),
        };
    }
    file += &gates(settings);
    file += "\n# How much each rule matters: \"off\", \"info\", \"warning\" or \"error\".\n[rules]\n";
    let defaults = Settings::defaults().rules;
    for rule in Rule::ALL {
        let set = settings.rules.get(rule);
        let level = set.or(defaults.get(rule)).and_then(|level| serde_json::to_value(level).ok()).unwrap_or_default();
        let mark = if set.is_some() { "" } else { "# " };
        file += &format!("# {}\n{mark}{rule} = {}\n", rule.about(), inline(&level));
    }
    format!("{file}\n{OVERRIDES}")
}

/// The tables of gates.
fn gates(settings: &Settings) -> String {
    let mut tables =
        "\n# The same percentages for statements that need a source for one reason: quotation, contested, figure, \
                      claim, none.\n"
            .to_owned();
    for (need, demand) in &settings.gates {
        tables += &format!("[gates.{}]\n", need.name());
        for (key, value) in serde_json::to_value(demand).ok().as_ref().and_then(Value::as_object).into_iter().flatten()
        {
            tables += &format!("{key} = {}\n", inline(value));
        }
    }
    if settings.gates.is_empty() {
        tables += "# [gates.quotation]\n# min-attributed = 100\n";
    }
    tables
}

/// A value in TOML, on one line. JSON's strings and numbers are TOML's too.
pub fn inline(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|(name, value)| format!("{name} = {}", inline(value))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
        simple => simple.to_string(),
    }
}

#[cfg(all(test, feature = "config"))]
mod tests {
    use super::commented;
    use crate::policy::{Config, Preset, Settings, Source, Written};

    /// What is read from a file; nothing if it cannot be.
    fn read(text: &str) -> Option<Config> {
        Written::read(text, Source::Whole).ok().flatten().map(|written| written.config)
    }

    #[test]
    fn a_written_preset_is_read_as_the_preset() {
        for preset in Preset::ALL {
            let config = read(&commented(preset.about(), &preset.settings())).unwrap_or_default();
            assert_eq!(config.settings(), preset.settings(), "{}", preset.name());
            assert_ne!(config, Config::default());
        }
        assert_eq!(read(&commented("nothing", &Settings::default())), Some(Config::default()));
    }

    #[test]
    fn a_written_file_holds_every_key() {
        let told = Written::read("? = 1".replace('?', "no-such-key-at-all").as_str(), Source::Whole);
        let told = told.err().map(|error| error.to_string()).unwrap_or_default();
        let keys: Vec<&str> = told.split("known keys: ").nth(1).unwrap_or_default().split(", ").collect();
        assert!(keys.len() > 5, "{told}");
        let file = commented("all", &Settings::default());
        for key in keys {
            let forms =
                [format!("\n# {key} = "), format!("\n[{key}]\n"), format!("\n# [{key}."), format!("\n# [[{key}]]\n")];
            assert!(forms.iter().any(|form| file.contains(form)), "{key} is not in the file");
        }
    }

    #[test]
    fn every_key_that_is_commented_out_can_be_set() {
        // every line that shows a key, without its comment mark
        let shows = |line: &&str| {
            line.starts_with("# [") || line.split_once(" = ").is_some_and(|(key, _)| !key[2..].contains(' '))
        };
        let file = commented("all", &Settings::default());
        let set: Vec<&str> = file.lines().map(|l| if l.starts_with("# ") && shows(&l) { &l[2..] } else { l }).collect();
        let config = read(&set.join("\n")).unwrap_or_default();
        assert!(config.acts.is_some() && !config.overrides.is_empty() && config.extensions.is_some());
        assert_eq!(config.rules, Settings::defaults().rules);
    }
}
