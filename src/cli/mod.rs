//! The command line: one file a command. Arguments become an input, a policy and a report format; the library does the rest.
//!
//! Knows nothing of how articles are audited or reports drawn. The only part of the project where `anyhow` stands.

mod approve;
mod baseline;
mod batch;
mod check;
mod complaint;
mod config;
mod destination;
mod diff;
mod explain;
mod extract;
mod git;
mod init;
mod input;
mod manual;
mod outlets;
mod output;
mod policy;
mod reports;
mod rules;
mod since;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use complaint::{complain, complain_of_arguments};

/// Audits news copy: who stands behind each statement, and what nobody does.
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
    Approve(approve::Options),
    Baseline(baseline::Options),
    Check(check::Options),
    Config(config::Options),
    Diff(diff::Options),
    Explain(explain::Options),
    Extract(extract::Options),
    Init(init::Options),
    Outlets(outlets::Options),
    Completions(manual::Completions),
    Man(manual::Manual),
}

const EXAMPLES: &str = "\
Examples:
  ascribe check draft.md                        Show who stands behind each sentence
  ascribe check --min-attributed 80 articles/   Fail where more than a fifth has no source
  ascribe check --format json draft.md          The whole audit, for programs
  ascribe diff --git HEAD                       What became of sources since the last commit
  ascribe explain draft.md:12                   Why the sentences of line 12 are judged as they are
  ascribe explain dangling-source               What a rule asks for, and why
  ascribe config draft.md                       Which policy holds for it, and who says so
  ascribe init --preset wire                    Begin a policy file in this folder
  ascribe extract draft.docx                    The text that places in a document lead into
  ascribe outlets tass                          What the registry knows of an outlet

Exit status: 0 passed, 1 an article fails what is asked of it, 2 something could not be read or run.
";

/// How a command ends that ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All is as asked.
    Passed,
    /// Something was found wanting.
    Failed,
    /// Part of the input could not be read; already complained of.
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
        Command::Approve(options) => approve::run(options, display),
        Command::Baseline(options) => baseline::run(options, display),
        Command::Check(options) => check::run(options, display),
        Command::Config(options) => config::run(options, display),
        Command::Diff(options) => diff::run(options, display),
        Command::Explain(options) => explain::run(options, display),
        Command::Extract(options) => extract::run(options),
        Command::Init(options) => init::run(options, display),
        Command::Outlets(options) => outlets::run(options, display),
        Command::Completions(options) => manual::completions(options, Arguments::command()),
        Command::Man(options) => manual::manual(options, Arguments::command()),
    };
    match outcome {
        Ok(Outcome::Passed) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::from(1),
        Ok(Outcome::Unread) => ExitCode::from(2),
        // Whoever reads the report has seen enough of it.
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
