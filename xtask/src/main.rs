//! The project's own chores: `cargo xtask CHORE`.

mod evaluate;
mod gold;
mod sentences;

use anyhow::Result;
use clap::Parser;

/// The project's own chores.
#[derive(Parser)]
enum Chore {
    Evaluate(evaluate::Evaluate),
    Sentences(sentences::Sentences),
}

fn main() -> Result<()> {
    match Chore::parse() {
        Chore::Evaluate(chore) => chore.run(),
        Chore::Sentences(chore) => chore.run(),
    }
}
