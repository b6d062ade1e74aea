//! `ascribe init`: a policy file to begin with.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Result, anyhow};
use ascribe::policy::{Preset, Settings, commented};
use ascribe::report::escape;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Outcome;
use super::output::Display;
use super::policy::NAME;

/// Create a policy file: ascribe.toml, with a comment on every key
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the file
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,

    /// Start with these settings [default: nothing is set]
    #[arg(long, value_parser = presets())]
    preset: Option<Preset>,

    /// Replace an existing file
    #[arg(long)]
    force: bool,
}

fn presets() -> impl TypedValueParser<Value = Preset> {
    let names = Preset::ALL.map(|preset| PossibleValue::new(preset.name()).help(preset.about()));
    PossibleValuesParser::new(names)
        .map(|name| Preset::ALL.into_iter().find(|preset| preset.name() == name).unwrap_or(Preset::Strict))
}

/// Writes the file.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let path = options.folder.strip_prefix(".").unwrap_or(&options.folder).join(NAME);
    let shown = escape(&path.to_string_lossy()).into_owned();
    let (title, settings) = match options.preset {
        Some(preset) => (format!("A policy for ascribe: {}.", preset.about()), preset.settings()),
        None => ("A policy for ascribe.".to_owned(), Settings::default()),
    };
    let mut how = OpenOptions::new();
    how.write(true);
    if options.force {
        how.create(true).truncate(true)
    } else {
        how.create_new(true)
    };
    how.open(&path).and_then(|mut file| file.write_all(commented(&title, &settings).as_bytes())).map_err(|error| {
        anyhow!(
            "{shown}: {}",
            match error.kind() {
                io::ErrorKind::AlreadyExists => "already exists; replace it with --force".to_owned(),
                io::ErrorKind::NotFound => "its folder does not exist".to_owned(),
                io::ErrorKind::PermissionDenied => "cannot be written; check the permissions".to_owned(),
                _ => format!("cannot be written: {error}"),
            }
        )
    })?;
    let mut out = display.standard();
    writeln!(out, "{shown} written")?;
    out.flush()?;
    Ok(Outcome::Passed)
}
