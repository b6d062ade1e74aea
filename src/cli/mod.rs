//! The command line, one file per command. It turns arguments into an input, a policy and a report format; the library does
//! the rest.
//!
//! It knows nothing about how articles are audited or reports are written. No other part of the project uses `anyhow`.

mod approve;
mod baseline;
mod batch;
mod check;
mod complaint;
mod config;
mod destination;
mod diff;
mod earlier;
mod exclusive;
mod explain;
mod extract;
mod git;
mod globs;
mod init;
mod input;
mod manual;
mod outlets;
mod output;
mod policy;
mod reports;
mod room;
mod rules;
mod same;
mod side_file;
mod since;
mod submodules;
mod target;
mod temporary;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use complaint::{complain, complain_of_arguments};

/// Audits news copy: shows who stands behind each statement, and which statements have no source
///
/// Every command has its own help: `ascribe check --help` lists all options, `ascribe check -h` the most common ones.
#[derive(Debug, Parser)]
#[command(name = "ascribe", version, max_term_width = 100, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    display: output::Display,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Options),
    Explain(explain::Options),
    Diff(diff::Options),
    Init(init::Options),
    Config(config::Options),
    Outlets(outlets::Options),
    Extract(extract::Options),
    Baseline(baseline::Options),
    Approve(approve::Options),
    Completions(manual::Completions),
    Man(manual::Manual),
}

const EXAMPLES: &str = "\
Examples:
  ascribe check draft.md                       Audit an article
  ascribe check --min-attributed 80 articles/  Fail articles with more than 20% unattributed statements
  ascribe check --format json draft.md         Print the whole audit for programs
  ascribe explain draft.md:12                  Explain the statuses of the sentences on line 12
  ascribe explain vague-source                 Explain a rule
  ascribe diff --git HEAD                      Show how sources have changed since the last commit
  ascribe init --preset wire                   Create a policy file in this folder
  ascribe config draft.md                      Show the policy for an article, and where it is set
  ascribe outlets tass                         Search the registry of news outlets
  ascribe extract draft.docx                   Print the text that is audited

Exit status:
  0  passed
  1  an article failed: it has an error, or does not meet a gate
  2  something could not be read or run
";

/// How a command that ran has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Everything passed.
    Passed,
    /// Something failed.
    Failed,
    /// Part of the input could not be read; already reported.
    Unread,
}

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return complain_of_arguments(&error),
    };
    let display = &arguments.display;
    let outcome = match &arguments.command {
        Command::Check(options) => check::run(options, display),
        Command::Explain(options) => explain::run(options, display),
        Command::Diff(options) => diff::run(options, display),
        Command::Init(options) => init::run(options, display),
        Command::Config(options) => config::run(options, display),
        Command::Outlets(options) => outlets::run(options, display),
        Command::Extract(options) => extract::run(options),
        Command::Baseline(options) => baseline::run(options, display),
        Command::Approve(options) => approve::run(options, display),
        Command::Completions(options) => manual::completions(options, Arguments::command()),
        Command::Man(options) => manual::manual(options, Arguments::command()),
    };
    match outcome {
        Ok(Outcome::Passed) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::from(1),
        Ok(Outcome::Unread) => ExitCode::from(2),
        // Whoever reads the report has closed the pipe.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let lead = if error.is::<io::Error>() { "the report cannot be written: " } else { "" };
            complain(&format!("{lead}{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| cause.downcast_ref().is_some_and(broken))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Arguments::command().debug_assert();
    }
}
