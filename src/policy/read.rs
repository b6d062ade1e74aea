//! Reads a policy file.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, de};

use super::{Config, Rule, nearest};
use crate::error::{Error, ErrorKind, Place};
use crate::outlet::Registry;

/// Where in a file the policy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The whole file is the policy: `ascribe.toml`.
    Whole,
    /// The table `tool.ascribe`: `pyproject.toml`.
    Pyproject,
}

/// A policy as it is written in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// What it says.
    pub config: Config,
    /// Where each key is: "rules.vague-source", "overrides.0.min-cited".
    places: BTreeMap<String, Place>,
}

impl Written {
    /// Reads a file; none if it has no policy.
    ///
    /// # Errors
    ///
    /// Invalid TOML, an unknown key or a wrong value: with its position, the line in question, and the most similar known
    /// key or value.
    pub fn read(text: &str, source: Source) -> Result<Option<Self>, Error> {
        let file = DeTable::parse(text).map_err(|error| explain(text, &error))?;
        let policy = match source {
            Source::Whole => Spanned::new(file.span(), DeValue::Table(file.into_inner())),
            Source::Pyproject => match file.get_ref().get("tool").and_then(|tool| tool.get_ref().get("ascribe")) {
                Some(policy) => policy.clone(),
                None => return Ok(None),
            },
        };
        let mut places = BTreeMap::new();
        note_places(&Places::of(text), "", policy.get_ref(), &mut places);
        let config = Config::deserialize(de::ValueDeserializer::from(policy)).map_err(|error| explain(text, &error))?;
        let written = Self { config, places };
        written.check()?;
        Ok(Some(written))
    }

    /// Where a key is; where its table is if the key itself is not in the file.
    pub fn place(&self, key: &str) -> Place {
        let mut key = key;
        loop {
            match (self.places.get(key), key.rsplit_once('.')) {
                (Some(place), _) => return *place,
                (None, Some((around, _))) => key = around,
                (None, None) => return Place { offset: 0, line: 1, column: 1 },
            }
        }
    }

    /// An error about the value of a key.
    pub fn error(&self, key: &str, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Policy, message).at(self.place(key))
    }

    /// Checks the values that are valid by themselves, but not together.
    fn check(&self) -> Result<(), Error> {
        if let Some(at) = self.config.overrides.iter().position(|settings| settings.files.is_empty()) {
            return Err(
                self.error(&format!("overrides.{at}"), "no files given; add a pattern, such as files = [\"opinion/\"]")
            );
        }
        if let Some(at) = self.config.ignore.iter().position(|ignore| ignore.reason.trim().is_empty()) {
            return Err(self.error(
                &format!("ignore.{at}.reason"),
                "no reason given; say in a few words why the finding is accepted",
            ));
        }
        let outlets = &self.config.outlets;
        let mut seen = BTreeSet::new();
        if let Some(at) = outlets.iter().position(|outlet| !seen.insert(&outlet.id)) {
            return Err(self.error(&format!("outlets.{at}.id"), "duplicate id; an earlier [[outlets]] entry has it"));
        }
        let registered = Registry::with(outlets, false);
        registered.map(|_| ()).map_err(|(at, error)| self.error(&format!("outlets.{at}"), error.to_string()))
    }
}

/// Where each byte of a text stands.
struct Places<'t> {
    text: &'t str,
    /// A place in every few bytes, in order; one is found from the last before it.
    marks: Vec<Place>,
}

impl<'t> Places<'t> {
    fn of(text: &'t str) -> Self {
        const STEP: usize = 256;
        let mut marks: Vec<Place> = Vec::new();
        let mut place = Place { offset: 0, line: 1, column: 1 };
        for c in text.chars() {
            if marks.last().is_none_or(|mark| place.offset >= mark.offset + STEP) {
                marks.push(place);
            }
            place = behind(place, c);
        }
        Self { text, marks }
    }

    /// The place of a byte that a character begins at.
    fn at(&self, offset: usize) -> Place {
        let mark = self.marks.partition_point(|mark| mark.offset <= offset).checked_sub(1);
        let mark = mark.and_then(|at| self.marks.get(at)).copied();
        let start = mark.unwrap_or(Place { offset: 0, line: 1, column: 1 });
        self.text.get(start.offset..offset).unwrap_or_default().chars().fold(start, behind)
    }
}

/// The place behind a character.
fn behind(place: Place, c: char) -> Place {
    let offset = place.offset + c.len_utf8();
    match c {
        '\n' => Place { offset, line: place.line + 1, column: 1 },
        _ => Place { offset, line: place.line, column: place.column + 1 },
    }
}

/// Records where all keys of a table are.
fn note_places(text: &Places<'_>, prefix: &str, value: &DeValue<'_>, places: &mut BTreeMap<String, Place>) {
    let mut note = |name: &str, start: usize, value: &DeValue<'_>| {
        let key = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
        places.insert(key.clone(), text.at(start));
        note_places(text, &key, value, places);
    };
    match value {
        DeValue::Table(table) => {
            table.iter().for_each(|(name, value)| note(name.get_ref(), name.span().start, value.get_ref()));
        }
        DeValue::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| note(&at.to_string(), item.span().start, item.get_ref()));
        }
        _ => {}
    }
}

/// What is wrong, where, and what was probably meant.
fn explain(text: &str, error: &de::Error) -> Error {
    let place = Place::of(text, error.span().map_or(0, |span| span.start));
    let line = text.lines().nth(place.line - 1).unwrap_or_default().trim();
    let excerpt = match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    };
    Error::new(ErrorKind::Policy, complaint(error.message(), &excerpt)).at(place)
}

