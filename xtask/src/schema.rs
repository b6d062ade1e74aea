//! `cargo xtask schema`: the JSON schema of policy files.

use std::fs;

use anyhow::{Context, Result};
use clap::Args;

/// Where the schema stands.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ascribe.schema.json");

/// Write the JSON schema of policy files, ascribe.schema.json
#[derive(Args)]
pub(crate) struct Schema {}

impl Schema {
    /// Writes it.
    pub(crate) fn run(&self) -> Result<()> {
        fs::write(FILE, schema()?).context(FILE)
    }
}

fn schema() -> Result<String> {
    Ok(serde_json::to_string_pretty(&ascribe::policy::schema())? + "\n")
}

#[cfg(test)]
mod tests {
    use super::{FILE, schema};

    #[test]
    fn the_schema_is_that_of_the_code() {
        let written = std::fs::read_to_string(FILE).unwrap_or_default();
        assert!(schema().is_ok_and(|schema| schema == written), "write it anew: cargo xtask schema");
    }
}
