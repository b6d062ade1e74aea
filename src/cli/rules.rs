//! The rules by name, their pages and their list, as `ascribe explain` shows them.

use std::ffi::OsStr;
use std::io::Write;

use anstyle::{Effects, Style};
use anyhow::{Result, bail};
use ascribe::policy::{Rule, Severity, nearest};
use ascribe::report::escape;
use ascribe::rules::{Entry, TABLE};

use super::Outcome;
use super::output::Display;

const BOLD: Style = Style::new().effects(Effects::BOLD);
const DIM: Style = Style::new().effects(Effects::DIMMED);
/// Summaries are not wrapped to fewer columns than this.
const LEAST: usize = 40;

/// Could this be the name of a rule and not of a file? The names of rules have small letters and hyphens.
pub(super) fn is_name(text: &OsStr) -> bool {
    text.to_str().is_some_and(|text| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && text != "-")
}

/// The rule with this name. The error suggests the nearest name, or where to find them all.
pub(super) fn named(name: &str) -> Result<Rule, String> {
    name.parse().map_err(|error| match nearest(name, Rule::ALL.iter().map(|rule| rule.name())) {
        Some(rule) => format!("{error}; did you mean {rule}?"),
        None => format!("{error}; `ascribe explain --list` lists them"),
    })
}

/// Prints the page of a rule.
pub(super) fn page(name: &str, display: &Display) -> Result<Outcome> {
    let rule = match named(name) {
        Ok(rule) => rule,
        Err(error) => bail!("{}: {error}", escape(name)),
    };
    let mut out = display.standard();
    writeln!(out, "{BOLD}{rule}{BOLD:#} {DIM}({}){DIM:#}\n", level(rule))?;
    for line in TABLE.iter().filter(|entry| entry.rule == rule).flat_map(|entry| entry.page.lines()) {
        match line.strip_prefix("## ") {
            Some(heading) => writeln!(out, "{BOLD}{heading}{BOLD:#}")?,
            None => writeln!(out, "{line}")?,
        }
    }
    out.flush()?;
    Ok(Outcome::Passed)
}

/// Lists all rules.
pub(super) fn list(display: &Display) -> Result<Outcome> {
    let mut out = display.standard();
    let width = display.layout(false, false).width;
    let longest = TABLE.iter().map(|entry| entry.rule.name().len()).max().unwrap_or_default();
    // In a narrow window, what a rule looks for goes on lines of its own.
    let columns = longest + 11;
    let indent = if width < columns + LEAST { 4 } else { columns };
    for Entry { rule, page, .. } in TABLE {
        let level = level(*rule);
        write!(out, "{BOLD}{:<longest$}{BOLD:#}  {level}", rule.name())?;
        let summary = textwrap::wrap(page.summary(), width.saturating_sub(indent).max(LEAST));
        for (at, line) in summary.iter().enumerate() {
            if at == 0 && indent == columns {
                write!(out, "{:1$}{line}", "", 9 - level.len())?;
            } else {
                write!(out, "\n{:indent$}{line}", "")?;
            }
        }
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Outcome::Passed)
}

fn level(rule: Rule) -> &'static str {
    match rule.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_nearest_name_is_told() {
        assert_eq!(named("late-speakers"), Err("unknown rule; did you mean late-speaker?".to_owned()));
    }
}
