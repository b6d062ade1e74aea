//! What goes to standard error: one line for each thing that is wrong.

use std::io::{self, Write};
use std::process::ExitCode;

use ascribe::report::escape;
use clap::error::ErrorKind;

/// Writes one line to standard error. What stands in it has been escaped where it came from outside.
pub(super) fn complain(message: &str) {
    // With standard error gone, there is nobody left to tell.
    let _ = writeln!(io::stderr(), "ascribe: {message}");
}

/// Shows help or the version, or says in one line what is wrong with the arguments.
pub(super) fn complain_of_arguments(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(error.exit_code().try_into().unwrap_or(2));
    }
    // Of clap's message all but the usage: what is wrong, the values that there are, tips.
    let text = error.render().to_string();
    let lines = text.lines().take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let parts: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    let message = parts.join(" ").replace(" tip: ", "; ");
    complain(&format!("{}; see --help", escape(message.strip_prefix("error: ").unwrap_or(&message))));
    ExitCode::from(2)
}
