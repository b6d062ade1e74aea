//! `cargo xtask test`: everything that must hold before a change is kept.

use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use clap::Args;

use crate::shell::{cargo, run as run_command};

/// Check form, lints, documentation and all tests; stop at the first failure
#[derive(Args)]
pub(crate) struct Test {}

impl Test {
    /// Runs all steps in order; the tests come last, so that their summary does.
    pub(crate) fn run(&self) -> Result<()> {
        let mut documentation = cargo(&["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"]);
        documentation.env("RUSTDOCFLAGS", "-D warnings");
        let lints = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
        let bare_lints =
            ["clippy", "--quiet", "--package", "ascribe", "--lib", "--no-default-features", "--", "-D", "warnings"];

        step("form", &mut cargo(&["fmt", "--all", "--check"]))?;
        step("lints", &mut cargo(&lints))?;
        step("lints of the library without the program", &mut cargo(&bare_lints))?;
        step("documentation", &mut documentation)?;
        step("picture", &mut cargo(&["xtask", "picture", "--check"]))?;
        if has_nextest() {
            step("examples in the documentation", &mut cargo(&["test", "--quiet", "--workspace", "--doc"]))?;
            step("tests", &mut cargo(&["nextest", "run", "--workspace", "--no-fail-fast"]))
        } else {
            step("tests", &mut cargo(&["test", "--workspace", "--no-fail-fast"]))
        }
    }
}

fn step(name: &str, command: &mut Command) -> Result<()> {
    println!("\n== {name}");
    run_command(command).with_context(|| format!("stopped at: {name}"))
}

/// Is the faster test runner installed?
fn has_nextest() -> bool {
    let mut version = cargo(&["nextest", "--version"]);
    version.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
