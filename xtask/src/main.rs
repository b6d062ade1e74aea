//! The project's own chores, one file a chore: `cargo xtask CHORE`.

mod picture;
mod sentences;
mod shell;
mod svg;
mod test;

use std::process::ExitCode;

use clap::Parser;

/// The project's own chores.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Chore {
    Picture(picture::Picture),
    Sentences(sentences::Sentences),
    Test(test::Test),
}

fn main() -> ExitCode {
    let done = match Chore::parse() {
        Chore::Picture(chore) => chore.run(),
        Chore::Sentences(chore) => chore.run(),
        Chore::Test(chore) => chore.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
