//! `ascribe man` and `ascribe completions`: generated from the definition of the arguments.

use std::io::{self, Write};

use anyhow::{Result, bail};
use ascribe::report::escape;
use clap::Args;
use clap::builder::Resettable;
use clap_complete::Shell;

use super::Outcome;

/// Print the manual page of the program or of one command
#[derive(Debug, Args)]
pub(super) struct Manual {
    /// The command [default: the program]
    command: Option<String>,
}

/// Print completions for a shell
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the manual page that the options name.
pub(super) fn manual(options: &Manual, program: clap::Command) -> Result<Outcome> {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let page = match &options.command {
        None => program,
        Some(name) => {
            let Some(command) = program.find_subcommand(name) else {
                bail!("man {}: no such command; see `ascribe --help`", escape(name));
            };
            command.clone()
        }
    };
    // It is made in memory first, so that an error of the page is not mistaken for a broken pipe.
    io::stdout().write_all(render(page)?.as_bytes())?;
    Ok(Outcome::Passed)
}

/// The page in roff. The examples and exit statuses keep their lines, which `man` would fill into paragraphs.
fn render(page: clap::Command) -> Result<String> {
    let examples = page.get_after_help().map(ToString::to_string).unwrap_or_default();
    let mut bytes = Vec::new();
    // The generator passes over help of options that `-h` hides unless they have a long help.
    let page =
        page.after_help(Resettable::Reset).mut_args(|arg| match (arg.get_long_help(), arg.get_help().cloned()) {
            (None, Some(help)) => arg.long_help(help),
            _ => arg,
        });
    clap_mangen::Man::new(page).render(&mut bytes)?;
    let mut page = String::from_utf8(bytes)?;
    for section in examples.split("\n\n").map(str::trim_end).filter(|section| !section.is_empty()) {
        let (title, lines) = section.split_once('\n').unwrap_or((section, ""));
        // A line of roff must not begin with a dot or an apostrophe; hyphens are kept as they are typed.
        let lines: Vec<String> = lines
            .lines()
            .map(|line| format!("\\&{}", line.trim_start().replace('\\', "\\e").replace('-', "\\-")))
            .collect();
        page += &format!(".SH {}\n.nf\n{}\n.fi\n", title.trim_end_matches(':').to_uppercase(), lines.join("\n"));
    }
    Ok(page)
}

/// Prints the completions that the options name.
pub(super) fn completions(options: &Completions, mut program: clap::Command) -> Result<Outcome> {
    let mut bytes = Vec::new();
    clap_complete::generate(options.shell, &mut program, "ascribe", &mut bytes);
    io::stdout().write_all(&bytes)?;
    Ok(Outcome::Passed)
}
