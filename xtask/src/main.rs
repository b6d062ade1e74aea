//! The project's own chores, one file a chore: `cargo xtask CHORE`.

mod browser;
mod decide;
mod evaluate;
mod findings;
mod fold;
mod gold;
mod outlets;
mod pages;
mod picture;
mod random;
mod schema;
mod sentences;
mod sequences;
mod shell;
mod sources;
mod svg;
mod test;
mod train;

use std::process::ExitCode;

use clap::Parser;

/// The project's own chores.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Chore {
    Browser(browser::Browser),
    Decide(decide::Decide),
    Evaluate(evaluate::Evaluate),
    Outlets(outlets::Outlets),
    Findings(findings::Findings),
    Pages(pages::Pages),
    Picture(picture::Picture),
    Schema(schema::Schema),
    Sentences(sentences::Sentences),
    Sequences(sequences::Sequences),
    Sources(sources::Sources),
    Test(test::Test),
    Train(train::Train),
}

fn main() -> ExitCode {
    let done = match Chore::parse() {
        Chore::Browser(chore) => chore.run(),
        Chore::Decide(chore) => chore.run(),
        Chore::Evaluate(chore) => chore.run(),
        Chore::Outlets(chore) => chore.run(),
        Chore::Findings(chore) => chore.run(),
        Chore::Pages(chore) => chore.run(),
        Chore::Picture(chore) => chore.run(),
        Chore::Schema(chore) => chore.run(),
        Chore::Sentences(chore) => chore.run(),
        Chore::Sequences(chore) => chore.run(),
        Chore::Sources(chore) => chore.run(),
        Chore::Test(chore) => chore.run(),
        Chore::Train(chore) => chore.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
