//! Where reports go and how they may look there.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anyhow::{Result, anyhow};
use ascribe::report::{Layout, escape};
use clap::{Args, ValueEnum};

/// Options on how reports look, for all commands.
#[derive(Debug, Args)]
pub(super) struct Display {
    /// Use colours: auto, always or never; auto heeds NO_COLOR, CLICOLOR and whether a terminal reads
    #[arg(long, value_name = "WHEN", value_enum, default_value = "auto", global = true, hide_possible_values = true)]
    color: Color,

    /// Wrap lines at this many columns [default: the terminal's width, 100 where there is none]
    #[arg(long, value_name = "COLUMNS", global = true)]
    #[arg(value_parser = clap::value_parser!(u16).range(20..=1000))]
    width: Option<u16>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// Lines longer than this are hard to read, however wide the terminal.
const WIDEST: u16 = 120;
/// How wide lines are where no terminal shows them.
const UNSEEN: u16 = 100;

impl Display {
    /// A stream to a file, or to standard output, that takes colours out where they are not wanted.
    pub(super) fn open(&self, file: Option<&Path>) -> Result<Box<dyn Write>> {
        let Some(path) = file else {
            let stdout = io::stdout().lock();
            let choice = self.choice(AutoStream::choice(&stdout));
            return Ok(Box::new(BufWriter::new(AutoStream::new(stdout, choice))));
        };
        let file = File::create(path).map_err(|error| unwritable(path, &error))?;
        let choice = self.choice(ColorChoice::Never);
        Ok(Box::new(BufWriter::new(AutoStream::new(file, choice))))
    }

    /// A stream to a file, or to standard output, for what is no report and stays as it is.
    pub(super) fn open_raw(&self, file: Option<&Path>) -> Result<Box<dyn Write>> {
        let Some(path) = file else { return Ok(Box::new(BufWriter::new(io::stdout().lock()))) };
        let file = File::create(path).map_err(|error| unwritable(path, &error))?;
        Ok(Box::new(BufWriter::new(file)))
    }

    fn choice(&self, auto: ColorChoice) -> ColorChoice {
        match self.color {
            Color::Auto => auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        }
    }

    /// The layout for what reads the report: a terminal, or a file or pipe.
    pub(super) fn layout(&self, many: bool, to_file: bool) -> Layout {
        let seen = !to_file && io::stdout().is_terminal();
        let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.min(WIDEST));
        let width = self.width.or_else(|| if seen { terminal() } else { None }).unwrap_or(UNSEEN);
        Layout { many, width: width.into(), ascii: seen && !shows_unicode() }
    }
}

/// Why a report cannot be written to a file, and what to do about it.
fn unwritable(path: &Path, error: &io::Error) -> anyhow::Error {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "its folder does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be written".to_owned(),
        _ => format!("cannot be written: {error}"),
    };
    anyhow!("{}: {why}; choose another --output", escape(&path.to_string_lossy()))
}

/// Can the terminal show more than ASCII, by what it says of itself?
fn shows_unicode() -> bool {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    utf8 && set("TERM").is_none_or(|term| term != "linux" && term != "dumb")
}
