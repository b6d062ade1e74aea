//! `ascribe explain`: why the sentences of a line have their status, and what a rule asks for.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::Write;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use ascribe::Audit;
use ascribe::policy::{Policy, Settings};
use ascribe::report::{Question, escape, explain};
use clap::Args;

use super::Outcome;
use super::input::{Input, Reading};
use super::output::Display;
use super::policy::{Flags, Policies};
use super::rules;

/// Explain why a sentence has its status, or what a rule asks for
///
/// For each attribution of a sentence, shows the pattern that found it, its cue, source, content and via, and how each name
/// was resolved. For an unattributed statement, shows what is missing. For a rule, shows its page.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// A line of an article (or a paragraph of a document such as DOCX), and a column to choose one sentence; or the name of a
    /// rule
    #[arg(value_name = "FILE:LINE[:COLUMN]|RULE", allow_hyphen_values = true, required_unless_present = "list")]
    target: Option<OsString>,

    /// List all rules with their default severity
    #[arg(long, conflicts_with = "target")]
    list: bool,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    flags: Flags,
}

/// Explains what the options name: the sentences of a line, a rule, or all rules in a line each.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let Some(target) = &options.target else { return rules::list(display) };
    match Target::parse(target) {
        Some(target) => sentences(&target, options, display),
        None if rules::is_name(target) => rules::page(&target.to_string_lossy(), display),
        None => bail!(
            "{}: no line given; write FILE:LINE, such as draft.md:12, or the name of a rule",
            escape(&target.to_string_lossy())
        ),
    }
}

/// Explains the sentences of a line.
fn sentences(target: &Target<'_>, options: &Options, display: &Display) -> Result<Outcome> {
    let input = Input::named(Path::new(target.file), None);
    let reading = &options.reading;
    let bytes = input.read(reading)?;
    let policy = Policies::new(&options.flags, Settings::default())?.of(&input)?;
    let (name, audit, sentences) = target.find(&input, &bytes, reading, &policy)?;
    let layout = display.layout(false, false);
    let mut out = display.standard();
    for (rank, sentence) in sentences.into_iter().enumerate() {
        if rank > 0 {
            writeln!(out, "\n")?;
        }
        explain(&Question { path: &name, audit: &audit, sentence, acts: policy.acts }, &layout, &mut out)?;
    }
    out.flush()?;
    Ok(Outcome::Passed)
}

/// A line of a file, or a place in it; both from 1, columns in characters.
#[derive(Debug, PartialEq, Eq)]
struct Target<'a> {
    file: &'a OsStr,
    line: usize,
    column: Option<usize>,
}

impl<'a> Target<'a> {
    fn parse(text: &'a OsStr) -> Option<Self> {
        let (rest, last) = split_number(text)?;
        Some(match split_number(rest) {
            Some((file, line)) => Self { file, line, column: Some(last) },
            None => Self { file: rest, line: last, column: None },
        })
    }

    /// The article of the input that has sentences there: its name, its audit, and the sentences.
    fn find<'b>(
        &self,
        input: &Input,
        bytes: &'b [u8],
        reading: &Reading,
        policy: &Policy,
    ) -> Result<(String, Audit<'b>, Vec<usize>)> {
        let mut missing = None;
        for article in input.articles(bytes, reading)? {
            let (name, article) = match article {
                Ok(found) => found,
                Err(error) if missing.is_none() => {
                    missing = Some(error);
                    continue;
                }
                Err(_) => continue,
            };
            let audit = ascribe::audit(article, policy);
            match self.sentences(&audit) {
                Ok(sentences) => return Ok((name, audit, sentences)),
                Err(error) => missing = Some(error.context(format!("{}{self}", escape(&input.name())))),
            }
        }
        Err(missing.unwrap_or_else(|| anyhow!("{}: it contains no article", escape(&input.name()))))
    }

    /// The sentences that have a part on the line, or the one at the column.
    fn sentences(&self, audit: &Audit<'_>) -> Result<Vec<usize>> {
        let article = &audit.article;
        let input = article.input();
        if !article.is_text() {
            if self.line == 0 || self.line > article.paragraphs() {
                bail!("there is no such paragraph; the document has {}", article.paragraphs());
            }
        } else {
            let lines = input.split('\n').count() - usize::from(input.ends_with('\n'));
            if self.line == 0 || self.line > lines {
                bail!("there is no such line; the file has {lines}");
            }
        }
        let place = |span| (article.position(span).numbers(), article.position_of_end(span).numbers());
        let is_asked = |(start, end): ((usize, usize), (usize, usize))| match self.column {
            Some(column) => start <= (self.line, column) && (self.line, column) <= end,
            None => start.0 <= self.line && self.line <= end.0,
        };
        let spans = audit.sentences.iter().map(|sentence| place(sentence.span)).enumerate();
        let found: Vec<usize> = spans.filter(|(_, place)| is_asked(*place)).map(|(id, _)| id).collect();
        if found.is_empty() {
            let what = if article.is_text() { "line" } else { "paragraph" };
            let starts = audit.sentences.iter().map(|sentence| place(sentence.span).0.0);
            match starts.min_by_key(|start| start.abs_diff(self.line)) {
                Some(near) if near != self.line => {
                    bail!("there is no sentence here; the nearest begins on {what} {near}")
                }
                _ => bail!("there is no sentence here; choose a {what} with text, or leave out the column"),
            }
        }
        Ok(found)
    }
}

impl fmt::Display for Target<'_> {
    /// Shows the place, without the file: ":12:5".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ":{}", self.line)?;
        self.column.map_or(Ok(()), |column| write!(f, ":{column}"))
    }
}

/// `name:12` as `name` and 12.
fn split_number(text: &OsStr) -> Option<(&OsStr, usize)> {
    let bytes = text.as_encoded_bytes();
    let colon = bytes.iter().rposition(|byte| *byte == b':').filter(|at| *at > 0)?;
    let number = std::str::from_utf8(&bytes[colon + 1..]).ok().filter(|digits| !digits.starts_with('+'))?;
    Some((prefix(text, colon)?, number.parse().ok()?))
}

#[cfg(unix)]
fn prefix(text: &OsStr, end: usize) -> Option<&OsStr> {
    use std::os::unix::ffi::OsStrExt;
    text.as_bytes().get(..end).map(OsStr::from_bytes)
}

#[cfg(not(unix))]
fn prefix(text: &OsStr, end: usize) -> Option<&OsStr> {
    text.to_str().and_then(|text| text.get(..end)).map(OsStr::new)
}

#[cfg(test)]
mod tests {
    use super::Target;
    use std::ffi::OsStr;

    fn parse(text: &str) -> Option<(&str, usize, Option<usize>)> {
        Target::parse(OsStr::new(text)).and_then(|t| Some((t.file.to_str()?, t.line, t.column)))
    }

    #[test]
    fn a_target_is_a_file_a_line_and_perhaps_a_column() {
        assert_eq!(parse("a.md:12"), Some(("a.md", 12, None)));
        assert_eq!(parse("a.md:12:5"), Some(("a.md", 12, Some(5))));
        assert_eq!(parse("c:/a.md:12"), Some(("c:/a.md", 12, None)));
        for wrong in ["a.md", "a.md:", ":12", "a.md:x", "a.md:-1", "a.md:+1", ""] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
