//! Reports written with the user's own template, in the Jinja language.
//!
//! The template gets `articles`, a list of JSON audits (`ascribe.audit/1`) that also have a `verdict`, and `totals`. Every string
//! is one line and escaped for terminals; in a template whose name ends in `.html` or `.xml` also for these formats.

use std::fmt;
use std::io::{self, Write};
use std::thread;

use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use serde_json::{Value, json};

use super::escape::one_line;
use super::{Entry, Format, Layout, Totals, json};

/// Writes what a template gets for each article, one per line.
pub(super) const FORMAT: Format = Format {
    name: "template",
    about: "Your own report, written with --template",
    tells_verdict: true,
    article,
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let mut audit = json::value(entry)?;
    let failures: Vec<String> = entry.verdict.failures.iter().map(ToString::to_string).collect();
    audit["verdict"] = json!({
        "passed": entry.verdict.passed(),
        "gates": entry.verdict.gates,
        "failures": failures,
    });
    writeln!(out, "{}", shown(audit))
}

/// The value with all text in it as one line, escaped.
fn shown(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(one_line(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(shown).collect()),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(name, field)| (name, shown(field))).collect()),
        other => other,
    }
}

/// A template whose syntax is correct.
#[derive(Debug, Clone)]
pub struct Template {
    name: String,
    source: String,
}

impl Template {
    /// Reads a template; its name decides how strings are escaped.
    ///
    /// # Errors
    /// If its syntax is wrong.
    pub fn new(name: &str, mut source: String) -> Result<Self, TemplateError> {
        if source.len() > LONGEST {
            let message = format!("is larger than {} KiB, the limit for a template", LONGEST >> 10);
            return Err(TemplateError::Template(None, message));
        }
        // The engine drops one line break at the end.
        if source.ends_with('\n') {
            source.push('\n');
        }
        apart(|| Ok(environment().template_from_named_str(name, &source).map(|_| ())?))?;
        Ok(Self { name: name.to_owned(), source })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes the report from what the format `template` wrote for each article.
    ///
    /// # Errors
    /// If the template uses a value that does not exist, or the report cannot be written.
    pub fn draw(&self, articles: &[u8], totals: &Totals, out: &mut dyn Write) -> Result<(), TemplateError> {
        out.write_all(&apart(|| self.drawn(articles, totals))?)?;
        Ok(())
    }

    /// The report. It takes work and space in proportion to what it is drawn from.
    fn drawn(&self, articles: &[u8], totals: &Totals) -> Result<Vec<u8>, TemplateError> {
        let mut environment = environment();
        environment.set_fuel(Some(FUEL + FUEL_A_BYTE * articles.len() as u64));
        let mut report = Report { bytes: Vec::new(), most: SIZE + SIZE_A_BYTE * articles.len() };
        let template = environment.template_from_named_str(&self.name, &self.source)?;
        let articles: Result<Vec<Value>, _> = serde_json::Deserializer::from_slice(articles).into_iter().collect();
        let articles = articles.map_err(io::Error::from)?;
        let sum = json::coverage(&totals.coverage);
        let Totals { articles: count, failed, unread, .. } = *totals;
        let totals = json!({ "articles": count, "failed": failed, "unread": unread, "coverage": sum });
        let given = json!({ "articles": articles, "totals": totals });
        template.render_captured_to(minijinja::value::Serde(given), &mut report)?;
        Ok(report.bytes)
    }
}

/// How many bytes a template may have.
const LONGEST: usize = 64 << 10;
/// How much stack it takes to read one of that length, however deep it nests expressions.
const STACK: usize = 512 << 20;
/// How many steps a template may take, and how many more for each byte that it is given.
const FUEL: u64 = 5_000_000;
const FUEL_A_BYTE: u64 = 4;
/// How many bytes the report may have, and how many more for each byte that it is drawn from.
const SIZE: usize = 64 << 20;
const SIZE_A_BYTE: usize = 16;

/// Does work on a stack that no template is too deep for. Only the part that is needed takes up memory.
fn apart<T: Send>(work: impl FnOnce() -> Result<T, TemplateError> + Send) -> Result<T, TemplateError> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)?;
        let failed = || TemplateError::Template(None, "cannot be drawn".to_owned());
        thread.join().unwrap_or_else(|_| Err(failed()))
    })
}

