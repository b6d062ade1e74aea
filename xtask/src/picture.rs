//! `cargo xtask picture`: the README's picture of the program's output, drawn from what the program really prints.

use std::fs;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::shell::{cargo, root};
use crate::svg;

/// Draw the README's picture of the program's output
#[derive(Args)]
pub(crate) struct Picture {
    /// Only tell whether the picture is current
    #[arg(long)]
    check: bool,
    /// The article to show
    #[arg(long, default_value = ARTICLE)]
    article: String,
    /// Where to put the picture
    #[arg(long, default_value = PICTURE)]
    picture: String,
    /// How many columns it shows
    #[arg(long, default_value_t = COLUMNS)]
    columns: usize,
}

const ARTICLE: &str = "examples/ceasefire.md";
const PICTURE: &str = "docs/ceasefire.svg";
const COLUMNS: usize = 92;

impl Picture {
    /// The check that the README's picture is current.
    pub(crate) fn check() -> Self {
        Self { check: true, article: ARTICLE.to_owned(), picture: PICTURE.to_owned(), columns: COLUMNS }
    }

    /// Draws the picture, or tells whether it is current.
    pub(crate) fn run(&self) -> Result<()> {
        let Self { article, picture, columns, .. } = self;
        let shown = format!("\u{1b}[2m$\u{1b}[0m ascribe check {article}\n\n{}", output(article, *columns)?);
        let drawn = svg::draw(&shown, *columns);
        let path = root().join(picture);
        if !self.check {
            return fs::write(&path, drawn).with_context(|| format!("cannot write {picture}"));
        }
        let kept = fs::read_to_string(&path).with_context(|| format!("cannot read {picture}"))?;
        if kept != drawn {
            bail!("{picture} is out of date; run `cargo xtask picture`");
        }
        println!("{picture} is current");
        Ok(())
    }
}

/// What the program prints about an article, with its colours.
fn output(article: &str, columns: usize) -> Result<String> {
    let columns = columns.to_string();
    let program = ["run", "--quiet", "--package", "ascribe", "--"];
    let arguments = ["check", article, "--color", "always", "--width", &columns];
    let output = cargo(&[&program[..], &arguments].concat()).output().context("cannot run the program")?;
    // 1 is a verdict on the article
    if !matches!(output.status.code(), Some(0 | 1)) {
        bail!("the program failed on {article}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).context("the program did not print UTF-8")
}
