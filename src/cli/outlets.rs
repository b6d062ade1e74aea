//! `ascribe outlets`: what the registry knows.

use std::io::Write;

use anyhow::Result;
use ascribe::report::escape;
use ascribe::stub::{OUTLETS, Outlet};
use clap::{Args, ValueEnum};

use super::Outcome;
use super::complaint::complain;
use super::output::Display;

/// Search the registry of outlets.
///
/// Exits with 1 if no outlet matches.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Part of an outlet's name, id or domain; all outlets without it
    name: Option<String>,

    /// How to print them
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// One line an outlet, in columns
    Table,
    /// A list of objects
    Json,
}

pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let found: Vec<&Outlet> =
        OUTLETS.iter().filter(|o| options.name.as_deref().is_none_or(|n| o.id.contains(n))).collect();
    let mut out = display.open(None)?;
    for outlet in &found {
        writeln!(out, "{} {}", outlet.id, outlet.name)?;
    }
    out.flush()?;
    if found.is_empty() {
        complain(&format!("no outlet matches {}", escape(options.name.as_deref().unwrap_or_default())));
        return Ok(Outcome::Failed);
    }
    Ok(Outcome::Passed)
}
