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

/// Could it be the name of a rule, rather than of a file? Rules have small letters and hyphens.
pub(super) fn is_name(text: &OsStr) -> bool {
    text.to_str().is_some_and(|text| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && text != "-")
}

/// The rule of a name. Fails with the nearest name, or where to find them all.
pub(super) fn named(name: &str) -> Result<Rule, String> {
    name.parse().map_err(|error| match nearest(name, Rule::ALL.iter().map(|rule| rule.name())) {
        Some(rule) => format!("{error}; did you mean {rule}?"),
        None => format!("{error}; `ascribe explain --list` lists them"),
    })
}

/// Shows the page of a rule.
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
    let longest = TABLE.iter().map(|entry| entry.rule.name().len()).max().unwrap_or_default();
    for Entry { rule, page, .. } in TABLE {
        writeln!(out, "{BOLD}{:<longest$}{BOLD:#}  {:<7}  {}", rule.name(), level(*rule), page.summary())?;
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
