//! `ascribe config`: the policy for an article, and where each value is set.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use ascribe::policy::{Origin, inline};
use ascribe::report::escape;
use clap::Args;
use serde_json::Value;

use super::Outcome;
use super::input::Input;
use super::output::Display;
use super::policy::{Flags, Gates, Policies};

/// Show the policy for an article, and where each value is set
///
/// Prints TOML, one value per line, each with a comment that says where it is set: by default, in a file and line, or on the
/// command line.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// An article [default: any article in the current folder]
    #[arg(value_name = "FILE")]
    article: Option<PathBuf>,

    /// Show only what a file or the command line sets
    #[arg(long)]
    set: bool,

    #[command(flatten)]
    gates: Gates,

    #[command(flatten)]
    flags: Flags,
}

/// Prints the policy.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let input = options.article.as_deref().map(|path| Input::named(path, None));
    let origins = Policies::new(&options.flags, options.gates.settings()?)?.origins(input.as_ref())?;
    let mut lines: Vec<(String, String)> = Vec::new();
    for file in &origins.files {
        for (key, value) in file.of_files() {
            lines.push((assignment(key, &value), file.origin(key).to_string()));
        }
    }
    let values = origins.layers.values().filter(|(.., origin)| !options.set || **origin != Origin::Default);
    lines.extend(values.map(|(key, value, origin)| (assignment(&key, &value), Origin::to_string(origin))));
    let width = lines.iter().map(|(line, _)| line.chars().count()).filter(|width| *width <= WIDEST).max().unwrap_or(0);

    let mut out = display.standard();
    let names: Vec<&str> = origins.files.iter().map(|file| file.shown.as_str()).collect();
    writeln!(out, "# policy files: {}", if names.is_empty() { "none".to_owned() } else { names.join(", ") })?;
    for (line, origin) in lines {
        writeln!(out, "{line:width$}  # {origin}")?;
    }
    out.flush()?;
    Ok(Outcome::Passed)
}

/// Lines longer than this do not push the origins of the others aside.
const WIDEST: usize = 60;

fn assignment(key: &str, value: &Value) -> String {
    escape(&format!("{key} = {}", inline(value))).into_owned()
}
