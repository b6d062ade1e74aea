//! `cargo xtask schema`: the JSON schemas that the project publishes.

use std::fs;

use anyhow::{Context, Result};
use clap::Args;
use serde_json::Value;

use crate::shell::root;

/// Write the JSON schemas: of policy files, ascribe.schema.json, and of audits, docs/ascribe.audit.schema.json
#[derive(Args)]
pub(crate) struct Schema {}

/// Makes a schema.
type Maker = fn() -> Value;

/// Where each schema stands, and what makes it.
const SCHEMAS: [(&str, Maker); 2] =
    [("ascribe.schema.json", ascribe::policy::schema), ("docs/ascribe.audit.schema.json", ascribe::report::schema)];

impl Schema {
    /// Writes them.
    pub(crate) fn run(&self) -> Result<()> {
        SCHEMAS.into_iter().try_for_each(|(file, schema)| fs::write(root().join(file), text(schema)?).context(file))
    }
}

fn text(schema: Maker) -> Result<String> {
    Ok(serde_json::to_string_pretty(&schema())? + "\n")
}

#[cfg(test)]
mod tests {
    use super::{SCHEMAS, root, text};

    #[test]
    fn the_schemas_are_those_of_the_code() {
        for (file, schema) in SCHEMAS {
            let written = std::fs::read_to_string(root().join(file)).unwrap_or_default();
            assert!(text(schema).is_ok_and(|schema| schema == written), "write {file} anew: cargo xtask schema");
        }
    }
}
