//! `cargo xtask test`: everything that must hold before a change is kept.

use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use clap::Args;

use crate::browser::Browser;
use crate::picture::Picture;
use crate::shell::{cargo, run};

/// Check form, lints, documentation and all tests; stop at the first failure
#[derive(Args)]
pub(crate) struct Test {}

const LINTS: &[&str] = &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
const BARE_LINTS: &[&str] =
    &["clippy", "--quiet", "--package", "ascribe", "--lib", "--no-default-features", "--", "-D", "warnings"];

impl Test {
    /// Runs all steps in order; the tests come last, so that their summary does.
    pub(crate) fn run(&self) -> Result<()> {
        step("form", || run(&mut cargo(&["fmt", "--all", "--check"])))?;
        step("lints", || run(&mut cargo(LINTS)))?;
        step("lints of the library without the program", || run(&mut cargo(BARE_LINTS)))?;
        step("documentation", || run(&mut documentation()))?;
        step("picture", || Picture::check().run())?;
        step("reports in a browser", || Browser::check().run())?;
        if has_nextest() {
            step("examples in the documentation", || run(&mut cargo(&["test", "--quiet", "--workspace", "--doc"])))?;
            step("tests", || run(&mut cargo(&["nextest", "run", "--workspace", "--no-fail-fast"])))
        } else {
            step("tests", || run(&mut cargo(&["test", "--workspace", "--no-fail-fast"])))
        }
    }
}

fn step(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    work().with_context(|| format!("stopped at: {name}"))
}

/// Makes the documentation; a broken link in it is an error.
fn documentation() -> Command {
    let mut command = cargo(&["doc", "--quiet", "--workspace", "--no-deps"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
}

/// Is the faster test runner installed?
fn has_nextest() -> bool {
    let mut version = cargo(&["nextest", "--version"]);
    version.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