/// How many characters of a line are shown.
const LONGEST: usize = 80;

/// The deserializer's message about a line, with only the most similar of the names that it expected.
fn complaint(message: &str, line: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let what = match message.split('`').next() {
        Some("unknown field ") => "key",
        Some("unknown variant ") => "name",
        _ => {
            if let Some((key, number)) = percentage(line) {
                return format!("a percentage is written without the % sign: {key} = {number}, in “{line}”");
            }
            let told = message.replace('`', "").replace("expected a sequence", "expected a list");
            return format!(
                "{}, in “{line}”",
                told.replace("expected a map", "expected a table").replace("missing field", "missing key")
            );
        }
    };
    let given = names.next().unwrap_or_default();
    let known: Vec<&str> = names.collect();
    let is_rule = !known.is_empty() && known.iter().all(|name| name.parse::<Rule>().is_ok());
    let what = if is_rule { "rule" } else { what };
    let hint = match nearest(given, known.iter().copied()) {
        Some(near) => format!("did you mean “{near}”?"),
        None if is_rule => "`ascribe explain --list` lists the rules".to_owned(),
        None => format!("known {what}s: {}", known.join(", ")),
    };
    format!("unknown {what} “{given}” in “{line}”; {hint}")
}

/// The key and the number of a line that sets a percentage with its sign: `min-cited = 80%`, or in quotation marks.
fn percentage(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let value = value.split('#').next().unwrap_or_default().trim();
    let number = value.trim_matches(['"', '\'']).strip_suffix('%')?.trim_end();
    number.parse::<f64>().ok().map(|_| (key.trim(), number))
}

#[cfg(test)]
mod tests {
    use super::{Source, Written};
    use crate::error::ErrorKind;
    use crate::policy::{Acts, Carry, Level, Rule};

    fn read(text: &str) -> Option<Written> {
        Written::read(text, Source::Whole).ok().flatten()
    }

    #[test]
    fn a_file_says_what_it_sets_and_where() {
        let text = "carry = 'paragraph'\nacts = ['says']\nmin-cited = 33.3333\n\n[rules]\nvague-source = 'off'\n";
        let written = read(text).unwrap_or_default();
        let settings = written.config.settings();
        assert_eq!(settings.carry, Some(Carry::Paragraph));
        assert_eq!(settings.acts, "says".parse::<Acts>().ok());
        assert_eq!(settings.min_cited, "33.3333".parse().ok());
        assert_eq!(settings.min_attributed, None);
        assert_eq!(settings.rules.into_iter().collect::<Vec<_>>(), [(Rule::VagueSource, Level::Off)]);
        let lines = ["carry", "acts", "min-cited", "rules", "rules.vague-source", "rules.other", "acts.0"];
        assert_eq!(lines.map(|key| written.place(key).line), [1, 2, 3, 5, 6, 5, 2]);
    }

    #[test]
    fn an_empty_file_sets_nothing() {
        assert_eq!(read(""), Some(Written::default()));
        assert_eq!(Written::read("[tool.other]\na = 1", Source::Pyproject).ok(), Some(None));
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        for (text, line, column, message) in [
            ("\n  mincited = 5", 2, 3, "unknown key “mincited” in “mincited = 5”; did you mean “min-cited”?"),
            ("é = 1", 1, 1, "“é = 1”"),
            ("acts = ['é', 'sais']", 1, 9, "unknown name “é” in “acts = ['é', 'sais']”; known names: says, writes"),
            ("acts = 'some'", 1, 8, "a list of acts"),
            ("reader = 'quick'", 1, 10, "unknown name “quick” in “reader = 'quick'”; known names: encoder, fast"),
            ("reader = 'fats'", 1, 10, "did you mean “fast”?"),
            ("min-confidence = 2", 1, 18, "from 0 to 1"),
            ("min-cited = nan", 1, 13, "not a number"),
            ("[[overrides]]\nfiles = ['a']\n[[overrides]]\ncarry = 'strict'", 3, 1, "no files"),
            ("[[overrides]]\nfiles = ['a']\nexclude = ['b']", 3, 1, "unknown key “exclude”"),
            ("carry =", 1, 8, "value"),
            ("min-cited = 80%", 1, 13, "without the % sign: min-cited = 80"),
            ("min-cited = '62.5 %' # most", 1, 13, "without the % sign: min-cited = 62.5"),
        ] {
            let error = Written::read(text, Source::Whole).err();
            let place = error.as_ref().and_then(|error| error.place()).map(|place| (place.line, place.column));
            let told = error.as_ref().map(ToString::to_string).unwrap_or_default();
            assert_eq!(place, Some((line, column)), "{text}: {told}");
            assert!(told.contains(message), "{text}: {told}");
            assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::Policy));
        }
    }

    #[test]
    fn a_key_far_into_a_file_has_its_place() {
        let text = format!("exclude = [{}]\n[rules]\nvague-source = 'off'\n", "'é', ".repeat(1000));
        let written = read(&text).unwrap_or_default();
        for key in ["exclude.0", "exclude.500", "exclude.999", "rules.vague-source"] {
            let place = written.place(key);
            assert_eq!(place, crate::Place::of(&text, place.offset), "{key}");
        }
        assert_eq!((written.place("exclude.999").column, written.place("rules.vague-source").line), (12 + 999 * 5, 3));
    }

    #[test]
    fn long_lines_are_cut() {
        let text = format!("{} = 1", "é".repeat(500));
        let told = Written::read(&text, Source::Whole).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(!told.is_empty() && told.contains('…'), "{told}");
    }
}
