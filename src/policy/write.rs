//! Writes policy files.

use serde_json::{Map, Value};

use super::{Rule, Settings};

/// The keys of a policy file, in the order in which they are written: each with what it is for, and what could stand there.
const KEYS: &[(&str, &str, &str)] = &[
    (
        "outlet",
        "The outlet that the articles are written for: its id or a name; `ascribe outlets` lists them.",
        "\"reuters\"",
    ),
    (
        "carry",
        "How far a source goes on speaking: \"strict\" (not at all) or \"paragraph\" (to its end).",
        "\"strict\"",
    ),
    (
        "links",
        "What a link to an outlet’s site says of the statement that it stands on: \"cite\" (that it cites the outlet) or\n\
         \"ignore\" (nothing).",
        "\"cite\"",
    ),
    (
        "acts",
        "What a source must do to count: a list of says, writes, reports, finds, shows, believes, expects, intends,\nfeels, \
         orders, asks; or \"all\".",
        "[\"says\", \"writes\", \"reports\", \"finds\", \"shows\", \"believes\", \"expects\", \"orders\"]",
    ),
    ("min-confidence", "How sure an attribution must be to be heeded, from 0 to 1.", "0.5"),
    ("min-cited", "The least percentage of the statements that must have an outlet behind them.", "20"),
    ("min-attributed", "The least percentage of the statements that must have anybody behind them.", "40"),
    ("max-anonymous", "The most percentage of the statements that may rest on unnamed sources alone.", "10"),
    ("max-unattributed", "The most percentage of the statements that may have nobody behind them.", "60"),
    ("trusted", "The outlets that count, by id or name; if given, no others do.", "[\"reuters\", \"ap\", \"afp\"]"),
    (
        "untrusted",
        "The outlets that do not count: what rests on them alone has a source behind it, but no outlet.",
        "[\"rt\"]",
    ),
    ("registry", "What [[outlets]] are to the outlets that ascribe knows: \"extend\" or \"replace\".", "\"extend\""),
    (
        "baseline",
        "A file of known findings, which are let pass; `ascribe baseline create` writes it.",
        "\"ascribe-baseline.json\"",
    ),
    ("include", "In folders, only read files that match one of these patterns (as in .gitignore).", "[\"news/\"]"),
    ("exclude", "In folders, read no files that match one of these patterns.", "[\"archive/\", \"*.draft.md\"]"),
    ("extensions", "In folders, read files with these extensions.", "[\"md\", \"txt\"]"),
];

/// The end of a file: what goes for some files only.
const OVERRIDES: &str = "\
# Outlets of your own, and what you know better of others. Keys: id, name, aliases, short, kind, country, languages,
# domains, owner, state, state-year.
# [[outlets]]
# id = \"daily-example\"
# name = \"Daily Example\"
# aliases = [\"Example Online\"]

# Findings that are let pass. Keys: rule, reason; and perhaps file (a pattern), fingerprint, text, until (a day).
# [[ignore]]
# rule = \"single-source\"
# file = \"obituaries/\"
# reason = \"an obituary may rest on the family\"

# Settings for the files that match a pattern; of several that match, the later one holds.
# [[overrides]]
# files = [\"opinion/\"]
# carry = \"paragraph\"
# rules.unattributed-statement = \"off\"
";

/// A policy file with these settings, told by `title`. What they leave out stands there as a comment.
pub fn commented(title: &str, settings: &Settings) -> String {
    let values = match serde_json::to_value(settings) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    };
    let mut file = format!(
        "# {title}\n# Keys behind a # are not set: remove it to set them. `ascribe config` shows what holds for an article.\n"
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
        "\n# The same percentages of the statements that need a source for one thing: quotation, contested, figure, \
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
        let keys: Vec<&str> = told.split("there are ").nth(1).unwrap_or_default().split(", ").collect();
        assert!(keys.len() > 5, "{told}");
        let file = commented("all", &Settings::default());
        for key in keys {
            let forms =
                [format!("\n# {key} = "), format!("\n[{key}]\n"), format!("\n# [{key}."), format!("\n# [[{key}]]\n")];
            assert!(forms.iter().any(|form| file.contains(form)), "{key} is not in the file");
        }
    }

    #[test]
    fn what_stands_behind_a_mark_may_be_set() {
        // every line that shows a key, taken out of its comment
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
