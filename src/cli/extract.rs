//! `ascribe extract`: prints the text that is audited.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use anstream::ColorChoice;
use anyhow::Result;
use ascribe::report::escape;
use clap::Args;

use super::Outcome;
use super::complaint::complain;
use super::destination::Destination;
use super::input::{Input, Reading};
use super::same;

/// Print the text that is audited, without its markup
///
/// For DOCX, ODT and RTF documents, the byte offsets, lines and columns in reports for programs are places in this text. For text
/// formats such as HTML and Markdown they are places in the file itself. On a terminal, control characters are made visible;
/// elsewhere every byte is written as it is.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// An article, or - for standard input
    #[arg(value_name = "FILE")]
    path: PathBuf,

    /// Write the text to this file
    #[arg(short, long = "output-file", alias = "output", value_name = "FILE")]
    output: Option<PathBuf>,

    /// The file name for standard input; its extension gives the format
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,

    #[command(flatten)]
    reading: Reading,
}

/// Prints the text of each article of the input, a line apart.
pub(super) fn run(options: &Options) -> Result<Outcome> {
    let input = Input::named(&options.path, options.stdin_filename.as_deref());
    if let Some(file) = &options.output {
        same::keep_apart(file, "--output-file", [options.path.as_path()])?;
    }
    let bytes = input.read(&options.reading)?;
    let is_seen = options.output.is_none() && std::io::stdout().is_terminal();
    let mut out = match &options.output {
        Some(file) => Destination::file(file, ColorChoice::AlwaysAnsi)?,
        None => Destination::raw(),
    };
    let mut outcome = Outcome::Passed;
    for (index, article) in input.articles(&bytes, &options.reading)?.enumerate() {
        let text = match &article {
            Ok((_, article)) => &article.text,
            Err(error) => {
                complain(&format!("{error:#}"));
                outcome = Outcome::Unread;
                continue;
            }
        };
        if index > 0 {
            writeln!(out)?;
        }
        if is_seen {
            text.lines().try_for_each(|line| writeln!(out, "{}", escape(line)))?;
        } else {
            out.write_all(text.as_bytes())?;
            if !text.ends_with('\n') {
                writeln!(out)?;
            }
        }
    }
    out.finish()?;
    Ok(outcome)
}
