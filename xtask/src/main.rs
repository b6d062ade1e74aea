//! The project's own chores: `cargo xtask CHORE`.

mod evaluate;
mod fold;
mod gold;
mod sentences;
mod train;

use anyhow::Result;
use clap::Parser;

/// The project's own chores.
#[derive(Parser)]
enum Chore {
    Evaluate(evaluate::Evaluate),
    Sentences(sentences::Sentences),
    Train(train::Train),
}

fn main() -> Result<()> {
    match Chore::parse() {
        Chore::Evaluate(chore) => chore.run(),
        Chore::Sentences(chore) => chore.run(),
        Chore::Train(chore) => chore.run(),
    }
}