/// A report in the making that grows to a size and no further.
struct Report {
    bytes: Vec<u8>,
    most: usize,
}

impl Write for Report {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| match name.trim_end_matches(".j2").rsplit('.').next() {
        Some("html" | "htm" | "xml") => AutoEscape::Html,
        _ => AutoEscape::None,
    });
    environment
}

/// Why a template cannot be used.
#[derive(Debug)]
pub enum TemplateError {
    /// The template is wrong: the line, if it is known, and what is wrong.
    Template(Option<usize>, String),
    /// The report cannot be written.
    Io(io::Error),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template(_, what) => f.write_str(what),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for TemplateError {}

impl From<io::Error> for TemplateError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<minijinja::Error> for TemplateError {
    fn from(error: minijinja::Error) -> Self {
        let too_much = match error.kind() {
            ErrorKind::OutOfFuel => Some("takes too many steps; check for loops inside loops"),
            ErrorKind::WriteFailure => Some("makes a report that is too large; check for loops inside loops"),
            _ => None,
        };
        if let Some(message) = too_much {
            return Self::Template(error.line(), message.to_owned());
        }
        let what =
            error.detail().map_or_else(|| error.kind().to_string(), |detail| format!("{}: {detail}", error.kind()));
        Self::Template(error.line(), one_line(&what))
    }
}

#[cfg(test)]
mod tests {
    use super::{Template, TemplateError, Totals};

    fn draw(name: &str, source: &str) -> String {
        let articles = b"{\"path\":\"<a>.md\"}\n{\"path\":\"b.md\"}\n";
        let template = Template::new(name, source.to_owned());
        let mut out = Vec::new();
        match template.and_then(|template| template.draw(articles, &Totals::default(), &mut out)) {
            Ok(()) => String::from_utf8_lossy(&out).into_owned(),
            Err(TemplateError::Template(line, what)) => format!("{line:?}: {what}"),
            Err(TemplateError::Io(error)) => error.to_string(),
        }
    }

    #[test]
    fn a_template_sees_all_articles() {
        let source = "{% for a in articles %}{{ a.path }} {% endfor %}{{ totals.articles }}\n";
        assert_eq!(draw("a.txt", source), "<a>.md b.md 0\n");
        assert_eq!(draw("a.html", source), "&lt;a&gt;.md b.md 0\n");
        assert_eq!(draw("a.html.j2", source), "&lt;a&gt;.md b.md 0\n");
    }

    #[test]
    fn what_is_wrong_with_a_template_is_told() {
        assert!(draw("a", "\n{% for %}").starts_with("Some(2): syntax error"), "{}", draw("a", "\n{% for %}"));
        assert!(draw("a", "{{ title.x }}").starts_with("Some(1): undefined value"), "{}", draw("a", "{{ title.x }}"));
    }

    #[test]
    fn a_template_comes_to_an_end() {
        let loops =
            "{% for a in range(99999) %}{% for b in range(99999) %}{% if a %}{% endif %}{% endfor %}{% endfor %}";
        assert_eq!(draw("a", loops), "Some(1): takes too many steps; check for loops inside loops");
        let wide = "{% for a in range(9000) %}{{ 'x' * 10000 }}{% endfor %}";
        assert_eq!(draw("a", wide), "None: makes a report that is too large; check for loops inside loops");
        let doubled = "{% set n = namespace(s='x') %}{% for a in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}";
        assert_eq!(draw("a", doubled), "Some(1): takes too many steps; check for loops inside loops");
    }

    #[test]
    fn a_template_may_nest_as_deep_as_it_is_long() {
        let room = super::LONGEST - 100;
        for (lead, part, end) in [
            ("{{ ", "not ", "1 }}"),
            ("{{ ", "-", "1 }}"),
            ("{{ 1", "|e", " }}"),
            ("{{ totals", ".a", " }}"),
            ("{{ ", "1 if 0 else ", "2 }}"),
            ("{{ ", "(", " }}"),
            ("{% if 0 %}", "{% elif 0 %}", "{% endif %}"),
            ("", "{% if 1 %}", ""),
        ] {
            let source = format!("{lead}{}{end}", part.repeat(room / part.len()));
            assert!(!draw("a", &source).is_empty() || part == "{% elif 0 %}", "{part}");
        }
        assert!(draw("a", &"x".repeat(super::LONGEST + 1)).contains("is larger than 64 KiB"));
    }
}
