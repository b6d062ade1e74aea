//! The project's own chores: `cargo xtask CHORE`.

mod sentences;

use anyhow::Result;
use clap::Parser;

/// The project's own chores.
#[derive(Parser)]
enum Chore {
    Sentences(sentences::Sentences),
}

fn main() -> Result<()> {
    match Chore::parse() {
        Chore::Sentences(chore) => chore.run(),
    }
}
