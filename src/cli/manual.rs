//! `ascribe man` and `ascribe completions`: what shells and `man` are told, made from the definition of the arguments.

use std::io::{self, Write};

use anyhow::{Result, bail};
use ascribe::report::escape;
use clap::Args;
use clap_complete::Shell;

use super::Outcome;

/// Print the manual page of the program, or of one of its commands
#[derive(Debug, Args)]
pub(super) struct Manual {
    /// The command; without it the program
    command: Option<String>,
}

/// Print completions for a shell
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell that they are for
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the page that the options name, for `man`.
pub(super) fn manual(options: &Manual, program: clap::Command) -> Result<Outcome> {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let page = match &options.command {
        None => program,
        Some(name) => {
            let Some(command) = program.find_subcommand(name) else {
                bail!("man {}: there is no such command; see --help", escape(name));
            };
            command.clone()
        }
    };
    // In memory first: a broken pipe is told apart from what is wrong with the page.
    let mut bytes = Vec::new();
    clap_mangen::Man::new(page).render(&mut bytes)?;
    io::stdout().write_all(&bytes)?;
    Ok(Outcome::Passed)
}

/// Prints the completions that the options name.
pub(super) fn completions(options: &Completions, mut program: clap::Command) -> Result<Outcome> {
    let mut bytes = Vec::new();
    clap_complete::generate(options.shell, &mut program, "ascribe", &mut bytes);
    io::stdout().write_all(&bytes)?;
    Ok(Outcome::Passed)
}
